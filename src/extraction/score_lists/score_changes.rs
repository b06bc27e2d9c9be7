//! Two scores and how many points lie between them: 自评得分93.20分，较2022年91.40分提高1.80分; 自评95.47分，复核90.54分，核减4.93分.
//!
//! Of the scores in front of the points the last is compared with one before it: with the one that lies just so far apart; else
//! with the nearest, where a slip of the pen in one of the three explains what is off, or where they lie so the other way round.

use crate::amount::Number;
use crate::amount::slips::is_a_slip_of;
use crate::claims::{Change, Claim, Place, Span, Trend};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of};

/// Words between the second score and the points.
const LONGEST: usize = 14;
/// Bytes between the two scores.
const APART: usize = 180;
/// So many scores in front of the second are asked.
const BEFORE: usize = 4;
/// Less is no score of a hundred.
const LEAST: i64 = 40;
const UP: AnyOf = AnyOf::new(&["提高", "增加", "上升", "提升", "增长", "上涨", "高出", "高", "多", "增"]);
const DOWN: AnyOf = AnyOf::new(&["下降", "降低", "减少", "回落", "下滑", "低", "少", "减", "降"]);
/// 相差4.2分: whichever is more.
const GAP: AnyOf = AnyOf::new(&["相差", "差距", "核减", "审减", "调减"]);
const EARLIER: AnyOf = AnyOf::new(&["上年", "去年", "上一年"]);

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let points: Vec<usize> = (0..builder.document.figures.len())
        .filter(|&at| builder.figure(at).kind == FigureKind::Points && !builder.in_table(at))
        .collect();
    for at in 2..points.len() {
        let found = compared(builder, &points[at.saturating_sub(BEFORE + 1)..=at]);
        builder.claims.extend(found);
    }
}

/// The last of the points is what lies between two of those before it.
fn compared(builder: &mut Builder<'_, '_>, points: &[usize]) -> Option<Claim> {
    let &[ref scores @ .., second, difference] = points else { return None };
    let words = between(builder, second, difference);
    let words = words.trim_end_matches(['了', '为', '约', '到', '达']);
    if words.contains(['。', '；', '每', '\n']) || words.chars().count() > LONGEST || is_no_score(builder, second) {
        return None;
    }
    let way = if GAP.ends(words).is_some() {
        None
    } else if UP.ends(words).is_some() {
        Some(Trend::Up)
    } else {
        Some(DOWN.ends(words).map(|_| Trend::Down)?)
    };
    let number = |at: usize| builder.figure(at).number;
    let near = |first: &usize| {
        let between = between(builder, *first, second);
        between.len() <= APART && !between.contains('\n') && !is_no_score(builder, *first)
    };
    let candidates: Vec<usize> = scores.iter().rev().copied().filter(near).collect();
    let ordered = |first: usize| Pair::of(builder, first, second);
    let gap = |pair: &Pair| {
        let gap = number(pair.now).subtract(number(pair.before)).ok()?;
        match way {
            Some(Trend::Up) => Some(gap),
            Some(_) => Some(gap.negate()),
            None => Some(gap.abs()),
        }
    };
    let stated = number(difference);
    let pairs: Vec<Pair> = candidates.into_iter().filter_map(ordered).collect();
    let exact = pairs.iter().find(|pair| gap(pair) == Some(stated));
    let explained = |pair: &&Pair| {
        let Some(gap) = gap(pair) else { return false };
        let meant = number(pair.before).add(if way == Some(Trend::Down) { stated.negate() } else { stated });
        gap == stated.negate()
            || is_a_slip_of(stated, gap)
            || (way.is_some() && meant.is_ok_and(|meant| is_a_slip_of(number(pair.now), meant)))
    };
    let found = exact.or_else(|| pairs.first().filter(|pair| pair.told).filter(explained))?;
    let (now, before) = (found.now, found.before);
    let trend = way.or_else(|| Some(if number(now) < number(before) { Trend::Down } else { Trend::Up }));
    let name = "得分".to_owned();
    let span = builder.figure(now.min(before)).span.to(builder.figure(difference).span);
    let [now, before, difference] = [now, before, difference].map(|at| builder.quantity(at, &name));
    Some(Claim::Change(Change {
        name,
        now: Some(now),
        before: Some(before),
        difference: Some(difference),
        difference_trend: trend,
        rate: None,
        rate_trend: None,
        unsigned: false,
        place: Place::span(span),
    }))
}

/// Which of two scores is the later one.
struct Pair {
    now: usize,
    before: usize,
    /// The words compare them.
    told: bool,
}

impl Pair {
    fn of(builder: &Builder<'_, '_>, first: usize, second: usize) -> Option<Pair> {
        let between = between(builder, first, second);
        let start = builder.figure(first).label.start;
        let head = builder.slice(Span { start, end: builder.figure(first).span.start.max(start) });
        let earlier = EARLIER.is_in(between) || (first..second).any(|at| is_earlier_year(builder, at));
        let turned =
            !earlier && (EARLIER.is_in(head) || first.checked_sub(1).is_some_and(|at| is_earlier_year(builder, at)));
        let compares = any_of!["较", "比", "相比", "高于", "低于", "复核", "复评", "最低", "审核"].is_in(between);
        let (now, before) = if turned { (second, first) } else { (first, second) };
        Some(Pair { now, before, told: earlier || turned || compares })
    }
}

fn is_earlier_year(builder: &Builder<'_, '_>, at: usize) -> bool {
    matches!(builder.figure(at).kind, FigureKind::Year(year) if builder.is_earlier(year))
}

fn between<'d>(builder: &Builder<'d, '_>, a: usize, b: usize) -> &'d str {
    builder.slice(Span { start: builder.figure(a).span.end, end: builder.figure(b).span.start })
}

/// Points of a part, or of a rule.
fn is_no_score(builder: &Builder<'_, '_>, at: usize) -> bool {
    let number = builder.figure(at).number;
    number < Number::whole(LEAST) || number > Number::HUNDRED
}
