//! The items of a paragraph as fields of the report and as claims.

use super::builder::Builder;
use super::comparisons;
use super::items::{ChangeOf, Item, Items, Listing, ShareOf};
use super::phrases::{is_actual, is_bare_spending};
use super::wholes::{known, same_thing, whole};
use super::words::{self, Concept};
use super::{rates, sums};
use crate::claims::{Base, Change, Claim, Completeness, Maybe, Measure, Place, Share, Span, Trend};
use crate::document::FigureKind;
use crate::report::budget::BudgetId;
use crate::report::expenditure::{CategoryId, LinePath};
use crate::report::field::{BudgetField, Field, LineField};
use crate::report::{Line, Listing as ListingKind};
use crate::search::{any_of, has};

/// Takes over what a paragraph states.
pub(super) fn take(builder: &mut Builder<'_, '_>, items: &Items) {
    let mut fields: Vec<Option<Field>> = vec![None; items.items.len()];
    for (index, place) in fields.iter_mut().enumerate() {
        remember(builder, items, index);
        *place = field(builder, items, index);
    }
    for listing in &items.listings {
        sums::sum(builder, items, &fields, listing);
    }
    let splits: Vec<bool> = items.listings.iter().map(|listing| is_full_split(items, listing)).collect();
    for index in 0..items.items.len() {
        let item = &items.items[index];
        let full_split = item.inside.is_some_and(|inside| splits[inside]);
        for share in &item.shares {
            self::share(builder, items, &fields, index, share, full_split);
        }
        for change in &item.changes {
            self::change(builder, comparisons::changed(builder, items, item, change), change);
        }
        rates::completion(builder, item, &items.items[..index]);
    }
    builder.listings += items.listings.len() as u32;
}

fn remember(builder: &mut Builder<'_, '_>, items: &Items, index: usize) {
    let item = &items.items[index];
    if let Some(figure) = item.amount
        && matches!(builder.measure(figure), Some(Measure::Money(_)))
        && !of_another_year(builder, figure)
        && !items.is_planned(item)
        && !in_other_scope(items, index)
    {
        builder.name(&item.name, figure);
    }
}

/// 财政拨款支出…，其中基本支出…; 所属中心支出…，其中基本支出…: the account of the whole department has the same name.
fn in_other_scope(items: &Items, index: usize) -> bool {
    let item = &items.items[index];
    let Some(Concept::Category(own)) = item.concept else { return false };
    // 财政拨款收入总计a万元，支出总计a万元: the second goes on about what the first said.
    let beside = || {
        let before = &items.items[index.checked_sub(1)?];
        let near = item.clause.start.saturating_sub(before.clause.end) <= '，'.len_utf8() as u32;
        Some(near && before.clause.end <= item.clause.start && words::has_scope(&before.name))
    };
    if own == CategoryId::Total && item.inside.is_none() && !words::has_scope(&item.name) && beside() == Some(true) {
        return true;
    }
    let owner = item.inside.and_then(|listing| items.listings[listing].owner).map(|owner| &items.items[owner]);
    owner.is_some_and(|owner| match owner.concept {
        Some(Concept::Category(whole)) => (whole == own && own != CategoryId::Total) || words::has_scope(&owner.name),
        _ => true,
    })
}

/// 2023年项目支出 in a report on 2024, 上年项目支出.
pub(super) fn of_another_year(builder: &Builder<'_, '_>, figure: usize) -> bool {
    let label = builder.figure(figure).label;
    year_of(builder, figure)
        .or_else(|| year_of_all(builder, figure))
        .is_some_and(|year| builder.report.year.is_some_and(|own| own != year) || builder.is_earlier(year))
        || (builder.slice(label).starts_with("上年") && !has(builder.slice(label), "结"))
}

/// The year directly in front of what names an amount.
fn year_of(builder: &Builder<'_, '_>, figure: usize) -> Option<u16> {
    let label = builder.figure(figure).label;
    let before = figure.checked_sub(1).map(|before| builder.figure(before));
    before.and_then(|before| match before.kind {
        FigureKind::Year(year) if before.span.end == label.start => Some(year),
        _ => None,
    })
}

/// 2022年人员、公用经费分别为702.65万元和281.92万元: the year in front of all names is that of each amount.
fn year_of_all(builder: &Builder<'_, '_>, figure: usize) -> Option<u16> {
    const NEAR: usize = 4;
    let at = builder.figure(figure).span;
    let near = builder.document.figures[..figure].iter().rev().take(NEAR);
    let mut years = near.filter_map(|before| match before.kind {
        FigureKind::Year(year) => Some((year, before.span.end)),
        _ => None,
    });
    let (year, from) = years.next()?;
    let between = builder.slice(Span { start: from.min(at.start), end: at.start });
    // 2023年民生类支出571.20万元、总支出1602.10万元
    let joined = || between.contains('、') && !between.contains(['：', '（']) && words::trend(between).is_none();
    ((has(between, "分别") || joined()) && !between.contains(['。', '；', '，'])).then_some(year)
}

