//! The part that each figure of a sentence has in a comparison, from the words directly before it.

use super::MOST;
use crate::claims::{Base, Measure, Span, Trend};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::phrases::{completion, is_actual, is_share};
use crate::extraction::words;
use crate::report::field::Field;
use crate::search::{AnyOf, any_of, has, words_of};

/// What a difference or a rate is measured from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Against {
    Year,
    Budget(Base),
    /// The words do not say.
    Open,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// An amount of which nothing is said but its name.
    Amount,
    /// That of another year: 上年为, 较2021年的, 由.
    Before,
    /// What it came to: 降至, 增加到, 达到.
    After,
    Budget(Base),
    Difference(Trend, Against),
    Rate(Trend, Against),
    /// 预算执行率, 完成年初预算的
    Completion(Base),
    /// A share, a bound, an aim.
    Other,
}

/// A figure with its part.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub figure: usize,
    pub role: Role,
    pub measure: Option<Measure>,
    /// The words between the figure before and this one.
    pub words: Span,
    /// The last clause of them.
    pub tail: Span,
    /// 由a万元降至b万元: the two belong together.
    pub paired: bool,
}

/// The figures of a part of a sentence; none where it has too many to be one.
pub(super) fn read(builder: &Builder<'_, '_>, span: Span) -> Vec<Told> {
    let document = builder.document;
    let first = document.figures.partition_point(|figure| figure.span.start < span.start);
    let figures = document.figures_in(span);
    if figures.len() > MOST || figures.len() < 2 {
        return Vec::new();
    }
    let mut told: Vec<Told> = Vec::with_capacity(figures.len());
    let mut from = span.start;
    for (offset, figure) in figures.iter().enumerate() {
        let measure = match figure.kind {
            FigureKind::Money(unit) => Some(Measure::Money(unit)),
            FigureKind::Count => Some(Measure::Count),
            FigureKind::Percent | FigureKind::PercentagePoints => Some(Measure::Percent),
            FigureKind::Bare | FigureKind::Points => None,
            _ => continue,
        };
        let words = Span { start: from.min(figure.span.start), end: figure.span.start };
        from = figure.span.end;
        let text = builder.slice(words);
        let at = text.rfind(['，', '。', '；', '：', '、', '（', '）']).map_or(0, |at| at + '，'.len_utf8());
        let tail = Span { start: words.start + at as u32, end: words.end };
        let behind = &document.text()[figure.span.end as usize..span.end as usize];
        let role = if measure.is_none() { Role::Other } else { role(builder, figure.kind, tail, behind, &told) };
        told.push(Told { figure: first + offset, role, measure, words, tail, paired: false });
    }
    pair(builder, &mut told);
    year_before(builder, span, &mut told);
    told
}

/// 由402.76万元降为329.15万元: where the first is bare, the second says that it was the one to start from.
fn pair(builder: &Builder<'_, '_>, told: &mut [Told]) {
    for at in 1..told.len() {
        let (before, after) = (&told[at - 1], &told[at]);
        let starts = begins(builder.slice(before.tail)) && builder.slice(after.words) == builder.slice(after.tail);
        if after.role == Role::After && starts && before.measure.map(kind) == after.measure.map(kind) {
            told[at - 1].role = Role::Before;
            told[at - 1].paired = true;
            told[at].paired = true;
        }
    }
}

/// 本年度收入a万元，2022年度为b万元，同比增幅c%: beside this year the only year that a text names is the one before.
fn year_before(builder: &Builder<'_, '_>, span: Span, told: &mut [Told]) {
    let this_year = any_of!["本年", "今年", "当年"].is_in(builder.slice(span));
    let compared =
        told.iter().any(|one| matches!(one.role, Role::Difference(_, Against::Year) | Role::Rate(_, Against::Year)));
    if !this_year || !compared {
        return;
    }
    for one in told.iter_mut().filter(|one| one.role == Role::Amount) {
        if is_only_year(builder, one.tail) && !any_of!["本年", "今年", "当年"].is_in(builder.slice(one.tail)) {
            one.role = Role::Before;
        }
    }
}

fn kind(measure: Measure) -> u8 {
    match measure {
        Measure::Money(_) => 0,
        Measure::Count => 1,
        Measure::Percent => 2,
        Measure::Points => 3,
    }
}

/// 由, 从2021年的, 由上年
pub(super) fn begins(tail: &str) -> bool {
    let Some(at) = tail.rfind(['由', '从']) else { return false };
    let rest = &tail[at + '由'.len_utf8()..];
    rest.is_empty()
        || rest.chars().count() <= 6
        || (rest.chars().count() <= 12 && ends_in_year(rest.trim_end_matches(['的', '为'])))
}

fn ends_in_year(words: &str) -> bool {
    any_of!["年", "年度", "上年", "去年", "年初", "年末", "期初", "同期", "年初预算", "预算", "计划"]
        .ends(words)
        .is_some()
}

