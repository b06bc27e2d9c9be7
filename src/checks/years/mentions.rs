//! YR-01: years in the text.

use crate::checks::{Finding, RuleId, Sentence, Severity, Subject, Verdict};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, FigureKind, LineKind};
use crate::report::field::Field;
use crate::search::{AnyOf, any_of, find, has, many_of};

/// How far around a year its sentence is looked at, in bytes.
const WINDOW: usize = 240;
/// The most findings about single years.
const MOST: usize = 12;

/// What a report says of its own year, directly behind it.
const OWN_ACCOUNTS: AnyOf = AnyOf::new(&[
    "财政拨款",
    "基本支出",
    "项目支出",
    "部门整体支出",
    "整体支出",
    "政府性基金预算",
    "国有资本经营预算",
    "社会保险基金预算",
    "一般公共预算",
    "收入支出总计",
    "本年收入",
    "支出总额",
    "收支",
    "无",
]);
/// Totals that a year's own report states.
const OWN_TOTALS: AnyOf = AnyOf::new(&[
    "总收入",
    "总支出",
    "支出合计",
    "收入合计",
    "收入总计",
    "支出总计",
    "支出总额",
    "收入总额",
    "预算安排",
    "预算总额",
    "全年收入",
    "全年支出",
    "收、支总计",
    "收支总计",
]);
/// Who speaks, between the year and what it says.
const SPEAKERS: AnyOf = AnyOf::new(&["度", "，", "本单位", "我单位", "本部门", "我部门", "我局", "本局", "部门"]);

/// With these in its sentence a year may be another one.
const ELSEWHERE: AnyOf = many_of![
    "比",
    "较",
    "上年",
    "上一年",
    "去年",
    "同期",
    "同比",
    "增长",
    "下降",
    "增加",
    "减少",
    "持平",
    "结转",
    "结余",
    "年初",
    "以来",
    "历年",
    "至",
    "到",
    "起",
    "成立",
    "设立",
    "批准",
    "批复",
    "印发",
    "根据",
    "按照",
    "依据",
    "文件",
    "规划",
    "整改",
    "应用",
    "反馈",
    "启动",
    "立项",
    "开工",
    "累计",
    "分别",
    "计划",
    "预计",
    "下一",
    "公开",
    "编制",
    "安排",
    // 财政局对我局2021年度整体支出的重点评价为86.70分
    "对我",
    "重点评价",
];

/// A year that speaks of the accounts of a year.
struct Mention {
    year: u16,
    span: Span,
}

pub(super) fn check(subject: &Subject<'_>, document: &Document<'_>, findings: &mut Vec<Finding>) {
    let Some(stated) = subject.report.year else {
        let any = document.figures.iter().find(|figure| matches!(figure.kind, FigureKind::Year(_)));
        if let Some(any) = any {
            let mut finding = Finding::hint(RuleId::Yr01, Verdict::Undecidable, Sentence::YearUnknown, vec![]);
            finding.severity = Severity::Info;
            findings.push(finding.at([Place::span(any.span)]));
        }
        return;
    };
    let source = subject.place(Field::Year);
    let mentions = mentions(document, source.span);
    let count = |year: u16| mentions.iter().filter(|mention| mention.year == year).count();
    let mut year = stated;
    // A title may be the one place that is wrong.
    if let Some(other) = mentions.iter().map(|mention| mention.year).max_by_key(|&year| count(year))
        && other != stated
        && count(other) >= 2
        && count(stated) == 0
    {
        let first = mentions.iter().find(|mention| mention.year == other).map(|mention| Place::span(mention.span));
        let arguments = vec![stated.to_string(), other.to_string(), count(other).to_string()];
        let finding = Finding::hint(RuleId::Yr01, Verdict::Inconsistent, Sentence::TitleYearDiffers, arguments);
        findings.push(finding.at([source.clone()].into_iter().chain(first)));
        year = other;
    }
    let before = findings.len();
    for mention in
        mentions.iter().filter(|mention| mention.year != year && !beside_own(document, mention, year)).take(MOST)
    {
        let arguments = vec![mention.year.to_string(), year.to_string()];
        let finding = Finding::hint(RuleId::Yr01, Verdict::Inconsistent, Sentence::YearDiffers, arguments);
        findings.push(finding.at([source.clone(), Place::span(mention.span)]));
    }
    as_of(document, year, &source, findings);
    compared_with_itself(document, year, &source, findings);
    let agreeing = count(year);
    if findings.len() == before && year == stated && agreeing > 0 {
        let arguments = vec![year.to_string(), agreeing.to_string()];
        let places = mentions.iter().take(1).map(|mention| Place::span(mention.span));
        let finding = Finding::hint(RuleId::Yr01, Verdict::Consistent, Sentence::YearsAgree, arguments);
        findings.push(finding.at([source].into_iter().chain(places)));
    }
}