/// What an item stands for, also where its name leaves out what the amount before it said.
fn concept_of(builder: &Builder<'_, '_>, items: &Items, index: usize) -> Option<Concept> {
    let item = &items.items[index];
    if let Some(concept) = item.concept {
        return Some(concept);
    }
    // 政府性基金预算收入16349.87万元，实际支出16349.86万元
    let bare = matches!(
        words::core(&item.name),
        "支出" | "收入" | "实际支出" | "总支出" | "支出总计" | "支出合计" | "收支总额"
    );
    if !bare || item.inside.is_some() {
        return None;
    }
    let before = index.checked_sub(1).and_then(|before| items.items[before].concept);
    let title = builder.document.section_at(item.clause.start).map_or("", |section| builder.slice(section.title));
    let budget = match before {
        Some(Concept::BudgetIncome(budget)) => budget,
        _ => words::budget(title).filter(|budget| *budget != BudgetId::GeneralPublic)?,
    };
    let expenditure = has(&item.name, "支出");
    Some(if expenditure { Concept::BudgetExpenditure(budget) } else { Concept::BudgetIncome(budget) })
}

/// Puts an item into the report where that has a place for it that is still empty.
fn field(builder: &mut Builder<'_, '_>, items: &Items, index: usize) -> Option<Field> {
    let item = &items.items[index];
    let figure = item.amount?;
    if !matches!(builder.measure(figure), Some(Measure::Money(_)))
        || of_another_year(builder, figure)
        || items.is_planned(item)
        || builder.is_apart(figure)
    {
        return None;
    }
    let span = builder.figure(figure).span;
    match concept_of(builder, items, index)? {
        Concept::Category(id) => {
            if foreign(items, item) {
                return None;
            }
            if builder.report.expenditure.category(id).amount.is_some() {
                again(builder, items, item, id, figure);
                return None;
            }
            let amount = builder.amount(figure)?;
            let path = LinePath::category(id);
            builder.report.expenditure.category_mut(id).amount = Some(amount);
            take_share(builder, item, id);
            listing(builder, items, item, &path);
            let field = Field::Line(path, LineField::Amount);
            builder.source(field.clone(), span);
            Some(field)
        }
        Concept::BudgetIncome(id) => budget(builder, id, BudgetField::Income, figure),
        Concept::BudgetExpenditure(id) => budget(builder, id, BudgetField::Expenditure, figure),
        _ => None,
    }
}

/// Income or expenditure of one of the four budgets, where it is still empty.
fn budget(builder: &mut Builder<'_, '_>, id: BudgetId, field: BudgetField, figure: usize) -> Option<Field> {
    let budget = builder.report.budgets.budget(id);
    let known = if field == BudgetField::Income { budget.income } else { budget.expenditure };
    if known.is_some() {
        return None;
    }
    let amount = builder.amount(figure);
    let budget = builder.report.budgets.budget_mut(id);
    *(if field == BudgetField::Income { &mut budget.income } else { &mut budget.expenditure }) = amount;
    let field = Field::Budget(id, field);
    builder.source(field.clone(), builder.figure(figure).span);
    Some(field)
}

/// The share that the item states of its category's own whole.
fn take_share(builder: &mut Builder<'_, '_>, item: &Item, id: CategoryId) {
    let Some(share) = item.shares.first().filter(|share| shares_of_its_whole(id, &share.whole)) else { return };
    let percent = builder.percent(share.figure);
    builder.report.expenditure.category_mut(id).share = Some(percent);
    let field = Field::Line(LinePath::category(id), LineField::Share);
    builder.source(field, builder.figure(share.figure).span);
}

/// The amount was stated before: its listing and share may stand only here.
fn again(builder: &mut Builder<'_, '_>, items: &Items, item: &Item, id: CategoryId, figure: usize) {
    let Some(amount) = builder.amount(figure) else { return };
    let category = builder.report.expenditure.category(id);
    if category.amount != Some(amount) || !category.items.is_empty() {
        return;
    }
    if category.share.is_none() {
        take_share(builder, item, id);
    }
    listing(builder, items, item, &LinePath::category(id));
}

/// 人员经费 of one project or of a fund budget is not that of the department.
fn foreign(items: &Items, item: &Item) -> bool {
    let mut inside = item.inside;
    while let Some(listing) = inside {
        let Some(owner) = items.listings[listing].owner else { return false };
        let owner = &items.items[owner];
        match owner.concept {
            Some(Concept::Category(_)) => inside = owner.inside,
            Some(Concept::BudgetIncome(_) | Concept::BudgetExpenditure(_)) => return true,
            _ => {
                let core = words::core(&owner.name);
                let whole = any_of!["支出", "资金"].is_in(core) || core.is_empty();
                if !whole {
                    return true;
                }
                inside = owner.inside;
            }
        }
    }
    false
}

