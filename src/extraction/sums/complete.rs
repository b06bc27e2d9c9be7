//! Whether the parts of a listing are all there are, by their names, their shares and how nearly they make up the whole.

use super::beside::clause_before;
use crate::amount::Number;
use crate::amount::slips::{self, Slip};
use crate::claims::{Completeness, Measure, Quantity, Span, Topic};
use crate::document::FigureKind;
use crate::extraction::announced;
use crate::extraction::builder::Builder;
use crate::extraction::items::{Item, Items, Listing};
use crate::extraction::readings::fits;
use crate::extraction::words::Concept;
use crate::extraction::{shares, words};
use crate::report::expenditure::CategoryId;
use crate::search::{any_of, has};

/// 21,000 and 2.10: written in another unit, one of them is off by its places.
pub(super) fn same_digits(a: Number, b: Number) -> bool {
    a.significant() > 10 && a.significant() == b.significant()
}

/// 其中：办公费33.66万元，占公用经费的20%；差旅费25.25万元，占15%: the shares themselves say
/// that these are few of its parts.
pub(super) fn leave_some(builder: &Builder<'_, '_>, items: &Items, whole: usize, parts: &[usize]) -> bool {
    const FEW: i64 = 60;
    let whole = shares::seen(builder, whole);
    let mut sum = Number::ZERO;
    for &part in parts {
        let item = &items.items[part];
        let (Some(amount), Some(share)) = (item.amount, item.shares.first()) else { return false };
        let percent = shares::seen(builder, share.figure);
        let Ok(more) = sum.add(percent.number) else { return false };
        sum = more;
        if fits(&percent, &shares::seen(builder, amount), &whole) != Some(true) {
            return false;
        }
    }
    sum < Number::whole(FEW)
}

/// 其中水土保持工作站47.90万元、勘测设计院32.72万元，两家合计占52.17%: the share behind them says that they are some.
pub(super) fn share_behind(builder: &Builder<'_, '_>, items: &Items, whole: usize, parts: &[usize]) -> bool {
    let Some(last) = parts.last().and_then(|&part| items.items[part].amount) else { return false };
    let sum = Number::sum(parts.iter().filter_map(|&part| items.items[part].number));
    let figures = &builder.document.figures;
    // …，两家共80.62万元，占52.17%
    let told = figures.get(last + 1).is_some_and(|figure| matches!(figure.kind, FigureKind::Money(_)));
    let percent = if told && sum == Ok(builder.comparable(last + 1)) { last + 2 } else { last + 1 };
    if parts.len() < 2 || figures.get(percent).is_none_or(|figure| figure.kind != FigureKind::Percent) {
        return false;
    }
    let between = builder.slice(Span { start: builder.figure(last).span.end, end: builder.figure(percent).span.start });
    let all = items.items[parts[0]].amount.map(|first| shares::seen(builder, first));
    let (Ok(sum), Some(all)) = (sum, all) else { return false };
    let together = Quantity { number: sum, measure: Measure::Money(builder.report.unit), ..all };
    let told = shares::seen(builder, whole);
    !between.contains(['。', '；', '\n'])
        && has(between, "占")
        && fits(&shares::seen(builder, percent), &together, &told) == Some(true)
}

/// 全年降雪19场，其中中雪6场；按时完成清运17场，及时率89.47%: the rate behind the last one says how much of the whole it is.
pub(super) fn reached(builder: &Builder<'_, '_>, items: &Items, whole: &Item, parts: &[usize]) -> bool {
    let Some(last) = parts.last().map(|&part| &items.items[part]) else { return false };
    let (Some(figure), Some(part), Some(all)) = (last.amount, last.number, whole.number) else { return false };
    let Some(rate) = builder.document.figures.get(figure + 1).filter(|rate| rate.kind == FigureKind::Percent) else {
        return false;
    };
    let between = builder.slice(Span { start: builder.figure(figure).span.end, end: rate.span.start });
    let named = between.chars().count() <= 12 && has(between, "率") && !between.contains(['。', '；', '\n']);
    named && part.percent_of(all, rate.number.decimals()) == Ok(rate.number)
}

