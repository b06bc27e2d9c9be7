//! The amounts of one statement as a tree of items: which is listed below which.
//!
//! Separators tell the levels apart: a listing kept apart by 、 ends at ，, one kept apart by ， ends at ；. Where both
//! levels use the same mark, names that stand for a whole and the arithmetic decide.

use super::clause::Mark;
use super::phrases::is_actual;
use super::words::{self, Concept};
use crate::amount::Number;
use crate::claims::{Base, Completeness, Span, Trend};
use crate::report::expenditure::CategoryId;

/// An amount with what is said of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    pub name: String,
    /// What the name stands for: asked of every item by every other.
    pub concept: Option<Concept>,
    pub name_span: Span,
    /// Index of the figure.
    pub amount: Option<usize>,
    pub number: Option<Number>,
    /// Things or people, not money.
    pub counted: bool,
    pub budgets: Vec<(Base, usize)>,
    /// The last of its budgets.
    pub planned: Option<Number>,
    /// 年中追加, 调增: what was added to the budget during the year.
    pub added: Vec<usize>,
    /// 年中调减: something was taken from it.
    pub taken: bool,
    pub rate: Option<(usize, Base)>,
    /// 完成调整预算的98.80%，完成年初预算的106.34%: a second rate of the same amount.
    pub more_rates: Vec<(usize, Base)>,
    pub is_execution_rate: bool,
    /// 资金到位率
    pub arrival: Option<usize>,
    pub compared: Option<(std::cmp::Ordering, Span)>,
    pub shares: Vec<ShareOf>,
    pub changes: Vec<ChangeOf>,
    /// Its own listing.
    pub listing: Option<usize>,
    /// The listing it stands in.
    pub inside: Option<usize>,
    pub clause: Span,
}

/// A percentage of a whole that the text may name.
#[derive(Clone, Debug)]
pub(super) struct ShareOf {
    pub figure: usize,
    pub whole: String,
    pub unsigned: bool,
}

#[derive(Clone, Debug, Default)]
pub(super) struct ChangeOf {
    pub name: String,
    pub difference: Option<(usize, Option<Trend>)>,
    pub rate: Option<(usize, Option<Trend>)>,
    pub before: Option<usize>,
    /// 比预算减少: what it is compared with is a budget of the same thing.
    pub budget: Option<Base>,
    pub level: bool,
    pub unsigned: bool,
    pub span: Span,
}

#[derive(Clone, Debug)]
pub(super) struct Listing {
    /// The item whose parts are listed.
    pub owner: Option<usize>,
    pub wording: &'static str,
    pub completeness: Completeness,
    pub items: Vec<usize>,
    pub unquantified: u32,
    separator: Option<Mark>,
    /// No word says that these are the parts: a bracket or 按支出性质分. Only nearly the whole of it is a full listing.
    pub implied: bool,
    /// The figure that the parts were listed of: the owner's amount, or its budget where it had no amount yet.
    pub of: Option<usize>,
    /// What was spoken of when it was opened.
    resume: Option<usize>,
    /// Opened by a bracket: it ends with the bracket and nowhere else.
    bracket: bool,
    /// How many parts were announced: 共5个项目.
    pub announced: Option<u32>,
    /// 全部为: one part may be all there is.
    pub sole: bool,
    /// Its parts stand in the lines below.
    lines: bool,
    /// How many listings its owner stands in.
    depth: u32,
}

#[derive(Debug, Default)]
pub(super) struct Items {
    pub items: Vec<Item>,
    pub listings: Vec<Listing>,
    open: Vec<usize>,
    /// The item that attributes belong to.
    pub current: Option<usize>,
}

impl Item {
    /// What was planned for it.
    pub fn plan(&mut self, base: Base, figure: usize, number: Number) {
        self.budgets.push((base, figure));
        self.planned = Some(number);
    }

    /// Its amount, or the last of its budgets: 年初预算360万元，调整预算420万元，其中….
    pub fn figure(&self) -> Option<usize> {
        self.amount.or_else(|| self.budgets.last().map(|&(_, budget)| budget))
    }
}

impl Items {
    /// For the next paragraph.
    pub fn clear(&mut self) {
        self.items.clear();
        self.listings.clear();
        self.open.clear();
        self.current = None;
    }

