//! What was due, and when it was done: 须在2024年6月30日前补充到位。我局于6月25日完成全部物资入库，提前5天.

use super::day::{Day, of_one_year};
use super::told;
use crate::checks::{Finding, Sentence};
use crate::claims::Span;
use crate::document::Document;
use crate::search::{AnyOf, any_of};

/// A day on which something was due, and the one on which it was done.
pub(in crate::checks) struct Due {
    pub due: Day,
    pub done: Day,
}

/// Bytes from the one day to the other: further away another thing is spoken of.
const NEAR: u32 = 240;
/// Bytes behind the day in which it is said how early or late it was.
const BEHIND: usize = 120;

static EARLY: AnyOf = AnyOf::new(&["提前", "早于", "比计划提前"]);
static LATE: AnyOf = AnyOf::new(&[
    "逾期", "超期", "延期", "迟延", "延误", "拖后", "延迟", "推迟", "滞后", "延后", "晚于", "迟于", "晚", "迟", "拖延",
    "超过",
]);
static IN_TIME: AnyOf = AnyOf::new(&["按期", "按时", "如期", "准时", "按规定时间", "按要求时间", "及时"]);
static DENIED: AnyOf = AnyOf::new(&["未", "没", "不", "非", "无法", "难以"]);

impl Due {
    /// Two days that follow each other: the first has 前 behind it, the second tells what was done.
    pub fn of(document: &Document<'_>, line: Span, days: &[Day], at: usize) -> Option<Due> {
        let (&due, &done) = (days.get(at)?, days.get(at + 1)?);
        let text = document.text();
        let behind = text.get(due.span.end as usize..line.end as usize)?;
        let front = text.get(line.start as usize..due.span.start as usize)?;
        let month = due.day == 0;
        let end = any_of!["底前", "底之前", "底以前", "末前", "底完成", "底全部"].starts(behind).is_some();
        let before = any_of!["前", "之前", "以前", "（含）前", "（含）之前"].starts(behind).is_some();
        let labelled = any_of![
            "截止时间为",
            "截止日期为",
            "截止时间：",
            "截止日期：",
            "期限为",
            "时限为",
            "不晚于",
            "不迟于",
            "最迟于",
            "最晚于",
            "计划于",
            "原定于",
            "计划完成时间为",
            "计划完工时间为",
            "计划竣工时间为",
            "计划完成时间：",
            "目标完成时间为",
            "要求完成时间为"
        ]
        .ends(front)
        .is_some();
        let is_due = if month { end } else { before || labelled };
        let between = document.slice(Span { start: due.span.end, end: done.span.start.max(due.span.end) });
        if !is_due || done.span.start > due.span.end + NEAR || between.contains(['；', '\n']) {
            return None;
        }
        // Behind the second day it is no limit, and no other year's.
        let after = text.get(done.span.end as usize..line.end as usize)?;
        let clause = after.split(['，', '；', '。', '！', '？']).next().unwrap_or(after);
        let limit = any_of!["前", "之前", "以前", "（含）前", "起", "至", "底前", "以后", "后"].starts(after).is_some();
        let lead = between.rsplit(['，', '；', '。', '（', '）', '：']).next().unwrap_or(between);
        let other = any_of![
            "次年", "翌年", "上年", "计划", "拟", "预计", "将", "应", "须", "自", "截至", "通知", "印发", "下发",
            "文件"
        ];
        let acted = any_of![
            "完成", "完工", "竣工", "报送", "提交", "到位", "通过", "交付", "上报", "办结", "拨付", "支付", "建成",
            "投入", "验收", "送达", "入库", "上线", "兑付", "发放", "实施", "公开", "结束"
        ];
        let happened = acted.is_in(clause) || acted.is_in(lead) || lead.contains("实际");
        if limit || !happened || other.is_in(lead) || DENIED.is_in(clause) {
            return None;
        }
        let (due, done) = of_one_year(due, done);
        let due = if month { due.at_end() } else { due };
        (due.day > 0 && done.day > 0).then_some(Due { due, done })
    }

    /// Days from when it was due to when it was done.
    pub fn late_by(&self) -> i64 {
        self.due.days_until(&self.done)
    }
}

pub(super) fn check(document: &Document<'_>, line: Span, days: &[Day], findings: &mut Vec<Finding>) {
    for at in 0..days.len() - 1 {
        let Some(found) = Due::of(document, line, days, at) else { continue };
        let end = days.get(at + 2).map_or(line.end, |next| next.span.start);
        let after = document.slice(Span { start: found.done.span.end, end: end.max(found.done.span.end) });
        let after = &after[..after.floor_char_boundary(BEHIND.min(after.len()))];
        let after = after.split(['；', '。', '！', '？']).next().unwrap_or(after);
        let late = found.late_by();
        let place = |at: usize, length: usize| {
            let start = found.done.span.end + at as u32;
            Span { start, end: start + length as u32 }
        };
        let quoted = [found.due, found.done].map(|day| document.slice(day.span).to_owned());
        let spans = |said: Span| [found.due.span, found.done.span, said];
        // 提前5天, 逾期10天
        if let Some((at, word, stated, length)) = by_days(after) {
            let early = EARLY.is_in(word);
            let computed = if early { -late } else { late };
            // Whether the last day counts is left open.
            if (computed - stated).abs() > 1 {
                let [due, done] = quoted;
                let arguments = vec![due, done, format!("{word}{stated}天"), format!("{}天", late.abs())];
                findings.push(told(Sentence::DeadlineDays, arguments, spans(place(at, length))));
            }
            continue;
        }
        let said = IN_TIME
            .find_in(after)
            .filter(|&(at, word)| !DENIED.is_in(last(&after[..at])) && !is_rate(&after[at + word.len()..]))
            .or_else(|| EARLY.find_in(after));
        let said = said.filter(|_| late > 0).or_else(|| LATE_SAID.find_in(after).filter(|_| late < 0));
        if let Some((at, word)) = said {
            let [due, done] = quoted;
            findings.push(told(Sentence::DeadlineSaid, vec![due, done, word.to_owned()], spans(place(at, word.len()))));
        }
    }
}

/// That it was late, in words that mean nothing else.
static LATE_SAID: AnyOf = AnyOf::new(&["逾期", "超期", "未按期", "未按时", "未如期", "超过期限", "超过规定时间"]);

/// 按期完工率80%: how many of several.
fn is_rate(behind: &str) -> bool {
    behind.split(['，', '；', '。', '、']).next().is_some_and(|clause| clause.contains('率'))
}

/// The last three characters.
fn last(text: &str) -> &str {
    &text[text.char_indices().rev().nth(2).map_or(0, |(at, _)| at)..]
}

/// How many days early or late: where the words stand, which, and how many.
fn by_days(text: &str) -> Option<(usize, &'static str, i64, usize)> {
    let digit = text.find(|c: char| c.is_ascii_digit())?;
    let digits = text[digit..].bytes().take_while(u8::is_ascii_digit).count();
    let behind = &text[digit + digits..];
    let unit = any_of!["天", "日"].starts(behind.trim_start_matches('个'))?;
    let front = text[..digit].trim_end_matches(['了', '达', '共', '计']);
    let (at, word) =
        [&EARLY, &LATE].into_iter().find_map(|words| words.ends(front).map(|word| (front.len() - word.len(), word)))?;
    if DENIED.is_in(last(&text[..at])) || digits > 4 {
        return None;
    }
    let number = text[digit..digit + digits].parse().ok()?;
    Some((at, word, number, digit + digits + unit.len() - at))
}
