//! Staff from one year to the next: 上年55人，退休4人、调出1人、新招录3人，年末53人.

use super::{Sums, Tally, claim};
use crate::amount::Number;
use crate::claims::{Change, Claim, Place, Trend};
use crate::extraction::builder::Builder;
use crate::extraction::readings::holds;
use crate::extraction::words;
use crate::search::any_of;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Before,
    Now,
    Left,
    Joined,
    Net(Trend),
}

pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Sums, sentence: &[Tally<'_>]) {
    let mut people: Vec<(Role, &Tally<'_>)> = sentence
        .iter()
        .filter(|tally| tally.unit == "人")
        .filter_map(|tally| Some((role(tally.words)?, tally)))
        .collect();
    // 年内增加5人，减少4人，年末62人: all who came and all who left.
    let ways = |wanted: fn(Role) -> bool| people.iter().filter(|(role, _)| wanted(*role)).count();
    let (up, down) = (ways(|role| role == Role::Net(Trend::Up)), ways(|role| role == Role::Net(Trend::Down)));
    if up == 1 && down == 1 && ways(|role| matches!(role, Role::Left | Role::Joined)) == 0 {
        for (role, _) in &mut people {
            *role = match *role {
                Role::Net(Trend::Up) => Role::Joined,
                Role::Net(Trend::Down) => Role::Left,
                other => other,
            };
        }
    }
    let only = |wanted: fn(&Role) -> bool| {
        let mut found = people.iter().filter(|(role, _)| wanted(role));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    // 2022年末146人，2023年新录用8人、…，2023年末145人: the first of two ends of a year, with all the moves between.
    let ends = match people.as_slice() {
        [(Role::Now, before), between @ .., (Role::Now, now)]
            if before.words.starts_with(['末', '底'])
                && now.words.starts_with(['末', '底'])
                && between.iter().all(|(role, _)| matches!(role, Role::Left | Role::Joined))
                && between.iter().any(|(role, _)| *role == Role::Joined) =>
        {
            Some((*before, *now))
        }
        _ => None,
    };
    let told = || Some((only(|role| *role == Role::Before)?.1, only(|role| *role == Role::Now)?.1));
    let Some((before, now)) = ends.or_else(told) else { return };
    let net = only(|role| matches!(role, Role::Net(_)));
    let nets = people.iter().filter(|(role, _)| matches!(role, Role::Net(_))).count();
    let flows: Vec<&(Role, &Tally<'_>)> =
        people.iter().filter(|(role, _)| matches!(role, Role::Left | Role::Joined)).collect();
    let open = sentence.iter().any(|tally| any_of!["主要", "等"].is_in(tally.words));
    let Ok(gap) = now.number(builder).subtract(before.number(builder)) else { return };
    let mut moved = Number::ZERO;
    for (role, tally) in &flows {
        let number = tally.number(builder);
        let signed = if *role == Role::Left { number.negate() } else { number };
        let Ok(sum) = moved.add(signed) else { return };
        moved = sum;
    }
    if let Some((Role::Net(trend), tally)) = net {
        // 减少9人，其中退休5人、调出4人: what left, whoever came besides.
        let one_way = |wanted: Role| {
            let flows = flows.iter().filter(|(role, _)| *role == wanted);
            Number::sum(flows.map(|(_, flow)| flow.number(builder))) == Ok(tally.number(builder))
        };
        let of_flows = one_way(Role::Left) || one_way(Role::Joined);
        let of_flows = !flows.is_empty() && of_flows && tally.number(builder) != gap.abs();
        if !of_flows {
            let (now, before) = (now.quantity(builder), before.quantity(builder));
            let difference = tally.quantity(builder);
            let place = Place { span: difference.place.span, field: None };
            let change = Change {
                name: now.name.clone(),
                now: Some(now),
                before: Some(before),
                difference: Some(difference),
                difference_trend: Some(*trend),
                rate: None,
                rate_trend: None,
                unsigned: false,
                place,
            };
            if holds(&change).is_some() {
                builder.bound.push(Claim::Change(change));
            }
        }
    }
    let net_holds = net.is_none_or(|(_, tally)| tally.number(builder) == gap.abs());
    let both = flows.iter().any(|(role, _)| *role == Role::Left) && flows.len() >= 2;
    // 新增9人（公招6人、调入3人），减少7人（退休5人、调出2人）: those who came and those who left are all told.
    let all_told = || {
        let left = flows.iter().filter(|(role, _)| *role == Role::Left).map(|(_, flow)| flow.number(builder));
        let left = Number::sum(left);
        flows.iter().any(|(role, _)| *role == Role::Joined)
            && net.is_some_and(|(role, tally)| *role == Role::Net(Trend::Down) && left == Ok(tally.number(builder)))
    };
    // 新增9人（…）: people between the two of whom it is not known whether they came or left, but for those told one by one.
    let joined = flows.iter().filter(|(role, _)| *role == Role::Joined).map(|(_, flow)| flow.number(builder));
    let joined = Number::sum(joined);
    let in_brackets = flows.iter().all(|(role, flow)| *role != Role::Joined || flow.inside);
    let unknown = sentence.iter().any(|tally| {
        (before.figure < tally.figure && tally.figure < now.figure)
            && tally.unit == "人"
            && role(tally.words).is_none()
            && !(in_brackets && joined == Ok(tally.number(builder)))
    });
    if both && !open && !unknown && nets <= 1 && (net_holds || moved == gap || all_told()) {
        let mut parts = vec![before.quantity(builder)];
        for (role, tally) in &flows {
            let mut part = tally.quantity(builder);
            if *role == Role::Left {
                part.number = part.number.negate();
            }
            parts.push(part);
        }
        let whole = now.quantity(builder);
        claim(builder, known, whole, parts, true, "增减");
    }
}

fn role(text: &str) -> Option<Role> {
    let behind = any_of!["增加", "减少", "净增", "净减", "净减少", "净增加", "增长", "下降"]
        .ends(text.trim_end_matches(['了', '共', '为']));
    if behind.is_some() {
        return words::trend(text)
            .filter(|trend| matches!(trend, Trend::Up | Trend::Down))
            .map(Role::Net)
            .or_else(|| text.contains("净减").then_some(Role::Net(Trend::Down)));
    }
    if any_of!["人员", "编制", "遗属", "临时", "公益", "经费"].is_in(text)
        && any_of!["退休", "离休", "编制", "遗属", "临时", "公益"].is_in(text)
    {
        return None;
    }
    if any_of!["调出", "调离", "辞职", "离职", "去世", "死亡", "辞退", "转出", "解聘", "退休", "调走"].is_in(text)
    {
        return Some(Role::Left);
    }
    if any_of!["调入", "招录", "招聘", "新进", "录用", "转入", "安置", "新招", "考录", "选调", "公招", "到龄新增"]
        .is_in(text)
    {
        return Some(Role::Joined);
    }
    // 2022年初我校有128人: the year is a figure of its own.
    if any_of!["上年", "去年", "年初", "上一年"].is_in(text) || text.starts_with('初') {
        return Some(Role::Before);
    }
    (any_of!["在职", "实有", "年末", "现有", "在编", "在岗"].is_in(text) || text.starts_with(['末', '底']))
        .then_some(Role::Now)
}