fn role(builder: &Builder<'_, '_>, kind: FigureKind, span: Span, behind: &str, told: &[Told]) -> Role {
    let (tail, last) = (builder.slice(span), told.last());
    if any_of!["以上", "以下", "以内", "左右"].starts(behind).is_some()
        || any_of!["不低于", "不高于", "不超过", "力争", "目标值", "权重"].is_in(tail)
    {
        return Role::Other;
    }
    if kind == FigureKind::PercentagePoints {
        return direction(tail).map_or(Role::Other, |trend| Role::Difference(trend, against(tail)));
    }
    if comes_to(tail) {
        return Role::After;
    }
    if kind == FigureKind::Percent {
        let of_budget = matches!(last, Some(Told { role: Role::Budget(_), .. }));
        if let (Some(Told { role: Role::Budget(base), .. }), "的") = (last, tail.trim_end_matches(['为', '约'])) {
            return Role::Completion(*base);
        }
        if let Some(trend) = direction(tail) {
            return Role::Rate(trend, against(tail));
        }
        if let Some(base) = done(tail) {
            return Role::Completion(base);
        }
        if is_share(tail) || of_budget && tail.is_empty() {
            return Role::Other;
        }
    } else if let Some(trend) = direction(tail).or_else(|| beyond(tail)) {
        return Role::Difference(trend, against(tail));
    }
    if kind != FigureKind::Percent
        && any_of!["年初安排", "年初预算", "年初计划", "年初指标", "年初目标", "年初批复", "年初下达"].is_in(tail)
        && let Some(base) = budget(tail)
    {
        return Role::Budget(base);
    }
    let compared = |one: &Told| matches!(one.role, Role::Difference(_, Against::Year) | Role::Rate(_, Against::Year));
    if is_before(builder, tail) || (told.iter().any(compared) && is_only_year(builder, span)) {
        return Role::Before;
    }
    if kind != FigureKind::Percent
        && let Some(base) = budget(tail)
    {
        return Role::Budget(base);
    }
    Role::Amount
}

/// 预算执行率, 支付率, 占年初预算的, 为预算的
fn done(tail: &str) -> Option<Base> {
    let of = any_of!["占", "为", "达", "完成"].is_in(tail) && has(tail, "预算") && tail.ends_with('的');
    let rate = any_of!["执行率", "完成率", "支付率", "拨付率", "支出率", "执行进度", "支出进度", "支付进度", "使用率"]
        .is_in(tail);
    if !of && !rate {
        return completion(tail);
    }
    Some(words::base(tail).unwrap_or(Base::Unnamed))
}

/// 预算, 年初安排, 可执行指标, 下达资金: what could be spent.
fn budget(tail: &str) -> Option<Base> {
    let planned = any_of!["预算", "安排", "指标", "下达", "核定", "批复", "计划", "控制价", "控制数", "目标"];
    // 一般公共预算财政拨款收入: a kind of money.
    let (at, word) = planned.last_in(tail)?;
    let kinds = any_of!["一般公共预算", "政府性基金预算", "国有资本经营预算", "社会保险基金预算"];
    let rest = &tail[at + word.len()..];
    let own = kinds.ends(&tail[..at + word.len()]).is_none() || any_of!["全年预算", "年初预算"].is_in(tail);
    let spent = is_actual(tail)
        || any_of!["支出", "执行", "支付", "决算", "列支", "使用", "结算", "拨付", "收入", "实际", "到位", "项目"]
            .is_in(rest);
    (own && !spent).then(|| words::base(tail).unwrap_or(Base::Unnamed))
}

/// 上年为, 2021年度该项为, 较年初: that of an earlier year. 上年结转 is money of this one.
fn is_before(builder: &Builder<'_, '_>, tail: &str) -> bool {
    if any_of!["上年结转", "上年结余", "相比", "年初预算", "以来", "累计"].is_in(tail) {
        return false;
    }
    if any_of!["上年", "去年", "上一年", "年初", "期初", "同期"].is_in(tail) {
        return true;
    }
    let digits = |at: usize| tail[..at].get(at.checked_sub(4)?..)?.parse::<u16>().ok();
    tail.match_indices('年').any(|(at, _)| digits(at).is_some_and(|year| builder.is_earlier(year)))
}

/// 同比下降5%，2022年为10.20万元: where no title names the year, the first one that a text names may be the year before.
fn is_only_year(builder: &Builder<'_, '_>, tail: Span) -> bool {
    let named = builder.sources.span(&Field::Year);
    builder.report.title.is_empty() && named.is_some_and(|year| tail.contains(year))
}

/// 降至, 增加到, 变为今年的, 达到
pub(super) fn comes_to(tail: &str) -> bool {
    const TO: AnyOf = AnyOf::new(&[
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
    ]);
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
const ANY_DIRECTION: AnyOf = AnyOf::new(&DIRECTION_WORDS);

/// Which way a difference or a rate goes, said directly before it.
fn direction(tail: &str) -> Option<Trend> {
    // 增加（减少） of which nobody chose one.
    if any_of!["增减", "至少", "最少", "不少", "最多", "许多", "差额"].is_in(tail) {
        return None;
    }
    let mut rest = tail;
    while let Some(word) =
        any_of!["了", "约", "近", "达", "为", "额", "率", "数", "幅度", "资金", "金额", "共", "共计"].ends(rest)
    {
        rest = &rest[..rest.len() - word.len()];
    }
    let longest = DIRECTIONS.iter().filter(|(word, _)| rest.ends_with(word)).max_by_key(|(word, _)| word.len());
    ANY_DIRECTION.ends(rest)?;
    longest.map(|&(_, trend)| trend)
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
        "控制数"
    ]
    .ends(rest)
    .is_some();
    let trend = if matches!(word, "低于" | "小于" | "少于") { Trend::Down } else { Trend::Up };
    (named && rest.chars().count() <= 12 && !tail[..at].ends_with('不')).then_some(trend)
}

fn against(tail: &str) -> Against {
    if any_of!["预算", "计划", "目标", "控制价", "控制数"].is_in(tail) {
        Against::Budget(words::base(tail).unwrap_or(Base::Unnamed))
    } else if any_of!["年", "同比", "同期", "期初"].is_in(tail) {
        Against::Year
    } else if any_of!["超支", "节约", "节省"].is_in(tail) {
        Against::Budget(Base::Unnamed)
    } else {
        Against::Open
    }
}
