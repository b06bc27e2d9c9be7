//! The entries as indicators of the report, as far as their full marks add up.

use super::entries::{Entries, Entry, Stated};
use super::names::{self, Kind, Wanted};
use crate::amount::{Number, slips};
use crate::claims::{Claim, Completeness, Place, Quantity, Repeat, Span, Sum, Topic};
use crate::document::{Document, Figure, FigureKind};
use crate::extraction::builder::Builder;
use crate::extraction::score_table::full_of;
use crate::report::Indicator;
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::search::any_of;

/// Takes over the entries. Where a form has been read, they fill only what it left open.
pub(super) fn take(builder: &mut Builder<'_, '_>, entries: &Entries, of_forms: bool) {
    if entries.all.is_empty() {
        return;
    }
    // A table of some indicators beside the marks of all in sentences.
    let lacking = lacking(&builder.report.indicators, entries).filter(|_| of_forms);
    let of_part = is_of_part(&builder.report.indicators) && is_whole(entries);
    let of_forms = of_forms && (lacking.is_some() || !of_part);
    if !of_forms && !builder.report.indicators.is_empty() {
        builder.set_indicators_apart();
    }
    if of_forms {
        for index in 0..entries.all.len() {
            fill(builder, entries, index);
        }
        if let Some(entry) = lacking {
            add(builder, entry);
        }
        return;
    }
    let kept = keep(entries);
    let roots: Vec<usize> = (0..entries.all.len()).filter(|&at| kept[at] && entries.all[at].parent.is_none()).collect();
    for root in roots {
        let entry = &entries.all[root];
        let name = builder.slice(entry.name);
        let path = match entry.kind {
            Kind::Part if !name.contains("满意") => {
                // 社会效益指标 outside any listing: below the group that such indicators belong to.
                let (code, group) = names::group_of(name);
                let at = group_index(&mut builder.report.indicators, code, group);
                let children = &mut builder.report.indicators[at].children;
                children.push(Indicator { name: name.to_owned(), ..Indicator::default() });
                IndicatorPath(vec![at, children.len() - 1])
            }
            kind => {
                let code = match kind {
                    Kind::Group(code) => code,
                    Kind::Part => "satisfaction",
                    Kind::Own => "",
                };
                let groups = &mut builder.report.indicators;
                let known = groups.iter().position(|group| {
                    !code.is_empty() && group.code == code && group.full_marks.is_none() && group.score.is_none()
                });
                let at = known.unwrap_or_else(|| {
                    groups.push(Indicator { code: code.to_owned(), ..Indicator::default() });
                    groups.len() - 1
                });
                groups[at].name = name.to_owned();
                IndicatorPath(vec![at])
            }
        };
        put(builder, entries, &kept, root, path);
    }
    apart(builder, entries, &kept);
}

/// 预算执行率10分得9.44分 above a table whose indicators make up ninety: the group that the form lacks of a hundred.
fn lacking<'e>(indicators: &[Indicator], entries: &'e Entries) -> Option<&'e Entry> {
    let missing = Number::HUNDRED.subtract(full_marks(indicators)?).ok()?;
    // A table without groups has indicators of those that the text names: only the execution rate stands in no table.
    let grouped = indicators.iter().all(|group| !group.code.is_empty());
    let fits = |entry: &&Entry| {
        let Kind::Group(code) = entry.kind else { return false };
        let own = (grouped || code == "execution") && indicators.iter().all(|group| group.code != code);
        let full = entry.full.is_some_and(|full| full.points.0 == missing);
        entry.parent.is_none() && own && full && entry.score.is_some()
    };
    let mut fitting = entries.all.iter().filter(fits);
    fitting.next().filter(|_| fitting.next().is_none())
}

/// What all indicators of a form make up.
fn full_marks(indicators: &[Indicator]) -> Option<Number> {
    let full: Option<Vec<Number>> = indicators.iter().map(full_of).collect();
    Number::sum(full?).ok()
}

