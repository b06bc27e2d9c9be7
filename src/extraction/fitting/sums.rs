//! Amounts of which one is the sum of all others of a bracket, of a sentence or of a part of it: 部门预算741.40万元（基本支出36.40万元、
//! 项目支出705.00万元）; 财政拨款收入18654.27万元，一般公共预算12406.91万元占66.51%，政府性基金6247.36万元占33.49%.
//!
//! Nothing of its kind may be left over, some word has to say that parts follow or that a total does, and what does not
//! add up must be off by one digit of one figure.

use std::collections::HashMap;

use super::pairs::between;
use crate::amount::Number;
use crate::amount::slips;
use crate::claims::{Claim, Completeness, Quantity, Span, Sum, Topic};
use crate::extraction::builder::Builder;
use crate::extraction::proportions::is_limit;
use crate::extraction::shares::kind;
use crate::extraction::words;
use crate::search::{AnyOf, any_of, has};

/// A sentence of more figures is a table that lost its cells.
const MOST: usize = 40;
/// Smallest steps of a whole: coarser amounts are off by round gaps whatever they mean.
pub(super) const FINE: u128 = 5_000;
/// So many numbers of things hardly add up by chance.
const MANY: i64 = 1_000;

/// Another time, a plan beside what was done, or what is told of each.
const OTHER: AnyOf = AnyOf::new(&[
    "比", "较", "上年", "去年", "同期", "增", "减", "下降", "提高", "每", "均", "单价", "标准", "占", "目标", "至",
    "收回", "缴回", "核减", "扣除",
]);
/// What says that parts follow.
const FOLLOW: AnyOf = AnyOf::new(&[
    "：", "其中", "包括", "包含", "含", "由", "分", "构成", "组成", "来源", "为", "即", "按", "有", "里", "用于",
    "投入", "投向",
]);
/// What says that it is a total.
const TOTAL: AnyOf = AnyOf::new(&[
    "合计",
    "共计",
    "总计",
    "小计",
    "累计",
    "共",
    "总",
    "两项",
    "三项",
    "调整后",
    "全年预算",
    "可用",
    "可支配",
]);
const SOME: AnyOf = AnyOf::new(&["主要", "重点", "部分", "例如", "等"]);

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let mut known = wholes(builder);
    let lines: Vec<Span> = builder.document.lines_of_text().collect();
    for line in lines {
        let sentences: Vec<Span> = builder.document.sentences_in(line).to_vec();
        for sentence in sentences {
            if builder.document.figures_in(sentence).len() > MOST {
                continue;
            }
            for run in runs(builder, sentence) {
                if let Some((whole, parts)) = run.sum(builder, &known) {
                    let open = known.insert(builder.figure(whole).span, None).flatten();
                    claim(builder, open, whole, &parts);
                }
            }
        }
    }
}

/// The wholes of all sums that are claimed; where the words leave it open whether those are all parts, with the claim.
type Known = HashMap<Span, Option<usize>>;

fn wholes(builder: &Builder<'_, '_>) -> Known {
    let mut known = Known::new();
    let all = builder.claims.iter().enumerate().map(|(at, claim)| (Some(at), claim));
    for (at, claim) in all.chain(builder.bound.iter().map(|claim| (None, claim))) {
        // An account is no listing of the same whole.
        if let Claim::Sum(sum) = claim
            && sum.topic != Topic::Balance
            && let Some(span) = sum.whole.place.span
        {
            let open = at.filter(|_| sum.completeness == Completeness::Open);
            known.entry(span).and_modify(|known| *known = known.and(open)).or_insert(open);
        }
    }
    known
}

/// All figures of one kind in a bracket, a sentence or a part of one.
struct Run {
    /// The figure in front of the bracket.
    owner: Option<usize>,
    figures: Vec<usize>,
}

/// A level of brackets that is being read.
#[derive(Default)]
struct Level {
    owner: Option<usize>,
    all: Vec<usize>,
    /// Where its part between two ； begins.
    part: usize,
}