/// 年初预算296.80万元，支出决算为年初预算的106.87%。其中基本支出…、项目支出…: the parts are of what was spent, which is told by its rate.
pub(super) fn are_of_rate(builder: &Builder<'_, '_>, whole: usize, sum: Number) -> bool {
    let Some(rate) = builder.document.figures.get(whole + 1) else { return false };
    let between = builder.slice(Span { start: builder.figure(whole).span.end, end: rate.span.start });
    // 调整后预算1402.10万元，执行率98.89%，其中人员经费支出…: likewise.
    let of_spending = any_of!["预算的", "执行率", "支出率", "支付率", "完成率"].is_in(between);
    let told = rate.kind == FigureKind::Percent && of_spending && !between.contains(['\n', '。']);
    let percent = sum.percent_of(builder.comparable(whole), rate.number.decimals());
    told && rate.number != Number::HUNDRED && percent == Ok(rate.number)
}

/// 老人916人、独居老人1473人（同一老人可能属于多类）; 10万元以上的14个、20万元以上的5个: who is counted in several parts, which then make up no
/// whole.
pub(super) fn overlap(builder: &Builder<'_, '_>, items: &Items, parts: &[usize]) -> bool {
    /// Bytes behind the last one.
    const NEAR: usize = 150;
    let bounded = |&&part: &&usize| any_of!["以上", "以上的"].ends(&items.items[part].name).is_some();
    if parts.iter().filter(bounded).count() > 1 {
        return true;
    }
    let Some(last) = parts.last().and_then(|&part| items.items[part].amount) else { return false };
    let behind = &builder.document.text()[builder.figure(last).span.end as usize..];
    let behind = &behind[..behind.floor_char_boundary(NEAR.min(behind.len()))];
    let behind = behind.split(['\n', '；']).next().unwrap_or(behind);
    any_of![
        "同时属于",
        "可能属于多",
        "属于多类",
        "有交叉",
        "有重复",
        "有重叠",
        "存在交叉",
        "存在重复",
        "存在重叠",
        "互有交叉",
        "部分重复",
        "部分重叠",
        "可重复统计"
    ]
    .is_in(behind)
}

/// 总支出154.52万元，其中甲47.90万元、乙32.72万元: what leaves much, and not by a slip of the pen, was told as some of it. A colon
/// says that they are all.
pub(super) fn some_of_more(
    builder: &Builder<'_, '_>,
    items: &Items,
    owner: &Item,
    whole: usize,
    parts: &[usize],
) -> bool {
    const MUCH: i64 = 85;
    const FINE: u128 = 1000;
    let start = builder.figure(whole).span.end;
    let first = parts.first().and_then(|&part| items.items[part].amount);
    let first = first.map_or(start, |first| builder.figure(first).span.start.max(start));
    if has(builder.slice(Span { start, end: first }), "其中：") {
        return false;
    }
    let name = |part: &usize| items.items[*part].name.as_str();
    let named = |word: &str| parts.iter().any(|part| name(part).contains(word));
    let all = parts.iter().all(|part| is_level(name(part)))
        || [["基本支出", "项目支出"], ["人员", "公用"]].iter().any(|pair| pair.iter().all(|word| named(word)))
        || closes_with_rest(items, parts);
    let numbers: Vec<Number> = parts.iter().filter_map(|&part| items.items[part].number).collect();
    let (Some(stated), Ok(sum)) = (owner.number, Number::sum(numbers.iter().copied())) else { return false };
    let (Ok(percent), Ok(gap)) = (sum.percent_of(stated, 0), stated.subtract(sum)) else { return false };
    // Round amounts are off by round gaps.
    let fine = slips::fineness(stated, &numbers) >= FINE;
    let told = |slip: Slip| fine || slip == Slip::Neighbours;
    let slip = slips::between(stated, sum).is_some_and(told)
        || numbers.iter().any(|&part| part.add(gap).is_ok_and(|meant| slips::between(part, meant).is_some_and(told)));
    // 60.00元 for 60.00万元: digits in another place.
    let elsewhere = sum.significant() == stated.significant()
        || numbers.iter().any(|&part| part.add(gap).is_ok_and(|meant| meant.significant() == part.significant()));
    percent < Number::whole(MUCH) && !all && !slip && !elsewhere
}