fn add(builder: &mut Builder<'_, '_>, entry: &Entry) {
    let code = if let Kind::Group(code) = entry.kind { code } else { "" };
    let name = builder.slice(entry.name).to_owned();
    let path = IndicatorPath(vec![builder.report.indicators.len()]);
    builder.report.indicators.push(Indicator { name, code: code.to_owned(), ..Indicator::default() });
    builder.source(Field::Indicator(path.clone(), IndicatorField::Name), entry.name);
    set(builder, entry, &path);
}

/// The full marks of a form make up less than a hundred: it holds some of the indicators.
fn is_of_part(indicators: &[Indicator]) -> bool {
    full_marks(indicators).is_some_and(|full| full > Number::ZERO && full < Number::HUNDRED)
}

/// The full marks of what is understood make up a hundred.
fn is_whole(entries: &Entries) -> bool {
    let kept = keep(entries);
    let roots = entries.all.iter().zip(kept).filter(|(entry, kept)| *kept && entry.parent.is_none());
    Number::sum(roots.filter_map(|(entry, _)| Some(entry.full?.points.0))) == Ok(Number::HUNDRED)
}

/// What stands beside the tree, of a second project or told once more, is checked by itself.
fn apart(builder: &mut Builder<'_, '_>, entries: &Entries, kept: &[bool]) {
    let all = &entries.all;
    let left = (0..all.len())
        .filter(|&at| !kept[at] && all[at].parent.is_none() && all[at].full.is_some() && all[at].score.is_some());
    let left: Vec<usize> = left.collect();
    let mut below: Vec<bool> = (0..all.len()).map(|at| all[at].full.is_some() || all[at].score.is_some()).collect();
    for index in (0..all.len()).rev() {
        self::below(entries, &mut below, index);
    }
    for root in left {
        builder.next_form();
        let name = builder.slice(all[root].name).to_owned();
        builder.report.indicators.push(Indicator { name, ..Indicator::default() });
        put(builder, entries, &below, root, IndicatorPath(vec![0]));
        builder.end_form();
    }
}

/// The index of the group with a code; made where it is not there.
fn group_index(groups: &mut Vec<Indicator>, code: &str, name: &str) -> usize {
    groups.iter().position(|group| group.code == code).unwrap_or_else(|| {
        groups.push(Indicator { name: name.to_owned(), code: code.to_owned(), ..Indicator::default() });
        groups.len() - 1
    })
}

fn put(builder: &mut Builder<'_, '_>, entries: &Entries, kept: &[bool], index: usize, path: IndicatorPath) {
    let entry = &entries.all[index];
    builder.source(Field::Indicator(path.clone(), IndicatorField::Name), entry.name);
    set(builder, entry, &path);
    for child in entries.children(index).filter(|&child| kept[child]) {
        let name = builder.slice(entries.all[child].name).to_owned();
        let Some(indicator) = path.find_mut(&mut builder.report.indicators) else { return };
        indicator.children.push(Indicator { name, ..Indicator::default() });
        let mut below = path.clone();
        below.0.push(indicator.children.len() - 1);
        put(builder, entries, kept, child, below);
    }
}

/// Full marks, score, lost marks and reason, where they are not known yet.
fn set(builder: &mut Builder<'_, '_>, entry: &Entry, path: &IndicatorPath) {
    let Some(indicator) = path.find_mut(&mut builder.report.indicators) else { return };
    let mut places = Vec::with_capacity(4);
    let mut take = |slot: &mut Option<crate::amount::Points>, stated: Option<Stated>, field: IndicatorField| {
        if let (None, Some(stated)) = (&slot, stated) {
            *slot = Some(stated.points);
            places.push((field, stated));
        }
    };
    take(&mut indicator.full_marks, entry.full, IndicatorField::FullMarks);
    take(&mut indicator.score, entry.score, IndicatorField::Score);
    let lost = match entry.lost[..] {
        [lost] if !goes_on(builder.document, entry, lost) => Some(lost),
        // 满分50分，得48.6分，扣2.4分，其中…扣0.6分；…扣0.8分: its parts are just what is missing.
        [lost, ref parts @ ..] if parts.len() > 1 && make_up(parts, entry) => Some(lost),
        _ => None,
    };
    take(&mut indicator.lost, lost, IndicatorField::Lost);
    lost_in_parts(builder, entry);
    let Some(indicator) = path.find_mut(&mut builder.report.indicators) else { return };
    let mut reason = None;
    if let Some(span) = entry.reason.filter(|_| indicator.reason.is_empty() && !entry.lost.is_empty()) {
        indicator.reason = builder.document.slice(span).to_owned();
        reason = Some(span);
    }
    for (field, stated) in places {
        if let Some(figure) = stated.figure {
            builder.used[figure] = true;
        }
        builder.source(Field::Indicator(path.clone(), field), stated.span);
    }
    if let Some(span) = reason {
        builder.source(Field::Indicator(path.clone(), IndicatorField::Reason), span);
    }
}

