//! Amounts that are not those that their name says, by where they stand: 2021年收入a万元，其中财政拨款b万元 in a report on 2022,
//! 年初预算a万元（基本支出b万元）, 4家单位基本支出a万元. One walk over the figures; what a sentence says of its first figures it says of
//! the others.

use crate::claims::Span;
use crate::document::{Document, Figure, FigureKind};
use crate::search::any_of;

/// What has been read of the sentence so far.
struct Sentence {
    start: u32,
    /// The year that it speaks of.
    year: Option<u16>,
    /// It begins with the year before: 上年度该项目预算a万元，支出b万元.
    last_year: bool,
    /// It splits the budget of the one before it.
    splits: bool,
    /// A bracket is open behind the amount of a budget.
    in_budget: bool,
}

/// Which figures they are, for each figure of the document.
pub(super) fn find(document: &Document<'_>, year: Option<u16>) -> Vec<bool> {
    let mut sentence = Sentence { start: 0, year: None, last_year: false, splits: false, in_budget: false };
    let mut before: Option<&Figure> = None;
    let mut found = Vec::with_capacity(document.figures.len());
    for figure in &document.figures {
        let from = before.map_or(0, |before| before.span.end).min(figure.span.start);
        for (at, mark) in document.marks_in(Span { start: from, end: figure.span.start }) {
            match mark {
                '。' | '\n' => {
                    let next = Span::new(at + mark.len_utf8(), figure.span.start as usize);
                    let told = Span { start: sentence.start, end: at as u32 };
                    let splits = mark == '。' && splits_budget(document, told, next);
                    let last_year = tells_of_last_year(document.slice(next));
                    sentence = Sentence { start: next.start, year: None, last_year, splits, in_budget: false };
                }
                '；' | '\t' | '|' => (sentence.year, sentence.last_year) = (None, false),
                '（' => sentence.in_budget = before.is_some_and(|owner| is_budget(document, owner, at)),
                '）' => sentence.in_budget = false,
                _ => {}
            }
        }
        let compared =
            || document.text()[..figure.span.start as usize].ends_with(['比', '较', '与', '于', '从', '由', '自']);
        if let FigureKind::Year(named) = figure.kind
            && !compared()
        {
            sentence.year = Some(named);
        }
        // 上年度支出a万元，本年支出b万元
        sentence.last_year &=
            !any_of!["本年", "今年", "当年"].is_in(document.slice(Span { start: from, end: figure.span.start }));
        let earlier = sentence.last_year || sentence.year.zip(year).is_some_and(|(named, own)| named + 1 == own);
        let of_some = before.is_some_and(|before| {
            before.kind == FigureKind::Count
                && before.span.end == figure.label.start
                && document.slice(before.span).ends_with(['家', '所', '个'])
        });
        let money = matches!(figure.kind, FigureKind::Money(_));
        found.push(money && (earlier || of_some || sentence.splits || sentence.in_budget));
        before = Some(figure);
    }
    found
}

/// 上年度该项目预算a万元, but neither 上年结转a万元 nor 上年末.
fn tells_of_last_year(words: &str) -> bool {
    let rest = any_of!["上年度", "去年度", "上一年度", "上年", "去年"].starts(words).map(|word| &words[word.len()..]);
    rest.is_some_and(|rest| {
        any_of!["结转", "结余", "末", "底", "同期", "结存"].starts(rest).is_none()
            && !rest.starts_with(['（', '：', '的'])
            && any_of!["项目", "预算", "支出", "安排", "收入"].is_in(rest)
    })
}

/// 年初预算a万元（: the bracket behind a budget says what it is made of.
fn is_budget(document: &Document<'_>, owner: &Figure, bracket: usize) -> bool {
    owner.span.end as usize == bracket
        && matches!(owner.kind, FigureKind::Money(_))
        && any_of!["预算", "追加", "调增", "结转", "预算数"].ends(document.slice(owner.label)).is_some()
}

/// 全年预算a万元…。按用途分：基本支出b万元，项目支出c万元
fn splits_budget(document: &Document<'_>, told: Span, next: Span) -> bool {
    let words = document.slice(next);
    // 按支出性质，基本支出b万元，项目支出c万元
    let by_kind =
        any_of!["按支出性质，", "按资金性质，", "按支出类型，", "按支出用途，", "按用途，"].starts(words).is_some();
    (by_kind || (words.starts_with('按') && words.contains("分：")))
        && document.slice(told).contains("预算")
        && !any_of!["支出", "执行", "决算"].is_in(document.slice(told))
}
