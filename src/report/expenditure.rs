//! Basic and project expenditure (基本支出、项目支出) with their listings.

use serde::Serialize;

use super::is_default;
use super::nesting::MAX_LISTING_DEPTH;
use crate::amount::{Amount, Percent};
use crate::reader::{fields, words};

/// Expenditure of the year as stated: total = basic + project (+ other), basic = personnel + operating.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Expenditure {
    /// Total expenditure (支出合计), where the report states one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub total: Category,
    /// Basic expenditure (基本支出).
    #[serde(default, skip_serializing_if = "is_default")]
    pub basic: Category,
    /// Personnel expenditure (人员经费), a part of basic expenditure.
    #[serde(default, skip_serializing_if = "is_default")]
    pub personnel: Category,
    /// Operating expenditure (公用经费), a part of basic expenditure.
    #[serde(default, skip_serializing_if = "is_default")]
    pub operating: Category,
    /// Project expenditure (项目支出).
    #[serde(default, skip_serializing_if = "is_default")]
    pub project: Category,
    /// Other expenditure of the department (其他支出).
    #[serde(default, skip_serializing_if = "is_default")]
    pub other: Category,
}

/// One of the fixed categories of expenditure.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Category {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The share of its whole that the report prints (占基本支出的…%).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Percent>,
    /// How the report introduces the items.
    #[serde(default, skip_serializing_if = "is_default")]
    pub listing: Listing,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Line>,
    /// The section of the document that states this.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// A listed item, with items of its own where the report goes on listing.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Line {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Percent>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub listing: Listing,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Line>,
}

/// Whether a listing claims to be complete.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Listing {
    /// 其中, 分别为: the items make up the whole.
    #[default]
    Itemised,
    /// 主要包括: the items are the main part; their coverage is reported and no gap is called an error.
    Partial,
}

/// The fixed categories, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CategoryId {
    Total,
    Basic,
    Personnel,
    Operating,
    Project,
    Other,
}

impl CategoryId {
    pub const ALL: [CategoryId; 6] = [
        CategoryId::Total,
        CategoryId::Basic,
        CategoryId::Personnel,
        CategoryId::Operating,
        CategoryId::Project,
        CategoryId::Other,
    ];

    /// The name in JSON results and in paths.
    pub fn code(self) -> &'static str {
        match self {
            CategoryId::Total => "total",
            CategoryId::Basic => "basic",
            CategoryId::Personnel => "personnel",
            CategoryId::Operating => "operating",
            CategoryId::Project => "project",
            CategoryId::Other => "other",
        }
    }
}

impl Expenditure {
    pub fn category(&self, id: CategoryId) -> &Category {
        match id {
            CategoryId::Total => &self.total,
            CategoryId::Basic => &self.basic,
            CategoryId::Personnel => &self.personnel,
            CategoryId::Operating => &self.operating,
            CategoryId::Project => &self.project,
            CategoryId::Other => &self.other,
        }
    }

    pub fn category_mut(&mut self, id: CategoryId) -> &mut Category {
        match id {
            CategoryId::Total => &mut self.total,
            CategoryId::Basic => &mut self.basic,
            CategoryId::Personnel => &mut self.personnel,
            CategoryId::Operating => &mut self.operating,
            CategoryId::Project => &mut self.project,
            CategoryId::Other => &mut self.other,
        }
    }
}

/// Where an item stands: its category, then the index at each level. An empty path is the category itself.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LinePath {
    pub category: CategoryId,
    pub indexes: Vec<usize>,
}

impl LinePath {
    pub fn category(category: CategoryId) -> LinePath {
        LinePath { category, indexes: Vec::new() }
    }

    pub fn child(&self, index: usize) -> LinePath {
        let indexes = self.indexes.iter().copied().chain([index]).collect();
        LinePath { category: self.category, indexes }
    }

    /// The listing that the item stands in, and its index there.
    pub fn split(&self) -> Option<(LinePath, usize)> {
        let (&last, rest) = self.indexes.split_last()?;
        Some((LinePath { category: self.category, indexes: rest.to_vec() }, last))
    }

    /// The item itself; `None` for the category, and where there is no such item.
    pub fn line<'a>(&self, expenditure: &'a Expenditure) -> Option<&'a Line> {
        let (&first, rest) = self.indexes.split_first()?;
        let start = expenditure.category(self.category).items.get(first)?;
        rest.iter().try_fold(start, |line, &index| line.items.get(index))
    }

    pub fn line_mut<'a>(&self, expenditure: &'a mut Expenditure) -> Option<&'a mut Line> {
        let (&first, rest) = self.indexes.split_first()?;
        let start = expenditure.category_mut(self.category).items.get_mut(first)?;
        rest.iter().try_fold(start, |line, &index| line.items.get_mut(index))
    }

    /// The items below this place.
    pub fn items<'a>(&self, expenditure: &'a Expenditure) -> Option<&'a Vec<Line>> {
        if self.indexes.is_empty() {
            return Some(&expenditure.category(self.category).items);
        }
        self.line(expenditure).map(|line| &line.items)
    }

    pub fn items_mut<'a>(&self, expenditure: &'a mut Expenditure) -> Option<&'a mut Vec<Line>> {
        if self.indexes.is_empty() {
            return Some(&mut expenditure.category_mut(self.category).items);
        }
        self.line_mut(expenditure).map(|line| &mut line.items)
    }
}

fields!(Expenditure {} { total, basic, personnel, operating, project, other });
fields!(Category {} { amount, share, listing, items, place });
fields!(Line { name } { amount, share, listing, items } nesting MAX_LISTING_DEPTH);
words!(Listing { Itemised, Partial });
