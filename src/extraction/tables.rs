//! Tables: which row is a header, and what its columns hold. The rows themselves are read by `score_table` and
//! `funds_table`.

use super::builder::Builder;
use super::{funds_table, score_table, scores, words};
use crate::amount::Number;
use crate::claims::{Claim, Grade, Measure, Place, Quantity, Span};
use crate::document::{Cell, Document, FigureKind, Table};
use crate::report::Execution;
use crate::search::{any_of, has};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Level(u8),
    Target,
    Actual,
    Unit,
    Direction,
    FullMarks,
    Score,
    Lost,
    Reason,
    Initial,
    Adjusted,
    Executed,
    Rate,
    Label,
    Other,
}

/// A header row.
pub(super) struct Header {
    pub columns: Vec<Column>,
    pub kind: Kind,
}

impl Header {
    /// 预算数 over 年初预算 | 调整后预算: a second row of the head says more of the columns than the first.
    fn goes_on(&mut self, builder: &Builder<'_, '_>, row: &[Cell]) -> bool {
        let amount =
            |column: Column| matches!(column, Column::Initial | Column::Adjusted | Column::Executed | Column::Rate);
        let below: Vec<Column> = row.iter().map(|&cell| column_below(builder.slice(cell))).collect();
        let figures = row.iter().any(|&cell| !builder.document.figures_in(cell).is_empty());
        if figures || below.iter().filter(|&&column| amount(column)).count() < 2 {
            return false;
        }
        for (own, below) in self.columns.iter_mut().zip(below) {
            if amount(below) {
                *own = below;
            }
        }
        true
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Scores,
    Funds,
}

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let document = builder.document;
    for table in &document.tables {
        let mut header: Option<Header> = None;
        let whole_follows = table.rows.iter().any(|row| score_table::is_row_of_whole(builder, row));
        let whole = |row: &Vec<Cell>| {
            row.first().is_some_and(|&cell| any_of!["资金总额", "总额", "整体支出"].is_in(builder.slice(cell)))
        };
        let of_department = table.rows.iter().any(whole);
        let mut levels = score_table::Levels::new(whole_follows);
        // A list of projects with their budgets, beside the department's own funds.
        let mut list = false;
        for row in &table.rows {
            if builder.scores_begun && row.first().is_some_and(|&cell| builder.slice(cell) == "项目名称") {
                builder.next_form();
            }
            if let Some(found) = header_of(builder, row) {
                // A second header row below the first (其中：…) does not change what the first said.
                // The form of a second project is no part of the first one's tree.
                if std::mem::take(&mut list) {
                    builder.end_form();
                }
                if builder.scores_done {
                    builder.next_form();
                } else if found.kind == Kind::Funds
                    && (builder.report.execution != Execution::default()
                        || (!of_department && scores_projects(builder, row, &found)))
                    && !builder.in_further_form()
                {
                    builder.next_form();
                    list = true;
                }
                if found.kind == Kind::Funds {
                    funds_table::marks_in_head(builder, row);
                }
                header = Some(found);
                levels = score_table::Levels::new(whole_follows);
                continue;
            }
            let Some(header) = &mut header else {
                labelled(builder, row);
                continue;
            };
            if header.goes_on(builder, row) {
                continue;
            }
            match header.kind {
                Kind::Scores => score_table::row(builder, header, row, &mut levels),
                Kind::Funds => funds_table::row(builder, header, row, table.unit),
            }
        }
        if list {
            builder.end_form();
        }
    }
    builder.end_forms();
}

/// 项目 | 全年预算数 | 执行数 | 执行率 | 自评得分: where no row is the department's, all are projects.
fn scores_projects(builder: &Builder<'_, '_>, row: &[Cell], header: &Header) -> bool {
    let is_project = |cell: &Cell| matches!(builder.slice(*cell), "项目" | "项目名称" | "自评项目");
    row.iter().any(is_project) && header.columns.contains(&Column::Score)
}