/// 预算单位28个：局机关、县直单位5个、乡镇卫生院22个: names that nobody counted stand for one each.
pub(super) fn uncounted(builder: &Builder<'_, '_>, whole: usize, last: Option<usize>) -> bool {
    let start = builder.figure(whole).span.end;
    let end = last.map_or(start, |last| builder.figure(last).span.start.max(start));
    let mut depth = 0_i32;
    let mut outside = builder.slice(Span { start, end }).to_owned();
    outside.retain(|mark| {
        depth += i32::from(mark == '（') - i32::from(mark == '）');
        depth <= 0 && mark != '）'
    });
    // What stands in front of a 、 without a number.
    let mut clauses: Vec<&str> = outside.split('、').collect();
    clauses.pop();
    let names = clauses.into_iter().map(|front| front.rsplit(['：', '，']).next().unwrap_or(""));
    names
        .map(|name| name.trim_start_matches("其中"))
        .any(|name| !name.is_empty() && !name.chars().any(|c| c.is_ascii_digit()))
}

/// 公务用车购置及运行维护费 has the two parts of its name.
pub(super) const VEHICLES: &str = "购置及运行";

/// Whatever words introduce them, there are no more parts: those of basic expenditure, of procurement and of the three
/// public expenses are known.
pub(super) fn names_all(builder: &Builder<'_, '_>, items: &Items, owner: &Item, topic: Topic, parts: &[usize]) -> bool {
    let named = |word: &str| parts.iter().any(|&part| items.items[part].name.contains(word));
    let category = |id| parts.iter().any(|&part| items.items[part].concept == Some(Concept::Category(id)));
    match topic {
        Topic::Basic => parts.len() == 2,
        // 保障机关正常运转的日常支出a万元，其中人员经费…，公用经费…: basic expenditure by another name.
        _ if parts.len() == 2 && category(CategoryId::Personnel) && category(CategoryId::Operating) => {
            nearly(items, owner, Topic::Basic, parts) == Some(Completeness::Complete)
        }
        Topic::ThreePublic => whole_of_three(items, parts),
        // 购置执法车1辆19.98万元，运行维护8.60万元: the number of vehicles stands between.
        _ if parts.len() == 2 && has(&owner.name, VEHICLES) => {
            let words = |part: &usize| clause_before(builder, items.items[*part].figure());
            ["购置", "运行"].into_iter().all(|word| parts.iter().any(|part| words(part).contains(word)))
        }
        Topic::Staff => posts_of_all_kinds(items, owner, parts),
        _ => parts.len() == 3 && ["货物", "工程", "服务"].into_iter().all(named) && !goes_to_some(items, owner, parts),
    }
}

/// 在编在职人员146人，其中行政12人，参公38人，事业96人: the kinds of posts, three of them at least.
fn posts_of_all_kinds(items: &Items, owner: &Item, parts: &[usize]) -> bool {
    let kinds = [any_of!["行政", "公务员"], any_of!["事业"], any_of!["参公", "参照", "工勤", "后勤"]];
    let of_kind = |part: &usize| {
        let name = items.items[*part].name.replace("参照公务员", "参照");
        kinds.iter().rposition(|words| words.is_in(&name))
    };
    let found: Vec<Option<usize>> = parts.iter().map(of_kind).collect();
    any_of!["编制", "在编", "在职", "实有"].is_in(&owner.name)
        && (0..kinds.len()).all(|kind| found.contains(&Some(kind)))
        && found.iter().all(Option::is_some)
}

/// 因公出国（境）, 公务用车 and 公务接待 are all three of them.
pub(super) fn whole_of_three(items: &Items, parts: &[usize]) -> bool {
    let named = |word: &str| parts.iter().any(|&part| items.items[part].name.contains(word));
    parts.len() > 2 && ["出国", "用车", "接待"].into_iter().all(named)
}

