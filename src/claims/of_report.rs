//! The claims that a filled-in report makes: the same as its text would make.

use super::{Base, Claim, Completeness, Completion, Grade, Measure, Place, Quantity, Share, Sources, Sum, Topic};
use crate::amount::{Amount, Number, Percent};
use crate::report::budget::BudgetId;
use crate::report::expenditure::{CategoryId, LinePath};
use crate::report::field::{BudgetField, Field, FundField, LineField, StaffField};
use crate::report::{FundRow, Line, Listing, Report, StaffKind};

/// Sums, shares, completion rates, grade and staff totals of the report's own fields.
pub fn of_report(report: &Report, sources: &Sources) -> Vec<Claim> {
    let mut reader = Reader { report, sources, claims: Vec::new(), listings: 0 };
    reader.categories();
    for id in CategoryId::ALL {
        let category = report.expenditure.category(id);
        let whole = category.amount.map(|amount| (amount, LinePath::category(id)));
        reader.listing(name_of(id), whole, LinePath::category(id), &category.items, category.listing);
    }
    reader.funds();
    reader.budgets();
    reader.staff();
    reader.grade();
    reader.claims
}

/// The fixed categories by the name that reports use.
fn name_of(id: CategoryId) -> &'static str {
    match id {
        CategoryId::Total => "支出合计",
        CategoryId::Basic => "基本支出",
        CategoryId::Personnel => "人员经费",
        CategoryId::Operating => "公用经费",
        CategoryId::Project => "项目支出",
        CategoryId::Other => "其他支出",
    }
}

fn name_of_budget(id: BudgetId) -> &'static str {
    match id {
        BudgetId::GeneralPublic => "一般公共预算支出",
        BudgetId::GovernmentFund => "政府性基金预算支出",
        BudgetId::StateCapital => "国有资本经营预算支出",
        BudgetId::SocialInsurance => "社会保险基金预算支出",
    }
}

/// Shares of a text are numbered from 0 by its listings; those of the form come from here on.
const FORM_LISTINGS: u32 = 1 << 30;

struct Reader<'r> {
    report: &'r Report,
    sources: &'r Sources,
    claims: Vec<Claim>,
    listings: u32,
}