/// 2022年总收入a万元，…。2021年总收入b万元，同比增加…: the same was told of the report's own year in the same line.
fn beside_own(document: &Document<'_>, mention: &Mention, year: u16) -> bool {
    const WORDS: usize = 6;
    /// So many figures before it are looked at.
    const NEAR: usize = 64;
    let text = document.text();
    let line = document.lines.partition_point(|line| line.span.end <= mention.span.start);
    let Some(line) = document.lines.get(line) else { return false };
    let words = |span: Span| text.as_bytes().get(span.end as usize..span.end as usize + WORDS);
    let before = document.figures_in(Span { start: line.span.start, end: mention.span.start });
    // 2020年全年支出a万元。2021年支出同比增加b万元: told to be compared with.
    let behind = document.figures_in(Span { start: mention.span.end, end: line.span.end });
    let next = behind.iter().take(NEAR).find(|figure| figure.kind == FigureKind::Year(year));
    let compared = next.is_some_and(|next| {
        let after = &text[next.span.end as usize..line.span.end as usize];
        let near = &after[..after.floor_char_boundary(after.len().min(WINDOW))];
        any_of!["同比", "比上年", "较上年", "增加", "减少", "增长", "下降", "相比"].is_in(near)
    });
    // 2020年支出总额a万元，其中…。本年总支出比上年增加b万元
    let after = &text[mention.span.end as usize..line.span.end as usize];
    let after = &after[..after.floor_char_boundary(after.len().min(2 * WINDOW))];
    // 2018年支出a万元，本年较上年增支b万元
    let (rest, next) = after.split_once('。').unwrap_or((after, ""));
    let within = any_of!["本年较上年", "本年比上年", "今年较上年", "今年比上年", "本年度较上年"].is_in(rest);
    let next = &next[..next.floor_char_boundary(next.len().min(WINDOW / 2))];
    let compared = compared || within || any_of!["比上年", "较上年", "同比", "与上年相比"].is_in(next);
    if compared && mention.year + 1 == year {
        return true;
    }
    let mut own = before.iter().rev().take(NEAR).filter(|figure| figure.kind == FigureKind::Year(year));
    own.any(|figure| words(figure.span).is_some() && words(figure.span) == words(mention.span))
}

/// The years that speak of a year's own accounts, without last year's and without laws and plans.
fn mentions(document: &Document<'_>, title: Option<Span>) -> Vec<Mention> {
    let mut lines = document.lines.iter().peekable();
    let mut found = Vec::new();
    for figure in &document.figures {
        let FigureKind::Year(year) = figure.kind else { continue };
        while lines.next_if(|line| line.span.end <= figure.span.start).is_some() {}
        let Some(line) = lines.peek() else { break };
        if Some(figure.span) == title || line.kind != LineKind::Paragraph {
            continue;
        }
        let (before, after) = around(document, line.span, figure);
        let of_accounts = speaks_of_accounts(after)
            && !elsewhere(before, after)
            && !in_section_on_others(document, figure.span.start);
        if document.slice(figure.span).len() > 4 && (of_accounts || names_own_total(before, after)) {
            found.push(Mention { year, span: figure.span });
        }
    }
    found
}

/// The words of the sentence before and behind a year.
fn around<'d>(document: &'d Document<'_>, line: Span, figure: &Figure) -> (&'d str, &'d str) {
    let text = document.text();
    let from = text.ceil_char_boundary((figure.span.start as usize).saturating_sub(WINDOW).max(line.start as usize));
    let to = text.floor_char_boundary((figure.span.end as usize + WINDOW).min(line.end as usize));
    let (start, end) = (figure.span.start as usize, figure.span.end as usize);
    let ends = |span: Span| document.marks_in(span).filter(|(_, mark)| matches!(mark, '。' | '；' | '！' | '？'));
    let from = ends(Span::new(from, start)).next_back().map_or(from, |(at, mark)| at + mark.len_utf8());
    // 2022年基本支出a万元、项目支出b万元；两项同比分别增长…: compared behind the mark.
    let compares = |at: usize| {
        let words = any_of!["两项", "三项", "二者", "两者", "同比", "分别", "较", "比"];
        text[at..].strip_prefix('；').is_some_and(|behind| words.starts(behind).is_some())
    };
    let to = ends(Span::new(end, to.max(end))).find(|&(at, _)| !compares(at)).map_or(to, |(at, _)| at);
    (text.get(from..start).unwrap_or(""), text.get(end..to.max(end)).unwrap_or(""))
}

fn speaks_of_accounts(after: &str) -> bool {
    let mut rest = after;
    while let Some(next) = SPEAKERS.starts(rest).and_then(|word| rest.strip_prefix(word)) {
        if OWN_ACCOUNTS.starts(rest).is_some() {
            return true;
        }
        rest = next;
    }
    OWN_ACCOUNTS.starts(rest).is_some()
}

