//! A listing with its whole, and which of its items are parts of it.

use super::beside::{clause_before, is_beside, of_its_column, up_to_others, up_to_semicolon, without_contained};
use super::complete::VEHICLES;
use super::years::{of_two_years, up_to_another};
use crate::amount::Number;
use crate::claims::Measure;
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::items::{Item, Items, Listing};
use crate::extraction::words::Concept;
use crate::extraction::{comparisons, counts, phrases};
use crate::report::expenditure::CategoryId;
use crate::search::{AnyOf, any_of, has};

/// Posts without anybody, or people beyond the posts: no part of those who are there.
pub(super) static VACANT: AnyOf = AnyOf::new(&["缺编", "空编", "空缺", "超编"]);

/// A listing and the whole that it divides.
pub(super) struct Listed<'s, 'd, 'r> {
    pub builder: &'s Builder<'d, 'r>,
    pub items: &'s Items,
    pub listing: &'s Listing,
    pub owner: usize,
    /// The owner; of a bracket behind a budget, with the budget as its number.
    pub whole: &'s Item,
    pub whole_figure: usize,
    /// What the whole is counted in.
    pub unit: &'s str,
    /// The figure is the owner's budget, not what was spent.
    pub of_budget: bool,
}

/// The items that are parts, and what stands in the listing besides.
pub(super) struct Parts {
    pub parts: Vec<usize>,
    /// The listing was cut off before something else.
    pub cut: bool,
    /// Something stands beside what was spent, such as what is left.
    pub beside: bool,
    /// Items whose number is that of each of several.
    pub apiece: usize,
}