    /// Opens the listing of an item.
    pub fn open(&mut self, owner: Option<usize>, wording: &'static str, completeness: Completeness, bracket: bool) {
        // Nobody writes parts of parts of parts any deeper.
        const DEEPEST: u32 = 12;
        let around = owner.and_then(|owner| self.items[owner].inside);
        let depth = around.map_or(0, |listing| self.listings[listing].depth + 1);
        let owner = owner.filter(|_| depth < DEEPEST);
        let listing = self.listings.len();
        self.listings.push(Listing {
            owner,
            wording,
            completeness,
            items: Vec::new(),
            unquantified: 0,
            separator: None,
            implied: false,
            of: owner.and_then(|owner| self.items[owner].figure()),
            resume: self.current,
            bracket,
            announced: None,
            sole: false,
            lines: false,
            depth,
        });
        if let Some(owner) = owner {
            self.items[owner].listing = Some(listing);
        }
        self.open.push(listing);
    }

    /// 甲3万元、乙4万元，合计7万元: the parts stand before their total.
    pub fn close(&mut self, total: usize, parts: Vec<usize>) {
        let listing = self.listings.len();
        self.listings.push(Listing {
            owner: Some(total),
            wording: "合计",
            completeness: Completeness::Open,
            items: parts,
            unquantified: 0,
            separator: None,
            implied: true,
            of: self.items[total].amount,
            resume: None,
            bracket: false,
            announced: None,
            sole: false,
            lines: false,
            depth: 0,
        });
        self.items[total].listing = Some(listing);
    }

    /// 甲3万元、乙4万元，两项合计7万元: the words of the total say how many there are.
    pub fn announce_closed(&mut self, count: u32) {
        if let Some(listing) = self.listings.last_mut().filter(|listing| listing.items.len() as u32 == count) {
            listing.announced = Some(count);
        }
    }

    /// The parts of the listing that was opened last stand in the lines below.
    pub fn set_in_lines(&mut self) {
        if let Some(listing) = self.innermost_mut() {
            listing.lines = true;
        }
    }

    /// 具体情况如下：本年支出a万元，其中：…: the one amount that follows is no part of anything, its parts follow.
    pub fn leave_ownerless(&mut self) {
        if self.innermost().is_some_and(|listing| {
            listing.owner.is_none() && !listing.bracket && !listing.implied && listing.items.len() == 1
        }) {
            self.open.pop();
        }
    }

    /// 由甲3万元和乙4万元组成: the listing ends with the word.
    pub fn end_listing(&mut self) {
        if self.innermost().is_some_and(|listing| !listing.bracket) {
            self.open.pop();
        }
    }

    /// 以上为全部…, 无其他…: the parts read last are all there are, whatever introduced them. Without an introduction
    /// they are those of `owner`, read since `from`.
    pub fn close_all(&mut self, owner: Option<usize>, from: usize) {
        if let Some(listing) = self.innermost_mut().filter(|listing| listing.owner.is_some()) {
            (listing.completeness, listing.implied) = (Completeness::Complete, false);
            return;
        }
        // A longer list has its total in a table.
        const MOST: usize = 48;
        let Some(owner) = owner.filter(|&owner| owner < from && self.items[owner].listing.is_none()) else { return };
        let from = from.max(self.items.len().saturating_sub(MOST));
        let beside = (from..self.items.len()).filter(|&index| self.items[index].inside.is_none());
        let parts: Vec<usize> = beside.filter(|&index| self.items[index].amount.is_some()).collect();
        if parts.len() > 1 {
            self.close(owner, parts);
        }
    }

    /// The listing that is open now.
    pub fn innermost(&self) -> Option<&Listing> {
        self.open.last().map(|&index| &self.listings[index])
    }

    pub fn innermost_mut(&mut self) -> Option<&mut Listing> {
        self.open.last().map(|&index| &mut self.listings[index])
    }

    /// …；对个人和家庭的补助中，…: what was listed before ends, unless the item whose parts follow stands in it.
    pub fn leave_up_to(&mut self, owner: usize) {
        let inside = self.items[owner].inside;
        while self.open.last().is_some_and(|&top| Some(top) != inside && !self.listings[top].bracket) {
            self.open.pop();
        }
    }

    /// A bracket ended: so does everything that was opened in it, and what follows speaks of the item before it.
    pub fn close_bracket(&mut self) {
        while let Some(listing) = self.open.pop() {
            if self.listings[listing].bracket {
                self.leave_bracket(listing);
                return;
            }
        }
    }

