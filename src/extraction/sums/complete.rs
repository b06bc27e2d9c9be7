//! Whether the parts of a listing are all there are, by their names, their shares and how nearly they make up the whole.

use crate::amount::Number;
use crate::claims::{Completeness, Topic};
use crate::extraction::builder::Builder;
use crate::extraction::items::{Item, Items};
use crate::extraction::readings::fits;
use crate::extraction::{shares, words};
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

/// 公务用车购置及运行维护费 has the two parts of its name.
pub(super) const VEHICLES: &str = "购置及运行";

/// Whatever words introduce them, there are no more parts: those of basic expenditure, of procurement and of the three
/// public expenses are known.
pub(super) fn names_all(items: &Items, owner: &Item, topic: Topic, parts: &[usize]) -> bool {
    let named = |word: &str| parts.iter().any(|&part| items.items[part].name.contains(word));
    match topic {
        Topic::Basic => parts.len() == 2,
        Topic::ThreePublic => whole_of_three(items, parts),
        _ if parts.len() == 2 && has(&owner.name, VEHICLES) => ["购置", "运行"].into_iter().all(named),
        _ => parts.len() == 3 && ["货物", "工程", "服务"].into_iter().all(named),
    }
}

/// 因公出国（境）, 公务用车 and 公务接待 are all three of them.
pub(super) fn whole_of_three(items: &Items, parts: &[usize]) -> bool {
    let named = |word: &str| parts.iter().any(|&part| items.items[part].name.contains(word));
    parts.len() > 2 && ["出国", "用车", "接待"].into_iter().all(named)
}

/// What closes with 其他 or 未定级 leaves nothing.
pub(super) fn closes_with_rest(items: &Items, parts: &[usize]) -> bool {
    let last = parts.last().map_or("", |&part| items.items[part].name.as_str());
    parts.len() > 2 && any_of!["其他", "其它", "其余", "未"].starts(last).is_some()
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
    if parts.len() > 1 && percent >= Number::whole(near.0) && percent <= Number::whole(near.1) {
        Some(Completeness::Complete)
    } else {
        (percent < Number::HUNDRED).then_some(Completeness::Open)
    }
}

/// By rank, schooling, party or sex, without the rest of it.
pub(super) fn tells_some_apart(items: &Items, parts: &[usize]) -> bool {
    let name = |part: &usize| items.items[*part].name.as_str();
    let apart = any_of!["职称", "学历", "党员", "以上", "女", "少数民族", "专业技术", "研究生", "硕士", "博士"];
    let rest = any_of!["初级", "其他", "其它", "其余", "以下", "无职称", "未定级", "员级", "男", "工勤", "管理", "未"];
    parts.iter().map(name).any(|name| apart.is_in(name)) && !parts.iter().map(name).any(|name| rest.is_in(name))
}

/// 中央1.35亿元、省级0.82亿元: money by the level of government that gave it.
fn is_level(name: &str) -> bool {
    any_of!["中央", "省", "市", "县", "区", "乡镇", "镇级", "自筹", "本级", "上级"].starts(words::core(name)).is_some()
        && name.chars().count() <= 10
}
