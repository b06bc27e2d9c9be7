//! Points in sentences: 产出指标40分，我部门自评得分38分，其中：数量指标得分16分…, and the grade.

use super::builder::Builder;
use super::clause::{Clause, Mark, clauses};
use super::indicator_names::{code, find, group_index, is_own_name, name_in};
use super::repeats::TOTAL;
use super::words;
use crate::amount::Number;
use crate::claims::Span;
use crate::document::FigureKind;
use crate::report::Indicator;
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::search::{AnyOf, any_of, has};

/// Reads the scores of all sentences.
pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let mut reader = Reader {
        group: None,
        child: None,
        nested: false,
        bracket: false,
        child_mark: Mark::Start,
        seen: false,
        marked: Vec::new(),
        unnamed: false,
        of_project: false,
        respective: Vec::new(),
    };
    for &statement in statements {
        let figures = builder.document.figures_in(statement);
        if figures.iter().any(|figure| figure.kind == FigureKind::Points) {
            reader.statement(builder, statement);
        }
    }
}

/// What the total is called.
const TOTALS: AnyOf =
    AnyOf::new(&["总得分", "总分", "综合得分", "综合评分", "最终得分", "得分合计", "合计得分", "总评分", "得分总计"]);

struct Reader {
    /// The level-1 indicator that is being spoken of.
    group: Option<usize>,
    child: Option<usize>,
    /// Inside 其中: what follows is below the group.
    nested: bool,
    /// That was opened by a bracket, and ends with it.
    bracket: bool,
    /// What stands before the last one below the group.
    child_mark: Mark,
    /// An indicator was named in this statement.
    seen: bool,
    /// This statement speaks of one project among several.
    of_project: bool,
    /// Full marks of something without a known name were read in this statement.
    unnamed: bool,
    /// The indicators that got full marks in this statement.
    marked: Vec<IndicatorPath>,
    /// 分别得14分、23分: the indicators that wait for their scores, the last first.
    respective: Vec<IndicatorPath>,
}

impl Reader {
    fn statement(&mut self, builder: &mut Builder<'_, '_>, statement: Span) {
        let clauses = clauses(builder.document, statement);
        self.nested = false;
        self.child_mark = Mark::Start;
        self.seen = false;
        self.marked.clear();
        self.unnamed = false;
        self.of_project = of_project(builder.slice(statement));
        self.respective.clear();
        let mut pending = (Span::default(), Mark::Start);
        for clause in &clauses {
            let text = builder.slice(clause.span);
            if clause.before == Mark::Close && std::mem::take(&mut self.bracket) {
                self.nested = false;
            }
            if words::introduction(text).is_some() && self.seen {
                self.bracket = clause.before == Mark::Open && !self.nested;
                self.nested = true;
            }
            let points: Vec<usize> =
                clause.figures.clone().filter(|&f| builder.figure(f).kind == FigureKind::Points).collect();
            if points.is_empty() {
                pending = (clause.span, clause.before);
                continue;
            }
            let mut from = clause.span.start;
            for figure in points {
                let span = builder.figure(figure).span;
                let before = Span { start: from, end: span.start };
                let carried = if from == clause.span.start { pending } else { (Span::default(), Mark::Start) };
                self.points(builder, figure, before, carried, clause, statement);
                from = span.end;
            }
            pending = (Span::default(), Mark::Start);
        }
    }