    /// 收入总额2145.67万元（财政拨款1980万元，上年结转105.67万元，其他收入60万元）: two amounts and more in a bracket are
    /// parts of the one in front of it.
    fn leave_bracket(&mut self, listing: usize) {
        let resume = self.listings[listing].resume;
        let listing = &mut self.listings[listing];
        self.current = listing.owner.or(resume);
        let Some(owner) = resume.filter(|_| listing.owner.is_none() && listing.wording.is_empty()) else { return };
        let parts = listing.items.iter().filter(|&&part| self.items[part].amount.is_some()).count();
        // 资金到位1650万元（中央990万元、省级330万元、县级330万元）: of a budget too.
        if parts > 1 && self.items[owner].figure().is_some() && self.items[owner].listing.is_none() {
            listing.owner = Some(owner);
            listing.of = self.items[owner].figure();
            listing.implied = true;
        }
    }

    /// The sentence ended; listings end with it.
    pub fn end_sentence(&mut self) {
        self.open.clear();
    }

    /// A sentence ended inside a listing of several lines: of the listings only that one goes on, and what follows speaks
    /// of its last item.
    pub fn end_part(&mut self) {
        self.open.truncate(1);
        let last = self.innermost().and_then(|listing| listing.items.last().copied());
        self.current = last.or(self.current);
    }

    /// A new sentence goes on about what was listed, not about the last part of it: …，公务接待费3万元。比上年减少….
    pub fn leave_parts(&mut self) {
        while let Some(owner) = self.current.and_then(|item| self.listings[self.items[item].inside?].owner) {
            self.current = Some(owner);
        }
    }

    /// What an item is a part of is a budget, and so is the item: 年初预算100万元，其中：基本支出60万元.
    pub fn is_planned(&self, item: &Item) -> bool {
        let mut inside = item.inside;
        while let Some(listing) = inside.map(|listing| &self.listings[listing]) {
            let Some(owner) = listing.owner.map(|owner| &self.items[owner]) else { return false };
            if listing.of.is_some() && owner.amount != listing.of {
                return true;
            }
            inside = owner.inside;
        }
        false
    }

    /// Adds an item behind `mark`, in the listing that it belongs to.
    pub fn push(&mut self, mut item: Item, mark: Mark) -> usize {
        self.leave_listings(&item, mark);
        let index = self.items.len();
        item.inside = self.open.last().copied();
        // 甲186.40万元，用于30名队员工资；乙214.35万元: what is between two of a kind keeps the parts apart.
        let kind = |&part: &usize| self.items[part].counted;
        let first = self.innermost().and_then(|listing| listing.items.first().map(kind));
        if let Some(listing) = self.innermost_mut() {
            if listing.separator.is_none() && first == Some(item.counted) {
                listing.separator = Some(mark);
            }
            listing.items.push(index);
        }
        self.items.push(item);
        self.current = Some(index);
        index
    }

    /// Ends the listings that the next item does not stand in.
    fn leave_listings(&mut self, item: &Item, mark: Mark) {
        while let Some(&top) = self.open.last() {
            let listing = &self.listings[top];
            if listing.bracket {
                return;
            }
            if listing.items.is_empty() {
                // Names without figures end at the next amount of another level: 主要包括办公费、水费等；项目支出…
                let names_only = listing.unquantified > 0 && mark >= Mark::Semicolon;
                if !names_only {
                    return;
                }
                self.open.pop();
                continue;
            }
            let outer = self.open.len().checked_sub(2).map(|index| &self.listings[self.open[index]]);
            // Nothing of something is still a part of it: …，因公出国（境）费0万元.
            let nothing =
                item.number.is_some_and(Number::is_zero) && listing.separator.is_none_or(|separator| separator == mark);
            if nothing
                || self.belongs(listing, item)
                || !(self.ends_before(listing, item) || self.ends_at(listing, outer, mark))
            {
                return;
            }
            self.open.pop();
        }
    }