/// 得28.2分，竣工率未达标扣1.5分，…扣0.3分: with those that follow the loss is just what is missing.
fn goes_on(document: &Document<'_>, entry: &Entry, lost: Stated) -> bool {
    const MOST: usize = 6;
    const LONGEST: usize = 150;
    let (Some(full), Some(score), Some(at)) = (entry.full, entry.score, lost.figure) else { return false };
    let Ok(missing) = full.points.0.subtract(score.points.0) else { return false };
    if missing <= lost.points.0 {
        return false;
    }
    let (mut sum, mut end) = (lost.points.0, lost.span.end);
    let next = document.figures[at + 1..].iter().filter(|figure| figure.kind == FigureKind::Points);
    for figure in next.take(MOST) {
        let between = document.slice(Span { start: end, end: figure.span.start.max(end) });
        let words = between.trim_end_matches(['了', '减', '除']);
        if between.len() > LONGEST || between.contains(['。', '\n']) || !words.ends_with(['扣', '失']) {
            return false;
        }
        let Ok(more) = sum.add(figure.number) else { return false };
        (sum, end) = (more, figure.span.end);
        if sum == missing {
            return true;
        }
    }
    false
}

/// The losses are together what the score lacks of its full marks.
fn make_up(parts: &[Stated], entry: &Entry) -> bool {
    let (Some(full), Some(score)) = (entry.full, entry.score) else { return false };
    let missing = full.points.0.subtract(score.points.0);
    missing.is_ok() && missing == Number::sum(parts.iter().map(|part| part.points.0))
}

/// 得49.21分，扣0.79分，其中甲扣0.63分、乙扣0.16分: what was lost in all and its parts.
fn lost_in_parts(builder: &mut Builder<'_, '_>, entry: &Entry) {
    let ([all, behind @ ..], Some(full), Some(score)) = (&entry.lost[..], entry.full, entry.score) else { return };
    // Behind a title of its own another thing is told of.
    let spans = entry.lost.windows(2).take_while(|pair| {
        let (start, end) = (pair[0].span.end, pair[1].span.start.max(pair[0].span.end));
        builder.document.marks_in(Span { start, end }).filter(|&(_, mark)| mark == '\n').count() < 2
    });
    let parts = &behind[..spans.count()];
    let missing = full.points.0.subtract(score.points.0);
    if parts.len() < 2 || missing != Ok(all.points.0) {
        return;
    }
    // 目标制定扣2分，综合管理扣1分，…: what follows is told of other things, unless words say that parts follow.
    let next = Span { start: all.span.end, end: parts[0].span.start.max(all.span.end) };
    let announced =
        any_of!["其中", "分别", "包括", "：", "（", "。", "；", "是", "因", "由于"].is_in(builder.slice(next));
    if !announced {
        return;
    }
    let name = builder.slice(entry.name).to_owned();
    let mut quantity = |stated: &Stated| stated.figure.map(|figure| builder.quantity(figure, &name));
    let Some(whole) = quantity(all) else { return };
    let parts: Vec<Quantity> = parts.iter().filter_map(&mut quantity).collect();
    let claim = lost_sum(whole, parts);
    builder.claims.push(claim);
}

