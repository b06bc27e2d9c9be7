//! A whole year evaluated before its end: 于2023年3月对2023年1月至12月的项目支出开展绩效自评.

use super::day::Day;
use super::told;
use crate::checks::{Finding, Sentence};
use crate::claims::Span;
use crate::document::{Document, FigureKind};
use crate::search::any_of;

/// Bytes from the date to the year that was evaluated, and from there to the word for it.
const NEAR: usize = 150;
/// From this month on a year may be looked at before it is over.
const LATE: i64 = 11;

pub(super) fn check(
    document: &Document<'_>,
    evaluated: Option<u16>,
    line: Span,
    days: &[Day],
    findings: &mut Vec<Finding>,
) {
    for (at, day) in days.iter().enumerate().filter(|(_, day)| day.year > 0 && day.month < LATE) {
        if concluded(document, evaluated, line, &days[..=at]) || worked(document, evaluated, line, day) {
            let arguments = vec![document.slice(day.span).to_owned(), day.year.to_string()];
            findings.push(told(Sentence::EvaluatedTooEarly, arguments, [day.span]));
            continue;
        }
        // 2023年3月至4月: from the later one on.
        let next = days.get(at + 1).filter(|next| {
            let between = document.slice(Span { start: day.span.end, end: next.span.start.max(day.span.end) });
            matches!(between, "至" | "到" | "-" | "—" | "~")
        });
        if next.is_some_and(|next| next.month >= LATE || next.year > day.year) {
            continue;
        }
        let (at, end) = next.map_or((at, day.span.end), |next| (at + 1, next.span.end));
        let text = document.slice(Span { start: end, end: line.end.max(end) });
        let text = text.split(['。', '；', '！', '？']).next().unwrap_or(text);
        let text = &text[..text.floor_char_boundary(NEAR.min(text.len()))];
        let Some((to, _)) = any_of!["绩效自评", "自评", "绩效评价", "决算公开"].find_in(text) else {
            continue;
        };
        let words = &text[..to];
        // 至, 起: the date is an end of a span.
        let front = &document.text()[line.start as usize..day.span.start as usize];
        let other = any_of![
            "监控",
            "目标",
            "上半年",
            "半年",
            "季度",
            "中期",
            "事前",
            "通知",
            "部署",
            "布置",
            "启动",
            "计划",
            "拟",
            "将",
            "要求",
            "编制",
            "预算编",
            "方案",
            "办法",
            "培训",
            "事中",
            "阶段"
        ];
        let open = front.ends_with(['至', '到', '自', '从', '-', '—', '~', '《', '〔'])
            || any_of!["截至", "截止", "不超过"].ends(front).is_some();
        if open
            || text.starts_with(['至', '到', '前', '-', '—', '~', '起'])
            || other.is_in(words)
            || other.is_in(&text[to..])
        {
            continue;
        }
        let acted = any_of!["开展", "组织", "完成", "进行", "实施", "形成", "对"];
        if !acted.is_in(words) {
            continue;
        }
        let span = Span { start: end, end: end + to as u32 };
        let whole_year = document.figures_in(span).iter().find(|figure| match figure.kind {
            FigureKind::Year(year) => {
                let behind = &document.text()[figure.span.end as usize..];
                i64::from(year) == day.year && any_of!["以来", "初", "底", "末", "上半"].starts(behind).is_none()
            }
            // 2023年1月至12月
            FigureKind::Date => {
                let number = figure.number.mantissa();
                let next =
                    days.get(at + 2).is_some_and(|end| end.month == 12 && (end.year == 0 || end.year == day.year));
                number / 10_000 == i128::from(day.year) && number / 100 % 100 == 1 && next
            }
            _ => false,
        });
        let Some(evaluated) = whole_year else { continue };
        let arguments = vec![document.slice(day.span).to_owned(), day.year.to_string()];
        findings.push(told(Sentence::EvaluatedTooEarly, arguments, [day.span, evaluated.span]));
    }
}

/// 2022年3月6日至15日，…核实全年目标完成值；3月25日至31日，撰写自评报告: the work on the report of its own year.
fn worked(document: &Document<'_>, evaluated: Option<u16>, line: Span, day: &Day) -> bool {
    let behind = &document.text()[day.span.end as usize..line.end as usize];
    let sentence = behind.split('。').next().unwrap_or(behind);
    let span = Span { start: day.span.end, end: day.span.end + sentence.len() as u32 };
    let names_no_year = document.figures_in(span).iter().all(|figure| !matches!(figure.kind, FigureKind::Year(_)));
    let of_all = any_of!["核实全年", "全年目标完成", "撰写自评报告", "形成自评报告"].is_in(sentence);
    let other = any_of!["上年", "去年", "监控", "方案", "通知"].is_in(sentence);
    evaluated.is_some_and(|year| i64::from(year) == day.year) && names_no_year && of_all && !other
}

/// 自评范围为2023年1月至12月…，自评报告于2023年2月20日完成: the last of the days ended the evaluation of its own year.
fn concluded(document: &Document<'_>, evaluated: Option<u16>, line: Span, days: &[Day]) -> bool {
    let Some((day, before)) = days.split_last() else { return false };
    let front = document.slice(Span { start: line.start, end: day.span.start.max(line.start) });
    let behind = &document.text()[day.span.end as usize..line.end as usize];
    let clause = front.rsplit(['，', '。', '；']).next().unwrap_or(front);
    let of_report = any_of!["自评报告于", "自评报告已于", "自评工作于", "自评工作已于", "绩效自评于"]
        .ends(clause)
        .is_some()
        && any_of!["完成", "形成", "报送", "提交", "全部完成", "全面完成", "顺利完成", "定稿"].starts(behind).is_some();
    let sentence = front.rsplit('。').next().unwrap_or(front);
    let start = line.start + (front.len() - sentence.len()) as u32;
    let whole_year = before.windows(2).any(|pair| {
        pair[0].span.start >= start
            && pair[0].year == day.year
            && pair[0].month == 1
            && pair[1].month == 12
            && pair[1].year <= day.year
    });
    // 2023年度部门整体支出绩效自评工作于
    let from = day.span.start - clause.len() as u32;
    let own = document.figures_in(Span { start: from, end: day.span.start });
    let named = own.iter().any(|figure| matches!(figure.kind, FigureKind::Year(year) if i64::from(year) == day.year));
    of_report && (whole_year || named || evaluated.is_some_and(|year| i64::from(year) == day.year))
}
