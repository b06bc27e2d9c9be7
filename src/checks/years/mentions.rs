//! Which years a text speaks of as its own.

use crate::claims::Span;
use crate::document::{Document, Figure, FigureKind, Line, LineKind};
use crate::search::{AnyOf, any_of, find, has, many_of};

/// How far around a year its sentence is looked at, in bytes.
pub(super) const WINDOW: usize = 240;

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
/// The same, where the year begins the sentence: nobody writes so of another year without saying why.
const OWN_SPENDING: AnyOf =
    AnyOf::new(&["三公", "机关运行经费", "政府采购支出", "政府采购总额", "收入、支出", "收入总计、支出总计"]);
/// How many there were at its end.
const STAFF: AnyOf = AnyOf::new(&["编制", "在职", "实有", "在编", "在岗"]);
/// What is yet to come may be told of a later year.
const PLANNED: AnyOf = many_of![
    "预算", "计划", "拟", "预计", "下一", "明年", "分别", "至", "批复", "安排", "下达", "申请", "结转", "力争", "将",
    "目标", "规划",
];
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
pub(super) struct Mention {
    pub year: u16,
    pub span: Span,
    /// Its words can only be said of the year that is evaluated.
    pub sure: bool,
}

/// The years that speak of a year's own accounts or evaluation, without last year's and without laws and plans.
pub(super) fn mentions(document: &Document<'_>, stated: u16, title: Option<Span>) -> Vec<Mention> {
    let mut lines = document.lines.iter().peekable();
    let mut found = Vec::new();
    // （2023年度） in a line of its own, below the name of a form, is the year of a title that says 年度, not 2024年…项目.
    let annual = title.is_some_and(|title| document.slice(title).ends_with('度'));
    for figure in &document.figures {
        let FigureKind::Year(year) = figure.kind else { continue };
        while lines.next_if(|line| line.span.end <= figure.span.start).is_some() {}
        let Some(line) = lines.peek() else { break };
        if Some(figure.span) == title || matches!(line.kind, LineKind::Row(_)) || document.slice(figure.span).len() <= 4
        {
            continue;
        }
        let (before, after) = around(document, line.span, figure);
        let on_others = in_section_on_others(document, figure.span.start);
        let form = annual && is_of_form(before, after);
        if (is_evaluated(before, after) && !on_others) || form || is_heading(document, line, before, after) {
            found.push(Mention { year, span: figure.span, sure: true });
            continue;
        }
        if line.kind != LineKind::Paragraph || on_others {
            continue;
        }
        let of_accounts = speaks_of_accounts(after) && !elsewhere(before, after);
        let later = year > stated && is_done_later(before, after);
        // 与2022年度相比，各增加345.19万元。（2022年度收、支总计6018.92万元）: what was compared with.
        let bracketed = before == "（" && after.ends_with('）');
        // 全年出国（境）团组1个。2022年度无此项支出: told beside this year's.
        let none_then = any_of!["无此", "无该", "没有此", "没有该"].starts(after.trim_start_matches('度')).is_some();
        if year + 1 == stated && (bracketed || none_then) {
            continue;
        }
        let told = of_accounts || later || is_scored(before, after) || names_own_total(before, after);
        if told || begins_with_own(document, line.span, figure, year, after) {
            found.push(Mention { year, span: figure.span, sure: false });
        }
    }
    found
}

/// The words of the sentence before and behind a year.
pub(super) fn around<'d>(document: &'d Document<'_>, line: Span, figure: &Figure) -> (&'d str, &'d str) {
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

/// The year behind these words is compared with, or ends a span of years.
pub(super) fn is_compared(before: &str) -> bool {
    before.ends_with(['比', '较', '与', '同', '和', '由', '从', '至', '到', '-', '—', '《', '〔'])
}

/// What stands behind the last mark.
pub(super) fn last_clause(words: &str) -> &str {
    words.rsplit(['，', '：', '；', '（']).next().unwrap_or(words)
}

/// The first so many bytes.
pub(super) fn first(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes.min(text.len()))]
}