/// What was lost, or could be reached, as the sum of its parts.
pub(super) fn lost_sum(whole: Quantity, parts: Vec<Quantity>) -> Claim {
    let places = std::iter::once(&whole).chain(&parts).filter_map(|quantity| quantity.place.span);
    let span = places.reduce(|a, b| a.to(b));
    Claim::Sum(Sum {
        topic: Topic::Lost,
        whole,
        parts,
        unquantified: 0,
        completeness: Completeness::Complete,
        wording: "扣分".to_owned(),
        place: Place { span, field: None },
    })
}

/// A score that is stated twice with two values. Where several are, two trees are told of, not one twice.
pub(super) fn restated(builder: &mut Builder<'_, '_>, entries: &Entries) {
    let other =
        |entry: &&Entry| entry.score.is_some_and(|score| entry.again.iter().any(|again| again.points != score.points));
    let mut differ = entries.all.iter().filter(other);
    let (Some(entry), None) = (differ.next(), differ.next()) else { return };
    let (Some(score), Kind::Group(_)) = (entry.score, entry.kind) else { return };
    // What is more than the full marks, or less than half as much, are other points.
    let near = |again: &Stated| {
        let (a, b) = (score.points.0, again.points.0);
        let full = entry.full.is_none_or(|full| b <= full.points.0);
        full && b.add(b).is_ok_and(|twice| twice > a) && a.add(a).is_ok_and(|twice| twice > b)
    };
    let mut values: Vec<Number> = entry.again.iter().map(|again| again.points.0).collect();
    values.dedup();
    if values.len() > 1 || !entry.again.iter().all(near) {
        return;
    }
    // 甲项目…得分97分；乙项目…得分95分: of two projects.
    let apart = |again: &Stated| {
        let (first, last) =
            if again.span.start < score.span.start { (again.span, score.span) } else { (score.span, again.span) };
        let between = builder.slice(Span { start: first.end, end: last.start.max(first.end) });
        !between.contains(['。', '\n']) && between.contains("项目")
    };
    if entry.again.iter().any(apart) {
        return;
    }
    let name = builder.slice(entry.name).to_owned();
    let figures = std::iter::once(score).chain(entry.again.iter().copied()).filter_map(|stated| stated.figure);
    let quantities: Vec<Quantity> = figures.map(|figure| builder.quantity(figure, &name)).collect();
    if quantities.len() > 1 {
        builder.claims.push(Claim::Repeat(Repeat { name: format!("{name}得分"), quantities, across: false }));
    }
}

/// What a form left open.
fn fill(builder: &mut Builder<'_, '_>, entries: &Entries, index: usize) {
    let entry = &entries.all[index];
    let name = builder.slice(entry.name);
    // 效益和满意度指标40分 is not the form's 效益指标（30分）.
    let same = |path: &IndicatorPath| {
        let known = path.find(&builder.report.indicators).and_then(|known| known.full_marks);
        known.is_none() || entry.full.is_none_or(|full| Some(full.points) == known)
    };
    // 时效1分 in a list of losses is not what the rows below the form's 时效 make up.
    let made = |path: &IndicatorPath| {
        let below = path.find(&builder.report.indicators).and_then(|known| full_marks(&known.children));
        entry.full.is_none()
            || below.is_none_or(|below| below.is_zero() || entry.full.map(|full| full.points.0) == Some(below))
    };
    let path = find(&builder.report.indicators, name).filter(same).filter(made);
    let known = path.as_ref().and_then(|path| path.find(&builder.report.indicators));
    let other = known.is_none_or(|known| {
        let lost = known.lost.is_some() && entry.lost.first().map(|lost| lost.points) != known.lost;
        lost && entry.score.map(|score| score.points) == known.score
    });
    // 1.数量。…按比例得9.79分: the score of one of those that the form has below it.
    let of_one = known.filter(|known| known.score.is_none()).is_some_and(|known| {
        let scores = || known.children.iter().filter_map(|child| child.score);
        let sum = Number::sum(scores().map(|score| score.0)).ok();
        entry.score.is_some_and(|own| {
            known.children.len() > 1 && Some(own.points.0) != sum && scores().any(|score| score == own.points)
        })
    });
    if let Some(path) = &path {
        // Of several projects a note may say of any that it got full marks.
        let of_any = |score: &Stated| score.figure.is_none() && !builder.further.is_empty();
        let score = entry.score.filter(|score| !of_one && !of_any(score));
        // 该项目绩效自评78.5分，其中数量指标20分得14.5分，扣5.5分 beside the form's 数量指标19分: of another project.
        let other = known
            .is_some_and(|known| known.score.is_some() && score.is_some_and(|own| Some(own.points) != known.score));
        // Several projects have an indicator of this name: a loss told without its score may be another's.
        let one_of_many = entry.score.is_none() && !builder.further.is_empty();
        let other = other || one_of_many;
        let lost =
            if other && known.is_some_and(|known| known.lost.is_none()) { Vec::new() } else { entry.lost.clone() };
        set(builder, &Entry { score, lost, ..entry.clone() }, path);
    }
    // 产出指标50分，得46分，扣3分: what the form has no place for, or another figure in.
    if let ([lost], Some(full), Some(score)) = (&entry.lost[..], entry.full, entry.score)
        && other
        && full.points.0.subtract(score.points.0) != Ok(lost.points.0)
        && let (Some(full), Some(score), Some(lost)) = (full.figure, score.figure, lost.figure)
        && !are_scored_behind(builder, score, lost)
    {
        let parts = vec![builder.quantity(score, name), builder.quantity(lost, name)];
        let whole = builder.quantity(full, name);
        builder.claims.push(lost_sum(whole, parts));
    }
}