    /// The name says that the item is a part of this listing: 项目支出 behind 基本支出 in what 支出合计 is made of.
    fn belongs(&self, listing: &Listing, item: &Item) -> bool {
        use CategoryId::{Basic, Operating, Personnel, Project, Total};
        // 公务用车购置及运行费a万元。其中：购置费b万元，…；运行费c万元
        let owner_name = listing.owner.map_or("", |owner| self.items[owner].name.as_str());
        if owner_name.contains("购置及运行") && item.name.contains("运行") && !item.name.contains('单') {
            return listing.items.iter().all(|&part| !self.items[part].name.contains("运行"));
        }
        let category = |item: &Item| match item.concept {
            Some(Concept::Category(id)) => Some(id),
            _ => None,
        };
        let (Some(own), Some(whole)) = (category(item), listing.owner.and_then(|owner| category(&self.items[owner])))
        else {
            return false;
        };
        let twins = match (own, whole) {
            (Basic | Project, Total) => [Basic, Project],
            (Personnel | Operating, Basic) => [Personnel, Operating],
            _ => return false,
        };
        let has = |id: CategoryId| listing.items.iter().any(|&part| category(&self.items[part]) == Some(id));
        !has(own) && twins.into_iter().any(has)
    }

    /// The name says that the item is no part of this listing.
    fn ends_before(&self, listing: &Listing, item: &Item) -> bool {
        let owner = listing.owner.map(|owner| &self.items[owner]);
        // 年初预算收入a万元，其中…；决算收入b万元: what came of it is no part of a budget.
        if is_actual(&item.name) && listing.of.is_some() && owner.is_some_and(|owner| owner.amount.is_none()) {
            return true;
        }
        let concept = item.concept;
        let owners = owner.and_then(|owner| owner.concept);
        match (concept, owners) {
            (Some(Concept::Category(CategoryId::Project | CategoryId::Basic)), Some(Concept::Category(whole))) => {
                whole != CategoryId::Total
            }
            (
                Some(Concept::Category(CategoryId::Operating | CategoryId::Personnel)),
                Some(Concept::Category(whole)),
            ) => {
                matches!(whole, CategoryId::Personnel | CategoryId::Operating)
            }
            (Some(Concept::Category(CategoryId::Total)), _) => true,
            (Some(Concept::BudgetExpenditure(_)), Some(Concept::Category(whole))) => whole != CategoryId::Total,
            _ => words::is_whole(&item.name) && listing.items.len() > 1,
        }
    }

    /// The mark or the arithmetic says that the listing has ended.
    fn ends_at(&self, listing: &Listing, outer: Option<&Listing>, mark: Mark) -> bool {
        match (listing.separator, outer) {
            // 其中： / 甲3万元； / 乙4万元。: each line has one of the parts.
            _ if listing.lines && mark <= Mark::Line && !self.complete(listing) => false,
            (Some(own), Some(_)) if mark > own => true,
            (Some(own), None) if mark > own => self.complete(listing) || (own == Mark::Dun && mark >= Mark::Semicolon),
            (Some(_), Some(outer)) => outer.separator.is_some_and(|s| mark >= s) && self.complete(listing),
            // Behind a 、 the listing goes on, whatever its first parts happen to add up to.
            (Some(_), None) => mark > Mark::Dun && listing.items.len() > 1 && self.complete(listing),
            // 具体如下： / 1.甲300万元。其中：乙100万元；丙200万元。 / 2.丁…: each line is one item of the outer one.
            (None, Some(outer)) if outer.lines => mark >= Mark::Line,
            // One item so far: its mark is not known yet; what ends the outer listing's items ends this one too.
            (None, Some(outer)) => {
                outer.separator.is_some_and(|separator| mark >= separator)
                    || (mark >= Mark::Semicolon && outer.items.len() == 1)
            }
            (None, None) => mark >= Mark::Semicolon && self.complete(listing),
        }
    }

    /// The items add up to their owner exactly.
    fn complete(&self, listing: &Listing) -> bool {
        let owner = listing.owner.map(|owner| &self.items[owner]);
        let Some(whole) = owner.and_then(|owner| owner.number.or(owner.planned)) else { return false };
        // Asked at every item: a longer list is no sentence that anybody wrote.
        const MOST: usize = 400;
        // Nothing adds up to nothing at once.
        if whole.is_zero() || listing.items.len() > MOST {
            return false;
        }
        let parts = listing.items.iter().filter_map(|&item| self.items[item].number);
        Number::sum(parts).is_ok_and(|sum| sum == whole)
    }
}