/// 2022年度总收入4016.40万元，上年度为…: the year stands directly before a total and its amount, and no other beside it.
fn names_own_total(before: &str, after: &str) -> bool {
    let mut rest = after;
    while let Some(word) = SPEAKERS.starts(rest) {
        rest = &rest[word.len()..];
    }
    let Some(behind) = OWN_TOTALS.starts(rest).map(|word| &rest[word.len()..]) else { return false };
    let amount = behind.trim_start_matches(['为', '共', '计', '：', '是', '总', '额', '数']);
    let alone = |text: &str| !text.contains("20") || !text.contains('年');
    let compared = before.ends_with(['比', '较', '与', '同', '和', '从', '自']);
    amount.starts_with(|c: char| c.is_ascii_digit())
        && !compared
        && alone(before)
        && other_years(after) == 0
        && !any_of!["累计", "规划", "上年", "批复", "文件", "计划"].is_in(before)
}

/// How many other years a text names.
fn other_years(text: &str) -> usize {
    text.match_indices("20").filter(|(at, _)| text.get(at + 4..).is_some_and(|rest| rest.starts_with('年'))).count()
}

/// 五、以前年度评价结果应用: the section says of which years it speaks.
fn in_section_on_others(document: &Document<'_>, at: u32) -> bool {
    let title = document.section_at(at).map_or("", |section| document.slice(section.title));
    any_of!["以前年度", "往年", "上年", "上一年", "历年", "以往"].is_in(title)
}

/// A comparison, a law, a plan or history; or another year stands beside it.
fn elsewhere(before: &str, after: &str) -> bool {
    let another_year = |text: &str| has(text, "年度") || text.contains("20") && text.contains('年');
    // What comes behind the figures of a listing (其中：…) is about them, not about the year.
    let near = &after[..find(after, "其中").unwrap_or(after.len())];
    let near = &near[..near.floor_char_boundary(near.len().min(90))];
    before.ends_with(['《', '〔', '-', '—', '~'])
        || another_year(before)
        || another_year(near)
        || ELSEWHERE.is_in(before)
        || ELSEWHERE.is_in(near)
}

/// 比2022年增加 in a report on 2022: a year is compared with another one.
fn compared_with_itself(document: &Document<'_>, year: u16, source: &Place, findings: &mut Vec<Finding>) {
    let text = document.text();
    for figure in document.figures.iter().filter(|figure| figure.kind == FigureKind::Year(year)) {
        let before = &text[..figure.span.start as usize];
        if !["比", "较"].iter().any(|word| before.ends_with(word)) || before.ends_with("对比") {
            continue;
        }
        let line = document.lines.partition_point(|line| line.span.end <= figure.span.start);
        let Some(line) = document.lines.get(line).filter(|line| line.kind == LineKind::Paragraph) else { continue };
        let (before, after) = around(document, line.span, figure);
        let near = &after[..after.floor_char_boundary(after.len().min(24))];
        let changes = ["增加", "减少", "增长", "下降", "上升", "降低"].iter().any(|word| near.contains(word));
        // 比2022年年初预算减少 compares with the budget of the same year, and next year's budget compares with this one.
        if !changes || near.contains("预算") || before.contains("预算") || other_years(before) > 0 {
            continue;
        }
        let arguments = vec![year.to_string(), year.to_string()];
        let finding = Finding::hint(RuleId::Yr01, Verdict::Inconsistent, Sentence::YearComparedWithItself, arguments);
        findings.push(finding.at([source.clone(), Place::span(figure.span)]));
    }
}

/// Bytes of the first lines, which say what kind of document it is.
const HEAD: usize = 300;

/// 截至2024年12月31日: a day of the evaluated year, or later.
fn as_of(document: &Document<'_>, year: u16, source: &Place, findings: &mut Vec<Finding>) {
    let text = document.text();
    // A budget is made in the year before its own, and says how things stand then.
    let head = &text[..text.floor_char_boundary(HEAD.min(text.len()))];
    if has(head, "预算") && !any_of!["决算", "绩效", "自评"].is_in(head) {
        return;
    }
    let dates = document.figures.iter().filter(|figure| figure.kind == FigureKind::Date);
    for figure in dates {
        let before = &text[..figure.span.start as usize];
        if !before.ends_with("截至")
            && !before.ends_with("截止")
            && !before.ends_with("截止到")
            && !before.ends_with("截至到")
        {
            continue;
        }
        let date = figure.number.mantissa();
        // Without a year the number is month and day.
        let Ok(own) = u16::try_from(date / 10_000) else { continue };
        if own == 0 || own >= year {
            continue;
        }
        let line = document.lines.partition_point(|line| line.span.end <= figure.span.start);
        let Some(line) = document.lines.get(line) else { continue };
        let (before, after) = around(document, line.span, figure);
        let words = any_of!["结转", "上年", "年初", "比", "较", "成立", "以前年度"];
        if words.is_in(before) || words.is_in(after) {
            continue;
        }
        let arguments = vec![document.slice(figure.span).to_owned(), year.to_string()];
        let finding = Finding::hint(RuleId::Yr01, Verdict::Inconsistent, Sentence::AsOfDiffers, arguments);
        findings.push(finding.at([source.clone(), Place::span(figure.span)]));
    }
}