    fn points(
        &mut self,
        builder: &mut Builder<'_, '_>,
        figure: usize,
        before: Span,
        (carried, carried_mark): (Span, Mark),
        clause: &Clause,
        statement: Span,
    ) {
        let own = builder.slice(before);
        // 较2021年自评得分96.50分提高2.18分 is no score of this year, 财政复评得分84分 none of the department's own.
        if any_of!["平均", "加分", "较", "上年", "去年", "提高", "下降", "增加", "减少", "复评", "复核"].is_in(own)
            || has(builder.slice(carried), "平均")
        {
            return;
        }
        // 自评得分90分（含）以上的41个: a bound, nobody's score.
        let behind = &builder.document.text()[builder.figure(figure).span.end as usize..];
        if any_of!["（含", "以上", "以下", "（不含", "—", "至"].starts(behind).is_some()
            || behind.starts_with(['-', '~'])
        {
            return;
        }
        // 投入15分、过程25分，分别得14分、23分
        if own.starts_with("分别") && (own.contains('得') || own.contains("自评")) {
            self.respective = self.marked.iter().rev().cloned().collect();
        }
        if self.respective.last().is_some() && (own.is_empty() || own == "和" || own.starts_with("分别")) {
            if let Some(path) = self.respective.pop() {
                self.put(builder, figure, path, true);
            }
            return;
        }
        self.respective.clear();
        if own.contains('扣') {
            self.lost(builder, figure, (before, carried), clause, statement);
            return;
        }
        let full = any_of!["满分", "分值", "权重", "总分值"].is_in(own);
        // 合计95分 behind all indicators; behind the parts of one it is that one's.
        let adds_up = self.group.is_some()
            && (clause.before == Mark::Start || !self.nested)
            && matches!(own, "合计" | "共计" | "总计" | "合计得" | "共得");
        let is_total =
            adds_up || TOTALS.is_in(own) || (own.is_empty() && TOTALS.ends(builder.slice(carried)).is_some());
        let named = name_in(builder, before).or_else(|| if is_total { None } else { name_in(builder, carried) });
        // 履职效能（50分），自评48分: a group that goes by a name of the department's own.
        if own.is_empty() && clause.before == Mark::Open && named.is_none() && is_own_name(builder.slice(carried)) {
            self.own_group(builder, carried);
            self.set(builder, figure, false);
            return;
        }
        // 预算管理20分得19.5分: so does one whose score stands directly behind its marks.
        let start = own.len() - own.trim_start_matches("其中").trim_start_matches('：').len();
        if named.is_none() && !is_total && !full && is_own_name(&own[start..]) && is_marks(builder, figure, clause) {
            self.own_group(builder, Span { start: before.start + start as u32, end: before.end });
            self.set(builder, figure, false);
            return;
        }
        // “补助人数”指标分值20分，得分20分: marks of an indicator whose name is not known are no total.
        self.unnamed |= full && !self.seen && named.is_none() && builder.figure(figure).number != Number::HUNDRED;
        if self.unnamed && !self.seen && named.is_none() && !has(own, "总") {
            return;
        }
        if is_total && named.is_none() {
            // 总分100分，得分94分: what could be reached, then what was.
            if !full && !self.possible(builder, figure, statement) {
                total(builder, figure);
            }
            return;
        }
        let scored = any_of!["得分", "自评", "实得", "评分", "得"].is_in(own);
        match named {
            Some(name) => {
                // A group of the first level behind a ； or a line's end stands beside the one before, not below it.
                // 效益指标（30分）: so it does where its marks stand in a bracket.
                let mark = if name.start < before.start { carried_mark } else { clause.before };
                let code = code(builder.slice(name));
                // 产出指标50分，其中：数量20分；质量15分；成本5分: costs are a group only where outputs do not list them.
                let listed = code == Some("cost") && self.child_mark == Mark::Semicolon;
                if (Mark::Semicolon..=Mark::Stop).contains(&mark) && code.is_some() && !listed {
                    self.nested = false;
                }
                if self.nested {
                    self.child_mark = mark;
                }
                self.name(builder, name);
                if !self.seen {
                    return;
                }
                let listed = self.child.is_some() && self.nested && !followed(builder, figure, statement);
                let score = (scored || listed) && !full;
                self.set(builder, figure, score);
            }
            None if self.seen => {
                // 我部门自评得分38分 goes on about the indicator named before.
                let score = !full && (scored || clause.before == Mark::Close);
                // 产出指标得47分（50分）: what stands in the bracket alone are the full marks.
                if score || full || (own.is_empty() && clause.before == Mark::Open) {
                    self.set(builder, figure, score);
                }
            }
            None if scored && !full && !self.of_project => total(builder, figure),
            // 管理制度健全性8分，得7分: neither is the score of what has no known name.
            None if !scored && followed(builder, figure, statement) => {
                self.unnamed |= builder.figure(figure).number != Number::HUNDRED;
            }
            None => {}
        }
    }

    /// Makes a group that no list of names holds the current one.
    fn own_group(&mut self, builder: &mut Builder<'_, '_>, name: Span) {
        let text = builder.slice(name);
        let groups = &mut builder.report.indicators;
        let index = groups.iter().position(|group| group.name == text).unwrap_or_else(|| {
            groups.push(Indicator { name: text.to_owned(), ..Indicator::default() });
            groups.len() - 1
        });
        (self.seen, self.nested) = (true, false);
        (self.group, self.child) = (Some(index), None);
        builder.source(Field::Indicator(IndicatorPath(vec![index]), IndicatorField::Name), name);
    }

