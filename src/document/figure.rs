//! Every figure of a text: number, unit, and what kind of thing it counts.

use super::label::label;
use super::layout::{Layout, LineKind};
use super::marks::Marks;
use super::{dates, number, numbering};
use crate::amount::{Number, Unit};
use crate::claims::Span;
use crate::search::{AnyOf, any_of, many_of};

/// A number in the text with the unit behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub kind: FigureKind,
    pub number: Number,
    /// Digits, sign and unit.
    pub span: Span,
    /// The words directly before it that name it, without verbs (基本支出 of 基本支出共计).
    pub label: Span,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// Money; the unit as written (150万 is 万元).
    Money(Unit),
    Percent,
    /// 个百分点
    PercentagePoints,
    /// 分
    Points,
    /// People and things: the measure word is a part of the span.
    Count,
    /// A year, with or without 年.
    Year(u16),
    /// Year, month and day, or some of them; the number is their digits in this order: 20241231, or 1231.
    Date,
    /// Numbering and order: 第3条, 1、, （2）.
    Ordinal,
    /// Document numbers, subject codes, codes with letters.
    Code,
    /// A number without any unit.
    Bare,
}

/// All figures in order.
pub(super) fn find(text: &str, layout: &Layout, marks: &Marks) -> Vec<Figure> {
    let bytes = text.as_bytes();
    let mut figures = Vec::with_capacity(text.len() / 64);
    let mut digits =
        marks.all().iter().filter(|(_, mark)| mark.is_ascii_digit()).map(|&(at, _)| at as usize).peekable();
    for line in &layout.lines {
        let range = line.span.range();
        let mut at = range.start;
        let mut label_from = range.start;
        if let (LineKind::Paragraph | LineKind::Heading(_), Some(found)) =
            (line.kind, text.get(range.clone()).and_then(numbering::read))
        {
            // （三）, as well as 3、, is a figure of its own: no name begins with it.
            let number = Number::whole(i64::from(found.number));
            let span = Span::new(at, at + found.length);
            figures.push(Figure { kind: FigureKind::Ordinal, number, span, label: Span::new(at, at) });
            at += found.length;
            label_from = at;
        }
        while let Some(start) = digits.next_if(|&digit| digit < range.end) {
            if start < at {
                continue;
            }
            let Some(figure) = figure(text, range.start, label_from, start, range.end) else {
                at = number::digits(bytes, start);
                label_from = at;
                continue;
            };
            at = (figure.span.end as usize).max(start + 1);
            label_from = at;
            let figure = with_unit_of(text, figures.last(), figure, &range);
            figures.push(figure);
        }
    }
    figures
}

/// 清扫保洁518.00万元、垃圾分类96.30、病媒防制27.88: what goes on in a list of amounts has their unit.
fn with_unit_of(text: &str, before: Option<&Figure>, figure: Figure, line: &std::ops::Range<usize>) -> Figure {
    let Some(Figure { kind: FigureKind::Money(unit), span, .. }) = before else { return figure };
    let same_line = span.start as usize >= line.start;
    let after = &text[figure.span.end as usize..line.end];
    let ends = after.is_empty() || after.starts_with(['、', '；', '，', '。', '）']);
    let between = &text[span.end as usize..figure.span.start as usize];
    let label = &text[figure.label.range()];
    let listed = between.starts_with(['、', '；', '，']) && label.chars().count() >= 2;
    let other = any_of!["占", "率", "比", "增", "降", "减", "度", "值", "分", "指数", "约", "倍", "为"].is_in(label);
    if figure.kind == FigureKind::Bare && figure.number.decimals() == 2 && same_line && ends && listed && !other {
        return Figure { kind: FigureKind::Money(*unit), ..figure };
    }
    figure
}

fn figure(text: &str, line_start: usize, label_from: usize, start: usize, line_end: usize) -> Option<Figure> {
    let bytes = text.as_bytes();
    let read = number::read(&bytes[..line_end], start)?;
    let before = &text[line_start..start];
    let after = &text[read.end..line_end];
    let negative = before.ends_with('-')
        && !before[..before.len() - 1]
            .ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '年' | '月' | '日' | '%' | '元'));
    let from = if negative { start - 1 } else { start };
    let (kind, length, value) = kind(before, after, read.number, read.end - start);
    let number = if negative { value.negate() } else { value };
    let span = Span::new(from, read.end + length);
    let label = label(text, label_from.min(from), from);
    Some(Figure { kind, number, span, label })
}