/// A list of projects with their scores and grades: 项目名称 | … | 自评得分 | 评价等级.
pub(super) fn grades(builder: &mut Builder<'_, '_>) {
    let document = builder.document;
    for table in &document.tables {
        stacked_grade(builder, table);
        let mut columns: Option<(usize, usize, usize)> = None;
        for row in &table.rows {
            let at = |fits: fn(&str) -> bool| row.iter().position(|&cell| fits(builder.slice(cell)));
            // 执行得分 | 产出得分 | … | 总分 | 等级: the grade is that of the total.
            let score = at(of_total)
                .or_else(|| at(|text| any_of!["得分", "评分", "分数"].is_in(text) && text.chars().count() <= 8));
            let grade = at(|text| any_of!["等级", "评级", "等次", "档次"].is_in(text) && text.chars().count() <= 8);
            if let (Some(score), Some(grade)) = (score, grade) {
                columns = Some((score, grade, row.len()));
                continue;
            }
            let Some((score, grade, cells)) = columns else { continue };
            let (Some(&score), Some(&grade)) = (row.get(score), row.get(grade)) else { continue };
            let Some(&word) = words::GRADES.iter().find(|word| **word == builder.slice(grade)) else { continue };
            let Some(figure) = figure_in(builder, score).filter(|_| row.len() == cells) else { continue };
            // 差 | 60以下 | 1: the bound of a grade is no score.
            if builder.figure(figure).span != score {
                continue;
            }
            if !matches!(builder.figure(figure).kind, FigureKind::Bare | FigureKind::Points) {
                continue;
            }
            let mut quantity = builder.quantity(figure, "得分");
            quantity.measure = Measure::Points;
            let place = Place::span(grade);
            builder.claims.push(Claim::Grade(Grade { score: Some(quantity), word: word.to_owned(), place }));
        }
    }
}

/// 总分, 自评总分: beside 执行得分 and others, the one that a grade goes by.
fn of_total(text: &str) -> bool {
    any_of!["总分", "总得分", "综合得分", "合计得分", "自评总分", "自评总得分", "自评得分"].starts(text).is_some()
}

/// 总分 | 89.6 and 评价等级 | 优, in one row or below each other.
fn stacked_grade(builder: &mut Builder<'_, '_>, table: &Table) {
    let mut total: Option<usize> = None;
    for row in &table.rows {
        for pair in row.windows(2) {
            let label = builder.slice(pair[0]).trim_end_matches('：');
            if matches!(
                label,
                "总分"
                    | "总得分"
                    | "自评总分"
                    | "自评得分"
                    | "综合得分"
                    | "评价得分"
                    | "自评总得分"
                    | "得分合计"
                    | "最终得分"
            ) {
                let figure = figure_in(builder, pair[1]);
                total = figure
                    .filter(|&figure| matches!(builder.figure(figure).kind, FigureKind::Bare | FigureKind::Points));
                continue;
            }
            let graded = matches!(
                label,
                "评价等级"
                    | "自评等级"
                    | "等级"
                    | "评定等级"
                    | "评价等次"
                    | "自评等次"
                    | "等次"
                    | "评级"
                    | "绩效等级"
                    | "评价结果"
                    | "自评结果"
                    | "评价结论"
            );
            let word = words::GRADES.iter().find(|word| **word == builder.slice(pair[1]).trim_matches('"'));
            if let (true, Some(&word), Some(figure)) = (graded, word, total) {
                total = None;
                let quantity = Quantity { measure: Measure::Points, ..builder.quantity(figure, "得分") };
                builder.claims.push(Claim::Grade(Grade {
                    score: Some(quantity),
                    word: word.to_owned(),
                    place: Place::span(pair[1]),
                }));
            }
        }
    }
}

/// Cells that speak of scores in sentences: 评价结论 | 本项目自评得分96分，等级为优.
pub(super) fn sentences<'d>(document: &'d Document<'_>) -> impl Iterator<Item = Span> + 'd {
    let cells = document.tables.iter().flat_map(|table| table.rows.iter().flatten().copied());
    cells.filter(|&cell| {
        let text = document.slice(cell);
        has(text, "得分") && document.figures_in(cell).iter().any(|figure| figure.kind == FigureKind::Points)
    })
}