impl Listed<'_, '_, '_> {
    /// Budgets are parts of a budget, what was spent is a part of what was spent.
    pub fn figure_of(&self, part: usize) -> Option<usize> {
        let item = &self.items.items[part];
        match item.budgets[..] {
            [(_, budget)] if self.of_budget => Some(budget),
            _ => item.amount,
        }
    }

    pub fn name(&self, part: usize) -> &str {
        &self.items.items[part].name
    }

    /// The numbers of some of the items together.
    pub fn sum_of(&self, parts: &[usize]) -> Option<Number> {
        Number::sum(parts.iter().filter_map(|&part| self.items.items[part].number)).ok()
    }

    /// A figure counted in something.
    fn counts_in(&self, part: usize, unit: &str) -> bool {
        self.figure_of(part).is_some_and(|figure| measure_word(self.builder, figure) == unit)
    }

    /// Nothing where the listing tells no parts.
    pub fn parts(&self) -> Option<Parts> {
        let Listed { builder, items, listing, .. } = *self;
        if self.tells_a_change() || of_two_years(builder, self.whole_figure, items, listing) {
            return None;
        }
        let told = if self.is_exact() { &listing.items[..] } else { up_to_others(builder, items, &listing.items) };
        let parts: Vec<usize> = told.iter().copied().filter(|&part| self.may_be_part(part)).collect();
        let parts = without_contained(builder, items, parts);
        let parts = without_parts_of_basic(items, parts);
        let parts = of_its_column(builder, items, self.whole_figure, parts);
        let parts = up_to_another(builder, items, self.whole_figure, parts);
        let told = parts.len();
        let parts = up_to_semicolon(builder, items, self.whole.number.filter(|_| !self.of_budget), parts);
        let cut = parts.len() < told;
        // 本年支出合计a万元，其中财政拨款支出b万元；年末结转c万元: what is left stands beside what was spent.
        let (beside, parts): (Vec<usize>, Vec<usize>) =
            parts.into_iter().partition(|&part| is_beside(self.whole, &items.items[part]));
        if parts.is_empty() || self.are_of_another_kind(&parts) {
            return None;
        }
        // 县水利局和县自然资源局各1人, 两侧人行道各宽1.5米: so much for each of them.
        let each = |part: &usize| {
            let at = self.figure_of(*part).map_or(0, |figure| builder.figure(figure).span.start as usize);
            let before = &builder.document.text()[..at];
            before.trim_end_matches(['宽', '长', '高', '深', '有', '计']).ends_with('各')
        };
        let (apiece, parts): (Vec<usize>, Vec<usize>) = parts.into_iter().partition(each);
        (!parts.is_empty()).then_some(Parts { parts, cut, beside: !beside.is_empty(), apiece: apiece.len() })
    }

    /// 较上年增加67.46万元，其中…: parts of a change are changes, and what follows is hardly told of it.
    fn tells_a_change(&self) -> bool {
        // 减少人员6人，其中退休3人、调出2人: who left is told by how they left.
        let who = any_of!["退休", "调出", "辞职", "去世", "调入", "招录", "招聘", "录用", "死亡", "安置", "辞退"];
        let parts = &self.listing.items;
        let moved =
            matches!(self.unit, "人" | "名") && parts.len() > 1 && parts.iter().all(|&part| who.is_in(self.name(part)));
        // 净减3人，其中退休5人、调出1人、新招录3人: some of them came.
        let moved = moved && !has(&self.whole.name, "净");
        comparisons::is_no_part(&self.whole.name) && !moved
    }

    /// All that is listed makes up the whole, as far as the figures are printed.
    fn is_exact(&self) -> bool {
        let numbers = || self.listing.items.iter().filter_map(|&part| self.items.items[part].number);
        self.whole.number.zip(self.sum_of(&self.listing.items)).is_some_and(|(whole, all)| {
            let most = Number::sum(numbers().map(Number::envelope).chain([whole.envelope()]));
            whole.subtract(all).is_ok_and(|gap| most.is_ok_and(|most| gap.abs() <= most))
        })
    }

    fn may_be_part(&self, part: usize) -> bool {
        let name = self.name(part);
        let words = || clause_before(self.builder, self.figure_of(part));
        // …，两家共80.62万元，占52.17%；…，共有70人: what they come to is no further part.
        let closes = || {
            (Some(&part) != self.listing.items.first() && comparisons::closes(words()))
                || any_of!["共有", "总共", "一共", "总数"].ends(words()).is_some()
        };
        // 一级指标4项…，下设二级指标11项: what stands below is none of it.
        let below = has(&self.whole.name, "级指标") && has(name, "级指标") && *name != self.whole.name;
        self.counts_in(part, self.unit)
            && (!comparisons::is_no_part(name) || self.was_given_back(part))
            && !comparisons::is_subtotal(name)
            && !closes()
            && !below
            && !(has(&self.whole.name, "在职") && has(name, "退休"))
            // 户籍人口10862人，其中畲族4018人；常住人口6240人
            && !(has(&self.whole.name, "户籍") && has(name, "常住"))
            && !VACANT.is_in(name)
            // 县道按每公里5200元包干: what one costs.
            && (self.unit != "元" || !words().contains('每'))
    }

    /// 结转结余a万元，其中收回财政统筹b万元: of what was left that is a part. 下达430万元，其中已执行a万元，被财政收回b万元，
    /// 剩余c万元: what was done with all of it.
    fn was_given_back(&self, part: usize) -> bool {
        let left = || comparisons::is_left(&self.whole.name) || has(&self.whole.name, "存量");
        let beside = || {
            let rest = any_of!["剩余", "结余", "结转", "余额"];
            self.listing.items.iter().any(|&other| other != part && rest.is_in(self.name(other)))
        };
        has(self.name(part), "收回") && (left() || (self.unit == "元" && beside()))
    }

    /// What is listed is counted otherwise than by parts that add up.
    fn are_of_another_kind(&self, parts: &[usize]) -> bool {
        // 一级指标4项，…，下设二级指标11项、三级指标24项: of another level.
        let level = |name: &str| any_of!["一级", "二级", "三级"].find_in(name).map(|(_, level)| level);
        let own = level(&self.whole.name);
        let another = |&part: &usize| level(self.name(part)).is_some_and(|level| own.is_some_and(|own| own != level));
        // 一季度…，上半年…，前三季度…: each holds the one before it.
        let since_january = any_of!["上半年", "前三季度", "前三个季度", "一至三季度", "前两季度"];
        let running = parts.iter().filter(|&&part| since_january.is_in(self.name(part))).count() > 1;
        // Projects by grade are a claim of their own.
        let graded = parts.len() > 1 && parts.iter().all(|&part| counts::grade_in(self.name(part)).is_some());
        (self.unit != "元" && parts.iter().all(another)) || running || graded || self.are_of_two_rows(parts)
    }

    /// 中央资金可用3418万元，支出2986.40万元: what there was, and what was spent of it; 发放问卷500份、100份、400份，回收482份、96份、376份:
    /// a row of numbers for each of two things.
    fn are_of_two_rows(&self, parts: &[usize]) -> bool {
        let spent = |&part: &usize| phrases::is_bare_spending(self.name(part));
        let given = |&part: &usize| any_of!["可用", "到位", "下达", "安排", "预算"].ends(self.name(part)).is_some();
        let of_it = self.unit == "元" && parts.iter().any(spent) && parts.iter().any(given);
        let listed: Vec<usize> = parts.iter().filter_map(|&part| self.figure_of(part)).collect();
        let goes_on = |&part: &usize| {
            let before = self.figure_of(part).and_then(|figure| figure.checked_sub(1));
            let other = before.filter(|before| *before != self.whole_figure && !listed.contains(before));
            self.name(part).is_empty() && other.is_some_and(|other| measure_word(self.builder, other) == self.unit)
        };
        of_it || (self.unit != "元" && parts.iter().any(goes_on))
    }

    /// How many items are counted in something else, so that the parts may not be all.
    pub fn other_measures(&self, parts: &[usize]) -> usize {
        let Listed { builder, unit, .. } = *self;
        // 公务用车购置费0万元，购置公务用车0辆: no vehicle is no part.
        let vehicles = has(&self.whole.name, VEHICLES);
        // 3,260户11,482人，其中：甲2,980户10,516人，…: households beside the people are no other parts of them.
        let together = self.whole_figure.checked_sub(1).filter(|&figure| {
            builder.figure(figure).kind == FigureKind::Count
                && builder.figure(figure).span.end == builder.figure(self.whole_figure).span.start
        });
        let together = together.map(|figure| measure_word(builder, figure));
        let is_other = |part: &&usize| {
            let (part, name) = (**part, self.name(**part));
            let Some(own) = self.figure_of(part).map(|figure| measure_word(builder, figure)) else { return false };
            // 创业培训210人次，发放培训补贴186.40万元: money behind the last number is no more of them.
            let behind = unit != "元" && own == "元" && parts.len() > 2 && Some(&part) > parts.last();
            // 在职66人，其中行政人员26人，事业人员38人，尚空编5名: posts without anybody are none of those who are there.
            let none = VACANT.is_in(name) || comparisons::is_subtotal(name) || (vehicles && own == "辆");
            own != unit && Some(own) != together && !behind && !none
        };
        // 小学生12905人、初中生5737人，按每生每天5元、200天计算: what follows is reckoned with them.
        let reckons = |part: &&usize| {
            Some(**part) > parts.last().copied() && clause_before(builder, self.figure_of(**part)).contains('每')
        };
        self.listing.items.iter().take_while(|part| !reckons(part)).filter(is_other).count()
    }
}

/// What is counted: money, or the measure word. Only the same things can be added.
pub(super) fn measure_word<'d>(builder: &Builder<'d, '_>, figure: usize) -> &'d str {
    if let Some(Measure::Money(_)) = builder.measure(figure) {
        return "元";
    }
    builder.unit_of(figure)
}

/// 支出a万元，其中：1.基本支出b万元，占c%。人员经费d万元…: what basic expenditure is made of stands beside it, and is in it.
fn without_parts_of_basic(items: &Items, parts: Vec<usize>) -> Vec<usize> {
    let is = |part: usize, id: CategoryId| items.items[part].concept == Some(Concept::Category(id));
    let has_basic = parts.iter().any(|&part| is(part, CategoryId::Basic));
    let inside = |part: usize| has_basic && (is(part, CategoryId::Personnel) || is(part, CategoryId::Operating));
    parts.into_iter().filter(|&part| !inside(part)).collect()
}