/// What a number counts, the bytes of its unit, and its value where that is not the number itself (dates).
fn kind(before: &str, after: &str, number: Number, digits: usize) -> (FigureKind, usize, Number) {
    if let Some((unit, length)) = money(after) {
        return (FigureKind::Money(unit), length, number);
    }
    // 比上年398.25万增加28.35万: so many decimals have only amounts.
    if number.decimals() == 2
        && let Some(rest) = after.strip_prefix('万')
        && any_of!["增", "减", "降", "升", "下降", "上升", "提高", "多", "少", "的"].starts(rest).is_some()
    {
        return (FigureKind::Money(Unit::WanYuan), '万'.len_utf8(), number);
    }
    if after.starts_with('%') || after.starts_with('‰') {
        let length = after.chars().next().map_or(0, char::len_utf8);
        return (if length == 1 { FigureKind::Percent } else { FigureKind::Bare }, length, number);
    }
    for word in ["个百分点", "百分点"] {
        if after.starts_with(word) {
            return (FigureKind::PercentagePoints, word.len(), number);
        }
    }
    if after.starts_with("百分比") {
        return (FigureKind::Percent, "百分比".len(), number);
    }
    if let Some(found) = dates::year_or_date(before, after, number, digits) {
        return found;
    }
    // 第3条, 附表2, but 自评表62份
    let counted = any_of!["份", "张", "册", "页"].starts(after).is_some() && !before.ends_with('第');
    // 企业代表150人 are people, 表150 is a table.
    let named = any_of!["第", "附件", "附表", "表", "图", "附"].ends(before).is_some() && !before.ends_with("代表");
    if named && number.decimals() == 0 && !counted {
        return (FigureKind::Ordinal, 0, number);
    }
    if before.ends_with('（') && after.starts_with('）') && digits <= 2 {
        return (FigureKind::Ordinal, 0, number);
    }
    // 【5.4分】, but 〔2021〕12号
    if before.ends_with('〔') && after.starts_with("分〕") {
        return (FigureKind::Points, '分'.len_utf8(), number);
    }
    // 编号534, but 整改销号534个
    let numbered = before.ends_with('号') && !(before.ends_with("销号") && measure(after).is_some());
    if before.ends_with('〔') || after.starts_with('号') || after.starts_with('〕') || numbered {
        return (FigureKind::Code, 0, number);
    }
    // 住房公积金（项）2210201, 住房公积金（项）（2210201）: the code of the subject.
    let level = if after.starts_with('）') { before.strip_suffix('（').unwrap_or(before) } else { before };
    if matches!(digits, 3 | 5 | 7) && any_of!["（类）", "（款）", "（项）"].ends(level).is_some() {
        return (FigureKind::Code, 0, number);
    }
    let latin = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '/' | ':');
    if (before.ends_with(latin) && !before.ends_with('/')) || (after.starts_with(latin) && !starts_with_measure(after))
    {
        return (FigureKind::Code, 0, number);
    }
    // 90分至97分之间, 成本5分之和, 以100分为满分
    if after.starts_with('分')
        && (NOT_POINTS.starts(after).is_none() || any_of!["分之间", "分之和", "分为满分"].starts(after).is_some())
    {
        return (FigureKind::Points, '分'.len_utf8(), number);
    }
    if let Some(length) = measure(after) {
        return (FigureKind::Count, length, number);
    }
    // 得分24 at the end of a line or a clause
    let ends = after.is_empty() || after.starts_with(['、', '，', '；', '。', '）', '\n']);
    if ends && before.trim_end_matches('：').ends_with("得分") {
        return (FigureKind::Points, 0, number);
    }
    // 1、办公室；2、财务科 inside a line.
    if digits <= 2
        && number.decimals() == 0
        && after.starts_with('、')
        && before.ends_with(['：', '；', '。', '，', '、'])
    {
        return (FigureKind::Ordinal, 0, number);
    }
    (FigureKind::Bare, 0, number)
}

const NOT_POINTS: AnyOf = AnyOf::new(&["分别", "分钟", "分之", "分管", "分局", "分为", "分类", "分公司"]);

/// 元, 万元, 万 and 亿, with what 千 and 百 before 元 would make of them left alone.
fn money(after: &str) -> Option<(Unit, usize)> {
    for (word, unit) in [("万元", Unit::WanYuan), ("亿元", Unit::YiYuan), ("元", Unit::Yuan)] {
        if after.starts_with(word) {
            return Some((unit, word.len()));
        }
    }
    // 150万, but not 3万人, 2万亩.
    for (word, unit) in [("万", Unit::WanYuan), ("亿", Unit::YiYuan)] {
        if let Some(rest) = after.strip_prefix(word) {
            let next = rest.chars().next();
            if next.is_none_or(|c| "，。；、）：\t\n用\"".contains(c)) {
                return Some((unit, word.len()));
            }
        }
    }
    None
}