/// A form has a dozen columns.
const MOST_CELLS: usize = 60;

pub(super) fn header_of(builder: &Builder<'_, '_>, row: &[Cell]) -> Option<Header> {
    // Every row is held against its head: a wide one over many rows would take as long as all cells that it could have.
    if row.len() > MOST_CELLS {
        return None;
    }
    let mut columns: Vec<Column> = row.iter().map(|&cell| column(builder.slice(cell))).collect();
    // 绩效指标 | 指标名称: two columns of names are two levels.
    if columns.iter().filter(|column| **column == Column::Level(3)).count() == 2
        && !columns.contains(&Column::Level(2))
        && let Some(first) = columns.iter_mut().find(|column| **column == Column::Level(3))
    {
        *first = Column::Level(2);
    }
    // 指标名称 over three columns of names, merged into one cell.
    let empty = |at: usize| row.get(at).is_some_and(|cell| cell.is_empty());
    if let Some(at) = columns.iter().position(|column| *column == Column::Level(3))
        && !columns.iter().any(|column| matches!(column, Column::Level(1 | 2)))
        && empty(at + 1)
    {
        let last = if empty(at + 2) { at + 2 } else { at + 1 };
        for (level, column) in columns[at..=last].iter_mut().rev().enumerate() {
            *column = Column::Level(3 - level as u8);
        }
    }
    of_this_year(builder, row, &mut columns);
    scores_of_this_year(builder, row, &mut columns);
    // 执行数（元） | 执行数（万元）: the first tells it.
    for at in 1..columns.len() {
        let amount = matches!(columns[at], Column::Initial | Column::Adjusted | Column::Executed | Column::Rate);
        if amount && columns[..at].contains(&columns[at]) {
            columns[at] = Column::Other;
        }
    }
    let has = |column: Column| columns.contains(&column);
    // 三级指标（分值） | … | 得分: the marks stand in the names.
    let in_names = || {
        let named = row.iter().zip(&columns).filter(|(_, column)| matches!(column, Column::Level(_)));
        named.into_iter().any(|(&cell, _)| any_of!["分值", "权重", "满分"].is_in(builder.slice(cell)))
    };
    let kind = if has(Column::Executed) && (has(Column::Adjusted) || has(Column::Initial)) {
        Kind::Funds
    } else if (has(Column::FullMarks) && (has(Column::Score) || has(Column::Level(1)) || has(Column::Level(3))))
        || (has(Column::Score) && has(Column::Level(1)) && in_names())
    {
        Kind::Scores
    } else {
        return None;
    };
    Some(Header { columns, kind })
}

/// 2023年得分 | 2024年初评 | 2024年复核: the scores are those of the year itself, and of several the last.
fn scores_of_this_year(builder: &Builder<'_, '_>, row: &[Cell], columns: &mut [Column]) {
    let year = |at: usize| match builder.document.figures_in(row[at]).first()?.kind {
        FigureKind::Year(year) => Some(year),
        _ => None,
    };
    let dated: Vec<(usize, u16)> = (0..row.len()).filter_map(|at| Some((at, year(at)?))).collect();
    let Some(own) = dated.iter().map(|&(_, year)| year).max() else { return };
    let earlier = |&(at, year): &(usize, u16)| year < own && columns[at] == Column::Score;
    let scored =
        |at: usize| any_of!["得分", "初评", "自评", "复核", "复评", "评分"].ends(builder.slice(row[at])).is_some();
    let this = dated.iter().rev().find(|&&(at, year)| year == own && scored(at)).map(|&(at, _)| at);
    if let (Some(this), true) = (this, dated.iter().any(earlier)) {
        for &(at, _) in &dated {
            if columns[at] == Column::Score {
                columns[at] = Column::Other;
            }
        }
        columns[this] = Column::Score;
    }
}

