//! The amounts of a sentence with the words in front of them.

use crate::amount::Number;
use crate::claims::Span;
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of, many_of};

/// An amount with the words between it and the one before.
#[derive(Clone, Copy)]
pub(super) struct Token<'d> {
    pub figure: usize,
    pub number: Number,
    pub unit: &'d str,
    pub words: &'d str,
    pub name: &'d str,
    /// As it was printed.
    pub printed: Number,
    /// A kind of something, of which nothing else is said.
    pub plain: bool,
    /// 单价2600元，计3.12万元
    pub of_price: bool,
}

/// What compares, plans or tells of some of it.
const SPEAKS: AnyOf = many_of![
    "比上",
    "比预",
    "比年",
    "比去",
    "较上",
    "较年",
    "较预",
    "较去",
    "相比",
    "同比",
    "增加",
    "增长",
    "减少",
    "下降",
    "预算",
    "计划完成",
    "计划投资",
    "目标值",
    "任务",
    "每",
    "人均",
    "平均",
    "上年",
    "去年",
    "年初",
    "执行",
    "决算",
    "实际",
    "结余",
    "结转",
    "剩余",
    "其中",
    "节约",
    "标准",
    "达到",
    "以上",
    "以下",
    "完成",
    "未支",
    "未使",
    "调入",
    "调出",
    "占",
    "到位",
    "下达",
    "控制",
    "余额",
    "收回",
    "同期",
    "主要",
    "超",
    "进度款",
    "首付款",
    "预付款",
    "累计",
];

/// What has more, or is told of some of them only.
const OF_SOME: AnyOf = AnyOf::new(&["党员", "女", "硕士", "博士", "以上", "少数民族", "人次", "户籍", "参保"]);

pub(super) fn tokens<'d>(builder: &Builder<'d, '_>, piece: Span) -> Vec<Token<'d>> {
    let first = builder.document.figures_before(piece.start);
    let count = builder.document.figures_in(piece).len();
    let mut found = Vec::with_capacity(count);
    let mut from = piece.start;
    let mut depth = 0_usize;
    let mut priced = false;
    let mut named = Respective::default();
    for figure in first..first + count {
        let span = builder.figure(figure).span;
        let between = builder.slice(Span { start: from.min(span.start), end: span.start });
        for mark in between.chars() {
            match mark {
                '（' => depth += 1,
                '）' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        let unit = match builder.figure(figure).kind {
            FigureKind::Money(_) => "元",
            FigureKind::Count => people(builder.slice(span)),
            FigureKind::Year(_) | FigureKind::Date | FigureKind::Ordinal => continue,
            _ => "",
        };
        from = span.end;
        // A number of things stands inside the name of what was paid for them.
        if unit.is_empty() || depth > 0 {
            continue;
        }
        let name = between.rsplit(['，', '；', '：', '、', '（', '）']).next().unwrap_or("").trim();
        let name = named.next(between).unwrap_or(name);
        // 单价2600元，计3.12万元: what one costs is no part of what all cost.
        if any_of!["单价", "每", "均价"].is_in(name) {
            priced = true;
            continue;
        }
        let of_price = std::mem::take(&mut priced) && matches!(name, "计" | "合计" | "共计" | "小计" | "金额" | "共");
        let plain = of_price
            || (!name.is_empty()
                && !names_year(name)
                && name.chars().count() <= 24
                && (!SPEAKS.is_in(name) || (unit == "人" && name.ends_with("以下")))
                && !OF_SOME.is_in(name)
                && any_of!["含", "包括", "包含", "另"].starts(name).is_none());
        let (number, printed) = (builder.comparable(figure), builder.figure(figure).number);
        found.push(Token { figure, number, unit, words: between, name, printed, plain, of_price });
    }
    found
}

/// 货物、工程、服务分别为92.40万元、150.00万元、76.20万元: the names that wait for their amounts, the last first.
#[derive(Default)]
struct Respective<'d>(Vec<&'d str>);

impl<'d> Respective<'d> {
    fn next(&mut self, between: &'d str) -> Option<&'d str> {
        if let Some(at) = any_of!["分别为", "分别是"].place_in(between) {
            let names = between[..at].rsplit(['，', '；', '：', '（', '）']).next().unwrap_or("");
            self.0 = names.split(['、', '和', '及']).rev().collect();
            if self.0.len() < 2 || !between.ends_with(['为', '是']) {
                self.0.clear();
            }
        } else if !matches!(between, "、" | "，" | "和" | "及" | "以及") {
            self.0.clear();
        }
        self.0.pop().filter(|name| !name.is_empty())
    }
}

/// 2021年投入120万元: what a year had of something that may not be done.
fn names_year(name: &str) -> bool {
    name.find('年').is_some_and(|at| at > 3 && name.as_bytes()[at - 4..at].iter().all(u8::is_ascii_digit))
}

/// 人, whatever people are counted by; nothing for what is no number of people.
fn people(text: &str) -> &'static str {
    let word = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    if matches!(word, "人" | "名") { "人" } else { "" }
}
