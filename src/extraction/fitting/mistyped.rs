//! Which two figures a rate was meant of that holds with none: 年初预算95.00万元，决算126.83万元，为年初的133.51%; 会员512人，达线486人，
//! 达线率94.92%.
//!
//! The words have to ask for a rate, and a slip of the pen has to turn it into the one that the two make. Where the words do
//! not say which two, only a single pair may be so near, by one digit or two neighbours.

use std::collections::HashSet;

use super::pairs::{between, is_narrow, pairs, slip_of};
use crate::claims::{Claim, Span};
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of};

/// What is planned, and what a rate says that it is of.
const PLANNED: AnyOf = AnyOf::new(&[
    "年初", "调整", "预算", "计划", "目标", "应", "任务", "安排", "概算", "配套", "下达", "指标", "核定", "投资",
    "合同",
]);
const DONE: AnyOf = AnyOf::new(&["实际", "支出", "执行", "完成", "支付", "使用", "拨付", "到位", "决算", "实", "已"]);
/// Of another time, or of a part.
const ASIDE: AnyOf = AnyOf::new(&["上年", "去年", "结转", "结余", "其中", "累计", "剩余", "节约", "追加"]);
/// So many figures in front of the part may be its whole.
const WHOLES: usize = 4;
/// Bytes between figures that belong together.
const NEAR: usize = 120;
/// And between those of one sentence.
const SENTENCE: usize = 300;

/// The parts of all sums.
pub(super) fn siblings(builder: &Builder<'_, '_>) -> HashSet<Span> {
    let sums = builder.claims.iter().chain(&builder.bound).filter_map(|claim| match claim {
        Claim::Sum(sum) if sum.parts.len() > 1 => Some(&sum.parts),
        _ => None,
    });
    sums.flatten().filter_map(|part| part.place.span).collect()
}

/// A rate and the figures near it.
pub(super) struct Rate<'b, 'd, 't> {
    pub builder: &'b Builder<'d, 't>,
    /// The parts of all sums.
    pub siblings: &'b HashSet<Span>,
    pub near: &'b [usize],
    pub percent: usize,
}

impl<'d> Rate<'_, 'd, '_> {
    /// The two that its words say, where a slip of the pen turns one rate into the other.
    pub fn meant(&self) -> Option<(usize, usize)> {
        let words = told(self.builder, self.percent).trim_end_matches(['了', '到', '达', '为', '约', '的', '占', '是']);
        let likely = |pair: &(usize, usize)| {
            let aside = |at: usize| ASIDE.is_in(self.label(at));
            !aside(pair.0) && !aside(pair.1) && slip_of(self.builder, *pair, self.percent).is_some()
        };
        let before = self.before(NEAR);
        let planned = || self.planned(&before, words).filter(likely);
        let called = || self.called(&before, words, likely);
        planned()
            .or_else(called)
            .or_else(|| self.told_of())
            .or_else(|| self.only(words))
            .or_else(|| self.adjusted(words))
    }