/// What closes with 其他 or 未定级 leaves nothing.
pub(super) fn closes_with_rest(items: &Items, parts: &[usize]) -> bool {
    let last = parts.last().map_or("", |&part| items.items[part].name.as_str());
    // 下属单位6个，其中参公单位1个，其他事业单位4个: of things two are enough.
    let of_things = parts.len() == 2 && parts.iter().all(|&part| items.items[part].counted);
    match any_of!["其他", "其它", "其余", "未"].starts(last) {
        Some("未") => parts.len() > 2,
        Some(_) => parts.len() > 2 || of_things,
        None => false,
    }
}

/// No word says that these are the parts. Where they nearly make up the whole they are; where they are less, they may be
/// some of them; where they are more, the bracket speaks of something else.
pub(super) fn nearly(items: &Items, owner: &Item, topic: Topic, parts: &[usize]) -> Option<Completeness> {
    // Goods, works and services are all there is to procurement.
    // So are the levels of government that share in the money.
    let levels = parts.len() > 2 && parts.iter().all(|&part| is_level(&items.items[part].name));
    let near: (i64, i64) = match topic {
        Topic::Procurement | Topic::ThreePublic => (50, 150),
        _ if levels => (70, 130),
        _ => (85, 115),
    };
    let whole = owner.number.filter(|whole| !whole.is_zero())?;
    let sum = Number::sum(parts.iter().filter_map(|&part| items.items[part].number)).ok()?;
    let percent = sum.percent_of(whole, 2).ok()?;
    let makes_up = parts.len() > 1 && percent >= Number::whole(near.0) && percent <= Number::whole(near.1);
    if makes_up || but_for_a_digit(items, whole, parts) || in_another_unit(items, whole, sum, parts) {
        Some(Completeness::Complete)
    } else {
        (percent < Number::HUNDRED).then_some(Completeness::Open)
    }
}

/// 支出93335.92万元。其中单位自身支出6020.12万元，统筹专项支出27315.80万元: with one other digit they make up the whole.
fn but_for_a_digit(items: &Items, whole: Number, parts: &[usize]) -> bool {
    /// Coarser amounts are one digit apart by chance.
    const FINE: u128 = 100;
    let numbers: Vec<Number> = parts.iter().filter_map(|&part| items.items[part].number).collect();
    slips::fineness(whole, &numbers) >= FINE && slips::but_for_a_digit(whole, &numbers)
}

/// 水费0.86万元，电费3.42万元，物业管理费6000万元，三项合计4.88万元: one of them would fit in 元.
fn in_another_unit(items: &Items, whole: Number, sum: Number, parts: &[usize]) -> bool {
    let numbers = parts.iter().filter_map(|&part| items.items[part].number);
    let fits = |part: Number| {
        let meant = Number::new(part.mantissa(), part.decimals() + 4).ok()?;
        let sum = sum.subtract(part).ok()?.add(meant).ok()?;
        Some(part > whole && sum == whole)
    };
    parts.len() > 2 && numbers.into_iter().any(|part| fits(part) == Some(true))
}

/// 资金a万元，分三批发放，其中第一批b万元，第三批c万元: so many turns there were, and each part is one of them.
pub(super) fn in_turns(builder: &Builder<'_, '_>, items: &Items, whole: usize, parts: &[usize]) -> bool {
    let Some(figure) = parts.first().and_then(|&first| items.items[first].amount) else { return false };
    let (start, end) = (builder.figure(whole).span.end, builder.figure(figure).span.start);
    let names: Vec<&str> = parts.iter().map(|&part| items.items[part].name.as_str()).collect();
    let told = announced::turns(builder.slice(Span { start: start.min(end), end }), &names);
    told.is_some_and(|count| parts.len() <= count as usize)
}