fn runs(builder: &Builder<'_, '_>, sentence: Span) -> Vec<Run> {
    let first = builder.document.figures_before(sentence.start);
    let count = builder.document.figures_in(sentence).len();
    // 3645.90万元为200万元以下零星项目: a bound is no part.
    let counts = |&at: &usize| kind(builder, at).is_some() && !is_limit(builder, at);
    let mut figures = (first..first + count).filter(counts).peekable();
    let mut levels = vec![Level::default()];
    let mut found = Vec::new();
    for (at, mark) in builder.slice(sentence).char_indices().filter(|(_, c)| matches!(c, '（' | '）' | '；')) {
        let place = sentence.start + at as u32;
        if let Some(level) = levels.last_mut() {
            while let Some(figure) = figures.next_if(|&figure| builder.figure(figure).span.end <= place) {
                level.all.push(figure);
            }
        }
        match mark {
            '（' => {
                let before = levels.last().and_then(|level| level.all.last().copied());
                let owner = before.filter(|&last| builder.figure(last).span.end == place);
                levels.push(Level { owner, ..Level::default() });
            }
            '）' if levels.len() > 1 => {
                if let Some(level) = levels.pop() {
                    by_kind(builder, level.owner, &level.all, &mut found);
                }
            }
            '；' => {
                if let Some(level) = levels.last_mut() {
                    let part = std::mem::replace(&mut level.part, level.all.len());
                    by_kind(builder, None, &level.all[part..], &mut found);
                }
            }
            _ => {}
        }
    }
    if let Some(level) = levels.first_mut() {
        level.all.extend(figures);
        if level.part > 0 {
            by_kind(builder, None, &level.all[level.part..], &mut found);
        }
        by_kind(builder, None, &level.all, &mut found);
    }
    found
}

fn by_kind(builder: &Builder<'_, '_>, owner: Option<usize>, all: &[usize], found: &mut Vec<Run>) {
    let mut kinds: Vec<&str> = Vec::new();
    for own in all.iter().filter_map(|&at| kind(builder, at)) {
        if !kinds.contains(&own) {
            kinds.push(own);
        }
    }
    for own in kinds {
        let figures: Vec<usize> = all.iter().copied().filter(|&at| kind(builder, at) == Some(own)).collect();
        let owner = owner.filter(|&owner| kind(builder, owner) == Some(own));
        if figures.len() + usize::from(owner.is_some()) > 2 {
            found.push(Run { owner, figures });
        }
    }
}

impl Run {
    /// The figure that all others make up.
    fn sum(&self, builder: &Builder<'_, '_>, known: &Known) -> Option<(usize, Vec<usize>)> {
        let all = &self.figures;
        let label = |at: usize| builder.slice(builder.figure(at).label);
        if let Some(owner) = self.owner {
            return (holds(builder, known, owner, all)).then(|| (owner, all.clone()));
        }
        let introduced = |at: usize| {
            let words = between(builder, all[at], all[at + 1]);
            // 造林5500亩，得8分；修复2185亩，尚欠115亩: the next item of a list.
            !SOME.is_in(words)
                && !words.contains('；')
                && (FOLLOW.is_in(words) || words.contains('=') || TOTAL.is_in(label(all[at])))
        };
        let front = (0..all.len().saturating_sub(2)).filter(|&at| {
            let words = between(builder, all[at], all[at + 1]);
            let plain = at == 0 && all.len() > 3 && !SOME.is_in(words) && !words.contains('；');
            introduced(at) || plain
        });
        let closes = |at: usize| TOTAL.is_in(label(all[at])) || between(builder, all[at - 1], all[at]).ends_with('=');
        let back = (2..all.len()).filter(|&at| closes(at));
        let front = front.map(|at| (all[at], all[at + 1..].to_vec()));
        let back = back.map(|at| (all[at], all[..at].to_vec()));
        front.chain(back).find(|(whole, parts)| holds(builder, known, *whole, parts))
    }
}

