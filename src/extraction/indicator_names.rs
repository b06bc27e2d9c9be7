//! The names of indicators: which words name one, and where it stands in the tree.

use super::builder::Builder;
use crate::claims::Span;
use crate::report::Indicator;
use crate::report::indicator::IndicatorPath;
use crate::search::{AnyOf, any_of, has};

/// The code of a level-1 indicator by its name; `None` for one of a lower level.
pub(super) fn code(name: &str) -> Option<&'static str> {
    const BELOW: AnyOf =
        AnyOf::new(&["经济效益", "社会效益", "生态效益", "环境效益", "可持续", "服务对象", "数量", "质量", "时效"]);
    if BELOW.is_in(name) {
        return None;
    }
    let codes = [
        ("预算执行", "execution"),
        ("资金执行", "execution"),
        ("产出", "output"),
        ("效益", "benefit"),
        ("效果", "benefit"),
        ("满意度", "satisfaction"),
        ("成本", "cost"),
        ("投入", "input"),
        ("过程", "process"),
        ("决策", "decision"),
        ("管理", "management"),
    ];
    codes.iter().find(|(word, _)| has(name, word)).map(|&(_, code)| code)
}

/// The name of an indicator in some words: 产出指标 of 部门产出指标得分.
pub(super) fn name_in(builder: &Builder<'_, '_>, span: Span) -> Option<Span> {
    let text = builder.slice(span);
    const KERNELS: AnyOf = AnyOf::new(&[
        "经济效益",
        "社会效益",
        "生态效益",
        "环境效益",
        "可持续影响",
        "服务对象满意度",
        "社会公众满意度",
        "预算执行",
        "资金执行",
        "产出",
        "效益",
        "效果",
        "满意度",
        "成本",
        "数量",
        "质量",
        "时效",
        "投入",
        "过程",
        "决策",
    ]);
    let (start, kernel) = KERNELS.find_in(text)?;
    let mut end = start + kernel.len();
    for tail in ["率", "情况", "类", "指标", "完成情况"] {
        if text[end..].starts_with(tail) {
            end += tail.len();
        }
    }
    let base = span.start as usize;
    Some(Span::new(base + start, base + end))
}

/// Short words without a figure, and none that speak of the whole.
pub(super) fn is_own_name(words: &str) -> bool {
    let length = words.chars().count();
    (2..=10).contains(&length)
        && !words.contains(|c: char| c.is_ascii_digit())
        && !any_of!["得", "评", "总", "分", "满", "其中", "项目", "单位"].is_in(words)
}

/// The indicator of this name, wherever it stands in the tree.
pub(super) fn find(indicators: &[Indicator], name: &str) -> Option<IndicatorPath> {
    let matches = |indicator: &Indicator| {
        indicator.name == name || indicator.name.trim_end_matches("指标") == name.trim_end_matches("指标")
    };
    for (index, group) in indicators.iter().enumerate() {
        if let Some(child) = group.children.iter().position(matches) {
            return Some(IndicatorPath(vec![index, child]));
        }
    }
    let same_code = |indicator: &Indicator| !indicator.code.is_empty() && Some(indicator.code.as_str()) == code(name);
    let group = indicators.iter().position(matches).or_else(|| indicators.iter().position(same_code));
    group.map(|index| IndicatorPath(vec![index]))
}

pub(super) fn group_index(groups: &mut Vec<Indicator>, code: &str, name: &str) -> usize {
    groups.iter().position(|group| group.code == code).unwrap_or_else(|| {
        groups.push(Indicator { name: name.to_owned(), code: code.to_owned(), ..Indicator::default() });
        groups.len() - 1
    })
}
