//! Forms whose table was lost on the way: one cell in each line, or all cells in one, as copies from a PDF arrive.
//!
//! What each indicator is called cannot be told apart from its target and its reason any more, but its marks can: the
//! last two of the numbers that stand together. So a form read like this holds marks and funds, and is only believed
//! where its full marks make up what such a form must have.

use super::Form;
use super::builder::Builder;
use super::repeats::TOTAL;
use crate::amount::{Amount, Number, Percent, Points, Unit};
use crate::claims::{Sources, Span};
use crate::document::FigureKind;
use crate::report::field::{Field, FundField, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::report::{FundRow, Indicator, Report};
use crate::search::{any_of, find};
use crate::signs::Sign;

/// Figures with nothing but the ends of cells between them.
struct Run {
    /// First and last figure, the last not included.
    figures: std::ops::Range<usize>,
    /// The words before it, back to the run before.
    label: Span,
}

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let document = builder.document;
    if !document.signs().has(Sign::Form) {
        return;
    }
    let text = document.text();
    let mut from = 0;
    // Each form has its head of indicators; what stands before it belongs to its funds.
    while let Some(at) = text.get(from..).and_then(|rest| find(rest, "一级指标")).map(|at| from + at) {
        let behind = at + "一级指标".len();
        let next = text.get(behind..).and_then(|rest| find(rest, "一级指标")).map_or(text.len(), |at| behind + at);
        if let Some(head) = head_end(builder, behind, next) {
            let runs = runs(builder, from, next);
            form(builder, &runs, at, head);
        }
        from = behind;
    }
}

/// Where the head of the indicators ends: 分值 and 得分 stand in it, and it is no row of a table.
fn head_end(builder: &Builder<'_, '_>, from: usize, to: usize) -> Option<usize> {
    const LONGEST: usize = 320;
    let text = builder.document.text();
    let line = builder.document.lines.partition_point(|line| (line.span.end as usize) < from);
    if builder.document.lines.get(line).is_none_or(|line| matches!(line.kind, crate::document::LineKind::Row(_))) {
        return None;
    }
    let to = text.floor_char_boundary(to.min(from + LONGEST));
    let head = text.get(from..to)?;
    let marks = any_of!["分值", "权重", "分数"].place_in(head)?;
    let score = marks + find(&head[marks..], "得分")?;
    let clean = !head[..score].contains(|c: char| c.is_ascii_digit());
    clean.then_some(from + score + "得分".len())
}

/// The figures between two places, those that stand together in one run.
fn runs(builder: &Builder<'_, '_>, from: usize, to: usize) -> Vec<Run> {
    let document = builder.document;
    let text = document.text();
    let figures = &document.figures;
    let first = figures.partition_point(|figure| (figure.span.start as usize) < from);
    let mut runs: Vec<Run> = Vec::new();
    let mut end = from;
    for (index, figure) in figures.iter().enumerate().skip(first) {
        let (start, stop) = (figure.span.start as usize, figure.span.end as usize);
        if stop > to {
            break;
        }
        let between = text.get(end.min(start)..start).unwrap_or("");
        let beside = between.chars().all(|c| matches!(c, '\n' | ' ' | '|' | '\t' | '/' | '—'));
        match runs.last_mut() {
            Some(run) if beside && run.figures.end == index => run.figures.end = index + 1,
            _ => runs.push(Run { figures: index..index + 1, label: Span::new(end.min(start), start) }),
        }
        end = stop;
    }
    runs
}

fn form(builder: &mut Builder<'_, '_>, runs: &[Run], indicators: usize, head: usize) {
    let mut form = Flat {
        report: Report { unit: builder.report.unit, year: builder.report.year, ..Report::default() },
        sources: Sources::default(),
        used: Vec::new(),
        sum: Number::ZERO,
    };
    let split = runs.partition_point(|run| (run.label.end as usize) < indicators);
    form.funds(builder, &runs[..split]);
    let below = runs.iter().filter(|run| run.label.end as usize >= head);
    let Some((total, full)) = form.marks(builder, below) else { return };
    let hundred = form.sum == Number::HUNDRED || form.sum == Number::whole(90);
    if full.map_or(!hundred, |full| full != form.sum) {
        return;
    }
    let points = builder.points(total);
    form.report.stated.total = Some(points);
    form.sources.set(Field::StatedTotal, builder.figure(total).span);
    builder.name(TOTAL, total);
    for figure in form.used {
        builder.used[figure] = true;
    }
    builder.further.push(Form { report: form.report, sources: form.sources, claims: Vec::new() });
}

struct Flat {
    report: Report,
    sources: Sources,
    used: Vec<usize>,
    /// Of all full marks.
    sum: Number,
}

