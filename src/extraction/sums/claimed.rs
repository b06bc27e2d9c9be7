//! Whether the words and the numbers of a listing claim that its parts are all there are.

use super::complete::in_turns;
use super::complete::{
    are_of_rate, beside_complete, closes_with_rest, goes_to_some, leave_some, names_all, nearly, overlap, reached,
    same_digits, share_behind, some_of_more, tells_some_apart, uncounted,
};
use super::listed::{Listed, Parts, measure_word};
use crate::amount::Number;
use crate::claims::{Completeness, Topic};
use crate::search::{any_of, has};

/// What is known of the parts together.
pub(super) struct Claimed<'l, 's, 'd, 'r> {
    listed: &'l Listed<'s, 'd, 'r>,
    found: &'l Parts,
    topic: Topic,
    /// Their names are those of all parts that such a whole has.
    by_name: bool,
    /// 前者a万元，后者b万元: they were named before.
    turns: bool,
    sum: Option<Number>,
    /// They come to less than the whole.
    short: bool,
    /// Parts without a number of the whole's kind.
    pub unquantified: u32,
}

impl<'l, 's, 'd, 'r> Claimed<'l, 's, 'd, 'r> {
    /// `twin`: the items have a second measure, and what is counted in it is none of the other parts.
    pub fn of(listed: &'l Listed<'s, 'd, 'r>, found: &'l Parts, topic: Topic, twin: bool) -> Claimed<'l, 's, 'd, 'r> {
        let Listed { builder, items, listing, whole, whole_figure, .. } = *listed;
        let parts = &found.parts[..];
        let by_name = names_all(builder, items, whole, topic, parts);
        let turns = in_turns(builder, items, whole_figure, parts);
        let others = if twin { 0 } else { listed.other_measures(parts) } + found.apiece;
        let unquantified = if by_name || found.cut || turns { 0 } else { listing.unquantified + others as u32 };
        let sum = listed.sum_of(parts);
        let short = sum.zip(whole.number).is_some_and(|(sum, whole)| sum < whole && !same_digits(sum, whole));
        Claimed { listed, found, topic, by_name, turns, sum, short, unquantified }
    }

    /// Nothing where the listing is none: a bracket whose figures come nowhere near what stands in front of it.
    pub fn completeness(&self, twin_holds: bool) -> Option<Completeness> {
        let Listed { builder, items, listing, owner, whole, whole_figure, unit, .. } = *self.listed;
        let parts = &self.found.parts[..];
        let all_told = self.unquantified == 0;
        let announced = listing.announced.filter(|&count| parts.len() > 1 && parts.len() as u32 <= count);
        let mut claimed = match listing.completeness {
            _ if self.sum.is_some_and(|sum| are_of_rate(builder, whole_figure, sum)) => return None,
            _ if !self.short && reached(builder, items, whole, parts) => return None,
            _ if overlap(builder, items, parts) || self.come_and_go() || self.are_others() => return None,
            _ if self.some_of_people() || self.are_too_few() => Completeness::Open,
            // 共5个项目: as many as were announced, or one too few.
            _ if announced.is_some() => {
                let nearly = announced.is_some_and(|count| parts.len() as u32 + 1 >= count);
                if all_told && nearly { Completeness::Complete } else { Completeness::Open }
            }
            _ if self.turns => Completeness::Complete,
            _ if listing.implied => nearly(items, whole, self.topic, parts)?,
            // One part of many, or parts without a figure: the words do not claim that these are all.
            Completeness::Complete if self.found.beside => Completeness::Open,
            Completeness::Complete if (parts.len() == 1 && !listing.sole) || !all_told => Completeness::Open,
            other => other,
        };
        if claimed == Completeness::Complete
            && self.topic == Topic::Listing
            && leave_some(builder, items, whole_figure, parts)
        {
            claimed = Completeness::Open;
        }
        if claimed != Completeness::Open {
            return Some(claimed);
        }
        // 共有车辆6辆，其中机要通信用车1辆、应急保障用车1辆、特种专业技术用车3辆: the form names every kind.
        let vehicles =
            unit == "辆" && parts.len() > 2 && parts.iter().all(|&part| self.listed.name(part).ends_with("用车"));
        let beside = || self.short && listing.owner == Some(owner) && beside_complete(items, listing, whole, parts);
        let all = self.by_name || vehicles || (all_told && (twin_holds || beside() || closes_with_rest(items, parts)));
        Some(if all { Completeness::Complete } else { Completeness::Open })
    }