/// The parts make up the whole, or would but for one digit.
fn holds(builder: &Builder<'_, '_>, known: &Known, whole: usize, parts: &[usize]) -> bool {
    let label = |at: usize| builder.slice(builder.figure(at).label);
    let number = |at: usize| builder.figure(at).number;
    // 年初预算a万元，调增b万元，调整后c万元; 加上年初结转
    let adjusted = any_of!["调整", "全年预算", "可用"].is_in(label(whole));
    let told = |at: usize| {
        let label = label(at);
        let raised = any_of!["调增", "追加", "增加", "新增"].place_in(label).filter(|_| adjusted);
        let label = raised.map_or(label, |at| &label[..at]);
        // 上年结转, 加上, 新增: no other year and no comparison.
        let from =
            any_of!["上年结", "上年末", "加上", "新增", "增设"].last_in(label).map_or(0, |(at, word)| at + word.len());
        OTHER.is_in(&label[from..])
    };
    let plain = parts.iter().chain([&whole]).all(|&at| !told(at));
    // 预算24.26万元，决算20.30万元: two accounts of one thing.
    let planned = parts.iter().filter(|&&part| any_of!["预算", "计划"].is_in(label(part))).count();
    let mixed = planned > 0 && planned < parts.len() && !(adjusted || has(label(whole), "预算"));
    let open = match known.get(&builder.figure(whole).span) {
        None => true,
        Some(None) => false,
        // 其中本年收入…，…，上年结转…: as many parts as were read as such, or more.
        Some(&Some(at)) => matches!(&builder.claims[at], Claim::Sum(sum) if sum.parts.len() <= parts.len()),
    };
    if !open || !plain || mixed || parts.len() < 2 {
        return false;
    }
    let numbers: Vec<Number> = parts.iter().map(|&part| builder.comparable(part)).collect();
    let stated = builder.comparable(whole);
    if numbers.iter().any(|&part| part >= stated || part.is_zero()) {
        return false;
    }
    let money = kind(builder, whole) == Some("元");
    let fine = if money { slips::fineness(stated, &numbers) >= FINE } else { stated >= Number::whole(MANY) };
    let Ok(gap) = Number::sum(numbers.iter().copied()).and_then(|sum| stated.subtract(sum)) else { return false };
    // 发现2764个，销号2691个，剩余73个；累计销号5128个: of which one is the sum of others, they are no parts side by side.
    let nested = || numbers.iter().any(|&part| is_sum_of_two(part, &numbers));
    let one_unit = || parts.iter().all(|&part| builder.figure(part).kind == builder.figure(whole).kind);
    fine && (gap.is_zero()
        || (one_unit()
            && !nested()
            && slips::in_one_figure(number(whole), &parts.iter().map(|&part| number(part)).collect::<Vec<_>>())))
}

fn is_sum_of_two(whole: Number, numbers: &[Number]) -> bool {
    let pairs =
        numbers.iter().enumerate().flat_map(|(at, &one)| numbers[at + 1..].iter().map(move |&other| (one, other)));
    pairs.into_iter().any(|(one, other)| one.add(other) == Ok(whole))
}

/// Claims the sum, in place of one with fewer parts.
pub(super) fn claim(builder: &mut Builder<'_, '_>, open: Option<usize>, whole: usize, parts: &[usize]) {
    let mut quantity = |at: usize| -> Quantity {
        let name = words::identity(builder.slice(builder.figure(at).label)).to_owned();
        builder.quantity(at, &name)
    };
    let whole = quantity(whole);
    let parts = parts.iter().map(|&part| quantity(part)).collect();
    let sum = Claim::Sum(Sum::of(Topic::Listing, whole, parts, Completeness::Complete, "合计"));
    match open {
        Some(at) => builder.claims[at] = sum,
        None => builder.bound.push(sum),
    }
}