impl Flat {
    /// The marks of every row, to the total: its figure, and the full marks beside it.
    fn marks<'r>(
        &mut self,
        builder: &Builder<'_, '_>,
        runs: impl Iterator<Item = &'r Run>,
    ) -> Option<(usize, Option<Number>)> {
        for run in runs {
            let plain = |index: usize| matches!(builder.figure(index).kind, FigureKind::Bare | FigureKind::Points);
            let label = builder.slice(run.label).trim_end_matches(['\n', '|', ' ', '\t', '：']);
            let last = run.figures.end - 1;
            if any_of!["总分", "合计", "总计", "总得分"].ends(label).is_some() && plain(last) {
                let full = (run.figures.len() == 2 && plain(last - 1)).then(|| builder.figure(last - 1).number);
                // 总分 | 100 without a score is no total.
                return (run.figures.len() <= 2 && (full.is_some() || builder.figure(last).number != Number::HUNDRED))
                    .then_some((last, full));
            }
            // 10 10时效指标: the next cell may begin like a measure word.
            let measured = builder.figure(last).kind == FigureKind::Count;
            if run.figures.len() < 2 || !(plain(last) || measured) || !plain(last - 1) {
                continue;
            }
            let name: String = label.chars().filter(|c| !c.is_whitespace() && *c != '|').collect();
            self.indicator(builder, &name, "", last - 1, last)?;
        }
        None
    }

    fn indicator(
        &mut self,
        builder: &Builder<'_, '_>,
        name: &str,
        code: &str,
        full: usize,
        score: usize,
    ) -> Option<()> {
        let (full_at, score_at) = (builder.figure(full), builder.figure(score));
        self.sum = self.sum.add(full_at.number).ok()?;
        let path = IndicatorPath(vec![self.report.indicators.len()]);
        // The last words are nearest to the marks.
        let name: String = {
            let count = name.chars().count();
            name.chars().skip(count.saturating_sub(12)).collect()
        };
        self.report.indicators.push(Indicator {
            name,
            code: code.to_owned(),
            full_marks: Some(Points(full_at.number)),
            score: Some(Points(score_at.number)),
            ..Indicator::default()
        });
        self.sources.set(Field::Indicator(path.clone(), IndicatorField::FullMarks), full_at.span);
        self.sources.set(Field::Indicator(path, IndicatorField::Score), score_at.span);
        self.used.extend([full, score]);
        Some(())
    }

    /// 年度资金总额 | 60 | 60 | 51 | 10 | 85% | 8.5, then each source with its three amounts.
    fn funds(&mut self, builder: &Builder<'_, '_>, runs: &[Run]) {
        let is_total = |run: &&Run| {
            let label = builder.slice(run.label).trim_end_matches(['\n', '|', ' ', '\t', '：']);
            any_of!["资金总额", "总额", "资金合计"].ends(label).is_some()
        };
        let Some(at) = runs.iter().rposition(|run| is_total(&run) && run.figures.len() >= 5) else { return };
        let total = &runs[at];
        let first = total.figures.start;
        let kind = |offset: usize| builder.document.figures.get(first + offset).map(|figure| figure.kind);
        // 分值 and 执行率 stand in either order.
        let (full, rate) = match (kind(3), kind(4)) {
            (Some(FigureKind::Bare), Some(FigureKind::Percent)) => (3, 4),
            (Some(FigureKind::Percent), Some(FigureKind::Bare)) => (4, 3),
            _ => return,
        };
        let amounts = (0..3).all(|offset| matches!(kind(offset), Some(FigureKind::Bare | FigureKind::Money(_))));
        if total.figures.len() != 6 || !amounts || kind(5) != Some(FigureKind::Bare) {
            return;
        }
        let row = self.row(builder, 0, "年度资金总额", first);
        self.report.execution.total = row;
        self.report.execution.total.rate = Some(Percent(builder.figure(first + rate).number));
        self.sources.set(Field::Fund(0, FundField::Rate), builder.figure(first + rate).span);
        self.used.push(first + rate);
        if self.indicator(builder, "预算执行率", "execution", first + full, first + 5).is_none() {
            return;
        }
        let mut rows = Vec::new();
        for run in &runs[at + 1..] {
            let label = builder.slice(run.label);
            if any_of!["目标", "预期", "绩效"].is_in(label) {
                break;
            }
            let amounts = run
                .figures
                .clone()
                .take(3)
                .filter(|&figure| builder.figure(figure).kind != FigureKind::Percent)
                .count();
            if amounts < 3 {
                // A cell is empty: which one cannot be told any more.
                return;
            }
            rows.push(run.figures.start);
        }
        for (index, &first) in rows.iter().enumerate() {
            let row = self.row(builder, index + 1, "资金来源", first);
            self.report.execution.sources.push(row);
        }
    }

    fn row(&mut self, builder: &Builder<'_, '_>, index: usize, name: &str, first: usize) -> FundRow {
        let unit = builder.document.unit.unwrap_or(Unit::WanYuan);
        let fields = [FundField::Initial, FundField::Adjusted, FundField::Actual];
        let mut amounts = [None; 3];
        for (offset, field) in fields.into_iter().enumerate() {
            let figure = builder.figure(first + offset);
            let own = if let FigureKind::Money(unit) = figure.kind { unit } else { unit };
            amounts[offset] = Some(Amount { number: figure.number, unit: Some(own) });
            self.sources.set(Field::Fund(index, field), figure.span);
            self.used.push(first + offset);
        }
        let [initial, adjusted, actual] = amounts;
        FundRow { name: name.to_owned(), initial, adjusted, actual, rate: None }
    }
}
