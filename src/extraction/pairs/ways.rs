//! The words that say which way a difference goes, what an amount came to, and what either is measured from.

use super::roles::{Against, ends_in_year};
use crate::claims::{Base, Trend};
use crate::extraction::words;
use crate::search::{AnyOf, any_of, begins_of, many_of, words_of};

/// 降至, 增加到, 变为今年的, 达到
pub(in crate::extraction) fn comes_to(tail: &str) -> bool {
    const TO: AnyOf = many_of![
        "变为",
        "变成",
        "降至",
        "降到",
        "降为",
        "增至",
        "增到",
        "增为",
        "升至",
        "升到",
        "升为",
        "减至",
        "减到",
        "减为",
        "增加到",
        "增加至",
        "增加为",
        "减少到",
        "减少至",
        "减少为",
        "上升到",
        "上升至",
        "下降到",
        "下降至",
        "下降为",
        "提高到",
        "提高至",
        "提升到",
        "提升至",
        "降低到",
        "降低至",
        "增长到",
        "增长至",
        "扩大到",
        "扩大至",
        "缩小到",
        "缩小至",
        "压减到",
        "压减至",
        "调整为",
        "调整到",
        "调整至",
        "压缩到",
        "压缩至",
        "回落到",
        "回落至",
        "上涨到",
        "上涨至",
    ];
    if let Some((at, word)) = TO.last_in(tail) {
        let rest = tail[at + word.len()..].trim_end_matches(['的', '约', '了']);
        return rest.is_empty() || (rest.chars().count() <= 8 && ends_in_year(rest));
    }
    matches!(tail, "达到" | "达" | "达到了")
}

const DIRECTIONS: [(&str, Trend); 44] = [
    ("增加", Trend::Up),
    ("增长", Trend::Up),
    ("上升", Trend::Up),
    ("提高", Trend::Up),
    ("提升", Trend::Up),
    ("增支", Trend::Up),
    ("增收", Trend::Up),
    ("上涨", Trend::Up),
    ("上浮", Trend::Up),
    ("扩大", Trend::Up),
    ("净增", Trend::Up),
    ("增幅", Trend::Up),
    ("涨幅", Trend::Up),
    ("多支", Trend::Up),
    ("多支出", Trend::Up),
    ("超支", Trend::Up),
    ("超出", Trend::Up),
    ("多出", Trend::Up),
    ("高出", Trend::Up),
    ("增", Trend::Up),
    ("多", Trend::Up),
    ("增速", Trend::Up),
    ("减少", Trend::Down),
    ("下降", Trend::Down),
    ("降低", Trend::Down),
    ("减支", Trend::Down),
    ("减收", Trend::Down),
    ("下浮", Trend::Down),
    ("压减", Trend::Down),
    ("压缩", Trend::Down),
    ("回落", Trend::Down),
    ("缩小", Trend::Down),
    ("缩减", Trend::Down),
    ("降幅", Trend::Down),
    ("减幅", Trend::Down),
    ("少支", Trend::Down),
    ("少支出", Trend::Down),
    ("节约", Trend::Down),
    ("节省", Trend::Down),
    ("下滑", Trend::Down),
    ("净减", Trend::Down),
    ("减", Trend::Down),
    ("少", Trend::Down),
    ("降", Trend::Down),
];
const DIRECTION_WORDS: [&str; DIRECTIONS.len()] = words_of(&DIRECTIONS);
const ANY_DIRECTION: AnyOf = AnyOf::many(&DIRECTION_WORDS, &begins_of(&DIRECTION_WORDS));

/// Which way a difference or a rate goes, said directly before it.
pub(super) fn direction(tail: &str) -> Option<Trend> {
    let mut rest = tail;
    while let Some(word) =
        any_of!["了", "约", "近", "达", "为", "额", "率", "数", "幅度", "比例", "资金", "金额", "共", "共计"]
            .ends(rest)
            .filter(|_| !rest.ends_with("节约"))
    {
        rest = &rest[..rest.len() - word.len()];
    }
    // 多缴, 少用, 增产: what was done more or less.
    const DONE: [char; 18] =
        ['缴', '收', '支', '用', '拨', '花', '产', '发', '付', '列', '报', '办', '培', '采', '供', '招', '亏', '耗'];
    if let Some(bare) = rest.strip_suffix(DONE)
        && any_of!["多", "少", "增", "减"].ends(bare).is_some()
    {
        rest = bare;
    }
    ANY_DIRECTION.ends(rest)?;
    // 增加（减少） of which nobody chose one.
    if any_of!["增减", "至少", "最少", "不少", "最多", "许多", "差额"].is_in(tail) {
        return None;
    }
    let longest = DIRECTIONS.iter().filter(|(word, _)| rest.ends_with(word)).max_by_key(|(word, _)| word.len());
    longest.map(|&(_, trend)| trend)
}

/// Which way 下降至 or 增加到 goes; 变为 and 调整为 go any.
pub(super) fn way_to(tail: &str) -> Option<Trend> {
    let at = tail.rfind(['至', '到', '为'])?;
    let verb = &tail[..at];
    direction(verb).or_else(|| verb.ends_with('升').then_some(Trend::Up))
}

/// 低于2021年度29.61万元, 大于预算数63.26万元: so much beyond what is named without its amount.
pub(super) fn beyond(tail: &str) -> Option<Trend> {
    let (at, word) = any_of!["高于", "大于", "多于", "超过", "超出", "低于", "小于", "少于"].last_in(tail)?;
    let rest = &tail[at + word.len()..];
    let named = any_of![
        "年",
        "年度",
        "上年",
        "去年",
        "预算",
        "预算数",
        "年初数",
        "计划数",
        "目标",
        "同期",
        "上年数",
        "决算数",
        "年初",
        "控制价",
        "控制数",
        "预算价",
        "预算金额",
        "计划",
        "目标值",
        "概算"
    ]
    .ends(rest)
    .is_some();
    let trend = if matches!(word, "低于" | "小于" | "少于") { Trend::Down } else { Trend::Up };
    (named && rest.chars().count() <= 12 && !tail[..at].ends_with('不')).then_some(trend)
}

pub(super) fn against(tail: &str) -> Against {
    if any_of!["预算", "计划", "目标", "控制价", "控制数", "概算"].is_in(tail) {
        Against::Budget(words::base(tail).unwrap_or(Base::Unnamed))
    } else if any_of!["年", "同比", "同期", "期初"].is_in(tail) {
        Against::Year
    } else if any_of!["超支", "节约", "节省"].is_in(tail) {
        Against::Budget(Base::Unnamed)
    } else {
        Against::Open
    }
}

/// （58批次）有所增加: the way it went, and the bytes up to its end.
pub(super) fn told_trend(behind: &str) -> Option<(Trend, usize)> {
    let rest = behind.strip_prefix('）').unwrap_or(behind);
    let rest = rest.strip_prefix("相比").unwrap_or(rest);
    let rest = rest.strip_prefix('，').unwrap_or(rest);
    let rest =
        any_of!["有所", "略有", "明显", "大幅", "小幅", "有"].starts(rest).map_or(rest, |word| &rest[word.len()..]);
    let word = any_of!["增加", "增长", "上升", "提高", "减少", "下降", "降低", "回落"].starts(rest)?;
    let trend = words::trend(word)?;
    Some((trend, behind.len() - rest.len() + word.len()))
}
