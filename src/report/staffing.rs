//! Staff by unit: authorised posts (编制) and staff in post (实有人数).

use serde::Serialize;

use crate::reader::{fields, words};

/// One unit of the department with its staff by kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StaffUnit {
    pub name: String,
    #[serde(default)]
    pub rows: Vec<StaffRow>,
    /// The section of the document that states this.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// Posts and staff of one kind.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StaffRow {
    pub kind: StaffKind,
    /// Authorised posts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authorised: Option<u32>,
    /// Staff in post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_post: Option<u32>,
}

/// The kinds of posts that reports tell apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum StaffKind {
    /// 行政编制
    #[default]
    Administrative,
    /// 机关后勤, counted within 行政编制
    Logistics,
    /// 事业编制
    Institution,
    /// 编外、合同制
    Contract,
    /// 离退休
    Retired,
    /// 其他
    Other,
}

impl StaffKind {
    pub const ALL: [StaffKind; 6] = [
        StaffKind::Administrative,
        StaffKind::Logistics,
        StaffKind::Institution,
        StaffKind::Contract,
        StaffKind::Retired,
        StaffKind::Other,
    ];

    /// Logistics posts are part of the administrative ones, and retired people hold no post.
    pub fn counts_in_total(self) -> bool {
        !matches!(self, StaffKind::Logistics | StaffKind::Retired)
    }

    pub fn code(self) -> &'static str {
        match self {
            StaffKind::Administrative => "administrative",
            StaffKind::Logistics => "logistics",
            StaffKind::Institution => "institution",
            StaffKind::Contract => "contract",
            StaffKind::Retired => "retired",
            StaffKind::Other => "other",
        }
    }
}

/// Sum of one column over all units; `None` where nothing is stated.
pub fn total(units: &[StaffUnit], column: impl Fn(&StaffRow) -> Option<u32>) -> Option<u64> {
    let counted = units.iter().flat_map(|unit| &unit.rows).filter(|row| row.kind.counts_in_total());
    let stated: Vec<u64> = counted.filter_map(column).map(u64::from).collect();
    if stated.is_empty() { None } else { Some(stated.iter().sum()) }
}

fields!(StaffUnit { name } { rows, place });
fields!(StaffRow { kind } { authorised, in_post });
words!(StaffKind { Administrative, Logistics, Institution, Contract, Retired, Other });
