//! What a table holds, and the lines around it say again: 校园安全维护 | 140.00 | 133.00, and below it 该项目预算140.00万元，执行123.00万元.
//!
//! A figure of a line belongs to a cell where its words name the row, or the line points at the table and that has one row
//! or a total, and where one column only holds what the words call it. It contradicts the cell by a slip of the pen, or
//! where the line points at the table; what another cell holds was told of that.

use super::grid::{Entry, entry, is_head, is_total};
use crate::amount::slips;
use crate::amount::{Number, Unit};
use crate::claims::tolerance::{Likeness, comparable, in_unit, likeness, money};
use crate::claims::{Claim, Measure, Place, Quantity, Repeat, Span};
use crate::document::{Cell, FigureKind, Line, LineKind, Table};
use crate::extraction::builder::Builder;
use crate::extraction::words;
use crate::search::{any_of, has};

/// Lines above and below a table that speak of it.
const NEAR: usize = 2;
/// A longer table is a register.
const MOST_ROWS: usize = 60;
const MOST_COLUMNS: usize = 12;
/// Figures of a line that speaks of a table.
const MOST_TOLD: usize = 24;
/// Characters between the name of a row and a figure of it.
const FAR: usize = 40;

/// What a figure is, by the head of its column or by the words in front of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Budget,
    Actual,
    Rate,
    Points,
    Plain,
}

struct Row<'d> {
    name: &'d str,
    total: bool,
    cells: Vec<Option<usize>>,
}

struct Read<'d> {
    heads: Vec<&'d str>,
    kinds: Vec<Option<Kind>>,
    rows: Vec<Row<'d>>,
    unit: Option<Unit>,
}

/// What no other reader has held against its table.
pub(in crate::extraction) fn read(builder: &mut Builder<'_, '_>) {
    let document = builder.document;
    document.tables.iter().for_each(|table| of_table(builder, table));
}

fn of_table(builder: &mut Builder<'_, '_>, table: &Table) {
    if !(2..=MOST_ROWS).contains(&table.rows.len()) {
        return;
    }
    let lines = lines(builder, table);
    if lines.is_empty() {
        return;
    }
    let Some(read) = Read::of(builder, table) else { return };
    for line in lines {
        said(builder, &read, line);
    }
}

/// The lines of words around a table that hold figures.
fn lines(builder: &Builder<'_, '_>, table: &Table) -> Vec<Span> {
    let document = builder.document;
    let is_row = |kind: LineKind| matches!(kind, LineKind::Row(_));
    let above = document.lines.partition_point(|line| line.span.end <= table.span.start);
    let below = document.lines.partition_point(|line| line.span.end <= table.span.end);
    // The name of the table and its unit stand between.
    let says = |line: &&Line| !document.figures_in(line.span).is_empty();
    let before = document.lines[..above].iter().rev().take(2 * NEAR).take_while(|line| !is_row(line.kind));
    let behind = document.lines[below..].iter().take(NEAR).take_while(|line| !is_row(line.kind));
    let told = |span: &Span| document.figures_in(*span).len() <= MOST_TOLD;
    before.filter(says).take(NEAR).chain(behind.filter(says)).map(|line| line.span).filter(told).collect()
}

