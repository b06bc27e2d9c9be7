//! What a self-evaluation report states, as it states it.
//!
//! What belongs here: the document type [`Report`] and its parts, in the order of the published form, and the one way
//! to change it ([`edit`]). Every stated figure keeps the digits it was printed with, right or wrong.
//! What does not: anything that follows from the figures; that is [`crate::evaluation`].

pub mod budget;
mod check;
pub mod edit;
pub mod expenditure;
pub mod field;
mod follow;
pub mod indicator;
pub mod method_field;
mod method_form;
pub(crate) mod nesting;
mod path;
pub mod staffing;
pub mod whatif;

#[cfg(test)]
mod schema_test;

use serde::Serialize;

use crate::amount::{Percent, Points, Unit};
use crate::reader::{FromJson, Read, Reader, fields};
use crate::rules::RuleProfile;

pub use budget::{Budget, Budgets, Execution, FundRow};
pub use expenditure::{Category, Expenditure, Line, Listing};
pub use indicator::{Band, Direction, Indicator, Level, Method, StepCount};
pub use staffing::{StaffKind, StaffRow, StaffUnit};

/// The version of the JSON form that this code reads and writes.
pub const SCHEMA_VERSION: u32 = 1;

/// A department's self-evaluation of its whole expenditure (部门整体支出绩效自评报告) for one year.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Report {
    /// Version of this form; 1.
    pub version: SchemaVersion,
    /// Name of the department (部门名称).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub department: String,
    /// The evaluated year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<u16>,
    /// Province, city and county, as free text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub region: String,
    /// Title of the published document.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The unit of every amount that names none of its own.
    #[serde(default)]
    pub unit: Unit,
    /// Id of the rule profile that the report is scored by.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub rules: String,
    /// A profile of the report's own, used where `rules` names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_rules: Option<Box<RuleProfile>>,
    /// Staff by unit (人员情况).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub staffing: Vec<StaffUnit>,
    /// Budget execution (年度预算执行情况).
    #[serde(default, skip_serializing_if = "is_default")]
    pub execution: Execution,
    /// Basic and project expenditure (支出情况).
    #[serde(default, skip_serializing_if = "is_default")]
    pub expenditure: Expenditure,
    /// The four budgets (四本预算).
    #[serde(default, skip_serializing_if = "is_default")]
    pub budgets: Budgets,
    /// Level-1 indicators with their level-2 and level-3 indicators.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// The conclusion as stated.
    #[serde(default, skip_serializing_if = "is_default")]
    pub stated: Stated,
    /// The sections of text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub narrative: Vec<Section>,
}

/// The conclusion that the report itself draws.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Stated {
    /// Total score (自评总得分).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Points>,
    /// Grade in the report's own word (评定等级), for example 良好.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub grade: String,
    /// Execution rate (预算执行率).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub execution_rate: Option<Percent>,
    /// The section of the document that says so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// A section of the report's text.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Section {
    pub heading: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The section of the document that is summarised.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// The version field: reads only versions that this code knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct SchemaVersion(u32);

impl Default for SchemaVersion {
    fn default() -> SchemaVersion {
        SchemaVersion(SCHEMA_VERSION)
    }
}

impl FromJson for SchemaVersion {
    fn read(json: &mut Reader<'_>) -> Read<SchemaVersion> {
        let place = json.place();
        match u32::read(json)? {
            SCHEMA_VERSION => Ok(SchemaVersion(SCHEMA_VERSION)),
            other => json.refuse(
                place,
                format!("version {other} of the report form is not known; this program reads version {SCHEMA_VERSION}"),
            ),
        }
    }
}

fields!(Report { version } {
    department, year, region, title, unit, rules, custom_rules, staffing, execution, expenditure, budgets, indicators,
    stated, narrative
});
fields!(Stated {} { total, grade, execution_rate, place });
fields!(Section { heading } { text, place });

#[cfg(test)]
impl schemars::JsonSchema for SchemaVersion {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "SchemaVersion".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "const": SCHEMA_VERSION })
    }
}

pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