/// The share of a fixed category is one of basic expenditure or of the total.
fn shares_of_its_whole(id: CategoryId, whole: &str) -> bool {
    match id {
        CategoryId::Personnel | CategoryId::Operating => whole.is_empty() || has(whole, "基本支出"),
        _ => whole.is_empty() || has(whole, "支出"),
    }
}

/// The listing of a category with its items, and theirs.
fn listing(builder: &mut Builder<'_, '_>, items: &Items, owner: &Item, path: &LinePath) {
    let Some(listing) = owner.listing.map(|index| &items.listings[index]) else { return };
    // The parts of basic and total expenditure have fields of their own.
    let own_fields = |item: &usize| matches!(items.items[*item].concept, Some(Concept::Category(_)));
    if listing.items.iter().any(own_fields) {
        return;
    }
    let parts: Vec<usize> = listing.items.iter().copied().filter(|&part| items.items[part].amount.is_some()).collect();
    // 中央资金可用3418万元，支出2986.40万元: what there was of each, and what was spent of it.
    if parts.iter().any(|&part| is_bare_spending(&items.items[part].name)) {
        return;
    }
    let kind =
        if listing.completeness == Completeness::Complete { ListingKind::Itemised } else { ListingKind::Partial };
    let mut lines = Vec::with_capacity(parts.len());
    for (place, &part) in parts.iter().enumerate() {
        let item = &items.items[part];
        let Some(figure) = item.amount else { continue };
        let Some(amount) = builder.amount(figure) else { continue };
        let at = path.child(place);
        builder.source(Field::Line(at.clone(), LineField::Amount), builder.figure(figure).span);
        // （1）基本公共卫生服务补助: what is left of its number is no name.
        let name = item.name.trim_start_matches(['）', '.', '、', '：', ' ']);
        let span = item.name_span;
        let cut = builder.slice(span).find(name).filter(|_| !name.is_empty()).unwrap_or(0) as u32;
        builder.source(Field::Line(at, LineField::Name), Span { start: span.start + cut, end: span.end });
        lines.push(Line { name: name.to_owned(), amount: Some(amount), ..Line::default() });
    }
    if let Some(category) = path.indexes.is_empty().then(|| builder.report.expenditure.category_mut(path.category)) {
        category.listing = kind;
        category.items = lines;
    }
}

pub(super) fn quantity(builder: &mut Builder<'_, '_>, item: &Item, field: &Option<Field>) -> Maybe {
    let figure = item.amount?;
    let name = words::identity(&item.name);
    Some(match field {
        Some(field) => builder.quantity_of(figure, name, field.clone()),
        None => builder.quantity(figure, name),
    })
}

fn share(
    builder: &mut Builder<'_, '_>,
    items: &Items,
    fields: &[Option<Field>],
    index: usize,
    of: &ShareOf,
    full_split: bool,
) {
    let item = &items.items[index];
    let listing = item.inside.map(|inside| &items.listings[inside]);
    let at = builder.figure(of.figure).span.start;
    let whole_figure = whole(builder, items, item, &of.whole, at);
    let named = named_in_front(builder, of.figure);
    let part = match quantity(builder, item, &fields[index]) {
        // 其中金额最大的是医用设备购置，占项目支出的37.16%: not of the item that was told last.
        _ if named.is_some() => named
            .and_then(|name| builder.last_named(&name, at))
            .map(|figure| builder.quantity(figure, words::identity(&item.name))),
        Some(part) => Some(part),
        None => builder.last_named(&item.name, at).map(|figure| builder.quantity(figure, words::identity(&item.name))),
    };
    let whole_name = match (&of.whole, listing.and_then(|listing| listing.owner)) {
        (name, Some(owner)) if name.is_empty() => words::identity(&items.items[owner].name).to_owned(),
        (name, _) => name.clone(),
    };
    let percent = builder.percentage(of.figure, words::identity(&item.name));
    let whole = whole_figure.map(|figure| builder.quantity(figure, &whole_name));
    let listing = item.inside.map(|inside| builder.listings + inside as u32);
    builder.claims.push(Claim::Share(Share {
        part,
        whole,
        whole_name,
        percent,
        listing,
        full_split,
        unsigned: of.unsigned,
    }));
}