/// 我局对2023年度部门整体支出开展绩效自评; 现将2023年度…绩效自评情况报告如下; 纳入2023年部门决算编报范围; 评价基准日：2023年.
fn is_evaluated(before: &str, after: &str) -> bool {
    /// Bytes from the verb to the year, and from the year to what was done.
    const SUBJECT: usize = 45;
    const OBJECT: usize = 90;
    if any_of!["评价基准日", "评价期间", "评价时段", "评价期", "评价年度"]
        .ends(before.trim_end_matches(['：', '为', '是']))
        .is_some()
    {
        return true;
    }
    if before.ends_with("纳入") {
        let after = after.trim_start_matches('度');
        let of = any_of!["部门决算", "部门汇总决算", "部门预算"].starts(after).map(|word| &after[word.len()..]);
        return of.is_some_and(|of| any_of!["编", "汇", "的"].starts(of).is_some() || of.is_empty());
    }
    // 对2021—2023年度专项资金开展绩效评价: the last of several.
    if is_compared(before) {
        return false;
    }
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(SUBJECT))..];
    let begun = any_of!["对", "现将", "现就", "开展了", "组织了", "完成了"].last_in(near);
    let Some(subject) = begun.map(|(at, word)| &near[at + word.len()..]) else { return false };
    let place =
        any_of!["省", "市", "县", "区", "州", "镇", "乡"].starts(subject.trim_start_matches(['我', '全', '本']));
    // 对2022年度高标准农田建设项目（2023年度实施）…开展了绩效自评: the year in the bracket is told beside it.
    let in_bracket = subject.rfind('（') > subject.rfind('）');
    if subject.contains(['，', '《', '：', '。']) || place.is_some() || in_bracket {
        return false;
    }
    let object = first(after, OBJECT);
    let Some((at, done)) = any_of!["自评", "自我评价", "绩效评价"].find_in(object) else { return false };
    let behind = &after[at + done.len()..];
    let others =
        any_of!["》", "重点评价", "财政评价", "复核", "复评", "抽查", "上年", "预算的", "指出", "发现", "反馈"];
    let of_it = any_of![
        "中",
        "发现",
        "指出",
        "反馈",
        "存在",
        "结果",
        "整改",
        "问题",
        "工作的通知",
        "通知",
        "方案",
        "办法",
        "提出",
    ];
    !others.is_in(&object[..at]) && of_it.starts(behind).is_none()
}

/// （2023年度） below the name of a form, 项目支出绩效自评表（2023年度）.
fn is_of_form(before: &str, after: &str) -> bool {
    let name = before.strip_suffix('（').filter(|_| after.trim_start_matches('度') == "）");
    name.is_some_and(|name| name.is_empty() || any_of!["自评表", "评价表", "评分表", "完成情况表"].ends(name).is_some())
}

