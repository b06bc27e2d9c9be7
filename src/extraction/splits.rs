//! Percentages of one whole that follow each other without amounts: 研究生6.8%，本科57.1%，大专29.3%，中专及以下6.8%.
//!
//! Three that nearly make up a hundred were meant to. Words that say so let more be read: 资金来源比例为 in front of them
//! makes more than a hundred a contradiction however much it is, and with 其余 all is told. Two are a whole only with
//! such words, or where their names are those of the two parts of one thing.

use std::collections::HashSet;

use super::builder::Builder;
use super::clause::{Clause, Mark, clauses};
use super::phrases::whole_of;
use super::words::{self, Concept};
use crate::amount::Number;
use crate::claims::{Claim, Completeness, Measure, Place, Quantity, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::report::expenditure::CategoryId;
use crate::search::{any_of, has};

/// Fewer tell of nothing whole, unless words say so.
const LEAST: usize = 3;
/// So far from a hundred they may still have been meant to make it up.
const NEAR: (i64, i64) = (97, 103);
/// And so far where words say that they do.
const SAID: (i64, i64) = (80, 130);
/// Or that nothing is left.
const ALL: (i64, i64) = (60, 150);
/// So little of it where a colon announces what it is made of.
const ANNOUNCED: i64 = 90;

/// Percentages that follow each other, and what is said of them.
#[derive(Default)]
struct Row<'d> {
    figures: Vec<usize>,
    /// 占基本支出的: the whole, where one of them names it.
    whole: &'d str,
    /// 支出构成：, 按类型划分，, 比例为: they are all of something.
    introduced: bool,
    /// 按学历划分: by one thing, so that none is in two parts.
    divided: bool,
    /// A colon behind such words: nothing but them follows.
    announced: bool,
    /// 其余, or 合计100%: nothing is left.
    rest: bool,
    /// 其他 or 不满意 at the end: little can be.
    closed: bool,
    /// 等, 主要: something is left.
    partial: bool,
}

/// What a clause has for a row.
enum Said<'d> {
    Share(usize, &'d str),
    /// 合计100%
    Total,
    /// A percentage of another kind: a rate, a change, an aim.
    Other,
    Nothing,
}

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let known = with_amounts(builder);
    for &statement in statements {
        let figures = builder.document.figures_in(statement);
        if figures.iter().filter(|figure| figure.kind == FigureKind::Percent).count() < 2 {
            continue;
        }
        let clauses = clauses(builder.document, statement);
        let mut row = Row::default();
        // 分别增长3%、40%、60%: what follows a rate without words of its own is one too.
        let mut barred = false;
        for (index, clause) in clauses.iter().enumerate() {
            let words = builder.slice(clause.span);
            if starts_anew(builder, clause, words) {
                take(builder, &std::mem::take(&mut row), &known);
            }
            let bare = words.starts_with(|c: char| c.is_ascii_digit());
            let said = share(builder, clause);
            barred = match said {
                Said::Other => true,
                _ => barred && bare && clause.before == Mark::Dun,
            };
            match said {
                Said::Share(figure, whole) if !barred => {
                    let other = !row.whole.is_empty() && !whole.is_empty() && row.whole != whole;
                    if other || matches!(clause.before, Mark::Stop | Mark::Line) {
                        let fresh = row.figures.is_empty().then_some((row.introduced, row.divided, row.announced));
                        take(builder, &std::mem::take(&mut row), &known);
                        (row.introduced, row.divided, row.announced) = fresh.unwrap_or_default();
                    }
                    row.add(figure, whole, words);
                }
                Said::Total => {
                    row.rest = true;
                    take(builder, &std::mem::take(&mut row), &known);
                }
                // 满意268份，占68.4%: amounts may stand between.
                Said::Nothing => row.words(words),
                _ => take(builder, &std::mem::take(&mut row), &known),
            }
            if introduces(builder, clause, words) {
                row.introduced = true;
                row.divided = words.contains('按') || has(words, "划分");
                row.announced = clauses.get(index + 1).is_some_and(|next| next.before == Mark::Colon);
            }
        }
        take(builder, &row, &known);
    }
}