    fn label(&self, at: usize) -> &'d str {
        self.builder.slice(self.builder.figure(at).label)
    }

    /// The figures in front of it in its sentence, no further than so many bytes.
    fn before(&self, most: usize) -> Vec<usize> {
        let together = |&at: &usize| {
            let between = self.between(at);
            between.len() < most && !between.contains(['。', '\n'])
        };
        self.near.iter().copied().filter(|&at| at < self.percent).filter(together).collect()
    }

    fn between(&self, at: usize) -> &'d str {
        between(self.builder, at, self.percent)
    }

    /// 年初预算95.00万元，决算126.83万元，为年初的133.51%; 支出38.46万元，预算52.00万元，控制率73.96%
    fn planned(&self, before: &[usize], words: &str) -> Option<(usize, usize)> {
        let &[.., first, last] = before else { return None };
        let asks = PLANNED.ends(words).is_some()
            || DONE.ends(words).is_some()
            || any_of!["只有", "仅", "只"].ends(words).is_some()
            || words.ends_with('率')
            || words.is_empty();
        match (PLANNED.is_in(self.label(first)), PLANNED.is_in(self.label(last))) {
            (true, false) if asks => Some((last, first)),
            (false, true) if asks => Some((first, last)),
            _ => None,
        }
    }

    /// 会员512人，达线486人，达线率94.92%: the part is called as the rate is.
    fn called(
        &self,
        before: &[usize],
        words: &str,
        likely: impl Fn(&(usize, usize)) -> bool,
    ) -> Option<(usize, usize)> {
        let stem = words.strip_suffix('率')?;
        let start = stem.char_indices().rev().nth(1)?.0;
        let part = before.iter().rev().copied().find(|&at| self.label(at).contains(&stem[start..]))?;
        let wholes = before.iter().rev().copied().filter(|&at| at < part).take(WHOLES);
        wholes.map(|whole| (part, whole)).find(likely)
    }

    /// 完成营造林8400亩，…，为目标8000亩的105.00%: the whole stands in front of 的.
    fn told_of(&self) -> Option<(usize, usize)> {
        let whole = self.near.iter().copied().rfind(|&at| at < self.percent)?;
        if !matches!(self.between(whole), "的" | "的比例为" | "的比重为") {
            return None;
        }
        let parts = self.near.iter().copied().filter(|&at| at < whole);
        self.single(parts.map(|part| (part, whole)))
    }

    /// 固定资产原值7432.18万元，在用7290.65万元，利用率98.10%: the last figure with another.
    fn only(&self, words: &str) -> Option<(usize, usize)> {
        if !words.ends_with('率') && PLANNED.ends(words).is_none() {
            return None;
        }
        let plain = |at: &usize| !ASIDE.is_in(self.label(*at)) && !self.in_bracket(*at);
        let before: Vec<usize> = self.before(SENTENCE).into_iter().filter(plain).collect();
        let near = &before[before.len().saturating_sub(WHOLES)..];
        let &last = near.last()?;
        // 听力19人、智力38人、肢体22人，完成率102.73%: what is told apart is no rate of each other.
        let part_of_sum = |at: usize| self.siblings.contains(&self.builder.figure(at).span);
        let one_listing = |pair: &(usize, usize)| part_of_sum(pair.0) && part_of_sum(pair.1);
        self.single(pairs(near).filter(|pair| (pair.0 == last || pair.1 == last) && !one_listing(pair)))
    }

    /// 年初部门预算1386.50万元，追加517.60万元，调整后1904.10万元，预算调整率37.33%: what was added, of what there was at first.
    fn adjusted(&self, words: &str) -> Option<(usize, usize)> {
        any_of!["调整率", "追加率", "调整幅度", "调增率"].ends(words)?;
        let called = |at: usize, list: AnyOf| list.is_in(self.label(at));
        let added = any_of!["追加", "调增", "净增", "增加", "调整", "调减"];
        let first = any_of!["年初", "批复", "预算"];
        let before: Vec<usize> = self.near.iter().copied().filter(|&at| at < self.percent).collect();
        self.single(pairs(&before).filter(|&(part, whole)| called(part, added) && called(whole, first)))
    }

    /// In a bracket that is closed in front of the percentage.
    fn in_bracket(&self, at: usize) -> bool {
        let between = self.between(at);
        between.find('）').is_some_and(|close| !between[..close].contains('（'))
    }

    /// The one pair that is a wrong digit away.
    fn single(&self, pairs: impl Iterator<Item = (usize, usize)>) -> Option<(usize, usize)> {
        /// A rate with fewer digits is near many by chance.
        const DIGITS: u128 = 1_000;
        if self.builder.figure(self.percent).number.mantissa().unsigned_abs() < DIGITS {
            return None;
        }
        let mut found = pairs.filter(|&pair| is_narrow(slip_of(self.builder, pair, self.percent)));
        found.next().filter(|_| found.next().is_none())
    }
}

/// The words of the clause in front of a percentage.
pub(super) fn told<'d>(builder: &Builder<'d, '_>, percent: usize) -> &'d str {
    const LONGEST: usize = 75;
    let text = &builder.document.text()[..builder.figure(percent).span.start as usize];
    let text = &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..];
    text.rsplit(['，', '。', '；', '（', '：', '\n']).next().unwrap_or(text)
}
