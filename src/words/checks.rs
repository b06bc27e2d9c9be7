//! The sentences of findings, the titles of checks and what they rest on, in both languages.

use super::{Lang, fill};
use crate::checks::{Message, Sentence};

pub use super::rule_titles::rule_title;

/// A finding's message in a language.
pub fn message(lang: Lang, message: &Message) -> String {
    let (chinese, english) = sentence(message.sentence);
    let arguments: Vec<&str> = message.arguments.iter().map(String::as_str).collect();
    fill(if lang == Lang::Chinese { chinese } else { english }, &arguments)
}

/// Chinese and English of a sentence, with places for its arguments.
fn sentence(sentence: Sentence) -> (&'static str, &'static str) {
    match sentence {
        // Sums
        Sentence::SumAgrees => ("{0} {1}，各项之和 {2}，相符。", "{0} is {1}; its parts add up to {2}: they agree."),
        Sentence::SumCoversAll => (
            "{0} {1}，“{3}”所列各项合计 {2}，覆盖率 100%，相符。",
            "{0} is {1}; the parts listed as “{3}” add up to {2} and cover all of it: they agree.",
        ),
        Sentence::SumRounding => (
            "{0} {1}，各项之和 {2}，相差 {3}，在四舍五入尾差 {4} 以内。",
            "{0} is {1}; its parts add up to {2}. The gap of {3} lies within the {4} that rounding explains.",
        ),
        Sentence::SumShort => (
            "{0} {1}，所列各项合计 {2}，少 {3}，四舍五入最多解释 {4}。",
            "{0} is {1}, but the parts listed add up to {2}: {3} short, and rounding explains {4} at most.",
        ),
        Sentence::SumOver => (
            "{0} {1}，所列各项合计 {2}，多 {3}，四舍五入最多解释 {4}。",
            "{0} is {1}, but the parts listed add up to {2}: {3} too much, and rounding explains {4} at most.",
        ),
        Sentence::SumCovers => (
            "{0} {1}，“{5}”所列各项合计 {2}，覆盖率 {3}%，未列出 {4}；这样的列举不要求列全。",
            "{0} is {1}; the parts listed as “{5}” add up to {2}, {3} % of it, and leave {4} unlisted. Such a listing need not be complete.",
        ),
        Sentence::SumOpen => (
            "{0} {1}，所列各项合计 {2}，覆盖率 {3}%，未列出 {4}；行文没有说明是否列全。",
            "{0} is {1}; the parts listed add up to {2}, {3} % of it, and leave {4} unlisted. The wording does not say whether the listing is complete.",
        ),
        Sentence::SumPartAbove => ("{0} {1}，大于 {2} {3}，超出 {4}。", "{0} is {1}, more than {2} at {3}, by {4}."),
        Sentence::SumScope => (
            "{0} {1} 与{2}相等，没有包括其他预算的支出；请核对口径。",
            "{0} at {1} equals {2} alone and leaves the other budgets out. Is that the scope meant?",
        ),
        Sentence::SumUnknown => (
            "{0} {1}：所列各项缺少数字，或者单位不能相加，无法核对。",
            "{0} is {1}: its parts lack figures or cannot be added, so it cannot be judged.",
        ),
        // Percentages
        Sentence::ShareAgrees => {
            ("{0}占{1}的 {2}，算得 {3}，相符。", "{0} is said to be {2} of {1}; {3} follows: they agree.")
        }
        Sentence::ShareApart => (
            "{0}占{1}的 {2}，按所列金额算得 {3}，相差 {4}，四舍五入不能解释。",
            "{0} is said to be {2} of {1}, but {3} follows from the figures: {4} apart, more than rounding explains.",
        ),
        Sentence::ShareWithoutWhole => (
            "{0}占{1}的 {2}：没有找到{1}的金额，无法核对。",
            "{0} is said to be {2} of {1}, whose amount was not found: it cannot be judged.",
        ),
        Sentence::ShareWithoutPart => (
            "{0}占{1}的 {2}：没有找到{0}的金额，无法核对。",
            "{0} is said to be {2} of {1}, but the amount of {0} was not found: it cannot be judged.",
        ),
        Sentence::ShareOfZero => (
            "{0}占{1}的 {2}：{1}为 0，没有占比可言，无法核对。",
            "{0} is said to be {2} of {1}, which is zero: a share of nothing cannot be judged.",
        ),
        Sentence::SharesCutOff => (
            "占{0}的比例与最接近的值差在末位：{1}，截尾所致（括号内为四舍五入的值）。",
            "Shares of {0} differ from the nearest value in the last digit: {1}, cut off rather than rounded (nearest value in brackets).",
        ),
        Sentence::SharesPlugged => (
            "占{0}的比例与最接近的值差在末位：{1}，凑平所致，使各项之和恰为 100%（括号内为四舍五入的值）。",
            "Shares of {0} differ from the nearest value in the last digit: {1}, plugged so that all shares make exactly 100 % (nearest value in brackets).",
        ),
        Sentence::SharesResidue => (
            "占{0}的比例与最接近的值差在末位：{1}，属四舍五入尾差（括号内为四舍五入的值）。",
            "Shares of {0} differ from the nearest value in the last digit: {1}, within what rounding of the figures explains (nearest value in brackets).",
        ),
        Sentence::SharesCutOffPlugged => (
            "占{0}的比例与最接近的值差在末位：{1}，截尾所致；{2}，凑平所致，使各项之和恰为 100%（括号内为四舍五入的值）。",
            "Shares of {0} differ from the nearest value in the last digit: {1}, cut off rather than rounded; {2}, plugged so that all shares make exactly 100 % (nearest value in brackets).",
        ),
        Sentence::SharesCutOffResidue => (
            "占{0}的比例与最接近的值差在末位：{1}，截尾所致；{2}，属四舍五入尾差（括号内为四舍五入的值）。",
            "Shares of {0} differ from the nearest value in the last digit: {1}, cut off rather than rounded; {2}, within what rounding of the figures explains (nearest value in brackets).",
        ),
        Sentence::SharesPluggedResidue => (
            "占{0}的比例与最接近的值差在末位：{1}，凑平所致，使各项之和恰为 100%；{2}，属四舍五入尾差（括号内为四舍五入的值）。",
            "Shares of {0} differ from the nearest value in the last digit: {1}, plugged so that all shares make exactly 100 %; {2}, within what rounding of the figures explains (nearest value in brackets).",
        ),
        Sentence::SharesAllResidues => (
            "占{0}的比例与最接近的值差在末位：{1}，截尾所致；{2}，凑平所致，使各项之和恰为 100%；{3}，属四舍五入尾差（括号内为四舍五入的值）。",
            "Shares of {0} differ from the nearest value in the last digit: {1}, cut off rather than rounded; {2}, plugged so that all shares make exactly 100 %; {3}, within what rounding of the figures explains (nearest value in brackets).",
        ),
        Sentence::SharesMakeHundred => {
            ("{0}的各项占比之和为 {1}，恰为 100%。", "The shares of {0} add up to {1}: exactly 100 %.")
        }
        Sentence::SharesNearHundred => (
            "{0}的各项占比之和为 {1}，与 100% 相差 {2}，属四舍五入尾差。",
            "The shares of {0} add up to {1}: {2} from 100 %, which rounding explains.",
        ),
        Sentence::SharesMissHundred => (
            "{0}的各项占比之和为 {1}，与 100% 相差 {2}，四舍五入最多解释 {3}。",
            "The shares of {0} add up to {1}: {2} from 100 %, and rounding explains {3} at most.",
        ),
        Sentence::ShareUnsigned => ("“占{0} {1}”缺百分号。", "A share of {0} is given as {1} without a percent sign."),
        Sentence::ShareAboveHundred => {
            ("{0}占{1}的 {2}，部分不会超过 100%。", "{0} is said to be {2} of {1}; a part is not more than 100 %.")
        }
        Sentence::ChangeUnsigned => {
            ("{0}的增减幅度 {1} 缺百分号。", "The change of {0} is given as {1} without a percent sign.")
        }
        Sentence::ChangeAgrees => {
            ("{0}的增减幅度 {1}，算得 {2}，相符。", "{0} is said to change by {1}; {2} follows: they agree.")
        }
        Sentence::ChangeCutOff => (
            "{0}的增减幅度 {1}，四舍五入应为 {2}，差在末位，截尾所致。",
            "{0} is said to change by {1}; the nearest value is {2}, and the stated one was cut off rather than rounded.",
        ),
        Sentence::ChangeRounding => (
            "{0}的增减幅度 {1}，算得 {2}，差在四舍五入尾差以内。",
            "{0} is said to change by {1}; {2} follows, within what rounding of the figures explains.",
        ),
        Sentence::ChangeApart => (
            "{0}的增减幅度 {1}，按所列金额算得 {2}，四舍五入不能解释。",
            "{0} is said to change by {1}, but {2} follows from the figures, more than rounding explains.",
        ),
        Sentence::ChangeTwoDirections => (
            "{0}：差额与幅度的方向相反，一处说增、一处说减。",
            "{0}: the difference goes one way and the rate the other.",
        ),
        Sentence::ChangeNotUp => {
            ("{0}由 {1} 变为 {2}，文字却说增加。", "{0} goes from {1} to {2}, yet the words say that it rose.")
        }
        Sentence::ChangeNotDown => {
            ("{0}由 {1} 变为 {2}，文字却说减少。", "{0} goes from {1} to {2}, yet the words say that it fell.")
        }
        Sentence::ChangeNotLevel => (
            "{0}由 {1} 变为 {2}，文字却说持平。",
            "{0} goes from {1} to {2}, yet the words say that it stayed the same.",
        ),
        Sentence::DifferenceAgrees => (
            "{0}由 {1} 变为 {2}，差额 {3}，算得 {4}，相符。",
            "{0} goes from {1} to {2}; the stated difference of {3} and the calculated {4} agree.",
        ),
        Sentence::DifferenceRounding => (
            "{0}由 {1} 变为 {2}，差额 {3}，算得 {4}，差在四舍五入尾差以内。",
            "{0} goes from {1} to {2}; the stated difference of {3} and the calculated {4} lie within what rounding explains.",
        ),
        Sentence::DifferenceApart => (
            "{0}由 {1} 变为 {2}，算得相差 {4}，文中写 {3}。",
            "{0} goes from {1} to {2}, a difference of {4}, but {3} is stated.",
        ),
        Sentence::ChangeUnknown => (
            "{0}增减 {1}：缺少两年的金额，无法核对。",
            "{0} is said to change by {1}; without the amounts of both years it cannot be judged.",
        ),
        Sentence::ChangeOfZero => (
            "{0}的基数为 0，却给出增减幅度 {1}；基数为 0 时没有增减幅度。",
            "{0} starts from zero, yet a change of {1} is stated; from zero there is no rate of change.",
        ),
        // Execution
        Sentence::CompletionAgrees => (
            "{0}：完成率 {1}，{3} ÷ {2} 算得 {4}，相符。",
            "{0}: the stated rate is {1}; {3} of {2} gives {4}: they agree.",
        ),
        Sentence::CompletionCutOff => (
            "{0}：完成率 {1}，{3} ÷ {2} 四舍五入应为 {4}，差在末位，截尾所致。",
            "{0}: the stated rate is {1}; {3} of {2} gives {4}. The stated one was cut off rather than rounded.",
        ),
        Sentence::CompletionRounding => (
            "{0}：完成率 {1}，{3} ÷ {2} 算得 {4}，差在四舍五入尾差以内。",
            "{0}: the stated rate is {1}; {3} of {2} gives {4}, within what rounding of the figures explains.",
        ),
        Sentence::CompletionApart => (
            "{0}：完成率 {1}，{3} ÷ {2} 算得 {4}，四舍五入不能解释。",
            "{0}: the stated rate is {1}, but {3} of {2} gives {4}, more than rounding explains.",
        ),
        Sentence::CompletionHoldsElsewhere => (
            "{0}：完成率 {1}，按所称的预算 {2} 与 {3} 算得 {4}，不符；按 {5} 计算则相符。",
            "{0}: the stated rate is {1}. Against the budget it names, {2}, {3} gives {4}; against {5} the rate would hold.",
        ),
        Sentence::CompletionUnknownBase => (
            "{0}：完成率 {1} 所称的预算没有金额，无法核对；按 {2} 计算则相符。",
            "{0}: the budget that the rate of {1} names has no amount, so it cannot be judged; against {2} it would hold.",
        ),
        Sentence::CompletionUnknown => (
            "{0}：完成率 {1}，缺少预算数或执行数，无法核对。",
            "{0}: the stated rate is {1}; without budget and actual it cannot be judged.",
        ),
        Sentence::CompletionNothing => {
            ("{0}：支出 {2}，完成率 {1}，相符。", "{0}: {2} was spent and the rate is {1}: they agree.")
        }
        Sentence::CompletionOfZero => (
            "{0}：预算为 0，却给出完成率 {1}；预算为 0 时没有完成率。",
            "{0}: the budget is zero, yet a rate of {1} is stated; of nothing there is no rate.",
        ),
        Sentence::WordsFitFigures => (
            "{0}：执行数 {1} 与预算数 {2} 的大小，文字与数字相符。",
            "{0}: {1} against a budget of {2}; the words fit the figures.",
        ),
        Sentence::SaidLess => (
            "{0}：文字说执行数小于预算数，数字是 {1} 与 {2}。",
            "{0}: the words say less than the budget, the figures are {1} and {2}.",
        ),
        Sentence::SaidMore => (
            "{0}：文字说执行数大于预算数，数字是 {1} 与 {2}。",
            "{0}: the words say more than the budget, the figures are {1} and {2}.",
        ),
        Sentence::SaidEqual => (
            "{0}：文字说执行数与预算数持平，数字是 {1} 与 {2}。",
            "{0}: the words say the same as the budget, the figures are {1} and {2}.",
        ),
        Sentence::SpentMoreThanBudget => (
            "{0}：执行数 {1} 大于全年预算数 {2}；执行率得分以满分为限。",
            "{0}: {1} was spent, more than the adjusted budget of {2}; the score of the rate ends at full marks.",
        ),
        Sentence::RateAboveHundred => (
            "{0}：执行率 {1} 超过 100%；执行率得分以满分为限。",
            "{0}: an execution rate of {1} is above 100 %; its score ends at full marks.",
        ),
        Sentence::SpentWithoutBudget => {
            ("{0}：全年预算数为 0，执行数却是 {1}。", "{0}: the adjusted budget is zero, yet {1} was spent.")
        }
        Sentence::ScoreWithoutBudget => {
            ("{0}得 {1}，而全年预算数为 0。", "{0} scores {1}, while the adjusted budget is zero.")
        }
        Sentence::ExecutionScoreAgrees => (
            "{0}得 {1}，按执行率 {2} 与分值 {4} 算得 {3}，相符。",
            "{0} scores {1}; the rate of {2} and full marks of {4} give {3}: they agree.",
        ),
        Sentence::ExecutionScoreRounding => (
            "{0}得 {1}，按执行率 {2} 与分值 {4} 算得 {3}，差在取整或末位。",
            "{0} scores {1}; the rate of {2} and full marks of {4} give {3}, which differs by rounding only.",
        ),
        Sentence::ExecutionScoreApart => (
            "{0}得 {1}，按执行率 {2} 与分值 {4} 算得 {3}。",
            "{0} scores {1}, but the rate of {2} and full marks of {4} give {3}.",
        ),
        Sentence::ScoreUnverified => (
            "{0}得 {1}：没有预算执行的数字，无法核对。",
            "{0} scores {1}; without figures of budget execution it cannot be judged.",
        ),
        Sentence::FullScoreUnverified => (
            "{0}得满分 {1}，但没有给出预算数、执行数或执行率，无法核对。",
            "{0} has full marks, {1}, but neither budget, actual nor rate is given: it cannot be verified.",
        ),
        Sentence::FullScoreDespiteReason => (
            "{0}得满分 {1}，而“{2}”的扣分原因说到支出或资金未到位：两处是否一致？",
            "{0} has full marks, {1}, while the reason for the marks lost at “{2}” speaks of money not spent or not received. Do the two fit?",
        ),
        Sentence::LowRateExplained => (
            "预算执行率 {0}（界线 {1}），附近有原因说明。",
            "The execution rate is {0} (limit {1}), and a reason is given nearby.",
        ),
        Sentence::LowRateUnexplained => (
            "预算执行率 {0}，低于 {1}，所选规则要求说明原因，附近没有找到。",
            "The execution rate is {0}, below {1}, where the chosen rules ask for a reason; none was found nearby.",
        ),
        Sentence::UnusualRateUnexplained => (
            "预算执行率 {0}，越过 {1}，附近没有找到原因：是否需要说明？",
            "The execution rate is {0}, beyond {1}, and no reason was found nearby. Should one be given?",
        ),
        Sentence::ThresholdAgrees => {
            ("{0} {1}，按报告中的数字算得 {2}，相符。", "{0} is {1}; the figures of the report give {2}: they agree.")
        }
        Sentence::ThresholdRounding => (
            "{0} {1}，按报告中的数字算得 {2}，差在末位。",
            "{0} is {1}; the figures of the report give {2}, which differs in the last digit only.",
        ),
        Sentence::ThresholdApart => {
            ("{0} {1}，按报告中的数字算得 {2}。", "{0} is {1}, but the figures of the report give {2}.")
        }
        Sentence::ThresholdUnknown => (
            "{0} {1}：报告中没有计算它的数字，无法核对。",
            "{0} is {1}; the report has no figures to calculate it from, so it cannot be judged.",
        ),
        // Scores
        // Grades
        // Reasons
        // Repeats
        Sentence::RepeatAgrees => {
            ("{0}前后出现 {1} 次，都是 {2}，相符。", "{0} is stated {1} times, each time {2}: they agree.")
        }
        Sentence::RepeatRounding => (
            "{0}一处为 {1}，另一处为 {2}，差在四舍五入尾差以内。",
            "{0} is {1} in one place and {2} in another, within what rounding explains.",
        ),
        Sentence::RepeatApart => {
            ("{0}一处为 {1}，另一处为 {2}，前后不一致。", "{0} is {1} in one place and {2} in another: they differ.")
        }
        Sentence::RepeatUnlike => (
            "{0}一处为 {1}，另一处为 {2}，单位不同，无法比较。",
            "{0} is {1} in one place and {2} in another; the two cannot be compared.",
        ),
        // Units
        Sentence::UnitSlip => (
            "{0} {1} 与 {2} 差出四位：若为 {3} 则相符，是否把元与万元混用？",
            "{0} at {1} does not fit {2}, but {3} would. Were yuan and 10,000 yuan mixed up?",
        ),
        Sentence::UnitRepeated => (
            "表中已注明单位为{1}，单元格又写“{0}”：是否重复？",
            "The table is in {1} already, and a cell says “{0}”. Is the unit stated twice?",
        ),
        Sentence::UnitWord => (
            "有 {0} 个指标把“百分比”当作单位，通常写作 %。",
            "{0} indicators use the words 百分比 for a unit; % is usual.",
        ),
        Sentence::UnitMissing => (
            "有 {0} 个指标的目标值只有数字，没有单位（如“{1}”）。",
            "{0} indicators have a target without a unit (such as “{1}”).",
        ),
        Sentence::DecimalsDiffer => (
            "金额的小数位数不一：两位 {0} 个，一位 {1} 个，整数 {2} 个。",
            "Amounts are printed with different decimals: {0} with two, {1} with one, {2} with none.",
        ),
        Sentence::DigitsMixed => {
            ("全角与半角数字混用，如“{0}”。", "Full-width and half-width digits are mixed, as in “{0}”.")
        }
        Sentence::MarksMixed => {
            ("全角与半角标点混用，如“{0}”。", "Full-width and half-width punctuation is mixed, as in “{0}”.")
        } // Years
          // Wording
          // Structure
    }
}