impl<'d> Row<'d> {
    fn add(&mut self, figure: usize, whole: &'d str, words: &'d str) {
        self.introduced |= self.figures.is_empty()
            && any_of![
                "比例为",
                "构成为",
                "结构为",
                "占比分别",
                "占比依次",
                "比重分别",
                "比重依次",
                "比例分别",
                "比例依次"
            ]
            .is_in(words);
        // 本科及以上占60%，党员占45%: told apart in two ways.
        self.introduced &= self.divided || !any_of!["以上", "党员", "以下"].is_in(words);
        self.figures.push(figure);
        if self.whole.is_empty() {
            self.whole = whole;
        }
        self.rest |= any_of!["其余", "剩余", "余下"].starts(words).is_some();
        // 非常满意, 满意, …, 不满意: a scale has an end.
        self.closed |= any_of!["不满意", "很不满意"].is_in(words) && self.figures.len() > 1;
        self.closed |= self.introduced && any_of!["其他", "其它"].starts(words).is_some();
        self.words(words);
    }

    fn words(&mut self, words: &str) {
        self.partial |= words.trim_end_matches('。').ends_with('等') || has(words, "主要");
    }

    /// The least and the most that these may come to and still have been meant to be all.
    fn bounds(&self, twins: Option<Twins>) -> Option<(Number, Number)> {
        let hundred = Number::HUNDRED;
        let (near, said) =
            ((Number::whole(NEAR.0), Number::whole(NEAR.1)), (Number::whole(SAID.0), Number::whole(SAID.1)));
        match self.figures.len() {
            0 | 1 => None,
            _ if self.rest => Some((Number::whole(ALL.0), Number::whole(ALL.1))),
            _ if self.closed => Some(said),
            _ if self.partial => (self.figures.len() >= LEAST).then_some(near),
            3.. if self.introduced && self.announced => Some((Number::whole(ANNOUNCED), said.1)),
            _ if self.introduced => Some((near.0, said.1)),
            2 => match twins? {
                Twins::All => Some(said),
                Twins::Most => Some((hundred, said.1)),
            },
            _ => Some(near),
        }
    }
}

/// 其中: parts of the last part; 支出构成：, 按类型划分，: another whole.
fn starts_anew(builder: &Builder<'_, '_>, clause: &Clause, words: &str) -> bool {
    // 项目支出占25%，项目支出中设备占70%，其余30%
    let inside = || any_of!["支出中", "收入中", "资金中", "经费中", "采购中", "资产中", "人员中"].place_in(words);
    words.starts_with("其中") || introduces(builder, clause, words) || inside().is_some_and(|at| at > 0)
}

/// The words of a clause without a figure say that parts of something follow.
fn introduces(builder: &Builder<'_, '_>, clause: &Clause, words: &str) -> bool {
    const MOST: usize = 24;
    let states = |figure: usize| !matches!(builder.figure(figure).kind, FigureKind::Year(_) | FigureKind::Ordinal);
    let how =
        any_of!["构成", "结构", "比例为", "比例", "占比", "比重", "组成", "划分", "分类", "来源", "如下", "分布", "按"];
    let ends = any_of![
        "构成", "结构", "比例", "占比", "比重", "组成", "划分", "分类", "来源", "如下", "分布", "情况", "为", "看",
        "分", "是", "方面"
    ];
    // People are told apart in several ways at once: 研究生占…，党员占….
    let other = any_of!["主要", "率", "人员结构", "队伍", "干部", "职工", "年龄", "学历", "在编", "在职"];
    let divided = words.starts_with('按') && words.ends_with(['分', '类']);
    let short = words.chars().count() <= MOST && (divided || !other.is_in(words));
    let words = words.trim_start_matches('在').trim_end_matches('中');
    let stated = clause.figures.clone().any(states);
    !stated && (words == "其中" || (how.is_in(words) && ends.ends(words).is_some() && short))
}

