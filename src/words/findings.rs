//! Words of findings as files: the letter and the columns of the table.

use super::{Lang, word_list, words};
use crate::checks::{Severity, Verdict};

word_list! {
    /// Words of the letter and of the table of findings.
    FindingsWords {
        rule: "检查项", "Check";
        verdict: "结果", "Verdict";
        severity: "程度", "Severity";
        message: "说明", "Finding";
        stated: "报告写", "Stated";
        computed: "计算得", "Calculated";
        difference: "相差", "Difference";
        tolerance: "允许误差", "Rounding allows";
        formula: "算式", "Formula";
        quotes: "原文", "Quotes";
        basis: "依据", "Basis";
        error: "错误", "error";
        warning: "提醒", "warning";
        notice: "提示", "notice";
        info: "说明", "information";
        comma: "，", ", ";
        semicolon: "；", "; ";
        quoted: "“{0}”", "“{0}”";
        count: "{0} {1}", "{1} {0}";
        letter_title: "{0} 核对结果", "{0} What was checked";
        letter_counts: "共 {0} 条：{1}。", "{0} in all: {1}.";
        letter_nothing: "没有找到可以核对的内容。", "Nothing was found that could be checked.";
        letter_rules: "规则：{0}", "Rules: {0}";
        letter_note: "以下只说明报告中的数字和文字是否相互一致，不判断哪一处正确。",
            "This only says whether figures and words of the report agree with each other, not which of them is right.";
        letter_group: "{0}（{1}）", "{0} ({1})";
        letter_quote: "原文：", "Quote: ";
        letter_basis: "依据：", "Basis: ";
        letter_value: "{0} {1}", "{0} {1}";
        basis_number: "{0}（{1}）", "{0} ({1})";
    }
}

impl FindingsWords {
    pub fn of(lang: Lang) -> &'static FindingsWords {
        match lang {
            Lang::Chinese => &FindingsWords::ZH,
            Lang::English => &FindingsWords::EN,
        }
    }
}

/// A verdict in one word.
pub fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    let common = &words(lang).common;
    match verdict {
        Verdict::Consistent => common.consistent,
        Verdict::Rounding => common.rounding,
        Verdict::Partial => common.partial,
        Verdict::Inconsistent => common.inconsistent,
        Verdict::Undecidable => common.undecidable,
    }
}

/// A severity in one word.
pub fn severity(lang: Lang, severity: Severity) -> &'static str {
    let words = FindingsWords::of(lang);
    match severity {
        Severity::Error => words.error,
        Severity::Warning => words.warning,
        Severity::Notice => words.notice,
        Severity::Info => words.info,
    }
}
