//! The part that each figure of a sentence has in a comparison, from the words directly before it.

use super::MOST;
use super::names::same_things;
use super::ways::{against, beyond, comes_to, direction};
use super::years;
use crate::claims::{Base, Measure, Span, Trend};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::phrases::{completion, is_actual, is_share};
use crate::extraction::words;
use crate::report::field::Field;
use crate::search::{any_of, has};

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
    /// What it belongs to is said by its place: 在a万元的基础上压减10%，核定b万元; a万元，上年b万元；…，二者分别上涨.
    pub placed: bool,
}

/// The figures of a part of a sentence; none where it has too many to be one.
pub(super) fn read(builder: &Builder<'_, '_>, span: Span) -> Vec<Told> {
    let document = builder.document;
    let first = document.figures_before(span.start);
    let figures = document.figures_in(span);
    if figures.len() > MOST || figures.is_empty() {
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
        let clause =
            |text: &str| text.rfind(['，', '。', '；', '：', '、', '（', '）']).map_or(0, |at| at + '，'.len_utf8());
        let mut at = clause(text);
        // 比去年同期（38名）新增3名: what stands in front of a bracket with nothing else in it.
        if let Some(before) = text.strip_suffix('（')
            && any_of!["比", "较", "与"].is_in(&before[clause(before)..])
            && ends_in_year(before)
        {
            at = clause(before);
        }
        let tail = Span { start: words.start + at as u32, end: words.end };
        let behind = &document.text()[figure.span.end as usize..span.end as usize];
        // 增长1.35倍 is a rate, 为上年的2.35倍 none.
        let (kind, measure) = match is_times(builder, first + offset) {
            true if direction(builder.slice(tail)).is_some() && !comes_to(builder.slice(tail)) => {
                (FigureKind::Percent, Some(Measure::Percent))
            }
            true => (figure.kind, None),
            false => (figure.kind, measure),
        };
        let role = if measure.is_none() { Role::Other } else { role(builder, kind, tail, behind, &told) };
        told.push(Told { figure: first + offset, role, measure, words, tail, paired: false, placed: false });
    }
    pair(builder, &mut told);
    year_before(builder, span, &mut told);
    beside_before(builder, &mut told);
    years::roles(builder, &mut told);
    on_the_base_of(builder, &mut told);
    told
}

/// 在180万元的基础上压减
pub(super) fn stands_on_base(builder: &Builder<'_, '_>, stated: &Told) -> bool {
    builder.slice(stated.words).trim_start_matches('的').starts_with("基础上")
}

/// 在上年180.00万元的基础上压减9.0%，本年核定163.80万元: what stands on it and what it came to belong together. What was spent of a
/// plan is not what the plan came to.
fn on_the_base_of(builder: &Builder<'_, '_>, told: &mut [Told]) {
    for at in 1..told.len() {
        let (base, stated) = (told[at - 1], told[at]);
        if !stands_on_base(builder, &stated) || !matches!(stated.role, Role::Rate(..) | Role::Difference(..)) {
            continue;
        }
        if !matches!(base.measure, Some(Measure::Money(_) | Measure::Count)) {
            continue;
        }
        told[at - 1].role = Role::Before;
        let beside = told.get(at + 1).filter(|one| matches!(one.role, Role::Rate(..) | Role::Difference(..)));
        let next = at + 1 + usize::from(beside.is_some());
        let Some(now) = told.get(next).copied().filter(|now| same_things(builder, now, &base)) else { continue };
        let words = builder.slice(now.words);
        let spent = any_of!["实际", "执行", "支出", "决算", "使用", "支付"].is_in(builder.slice(now.tail));
        let goes_on = words.chars().count() <= 14 && !words.contains(['。', '；', '、']) && !has(words, "其中");
        if goes_on && !spent && matches!(now.role, Role::Amount | Role::After | Role::Budget(_)) {
            told[next].role = Role::After;
            told[next].placed = true;
        }
    }
}

/// 1.35倍
pub(super) fn is_times(builder: &Builder<'_, '_>, figure: usize) -> bool {
    let figure = builder.figure(figure);
    figure.kind == FigureKind::Count && builder.slice(figure.span).ends_with('倍')
}