    /// The total that could be reached: a hundred, and what was reached stands directly behind it.
    fn possible(&self, builder: &Builder<'_, '_>, figure: usize, statement: Span) -> bool {
        let own = builder.figure(figure);
        let Some(next) = builder.document.figures.get(figure + 1) else { return false };
        let next_is_points = next.kind == FigureKind::Points && next.span.end <= statement.end;
        let between = builder.slice(Span { start: own.span.end, end: next.span.start.max(own.span.end) });
        let words = between.trim_start_matches(['，', '、', '（', '；', '：']);
        own.number == Number::HUNDRED
            && next_is_points
            && any_of!["得分", "自评得", "实得", "自评为", "实际得分", "最终得分", "我单位得", "自评得分"]
                .starts(words)
                .is_some()
            && words.chars().count() <= 8
    }

    /// Makes the named indicator the current one.
    fn name(&mut self, builder: &mut Builder<'_, '_>, name: Span) {
        let text = builder.slice(name);
        let code = code(text);
        if let (true, Some(group)) = (self.nested && self.group.is_some(), self.group) {
            let children = &mut builder.report.indicators[group].children;
            let index = children.iter().position(|child| child.name == text).unwrap_or_else(|| {
                children.push(Indicator { name: text.to_owned(), ..Indicator::default() });
                children.len() - 1
            });
            self.child = Some(index);
            builder.source(Field::Indicator(IndicatorPath(vec![group, index]), IndicatorField::Name), name);
            return;
        }
        self.seen = true;
        let Some(code) = code else {
            self.below(builder, text, name);
            return;
        };
        let index = group_index(&mut builder.report.indicators, code, text);
        self.group = Some(index);
        self.child = None;
        builder.source(Field::Indicator(IndicatorPath(vec![index]), IndicatorField::Name), name);
    }

    /// 社会效益指标 outside any listing: below the group that such indicators belong to.
    fn below(&mut self, builder: &mut Builder<'_, '_>, text: &str, name: Span) {
        let (code, group) = match text {
            _ if has(text, "满意") => ("satisfaction", "满意度指标"),
            _ if any_of!["效益", "可持续"].is_in(text) => ("benefit", "效益指标"),
            _ => ("output", "产出指标"),
        };
        let index = group_index(&mut builder.report.indicators, code, group);
        self.group = Some(index);
        let children = &mut builder.report.indicators[index].children;
        let child = children.iter().position(|child| child.name == text).unwrap_or_else(|| {
            children.push(Indicator { name: text.to_owned(), ..Indicator::default() });
            children.len() - 1
        });
        self.child = Some(child);
        builder.source(Field::Indicator(IndicatorPath(vec![index, child]), IndicatorField::Name), name);
    }

    fn path(&self) -> Option<IndicatorPath> {
        let group = self.group?;
        Some(IndicatorPath(match self.child {
            Some(child) => vec![group, child],
            None => vec![group],
        }))
    }

    /// Sets score or full marks, where they are not known yet.
    fn set(&mut self, builder: &mut Builder<'_, '_>, figure: usize, score: bool) {
        let Some(path) = self.path() else { return };
        if !score {
            self.marked.push(path.clone());
        }
        self.put(builder, figure, path, score);
    }

    fn put(&self, builder: &mut Builder<'_, '_>, figure: usize, path: IndicatorPath, score: bool) {
        let value = builder.points(figure);
        let span = builder.figure(figure).span;
        let Some(indicator) = path.find_mut(&mut builder.report.indicators) else { return };
        let (slot, field) = if score {
            (&mut indicator.score, IndicatorField::Score)
        } else {
            (&mut indicator.full_marks, IndicatorField::FullMarks)
        };
        if slot.is_none() {
            *slot = Some(value);
            builder.source(Field::Indicator(path, field), span);
        }
    }

    /// 其中经济效益指标扣9分，原因为…
    ///
    /// The indicator is named in front of it, or in the clause before (预算执行率98.37%，扣0.4分).
    fn lost(
        &mut self,
        builder: &mut Builder<'_, '_>,
        figure: usize,
        (before, carried): (Span, Span),
        clause: &Clause,
        statement: Span,
    ) {
        let name = name_in(builder, before).or_else(|| name_in(builder, carried)).map(|name| builder.slice(name));
        let found = match name {
            Some(name) => find(&builder.report.indicators, name),
            // 公用经费控制率扣2分 is a part of what its group lost.
            None if self.seen && is_bare_loss(builder.slice(before)) => self.path(),
            None => None,
        };
        let Some(path) = found else { return };
        let value = builder.points(figure);
        let span = builder.figure(figure).span;
        let reason = reason(builder, Span { start: clause.span.end, end: statement.end });
        let Some(indicator) = path.find_mut(&mut builder.report.indicators) else { return };
        if indicator.lost.is_none() {
            indicator.lost = Some(value);
            builder.source(Field::Indicator(path.clone(), IndicatorField::Lost), span);
        }
        if let (Some(reason), Some(indicator)) = (reason, path.find_mut(&mut builder.report.indicators))
            && indicator.reason.is_empty()
        {
            indicator.reason = builder.document.slice(reason).to_owned();
            builder.source(Field::Indicator(path, IndicatorField::Reason), reason);
        }
    }
}

