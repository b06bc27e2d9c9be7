//! Posts and staff by unit: 核定后行政编制0人（其中机关后勤0人），事业编制28人，实有…

use super::builder::Builder;
use super::clause::{Mark, clauses};
use super::words;
use crate::claims::Span;
use crate::document::FigureKind;
use crate::report::field::{Field, StaffField};
use crate::report::{StaffKind, StaffRow, StaffUnit};
use crate::search::{AnyOf, any_of, has};

/// Which column of the staff table a clause speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Authorised,
    InPost,
}

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let mut unit = None;
    for &statement in statements {
        let text = builder.slice(statement);
        let counts = builder.document.figures_in(statement).iter().any(|figure| figure.kind == FigureKind::Count);
        if counts && any_of!["编制", "实有", "在职"].is_in(text) && text.contains('人') {
            sentence(builder, statement, &mut unit);
        }
    }
}

/// Only numbers of people.
fn is_people(builder: &Builder<'_, '_>, figure: usize) -> bool {
    let figure = builder.figure(figure);
    let text = builder.slice(figure.span);
    figure.kind == FigureKind::Count && (text.ends_with('人') || text.ends_with('名'))
}

fn sentence(builder: &mut Builder<'_, '_>, statement: Span, unit: &mut Option<usize>) {
    let mut column = None;
    // The kind of the posts in front, whose holders follow.
    let mut of_kind = None;
    let mut pending = Span::default();
    for clause in clauses(builder.document, statement) {
        let people: Vec<usize> = clause.figures.clone().filter(|&figure| is_people(builder, figure)).collect();
        if people.is_empty() {
            pending = clause.span;
            continue;
        }
        let mut from = clause.span.start;
        for figure in people {
            let span = builder.figure(figure).span;
            let words = Span { start: from, end: span.start };
            let text = builder.slice(words);
            let named = if text.is_empty() && clause.before == Mark::Colon { pending } else { words };
            let text = builder.slice(named);
            if let Some(found) = column_of(text) {
                column = Some(found);
            }
            // 实有236人，其中行政编制171人、实有163人: posts of one kind, and those who hold them.
            let posts = text.ends_with("编制") && kind_of(text).is_some() && held_behind(builder, figure);
            if posts {
                column = Some(Column::Authorised);
            }
            let held = std::mem::replace(&mut of_kind, kind_of(text).filter(|_| posts));
            if let Some(name) = unit_name(builder, named) {
                *unit = Some(unit_index(builder, name));
            }
            let kind = held.filter(|_| kind_of(text) == Some(StaffKind::Other)).or_else(|| kind_of(text));
            if let (Some(kind), Some(column)) = (kind, column) {
                let unit = *unit.get_or_insert_with(|| own_unit(builder));
                set(builder, unit, kind, column, figure);
            }
            from = span.end;
        }
    }
}

/// The next figure is told as those who hold the posts.
fn held_behind(builder: &Builder<'_, '_>, figure: usize) -> bool {
    let Some(next) = builder.document.figures.get(figure + 1) else { return false };
    let start = builder.figure(figure).span.end;
    let words = builder.slice(Span { start, end: next.span.start.max(start) });
    let words = words.trim_matches(['、', '，', '人', '员']);
    is_people(builder, figure + 1)
        && any_of!["实有", "实际", "在编", "在岗", "现有"].starts(words).is_some()
        && words.chars().count() <= 6
}

fn column_of(words: &str) -> Option<Column> {
    let in_post = any_of!["实有", "现有", "在职", "在编", "在岗", "实际在"].last_in(words);
    let authorised = any_of!["核定", "编制数", "编制人数", "人员编制", "编制总数", "应有"].last_in(words);
    match (in_post, authorised) {
        // 实有行政编制0人 counts staff, whatever post they hold.
        (Some(_), None) => Some(Column::InPost),
        (None, Some(_)) => Some(Column::Authorised),
        (Some((a, _)), Some((b, _))) => Some(if a > b { Column::InPost } else { Column::Authorised }),
        // 离退休人员 hold no post: they are counted as they are.
        (None, None) if any_of!["退休", "离休"].is_in(words) => Some(Column::InPost),
        (None, None) if words.ends_with("编制") => None,
        _ => None,
    }
}