/// Measure words of people and things; the longest first.
const MEASURES: AnyOf = many_of![
    "万人次",
    "万册次",
    "人次",
    "册次",
    "批次",
    "户次",
    "家次",
    "剂次",
    "台次",
    "架次",
    "件（次）",
    "件次",
    "人份",
    "台套",
    "台（套）",
    "台（架）",
    "套（台）",
    "万平方米",
    "万立方米",
    "平方米",
    "立方米",
    "平方公里",
    "公顷",
    "公里",
    "万人",
    "万亩",
    "万件",
    "万千瓦时",
    "千瓦时",
    "万公里",
    "万度",
    "万只",
    "万头",
    "万份",
    "万台",
    "万户",
    "万吨",
    "万株",
    "万册",
    "万次",
    "万个",
    "万套",
    "万条",
    "万棵",
    "万剂",
    "万袋",
    "场次",
    "班次",
    "车次",
    "学时",
    "课时",
    "公斤",
    "千克",
    "小时",
    "个月",
    "人",
    "名",
    "个",
    "项",
    "辆",
    "台",
    "套",
    "次",
    "户",
    "家",
    "件",
    "份",
    "场",
    "期",
    "批",
    "所",
    "处",
    "座",
    "亩",
    "吨",
    "条",
    "篇",
    "天",
    "岁",
    "级",
    "类",
    "款",
    "起",
    "位",
    "间",
    "栋",
    "幢",
    "米",
    "本",
    "册",
    "支",
    "株",
    "头",
    "口",
    "只",
    "盏",
    "块",
    "艘",
    "例",
    "宗",
    "倍",
    "张",
    "架",
    "笔",
    "根",
    "棵",
    "枚",
    "羽",
    "尾",
    "眼",
    "幅",
    "卷",
    "捆",
    "瓶",
    "盒",
    "箱",
    "袋",
    "桶",
    "剂",
    "轮",
    "组",
    "片",
    "段",
];

pub(super) fn measure(after: &str) -> Option<usize> {
    // 1.62万卷, 3.1亿立方米: any of them by ten thousands.
    let scale = ['万', '亿'].into_iter().find(|&scale| after.starts_with(scale)).map_or(0, char::len_utf8);
    if let (true, None) = (scale > 0, MEASURES.starts(after)) {
        return measure(&after[scale..]).map(|length| scale + length);
    }
    // 5项目: the word goes on; 4个项目 does not.
    let found = MEASURES.starts(after)?;
    let goes_on = [
        ("项", "项目"),
        ("级", "级别"),
        ("款", "款项"),
        ("期", "期间"),
        ("处", "处理"),
        ("本", "本单位"),
        ("本", "本年"),
        ("组", "组织"),
        ("片", "片区"),
        ("剂", "剂量"),
    ];
    let other_word = goes_on.iter().any(|(word, longer)| found == *word && after.starts_with(longer));
    (!other_word).then_some(found.len())
}

fn starts_with_measure(after: &str) -> bool {
    ["m", "km", "kg", "t"]
        .iter()
        .any(|unit| after.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric())))
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::*;

    fn found(text: &str) -> Vec<(FigureKind, String, String)> {
        let document = Document::read(text);
        let figures = document.figures.iter();
        figures.map(|f| (f.kind, f.number.to_string(), document.slice(f.label).to_owned())).collect()
    }

    fn one(text: &str) -> (FigureKind, String) {
        let (kind, number, _) = found(text).remove(0);
        (kind, number)
    }

    #[test]
    fn kinds() {
        use FigureKind::*;
        for (text, kind, number) in [
            ("基本支出368.97万元", Money(Unit::WanYuan), "368.97"),
            ("支出0.39万。", Money(Unit::WanYuan), "0.39"),
            ("共3万人参加", Count, "3"),
            ("接收1.62万卷", Count, "1.62"),
            ("蓄水3.1亿立方米", Count, "3.1"),
            ("7,800,000.00元", Money(Unit::Yuan), "7800000.00"),
            ("占基本支出的86.38％", Percent, "86.38"),
            ("提高2.5个百分点", PercentagePoints, "2.5"),
            ("自评得分91分。", Points, "91"),
            ("60分钟", Bare, "60"),
            ("2024年度决算", Year(2024), "2024"),
            ("2024本单位", Year(2024), "2024"),
            ("截至2024年12月31日", Date, "20241231"),
            ("2025-03-15", Date, "20250315"),
            ("第3条", Ordinal, "3"),
            ("财预〔2021〕101号", Year(2021), "2021"),
            ("事业编制２８人", Count, "28"),
            ("增长-5.3%", Percent, "-5.3"),
            ("减少56.95万元", Money(Unit::WanYuan), "56.95"),
            ("项目4个", Count, "4"),
            ("1、办公费4万元", Ordinal, "1"),
            ("5G基站", Code, "5"),
        ] {
            assert_eq!(one(text), (kind, number.to_owned()), "{text}");
        }
    }

    #[test]
    fn labels() {
        let label = |text: &str| found(text).remove(0).2;
        assert_eq!(label("其中：人员经费318.74万元"), "人员经费");
        assert_eq!(label("收入支出总计为2995.39万元"), "收入支出总计");
        assert_eq!(label("总额:792.22万元"), "总额");
        assert_eq!(label("公务用车（购置及运行）费3万元"), "公务用车（购置及运行）费");
    }
}