impl Reader<'_> {
    fn money(&self, name: &str, amount: Amount, field: Field) -> Quantity {
        Quantity {
            name: name.to_owned(),
            number: amount.number,
            measure: Measure::Money(amount.unit.unwrap_or(self.report.unit)),
            place: self.sources.place(field),
        }
    }

    fn percent(&self, name: &str, percent: Percent, field: Field) -> Quantity {
        let place = self.sources.place(field);
        Quantity { name: name.to_owned(), number: percent.0, measure: Measure::Percent, place }
    }

    fn count(&self, name: &str, count: u32, field: Field) -> Quantity {
        let number = Number::whole(i64::from(count));
        Quantity { name: name.to_owned(), number, measure: Measure::Count, place: self.sources.place(field) }
    }

    fn category(&self, id: CategoryId) -> Option<Quantity> {
        let amount = self.report.expenditure.category(id).amount?;
        Some(self.money(name_of(id), amount, Field::Line(LinePath::category(id), LineField::Amount)))
    }

    fn sum(
        &mut self,
        topic: Topic,
        whole: Quantity,
        parts: Vec<Quantity>,
        unquantified: usize,
        completeness: Completeness,
    ) {
        if parts.is_empty() {
            return;
        }
        let wording = match completeness {
            Completeness::Complete => "其中",
            Completeness::Partial => "主要包括",
            Completeness::Open => "包括",
        };
        let spans = || parts.iter().map(|part| &part.place).chain([&whole.place]).filter_map(|place| place.span);
        let span = spans().reduce(|all, span| all.to(span));
        let place = Place { span, field: whole.place.field.clone() };
        self.claims.push(Claim::Sum(Sum {
            topic,
            whole,
            parts,
            unquantified: u32::try_from(unquantified).unwrap_or(u32::MAX),
            completeness,
            wording: wording.to_owned(),
            place,
        }));
    }

    fn next_listing(&mut self) -> u32 {
        self.listings += 1;
        FORM_LISTINGS + self.listings
    }

    /// Basic = personnel + operating, total = basic + project (+ other), and their shares.
    fn categories(&mut self) {
        for (id, topic) in [(CategoryId::Basic, Topic::Basic), (CategoryId::Total, Topic::Total)] {
            let whole = self.category(id);
            let parts: Vec<Quantity> = id.parts().iter().filter_map(|&part| self.category(part)).collect();
            // Other expenditure is often none; the first two are always there.
            let missing =
                id.parts()[..2].iter().filter(|&&part| self.report.expenditure.category(part).amount.is_none()).count();
            let known = missing == 0;
            let listing = self.next_listing();
            let stated = |part: &CategoryId| self.report.expenditure.category(*part);
            let full_split = known
                && whole.is_some()
                && id.parts().iter().map(stated).all(|part| part.amount.is_none() || part.share.is_some());
            for &part in id.parts() {
                if let Some(percent) = self.report.expenditure.category(part).share {
                    let field = Field::Line(LinePath::category(part), LineField::Share);
                    let share = Share {
                        part: self.category(part),
                        whole: whole.clone(),
                        whole_name: name_of(id).to_owned(),
                        percent: self.percent(name_of(part), percent, field),
                        listing: Some(listing),
                        full_split,
                        unsigned: false,
                    };
                    self.claims.push(Claim::Share(share));
                }
            }
            if let Some(whole) = whole {
                let completeness = if known { Completeness::Complete } else { Completeness::Open };
                self.sum(topic, whole, parts, missing, completeness);
            }
        }
    }

    /// The items of a category or item, with theirs.
    fn listing(
        &mut self,
        name: &str,
        whole: Option<(Amount, LinePath)>,
        path: LinePath,
        items: &[Line],
        kind: Listing,
    ) {
        if items.is_empty() {
            return;
        }
        let whole = whole.map(|(amount, path)| self.money(name, amount, Field::Line(path, LineField::Amount)));
        let full_split = kind == Listing::Itemised
            && items.len() > 1
            && items.iter().all(|item| item.share.is_some() && item.amount.is_some());
        let number = self.next_listing();
        let mut parts = Vec::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            let at = path.child(index);
            let part =
                item.amount.map(|amount| self.money(&item.name, amount, Field::Line(at.clone(), LineField::Amount)));
            if let Some(percent) = item.share {
                let share = Share {
                    part: part.clone(),
                    whole: whole.clone(),
                    whole_name: name.to_owned(),
                    percent: self.percent(&item.name, percent, Field::Line(at.clone(), LineField::Share)),
                    listing: Some(number),
                    full_split,
                    unsigned: false,
                };
                self.claims.push(Claim::Share(share));
            }
            parts.extend(part);
            let own = item.amount.map(|amount| (amount, at.clone()));
            self.listing(&item.name, own, at, &item.items, item.listing);
        }
        let topic = match (path.category, path.indexes.is_empty()) {
            (CategoryId::Project, true) => Topic::Project,
            _ => Topic::Listing,
        };
        let unquantified = items.len() - parts.len();
        let completeness = match kind {
            Listing::Partial => Completeness::Partial,
            Listing::Itemised if unquantified > 0 => Completeness::Open,
            Listing::Itemised => Completeness::Complete,
        };
        if let Some(whole) = whole {
            self.sum(topic, whole, parts, unquantified, completeness);
        }
    }

    /// Each column of the funds table, and the rate of each row.
    fn funds(&mut self) {
        let execution = &self.report.execution;
        for row in 0..=execution.sources.len() {
            if let Some(fund) = execution.row(row) {
                self.rate(row, fund);
            }
        }
        if let Some(rate) = self.report.stated.execution_rate {
            let total = &execution.total;
            let rate = self.percent("预算执行率", rate, Field::StatedRate);
            self.completion(0, total, Some(rate));
        }
        // Hunan's form splits the same money twice: by where it comes from and by what it is spent on.
        // Without basic expenditure it is one list: 工资福利支出, 商品和服务支出, 项目支出.
        // 基本支出 alone stands among the tasks that the rest was spent on.
        let is_use = |row: &FundRow| USES.iter().any(|use_of_funds| row.name.contains(use_of_funds));
        let twice = execution.sources.iter().any(|row| row.name.contains(USES[0]))
            && execution.sources.iter().filter(|row| is_use(row)).count() > 1;
        // 小计 below a list of projects: the rows are some of all there is.
        if execution.sources.iter().any(|row| row.name == "小计") {
            return;
        }
        for (field, column) in FUND_COLUMNS {
            let Some(amount) = column(&execution.total) else { continue };
            // 基本支出, 项目支出（财政拨款）, 单位资金: where all rows together make up the total they are one list.
            let all = Number::sum(execution.sources.iter().filter_map(column).map(|amount| amount.number));
            let once = twice && all == Ok(amount.number);
            let by_use = |row: &FundRow| twice && !once && is_use(row);
            for used in [false, true] {
                // 其中：人员经费 is a part of 基本支出, not of all funds.
                let of_basic = |row: &FundRow| twice && OF_BASIC.iter().any(|part| row.name.contains(part));
                let rows = || {
                    let rows = execution.sources.iter().enumerate();
                    rows.filter(|(_, row)| by_use(row) == used && !of_basic(row))
                };
                let parts: Vec<Quantity> = rows()
                    .filter_map(|(index, row)| Some(self.money(&row.name, column(row)?, Field::Fund(index + 1, field))))
                    .collect();
                // An empty cell of such a table is as good as a zero, but nobody wrote one.
                let unquantified = rows().count() - parts.len();
                let completeness = if unquantified > 0 { Completeness::Open } else { Completeness::Complete };
                let whole = self.money(fund_name(&execution.total), amount, Field::Fund(0, field));
                self.sum(Topic::Funds, whole, parts, unquantified, completeness);
            }
        }
    }

    fn rate(&mut self, row: usize, fund: &FundRow) {
        let name = fund_name(fund);
        let rate = fund.rate.map(|rate| self.percent(name, rate, Field::Fund(row, FundField::Rate)));
        if rate.is_some() || (fund.adjusted.is_some() && fund.actual.is_some()) {
            self.completion(row, fund, rate);
        }
    }

    fn completion(&mut self, row: usize, fund: &FundRow, rate: Option<Quantity>) {
        let name = fund_name(fund);
        let mut budgets = Vec::new();
        for (base, amount, field) in
            [(Base::Initial, fund.initial, FundField::Initial), (Base::Adjusted, fund.adjusted, FundField::Adjusted)]
        {
            if let Some(amount) = amount {
                budgets.push((base, self.money(name, amount, Field::Fund(row, field))));
            }
        }
        let actual = fund.actual.map(|amount| self.money(name, amount, Field::Fund(row, FundField::Actual)));
        let place = rate.as_ref().or(actual.as_ref()).map_or_else(Place::default, |quantity| quantity.place.clone());
        self.claims.push(Claim::Completion(Completion {
            name: name.to_owned(),
            budgets,
            actual,
            rate,
            base: Base::Adjusted,
            compared: None,
            compared_at: None,
            is_execution_rate: true,
            place,
        }));
    }

    /// The four budgets against total expenditure: complete only where each is stated or said to be none.
    fn budgets(&mut self) {
        let Some(whole) = self.category(CategoryId::Total) else { return };
        let mut parts = Vec::new();
        let mut silent = 0;
        for id in BudgetId::ALL {
            let budget = self.report.budgets.budget(id);
            match budget.expenditure {
                Some(amount) => {
                    let field = Field::Budget(id, BudgetField::Expenditure);
                    parts.push(self.money(name_of_budget(id), amount, field));
                }
                None => silent += usize::from(!budget.declared_none),
            }
        }
        if parts.len() > 1 {
            let completeness = if silent > 0 { Completeness::Open } else { Completeness::Complete };
            self.sum(Topic::Budgets, whole, parts, silent, completeness);
        }
    }

    /// Logistics posts are a part of the administrative ones.
    fn staff(&mut self) {
        for (unit, staffed) in self.report.staffing.iter().enumerate() {
            let row = |kind: StaffKind| staffed.rows.iter().enumerate().find(|(_, row)| row.kind == kind);
            let (Some((whole_at, whole)), Some((part_at, part))) =
                (row(StaffKind::Administrative), row(StaffKind::Logistics))
            else {
                continue;
            };
            for (field, whole, part) in [
                (StaffField::Authorised, whole.authorised, part.authorised),
                (StaffField::InPost, whole.in_post, part.in_post),
            ] {
                if let (Some(whole), Some(part)) = (whole, part) {
                    let whole = self.count("行政编制", whole, Field::Staff(unit, whole_at, field));
                    let part = self.count("机关后勤", part, Field::Staff(unit, part_at, field));
                    self.sum(Topic::Staff, whole, vec![part], 0, Completeness::Open);
                }
            }
        }
    }

    fn grade(&mut self) {
        let stated = &self.report.stated;
        if stated.grade.trim().is_empty() {
            return;
        }
        let score = stated.total.map(|total| Quantity {
            name: "自评总得分".to_owned(),
            number: total.0,
            measure: Measure::Points,
            place: self.sources.place(Field::StatedTotal),
        });
        let place = self.sources.place(Field::StatedGrade);
        self.claims.push(Claim::Grade(Grade { score, word: stated.grade.clone(), place }));
    }
}

type Column = fn(&FundRow) -> Option<Amount>;

const FUND_COLUMNS: [(FundField, Column); 3] = [
    (FundField::Initial, |row| row.initial),
    (FundField::Adjusted, |row| row.adjusted),
    (FundField::Actual, |row| row.actual),
];

/// What funds are spent on, in the names of their rows.
const USES: [&str; 5] = ["基本支出", "项目支出", "经营支出", "上缴上级支出", "对附属单位补助支出"];

/// What basic expenditure is made of, in the names of its rows.
const OF_BASIC: [&str; 8] =
    ["人员经费", "人员支出", "公用经费", "公用支出", "工资福利", "商品和服务", "对个人和家庭", "日常公用"];

fn fund_name(row: &FundRow) -> &str {
    if row.name.is_empty() { "年度资金总额" } else { &row.name }
}