/// The only percentage of a clause, where its words say that it is a part of something.
fn share<'d>(builder: &Builder<'d, '_>, clause: &Clause) -> Said<'d> {
    let mut percents = clause.figures.clone().filter(|&figure| builder.figure(figure).kind == FigureKind::Percent);
    let Some(figure) = percents.next() else { return Said::Nothing };
    let words = builder.slice(clause.span);
    // （去年工资福利占52.9%）: beside the row, and no part of it.
    if clause.before == Mark::Open && any_of!["年", "同期", "上期", "原", "目标"].is_in(words) {
        return Said::Nothing;
    }
    let years = clause.figures.clone().any(|figure| matches!(builder.figure(figure).kind, FigureKind::Year(_)));
    // 2021年、2022年项目支出占比分别为35.2%、38.4%: of one year each.
    let of_years = (years && clause.before == Mark::Dun)
        || any_of!["年来", "历年", "各年", "逐年", "三年", "两年", "五年", "近年"].is_in(words);
    if percents.next().is_some() || of_years {
        return Said::Other;
    }
    if any_of!["合计", "共计", "总计", "总和", "之和", "相加"].is_in(words) {
        let all = builder.figure(figure).number == Number::HUNDRED;
        return if all { Said::Total } else { Said::Other };
    }
    let span = builder.figure(figure).span;
    let before = builder.slice(Span { start: clause.span.start, end: span.start });
    let other = any_of![
        "率",
        "度",
        "增",
        "降",
        "减",
        "完成",
        "高于",
        "低于",
        "达",
        "目标",
        "超",
        "比上年",
        "较",
        "提高",
        "执行",
        "系数",
        "权重"
    ];
    let far = before.chars().count() > if any_of!["分别", "依次"].is_in(before) { 48 } else { 24 };
    // 2023年度支出 is no degree, 较满意 no comparison.
    let plain =
        || before.replace("年度", "").replace("季度", "").replace("较满意", "").replace("较好", "").replace("较差", "");
    let other = !far && other.is_in(before) && other.is_in(&plain());
    if far || other || words::trend(before).is_some() { Said::Other } else { Said::Share(figure, whole_of(before)) }
}

/// Two parts of one thing by their names.
#[derive(Clone, Copy)]
enum Twins {
    /// 人员经费 and 公用经费 of 基本支出, something and what is not that: there is nothing else.
    All,
    /// 基本支出 and 项目支出: few have more.
    Most,
}

fn twins(names: &[String], whole: &str) -> Option<Twins> {
    use CategoryId::{Basic, Operating, Personnel, Project};
    let category = |name: &String| match words::concept(name) {
        Some(Concept::Category(id)) => Some(id),
        _ => None,
    };
    let [first, second] = names else { return None };
    // 财政拨款, 非财政拨款
    if first.strip_prefix('非') == Some(second) || second.strip_prefix('非') == Some(first) {
        return Some(Twins::All);
    }
    let names = [category(first)?, category(second)?];
    if names.contains(&Basic) && names.contains(&Project) {
        return Some(Twins::Most);
    }
    let both = names.contains(&Personnel) && names.contains(&Operating);
    (both && has(whole, "基本支出")).then_some(Twins::All)
}

/// A row of percentages that were meant to make up a hundred.
fn take(builder: &mut Builder<'_, '_>, row: &Row<'_>, known: &HashSet<Span>) {
    if row.figures.len() < 2 || row.figures.iter().any(|&figure| known.contains(&builder.figure(figure).span)) {
        return;
    }
    let name = |figure: usize| {
        words::core(builder.slice(builder.figure(figure).label).split('占').next().unwrap_or("")).to_owned()
    };
    let names: Vec<String> = row.figures.iter().map(|&figure| name(figure)).collect();
    let Some((least, most)) = row.bounds(twins(&names, row.whole)) else { return };
    let Ok(sum) = Number::sum(row.figures.iter().map(|&figure| builder.figure(figure).number)) else { return };
    if sum < least || sum > most {
        return;
    }
    let parts: Vec<Quantity> =
        row.figures.iter().zip(&names).map(|(&figure, name)| builder.quantity(figure, name)).collect();
    let span = parts.iter().filter_map(|part| part.place.span).reduce(|a, b| a.to(b));
    let whole = Quantity {
        name: "各项占比".to_owned(),
        number: Number::HUNDRED,
        measure: Measure::Percent,
        place: Place::default(),
    };
    builder.claims.push(Claim::Sum(Sum {
        topic: Topic::Split,
        whole,
        parts,
        unquantified: 0,
        completeness: Completeness::Complete,
        wording: "占比".to_owned(),
        place: Place { span, field: None },
    }));
}

/// The shares that are held against their part and their whole, or make up a hundred in their own listing.
fn with_amounts(builder: &Builder<'_, '_>) -> HashSet<Span> {
    let shares = builder.claims.iter().filter_map(|claim| match claim {
        Claim::Share(share) if (share.part.is_some() && share.whole.is_some()) || share.full_split => {
            share.percent.place.span
        }
        _ => None,
    });
    shares.collect()
}
