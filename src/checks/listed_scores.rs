//! GRD-03 where the scores of all projects stand side by side: their mean, and how many of them reach a bound. 4个项目自评得分依次为
//! 96.5分、94分、91.8分、89.3分，平均得分92.90分; 95分、92.3分、88分、91分。4个项目中，得分在90分以上的有3个. So where they stand in a
//! column and the text beside the table tells of their mean.

mod columns;

use super::show;
use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict};
use crate::amount::Number;
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, FigureKind, Line, LineKind, whole_in_words};
use crate::search::{any_of, find, has};

/// Fewer scores are no list.
const LEAST: usize = 3;
/// More than these are none of projects.
const MOST: usize = 40;
/// Less is the score of an indicator.
const LOWEST: i64 = 40;
/// Characters that name a project between two scores.
const NAME: usize = 28;
/// A mean further from that of the list is one of other scores.
const FAR: i64 = 6;
/// Bytes around a list in which it is spoken of.
const NEAR: usize = 900;

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let figures = &document.figures;
    let mut at = 0;
    while at < figures.len() {
        let mut end = at + 1;
        if is_score(document, &figures[at]) {
            while end < figures.len() && is_score(document, &figures[end]) && beside(document, end) {
                end += 1;
            }
        }
        if (LEAST..=MOST).contains(&(end - at)) {
            let line = document.lines.partition_point(|line| line.span.end <= figures[at].span.start);
            if let Some(line) = document.lines.get(line) {
                let list = List { document, line, scores: figures[at..end].iter().collect() };
                findings.extend(list.mean());
                findings.extend(list.above());
            }
        }
        at = end;
    }
    in_columns(document, findings);
}

/// 4个项目平均得分97.25分 above or below the table that has the four scores.
fn in_columns(document: &Document<'_>, findings: &mut Vec<Finding>) {
    /// Lines further away speak of other projects.
    const NEAR: usize = 6;
    for (table, scores) in columns::of(document).filter(|(_, scores)| (LEAST..=MOST).contains(&scores.len())) {
        let lines = &document.lines;
        let from = lines.partition_point(|line| line.span.end <= table.start);
        let to = lines.partition_point(|line| line.span.start < table.end);
        let near = lines[from.saturating_sub(NEAR)..from].iter().chain(lines[to..].iter().take(NEAR));
        for line in near.filter(|line| !matches!(line.kind, LineKind::Row(_))) {
            let list = List { document, line, scores: scores.clone() };
            // Who weighs the scores by money says so somewhere.
            findings.extend(list.mean().filter(|_| !has(document.text(), "加权")));
            findings.extend(list.above());
        }
    }
}

fn is_possible(score: Number) -> bool {
    (Number::whole(LOWEST)..=Number::HUNDRED).contains(&score)
}

/// 市政设施维修项目91分: neither a bound nor a mean nor the score of an indicator.
fn is_score(document: &Document<'_>, figure: &Figure) -> bool {
    if figure.kind != FigureKind::Points || !is_possible(figure.number) {
        return false;
    }
    let behind = &document.text()[figure.span.end as usize..];
    let label = document.slice(figure.label);
    any_of!["以上", "（含", "及以上", "以下", "—", "至"].starts(behind).is_none()
        && !behind.starts_with(['-', '~'])
        && !any_of!["平均", "均分", "满分", "指标", "产出", "效益", "总分", "上年", "去年"].is_in(label)
}

/// Nothing but the name of the next project stands between two scores.
fn beside(document: &Document<'_>, at: usize) -> bool {
    let (before, next) = (&document.figures[at - 1], &document.figures[at]);
    let gap = document.slice(Span { start: before.span.end, end: next.span.start.max(before.span.end) });
    let gap = gap.strip_prefix('）').unwrap_or(gap);
    gap.strip_prefix(['、', '，', '；', '和']).is_some_and(|name| {
        name.chars().count() <= NAME
            && !name.contains(['。', '；', '，', '\n', '\t', '：'])
            && !any_of!["指标", "其中", "平均", "满分", "整体", "上年", "去年"].is_in(name)
    })
}

