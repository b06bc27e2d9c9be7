//! Budgets, what was done of them, and the rates that the text states.

use super::builder::Builder;
use super::items::Item;
use super::words;
use crate::amount::{Number, Unit, convert};
use crate::claims::{Base, Claim, Completeness, Completion, Place, Quantity, Span, Sum, Topic};
use crate::document::{FigureKind, list_level};
use crate::report::expenditure::CategoryId;
use crate::report::field::{Field, FundField};
use crate::search::any_of;

/// How many items back the budget of a rate is looked for.
const NEAR: usize = 32;

/// The completion that an item states.
pub(super) fn completion(builder: &mut Builder<'_, '_>, item: &Item, earlier: &[Item]) {
    arrival(builder, item, earlier);
    let mut item = std::borrow::Cow::Borrowed(item);
    if item.rate.is_some() && item.budgets.is_empty() && item.amount.is_some() && may_inherit(&item) {
        // 调整后预算数a万元。全年实际支出b万元，预算执行率c%: the budget stands in the sentence before.
        let wanted = |base: Base| base == Base::Adjusted || (base == Base::Received && !item.is_execution_rate);
        let found = earlier
            .iter()
            .rev()
            .take(NEAR)
            .find(|other| other.rate.is_none() && other.budgets.iter().any(|(b, _)| wanted(*b)));
        if let Some(other) = found {
            let budgets = other.budgets.iter().copied().filter(|(base, _)| wanted(*base)).collect();
            item.to_mut().budgets = budgets;
        } else if let (true, [budget]) = (item.is_execution_rate && of_department(&item), &builder.adjusted[..]) {
            item.to_mut().budgets = vec![(Base::Adjusted, *budget)];
        }
    }
    if item.amount.is_none() && (of_department(&item) || of_its_budget(&item)) {
        let adjusted = item.budgets.iter().filter(|(base, _)| *base == Base::Adjusted);
        builder.adjusted.extend(adjusted.map(|&(_, figure)| figure));
    }
    let item = item.as_ref();
    if item.budgets.is_empty() && item.rate.is_none() {
        return;
    }
    let name = words::identity(&item.name).to_owned();
    // What arrived is no budget beside one.
    let planned = item.budgets.iter().any(|(base, _)| *base != Base::Received);
    let budgets: Vec<(Base, Quantity)> = item
        .budgets
        .iter()
        .filter(|(base, _)| !planned || *base != Base::Received)
        .map(|&(base, figure)| (base, builder.quantity(figure, &name)))
        .collect();
    let actual = item.amount.map(|figure| builder.quantity(figure, &name));
    let rate = item.rate.map(|(figure, _)| builder.quantity(figure, &name));
    let base = item.rate.map_or(Base::Unnamed, |(figure, base)| base_behind(builder, figure).unwrap_or(base));
    fund_fields(builder, item);
    raised(builder, item, &name);
    // A budget alone claims nothing.
    if actual.is_none() && rate.is_none() {
        return;
    }
    let place = Place::span(item.clause);
    let claim = |rate, base| Completion {
        name: name.clone(),
        budgets: budgets.clone(),
        actual: actual.clone(),
        rate,
        base,
        compared: None,
        compared_at: None,
        is_execution_rate: false,
        place: place.clone(),
    };
    for &(figure, base) in &item.more_rates {
        let rate = Some(builder.quantity(figure, &name));
        builder.claims.push(Claim::Completion(claim(rate, base)));
    }
    builder.claims.push(Claim::Completion(Completion {
        compared: item.compared.map(|(order, _)| order),
        compared_at: item.compared.map(|(_, span)| span),
        is_execution_rate: item.is_execution_rate,
        ..claim(rate, base)
    }));
}

/// 预算执行率104%（按年初预算计算）: the budget that a bracket behind the rate names.
fn base_behind(builder: &Builder<'_, '_>, rate: usize) -> Option<Base> {
    const LONGEST: usize = 60;
    let text = &builder.document.text()[builder.figure(rate).span.end as usize..];
    let text = &text[..text.floor_char_boundary(LONGEST.min(text.len()))];
    let (inner, _) = text.strip_prefix('（')?.split_once('）')?;
    let named = any_of!["按", "口径", "以", "占", "为分母"].is_in(inner) && !inner.bytes().any(|b| b.is_ascii_digit());
    words::base(inner).filter(|_| named)
}