/// 48批次、402人次，上年为63批次、537人次: what stands beside an amount of the other year is of that year too, where this year has
/// both kinds of things.
fn beside_before(builder: &Builder<'_, '_>, told: &mut [Told]) {
    for at in 1..told.len() {
        let (before, one) = (told[at - 1], told[at]);
        let beside = matches!(builder.slice(one.words), "、" | "，" | "和" | "及") && one.role == Role::Amount;
        let counts = before.measure == Some(Measure::Count) && one.measure == Some(Measure::Count);
        if before.role != Role::Before || !beside || !counts || same_things(builder, &before, &one) {
            continue;
        }
        let of_now = |like: &Told| {
            let now = told[..at].iter().filter(|other| other.role == Role::Amount);
            now.filter(|other| same_things(builder, other, like)).count() == 1
        };
        if of_now(&before) && of_now(&one) {
            told[at].role = Role::Before;
        }
    }
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
    // 主要是结转资金在本年度支付: what stands behind the figures names no amount of this year.
    let end = told.last().map_or(span.start, |last| builder.figure(last.figure).span.end);
    let this_year = any_of!["本年", "今年", "当年"].is_in(builder.slice(Span { start: span.start, end }));
    let compared =
        told.iter().any(|one| matches!(one.role, Role::Difference(_, Against::Year) | Role::Rate(_, Against::Year)));
    if !this_year || !compared || told.iter().any(|one| one.role == Role::Before) {
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

pub(super) fn ends_in_year(words: &str) -> bool {
    any_of!["年", "年度", "上年", "去年", "年初", "年末", "期初", "同期", "年初预算", "预算", "计划"]
        .ends(words)
        .is_some()
}

fn role(builder: &Builder<'_, '_>, kind: FigureKind, span: Span, behind: &str, told: &[Told]) -> Role {
    let (tail, last) = (builder.slice(span), told.last());
    // 比2025年预算减少: the budget of another year is none that stands here.
    let against = |tail: &str| match against(tail) {
        Against::Budget(_) if is_before(builder, tail) => Against::Year,
        other => other,
    };
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
    let plan = any_of![
        "预算",
        "安排数",
        "下达数",
        "下达资金",
        "到位资金",
        "到位数",
        "批复数",
        "指标数",
        "合同价",
        "合同额",
        "安排资金"
    ];
    // 占一般公共预算财政拨款支出的: the name of a budget is no plan.
    let planned = plan.last_in(tail).is_some_and(|(at, _)| {
        any_of!["一般公共", "政府性基金", "国有资本经营", "社会保险基金"].ends(&tail[..at]).is_none()
    });
    let of = any_of!["占", "为", "达", "完成"].is_in(tail) && planned && tail.ends_with('的');
    let rate = any_of![
        "执行率",
        "完成率",
        "支付率",
        "拨付率",
        "支出率",
        "执行进度",
        "支出进度",
        "支付进度",
        "使用率",
        "付款率",
        "付款进度",
        "兑付率",
        "发放率",
        "报账率",
        "拨付进度",
        "资金支用率"
    ]
    .is_in(tail);
    if !of && !rate {
        return completion(tail);
    }
    Some(words::base(tail).unwrap_or(Base::Unnamed))
}

/// 预算, 年初安排, 可执行指标, 下达资金: what could be spent.
fn budget(tail: &str) -> Option<Base> {
    let planned =
        any_of!["预算", "安排", "指标", "下达", "核定", "批复", "计划", "控制价", "控制数", "目标", "合同", "概算"];
    // 一般公共预算财政拨款收入: a kind of money.
    let (at, word) = planned.last_in(tail)?;
    let kinds = any_of!["一般公共预算", "政府性基金预算", "国有资本经营预算", "社会保险基金预算"];
    let rest = &tail[at + word.len()..];
    let own = kinds.ends(&tail[..at + word.len()]).is_none() || any_of!["全年预算", "年初预算"].is_in(tail);
    let spent = is_actual(tail)
        || any_of![
            "支出", "执行", "支付", "决算", "列支", "使用", "结算", "拨付", "收入", "实际", "到位", "项目", "付",
            "已用"
        ]
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