/// 10分，得8.67分。…扣0.5分。…合格率83.33%，得4.17分: what the loss is one of several steps of.
fn are_scored_behind(builder: &Builder<'_, '_>, score: usize, lost: usize) -> bool {
    let line = builder.document.lines.partition_point(|line| line.span.end <= builder.figure(lost).span.start);
    let Some(line) = builder.document.lines.get(line) else { return false };
    let points = |figure: &Figure| figure.kind == FigureKind::Points;
    let behind = Span { start: builder.figure(lost).span.end, end: line.span.end };
    let between = Span { start: builder.figure(score).span.end, end: builder.figure(lost).span.start };
    let sentence = between.start < between.end && builder.slice(between).contains('。');
    sentence && builder.document.figures_in(behind).iter().any(points)
}

/// The indicator of this name, wherever it stands in the tree.
fn find(indicators: &[Indicator], name: &str) -> Option<IndicatorPath> {
    let wanted = Wanted::new(name);
    // 效果 above 项目产出 and 项目效益: the very name counts before another word for the same group.
    find_by(indicators, |indicator| wanted.is_exactly(&indicator.name))
        .or_else(|| find_by(indicators, |indicator| wanted.is(&indicator.name)))
}

fn find_by(indicators: &[Indicator], matches: impl Fn(&Indicator) -> bool) -> Option<IndicatorPath> {
    if let Some(group) = indicators.iter().position(&matches) {
        return Some(IndicatorPath(vec![group]));
    }
    indicators.iter().enumerate().find_map(|(index, group)| {
        let child = group.children.iter().position(&matches)?;
        Some(IndicatorPath(vec![index, child]))
    })
}

/// Which entries are understood: those whose full marks add up to those above them, and those that words put there.
fn keep(entries: &Entries) -> Vec<bool> {
    let all = &entries.all;
    let mut kept: Vec<bool> = (0..all.len())
        .map(|index| {
            let entry = &all[index];
            entry.full.is_some() || entry.score.is_some() || !entry.lost.is_empty() || entries.has_children(index)
        })
        .collect();
    for index in (0..all.len()).rev() {
        below(entries, &mut kept, index);
    }
    roots(entries, &mut kept);
    for index in 0..all.len() {
        if let Some(parent) = all[index].parent {
            kept[index] &= kept[parent];
        }
    }
    kept
}