/// 年初预算a万元，年中追加b万元，调整后预算c万元: the budget of the year is made of both.
fn raised(builder: &mut Builder<'_, '_>, item: &Item, name: &str) {
    let of = |wanted: Base| item.budgets.iter().find(|(base, _)| *base == wanted).map(|&(_, figure)| figure);
    let (Some(initial), Some(adjusted)) = (of(Base::Initial), of(Base::Adjusted)) else { return };
    if item.added.is_empty() || item.taken {
        return;
    }
    // …，年中净追加1021.90万元；其中农林水支出追加85.00万元: what makes it up is all that was added.
    let mut sum = Ok(builder.comparable(initial));
    let made = item.added.iter().position(|&added| {
        sum = sum.and_then(|sum| sum.add(builder.comparable(added)));
        sum == Ok(builder.comparable(adjusted))
    });
    let added = &item.added[..made.map_or(item.added.len(), |at| at + 1)];
    let whole = builder.quantity(adjusted, name);
    let parts: Vec<Quantity> =
        std::iter::once(initial).chain(added.iter().copied()).map(|part| builder.quantity(part, name)).collect();
    let span = whole.place.span.zip(parts[0].place.span).map(|(whole, part)| part.to(whole));
    builder.claims.push(Claim::Sum(Sum {
        topic: Topic::Listing,
        whole,
        parts,
        unquantified: 0,
        completeness: Completeness::Complete,
        wording: "追加".to_owned(),
        place: Place { span, field: None },
    }));
}

/// The whole's budget is not that of one of its parts: 其中基本支出900万元，执行率100%.
fn may_inherit(item: &Item) -> bool {
    let core = words::core(&item.name);
    let category = matches!(item.concept, Some(words::Concept::Category(id)) if id != CategoryId::Total);
    let spent = ["支出", "支付", "执行", "使用", "决算", "拨付"].iter().any(|word| core.contains(word));
    item.inside.is_none() && !category && spent
}

/// 预算安排a万元，实际到位资金b万元，资金到位率c%
fn arrival(builder: &mut Builder<'_, '_>, item: &Item, earlier: &[Item]) {
    let Some(rate) = item.arrival else { return };
    let name = "到位资金";
    let received = item.budgets.iter().find(|(base, _)| *base == Base::Received).map(|&(_, figure)| figure);
    let is_plan = |(base, _): &&(Base, usize)| *base != Base::Received;
    // 预算资金a万元，其中…。全年实际到位b万元，到位率c%
    let before = || earlier.iter().rev().take(NEAR).find(|other| other.budgets.iter().any(|budget| is_plan(&budget)));
    let own = Some(item).filter(|item| item.budgets.iter().any(|budget| is_plan(&budget)));
    let planned: Vec<(Base, Quantity)> = own
        .or_else(before)
        .map_or(&[][..], |item| &item.budgets)
        .iter()
        .filter(is_plan)
        .map(|&(base, figure)| (base, builder.quantity(figure, name)))
        .collect();
    // Whether of what was planned first or of what was added to it is not said.
    let base = match planned[..] {
        [(base, _)] => base,
        _ => Base::Unnamed,
    };
    let actual = received.map(|figure| builder.quantity(figure, name));
    let rate = Some(builder.quantity(rate, name));
    builder.claims.push(Claim::Completion(Completion {
        name: name.to_owned(),
        budgets: planned,
        actual,
        rate,
        base,
        compared: None,
        compared_at: None,
        is_execution_rate: false,
        place: Place::span(item.clause),
    }));
}

/// The name is one of all funds, or none.
fn of_department(item: &Item) -> bool {
    let whole = words::core(&item.name);
    item.inside.is_none()
        && matches!(
            whole,
            "" | "支出"
                | "年初部门"
                | "实际支出"
                | "资金"
                | "年度资金总额"
                | "资金总额"
                | "项目资金"
                | "支出合计"
                | "总支出"
        )
}

/// 年中追加a万元，全年预算总额b万元: what is left of such names says how the budget came about.
fn of_its_budget(item: &Item) -> bool {
    let name = words::core(&item.name);
    // 区财政批复我局年初预算a万元，…，全年预算数b万元
    let granted = any_of!["批复我", "核定我", "下达我", "批复本", "核定本"].is_in(name);
    item.inside.is_none()
        && (granted
            || matches!(name, "部门" | "调整" | "调整后" | "追加" | "年中追加" | "年中调整" | "调增" | "年中调增"))
}

/// The budget is hardly that of a rate that lies so far from what was spent of it.
fn is_far_from(builder: &Builder<'_, '_>, item: &Item, rate: usize) -> bool {
    const FAR: i64 = 20;
    let stated = builder.figure(rate).number;
    let (Some(actual), [(_, budget)]) = (item.amount, &item.budgets[..]) else { return false };
    let seen = |figure: usize| match builder.figure(figure).kind {
        FigureKind::Money(unit) => convert(builder.figure(figure).number, unit, Unit::Yuan).ok(),
        _ => None,
    };
    let (actual, budget) = (seen(actual), seen(*budget));
    let percent = actual.zip(budget).and_then(|(actual, budget)| actual.percent_of(budget, 2).ok());
    percent.is_some_and(|percent| percent.subtract(stated).is_ok_and(|gap| gap.abs() > Number::whole(FAR)))
}

