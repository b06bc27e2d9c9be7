//! A row of percentages: what is said of it, and how far from a hundred it may be and still have been meant to be all.

use crate::amount::Number;
use crate::extraction::words::{self, Concept};
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
pub(super) struct Row<'d> {
    pub figures: Vec<usize>,
    /// 占基本支出的: the whole, where one of them names it.
    pub whole: &'d str,
    /// 支出构成：, 按类型划分，, 比例为: they are all of something.
    pub introduced: bool,
    /// 按学历划分: by one thing, so that none is in two parts.
    pub divided: bool,
    /// A colon behind such words: nothing but them follows.
    pub announced: bool,
    /// 其中: of money only, as people are told apart in several ways at once.
    pub of_which: bool,
    /// 其余, or 合计100%: nothing is left.
    pub rest: bool,
    /// 其他 or 不满意 at the end: little can be.
    pub closed: bool,
    /// 本科及以上, 党员: others of the row may be in it.
    pub open_above: bool,
    /// The words behind the last of them tell what it is made of.
    pub told: bool,
    /// 等, 主要: something is left.
    pub partial: bool,
}

impl<'d> Row<'d> {
    pub fn add(&mut self, figure: usize, whole: &'d str, words: &'d str) {
        // 比例为中央60%、…, but 报销比例为70%
        let named = || {
            let behind =
                any_of!["比例为", "构成为", "结构为"].find_in(words).map(|(at, word)| &words[at + word.len()..]);
            behind.is_some_and(|behind| !behind.starts_with(|c: char| c.is_ascii_digit())) && !words.contains('占')
        };
        let respectively =
            || any_of!["占比分别", "占比依次", "比重分别", "比重依次", "比例分别", "比例依次"].is_in(words);
        self.introduced |= self.figures.is_empty() && (named() || respectively());
        // 从结构看，民生支出占78%，教育支出占25%: the one is a part of the other.
        self.introduced &= !any_of!["民生", "重点", "三公", "中小", "小微"].is_in(words);
        // 本科及以上占60%，党员占45%: told apart in two ways.
        self.introduced &= self.divided || !any_of!["以上", "党员", "以下"].is_in(words);
        let money = || any_of!["支出", "经费", "收入", "拨款", "资金", "补助"].is_in(words);
        self.introduced &= !self.of_which || money();
        self.told = false;
        self.figures.push(figure);
        if self.whole.is_empty() {
            self.whole = whole;
        }
        self.rest |= any_of!["其余", "剩余", "余下"].starts(words).is_some();
        // 非常满意, 满意, …, 不满意: a scale has an end.
        self.closed |= any_of!["不满意", "很不满意"].is_in(words) && self.figures.len() > 1;
        // 研究生学历占28.6%，本科占47.6%，大专及以下占23.8%: of one thing, down to its end.
        self.closed |= self.figures.len() > 2 && has(words, "及以下") && !self.open_above;
        self.open_above |= any_of!["以上", "党员", "女", "职称"].is_in(words);
        self.closed |= self.introduced && any_of!["其他", "其它"].starts(words).is_some();
        self.words(words);
    }

    pub fn words(&mut self, words: &str) {
        // 人员经费占84.71%，主要包括…、…等；公用经费占15.29%: what the part in front is made of.
        if self.told || any_of!["主要包括", "主要用于", "包括", "用于"].starts(words).is_some() {
            self.told = true;
            return;
        }
        self.partial |= words.trim_end_matches('。').ends_with('等') || has(words, "主要");
    }

    /// The least and the most that these may come to and still have been meant to be all.
    pub fn bounds(&self, names: &[String]) -> Option<(Number, Number)> {
        let hundred = Number::HUNDRED;
        let (near, said) =
            ((Number::whole(NEAR.0), Number::whole(NEAR.1)), (Number::whole(SAID.0), Number::whole(SAID.1)));
        match self.figures.len() {
            0 | 1 => None,
            _ if overlap(names) || names.iter().any(|name| has(name, "三公")) => None,
            _ if self.rest => Some((Number::whole(ALL.0), Number::whole(ALL.1))),
            _ if self.closed => Some(said),
            _ if self.partial => (self.figures.len() >= LEAST).then_some(near),
            3.. if self.introduced && self.announced => Some((Number::whole(ANNOUNCED), said.1)),
            _ if self.introduced => Some((near.0, said.1)),
            2 => match twins(names, self.whole)? {
                Twins::All => Some(said),
                Twins::Most => Some((hundred, said.1)),
            },
            _ => Some(near),
        }
    }
}

/// Two parts of one thing by their names.
#[derive(Clone, Copy)]
enum Twins {
    /// 人员经费 and 公用经费 of 基本支出, something and what is not that: there is nothing else.
    All,
    /// 基本支出 and 项目支出: few have more.
    Most,
}

/// What the names stand for.
fn categories(names: &[String]) -> Vec<Option<CategoryId>> {
    let category = |name: &String| match words::concept(name) {
        Some(Concept::Category(id)) => Some(id),
        _ => None,
    };
    names.iter().map(category).collect()
}

/// 基本支出 and 人员经费: the one is a part of the other.
fn overlap(names: &[String]) -> bool {
    use CategoryId::{Basic, Operating, Personnel};
    let found = categories(names);
    found.contains(&Some(Basic)) && (found.contains(&Some(Personnel)) || found.contains(&Some(Operating)))
}

fn twins(names: &[String], whole: &str) -> Option<Twins> {
    use CategoryId::{Basic, Operating, Personnel, Project};
    let [first, second] = names else { return None };
    // 财政拨款, 非财政拨款
    if first.strip_prefix('非') == Some(second) || second.strip_prefix('非') == Some(first) {
        return Some(Twins::All);
    }
    let found = categories(names);
    let both = |one, other| found.contains(&Some(one)) && found.contains(&Some(other));
    if both(Basic, Project) {
        return Some(Twins::Most);
    }
    let both = both(Personnel, Operating);
    (both && has(whole, "基本支出")).then_some(Twins::All)
}