fn kind_of(words: &str) -> Option<StaffKind> {
    Some(if any_of!["退休", "离休"].is_in(words) {
        StaffKind::Retired
    } else if any_of!["后勤", "工勤"].is_in(words) {
        StaffKind::Logistics
    } else if any_of!["行政", "公务员"].is_in(words) {
        StaffKind::Administrative
    } else if has(words, "事业") {
        StaffKind::Institution
    } else if any_of!["编外", "合同", "聘用", "临聘", "劳务派遣"].is_in(words) {
        StaffKind::Contract
    } else if any_of!["编制", "在职", "实有", "在编", "在岗"].is_in(words) {
        StaffKind::Other
    } else {
        return None;
    })
}

/// What is said of a unit behind its name.
const VERBS: AnyOf =
    AnyOf::new(&["核定", "人员编制", "行政编制", "事业编制", "现有", "实有", "编制", "共有", "在职", "在编", "有"]);

/// 临武县产业开发区综合服务中心 of …综合服务中心核定后行政编制.
fn unit_name(builder: &Builder<'_, '_>, words: Span) -> Option<Span> {
    let text = builder.slice(words);
    let end = VERBS.place_in(text)?;
    let name = text[..end].trim_end_matches(['共', '现', '机', '关']);
    let start = name.rfind(['，', '：', '；', '。']).map_or(0, |at| at + '，'.len_utf8());
    let name = &name[start..];
    let own = any_of!["本单位", "我单位", "全局", "我局", "本部门", "我部门"].ends(name).is_some();
    (!own && name.chars().count() >= 3 && (words::names_organisation(name) || name.ends_with("本级")))
        .then(|| Span::new(words.start as usize + start, words.start as usize + start + name.len()))
}

fn unit_index(builder: &mut Builder<'_, '_>, name: Span) -> usize {
    let text = builder.slice(name);
    let units = &mut builder.report.staffing;
    let index = units.iter().position(|unit| unit.name == text).unwrap_or_else(|| {
        units.push(StaffUnit { name: text.to_owned(), ..StaffUnit::default() });
        units.len() - 1
    });
    builder.source(Field::StaffUnitName(index), name);
    index
}

/// The department itself, where the sentence names no unit.
fn own_unit(builder: &mut Builder<'_, '_>) -> usize {
    let name = builder.report.department.clone();
    builder.report.staffing.push(StaffUnit { name, ..StaffUnit::default() });
    builder.report.staffing.len() - 1
}

fn set(builder: &mut Builder<'_, '_>, unit: usize, kind: StaffKind, column: Column, figure: usize) {
    let Some(count) = builder.count(figure) else { return };
    let span = builder.figure(figure).span;
    let Some(unit_rows) = builder.report.staffing.get_mut(unit).map(|unit| &mut unit.rows) else { return };
    let row = unit_rows.iter().position(|row| row.kind == kind).unwrap_or_else(|| {
        unit_rows.push(StaffRow { kind, ..StaffRow::default() });
        unit_rows.len() - 1
    });
    let (slot, field) = match column {
        Column::Authorised => (&mut unit_rows[row].authorised, StaffField::Authorised),
        Column::InPost => (&mut unit_rows[row].in_post, StaffField::InPost),
    };
    if slot.is_none() {
        *slot = Some(count);
        builder.source(Field::Staff(unit, row, field), span);
    }
}

/// A label in one line and its number in the next: 人员编制 / 99 / 实有人数 / 96.
pub(super) fn stacked(builder: &mut Builder<'_, '_>) {
    let lines = &builder.document.lines;
    for pair in lines.windows(2) {
        let (label, value) = (builder.slice(pair[0].span), pair[1].span);
        let column = match label {
            "人员编制" | "编制人数" | "编制数" | "核定编制" => Column::Authorised,
            "实有人数" | "在职人数" | "实有人员" | "在职人员" => Column::InPost,
            _ => continue,
        };
        let Some(figure) = builder.document.figures.iter().position(|figure| figure.span.start == value.start) else {
            continue;
        };
        let whole_line = builder.figure(figure).span.end == value.end;
        if whole_line && matches!(builder.figure(figure).kind, FigureKind::Bare | FigureKind::Count) {
            let unit = if builder.report.staffing.is_empty() { own_unit(builder) } else { 0 };
            set(builder, unit, StaffKind::Other, column, figure);
        }
    }
}