fn below(entries: &Entries, kept: &mut [bool], index: usize) {
    let all = &entries.all;
    let children: Vec<usize> = entries.children(index).filter(|&child| kept[child]).collect();
    let Some(above) = all[index].full.map(|full| full.points.0).filter(|_| !children.is_empty()) else { return };
    let sum = |of: &[usize]| -> Option<Number> {
        let full: Option<Vec<Number>> = of.iter().map(|&child| all[child].full.map(|full| full.points.0)).collect();
        Number::sum(full?).ok()
    };
    if sum(&children) == Some(above) {
        return;
    }
    let (with, without): (Vec<usize>, Vec<usize>) = children.iter().partition(|&&child| all[child].full.is_some());
    if with.is_empty() {
        // Scores alone: only what words put there.
        for child in without {
            kept[child] = all[child].listed || all[child].kind == Kind::Part;
        }
        return;
    }
    if sum(&with) == Some(above) {
        without.into_iter().for_each(|child| kept[child] = false);
        return;
    }
    let parts: Vec<usize> = with.iter().copied().filter(|&child| all[child].kind != Kind::Own).collect();
    let named = parts.len() > 1 && sum(&parts) == Some(above);
    // All of one listing in the words of the form: then the marks themselves are what does not add up.
    let listed = parts.len() == children.len() && parts.len() > 1 && children.iter().all(|&child| all[child].listed);
    for child in children {
        kept[child] = listed || (named && parts.contains(&child));
    }
}

/// Full marks of at least one tree and half another.
const SEVERAL: i64 = 150;
/// So many groups a frame has.
const FRAME: (usize, usize) = (4, 6);
/// No report has more level-1 indicators.
const MOST: usize = 16;

fn roots(entries: &Entries, kept: &mut [bool]) {
    let all = &entries.all;
    let roots: Vec<usize> = (0..all.len()).filter(|&index| kept[index] && all[index].parent.is_none()).collect();
    let full = |index: usize| all[index].full.map(|full| full.points.0);
    let sum = |of: &[usize]| Number::sum(of.iter().filter_map(|&index| full(index))).ok();
    let is_whole = |of: &[usize]| sum(of) == Some(Number::HUNDRED);
    let marked: Vec<usize> = roots.iter().copied().filter(|&index| full(index).is_some()).collect();
    if marked.is_empty() {
        return;
    }
    if is_whole(&marked) {
        return;
    }
    let groups: Vec<usize> = marked.iter().copied().filter(|&index| all[index].kind != Kind::Own).collect();
    // Two trees, one behind the other: the first that is whole.
    let several = sum(&marked).is_some_and(|sum| sum >= Number::whole(SEVERAL));
    // 预算执行10分、管理20分、产出40分、效益90分、满意度10分: one digit of one of them makes the hundred; the last two do by chance.
    let named = |code: &str| marked.iter().any(|&index| matches!(all[index].kind, Kind::Group(own) if own == code));
    let frame = || {
        let marks: Vec<Number> = marked.iter().filter_map(|&index| full(index)).collect();
        (FRAME.0..=FRAME.1).contains(&marks.len())
            && ["execution", "output", "benefit"].into_iter().all(named)
            && slips::in_one_figure(Number::HUNDRED, &marks)
    };
    if !is_whole(&groups) && frame() {
        return;
    }
    let window = || {
        (0..marked.len()).filter(|_| several).find_map(|from| {
            let end = (from + 2..=marked.len().min(from + MOST)).find(|&end| is_whole(&marked[from..end]))?;
            Some(marked[from..end].to_vec())
        })
    };
    // One that stands elsewhere than the others is none of them.
    let heads = marked.iter().filter(|&&index| all[index].heads_line).count();
    let apart = |index: usize| all[index].kind == Kind::Own || (!all[index].heads_line && heads + 1 == marked.len());
    let but_one = || {
        marked.iter().rev().filter(|&&left| apart(left)).find_map(|&left| {
            let rest: Vec<usize> = marked.iter().copied().filter(|&index| index != left).collect();
            is_whole(&rest).then_some(rest)
        })
    };
    let chosen = if is_whole(&groups) { Some(groups.clone()) } else { window().or_else(but_one) };
    let chosen = chosen.unwrap_or(groups);
    for index in roots {
        kept[index] = chosen.contains(&index) || (full(index).is_none() && all[index].kind != Kind::Own);
    }
}