impl<'d> Read<'d> {
    fn of(builder: &Builder<'d, '_>, table: &Table) -> Option<Read<'d>> {
        let at = table.rows.iter().take(2).position(|row| is_head(builder, row));
        // 人员支出 | 1,523,600.00: without a head a name and its amount.
        let headless = [Cell::default(), Cell::default()];
        let (head, body) = match at {
            Some(at) => (&table.rows[at][..], &table.rows[at + 1..]),
            None => (&headless[..], &table.rows[..]),
        };
        let width = head.len();
        if !(2..=MOST_COLUMNS).contains(&width) || body.is_empty() {
            return None;
        }
        let heads: Vec<&str> = head.iter().map(|&cell| builder.slice(cell)).collect();
        let mut kinds: Vec<Option<Kind>> = heads.iter().map(|head| kind_of_head(head)).collect();
        if at.is_none() {
            kinds[1] = Some(Kind::Plain);
        }
        // 2023年 | 2022年: which year a sentence means it does not say in every clause.
        let is_dated = |cell: &Cell| builder.document.figures_in(*cell).len() == 1;
        if head.iter().filter(|cell| is_dated(cell)).count() > 1 {
            for (kind, _) in kinds.iter_mut().zip(head).filter(|(_, cell)| is_dated(cell)) {
                *kind = None;
            }
        }
        let mut rows = Vec::with_capacity(body.len());
        for row in body.iter().filter(|row| row.len() == width) {
            let name =
                row.iter().find(|&&cell| entry(builder, cell) == Entry::Words).map_or("", |&cell| builder.slice(cell));
            let figure = |cell: &Cell| match entry(builder, *cell) {
                Entry::Figure(figure) => Some(figure),
                _ => None,
            };
            rows.push(Row { name: bare(name), total: is_total(name), cells: row.iter().map(figure).collect() });
        }
        let unit = table.unit.or(builder.document.unit);
        (!rows.is_empty()).then_some(Read { heads, kinds, rows, unit })
    }

    /// The one column that holds such a thing.
    fn column(&self, kind: Kind, words: &str) -> Option<usize> {
        let numbers = |at: &usize| matches!(self.kinds[*at], Some(Kind::Budget | Kind::Actual | Kind::Plain));
        let only = |mut found: Box<dyn Iterator<Item = usize> + '_>| {
            let first = found.next()?;
            found.next().is_none().then_some(first)
        };
        let all = || 0..self.kinds.len();
        match kind {
            Kind::Rate => {
                let tail: String = words.chars().rev().take(3).collect::<Vec<_>>().into_iter().rev().collect();
                only(Box::new(all().filter(move |&at| {
                    self.kinds[at] == Some(Kind::Rate)
                        && (has(self.heads[at], &tail) || words.ends_with(self.heads[at]))
                })))
            }
            // 年度指标值 | 实际完成值: what is told of an indicator is what was done.
            Kind::Plain if self.heads.iter().any(|head| any_of!["指标值", "目标值"].is_in(head)) => {
                only(Box::new(all().filter(move |&at| self.kinds[at] == Some(Kind::Actual))))
            }
            Kind::Plain => only(Box::new(all().filter(numbers))),
            _ => only(Box::new(all().filter(move |&at| self.kinds[at] == Some(kind)))).or_else(|| {
                let own = all().filter(numbers).count() == 1 && kind == Kind::Actual;
                only(Box::new(all().filter(move |at| own && numbers(at) && self.kinds[*at] == Some(Kind::Plain))))
            }),
        }
    }

    /// The row that the words in front of a figure name last; the longer of two that end together.
    fn row(&self, words: &str) -> Option<usize> {
        let found = self.rows.iter().enumerate().filter(|(_, row)| row.name.chars().count() > 1 && !row.total);
        let ends = found.filter_map(|(at, row)| Some((words.rfind(row.name)? + row.name.len(), row.name.len(), at)));
        let (end, _, at) = ends.max()?;
        let same = self.rows.iter().filter(|row| row.name == self.rows[at].name).count();
        // 示范面积1.24万亩（其中核心区0.35万亩: a part of what the row holds.
        // So is what one source of money gave: 设施维护使用政府性基金120万元.
        let part = any_of!["其中", "政府性基金", "一般公共预算", "上级资金", "自有资金", "自筹"];
        let near = words[end..].chars().count() <= FAR && !part.is_in(&words[end..]);
        (same == 1 && near).then_some(at)
    }

    /// 甲专项185.30万元，乙专项246.75万元，…: the one column that holds what the line says of at least two rows.
    fn told_again(&self, builder: &Builder<'_, '_>, line: Span) -> Option<usize> {
        let first = builder.document.figures_before(line.start);
        let mut held = vec![0_usize; self.heads.len()];
        for figure in first..first + builder.document.figures_in(line).len() {
            let own = builder.figure(figure);
            let words = builder.slice(Span { start: line.start, end: own.span.start });
            let Some(row) = self.row(words.rsplit('。').next().unwrap_or(words)) else { continue };
            for (column, count) in held.iter_mut().enumerate() {
                let cell = self.rows[row].cells[column].map(|cell| builder.figure(cell).number);
                *count += usize::from(cell == Some(own.number));
            }
        }
        let most = held.iter().copied().max().filter(|&most| most > 1)?;
        let mut columns = held.iter().enumerate().filter(|(_, count)| **count == most).map(|(column, _)| column);
        columns.next().filter(|_| columns.next().is_none())
    }

    fn quantity(&self, builder: &Builder<'_, '_>, row: usize, column: usize) -> Option<(usize, Quantity)> {
        let figure = self.rows[row].cells[column]?;
        let found = builder.figure(figure);
        let of_head = self.heads[column]
            .rsplit_once('（')
            .and_then(|(_, bracket)| Unit::from_label(bracket.trim_end_matches('）')));
        let measure = match (found.kind, self.kinds[column]) {
            (FigureKind::Money(unit), _) => Measure::Money(unit),
            (FigureKind::Percent, _) | (_, Some(Kind::Rate)) => Measure::Percent,
            (FigureKind::Count, _) => Measure::Count,
            (FigureKind::Points, _) | (_, Some(Kind::Points)) => Measure::Points,
            _ => of_head.or(self.unit).map_or(Measure::Count, Measure::Money),
        };
        let quantity = Quantity { name: String::new(), number: found.number, measure, place: Place::span(found.span) };
        Some((figure, quantity))
    }
}

