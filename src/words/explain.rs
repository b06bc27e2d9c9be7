//! Results in sentences: workings of scores, gaps, field errors.

use super::faults::in_chinese;
use super::{Lang, Words, fill};
use crate::amount::{NumberError, Unit};
use crate::checks::Verdict;
use crate::exchange::json::{ReadError, ReadErrorKind};
use crate::report::budget::BudgetId;
use crate::report::expenditure::CategoryId;
use crate::report::field::FieldError;
use crate::report::{Level, StaffKind};
use crate::rules::{GradeBand, GroupRule, RuleProfile, Source, Status};
use crate::scoring::formula;
use crate::scoring::{Missing, ScoreResult, Working};
use crate::shares::ShareGap;

impl Words {
    /// One of two texts, by language.
    pub fn pick<'a>(&self, chinese: &'a str, english: &'a str) -> &'a str {
        match self.lang {
            Lang::Chinese => chinese,
            Lang::English => english,
        }
    }

    /// A name and what is said of it.
    pub fn named(&self, name: &str, text: &str) -> String {
        format!("{name}{}{text}", self.pick("：", ": "))
    }

    pub fn unit(&self, unit: Unit) -> &'static str {
        match unit {
            Unit::Yuan => self.pick("元", "yuan"),
            Unit::WanYuan => self.pick("万元", "10,000 yuan"),
            Unit::YiYuan => self.pick("亿元", "100 million yuan"),
        }
    }

    /// An amount inside a sentence.
    pub fn amount(&self, figure: &str, unit: Unit) -> String {
        let times = if unit == Unit::Yuan { "" } else { self.pick("", "× ") };
        format!("{figure} {times}{}", self.unit(unit))
    }

    /// Where a profile applies; the files name regions in Chinese.
    pub fn region<'a>(&self, region: &'a str) -> &'a str {
        match (self.lang, region) {
            (Lang::English, "全国") => "nationwide",
            (Lang::English, "湖北") => "Hubei",
            (Lang::English, "四川") => "Sichuan",
            (Lang::English, "江西") => "Jiangxi",
            (Lang::English, "湖南") => "Hunan",
            _ => region,
        }
    }

    pub fn category(&self, id: CategoryId) -> &'static str {
        let c = &self.common;
        match id {
            CategoryId::Total => c.category_total,
            CategoryId::Basic => c.category_basic,
            CategoryId::Personnel => c.category_personnel,
            CategoryId::Operating => c.category_operating,
            CategoryId::Project => c.category_project,
            CategoryId::Other => c.category_other,
        }
    }

    pub fn budget(&self, id: BudgetId) -> &'static str {
        let c = &self.common;
        match id {
            BudgetId::GeneralPublic => c.budget_general_public,
            BudgetId::GovernmentFund => c.budget_government_fund,
            BudgetId::StateCapital => c.budget_state_capital,
            BudgetId::SocialInsurance => c.budget_social_insurance,
        }
    }

    pub fn staff(&self, kind: StaffKind) -> &'static str {
        let c = &self.common;
        match kind {
            StaffKind::Administrative => c.staff_administrative,
            StaffKind::Logistics => c.staff_logistics,
            StaffKind::Institution => c.staff_institution,
            StaffKind::Contract => c.staff_contract,
            StaffKind::Retired => c.staff_retired,
            StaffKind::Other => c.staff_other,
        }
    }

    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        let c = &self.common;
        match verdict {
            Verdict::Consistent => c.consistent,
            Verdict::Rounding => c.rounding,
            Verdict::Partial => c.partial,
            Verdict::Inconsistent => c.inconsistent,
            Verdict::Undecidable => c.undecidable,
        }
    }

    pub fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Verified => self.common.verified,
            Status::Unverified => self.common.unverified,
            Status::Custom => self.common.custom,
        }
    }

    /// What a part of a profile was taken from.
    pub fn seen<'a>(&self, source: &'a Source) -> &'a str {
        if self.lang == Lang::English && !source.seen_en.is_empty() { &source.seen_en } else { &source.seen }
    }

    pub fn grade<'a>(&self, band: &'a GradeBand) -> &'a str {
        if self.lang == Lang::English && !band.label_en.is_empty() { &band.label_en } else { &band.label }
    }

    /// Why there is no grade.
    pub fn no_grade(&self, scores: &ScoreResult) -> String {
        let full = scores.full_marks.to_string();
        match scores.total {
            Some(total) if scores.exceeds_full_marks() => {
                fill(self.explore.no_grade_above, &[&total.to_string(), &full])
            }
            Some(_) if scores.unscored == 0 => fill(self.explore.no_grade_of_full_marks, &[&full]),
            _ => self.explore.no_grade.to_owned(),
        }
    }

    pub fn group<'a>(&self, group: &'a GroupRule) -> &'a str {
        if self.lang == Lang::English && !group.name_en.is_empty() { &group.name_en } else { &group.name }
    }

    /// Document number, or title where there is none.
    pub fn profile<'a>(&self, profile: &'a RuleProfile) -> &'a str {
        if profile.number.is_empty() { &profile.title } else { &profile.number }
    }

    pub fn level(&self, level: Level) -> &'static str {
        match level {
            Level::Reached => self.pick("达成预期", "reached"),
            Level::Partly => self.pick("部分达成", "partly reached"),
            Level::Missed => self.pick("未达成", "missed"),
        }
    }

    /// How a score came about, in a sentence; the formula follows from [`Words::working_formula`].
    pub fn working(&self, working: &Working) -> String {
        let text = match working {
            Working::Stated => self.pick("报告直接写出的得分", "The score as the report states it"),
            Working::Sum => self.pick("下级得分相加", "The sum of the scores below"),
            Working::NotApplicable => self.pick("不适用，不计分", "Does not apply; not counted"),
            Working::Missing(missing) => return self.missing(*missing).to_owned(),
            Working::Direct { met: true, .. } => self.pick("达到目标，得全部分值", "Target met: full marks"),
            Working::Direct { met: false, .. } => self.pick("未达到目标，不得分", "Target not met: no marks"),
            Working::Ratio { limited: false, .. } => self.pick("按完成比例得分", "Marks in proportion"),
            Working::Ratio { .. } => {
                self.pick("按完成比例得分，最高不超过分值，最低为 0", "Marks in proportion, between 0 and full marks")
            }
            Working::NoRatio { .. } => self.pick(
                "目标或结果为零或负数，只看是否达到目标",
                "Zero or negative: only whether the target is met counts",
            ),
            Working::Floor { floor, .. } => {
                let template = self.pick(
                    "完成率低于 {0}% 不得分，以上按 (完成率 − {0}%) ÷ (100% − {0}%) 得分",
                    "Nothing below {0}%, above it (rate − {0}%) ÷ (100% − {0}%)",
                );
                return fill(template, &[&floor.to_string()]);
            }
            Working::Level { level, .. } => {
                let template =
                    self.pick("评为“{0}”，按所选比例得分", "Judged “{0}”: the chosen percentage of full marks");
                return fill(template, &[self.level(*level)]);
            }
            Working::Band { band: Some(_), .. } => self.pick("按所在分段得分", "By the band it falls into"),
            Working::Band { band: None, .. } => self.pick("低于最低分段，不得分", "Below the lowest band: no marks"),
            Working::Deduction { gap, .. } if gap.is_negative() || gap.is_zero() => {
                self.pick("达到目标，不扣分", "Target met: nothing off")
            }
            Working::Deduction { count: crate::report::StepCount::Whole, .. } => {
                self.pick("每差一整档扣一次，扣完为止", "Points off for every whole step, down to 0")
            }
            Working::Deduction { .. } => self.pick("按差距比例扣分，扣完为止", "Points off in proportion, down to 0"),
            Working::Execution { .. } => {
                self.pick("分值 × 预算执行率（先取两位小数）", "Full marks × execution rate (rounded first)")
            }
            Working::ExecutionBand { rate, .. } => {
                let template =
                    self.pick("预算执行率 {0}%，按规则所在分段得分", "Execution rate {0}%: by the band of the rules");
                return fill(template, &[&rate.to_string()]);
            }
        };
        text.to_owned()
    }

    /// The calculation with its numbers; empty where nothing was calculated.
    pub fn working_formula(&self, working: &Working) -> String {
        formula::of(working)
    }

    pub fn missing(&self, missing: Missing) -> &'static str {
        match missing {
            Missing::FullMarks => self.pick("缺分值", "Full marks are missing"),
            Missing::Score => self.pick("没有写得分", "No score is stated"),
            Missing::Target => self.pick("缺目标值", "The target is missing"),
            Missing::Actual => {
                self.pick("没有完成情况，不能算分（不等于 0 分）", "No result, so no score (which is not zero)")
            }
            Missing::TargetNumber => {
                self.pick("目标不是数字，这种方法不能用", "The target is no number; this method needs one")
            }
            Missing::ActualNumber => {
                self.pick("实际值不是数字，这种方法不能用", "The result is no number; this method needs one")
            }
            Missing::ZeroTarget => self.pick("目标为零或负数，算不出完成率", "A target of zero or below has no rate"),
            Missing::NegativeTarget => self.pick(
                "目标是负数且未达到，没有规则可依",
                "A negative target is missed; no rule says what that is worth",
            ),
            Missing::Answer => self.pick("请选择是否达到目标", "Say whether the target is met"),
            Missing::Level => self.pick("请选择档次和比例", "Choose a level and a percentage"),
            Missing::OutsideLevel => self.pick("所填比例不在这一档之内", "The percentage lies outside the level"),
            Missing::Budget => {
                self.pick("缺全年预算数或全年执行数", "Adjusted budget or actual expenditure is missing")
            }
            Missing::ZeroBudget => self.pick("全年预算为 0，算不出执行率", "A budget of zero has no execution rate"),
            Missing::Step => self.pick("每档的大小要大于 0", "The step must be above 0"),
            Missing::Children => self.pick("下级指标都还没有得分", "Nothing below has a score yet"),
            Missing::TooLong => self.pick("数字太长，算不了", "The numbers are too long to calculate with"),
        }
    }

    pub fn gap(&self, gap: ShareGap) -> &'static str {
        match gap {
            ShareGap::NoAmount => self.pick("没有写金额", "No amount is stated"),
            ShareGap::NoWhole => self.pick("没有写总数，算不出占比", "The whole is not stated, so there is no share"),
            ShareGap::ZeroWhole => self.pick("总数是 0，没有占比", "A whole of zero has no shares"),
            ShareGap::TooLong => self.pick("数字太长，算不了", "The numbers are too long to calculate with"),
        }
    }

    /// Why a typed text does not fit, and what to write instead.
    pub fn field_error(&self, error: FieldError) -> String {
        let text = match error {
            FieldError::NoSuchField => self.pick("这一项已经不在了", "This place does not exist any more"),
            FieldError::Choice => self.pick("不是可选的值", "Not one of the choices"),
            FieldError::Year => {
                self.pick("请写四位数字的年份，例如 2024", "Write a year of four digits, for example 2024")
            }
            FieldError::Range => self.pick("超出了可能的范围", "Outside what is possible"),
            FieldError::Number(error) => return self.number_error(error),
        };
        text.to_owned()
    }

    pub fn number_error(&self, error: NumberError) -> String {
        let text = match error {
            NumberError::Empty => self.pick("请填数字", "Write a number"),
            NumberError::NotANumber(at) => {
                let template = self.pick(
                    "第 {0} 个字不是数字，例如写 1234.56",
                    "Character {0} is no number; write for example 1234.56",
                );
                return fill(template, &[&(at + 1).to_string()]);
            }
            NumberError::Grouping => {
                self.pick("千位分隔的位置不对，例如 1,234.56", "Thousands separators are misplaced; write 1,234.56")
            }
            NumberError::TooLong => self.pick("最多 28 位数字", "At most 28 digits"),
            NumberError::WrongUnit => self.pick("这里不能用这个单位", "This unit does not belong here"),
            NumberError::ZeroDivision => self.pick("不能除以 0", "Division by zero"),
            NumberError::Negative => self.pick("不能是负数", "Cannot be negative"),
            NumberError::Fraction => self.pick("请填整数，例如 12", "Write a whole number, such as 12"),
            NumberError::TooMany => self.pick("数字太大", "The number is too large"),
        };
        text.to_owned()
    }

    /// A message of the reader or the checks, in the reader's language.
    pub fn fault(&self, message: &str) -> String {
        match self.lang {
            Lang::Chinese => in_chinese(message),
            Lang::English => message.to_owned(),
        }
    }

    /// Why a file was not opened, with the place.
    pub fn read_error(&self, error: &ReadError) -> String {
        let c = &self.common;
        let kind = match error.kind {
            ReadErrorKind::TooLarge => c.read_too_large,
            ReadErrorKind::Syntax => c.read_syntax,
            ReadErrorKind::Shape => c.read_shape,
            ReadErrorKind::Rules => c.read_rules,
        };
        let mut place = if error.path == "." { c.whole_document.to_owned() } else { error.path.clone() };
        if error.line > 0 {
            let at = fill(c.read_line, &[&error.line.to_string(), &error.column.to_string()]);
            place = format!("{place}{}{at}", self.pick("，", ", "));
        }
        let (open, close) = (self.pick("（", " ("), self.pick("）", ")"));
        fill(c.read_failed, &[&format!("{kind}{open}{}{close}", self.fault(&error.message)), &place])
    }
}