    /// 实有人数56人，其中高级职称14人，中级职称28人: told apart in a way that leaves some out.
    fn some_of_people(&self) -> bool {
        self.topic == Topic::Staff && tells_some_apart(self.listed.items, &self.found.parts)
    }

    /// They come to less than the whole, and something says that they are some of it.
    fn are_too_few(&self) -> bool {
        let Listed { builder, items, listing, whole, whole_figure, .. } = *self.listed;
        let parts = &self.found.parts[..];
        let one_of_more = || {
            !self.turns
                && listing.wording == "其中"
                && matches!(self.topic, Topic::Listing | Topic::Project)
                && some_of_more(builder, items, whole, whole_figure, parts)
        };
        self.short
            && (!self.are_as_many_as_counted()
                || self.found.cut
                || self.some_assets()
                // 一、二、三季度分别为…: of a year that goes on.
                || (parts.len() < 4 && self.names("季度"))
                || goes_to_some(items, whole, parts)
                || self.rest_is_one_each()
                || share_behind(builder, items, whole_figure, parts)
                || self.names_alone()
                || one_of_more())
    }

    /// 其中职工医保收入6.35亿元、支出5.58亿元、当期结余0.77亿元: what came in and went out is no sum.
    fn come_and_go(&self) -> bool {
        let ends = |word: &str| self.found.parts.iter().any(|&part| self.listed.name(part).ends_with(word));
        self.topic == Topic::Listing && ends("收入") && ends("支出")
    }

    /// 在职57名，其中专业技术人员48名；聘用人员16名: who is not in post stands beside them.
    fn are_others(&self) -> bool {
        let Listed { whole, .. } = *self.listed;
        let in_post = any_of!["在职", "在编", "编制"].is_in(&whole.name);
        let others = ["聘用", "编外", "临聘", "劳务派遣", "退休"].iter().any(|word| self.names(word));
        self.topic == Topic::Staff && in_post && others && !self.short && self.sum != whole.number
    }

    fn names(&self, word: &str) -> bool {
        self.found.parts.iter().any(|&part| self.listed.name(part).contains(word))
    }

    /// 项目支出1200万元，涉及12个项目，其中：…: of what stands further in front, and all of it where there are as many.
    fn are_as_many_as_counted(&self) -> bool {
        let Listed { builder, items, listing, owner, unit, .. } = *self.listed;
        let other =
            |first: usize| items.items[first].amount.is_some_and(|figure| measure_word(builder, figure) != unit);
        let further =
            listing.owner.filter(|&first| owner < first && other(first)).map(|first| items.items[first].number);
        further.is_none_or(|count| count == Some(Number::whole(self.found.parts.len() as i64)))
    }

    /// 资产总额a万元，其中固定资产b万元，无形资产c万元: what flows is left out.
    fn some_assets(&self) -> bool {
        has(&self.listed.whole.name, "资产总")
            && self.names("固定资产")
            && !self.names("流动资产")
            && !closes_with_rest(self.listed.items, &self.found.parts)
    }

    /// 单位28个：局机关、县直单位5个、乡镇卫生院22个: what has no number is one.
    fn rest_is_one_each(&self) -> bool {
        let Listed { listing, whole, unit, .. } = *self.listed;
        let unnumbered: usize = self.found.parts.iter().map(|&part| self.listed.name(part).matches('、').count()).sum();
        let most = Number::whole(i64::from(self.unquantified) + unnumbered as i64);
        let gap = self.sum.and_then(|sum| whole.number.unwrap_or(sum).subtract(sum).ok());
        unit != "元" && listing.implied && gap.is_some_and(|gap| gap <= most)
    }

    /// 下属单位12个，甲、乙2个…: what is named stands without a number.
    fn names_alone(&self) -> bool {
        let Listed { builder, whole_figure, unit, .. } = *self.listed;
        let last = self.found.parts.last().and_then(|&part| self.listed.figure_of(part));
        matches!(unit, "个" | "家" | "所") && uncounted(builder, whole_figure, last)
    }
}