/// Without what does not name it: 其中：, 1., （项）.
fn bare(name: &str) -> &str {
    let name = name.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | '（' | '）' | ' '));
    let name = name.trim_start_matches("其中").trim_start_matches(['：', '，']);
    let name = words::identity(name.split('（').next().unwrap_or(name));
    let counted = any_of!["人数", "数量", "人次", "户数", "面积", "里程", "个数", "场次", "次数", "率"].ends(name);
    match counted.map(|word| &name[..name.len() - word.len()]) {
        Some(rest) if rest.chars().count() > 1 && !name.ends_with('率') => rest,
        _ => name,
    }
}

fn kind_of_head(head: &str) -> Option<Kind> {
    let name = head.split('（').next().unwrap_or(head);
    let other = any_of![
        "序号", "行次", "编号", "分值", "权重", "满分", "上年", "去年", "增减", "占比", "比重", "变动", "备注", "说明",
        "原因", "差", "结余", "结转", "追加", "标准"
    ];
    if other.is_in(name) {
        None
    } else if any_of!["率", "进度"].is_in(name) || name.contains('%') {
        Some(Kind::Rate)
    } else if any_of!["得分", "自评分"].is_in(name) {
        Some(Kind::Points)
    } else if any_of!["决算", "执行", "实际", "支出", "完成", "支付", "实有", "在岗", "在编"].is_in(name)
    {
        Some(Kind::Actual)
    } else if any_of!["预算", "计划", "安排", "下达", "目标", "指标值", "编制"].is_in(name) {
        Some(Kind::Budget)
    } else if any_of!["金额", "数", "合计", "人数", "投资", "资金"].ends(name).is_some() || name.ends_with("万元")
    {
        Some(Kind::Plain)
    } else {
        None
    }
}

