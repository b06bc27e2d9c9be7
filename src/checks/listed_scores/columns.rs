//! The scores of all projects in a column: 项目名称 | 预算数 | 执行率 | 自评得分.

use crate::claims::Span;
use crate::document::{Document, Figure, FigureKind, Table};
use crate::search::{any_of, has};

/// A head has no more rows than these.
const HEAD: usize = 3;

/// For each table of projects that has a score in every row, where it stands and the scores.
pub(super) fn of<'d>(document: &'d Document<'_>) -> impl Iterator<Item = (Span, Vec<&'d Figure>)> {
    document.tables.iter().filter_map(|table| Some((table.span, scores(document, table)?)))
}

fn scores<'d>(document: &'d Document<'_>, table: &Table) -> Option<Vec<&'d Figure>> {
    let (head, column) = table.rows.iter().take(HEAD).enumerate().find_map(|(at, row)| {
        let of_projects = row.iter().any(|&cell| any_of!["项目名称", "项目"].starts(document.slice(cell)).is_some());
        let column = row.iter().position(|&cell| {
            let name = document.slice(cell).trim_end_matches("（分）");
            matches!(name, "得分" | "自评得分" | "自评分" | "绩效得分" | "绩效自评得分" | "评价得分" | "综合得分")
        });
        column.filter(|_| of_projects).map(|column| (at, column))
    })?;
    let width = table.rows[head].len();
    let mut found = Vec::new();
    for row in &table.rows[head + 1..] {
        let first = row.iter().take(2).map(|&cell| document.slice(cell));
        // What all of them come to is none of them.
        if first.into_iter().any(|name| any_of!["合计", "总计", "小计"].is_in(name) || has(name, "平均")) {
            continue;
        }
        let cell = row.get(column).filter(|_| row.len() == width)?;
        let [score] = document.figures_in(*cell) else { return None };
        let plain = matches!(score.kind, FigureKind::Bare | FigureKind::Points | FigureKind::Count);
        if !plain || !super::is_possible(score.number) {
            return None;
        }
        found.push(score);
    }
    Some(found)
}