/// Scores side by side with the line they stand in.
struct List<'d> {
    document: &'d Document<'d>,
    line: &'d Line,
    scores: Vec<&'d Figure>,
}

impl List<'_> {
    /// What of the line is near enough to speak of the list.
    fn around(&self) -> Span {
        let (text, line) = (self.document.text(), self.line.span);
        let ends = self.scores.first().zip(self.scores.last());
        let Some((first, last)) = ends else { return line };
        let start = text.ceil_char_boundary((first.span.start as usize).saturating_sub(NEAR)).max(line.start as usize);
        let end = text.floor_char_boundary((last.span.end as usize + NEAR).min(line.end as usize));
        Span::new(start, end)
    }

    /// The figures around the list that are none of it.
    fn others(&self) -> impl Iterator<Item = (usize, &Figure)> {
        let around = self.around();
        let first = self.document.figures_before(around.start);
        // Scores stand in the order of the text.
        let inside =
            |figure: &Figure| self.scores.binary_search_by_key(&figure.span.start, |score| score.span.start).is_ok();
        let all = self.document.figures_in(around).iter().enumerate();
        all.filter(move |(_, figure)| !inside(figure)).map(move |(at, figure)| (first + at, figure))
    }

    /// The line says that there are as many projects as scores: 4个项目, 五个项目.
    fn is_counted(&self) -> bool {
        const WORDS: [&str; 11] = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
        let text = self.document.slice(self.around());
        let count = self.scores.len();
        let digits = count.to_string();
        // 5个项目…，其中3个项目：…: the mean may be that of more.
        let most = Number::whole(i64::try_from(count).unwrap_or(i64::MAX));
        let more = self.others().any(|(_, figure)| {
            let around = self.document.slice(figure.label.to(figure.span));
            let behind: String = self.document.text()[figure.span.end as usize..].chars().take(6).collect();
            figure.kind == FigureKind::Count
                && figure.number > most
                && (has(around, "项目") || has(&behind, "项目"))
                && around.ends_with(['个', '项'])
        });
        if more {
            return false;
        }
        let words = [digits.as_str(), WORDS.get(count).copied().unwrap_or("零")];
        ["个", "项"].iter().flat_map(|unit| text.match_indices(unit)).any(|(at, _)| {
            words.iter().any(|word| {
                let Some(head) = text[..at].strip_suffix(word) else { return false };
                let behind: String = text[at..].chars().skip(1).take(8).collect();
                let alone = !head.ends_with(|c: char| c.is_ascii_digit() || "十百.第".contains(c));
                // 得分在90分以上的有4个 is what is asked.
                let bound = any_of!["以上", "以下", "的有", "的"].ends(head).is_some();
                alone && !bound && (has(&behind, "项目") || any_of!["子项", "单位", "中心", "专项"].is_in(&behind))
            })
        })
    }

    /// The words of the sentence in front of a figure.
    fn clause(&self, figure: &Figure) -> &str {
        const LONGEST: usize = 300;
        let (text, end) = (self.document.text(), figure.span.start as usize);
        let from = text.ceil_char_boundary(end.saturating_sub(LONGEST)).max(self.line.span.start as usize).min(end);
        let before = &text[from..end];
        before.rsplit(['，', '。', '；', '（']).next().unwrap_or(before)
    }

    fn places(&self, stated: &Figure) -> Vec<Place> {
        show::in_order(self.scores.iter().copied().chain([stated]).map(|figure| Place::span(figure.span)).collect())
    }

    /// 其他三个项目分别为…。四个项目平均98.26分: the mean is that of another number of projects.
    fn is_of_more(&self, stated: &Figure) -> bool {
        let clause = self.clause(stated);
        let Some(head) = find(clause, "个项目").map(|at| &clause[..at]) else { return false };
        let other = |c: char| !(c.is_ascii_digit() || "一两三四五六七八九十".contains(c));
        let word = head.trim_end_matches(other).rsplit(other).next().unwrap_or("");
        let told = word.parse().ok().or_else(|| whole_in_words(word));
        told.is_some_and(|told| told as usize != self.scores.len())
    }

    fn mean(&self) -> Option<Finding> {
        let document = self.document;
        let mut means = self.others().filter(|(_, figure)| {
            let label = document.slice(figure.label);
            figure.kind == FigureKind::Points
                && any_of!["平均", "均分"].is_in(label)
                && !any_of!["上年", "去年", "同期", "上一年", "全县", "全市", "全区", "全省"].is_in(self.clause(figure))
        });
        let ((_, stated), None) = (means.next()?, means.next()) else { return None };
        if has(document.slice(self.around()), "加权") || !self.is_counted() || self.is_of_more(stated) {
            return None;
        }
        let sum = Number::sum(self.scores.iter().map(|score| score.number)).ok()?;
        let count = Number::whole(i64::try_from(self.scores.len()).ok()?);
        const FINE: u32 = 4;
        let computed = sum.times_ratio(Number::ONE, count, stated.number.decimals() + FINE).ok()?;
        let gap = computed.subtract(stated.number).ok()?;
        // Rounded, or cut off.
        let last = stated.number.envelope();
        let cut = !gap.is_negative() && gap.subtract(last).ok()? <= last;
        if gap.abs() <= last || cut || gap.abs() > Number::whole(FAR) {
            return None;
        }
        let shown = computed.rounded(stated.number.decimals().max(2)).unwrap_or(computed);
        let arguments = vec![
            "平均得分".to_owned(),
            format!("{}分", stated.number),
            format!("{sum}分"),
            format!("{count}个"),
            format!("{shown}分"),
        ];
        let formula = format!("{sum} ÷ {count} = {shown}");
        let working = show::working(stated.number.to_string(), shown.to_string(), gap, last.to_string(), formula);
        let finding = Finding::new(RuleId::Grd03, Verdict::Inconsistent, Sentence::AverageApart, arguments);
        Some(finding.with_working(working).at(self.places(stated)).based_on(Basis::Arithmetic))
    }

    /// 得分在90分以上的有3个: the highest bound of the line, so that none of those that reach it is counted elsewhere.
    fn above(&self) -> Option<Finding> {
        let document = self.document;
        let (at, bound) = self.others().find(|(_, figure)| {
            let behind = &document.text()[figure.span.end as usize..];
            figure.kind == FigureKind::Points
                && any_of!["以上", "（含）以上", "（含", "及以上"].starts(behind).is_some()
        })?;
        let stated = document.figures.get(at + 1).filter(|next| next.kind == FigureKind::Count)?;
        let said = document.slice(stated.span);
        let between = document.slice(Span { start: bound.span.end, end: stated.span.start.max(bound.span.end) });
        let mut rest = between;
        while let Some(word) =
            any_of!["（含）", "（含90分）", "及", "以上", "的", "项目", "有", "共", "达", "为", "得分"].starts(rest)
        {
            rest = &rest[word.len()..];
        }
        if !rest.is_empty() || !said.ends_with(['个', '项']) || !self.is_counted() {
            return None;
        }
        let inclusive = has(between, "含") || has(between, "及以上");
        if !inclusive && self.scores.iter().any(|score| score.number == bound.number) {
            return None;
        }
        let reached = self.scores.iter().filter(|score| score.number >= bound.number).count();
        let reached = Number::whole(i64::try_from(reached).ok()?);
        let gap = stated.number.subtract(reached).ok()?;
        if gap.is_zero() {
            return None;
        }
        let unit = if said.ends_with('项') { "项" } else { "个" };
        let name = format!("{}分以上的项目", bound.number);
        let with_unit = |number: Number| format!("{number}{unit}");
        let arguments = vec![name, said.to_owned(), with_unit(reached), with_unit(gap.abs()), with_unit(Number::ZERO)];
        let sentence = if gap.is_negative() { Sentence::SumOver } else { Sentence::SumShort };
        let formula = format!("≥{} → {reached}", bound.number);
        let working =
            show::working(stated.number.to_string(), reached.to_string(), gap.negate(), "0".to_owned(), formula);
        let finding = Finding::new(RuleId::Grd03, Verdict::Inconsistent, sentence, arguments);
        Some(finding.with_working(working).at(self.places(stated)).based_on(Basis::Arithmetic))
    }
}