/// 预算数 | 决算数 | 上年决算数, 2024年预算数 | 2024年决算数 | 2023年决算数: the funds are those of the year itself.
fn of_this_year(builder: &Builder<'_, '_>, row: &[Cell], columns: &mut [Column]) {
    let amount = |column: Column| matches!(column, Column::Initial | Column::Adjusted | Column::Executed);
    let year = |cell: Cell| {
        let first = builder.document.figures_in(cell).first()?;
        if let FigureKind::Year(year) = first.kind { Some(year) } else { None }
    };
    let years = || row.iter().zip(&*columns).filter(|&(_, &column)| amount(column)).map(|(&cell, _)| year(cell));
    // 全年执行数 | 2023年执行数 in a report of 2024.
    let Some(own) = years().flatten().max().max(builder.report.year) else { return };
    let told: Vec<bool> = row.iter().map(|&cell| year(cell).is_some_and(|year| year < own)).collect();
    for (column, earlier) in columns.iter_mut().zip(told) {
        if earlier && amount(*column) {
            *column = Column::Other;
        }
    }
}

/// In the second row of a head 预算数 may be told apart in short.
fn column_below(text: &str) -> Column {
    match text {
        "年初" | "年初数" | "年初安排" => Column::Initial,
        "调整后" | "调整数" | "调整" | "全年" | "全年数" => Column::Adjusted,
        "执行" | "决算" | "实际" => Column::Executed,
        other => column(other),
    }
}

fn column(text: &str) -> Column {
    let text = text.trim_end_matches(['）', 'A', 'B', 'a', 'b', '（']);
    // 未支出数 is what is left.
    let left = any_of!["未支", "未执行", "未使用", "未拨", "未付"].starts(text).is_some();
    if text.is_empty() || text.chars().count() > 16 || left {
        return Column::Other;
    }
    if any_of!["上年", "去年", "上期", "前年", "上一年", "同期"].is_in(text)
        && any_of!["决算", "预算", "执行", "支出"].is_in(text)
        && !any_of!["结转", "结余"].is_in(text)
    {
        return Column::Other;
    }
    if has(text, "一级指标") || text == "一级" {
        Column::Level(1)
    } else if has(text, "二级指标") || text == "二级" {
        Column::Level(2)
    } else if has(text, "三级指标")
        || text == "三级"
        || matches!(
            text,
            "指标名称"
                | "指标"
                | "绩效指标"
                | "指标内容"
                | "主要指标"
                | "考核内容"
                | "评价内容"
                | "具体指标"
                | "考核指标"
                | "评价指标"
                | "自评指标"
                | "考评指标"
                | "评分指标"
                | "评价项目"
                | "评分项目"
                | "考核项目"
        )
    {
        Column::Level(3)
    } else if has(text, "年初预算") {
        Column::Initial
    } else if text.starts_with("得分") || text.ends_with("得分") {
        // 得分（20分*执行率）, 执行率得分
        Column::Score
    } else if any_of!["增减", "差额", "同比", "增长", "变动"].is_in(text)
        && any_of!["执行", "支出", "决算", "预算"].is_in(text)
    {
        // 执行数增减: against the year before.
        Column::Other
    } else if has(text, "执行率") || matches!(text, "支出率" | "支付率" | "支出进度" | "执行进度" | "支付进度")
    {
        Column::Rate
    } else if any_of!["全年预算", "调整后预算", "调整预算"].is_in(text) || text.starts_with("预算数") {
        Column::Adjusted
    } else if any_of!["执行数", "决算数", "全年执行", "实际支出", "支出数", "执行金额", "支出金额"].is_in(text)
    {
        Column::Executed
    } else if any_of!["得分", "自评分"].is_in(text) {
        Column::Score
    } else if any_of!["分值", "权重", "满分", "标准分"].is_in(text) {
        Column::FullMarks
    } else if matches!(text, "扣分" | "扣减分" | "失分" | "扣分值") {
        Column::Lost
    } else if any_of!["偏差", "原因", "扣分", "改进措施"].is_in(text) {
        Column::Reason
    } else if any_of!["实际完成", "完成值", "实际值", "完成情况", "执行情况"].is_in(text) {
        Column::Actual
    } else if any_of!["指标值", "目标值", "年初目标", "年度指标", "预期指标"].is_in(text) {
        Column::Target
    } else if any_of!["度量单位", "计量单位"].is_in(text) || text == "单位" {
        Column::Unit
    } else if any_of!["指标性质", "计算符号"].is_in(text) {
        Column::Direction
    } else if any_of!["资金", "项目", "来源"].is_in(text) {
        Column::Label
    } else {
        Column::Other
    }
}

