//! What sentences in English say of Chinese figures and names: units in English, and what the terms mean.

use std::borrow::Cow;

/// Terms of the field and grades, with what they mean.
const MEANINGS: [(&str, &str); 30] = [
    ("合计", "total"),
    ("支出合计", "total expenditure"),
    ("基本支出", "basic expenditure"),
    ("项目支出", "project expenditure"),
    ("人员经费", "personnel"),
    ("公用经费", "operating"),
    ("政府采购支出", "procurement"),
    ("预算执行", "budget execution"),
    ("预算执行率", "rate of budget execution"),
    ("产出指标", "output"),
    ("效益指标", "benefit"),
    ("满意度指标", "satisfaction"),
    ("成本指标", "cost"),
    ("数量指标", "quantity"),
    ("质量指标", "quality"),
    ("时效指标", "timeliness"),
    ("经济效益指标", "economic benefit"),
    ("社会效益指标", "social benefit"),
    ("生态效益指标", "ecological benefit"),
    ("可持续影响指标", "lasting effect"),
    ("优", "excellent"),
    ("优秀", "excellent"),
    ("良", "good"),
    ("良好", "good"),
    ("中", "fair"),
    ("一般", "fair"),
    ("合格", "passed"),
    ("差", "poor"),
    ("较差", "poor"),
    ("不合格", "failed"),
];
const UNITS: [(&str, &str); 7] = [
    ("万元", " × 10,000 yuan"),
    ("亿元", " × 100 million yuan"),
    ("元", " yuan"),
    ("分", " points"),
    ("人", " people"),
    ("个百分点", " percentage points"),
    ("年", ""),
];

/// An argument of a sentence: a figure with its unit in English, a term with its meaning behind it, anything else as it is.
pub(super) fn argument(text: &str) -> Cow<'_, str> {
    // What stands where the text gives no name.
    if text == "该项" {
        return "this item".into();
    }
    if let Some((_, meaning)) = MEANINGS.iter().find(|(term, _)| *term == text) {
        return format!("{text} ({meaning})").into();
    }
    let unit = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | ','));
    if unit.len() < text.len()
        && let Some((_, english)) = UNITS.iter().find(|(chinese, _)| *chinese == unit)
    {
        return format!("{}{english}", &text[..text.len() - unit.len()]).into();
    }
    // 86.38%（86.39%）；13.62%（13.61%）: marks of an English line between figures.
    let words = text.chars().any(|c| !c.is_ascii() && !matches!(c, '（' | '）' | '；' | '，' | '、' | '：'));
    if words || text.is_ascii() {
        return text.into();
    }
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '（' => line.push_str(" ("),
            '）' => line.push(')'),
            '；' => line.push_str("; "),
            '，' | '、' => line.push_str(", "),
            '：' => line.push_str(": "),
            other => line.push(other),
        }
    }
    line.into()
}

#[cfg(test)]
mod tests {
    use super::argument;

    #[test]
    fn figures_have_english_units_and_terms_their_meaning() {
        assert_eq!(argument("38478.95万元"), "38478.95 × 10,000 yuan");
        assert_eq!(argument("-0.01亿元"), "-0.01 × 100 million yuan");
        assert_eq!(argument("91分"), "91 points");
        assert_eq!(argument("2024年"), "2024");
        assert_eq!(argument("良好"), "良好 (good)");
        assert_eq!(argument("该项"), "this item");
        assert_eq!(argument("86.38%（86.39%）；13.62%（13.61%）"), "86.38% (86.39%); 13.62% (13.61%)");
        for same in ["", "河道清淤项目", "12.5", "元", "良好的"] {
            assert_eq!(argument(same), same);
        }
    }
}
