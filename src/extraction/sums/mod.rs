//! The listings of a paragraph as wholes and their parts.

mod beside;
mod complete;
mod years;

use beside::{clause_before, is_beside, of_its_column, up_to_others, up_to_semicolon, without_contained};
use complete::{
    VEHICLES, beside_complete, closes_with_rest, goes_to_some, in_turns, leave_some, names_all, nearly, same_digits,
    share_behind, some_of_more, tells_some_apart, twin, uncounted, whole_of_three,
};

use years::{of_two_years, up_to_another};

use super::builder::Builder;
use super::items::{Item, Items, Listing};
use super::words::{self, Concept};
use super::{amounts, comparisons, counts};
use crate::amount::Number;
use crate::claims::{Claim, Completeness, Measure, Place, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::report::expenditure::CategoryId;
use crate::report::field::Field;
use crate::search::{AnyOf, any_of, has};

/// Posts without anybody, or people beyond the posts: no part of those who are there.
static VACANT: AnyOf = AnyOf::new(&["缺编", "空编", "空缺", "超编"]);

/// 编制112人，实有106人。其中：…: the parts may be those of the second as well, and are where they add up to it.
fn owner(builder: &Builder<'_, '_>, items: &Items, listing: &Listing) -> Option<usize> {
    /// The second stands beside the first.
    const NEAR: usize = 8;
    /// And directly in front of the first, where that is of another kind.
    const BESIDE: usize = 2;
    let first = listing.owner?;
    let Some(&part) = listing.items.first() else { return Some(first) };
    let of = |item: &Item| item.amount.map(|figure| measure_word(builder, figure));
    let sum = Number::sum(listing.items.iter().filter_map(|&part| items.items[part].number)).ok();
    if sum.is_none() || items.items[first].number == sum {
        return Some(first);
    }
    let same_sentence = |other: usize| {
        let span = |item: usize| items.items[item].amount.map(|figure| builder.figure(figure).span);
        let (Some(other), Some(first)) = (span(other), span(first)) else { return false };
        !builder.slice(Span { start: other.end.min(first.start), end: first.start }).contains(['。', '\n'])
    };
    // 项目支出2054.86万元，共实施5个项目，分别为：…; 培训16期，培训1260人次，其中甲5期、…: of what is counted as they are.
    let parts = listing.items.iter().filter_map(|&part| of(&items.items[part]));
    let counted: Vec<&str> = parts.collect();
    if let (Some(own), Some(unit)) = (of(&items.items[first]), counted.first())
        && counted.len() > 1
        && counted.iter().all(|part| *part != own && part == unit)
    {
        let alike = |&other: &usize| {
            let other = &items.items[other];
            other.inside == items.items[first].inside && other.listing.is_none() && of(other) == Some(unit)
        };
        return (first.saturating_sub(BESIDE)..first)
            .rev()
            .find(alike)
            .filter(|&other| same_sentence(other))
            .or(Some(first));
    }
    let fits = |&other: &usize| {
        let other = &items.items[other];
        other.inside == items.items[first].inside
            && other.listing.is_none()
            && other.number == sum
            && of(other) == of(&items.items[first])
    };
    // 实有56人，缺编2人；其中正科级4人…: of those who are there, not of the posts without anybody.
    if VACANT.is_in(&items.items[first].name) {
        let held = |&other: &usize| {
            let name = &items.items[other].name;
            any_of!["实有", "在编", "在职", "在岗", "实"].is_in(name)
                && of(&items.items[other]) == of(&items.items[first])
        };
        return (first.saturating_sub(BESIDE)..first).rev().find(held);
    }
    let behind = (first + 1..part).take(NEAR).find(fits);
    // 接待96件次，办结94件次，办结率97.92%，其中婚姻家庭类61件次…: or of what stands in front of it in the sentence.
    let front = || (first.saturating_sub(BESIDE)..first).rev().find(fits).filter(|&other| same_sentence(other));
    behind.or_else(front).or(Some(first))
}

/// A listing as a claim: these are the parts of that.
pub(super) fn sum(builder: &mut Builder<'_, '_>, items: &Items, fields: &[Option<Field>], listing: &Listing) {
    let Some(owner) = owner(builder, items, listing) else { return };
    let owner_item = &items.items[owner];
    let whole_figure = if listing.owner == Some(owner) { listing.of } else { owner_item.amount };
    let Some(whole_figure) = whole_figure else { return };
    let of_budget = owner_item.amount != Some(whole_figure);
    // Nobody says that a bracket behind a budget has all of its parts: how nearly they make it up does.
    let budget = (of_budget && listing.implied && owner_item.amount.is_none())
        .then(|| Item { number: Some(builder.comparable(whole_figure)), ..owner_item.clone() });
    let owner_item = budget.as_ref().unwrap_or(owner_item);
    // Budgets are parts of a budget, what was spent is a part of what was spent.
    let figure_of = |item: &Item| match item.budgets[..] {
        [(_, budget)] if of_budget => Some(budget),
        _ => item.amount,
    };
    // 较上年增加67.46万元，其中…: parts of a change are changes, and what follows is hardly told of it.
    let unit = measure_word(builder, whole_figure);
    // 减少人员6人，其中退休3人、调出2人: who left is told by how they left.
    let who = any_of!["退休", "调出", "辞职", "去世", "调入", "招录", "招聘", "录用", "死亡", "安置", "辞退"];
    let moved = matches!(unit, "人" | "名")
        && listing.items.len() > 1
        && listing.items.iter().all(|&part| who.is_in(&items.items[part].name));
    if comparisons::is_no_part(&owner_item.name) && !moved {
        return;
    }
    if of_two_years(builder, whole_figure, items, listing) {
        return;
    }
    let all = Number::sum(listing.items.iter().filter_map(|&part| items.items[part].number));
    let exact = owner_item.number.zip(all.ok()).is_some_and(|(whole, all)| {
        let rounded = listing.items.iter().filter_map(|&part| items.items[part].number.map(Number::envelope));
        let most = Number::sum(rounded.chain([whole.envelope()]));
        whole.subtract(all).is_ok_and(|gap| most.is_ok_and(|most| gap.abs() <= most))
    });
    let told = if exact { &listing.items[..] } else { up_to_others(builder, items, &listing.items) };
    let parts: Vec<usize> = told
        .iter()
        .copied()
        .filter(|&part| figure_of(&items.items[part]).is_some_and(|figure| measure_word(builder, figure) == unit))
        .filter(|&part| {
            let name = items.items[part].name.as_str();
            // 结转结余a万元，其中收回财政统筹b万元: of what was left that is a part.
            let left = || comparisons::is_left(&owner_item.name) || has(&owner_item.name, "存量");
            // 下达430万元，其中已执行a万元，被财政收回b万元，剩余c万元: what was done with all of it.
            let beside = || {
                listing.items.iter().any(|&other| {
                    other != part && any_of!["剩余", "结余", "结转", "余额"].is_in(&items.items[other].name)
                })
            };
            let given_back = || has(name, "收回") && (left() || (unit == "元" && beside()));
            (!comparisons::is_no_part(name) || given_back()) && !comparisons::is_subtotal(name)
        })
        // …，共有70人: what they come to is no further part.
        .filter(|&part| {
            let words = clause_before(builder, figure_of(&items.items[part]));
            // …，两家共80.62万元，占52.17%
            let closes = Some(&part) != listing.items.first() && comparisons::closes(words);
            !closes && any_of!["共有", "总共", "一共", "总数"].ends(words).is_none()
        })
        // 一级指标4项…，下设二级指标11项: what stands below is none of it.
        .filter(|&part| {
            let below = &items.items[part].name;
            !(has(&owner_item.name, "级指标") && has(below, "级指标")) || below == &owner_item.name
        })
        .filter(|&part| !(has(&owner_item.name, "在职") && has(&items.items[part].name, "退休")))
        .filter(|&part| !VACANT.is_in(&items.items[part].name))
        // 县道按每公里5200元包干: what one costs.
        .filter(|&part| unit != "元" || !clause_before(builder, figure_of(&items.items[part])).contains('每'))
        .collect();
    let parts = without_contained(builder, items, parts);
    let parts = without_parts_of_basic(items, parts);
    let parts = of_its_column(builder, items, whole_figure, parts);
    let parts = up_to_another(builder, items, whole_figure, parts);
    let told = parts.len();
    let parts = up_to_semicolon(builder, items, owner_item.number.filter(|_| !of_budget), parts);
    let cut = parts.len() < told;
    // 本年支出合计a万元，其中财政拨款支出b万元；年末结转c万元: what is left stands beside what was spent.
    let (beside, parts): (Vec<usize>, Vec<usize>) =
        parts.into_iter().partition(|&part| is_beside(owner_item, &items.items[part]));
    // 一级指标4项，…，下设二级指标11项、三级指标24项: of another level.
    let level = |name: &str| any_of!["一级", "二级", "三级"].find_in(name).map(|(_, level)| level);
    let another = |&part: &usize| {
        level(&items.items[part].name).is_some_and(|own| level(&owner_item.name).is_some_and(|whole| own != whole))
    };
    if parts.is_empty() || (unit != "元" && parts.iter().all(another)) {
        return;
    }
    // 一季度…，上半年…，前三季度…: each holds the one before it.
    let since_january = any_of!["上半年", "前三季度", "前三个季度", "一至三季度", "前两季度"];
    if parts.iter().filter(|&&part| since_january.is_in(&items.items[part].name)).count() > 1 {
        return;
    }
    // Projects by grade are a claim of their own.
    if parts.len() > 1 && parts.iter().all(|&part| counts::grade_in(&items.items[part].name).is_some()) {
        return;
    }
    // 县水利局和县自然资源局各1人: so much for each of them.
    let each = |part: &usize| {
        let at = figure_of(&items.items[*part]).map_or(0, |figure| builder.figure(figure).span.start as usize);
        builder.document.text()[..at].ends_with('各')
    };
    let (apiece, parts): (Vec<usize>, Vec<usize>) = parts.into_iter().partition(each);
    if parts.is_empty() {
        return;
    }
    // 公务用车购置费0万元，购置公务用车0辆: no vehicle is no part.
    let vehicles = has(&owner_item.name, VEHICLES);
    let of_other_measure =
        |figure: usize| measure_word(builder, figure) != unit && !(vehicles && measure_word(builder, figure) == "辆");
    // 3,260户11,482人，其中：甲2,980户10,516人，…: households beside the people are no other parts of them.
    let together = whole_figure.checked_sub(1).filter(|&figure| {
        builder.figure(figure).kind == FigureKind::Count
            && builder.figure(figure).span.end == builder.figure(whole_figure).span.start
    });
    let together = together.map(|figure| measure_word(builder, figure));
    let is_other = |part: &usize| {
        let item = &items.items[*part];
        // 在职66人，其中行政人员26人，事业人员38人，尚空编5名: posts without anybody are none of those who are there.
        if VACANT.is_in(&item.name) {
            return false;
        }
        if figure_of(item).is_some_and(|figure| Some(measure_word(builder, figure)) == together) {
            return false;
        }
        // 创业培训210人次，发放培训补贴186.40万元: money behind the last number is no more of them.
        let behind = unit != "元"
            && parts.len() > 2
            && Some(part) > parts.last()
            && figure_of(item).is_some_and(|figure| measure_word(builder, figure) == "元");
        figure_of(item).is_some_and(of_other_measure) && !behind && !comparisons::is_subtotal(&item.name)
    };
    let twin = twin(items, listing, owner, &parts, &|item| item.amount.map(|figure| measure_word(builder, figure)));
    let adds_up = |whole: usize, parts: &[usize]| {
        let sum = Number::sum(parts.iter().filter_map(|&part| items.items[part].number)).ok();
        items.items[whole].number.is_some_and(|number| number.significant() > 10 && Some(number) == sum)
    };
    let twin_holds = twin.as_ref().is_some_and(|(whole, parts)| adds_up(*whole, parts));
    let other_measure = if twin.is_some() { 0 } else { listing.items.iter().filter(|part| is_other(part)).count() };
    let other_measure = other_measure + apiece.len();
    let topic = topic(items, owner_item, &parts, unit);
    let whole_by_name = names_all(builder, items, owner_item, topic, &parts);
    let turns = in_turns(builder, items, whole_figure, &parts);
    let unquantified = if whole_by_name || cut || turns { 0 } else { listing.unquantified + other_measure as u32 };
    // 实有人数56人，其中高级职称14人，中级职称28人: told apart in a way that leaves some out.
    let some_of_people = topic == Topic::Staff && tells_some_apart(items, &parts);
    // 项目支出1200万元，涉及12个项目，其中：…: of what stands further in front, and all of it where there are as many.
    let other = |first: usize| items.items[first].amount.is_some_and(|figure| measure_word(builder, figure) != unit);
    let further = listing.owner.filter(|&first| owner < first && other(first)).map(|first| items.items[first].number);
    let as_many = further.is_none_or(|count| count == Some(Number::whole(parts.len() as i64)));
    let sum = Number::sum(parts.iter().filter_map(|&part| items.items[part].number));
    let short = sum.is_ok_and(|sum| owner_item.number.is_some_and(|whole| sum < whole && !same_digits(sum, whole)));
    // 资产总额a万元，其中固定资产b万元，无形资产c万元: what flows is left out.
    let names = |word: &str| parts.iter().any(|&part| items.items[part].name.contains(word));
    let some_assets =
        has(&owner_item.name, "资产总") && names("固定资产") && !names("流动资产") && !closes_with_rest(items, &parts);
    // 一、二、三季度分别为…: of a year that goes on.
    let quarters = parts.len() < 4 && names("季度");
    // 单位28个：局机关、县直单位5个、乡镇卫生院22个: what has no number is one.
    let unnumbered = parts.iter().map(|&part| items.items[part].name.matches('、').count() as u32).sum::<u32>();
    let one_each = unit != "元"
        && listing.implied
        && sum
            .and_then(|sum| owner_item.number.unwrap_or(sum).subtract(sum))
            .is_ok_and(|gap| gap <= Number::whole(i64::from(unquantified + unnumbered)));
    let names_alone = || {
        let last = parts.last().and_then(|&part| figure_of(&items.items[part]));
        matches!(unit, "个" | "家" | "所") && uncounted(builder, whole_figure, last)
    };
    let too_few = short
        && (!as_many
            || cut
            || some_assets
            || quarters
            || goes_to_some(items, owner_item, &parts)
            || one_each
            || share_behind(builder, items, whole_figure, &parts)
            || names_alone()
            || (!turns
                && listing.wording == "其中"
                && matches!(topic, Topic::Listing | Topic::Project)
                && some_of_more(builder, items, owner_item, whole_figure, &parts)));
    let completeness = match listing.completeness {
        _ if some_of_people || too_few => Completeness::Open,
        // 共5个项目: as many as were announced, or one too few.
        _ if listing.announced.is_some_and(|count| parts.len() > 1 && (parts.len() as u32) <= count) => {
            if unquantified > 0 { Completeness::Open } else { Completeness::Complete }
        }
        _ if turns => Completeness::Complete,
        _ if listing.implied => match nearly(items, owner_item, topic, &parts) {
            Some(completeness) => completeness,
            None => return,
        },
        // One part of many, or parts without a figure: the words do not claim that these are all.
        Completeness::Complete if !beside.is_empty() => Completeness::Open,
        Completeness::Complete if (parts.len() == 1 && !listing.sole) || unquantified > 0 => Completeness::Open,
        other => other,
    };
    let completeness = match completeness {
        Completeness::Complete if topic == Topic::Listing && leave_some(builder, items, whole_figure, &parts) => {
            Completeness::Open
        }
        other => other,
    };
    if let Some((whole, parts)) = twin.filter(|_| !twin_holds && unquantified == 0 && adds_up(owner, &parts)) {
        self::twin_sum(builder, items, fields, whole, &parts);
    }
    let completeness = match completeness {
        Completeness::Open if twin_holds && unquantified == 0 => Completeness::Complete,
        other => other,
    };
    let one_of = |listing: &Listing| listing.owner == Some(owner);
    let completeness = match completeness {
        Completeness::Open
            if short && unquantified == 0 && one_of(listing) && beside_complete(items, listing, owner_item, &parts) =>
        {
            Completeness::Complete
        }
        other => other,
    };
    // 共有车辆6辆，其中机要通信用车1辆、应急保障用车1辆、特种专业技术用车3辆: the form names every kind.
    let vehicles =
        unit == "辆" && parts.len() > 2 && parts.iter().all(|&part| items.items[part].name.ends_with("用车"));
    let all = whole_by_name || vehicles || (unquantified == 0 && closes_with_rest(items, &parts));
    let completeness = if completeness == Completeness::Open && all { Completeness::Complete } else { completeness };
    let mut quantities = Vec::with_capacity(parts.len());
    for &part in &parts {
        let item = &items.items[part];
        let found = match figure_of(item) {
            Some(figure) if item.amount != Some(figure) => Some(builder.quantity(figure, words::identity(&item.name))),
            _ => amounts::quantity(builder, item, &fields[part]),
        };
        quantities.extend(found);
    }
    let whole = if of_budget {
        builder.quantity(whole_figure, words::identity(&owner_item.name))
    } else {
        let Some(whole) = amounts::quantity(builder, owner_item, &fields[owner]) else { return };
        whole
    };
    let last = quantities.last().and_then(|part| part.place.span);
    let span = whole.place.span.zip(last).map(|(whole, last)| whole.to(last));
    builder.claims.push(Claim::Sum(Sum {
        topic,
        whole,
        parts: quantities,
        unquantified,
        completeness,
        wording: listing.wording.to_owned(),
        place: Place { span, field: None },
    }));
}

/// The second measure of a listing whose first adds up.
fn twin_sum(builder: &mut Builder<'_, '_>, items: &Items, fields: &[Option<Field>], whole: usize, parts: &[usize]) {
    let mut quantities = Vec::with_capacity(parts.len());
    for &part in parts {
        quantities.extend(amounts::quantity(builder, &items.items[part], &fields[part]));
    }
    let Some(total) = amounts::quantity(builder, &items.items[whole], &fields[whole]) else { return };
    builder.claims.push(Claim::Sum(Sum::of(Topic::Listing, total, quantities, Completeness::Complete, "其中")));
}

/// What is counted: money, or the measure word. Only the same things can be added.
fn measure_word<'d>(builder: &Builder<'d, '_>, figure: usize) -> &'d str {
    if let Some(Measure::Money(_)) = builder.measure(figure) {
        return "元";
    }
    let text = builder.slice(builder.figure(figure).span);
    text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
}

/// 支出a万元，其中：1.基本支出b万元，占c%。人员经费d万元…: what basic expenditure is made of stands beside it, and is in it.
fn without_parts_of_basic(items: &Items, parts: Vec<usize>) -> Vec<usize> {
    let is = |part: usize, id: CategoryId| items.items[part].concept == Some(Concept::Category(id));
    let has_basic = parts.iter().any(|&part| is(part, CategoryId::Basic));
    let inside = |part: usize| has_basic && (is(part, CategoryId::Personnel) || is(part, CategoryId::Operating));
    parts.into_iter().filter(|&part| !inside(part)).collect()
}

fn topic(items: &Items, owner: &Item, parts: &[usize], unit: &str) -> Topic {
    let concepts: Vec<Option<Concept>> = parts.iter().map(|&part| items.items[part].concept).collect();
    let has = |id: CategoryId| concepts.contains(&Some(Concept::Category(id)));
    match owner.concept {
        _ if unit == "人" || unit == "名" => Topic::Staff,
        Some(Concept::Category(CategoryId::Basic)) if has(CategoryId::Personnel) || has(CategoryId::Operating) => {
            Topic::Basic
        }
        Some(Concept::Category(CategoryId::Project)) => Topic::Project,
        Some(Concept::ThreePublic) => Topic::ThreePublic,
        // “三公”经费财政拨款支出决算总额
        _ if owner.name.contains("三公") && whole_of_three(items, parts) => Topic::ThreePublic,
        Some(Concept::Procurement) => Topic::Procurement,
        _ if has(CategoryId::Basic) || has(CategoryId::Project) => Topic::Total,
        _ => Topic::Listing,
    }
}
