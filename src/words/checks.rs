//! The sentences of findings, the titles of checks and what they rest on, in both languages.

use super::english::argument;
use super::{Lang, fill};
use crate::checks::{Message, Sentence};

pub use super::rule_titles::rule_title;

/// A finding's message in a language.
pub fn message(lang: Lang, message: &Message) -> String {
    let (chinese, english) = sentence(message.sentence);
    let arguments = message.arguments.iter().map(String::as_str);
    if lang == Lang::Chinese {
        return fill(chinese, &arguments.collect::<Vec<_>>());
    }
    let arguments: Vec<_> = arguments.map(argument).collect();
    fill(english, &arguments.iter().map(|argument| argument.as_ref()).collect::<Vec<_>>())
}

/// Chinese and English of a sentence, with places for its arguments.
fn sentence(sentence: Sentence) -> (&'static str, &'static str) {
    match sentence {
        // Sums
        Sentence::CountAgrees => (
            "{0}写作 {1}，逐一列出 {2} 个，相符。",
            "{0}: the text says {1} and names {2} of them one by one: they agree.",
        ),
        Sentence::CountApart => (
            "{0}写作 {1}，逐一列出的有 {2} 个，不一致。",
            "{0}: the text says {1} but names {2} of them one by one: they differ.",
        ),
        Sentence::CountDoubtful => (
            "{0}写作 {1}，读到逐一列出的 {2} 个：可能没有读全，无法核对。",
            "{0}: the text says {1}; {2} were found named one by one. Some may not have been read, so it cannot be judged.",
        ),
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
            "{0} is {1}; the parts listed as “{5}” add up to {2}, {3}% of it, and leave {4} unlisted. Such a listing need not be complete.",
        ),
        Sentence::SumOpen => (
            "{0} {1}，所列各项合计 {2}，覆盖率 {3}%，未列出 {4}；行文没有说明是否列全。",
            "{0} is {1}; the parts listed add up to {2}, {3}% of it, and leave {4} unlisted. The wording does not say whether the listing is complete.",
        ),
        Sentence::SumPartAbove => ("{0} {1}，大于 {2} {3}，超出 {4}。", "{0} is {1}, more than {2} at {3}, by {4}."),
        Sentence::SumScope => (
            "{0} {1} 与{2}相等，没有包括其他预算的支出；请核对口径。",
            "{0} at {1} equals {2} alone and leaves the other budgets out. Is that the scope meant?",
        ),
        Sentence::SumOtherScope => (
            "{0} {1} 可能包括结转结余或另有口径，与所列各项无法核对。",
            "{0} at {1} may include what is carried over or have another scope; it cannot be held against the parts listed.",
        ),
        Sentence::SumDoubtful => (
            "{0} {1}，读到的各项合计 {2}，相差不像笔误：可能没有读全，或者所列不都是它的组成部分，无法核对。",
            "{0} is {1}; the parts that were read add up to {2}. They differ by more than a slip of the pen: some may be missing \
             or be no parts of it, so the sum cannot be checked.",
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
        Sentence::ShareDoubtful => (
            "{0}占{1}的 {2}，按读到的金额算得 {3}，相差太远：读到的可能不是所说的金额，无法核对。",
            "{0} is said to be {2} of {1}; the amounts that were read give {3}, too far off: they may not be those that were \
             meant, so it cannot be checked.",
        ),
        Sentence::ShareWithoutWhole => (
            "{0}占{1}的 {2}：没有找到{1}是多少，无法核对。",
            "{0} is said to be {2} of {1}, whose amount was not found: it cannot be judged.",
        ),
        Sentence::ShareWithoutPart => (
            "{0}占{1}的 {2}：没有找到{0}是多少，无法核对。",
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
            "Shares of {0} differ from the nearest value in the last digit: {1}, plugged so that all shares make exactly 100% (nearest value in brackets).",
        ),
        Sentence::SharesResidue => (
            "占{0}的比例与最接近的值差在末位：{1}，属四舍五入尾差（括号内为四舍五入的值）。",
            "Shares of {0} differ from the nearest value in the last digit: {1}, within what rounding of the figures explains (nearest value in brackets).",
        ),
        Sentence::SharesCutOffPlugged => (
            "占{0}的比例与最接近的值差在末位：{1}，截尾所致；{2}，凑平所致，使各项之和恰为 100%（括号内为四舍五入的值）。",
            "Shares of {0} differ from the nearest value in the last digit: {1}, cut off rather than rounded; {2}, plugged so that all shares make exactly 100% (nearest value in brackets).",
        ),
        Sentence::SharesCutOffResidue => (
            "占{0}的比例与最接近的值差在末位：{1}，截尾所致；{2}，属四舍五入尾差（括号内为四舍五入的值）。",
            "Shares of {0} differ from the nearest value in the last digit: {1}, cut off rather than rounded; {2}, within what rounding of the figures explains (nearest value in brackets).",
        ),
        Sentence::SharesPluggedResidue => (
            "占{0}的比例与最接近的值差在末位：{1}，凑平所致，使各项之和恰为 100%；{2}，属四舍五入尾差（括号内为四舍五入的值）。",
            "Shares of {0} differ from the nearest value in the last digit: {1}, plugged so that all shares make exactly 100%; {2}, within what rounding of the figures explains (nearest value in brackets).",
        ),
        Sentence::SharesAllResidues => (
            "占{0}的比例与最接近的值差在末位：{1}，截尾所致；{2}，凑平所致，使各项之和恰为 100%；{3}，属四舍五入尾差（括号内为四舍五入的值）。",
            "Shares of {0} differ from the nearest value in the last digit: {1}, cut off rather than rounded; {2}, plugged so that all shares make exactly 100%; {3}, within what rounding of the figures explains (nearest value in brackets).",
        ),
        Sentence::SharesMakeHundred => {
            ("{0}的各项占比之和为 {1}，恰为 100%。", "The shares of {0} add up to {1}: exactly 100%.")
        }
        Sentence::SharesNearHundred => (
            "{0}的各项占比之和为 {1}，与 100% 相差 {2}，属四舍五入尾差。",
            "The shares of {0} add up to {1}: {2} from 100%, which rounding explains.",
        ),
        Sentence::SharesMissHundred => (
            "{0}的各项占比之和为 {1}，与 100% 相差 {2}，四舍五入最多解释 {3}。",
            "The shares of {0} add up to {1}: {2} from 100%, and rounding explains {3} at most.",
        ),
        Sentence::ShareUnsigned => ("“占{0} {1}”缺百分号。", "A share of {0} is given as {1} without a percent sign."),
        Sentence::ShareAboveHundred => {
            ("{0}占{1}的 {2}，部分不会超过 100%。", "{0} is said to be {2} of {1}; a part is not more than 100%.")
        }
        Sentence::ResultAboveHundred => (
            "{0}的完成值为 {1}，这样的比率不会超过 100%。",
            "The result of {0} is {1}; such a rate is not more than 100%.",
        ),
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
            "{0}: an execution rate of {1} is above 100%; its score ends at full marks.",
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
        Sentence::ScoreByAnotherRate => (
            "{0}得 {1}：按文中写明的另一个比率或计分办法，正好是这个得分，相符。",
            "{0} scores {1}: another rate or another way of scoring that the text states gives just that, so they agree.",
        ),
        Sentence::RowRuleAgrees => (
            "“{0}”得 {1}，按所写的评分标准，结果 {2}、分值 {4} 得 {3}，相符。",
            "“{0}” scores {1}; by the rule beside it a result of {2} and full marks of {4} give {3}: they agree.",
        ),
        Sentence::RowRuleApart => (
            "“{0}”得 {1}，按所写的评分标准，结果 {2}、分值 {4} 得 {3}。",
            "“{0}” scores {1}, but by the rule beside it a result of {2} and full marks of {4} give {3}.",
        ),
        Sentence::WorkedScoreAgrees => {
            ("算式 {0} 写明得 {1}，算得 {2}，相符。", "The text works out {0} as {1}; it gives {2}: they agree.")
        }
        Sentence::WorkedScoreApart => {
            ("算式 {0} 写明得 {1}，算得 {2}。", "The text works out {0} as {1}, but it gives {2}.")
        }
        Sentence::StepLossAgrees => {
            ("按“{0}”，{1} 扣 {3}，与所写的 {2} 相符。", "By “{0}” {1} cost {3}, as stated ({2}).")
        }
        Sentence::StepLossApart => {
            ("按“{0}”，{1} 扣 {3}，文中扣 {2}，不一致。", "By “{0}” {1} cost {3}, but the text takes off {2}.")
        }
        Sentence::ScoreUnverified => (
            "{0}得 {1}：没有预算执行的数字，无法核对。",
            "{0} scores {1}; without figures of budget execution it cannot be judged.",
        ),
        Sentence::ScoreByOwnForm => (
            "{0}得 {1}：分值不是所选规则的分值，报告也没有写明怎样按执行率计分，无法核对。",
            "{0} scores {1}: its weight is not that of the rule, and the report does not say how the rate is scored, so it \
             cannot be judged.",
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
        Sentence::TargetMissed => (
            "目标 {0}，实际 {1}，文中却写“{2}”：两处是否矛盾？",
            "The target is {0} and the result {1}, yet the text says “{2}”, that it was met. Do they agree?",
        ),
        Sentence::TargetWasMet => (
            "目标 {0}，实际 {1}，已经达到，文中却写“{2}”：两处是否矛盾？",
            "The target is {0} and the result {1}: it was met, yet the text says “{2}”. Do they agree?",
        ),
        Sentence::MissedScoredFull => (
            "目标 {0}，实际 {1}，没有达到，按文中的办法要扣分，却得满分 {2}。",
            "The target is {0} and the result {1}: it was missed and costs marks by the text's own rule, yet full marks of {2} are given.",
        ),
        Sentence::ComparedWrongly => {
            ("{0} 与 {1} 相比，文中写“{2}”，不符。", "{0} beside {1}: the text says “{2}”, which it is not.")
        }
        // Scores
        Sentence::ScoreNegative => ("“{0}”得分 {1}，低于 0。", "“{0}” has a score of {1}, below 0."),
        Sentence::ScoreAboveFull => {
            ("“{0}”得分 {1}，超过分值 {2}。", "“{0}” has a score of {1}, above its full marks of {2}.")
        }
        Sentence::ScoresWithin => ("{0} 项得分都在 0 与分值之间。", "{0} scores lie between 0 and their full marks."),
        Sentence::ScoresWithoutFull => (
            "{0} 项得分没有写分值，无法看出是否超过分值。",
            "{0} scores have no full marks beside them, so whether they stay below cannot be said.",
        ),
        Sentence::LevelsAgree => (
            "“{0}”得分 {1}，下级得分之和 {2}，相符。",
            "“{0}” has a score of {1}; those below add up to {2}: they agree.",
        ),
        Sentence::LevelsDiffer => (
            "“{0}”得分 {1}，下级得分之和 {2}，不一致。",
            "“{0}” has a score of {1}; those below add up to {2}: they differ.",
        ),
        Sentence::LevelsOpen => (
            "“{0}”得分 {1}，下级只写出 {2}，其余没有写，无法核对。",
            "“{0}” has a score of {1}; below it only {2} is stated, so the sum cannot be checked.",
        ),
        Sentence::TotalAgrees => (
            "自评总得分 {0}，一级指标得分之和 {1}，相符。",
            "The total score is {0}; the level-1 scores add up to {1}: they agree.",
        ),
        Sentence::TotalDiffers => (
            "自评总得分 {0}，一级指标得分之和 {1}，不一致。",
            "The total score is {0}; the level-1 scores add up to {1}: they differ.",
        ),
        Sentence::TotalOpen => (
            "自评总得分 {0}；一级指标得分没有写全，已写出的合计 {1}，无法核对。",
            "The total score is {0}; not all level-1 scores are stated, those that are add up to {1}, so it cannot be \
             checked.",
        ),
        Sentence::LostAgrees => (
            "“{0}”扣 {1}，分值减得分为 {2}，相符。",
            "“{0}” states a loss of {1}; full marks less score is {2}: they agree.",
        ),
        Sentence::LostDiffers => (
            "“{0}”扣 {1}，分值减得分为 {2}，不一致。",
            "“{0}” states a loss of {1}; full marks less score is {2}: they differ.",
        ),
        Sentence::LostOpen => (
            "“{0}”扣 {1}，但没有写分值或得分，无法核对。",
            "“{0}” states a loss of {1}, but full marks or score are missing, so it cannot be checked.",
        ),
        Sentence::LevelsDoubtful => (
            "“{0}”得分 {1}，读到的下级得分合计 {2}，相差太远：可能没有读全，或者读到了别处的得分，无法核对。",
            "“{0}” has a score of {1}; the scores read below it add up to {2}, too far off: some may be missing or belong \
             elsewhere, so the sum cannot be checked.",
        ),
        Sentence::TotalDoubtful => (
            "自评总得分 {0}，读到的一级指标得分合计 {1}，相差太远：可能没有读全，或者读到了别处的得分，无法核对。",
            "The total score is {0}; the level-1 scores that were read add up to {1}, too far off: some may be missing or \
             belong elsewhere, so it cannot be checked.",
        ),
        Sentence::LostElsewhere => (
            "“{0}”扣 {1}，分值减得分为 {2}；相差不像笔误，扣分说的可能是别的指标，无法判断。",
            "“{0}” states a loss of {1}, full marks less score is {2}; they differ by more than a slip of the pen, and the \
             loss may be told of another indicator.",
        ),
        Sentence::LostPart => (
            "“{0}”扣 {1}，分值减得分为 {2}；扣分写在别处，可能只是其中一项，无法核对。",
            "“{0}” states a loss of {1}, full marks less score is {2}; the loss is told elsewhere and may be that of one \
             part, so it cannot be checked.",
        ),
        Sentence::MarksAddUp => {
            ("一级指标分值合计 {0}，相符。", "The level-1 full marks add up to {0}, as they should.")
        }
        Sentence::MarksAgree => (
            "一级指标分值合计 {0}，各项与 {1} 的权重一致。",
            "The level-1 full marks add up to {0}, each as {1} has it.",
        ),
        Sentence::MarksNotOfProfile => (
            "一级指标分值合计 {0}，但各项与所选的 {1} 的权重不同。",
            "The level-1 full marks add up to {0}, but are not those of {1}, which the report names.",
        ),
        Sentence::MarksUnknown => (
            "一级指标分值合计 {0}；各项与 {1} 的权重不同，是否依照本地办法，无法判断。",
            "The level-1 full marks add up to {0}; they are not those of {1}. Whether a local rule applies cannot be said.",
        ),
        Sentence::MarksDiffer => {
            ("一级指标分值合计 {0}，应为 {1}，不一致。", "The level-1 full marks add up to {0} instead of {1}.")
        }
        Sentence::MarksPart => (
            "读到的一级指标分值合计 {0}，不足以看出全部 {1} 的分配。",
            "The level-1 full marks that were found add up to {0}; how all {1} are divided cannot be seen.",
        ),
        Sentence::MarksOpen => (
            "“{0}”没有写分值，其余合计 {1}，无法核对。",
            "“{0}” has no full marks; the others add up to {1}, so the sum cannot be checked.",
        ),
        Sentence::MarksOfOther => (
            "分值与 {0} 的权重不同，与 {1} 的相同：是否应按后者评分？",
            "The full marks are not those of {0} but those of {1}: is that the rule to score by?",
        ),
        Sentence::MarksBelowDiffer => (
            "“{0}”分值 {1}，下级分值之和 {2}，不一致。",
            "“{0}” has {1} full marks; those below add up to {2}: they differ.",
        ),
        Sentence::MarksBelowAgree => {
            ("{0} 处下级分值之和与上级分值相符。", "In {0} places the full marks below add up to those above.")
        }
        Sentence::MethodAgrees => (
            "{0} 项定量指标的得分与目标、完成值相符。",
            "{0} scores of measured indicators agree with target and result.",
        ),
        Sentence::MethodDiffers => (
            "“{0}”目标 {1}、完成 {2}，得分 {3}，按所选方法应为 {4}。",
            "“{0}”: target {1}, result {2}, score {3}; its method gives {4}.",
        ),
        Sentence::MethodOpen => (
            "“{0}”目标“{1}”、完成“{2}”，得分 {3}，数据不足，不能按所选方法重算。",
            "“{0}”: target “{1}”, result “{2}”, score {3}; too little to calculate it by its method.",
        ),
        Sentence::MetWithoutFull => (
            "“{0}”目标 {1}、完成 {2}，已达到目标而得分 {3}，不是满分 {4}：扣分的依据是什么？",
            "“{0}”: target {1}, result {2}: met, yet the score is {3} and not {4}. What were marks taken off for?",
        ),
        Sentence::MissedWithFull => (
            "“{0}”目标 {1}、完成 {2}，没有达到目标而得满分 {3}；按比例应为 {4}。",
            "“{0}”: target {1}, result {2}: missed, yet full marks of {3} are given; in proportion it would be {4}.",
        ),
        Sentence::MissedOtherwise => (
            "“{0}”目标 {1}、完成 {2}，得分 {3}，按比例为 {4}：按什么办法计分？",
            "“{0}”: target {1}, result {2}, score {3}; in proportion it would be {4}. What was it scored by?",
        ),
        Sentence::FarAboveTarget => (
            "{0} 项指标的完成值达到目标的 130% 以上（{1}；第一项目标 {2}、完成 {3}）：目标是否定得过低？",
            "{0} results reach 130% of their targets or more ({1}; the first: target {2}, result {3}). Were the targets \
             set too low?",
        ),
        Sentence::LevelAgrees => {
            ("{0} 项定性指标的得分在所评档次之内。", "{0} scores of judged indicators lie within their levels.")
        }
        Sentence::LevelDiffers => (
            "“{0}”评为“{1}”，得分 {2}（分值 {3}），不在该档的 {4}%～{5}% 之内。",
            "“{0}” is judged “{1}” and scores {2} of {3}, outside the {4} to {5}% of that level.",
        ),
        Sentence::LevelOfOther => (
            "“{0}”评为“{1}”，得分 {2}（分值 {3}），不在该档的 {4}%～{5}% 之内，但别的规则允许：按哪一规则评分？",
            "“{0}” is judged “{1}” and scores {2} of {3}, outside the {4} to {5}% of that level, though another rule \
             allows it. Which rule applies?",
        ),
        Sentence::RuleMarksAgree => {
            ("{0} 行评分标准所写的满分与本行分值相符。", "In {0} rows the rule gives the full marks of its row.")
        }
        Sentence::RuleMarksDiffer => (
            "评分标准写的是 {0}，本行分值为 {1}，不一致：评分标准是否抄自别的表？",
            "The rule gives {0}, its row {1}: they differ. Was the rule copied from another form?",
        ),
        Sentence::StepsAgree => ("{0} 项按档扣分的得分与重算相符。", "{0} scores by steps agree with the recount."),
        Sentence::StepsDiffer => (
            "按评分标准扣分，得分应为 {1}（不足一档也扣则为 {2}），报告为 {0}。",
            "By the rule's steps the score would be {1} ({2} if parts of a step count); the report has {0}.",
        ),
        Sentence::StepsOpen => (
            "评分标准“{0}”要按完成值扣分，完成情况“{1}”中读不出百分比，无法重算。",
            "The rule “{0}” takes marks off by the result; “{1}” shows no percentage, so it cannot be recounted.",
        ),
        Sentence::OneIndicator => (
            "“{0}”一项占 {1}，超过全部 {2} 的一半：分值是否过于集中？",
            "“{0}” alone holds {1} of {2}, more than half. Are the marks in too few hands?",
        ),
        Sentence::FewGroups => (
            "一级指标只有 {0} 类（{1}）：是否缺少其他类别？",
            "There are only {0} kinds of level-1 indicators ({1}). Are others missing?",
        ),
        Sentence::AllFull => (
            "{0} 项一级指标全部得满分：各项满分是否都有依据？",
            "All {0} level-1 indicators have full marks. Is there evidence for each?",
        ),
        Sentence::StaffRateWithin => ("“{0}”为 {1}，没有超过 100%。", "“{0}” is {1}, not above 100%."),
        Sentence::StaffRateAbove => {
            ("“{0}”为 {1}，超过 100%，却得满分。", "“{0}” is {1}, above 100%, and yet has full marks.")
        }
        Sentence::StaffRateOpen => {
            ("“{0}”没有写出编制和实有人数，无法核对。", "“{0}” comes without posts and staff, so it cannot be checked.")
        }
        // Grades
        Sentence::GradeAgrees => {
            ("{0}属于“{2}”，报告评为“{1}”，相符。", "{0} is “{2}”, and the report says “{1}”: they agree.")
        }
        Sentence::GradeDiffers => (
            "{0}按规则属于“{2}”，报告评为“{1}”，不一致。",
            "By the rule {0} is “{2}”; the report says “{1}”: they differ.",
        ),
        Sentence::GradeWithoutScore => (
            "报告评为“{0}”，但没有写总得分，无法核对。",
            "The report says “{0}” without a total score, so it cannot be checked.",
        ),
        Sentence::GradeUnknown => (
            "报告评为“{0}”，总得分 {1}；规则中没有与之对应的等级，无法核对。",
            "The report says “{0}” with a score of {1}; the rule has no such grade, so it cannot be checked.",
        ),
        Sentence::GradeWord => ("等级用语“{0}”是规则中的用语。", "“{0}” is a word of the rule."),
        Sentence::GradeSynonym => (
            "等级写作“{0}”，即规则中的“{1}”（规则用语：{2}）。",
            "The grade is written “{0}”, which is “{1}” in the rule (its words: {2}).",
        ),
        Sentence::GradeWordUnknown => (
            "等级写作“{0}”，不是规则中的用语（{1}）：指的是哪一等？",
            "The grade is written “{0}”, which is no word of the rule ({1}). Which grade is meant?",
        ),
        Sentence::GradeCountsAgree => (
            "自评项目 {0} 个，各等级个数之和 {1}，相符。",
            "{0} projects; the numbers by grade add up to {1}: they agree.",
        ),
        Sentence::GradeCountsDiffer => (
            "自评项目 {0} 个，各等级个数之和 {1}，不一致。",
            "{0} projects; the numbers by grade add up to {1}: they differ.",
        ),
        Sentence::GradeCountsOpen => (
            "自评项目 {0} 个，只写出一个等级的 {1} 个，其余没有写，无法核对。",
            "{0} projects; only one grade is stated, with {1}, so the sum cannot be checked.",
        ),
        Sentence::GradeCountsNoTotal => (
            "各等级个数之和 {0}，没有写自评项目总数，无法核对。",
            "The numbers by grade add up to {0}; the number of projects is not stated, so it cannot be checked.",
        ),
        Sentence::GradeMeanWithin => (
            "平均得分 {0}，在各等级个数所允许的 {1}～{2} 之内。",
            "The mean score of {0} lies between {1} and {2}, where the grades put it.",
        ),
        Sentence::GradeMeanOutside => (
            "平均得分 {0}，不在各等级个数所允许的 {1}～{2} 之内。",
            "The mean score of {0} lies outside {1} to {2}, where the grades put it.",
        ),
        // Reasons
        Sentence::ReasonsGiven => ("{0} 处失分都写了原因。", "Every loss of marks, {0} in all, comes with a reason."),
        Sentence::ReasonDenied => (
            "{0} 项失分的原因写作“无”：{1}。是否漏写原因？",
            "{0} losses of marks have “无” (none) as their reason: {1}. Was the reason left out?",
        ),
        Sentence::ReasonMissing => {
            ("{0} 项失分没有写原因：{1}。原因是什么？", "{0} losses of marks come without a reason: {1}. What is it?")
        }
        Sentence::ReasonsSound => ("{0} 处失分原因与失分不矛盾。", "{0} reasons do not contradict the loss of marks."),
        Sentence::ReasonContradicts => (
            "“{0}”扣 {1}，原因却写“{2}”：是否漏写“未”字？",
            "“{0}” loses {1}, yet its reason says “{2}”, that it was done. Is 未 (not) missing?",
        ),
        Sentence::ReasonOdd => (
            "“{0}”的偏差原因写“{2}”，但没有写分值或得分，看不出是否失分。",
            "The reason for “{0}” says “{2}”; without full marks or score it cannot be said whether marks were lost.",
        ),
        Sentence::WeaknessWithFull => (
            "“{0}”得满分，正文却写“{1}”：两处是否矛盾？",
            "“{0}” has full marks, yet the text says “{1}”. Do the two go together?",
        ),
        Sentence::NoWeakness => (
            "{0} 类得满分的指标没有在问题、改进部分被写成短板。",
            "{0} kinds of indicators with full marks are not called a weakness where the text speaks of problems.",
        ),
        Sentence::LossWithoutProblem => (
            "失分 {0}，“存在的问题”却写“无”：两处是否矛盾？",
            "{0} are lost, yet the section on problems says “无” (none). Do the two go together?",
        ),
        Sentence::ProblemsWithFull => (
            "自评得满分，正文又写有问题：满分是否合适？",
            "Full marks in all, yet the text names problems. Are full marks due?",
        ),
        Sentence::ProblemsFit => ("存在的问题与得分不矛盾。", "The section on problems does not contradict the score."),
        Sentence::ProblemsOpen => (
            "“存在的问题”写“无”，但没有写得分，看不出是否矛盾。",
            "The section on problems says “无” (none); without a score it cannot be said whether that fits.",
        ),
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
        Sentence::RepeatDoubtful => (
            "{0}一处为 {1}，另一处为 {2}；相差不像笔误，可能口径不同，请核对。",
            "{0} is {1} in one place and {2} in another. They differ by more than a slip of the pen and may be told of different \
             things.",
        ),
        Sentence::RepeatUnlike => (
            "{0}一处为 {1}，另一处为 {2}，单位不同，无法比较。",
            "{0} is {1} in one place and {2} in another; the two cannot be compared.",
        ),
        Sentence::RankAgrees => (
            "文中说“{0}”的“{1}”{2}，表中为 {3}，相符。",
            "The text says of “{0}” that its “{1}” is {2} of all; the table has {3}: they agree.",
        ),
        Sentence::RankApart => (
            "文中说“{0}”的“{1}”{2}，表中它是 {3}，而“{4}”是 {5}。",
            "The text says of “{0}” that its “{1}” is {2} of all, but in the table it is {3} and “{4}” is {5}.",
        ),
        // Units
        Sentence::UnitSlip => (
            "{0} {1} 与 {2} 差出四位：若为 {3} 则相符，是否把元与万元混用？",
            "{0} at {1} does not fit {2}, but {3} would. Were yuan and 10,000 yuan mixed up?",
        ),
        Sentence::PlaceSlip => (
            "{0} {1} 与 {2} 数字相同而差 {4} 位：若为 {3} 则相符，是否写错单位或小数点？",
            "{0} at {1} has the digits of {2} but is off by {4} places; {3} would fit. Is a unit or a point wrong?",
        ),
        Sentence::MeanApart => (
            "{0} {1}：{2} 的平均数算得 {3}，四舍五入不能解释。",
            "{0} {1}: the mean of {2} is {3}; rounding does not explain it.",
        ),
        Sentence::AverageApart => (
            "{0} {1}：{2} 由 {3} 平均，算得 {4}，四舍五入不能解释。",
            "{0} is said to be {1}, but {2} over {3} is {4}: more apart than rounding explains.",
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
        }
        // Years
        Sentence::YearsAgree => (
            "评价年度 {0} 年，文中 {1} 处年度与之相符。",
            "The evaluated year is {0}; the text agrees with it in {1} places.",
        ),
        Sentence::YearDiffers => (
            "评价年度是 {1} 年，这里写 {0} 年的情况：年份是否写错？",
            "The evaluated year is {1}, yet this speaks of {0}. Is the year wrong?",
        ),
        Sentence::YearComparedWithItself => {
            ("这里把 {1} 年与 {0} 年相比：年份是否写错？", "This compares {1} with {0} itself. Is the year wrong?")
        }
        Sentence::YearComparedWithLater => (
            "这里把 {1} 年与后一年（{0} 年）相比：年份是否写错？",
            "This compares {1} with a later year, {0}. Is the year wrong?",
        ),
        Sentence::YearBeforeLast => (
            "评价年度是 {1} 年，别处都与上年相比，这里与 {0} 年相比：年份是否写错？",
            "The evaluated year is {1} and the text compares with the year before, yet here with {0}. Is the year wrong?",
        ),
        Sentence::AmountOfTwoYears => (
            "{0}一处写作 {1} 年的，一处写作 {2} 年的：年份是否写错？",
            "{0} is told of {1} in one place and of {2} in another. Is a year wrong?",
        ),
        Sentence::YearNotTheOneBefore => (
            "{1} 年的“同比”“比上年”，括号里写的是 {0} 年：年份是否写错？",
            "What is compared with the year before {1} is told of {0}. Is the year wrong?",
        ),
        Sentence::YearOfAnotherAmount => (
            "写的是与 {0} 年相比，前面列出的却是 {1} 年的数：年份是否写错？",
            "This compares with {0}, yet the amount in front is that of {1}. Is the year wrong?",
        ),
        Sentence::TitleYearDiffers => (
            "标题写 {0} 年，正文 {2} 处写 {1} 年的情况：评价的是哪一年？",
            "The title says {0}; the text speaks of {1} in {2} places. Which year is evaluated?",
        ),
        Sentence::AsOfDiffers => (
            "评价年度是 {1} 年，“截至”的日期是 {0}：是否沿用了别的年度的文字？",
            "The evaluated year is {1}, yet the date is {0}. Was it taken over from another year?",
        ),
        Sentence::YearUnknown => (
            "没有写评价年度，文中的年份无法核对。",
            "The evaluated year is not stated, so the years in the text cannot be checked.",
        ),
        Sentence::DateTooEarly => (
            "报告日期 {0}，早于评价年度 {1} 年的年末。",
            "The report is dated {0}, before the end of the evaluated year {1}.",
        ),
        Sentence::DateFits => (
            "报告日期 {0}，在评价年度 {1} 年结束之后。",
            "The report is dated {0}, after the end of the evaluated year {1}.",
        ),
        Sentence::DateOpen => (
            "报告日期 {0}；没有写评价年度，无法核对。",
            "The report is dated {0}; the evaluated year is not stated, so it cannot be checked.",
        ),
        Sentence::DateImpossible => ("日历上没有“{0}”这一天。", "No calendar has the day {0}."),
        Sentence::DatesOutOfOrder => {
            ("{0} 早于 {1}，先后次序相反。", "{0} lies before {1}: the order of the two cannot be.")
        }
        Sentence::SpanDiffers => (
            "{0}至{1}，首尾都算是 {3}，这里写 {2}。",
            "From {0} to {1}, both ends counted, are {3}; the text says {2}.",
        ),
        Sentence::DeadlineDays => (
            "期限是 {0}，实际是 {1}，相差 {3}，这里写“{2}”。",
            "It was due {0} and done {1}, {3} apart; the text says “{2}”.",
        ),
        Sentence::DeadlineSaid => {
            ("期限是 {0}，实际是 {1}，这里写“{2}”，不一致。", "It was due {0} and done {1}; the text says “{2}”.")
        }
        Sentence::EvaluatedTooEarly => (
            "{0} 早于 {1} 年年末，全年的情况还不能评价。",
            "{0} lies before the end of {1}: the whole year could not be evaluated yet.",
        ),
        Sentence::LikeLastYear => (
            "正文有 {0}% 与上年报告相同：是否沿用了上年的文字？",
            "{0}% of the text is the same as last year's. Was it taken over?",
        ),
        Sentence::UnlikeLastYear => ("正文有 {0}% 与上年报告相同。", "{0}% of the text is the same as last year's."),
        Sentence::PreviousTooShort => {
            ("正文或上年报告太短，无法比较。", "This text or last year's is too short to compare the two.")
        }
        // Wording
        Sentence::TextRepeated => {
            ("“{0}”在文中出现 {1} 次，是否重复？", "“{0}” stands in the text {1} times: is it a repetition?")
        }
        Sentence::NumberRepeated => {
            ("序号 {1} 接着序号 {0}，是否重号？", "Number {1} follows number {0}: is it used twice?")
        }
        Sentence::NumberSkipped => {
            ("序号 {1} 接着序号 {0}，是否漏号或缺段？", "Number {1} follows number {0}: is one left out?")
        }
        Sentence::PlaceholderLeft => (
            "“{0}”像是模板里没有填写或没有选择的内容，是否漏改？",
            "“{0}” looks like a part of the form that was not filled in or chosen: was it forgotten?",
        ),
        Sentence::WordTwice => ("“{0}”连写两次，是否多字？", "“{0}” is written twice in a row: is one too many?"),
        Sentence::UnusualCharacters => {
            ("“{0}”通常写作“{1}”，是否错字？", "“{0}” is usually written “{1}”: is it a slip?")
        }
        Sentence::NameVaries => (
            "部门名称“{0}”在文中又写作“{1}”，是否同一单位？",
            "The department “{0}” is also written “{1}”: are they the same?",
        ),
        Sentence::PurposeUnfit => (
            "“{0}”的用途写到“{1}”，是否写错了项目？",
            "The purpose of “{0}” speaks of “{1}”: does it belong to another item?",
        ),
        // Structure
        Sentence::SectionsThere => ("这种结构的 {0} 个部分都有。", "All {0} sections of this structure are there."),
        Sentence::SectionsMissing => (
            "这种结构通常还有：{0}。文中没有找到，是否遗漏？",
            "This structure usually has also: {0}. They were not found: were they left out?",
        ),
        Sentence::SectionsWithheld => (
            "没有公布的部分：{0}。报告说明按规定不予公开。",
            "Not published: {0}. The report says that rules forbid it.",
        ),
        Sentence::EmptyBudgetSaid => ("{0}写明没有收支。", "The report says that there was no {0}."),
        Sentence::EmptyBudgetUnsaid => (
            "{0}一节既没有数字，也没有写明“无”。",
            "The section on {0} has neither figures nor the statement that there was none.",
        ),
        Sentence::ExecutionFiguresAbsent => (
            "没有写全年预算数、执行数或预算执行率，预算执行得分无法核对。",
            "Neither budget, actual expenditure nor execution rate is stated: the score for execution cannot be verified.",
        ),
        Sentence::TotalAbsent => {
            ("没有写自评总分，总分和等级无法核对。", "No total score is stated: total and grade cannot be verified.")
        }
        Sentence::GradeAbsent => ("没有写评定等级，等级无法核对。", "No grade is stated: it cannot be verified."),
    }
}