/// What is called the largest of several in the clause in front of a share.
fn named_in_front(builder: &Builder<'_, '_>, percent: usize) -> Option<String> {
    /// Bytes in front of the percentage.
    const NEAR: usize = 160;
    let end = builder.figure(percent).span.start as usize;
    let text = &builder.document.text()[..end];
    let near = &text[text.ceil_char_boundary(end.saturating_sub(NEAR))..];
    let (clause, share) = near.rsplit_once('，')?;
    let clause = clause.rsplit(['。', '；', '，', '\n']).next().unwrap_or(clause);
    let largest = any_of!["最大的是", "最多的是", "最高的是", "最大的为", "最多的为", "最高的为"];
    let (at, word) = largest.find_in(clause).filter(|_| share.starts_with('占'))?;
    let name = &clause[at + word.len()..];
    (!name.is_empty() && !name.contains(|c: char| c.is_ascii_digit())).then(|| name.to_owned())
}

/// Every part of the listing has its share, and with them the whole is told apart.
fn is_full_split(items: &Items, listing: &Listing) -> bool {
    listing.completeness == Completeness::Complete
        && listing.items.len() > 1
        && listing.unquantified == 0
        // Percentages alone are split in their own way.
        && listing.owner.is_some()
        && listing.items.iter().any(|&part| items.items[part].amount.is_some())
        && listing.items.iter().all(|&part| !items.items[part].shares.is_empty())
}

/// 基本支出a万元，占支出总额的b%。…支出总额c万元: the whole of a share that stands behind it, where only one amount has
/// its name.
pub(super) fn wholes_behind(builder: &mut Builder<'_, '_>) {
    for index in 0..builder.claims.len() {
        let Claim::Share(share) = &builder.claims[index] else { continue };
        if share.whole.is_some() || share.whole_name.is_empty() {
            continue;
        }
        let name = share.whole_name.clone();
        let Some(figure) = builder.only_named(&name) else { continue };
        let whole = builder.quantity(figure, &name);
        if let Claim::Share(share) = &mut builder.claims[index] {
            share.whole = Some(whole);
        }
    }
}

fn change(builder: &mut Builder<'_, '_>, item: &Item, change: &ChangeOf) {
    // 决算收入b万元，决算比预算增加c万元
    let of_own_budget = change.budget.is_some() && is_actual(&change.name);
    let own = of_own_budget
        || change.name.is_empty()
        || same_thing(&item.name, &change.name)
        || item.name.ends_with(&change.name);
    let elsewhere = || known(builder, &change.name, change.span.start);
    let mut now = if own { item.amount.or_else(elsewhere) } else { elsewhere() };
    let mut base = change.before;
    // 2021年支出a万元，2022年比上年减少b万元: the amount beside it is the one that the change starts from.
    if let (true, None, Some(figure)) = (own, base, item.amount)
        && change.difference.is_some()
        && year_of(builder, figure).is_some_and(|year| builder.report.year.is_some_and(|own| own == year + 1))
        && let Some(known) = builder.last_named(&item.name, change.span.start)
    {
        base = Some(figure);
        now = Some(known);
    }
    let of_budget = |base: Base| {
        let mut fitting = item.budgets.iter().filter(|(own, _)| *own == base || base == Base::Unnamed);
        let first = fitting.next().map(|&(_, figure)| figure);
        first.filter(|_| fitting.next().is_none())
    };
    let name = if change.name.is_empty() { words::identity(&item.name) } else { &change.name }.to_owned();
    let level = change.level.then_some(Trend::Level);
    let rate = change.rate.map(|(figure, _)| builder.percentage(figure, &name));
    let difference = change.difference.map(|(figure, _)| builder.quantity(figure, &name));
    let before = base.or_else(|| change.budget.and_then(of_budget)).map(|figure| builder.quantity(figure, &name));
    // 解救群众318人。与2024年的109次相比增加18次: people are not compared with numbers of times.
    let others = [change.before, change.difference.map(|(figure, _)| figure)];
    let of_a_kind = |figure: usize| others.into_iter().flatten().all(|other| counts_the_same(builder, figure, other));
    let now = now
        .filter(|&figure| builder.measure(figure).is_some_and(is_amount))
        .filter(|&figure| of_a_kind(figure))
        .map(|figure| builder.quantity(figure, &name));
    builder.claims.push(Claim::Change(Change {
        name,
        now,
        before,
        difference,
        difference_trend: change.difference.and_then(|(_, trend)| trend).or(level),
        rate,
        rate_trend: change.rate.and_then(|(_, trend)| trend).or(level),
        unsigned: change.unsigned,
        place: Place::span(change.span),
    }));
}

/// Not of two kinds of things.
fn counts_the_same(builder: &Builder<'_, '_>, one: usize, other: usize) -> bool {
    let counts = |figure: usize| builder.measure(figure) == Some(Measure::Count);
    let word = |figure: usize| match builder.unit_of(figure) {
        "名" => "人",
        word => word,
    };
    !counts(one) || !counts(other) || word(one) == word(other)
}

fn is_amount(measure: Measure) -> bool {
    matches!(measure, Measure::Money(_) | Measure::Count)
}
