//! What belongs to the pages that a text was printed on and not to the text: their numbers, and the lines that stand on each of them.

use std::collections::{HashMap, HashSet};

use crate::search::{any_of, has_marks_around};

/// A page's number, whatever stands around it: — 3 —, 第 4 页 共 12 页.
pub(super) fn is_number(line: &str) -> bool {
    const AROUND: [char; 7] = ['-', '—', '–', '－', '·', ' ', '~'];
    let bare = if has_marks_around(line) { line.trim_matches(AROUND) } else { line };
    if bare.len() < line.len() && (1..=4).contains(&bare.chars().count()) && bare.chars().all(is_digit) {
        // Dashes on both sides, else it is a negative figure.
        return !line.ends_with(is_digit) && !line.starts_with(is_digit);
    }
    let compact = |c: char| !c.is_whitespace();
    line.starts_with('第') && line.chars().count() <= 16 && {
        let text: String = line.chars().filter(|&c| compact(c)).collect();
        text.ends_with('页') && text.chars().all(|c| "第页共，,/".contains(c) || is_digit(c))
    }
}

/// Of either width.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// The lines that a title and what is told of it stand in.
const FIRST: usize = 12;
/// Characters of a line that is no cell.
const LONG: usize = 8;

/// Lines that belong to pages. `breaks` are the lines behind a page's number.
pub(super) fn furniture(lines: &[&str], breaks: &[usize]) -> HashSet<usize> {
    let mut found = numbers(lines);
    let mut breaks = breaks.to_vec();
    breaks.extend(found.iter().map(|number| number + 1));
    // Below a page's number the next page begins, above it its own ends.
    let behind = breaks.iter().copied().filter(|&at| at < lines.len());
    let front = breaks.iter().filter_map(|&at| (0..at).rev().find(|line| !found.contains(line)));
    let near: Vec<usize> = behind.chain(front).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for &at in &near {
        *counts.entry(lines[at]).or_default() += 1;
    }
    let mut first: HashMap<&str, usize> = HashMap::new();
    if !near.is_empty() {
        for (at, line) in lines.iter().enumerate() {
            first.entry(line).or_insert(at);
        }
    }
    // A title may go over two lines, or be spaced out.
    let squeezed = |line: &str| line.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let title: String =
        if near.is_empty() { String::new() } else { lines.iter().take(FIRST).copied().map(squeezed).collect() };
    for &at in &near {
        let line = lines[at];
        let titled = at >= FIRST && line.chars().count() > LONG && title.contains(&squeezed(line));
        let earlier = first.get(line).is_some_and(|&other| other < at);
        let cells = line.split_whitespace().count();
        // 项目 预算数 执行数: the head of a table that goes on on the next page.
        let again = earlier && (cells > 2 || first[line] < FIRST);
        // A cell of a table may come to stand at two edges by chance; a head names the document.
        let names = any_of!["报告", "年度", "绩效", "决算", "自评", "评价", "公开"].is_in(line) || counts[line] > 2;
        let running = counts[line] > 1 && names && (cells == 1 || earlier) && !line.ends_with(['。', '；', '，']);
        if titled || line.chars().count() >= LONG && (again || running) {
            found.insert(at);
        }
    }
    found
}

/// Numbers without a mark, alone in their lines: 2, 3, 4 or 2 / 9, 3 / 9, one behind the other and no other among them.
fn numbers(lines: &[&str]) -> HashSet<usize> {
    /// Fewer lines are no page.
    const APART: usize = 12;
    let whole = |text: &str| text.trim().parse::<u32>().ok().filter(|_| text.trim().len() <= 3);
    let bare = |line: &&str| whole(line).map(|number| (number, 0));
    let of_all = |line: &&str| {
        let (number, all) = line.split_once('/')?;
        Some((whole(number)?, whole(all)?))
    };
    let run = |read: &dyn Fn(&&str) -> Option<(u32, u32)>| -> Vec<usize> {
        let places: Vec<(usize, (u32, u32))> =
            lines.iter().enumerate().filter_map(|(at, line)| Some((at, read(line)?))).collect();
        let follow = places.windows(2).all(|pair| {
            let ((at, (number, all)), (next, (following, of))) = (pair[0], pair[1]);
            following == number + 1 && all == of && next - at >= APART && (all == 0 || following <= all)
        });
        if follow && places.len() > 1 { places.into_iter().map(|(at, _)| at).collect() } else { Vec::new() }
    };
    run(&bare).into_iter().chain(run(&of_all)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages() {
        for line in ["- 12 -", "— 3 —", "－ １ －", "第 ４ 页", "第 5 页 共 20 页", "第3页"] {
            assert!(is_number(line), "{line}");
        }
        for line in ["-12", "12", "第三页的表", "第 5 页见附件"] {
            assert!(!is_number(line), "{line}");
        }
    }

    #[test]
    fn bare_numbers_are_pages_where_they_count_up_far_apart() {
        let text = |numbers: &[&'static str], apart: usize| -> Vec<&'static str> {
            numbers.iter().flat_map(|&number| std::iter::repeat_n("正文", apart).chain([number])).collect()
        };
        assert_eq!(furniture(&text(&["2", "3", "4"], 14), &[]).len(), 3);
        assert_eq!(furniture(&text(&["2 / 4", "3 / 4"], 14), &[]).len(), 2);
        for numbers in [&["2", "4"][..], &["3", "2"], &["2"], &["2", "3", "9"]] {
            assert_eq!(furniture(&text(numbers, 14), &[]).len(), 0, "{numbers:?}");
        }
        assert_eq!(furniture(&text(&["1", "2", "3"], 4), &[]).len(), 0, "cells, each in a line of its own");
    }

    #[test]
    fn what_stands_on_every_page() {
        let head = "某局2023年度部门整体支出绩效自评报告";
        let lines = [head, "一、概况", "本局内设科室五个。", head, "二、收支", "支出合计十万元。", head, "三、自评"];
        let found = furniture(&lines, &[3, 6]);
        assert!(found.contains(&3) && found.contains(&6) && found.len() == 2, "{found:?}");
        let rows = ["项目名称 预算数 执行数", "甲项目 10 9", "项目名称 预算数 执行数", "乙项目 20 18"];
        assert_eq!(furniture(&rows, &[2]), HashSet::from([2]));
        assert!(furniture(&rows, &[]).is_empty(), "no page ends there");
    }
}
