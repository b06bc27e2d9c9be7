//! What checks rest on, by name. Articles are not quoted: none of the rules was read to its last clause.

use super::Lang;
use crate::checks::Basis;
use crate::rules::RuleProfile;

/// Title of a rule or of a principle, with the document number where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BasisWords<'p> {
    pub title: &'p str,
    pub number: Option<&'p str>,
}

/// The words for what a check rests on, under a profile.
pub fn of<'p>(lang: Lang, basis: Basis, profile: &'p RuleProfile) -> BasisWords<'p> {
    let (zh, en, number) = match basis {
        Basis::Arithmetic => ("数据勾稽关系", "Figures that must add up", None),
        Basis::Rounding => ("四舍五入与所印位数", "Rounding to the printed digits", None),
        Basis::ProfileWeights | Basis::ProfileGrades | Basis::ProfileExecution | Basis::ProfileLevels => {
            let number = Some(profile.number.as_str()).filter(|number| !number.is_empty());
            return BasisWords { title: &profile.title, number };
        }
        Basis::Framework2013 => {
            ("预算绩效评价共性指标体系框架", "The frame of common indicators", Some("财预〔2013〕53号"))
        }
        Basis::OwnRule => ("文中写明的规则", "A rule that the text itself states", None),
        Basis::Form => ("报告所用的格式", "The form that the report follows", None),
        Basis::Wording => ("文字提示，请人工判断", "A hint from the wording, for a person to judge", None),
    };
    BasisWords { title: if lang == Lang::Chinese { zh } else { en }, number }
}