/// 第二部分 2023年度部门决算表; 2023年度部门整体支出绩效自评表 in a line of its own.
fn is_heading(document: &Document<'_>, line: &Line, before: &str, after: &str) -> bool {
    const LONGEST: usize = 120;
    let text = document.slice(line.span);
    if text.len() > LONGEST
        || text.contains(['《', '。', '，', '：', '〔'])
        || any_of!["通知", "关于", "附件"].is_in(text)
    {
        return false;
    }
    let after = after.trim_start_matches('度');
    let named = any_of![
        "部门决算",
        "单位决算",
        "部门整体支出",
        "部门整体绩效",
        "单位整体支出",
        "绩效目标完成",
        "收入支出",
        "收支",
        "预算执行",
    ];
    let Some(named) = named.starts(after) else { return false };
    let rest = after[named.len()..].trim_start_matches(['绩', '效', '自', '评', '价', '我', '的']);
    let whole = any_of!["表", "情况", "说明", "公开", "报告"].starts(rest).is_some();
    whole && (before.is_empty() || any_of!["第", "、", "）", "附"].is_in(before) || before.ends_with(' '))
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

/// What follows the year and those who speak.
fn behind_speakers(after: &str) -> &str {
    let mut rest = after;
    while let Some(word) = SPEAKERS.starts(rest) {
        rest = &rest[word.len()..];
    }
    rest
}

/// 2022年度总收入4016.40万元，上年度为…: the year stands directly before a total and its amount, and no other beside it.
fn names_own_total(before: &str, after: &str) -> bool {
    let rest = behind_speakers(after);
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

/// 2023年度收、支总计均为911.55万元。与2022年度的…相比: the year begins its line, and no year but the one before it is told in it.
fn begins_with_own(document: &Document<'_>, line: Span, figure: &Figure, year: u16, after: &str) -> bool {
    // Looked at at all only where the line has just begun, however long it is.
    if figure.span.start - line.start > MOST_HEADING {
        return false;
    }
    let before = document.slice(Span { start: line.start, end: figure.span.start });
    let line = first(document.slice(line), LINE);
    let alone = |other: u16| other + 1 == year || other == year;
    (before.is_empty() || before.ends_with(['）', '、', '.', '。']))
        && tells_own(after)
        && !any_of!["本年", "今年", "当年"].is_in(line)
        && years_in(line).all(alone)
}

/// What was done in the year is told behind it, with a figure.
pub(super) fn tells_own(after: &str) -> bool {
    /// Bytes from 年末 to the number of people.
    const NEAR: usize = 36;
    let digit = |c: char| c.is_ascii_digit();
    let rest = behind_speakers(after).trim_start_matches('"');
    if let Some(behind) = rest.strip_prefix('末') {
        return behind.contains(digit) && STAFF.is_in(first(behind.split(digit).next().unwrap_or(""), NEAR));
    }
    let lists = [&OWN_ACCOUNTS, &OWN_TOTALS, &OWN_SPENDING];
    let Some(own) = lists.iter().find_map(|list| list.starts(rest)) else { return false };
    let to_amount = rest[own.len()..].split(digit).next().unwrap_or("");
    rest.contains(digit) && (!PLANNED.is_in(to_amount) || has(rest, "支出决算"))
}

/// What was done in a year that was to come.
fn is_done_later(before: &str, after: &str) -> bool {
    let quoted = before.rfind('《') > before.rfind('》');
    let budget = behind_speakers(after).starts_with("预算");
    // 县财政局关于开展2023年度项目支出绩效自评的通知: what a letter asks for is named by the year in which it is done.
    let clause = after.split(['，', '；']).next().unwrap_or(after);
    let letter = has(last_clause(before), "关于") && any_of!["的通知", "的函", "的要求"].is_in(clause);
    tells_own(after) && !quoted && !budget && !letter && !is_compared(before) && !PLANNED.is_in(last_clause(before))
}

/// 经综合评价，我镇2024年度部门整体支出绩效自评得分97.12分: the result, not that of an earlier year beside it.
fn is_scored(before: &str, after: &str) -> bool {
    const NEAR: usize = 60;
    let near = first(after, NEAR);
    let near = near.split(['，', '。', '、', '；', '：']).next().unwrap_or(near).trim_start_matches('度');
    let whole = any_of!["部门整体", "单位整体", "整体支出"].starts(near).is_some();
    let scored = any_of!["自评得分", "自评总分", "自评总得分", "自评综合得分", "绩效得分", "评价得分"].is_in(near);
    let alone = other_years(before) + other_years(after) == 0;
    let others = any_of!["上年", "本年", "以前", "整改", "比", "较", "项目", "财政评价", "复核", "复评"];
    whole && scored && alone && !is_compared(before) && !others.is_in(before) && !others.is_in(after)
}

/// Bytes of a heading in front of a sentence: （一）收入支出总体情况。
const MOST_HEADING: u32 = 48;
/// So much of a line is asked whether it speaks of another year.
const LINE: usize = 3000;

/// The years that a text names.
pub(super) fn years_in(text: &str) -> impl Iterator<Item = u16> {
    let year = |at: usize| {
        text.get(at..at + 4).filter(|_| text[at + 4..].starts_with('年')).and_then(|year| year.parse().ok())
    };
    text.match_indices("20").filter_map(move |(at, _)| year(at))
}

/// The year that a sentence speaks of in front of a comparison: its first figure, if it names a year at all, and no other beside it.
pub(super) fn spoken_of(before: &str, evaluated: u16) -> Option<u16> {
    let mut years = years_in(before);
    let Some(year) = years.next() else { return Some(evaluated) };
    let at = before.find(|c: char| c.is_ascii_digit())?;
    let leads = before[at..].starts_with(&year.to_string()) && !is_compared(&before[..at]);
    let behind = before.get(at + 4..)?.trim_start_matches(['年', '度']);
    // 2022年度为301.12万元，比2022年度: told to be compared with.
    let told = behind.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '为' | '、' | '-' | '—'));
    (leads && !told && years.all(|other| other == year)).then_some(year)
}

/// How many other years a text names.
pub(super) fn other_years(text: &str) -> usize {
    years_in(text).count()
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
    let near = first(&after[..find(after, "其中").unwrap_or(after.len())], 90);
    before.ends_with(['《', '〔', '-', '—', '~'])
        || another_year(before)
        || another_year(near)
        || ELSEWHERE.is_in(before)
        || ELSEWHERE.is_in(near)
}