/// What the words directly in front of a figure call it; none where they speak of a change, a part or another year.
fn kind_of_words(figure: FigureKind, words: &str) -> Option<Kind> {
    let other = any_of![
        "较", "比", "增", "减", "上年", "去年", "每", "均", "扣", "节", "超", "差", "另", "占", "余", "结转", "约",
        "近", "低于", "高于", "不", "缺", "剩", "未", "满分", "追加", "调整"
    ];
    if other.is_in(words) {
        return None;
    }
    match figure {
        FigureKind::Percent => any_of!["率", "进度", "度"].ends(words).map(|_| Kind::Rate),
        FigureKind::Points => has(words, "分").then_some(Kind::Points),
        FigureKind::Money(_) | FigureKind::Count => {
            let actual =
                any_of!["决算", "执行", "支出", "实际", "完成", "支付", "使用", "实有", "在职", "在岗"].last_in(words);
            let budget = any_of!["预算", "计划", "安排", "下达", "目标", "编制", "核定"].last_in(words);
            match (actual.map(|(at, _)| at), budget.map(|(at, _)| at)) {
                (Some(a), Some(b)) => Some(if a > b { Kind::Actual } else { Kind::Budget }),
                (Some(_), None) => Some(Kind::Actual),
                (None, Some(_)) => Some(Kind::Budget),
                (None, None) => Some(Kind::Plain),
            }
        }
        _ => None,
    }
}

/// Holds the figures of a line against the cells that they tell again.
fn said(builder: &mut Builder<'_, '_>, read: &Read<'_>, line: Span) {
    let text = builder.slice(line);
    let points_at = any_of!["上表", "表中", "从表", "下表", "附表", "见表", "表内", "据表", "由表", "如下"].is_in(text);
    let mut alike: Vec<usize> = Vec::new();
    let mut unlike: Vec<(usize, usize, usize, Quantity, bool)> = Vec::new();
    let first = builder.document.figures_before(line.start);
    let mut from = line.start;
    let meant = read.told_again(builder, line);
    for index in first..first + builder.document.figures_in(line).len() {
        let figure = builder.figure(index);
        let (kind, start) = (figure.kind, figure.span.start);
        let between = builder.slice(Span { start: from.min(start), end: start });
        let skip = matches!(kind, FigureKind::Year(_) | FigureKind::Ordinal | FigureKind::Date | FigureKind::Code);
        if !skip {
            from = figure.span.end;
        }
        let tail = between.rsplit(['，', '。', '；', '：', '、', '（', '）']).next().unwrap_or(between);
        let tail = tail.trim_end_matches(['为', '达', '到', '是', '仅', '共', '计']);
        // 总分90分及以上为优: a bound.
        let behind = &builder.document.text()[builder.figure(index).span.end as usize..];
        if any_of!["及以上", "以上", "（含", "以下", "至", "—"].starts(behind).is_some()
            || behind.starts_with(['-', '~'])
        {
            continue;
        }
        let Some(kind) = kind_of_words(kind, tail) else { continue };
        let column = read.column(kind, tail).or(meant.filter(|_| kind == Kind::Plain));
        let Some(column) = column else { continue };
        let sentence = builder.slice(Span { start: line.start, end: start });
        let sentence = sentence.rsplit('。').next().unwrap_or(sentence);
        let of_total = any_of!["合计", "总计", "共计", "总得分", "总分", "自评得分"].is_in(tail);
        let named = read.row(sentence).filter(|_| !of_total);
        let whole = || {
            let mut totals = read.rows.iter().enumerate().filter(|(_, row)| row.total).map(|(at, _)| at);
            let total = totals.next().filter(|_| totals.next().is_none() && of_total);
            let single =
                (read.rows.len() == 1).then_some(0).filter(|&at| read.rows[at].name.is_empty() || named == Some(at));
            single.or(total).filter(|_| points_at)
        };
        let Some(row) = named.or_else(whole) else { continue };
        let Some((cell, known)) = read.quantity(builder, row, column) else { continue };
        let figure = builder.figure(index);
        let measure = match figure.kind {
            FigureKind::Money(unit) => Measure::Money(unit),
            FigureKind::Percent => Measure::Percent,
            FigureKind::Points => Measure::Points,
            _ => Measure::Count,
        };
        let own = Quantity { measure, number: figure.number, place: Place::span(figure.span), ..known.clone() };
        let counted = measure == Measure::Count;
        let same_unit = !counted
            || builder.figure(cell).kind != FigureKind::Count
            || builder.unit_of(cell) == builder.unit_of(index);
        if !comparable(&known, &own) || !same_unit {
            continue;
        }
        // 小计 | 90 | 89.43 below 自评总分99.32分: the table holds some of the indicators.
        let of_some = kind == Kind::Points
            && read.rows[row].cells.iter().flatten().any(|&full| {
                let full = builder.figure(full).number;
                full >= known.number && full < own.number
            });
        if of_some {
            continue;
        }
        match likeness(&known, &own) {
            Ok(Likeness::Different) if !elsewhere(builder, read, &own) => {
                unlike.push((row, cell, index, known, named.is_some()));
            }
            Ok(Likeness::Different) | Err(_) => {}
            Ok(_) => alike.push(row),
        }
    }
    for (row, cell, index, known, named) in unlike {
        let figure = builder.figure(index);
        let measure = match figure.kind {
            FigureKind::Money(unit) => Measure::Money(unit),
            _ => known.measure,
        };
        let own = Quantity { measure, number: figure.number, place: Place::span(figure.span), ..known.clone() };
        // What else is told of the same row is told as it stands there.
        let beside = alike.contains(&row);
        let digits = if beside { 2 } else { 3 };
        let bound = if named { is_slip(&known, &own, digits) || (points_at && !alike.is_empty()) } else { points_at };
        let claimed = builder.bound.iter().chain(&builder.claims).any(|claim| {
            matches!(claim, Claim::Repeat(repeat) if repeat.quantities.iter().any(|other| other.place.span == own.place.span))
        });
        // 压减15.00万元, which the table adds as -15.00.
        let turned = own.number.is_negative() != known.number.is_negative() && own.number.abs() == known.number.abs();
        if !bound || claimed || turned {
            continue;
        }
        let name = builder.slice(builder.figure(index).label).to_owned();
        let quantities = [known, own].map(|quantity| Quantity { name: name.clone(), ..quantity }).to_vec();
        (builder.used[cell], builder.used[index]) = (true, true);
        builder.bound.push(Claim::Repeat(Repeat { name, quantities, across: true }));
    }
}