/// 来访团组38个、来宾215人次，其中：甲团组18个、96人次，乙团组11个、74人次: the amounts of another measure beside the whole and
/// beside each part, the whole first.
pub(super) fn twin<'d>(
    items: &Items,
    listing: &Listing,
    owner: usize,
    parts: &[usize],
    unit: &impl Fn(&Item) -> Option<&'d str>,
) -> Option<(usize, Vec<usize>)> {
    let own = unit(&items.items[owner]);
    let beside = |&other: &usize| {
        items.items.get(other).is_some_and(|item| {
            item.inside == items.items[owner].inside && unit(item).is_some_and(|found| Some(found) != own)
        })
    };
    let first = listing.items.first().copied()?;
    let paired = |whole: usize| {
        let wanted = unit(&items.items[whole]);
        let found: Vec<usize> =
            listing.items.iter().copied().filter(|&part| unit(&items.items[part]) == wanted).collect();
        let paired = found.len() == parts.len()
            && parts.len() > 1
            && found.iter().zip(parts).all(|(&one, &other)| one.abs_diff(other) == 1);
        paired.then_some((whole, found))
    };
    let near = owner.checked_sub(1).into_iter().chain([owner + 1]);
    near.filter(|&at| at < first).filter(beside).find_map(paired)
}

/// 工资福利支出中，…；对个人和家庭的补助中，抚恤金12.36万元、生活补助7.81万元: the parts of one list are told apart in turn, and
/// those of another of them are all there. What nearly makes up this one was to be all of it too.
pub(super) fn beside_complete(items: &Items, listing: &Listing, owner: &Item, parts: &[usize]) -> bool {
    const NEAR: i64 = 85;
    /// Lists of one sentence stand side by side.
    const BESIDE: usize = 6;
    let Some(around) = owner.inside.filter(|_| parts.len() > 2) else { return false };
    let of = |parts: &[usize]| Number::sum(parts.iter().filter_map(|&part| items.items[part].number)).ok();
    let nearly = || {
        let percent = of(parts)?.percent_of(owner.number?, 0).ok()?;
        Some(percent >= Number::whole(NEAR))
    };
    let Some(at) = owner.listing.filter(|&at| std::ptr::eq(&items.listings[at], listing)) else { return false };
    let near = at.saturating_sub(BESIDE)..(at + BESIDE + 1).min(items.listings.len());
    let complete = |other: &Listing| {
        let Some(beside) = other.owner.map(|owner| &items.items[owner]) else { return false };
        let telling = beside.number.is_some_and(|number| number.significant() > 100);
        beside.inside == Some(around) && other.items.len() > 1 && telling && of(&other.items) == beside.number
    };
    nearly() == Some(true) && items.listings[near].iter().any(|other| !std::ptr::eq(other, listing) && complete(other))
}

/// By rank, schooling, party or sex, without the rest of it.
pub(super) fn tells_some_apart(items: &Items, parts: &[usize]) -> bool {
    let name = |part: &usize| items.items[*part].name.as_str();
    let apart = any_of!["职称", "学历", "党员", "以上", "女", "少数民族", "专业技术", "研究生", "硕士", "博士"];
    let rest = any_of!["初级", "其他", "其它", "其余", "以下", "无职称", "未定级", "员级", "男", "工勤", "管理", "未"];
    parts.iter().map(name).any(|name| apart.is_in(name)) && !parts.iter().map(name).any(|name| rest.is_in(name))
}

/// 采购支出合计a万元，其中货物授予中小企业b万元、…: what went to some of those who got it.
pub(super) fn goes_to_some(items: &Items, owner: &Item, parts: &[usize]) -> bool {
    let some = any_of!["中小", "小微", "授予", "预留", "监狱企业", "福利性单位"];
    !some.is_in(&owner.name) && parts.len() > 1 && parts.iter().all(|&part| some.is_in(&items.items[part].name))
}

/// 中央1.35亿元、省级0.82亿元: money by the level of government that gave it.
fn is_level(name: &str) -> bool {
    any_of!["中央", "省", "市", "县", "区", "乡镇", "镇级", "自筹", "本级", "上级"].starts(words::core(name)).is_some()
        && name.chars().count() <= 10
}