/// A row's cells with their columns, and which column that is. A row with fewer cells than its header lacks the leading
/// ones, which a cell above covers, or the empty ones at its end: whichever leaves the figures where the header wants
/// figures.
pub(super) fn cells<'c>(
    builder: &Builder<'_, '_>,
    header: &'c Header,
    row: &'c [Cell],
) -> impl Iterator<Item = (usize, Column, Cell)> + use<'c> {
    let missing = header.columns.len().saturating_sub(row.len());
    // A row with more cells has a label in two: 按收入性质分 | 一般公共预算拨款.
    let more = row.len().saturating_sub(header.columns.len());
    let fit_of =
        |row: &[Cell]| header.columns.iter().zip(row).filter(|&(column, &cell)| fits(builder, *column, cell)).count();
    let row = if more > 0 && fit_of(&row[more..]).max(1) >= fit_of(row) { &row[more..] } else { row };
    let fit = |skip: usize| {
        let pairs = header.columns.iter().skip(skip).zip(row);
        pairs.filter(|&(column, &cell)| fits(builder, *column, cell)).count()
    };
    // Where both fit, the leading cells are missing: that is how merged cells arrive. 合计 in a table whose rows are
    // numbered lacks the number in front and the cells at the end.
    let mut skip = missing;
    for other in [0].into_iter().chain(1..missing).take_while(|_| missing > 0) {
        if fit(other) > fit(skip) {
            skip = other;
        }
    }
    let columns = header.columns.iter().copied().enumerate().skip(skip);
    columns.zip(row.iter().copied()).map(|((at, column), cell)| (at, column, cell))
}

fn fits(builder: &Builder<'_, '_>, column: Column, cell: Cell) -> bool {
    let figure = figure_in(builder, cell).map(|figure| builder.figure(figure)).filter(|figure| figure.span == cell);
    let is_figure = figure.is_some();
    match column {
        Column::Initial | Column::Adjusted | Column::Executed => {
            figure.is_some_and(|figure| figure.kind != FigureKind::Percent)
        }
        // No budget is overspent so far.
        Column::Rate => {
            figure.is_some_and(|figure| figure.kind == FigureKind::Percent || figure.number <= Number::whole(200))
        }
        Column::FullMarks | Column::Score | Column::Lost => {
            figure.is_some_and(|figure| figure.kind != FigureKind::Percent)
        }
        Column::Level(_) | Column::Label => !cell.is_empty() && !is_figure,
        _ => false,
    }
}

/// The only figure of a cell.
pub(super) fn figure_in(builder: &Builder<'_, '_>, cell: Span) -> Option<usize> {
    let figures = builder.document.figures_in(cell);
    let first = figures.first()?;
    (figures.len() == 1).then(|| builder.document.figures_before(first.span.start))
}

/// Two cells of a form's head: 自评总分 | 95.
fn labelled(builder: &mut Builder<'_, '_>, row: &[Cell]) {
    for (at, pair) in row.windows(2).enumerate() {
        let label = builder.slice(pair[0]);
        let total = ["总分", "自评总分", "自评得分", "总得分", "综合得分"].contains(&label.trim_end_matches('：'));
        // 总分 | 100分 | 94.25: what could be reached stands before what was.
        let behind = row.get(at + 2).and_then(|&cell| figure_in(builder, cell));
        let possible = |figure: &usize| builder.figure(*figure).number == Number::HUNDRED;
        let own = figure_in(builder, pair[1]);
        if total
            && let Some(figure) = behind.filter(|_| own.as_ref().is_some_and(possible)).or(own)
            && matches!(builder.figure(figure).kind, FigureKind::Bare | FigureKind::Points)
        {
            scores::total(builder, figure);
        }
    }
}
