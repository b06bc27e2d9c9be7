//! Parts that follow their whole in one breath: 召开各类会议51次，包括党组会24次、主任会议18次、专题协商会9次.
//!
//! 包括 does not say that nothing is left out. It is taken so only where the whole is said to be of all kinds and its parts
//! are enumerated with nothing else between them.

use super::{Sums, Tally, claim};
use crate::amount::Number;
use crate::amount::slips;
use crate::claims::Span;
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of};

/// So far from the whole the parts may be and still have been meant: of a hundred.
const NEAR: i64 = 15;
/// Fewer parts may be some of them.
const LEAST: usize = 3;

/// Said in front of a number that is of all kinds.
static ALL: AnyOf = AnyOf::new(&["各类", "各种", "各项", "各级", "各式", "共", "合计", "总计", "总数", "全部", "累计"]);
/// What leads from the whole to its parts.
static LEADS: AnyOf =
    AnyOf::new(&["，包括", "，包含", "，分别为", "，分别是", "，包括：", "，包含：", "，具体为", "，即"]);

/// Behind the parts it is said that there are others.
static REST: AnyOf = AnyOf::new(&["，其余", "，另", "，其他", "，剩余", "，还有", "；其余", "；另", "。其余", "。另"]);

/// How the words between a whole and its first part lead to the parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// ，包括: all of them where the whole is said to be of all kinds.
    Listed,
    /// ，分乡镇为：: told apart by one thing.
    Divided,
    /// ，其中, ：: all of them where only a slip of the pen keeps them from it.
    Open,
}

impl Lead {
    fn of(words: &str) -> Option<Lead> {
        if let Some(at) = words.rfind('：') {
            let front = words[..at].rsplit(['，', '；', '。', '（', '）']).next().unwrap_or("");
            let divides = front.starts_with(['分', '按']) && front.chars().count() <= LONGEST
                || any_of!["分布为", "分布情况", "分布如下", "具体为", "具体如下"].ends(front).is_some();
            if divides {
                return Some(Lead::Divided);
            }
            if at == 0 || matches!(front, "其中" | "具体" | "包括") {
                return Some(Lead::Open);
            }
        }
        if LEADS.starts(words).is_some() {
            return Some(Lead::Listed);
        }
        any_of!["，其中", "（其中", "其中"].starts(words).map(|_| Lead::Open)
    }

    fn least(self) -> usize {
        if self == Lead::Open { 2 } else { LEAST }
    }
}

/// Characters of a clause that says by what the parts are told apart.
const LONGEST: usize = 10;

pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Sums, sentence: &[Tally<'_>]) {
    let text = builder.document.text();
    for at in 0..sentence.len().saturating_sub(2) {
        let whole = &sentence[at];
        let next = &sentence[at + 1];
        let end = |tally: &Tally<'_>| builder.figure(tally.figure).span.end;
        let start = |tally: &Tally<'_>| builder.figure(tally.figure).span.start;
        let words = builder.slice(Span { start: end(whole), end: start(next).max(end(whole)) });
        if whole.inside || whole.figure + 1 != next.figure || next.unit != whole.unit {
            continue;
        }
        let Some(lead) = Lead::of(words) else { continue };
        let mut mark = None;
        let goes_on = |pair: &[Tally<'_>], mark: &mut Option<char>| {
            let words = builder.slice(Span { start: end(&pair[0]), end: start(&pair[1]).max(end(&pair[0])) });
            // 52场次、…
            let words = words.strip_prefix('次').unwrap_or(words);
            // 甲3个，乙2个；丙5个 tells of another thing behind ；.
            let own = words.chars().next().map(|c| if c == '；' { '；' } else { '、' });
            let apart = mark.is_some() && own == Some('；') && *mark != own;
            *mark = own;
            !apart
                && pair[0].figure + 1 == pair[1].figure
                && pair[1].unit == whole.unit
                && pair[0].inside == pair[1].inside
                && words.starts_with(['、', '，', '；', '和', '及'])
                && words.matches(['，', '；', '。', '：', '、']).count() <= 1
                && !any_of!["其中", "比上年", "较上年", "增加", "减少", "目标", "计划", "共", "累计"].is_in(words)
        };
        // The first mark may be any.
        let run = sentence[at + 1..].windows(2).take_while(|pair| goes_on(pair, &mut mark)).count() + 1;
        let parts = &sentence[at + 1..=at + run];
        let some = any_of!["主要", "其中", "等", "重点", "含", "女", "党员", "以上", "以下", "上年", "去年"];
        let told = builder.slice(Span { start: end(whole) + lead_length(words), end: end(&parts[run - 1]) });
        let behind = &text[end(&parts[run - 1]) as usize..];
        // 住院9315人次（平均住院日7.2天）: what is in the bracket counts something else.
        let bracket = behind.strip_prefix('（').and_then(|behind| behind.split('）').next());
        let beside = bracket.is_some_and(|bracket| bracket.contains(whole.unit) || bracket.starts_with(['含', '其']));
        if run < lead.least()
            || some.is_in(told)
            || behind.starts_with(['等', '以'])
            || beside
            || REST.starts(behind).is_some()
        {
            continue;
        }
        let Ok(sum) = Number::sum(parts.iter().map(|part| part.number(builder))) else { continue };
        let stated = whole.number(builder);
        let meant = parts.iter().all(|part| part.number(builder) < stated) && whole.is_near(builder, sum, NEAR);
        // Where the whole is not said to be of all kinds, a slip of the pen says that it is.
        let slip = slips::between(stated, sum).is_some() && stated.significant() > FINE;
        let by_part = || {
            let gap = sum.subtract(stated);
            run > 2
                && stated.significant() > FINE
                && parts.iter().any(|part| {
                    let own = part.number(builder);
                    gap.and_then(|gap| own.subtract(gap)).is_ok_and(|other| {
                        own.significant() > FINE
                            && slips::between(own, other).is_some_and(|slip| slip != slips::Slip::OneDigit)
                    })
                })
        };
        let all = match lead {
            Lead::Listed => ALL.is_in(whole.words) || slip,
            Lead::Divided => true,
            Lead::Open => slip || by_part(),
        };
        if sum != stated && !(meant && all && builder.figure(whole.figure).kind == FigureKind::Count) {
            continue;
        }
        let parts = parts.iter().map(|part| part.quantity(builder)).collect();
        let quantity = whole.quantity(builder);
        claim(builder, known, quantity, parts, whole.unit == "人", "包括");
    }
}

/// Numbers with fewer digits are off by a slip whatever they are.
const FINE: u128 = 100;

/// Bytes of the words that lead to the parts, up to the name of the first.
fn lead_length(words: &str) -> u32 {
    let lead = words.rfind('：').map(|at| at + '：'.len_utf8());
    let lead = lead.or_else(|| words.starts_with("，其中").then_some("，其中".len()));
    let lead = lead.or_else(|| LEADS.starts(words).map(str::len));
    lead.or_else(|| words.starts_with("（其中").then_some("（其中".len())).unwrap_or(0) as u32
}