/// 就业补贴：全年预算数为…，执行数为…，自评得分98分: the score of one project among several.
fn of_project(statement: &str) -> bool {
    any_of!["执行数", "完成预算", "全年预算"].is_in(statement) && !any_of!["整体", "本部门", "本单位"].is_in(statement)
}

/// Words before points that were lost name nothing: 扣, 共扣, 因执行率偏低扣.
fn is_bare_loss(words: &str) -> bool {
    let Some((before, _)) = words.split_once('扣') else { return true };
    before.chars().count() <= 2
        || any_of!["因", "由于", "我单位", "我部门", "本单位", "本部门"].starts(before).is_some()
}

/// The points of the clause go on with what was reached of them: …20分得19.5分.
fn is_marks(builder: &Builder<'_, '_>, figure: usize, clause: &Clause) -> bool {
    let next = figure + 1;
    clause.figures.contains(&next) && {
        let (own, next) = (builder.figure(figure), builder.figure(next));
        let between = builder.slice(Span { start: own.span.end, end: next.span.start.max(own.span.end) });
        next.kind == FigureKind::Points && any_of!["得", "自评得", "实得", "得分"].starts(between).is_some()
    }
}

/// 社会效益15分，得13分: what was reached stands directly behind what could be.
fn followed(builder: &Builder<'_, '_>, figure: usize, statement: Span) -> bool {
    let own = builder.figure(figure);
    let Some(next) = builder.document.figures.get(figure + 1) else { return false };
    if next.kind != FigureKind::Points || next.span.end > statement.end || next.span.start < own.span.end {
        return false;
    }
    let between = builder.slice(Span { start: own.span.end, end: next.span.start });
    let words = between.trim_start_matches(['，', '、', '）']);
    words.chars().count() <= 6 && any_of!["得", "自评", "实得", "实际得"].starts(words).is_some()
}

/// A label in one line and its points in the next: 自评得分 / 90分.
pub(super) fn stacked(builder: &mut Builder<'_, '_>) {
    let lines = &builder.document.lines;
    for (at, pair) in lines.windows(2).enumerate() {
        let label = builder.slice(pair[0].span).trim_end_matches('：');
        if !["自评得分", "自评总分", "自评总得分", "总分", "总得分", "综合得分"].contains(&label)
        {
            continue;
        }
        let figures = builder.document.figures_in(pair[1].span);
        let whole_line = figures.len() == 1
            && figures[0].span == pair[1].span
            && matches!(figures[0].kind, FigureKind::Points | FigureKind::Bare);
        // 总分 / 100 / 97.5: the cells of a form, where full marks stand before what was reached.
        let more = lines.get(at + 2).is_some_and(|line| {
            let behind = builder.document.figures_in(line.span);
            matches!(behind, [figure] if figure.span == line.span && figure.kind == FigureKind::Bare)
        });
        if whole_line && !more {
            let index = builder.document.figures.partition_point(|figure| figure.span.start < pair[1].span.start);
            total(builder, index);
        }
    }
}

/// The reason behind a deduction: to the end of the sentence or of its part before ；.
fn reason(builder: &Builder<'_, '_>, rest: Span) -> Option<Span> {
    let whole = builder.slice(rest);
    let text = &whole[..whole.find(['。', '；', '\n']).unwrap_or(whole.len())];
    // Of two at the same place the longer comes first.
    let (at, word) = any_of!["扣分原因", "主要原因", "原因", "因为", "由于", "因", "主要是"].find_in(text)?;
    let from = if word == "因" || word == "由于" || word == "因为" { at } else { at + word.len() };
    let body = text[from..].trim_start_matches(['为', '是', '：', '，']);
    let start = rest.start as usize + text.len() - body.len();
    (!body.is_empty()).then(|| Span::new(start, start + body.len()))
}

/// The stated total; stated again, it is remembered beside the first.
pub(super) fn total(builder: &mut Builder<'_, '_>, figure: usize) {
    let points = builder.points(figure);
    if !builder.in_further_form() {
        builder.name(TOTAL, figure);
    }
    if builder.report.stated.total.is_none() {
        let span = builder.figure(figure).span;
        builder.report.stated.total = Some(points);
        builder.source(Field::StatedTotal, span);
    }
}
