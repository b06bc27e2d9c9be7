//! The titles of the checks, in both languages.

use super::Lang;
use crate::checks::RuleId;

/// The title of a check, as a heading above its findings.
pub fn rule_title(lang: Lang, rule: RuleId) -> &'static str {
    let (chinese, english) = title(rule);
    if lang == Lang::Chinese { chinese } else { english }
}

fn title(rule: RuleId) -> (&'static str, &'static str) {
    use RuleId::*;
    match rule {
        Sum01 => ("基本支出 = 人员经费 + 公用经费", "Basic expenditure = personnel + operating"),
        Sum02 => ("支出合计 = 基本支出 + 项目支出", "Total expenditure = basic + project"),
        Sum03 => ("分项之和等于合计", "Listed parts add up to their whole"),
        Sum04 => ("主要分项不超过合计，并说明覆盖率", "Main parts stay within their whole; coverage"),
        Sum05 => ("项目清单之和等于项目支出", "Projects add up to project expenditure"),
        Sum06 => ("“三公”经费的分项之和", "Parts of the three public expenses"),
        Sum07 => ("政府采购的分项之和与预留份额", "Parts of government procurement and what is reserved"),
        Sum08 => ("资金表的合计与来源", "Total and sources in the table of funds"),
        Sum09 => ("人数与编制的合计", "Totals of staff and posts"),
        Sum10 => ("四本预算与支出合计的口径", "The four budgets and the scope of the total"),
        Pct01 => ("占比 = 部分 ÷ 整体", "Share = part ÷ whole"),
        Pct02 => ("占比末位：截尾、凑平与尾差", "Last digit of a share: cut off, plugged or rounding"),
        Pct03 => ("各项占比之和为 100%", "Shares of a full split make 100%"),
        Pct04 => ("增减幅度、差额与方向", "Rate, difference and direction of a change"),
        Pct05 => ("基数为 0 时没有比率", "No rate from zero"),
        Pct06 => ("完成率与所称的预算", "Completion rate and the budget it names"),
        Pct07 => ("百分号缺失", "Missing percent sign"),
        Pct08 => ("不可能超过 100% 的比率", "Percentages that cannot be above 100%"),
        Exe01 => ("预算执行率 = 执行数 ÷ 全年预算数", "Execution rate = actual ÷ adjusted budget"),
        Exe02 => ("预算执行得分与执行率", "Score of the execution rate"),
        Exe03 => ("执行数大于预算数", "More spent than the budget"),
        Exe04 => ("执行率偏低的原因说明", "Reason for a low execution rate"),
        Exe05 => ("预算执行得满分的依据", "Grounds for full marks on execution"),
        Exe06 => ("预算为 0 而有支出或得分", "Expenditure or score without a budget"),
        Sco01 => ("得分在 0 与分值之间", "Score between zero and full marks"),
        Sco02 => ("各级指标得分相加", "Scores add up level by level"),
        Sco03 => ("总分等于各项得分之和", "Total score = sum of the groups"),
        Sco04 => ("分值合计与分值方案", "Full marks and the scheme of weights"),
        Sco05 => ("扣分 = 分值 - 得分", "Marks lost = full marks - score"),
        Sco06 => ("定量指标得分与完成比例", "Score of a measured indicator"),
        Sco07 => ("实际远超目标", "Result far above its target"),
        Sco08 => ("定性指标得分与档次", "Score and level of a judged indicator"),
        Sco09 => ("评分标准的满分与分值", "Full marks of the scoring rule and of the row"),
        Sco10 => ("按步扣分重算", "Deduction by steps"),
        Sco11 => ("分值过于集中", "Marks on too few indicators"),
        Sco12 => ("全部指标满分", "Full marks everywhere"),
        Sco13 => ("超编而得满分", "Full marks above the authorised posts"),
        Grd01 => ("等级与总分", "Grade and total score"),
        Grd02 => ("等级用词", "Words of the grade"),
        Grd03 => ("分等级项目数与平均分", "Projects by grade and their mean"),
        Rsn01 => ("扣分应有原因", "Lost marks have a reason"),
        Rsn02 => ("原因与得分是否相合", "Reason and score fit"),
        Rsn03 => ("满分与自述的不足", "Full marks and admitted weaknesses"),
        Rsn04 => ("存在问题与得分", "Problems and scores"),
        Rep01 => ("同一事项前后一致", "The same thing stated twice"),
        Rep02 => ("文字与表格一致", "Text and table agree"),
        Unt01 => ("元与万元", "Yuan and 10,000 yuan"),
        Unt02 => ("指标的单位", "Units of indicators"),
        Unt03 => ("小数位数与全角半角", "Decimals and character width"),
        Yr01 => ("年度前后一致", "The year is the same throughout"),
        Yr02 => ("报告日期与评价年度", "Date of the report and evaluated year"),
        Yr03 => ("与上年报告的雷同", "Likeness to last year's report"),
        Txt01 => ("重复的句子", "Repeated sentences"),
        Txt02 => ("序号连续", "Numbering"),
        Txt03 => ("占位符与模板残留", "Placeholders and template residue"),
        Txt04 => ("错别字与重复词", "Wrong characters and repeated words"),
        Txt05 => ("单位名称前后一致", "The department's name throughout"),
        Txt06 => ("用途与项目是否相合", "Purpose and item fit"),
        Str01 => ("应有的部分", "Required sections"),
        Str02 => ("没有的预算应写明“无”", "Empty budgets are said to be none"),
        Str03 => ("关键数字缺失", "Key figures that are missing"),
        Thr01 => ("控制率、变动率与人均数", "Control rates, rates of change and averages"),
    }
}