/// 校舍建设与改造：预算1.10亿元，支出0.97亿元，执行率88.18%: the line is on something of its own.
fn begins_with_project(builder: &Builder<'_, '_>, rate: Span) -> bool {
    const LONGEST: usize = 60;
    let lines = &builder.document.lines;
    let Some(line) = lines.get(lines.partition_point(|line| line.span.end <= rate.start)) else { return false };
    let text = builder.slice(Span { start: line.span.start.min(rate.start), end: rate.start });
    let whole = text.len();
    let text = &text[list_level(text).map_or(0, |(_, length)| length)..];
    // 10个项目全部自评，…，执行率96.93%
    let sentence = text.rsplit('。').next().unwrap_or(text);
    if sentence.contains("个项目") {
        return true;
    }
    // （三）小麦“一喷三防”。面积81万亩，…，执行率100%
    let numbered = text.len() < whole;
    let Some((title, _)) =
        text.split_once(|c: char| c == '：' || (numbered && c == '。')).filter(|(title, _)| title.len() <= LONGEST)
    else {
        return false;
    };
    !title.contains(['，', '。', '；'])
        && !any_of![
            "预算", "执行", "资金", "收支", "支出", "决算", "部门", "单位", "整体", "总体", "情况", "经费", "年度",
            "全年", "财政", "投入", "过程", "管理", "指标", "得分", "自评", "如下", "我", "本"
        ]
        .is_in(title)
}

/// 违法建设治理项目执行率85%, but not 项目资金执行率, 本项目预算执行率
fn names_project(label: &str) -> bool {
    let Some((at, word)) = any_of!["项目", "经费", "专项", "工程", "补助"].find_in(label) else {
        return false;
    };
    // 预算执行率=实际支出÷项目预算×100%: how it is worked out.
    if label.contains(['=', '÷', '/', '×']) {
        return false;
    }
    let name = label[..at].trim_start_matches("其中");
    let plain = matches!(name, "" | "本" | "该" | "全年" | "年度" | "部门" | "单位" | "上述" | "此");
    let own = plain && matches!(word, "项目" | "专项" | "经费");
    !(own || name.ends_with("部门"))
}

/// （二）养老服务项目推进偏慢，执行率仅82.10%; 上年结转资金支出168.92万元，执行率90.62%: the clause in front tells of something else.
fn is_of_one(before: &str) -> bool {
    let Some(before) = before.strip_suffix('，') else { return false };
    let clause = before.rsplit(['，', '。', '；', '：', '\n']).next().unwrap_or(before);
    let of_some = any_of!["结转", "上级", "县级", "市级", "省级", "中央", "补助"].is_in(clause);
    let goes_on = |at: usize| {
        any_of!["推进", "进展", "实施", "进度"].starts(&clause[at + "项目".len()..]).is_some() && names_project(clause)
    };
    (of_some && clause.ends_with('元')) || clause.find("项目").is_some_and(goes_on)
}

/// 全年预算数a万元，执行数b万元，预算执行率c%: the funds of the whole department.
fn fund_fields(builder: &mut Builder<'_, '_>, item: &Item) {
    let total = &builder.report.execution.total;
    if !item.is_execution_rate || !of_department(item) || total.actual.is_some() || total.adjusted.is_some() {
        return;
    }
    let Some((rate, _)) = item.rate else { return };
    // A rate alone adds nothing to the one that is known, and that of a single project is not the department's.
    let alone = item.amount.is_none() && item.budgets.is_empty();
    let named = || {
        let label = builder.figure(rate).label;
        names_project(builder.slice(label)) || is_of_one(&builder.document.text()[..label.start as usize])
    };
    if alone && (total.rate.is_some() || named()) {
        return;
    }
    if begins_with_project(builder, builder.figure(rate).span) || is_far_from(builder, item, rate) {
        return;
    }
    let planned = item.budgets.iter().any(|(base, _)| *base != Base::Received);
    for &(base, figure) in item.budgets.iter().filter(|(base, _)| !planned || *base != Base::Received) {
        let Some(amount) = builder.amount(figure) else { continue };
        let span = builder.figure(figure).span;
        let total = &mut builder.report.execution.total;
        let field = match base {
            Base::Initial => {
                total.initial = Some(amount);
                FundField::Initial
            }
            _ => {
                total.adjusted = Some(amount);
                FundField::Adjusted
            }
        };
        builder.source(Field::Fund(0, field), span);
    }
    if let Some(figure) = item.amount {
        let span = builder.figure(figure).span;
        builder.report.execution.total.actual = builder.amount(figure);
        builder.source(Field::Fund(0, FundField::Actual), span);
    }
    let span = builder.figure(rate).span;
    builder.report.execution.total.rate = Some(builder.percent(rate));
    builder.source(Field::Fund(0, FundField::Rate), span);
}