/// Another cell holds what the line says.
fn elsewhere(builder: &Builder<'_, '_>, read: &Read<'_>, own: &Quantity) -> bool {
    (0..read.rows.len()).any(|row| {
        (0..read.heads.len()).any(|column| {
            read.quantity(builder, row, column).is_some_and(|(_, other)| {
                other.number == own.number
                    || comparable(&other, own)
                        && matches!(likeness(&other, own), Ok(Likeness::Same | Likeness::Rounded))
            })
        })
    })
}

/// One digit, or two that changed places, in at least so many.
fn is_slip(known: &Quantity, own: &Quantity, digits: u32) -> bool {
    let unit = money(own.measure).unwrap_or_default();
    let read = |quantity: &Quantity| {
        if money(own.measure).is_some() { in_unit(quantity, unit).ok() } else { Some(quantity.number) }
    };
    let (Some(a), Some(b)) = (read(known), read(own)) else { return false };
    let decimals = a.decimals().min(b.decimals());
    let (Ok(a), Ok(b)) = (a.rounded(decimals), b.rounded(decimals)) else { return false };
    let telling = |number: Number| number.mantissa().unsigned_abs() >= 10_u128.pow(digits - 1);
    telling(a) && telling(b) && (slips::between(a, b).is_some() || slips::shuffled(a, b))
}
