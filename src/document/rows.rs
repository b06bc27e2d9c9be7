//! Rows of tables among the lines of a plain text: whose cells are kept apart by tabs, pipes, commas or spaces.
//!
//! What belongs here: which lines are rows, and what belongs to a row. What does not: where cells begin and end (`normal`), which
//! cells stand under which head (`layout`, `aligned`).

use super::lines::{Seen, WIDEST_PAGE};
use crate::search::{any_of, chinese_behind};

/// How the cells of a row are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    No,
    Tabs,
    Pipes,
    /// With the number of cells.
    Commas(usize),
    Spaces(usize),
}

/// What stands in a line between its words.
#[derive(Default)]
pub(super) struct Marks {
    pub pipes: usize,
    pub commas: usize,
    pub spaces: usize,
    /// Punctuation that no row of cells has.
    pub sentence: bool,
    /// Punctuation inside a sentence.
    pub inner: bool,
}

impl Marks {
    pub fn see(&mut self, mark: char) {
        match mark {
            '，' | '。' | '；' => (self.sentence, self.inner) = (true, true),
            ',' => (self.commas, self.inner) = (self.commas + 1, true),
            '：' => self.inner = true,
            '|' | '｜' | '│' | '┃' => self.pipes += 1,
            c => self.spaces += usize::from(c.is_whitespace()),
        }
    }
}

/// Lines that are rows by what stands above, below or beside them, and what goes on of a row in lines of its own.
pub(super) fn find(source: &str, lines: &mut Vec<Seen>) {
    headers(source, lines);
    rows_between(source, lines);
    rows_of_two(lines);
    rows_of_accounts(source, lines);
    rows_of_rules(source, lines);
    wrapped_cells(source, lines);
}

/// A header row has no figures: it is known by the row below it with as many cells.
fn headers(source: &str, lines: &mut [Seen]) {
    for index in (1..lines.len()).rev() {
        let (above, below) = lines.split_at_mut(index);
        let (Some(above), Some(below)) = (above.last_mut(), below.first()) else { continue };
        if above.row != Row::No || above.blanks_after > 0 {
            continue;
        }
        let text = &source[above.start..above.end];
        match below.row {
            Row::Commas(cells) if text.matches(',').count() + 1 == cells && !text.contains(['，', '。', '；']) => {
                above.row = Row::Commas(cells);
            }
            Row::Spaces(cells) if !text.contains(['，', '。', '；', '：']) => {
                let tokens = text.split_whitespace().count();
                // 年初预算数 全年预算数 全年执行数: the empty cell above the names is lost.
                let lost = tokens >= 3 && tokens + 1 == cells && text.starts_with("年初预算");
                if tokens == cells || lost {
                    above.row = Row::Spaces(tokens);
                }
            }
            _ => {}
        }
    }
}

/// A row of a comma-separated table may hold sentences in its cells: it is known by the rows beside it.
fn rows_between(source: &str, lines: &mut [Seen]) {
    let mut beside = None;
    for line in lines.iter_mut() {
        match (line.row, beside) {
            (Row::No, Some(cells)) if cells_of(&source[line.start..line.end]) == cells => line.row = Row::Commas(cells),
            (Row::Commas(cells), _) if cells >= 3 => beside = Some(cells),
            _ => beside = None,
        }
        if line.blanks_after > 0 {
            beside = None;
        }
    }
}

/// 总分 | 89.6 above 评价等级 | 优: two cells make a row where the line beside it has two as well.
fn rows_of_two(lines: &mut [Seen]) {
    let two = |line: &Seen| line.row == Row::No && line.pipe;
    for index in 1..lines.len() {
        let (above, below) = lines.split_at_mut(index);
        let (Some(above), Some(below)) = (above.last_mut(), below.first_mut()) else { continue };
        let beside = above.blanks_after == 0 && below.pipe && (two(below) || below.row == Row::Pipes);
        if beside && above.pipe && (two(above) || above.row == Row::Pipes) {
            (above.row, below.row) = (Row::Pipes, Row::Pipes);
        }
    }
}

/// The entries of 收入支出决算总表 on a page that lost its cells: 九、卫生健康支出 265.57 265.57 among others like it, of which
/// some have no figures. Each of them is a row and no heading.
fn rows_of_accounts(source: &str, lines: &mut [Seen]) {
    /// So many entries stand below each other, and so many of them have figures.
    const ENTRIES: usize = 6;
    const WITH_FIGURES: usize = 2;
    /// Lines between two entries: the rest of a name that was too long, and its figures.
    const BETWEEN: usize = 2;
    let mut run: Vec<(usize, usize)> = Vec::new();
    let mut figures = 0;
    for index in 0..=lines.len() {
        let entry = lines.get(index).and_then(|line| entry(&source[line.start..line.end], line));
        let ended = index == lines.len() || run.last().is_some_and(|&(last, _)| index - last > BETWEEN);
        if ended {
            if run.len() >= ENTRIES && figures >= WITH_FIGURES {
                for &(at, cells) in &run {
                    lines[at].row = Row::Spaces(cells);
                }
            }
            run.clear();
            figures = 0;
        }
        if let Some((cells, told)) = entry {
            run.push((index, cells));
            figures += usize::from(told);
        }
    }
}

/// 安全防护工程 ≥38公里 34.2公里 7 6.30 征地协 / 调滞后，明年补齐 / 桥梁检测 …: the last cell of a row goes on in lines of its own, up to the
/// next row. They become part of the row.
fn wrapped_cells(source: &str, lines: &mut Vec<Seen>) {
    /// Cells of a row whose last one is a note.
    const LEAST: usize = 5;
    /// Lines of one cell, and their characters.
    const MOST: usize = 4;
    const NARROW: usize = 18;
    let is_row = |line: &Seen, least: usize| matches!(line.row, Row::Spaces(cells) if cells >= least);
    let is_rest = |line: &Seen| {
        let text = &source[line.start..line.end];
        line.row == Row::No && !line.numbered && line.chars <= NARROW && !text.contains(char::is_whitespace)
    };
    let mut joined = vec![false; lines.len()];
    for at in 0..lines.len() {
        let rest = lines[at + 1..].iter().take(MOST + 1).take_while(|line| is_rest(line)).count();
        let noted = !lines[at].last.is_ascii_digit();
        let closed = lines.get(at + 1 + rest).is_some_and(|next| is_row(next, 3));
        if (1..=MOST).contains(&rest) && is_row(&lines[at], LEAST) && noted && closed {
            lines[at].end = lines[at + rest].end;
            lines[at].blanks_after = lines[at + rest].blanks_after;
            joined[at + 1..=at + rest].fill(true);
        }
    }
    let mut at = 0..;
    lines.retain(|_| at.next().is_none_or(|at| !joined[at]));
}

/// 指标 分值 评分标准 实际情况 得分, and below it 结转结余率 6 ≤3%得满分，每超1个百分点扣1分 4.29% 5.00: a cell holds a sentence.
fn rows_of_rules(source: &str, lines: &mut [Seen]) {
    /// Lines below such a head.
    const MOST: usize = 40;
    const LEAST: usize = 4;
    let cells = |line: &Seen| source[line.start..line.end].split_whitespace().count();
    let is_head = |line: &Seen| {
        let text = &source[line.start..line.end];
        let says = any_of!["标准", "规则", "办法", "细则"].is_in(text) && any_of!["分值", "权重", "满分"].is_in(text);
        let spaced = matches!(line.row, Row::No | Row::Spaces(_)) && !line.pipe;
        spaced && !line.inner && says && any_of!["得分"].is_in(text) && line.chars < WIDEST_PAGE && cells(line) > LEAST
    };
    let is_row = |line: &Seen, most: usize| {
        let text = &source[line.start..line.end];
        let last = text.split_whitespace().next_back().is_some_and(is_figure);
        let numbers = text.split_whitespace().filter(|cell| is_figure(cell)).count();
        (LEAST..=most).contains(&cells(line)) && last && numbers > 1 && text.contains('分')
    };
    // A row that lost the cell of its rule has its score where others have that: then nobody knows which is which.
    let lost = |line: &Seen, most: usize| {
        let total = any_of!["合计", "总计", "小计", "总分"].starts(source[line.start..line.end].trim_start()).is_some();
        matches!(line.row, Row::Spaces(count) if count + 2 < most) && !total
    };
    let mut behind = 0;
    for at in 0..lines.len() {
        if at < behind || !is_head(&lines[at]) {
            continue;
        }
        let most = cells(&lines[at]);
        behind = lines.len().min(at + 1 + MOST);
        let below = at + 1..behind;
        if lines[below.clone()].iter().any(|line| lost(line, most)) {
            continue;
        }
        lines[at].row = Row::Spaces(most);
        for line in &mut lines[below] {
            if line.row == Row::No && line.inner && is_row(line, most) {
                line.row = Row::Spaces(cells(line));
            }
        }
    }
}

/// How many cells an entry of an account has, and whether a figure is among them.
fn entry(text: &str, line: &Seen) -> Option<(usize, bool)> {
    let begins = matches!(line.first, '一'..='龥') && {
        let digits = text.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
        let numbered = digits.len() < text.len() && digits.starts_with('、');
        numbered
            || any_of!["本年收入", "本年支出", "总计", "年初", "年末", "使用非财政", "结余分配"].starts(text).is_some()
    };
    let sentence = || text.contains(['，', '。', '；', '：', ':']);
    if !begins || !matches!(line.row, Row::No | Row::Spaces(_)) || line.chars > WIDEST_PAGE || sentence() {
        return None;
    }
    let exact = |token: &str| is_figure(token) && (token.contains('.') || token == "0");
    let told = text.split_whitespace().any(exact);
    // 二、外交支出 33: behind the name the number of the line.
    let name = text.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let named = any_of!["支出", "支", "收入", "拨款", "结余", "分配", "合计", "总计"].ends(name).is_some();
    (told || named).then(|| (text.split_whitespace().count(), told))
}

/// Cells between commas that stand in no quotation marks.
fn cells_of(line: &str) -> usize {
    let mut quoted = false;
    let commas = line.bytes().filter(|&byte| {
        quoted ^= byte == b'"';
        byte == b',' && !quoted
    });
    commas.count() + 1
}

/// `|---|:---:|` and lines drawn with dashes.
pub(super) fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|b| matches!(b, b'-' | b'|' | b':' | b' ' | b'+' | b'=')) && line.contains('-')
}

pub(super) fn row_of(line: &str, marks: &Marks) -> Row {
    if marks.spaces > 0 && line.contains('\t') {
        return Row::Tabs;
    }
    if marks.pipes >= 2 {
        return Row::Pipes;
    }
    if marks.sentence {
        return Row::No;
    }
    let commas = marks.commas;
    if commas >= 2 {
        let figures = line.split(',').filter(|cell| is_figure(cell)).count();
        if figures >= 2 && apart(line) && !tells_amount(line) {
            return Row::Commas(commas + 1);
        }
    }
    if marks.spaces == 0 {
        return Row::No;
    }
    // 项目名称 小型水库维修养护: the first rows of a form, which tell one form from the next.
    let labels = any_of!["项目名称", "主管部门", "实施单位"];
    let labelled = labels.starts(line).is_some_and(|label| line[label.len()..].starts_with(char::is_whitespace));
    let cells = line.split_whitespace().count();
    if labelled && matches!(cells, 2 | 4) && !line.contains(['：', ':']) {
        return Row::Spaces(cells);
    }
    let figures = || line.split_whitespace().filter(|token| is_figure(token)).count();
    // 2110105 环境保护法规、规划及标准 7.50 0.00: the code says that it is a row.
    let listed = line.contains(['：', ':', '、']) && !begins_with_code(line) && !ends_with_figures(line);
    if cells >= 3 && !listed && figures() >= 2 && !spaced_out(line) {
        return Row::Spaces(cells);
    }
    Row::No
}

/// 收入：财政拨款收入 5,486,320.00 5,102,640.00 7.52%: a name, and then nothing but figures.
fn ends_with_figures(line: &str) -> bool {
    let figure = |token: &&str| is_figure(token) || matches!(*token, "—" | "-" | "/");
    let figures = line.split_whitespace().rev().take_while(figure).count();
    let exact = line.split_whitespace().rev().take(figures).filter(|token| token.contains('.')).count();
    figures >= 2 && exact >= 2 && line.split_whitespace().count() - figures <= 2
}

/// 2025 年度“三公”经费…比 2024 年度减: the page sets numbers apart from the words that they belong to.
fn spaced_out(line: &str) -> bool {
    let mut after_figure = false;
    line.split_whitespace().any(|token| {
        let goes_on = after_figure && any_of!["年度", "万元", "亿元", "年，", "月"].starts(token).is_some();
        after_figure = is_figure(token);
        goes_on
    })
}

/// 208, 20805, 2080505: a code of the budget classification.
fn begins_with_code(line: &str) -> bool {
    let code = line.split_whitespace().next().unwrap_or("");
    matches!(code.len(), 3 | 5 | 7) && code.bytes().all(|b| b.is_ascii_digit()) && code.starts_with(['1', '2', '3'])
}

/// Three digits behind every comma may be one number with separators; a comma behind a decimal, or in front of anything
/// else, keeps cells apart.
fn apart(line: &str) -> bool {
    let mut cells = line.split(',');
    let mut before = cells.next().unwrap_or("");
    let exact = line.contains(['.', '%']);
    for cell in cells {
        let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
        // 经费　1,524,000.00　1,524,000.00: spaces keep those numbers apart already.
        let number = before.rsplit(char::is_whitespace).next().unwrap_or(before);
        let separator = digits == 3 && number.ends_with(|c: char| c.is_ascii_digit()) && !number.contains('.');
        if !separator && (exact || (cell.len() != 3 && digits == 0)) {
            return true;
        }
        before = cell;
    }
    false
}

/// 基本支出25,082,584.37元,其中: an amount with separators right behind its name, and at most a few words.
fn tells_amount(line: &str) -> bool {
    let mut cells = line.split(',').peekable();
    let first = cells.next().unwrap_or("");
    let name = first.trim_end_matches(|c: char| c.is_ascii_digit());
    if name.len() == first.len() || chinese_behind(name) == 0 {
        return false;
    }
    let thousands = |cell: &str| cell.len() == 3 && cell.bytes().all(|b| b.is_ascii_digit());
    while cells.next_if(|cell| thousands(cell)).is_some() {}
    let last = cells.next().unwrap_or("");
    let digits = last.bytes().take_while(u8::is_ascii_digit).count();
    digits == 3 && last.ends_with('元') && cells.all(|cell| !is_figure(cell))
}

/// Nothing but a number, with or without its unit.
fn is_figure(cell: &str) -> bool {
    let cell = cell.trim().trim_matches('"').trim_start_matches(['-', '≥', '≤', '=', '>', '<']);
    let digits = cell.trim_end_matches(['%', '％', '元', '万', '亿', '分', '人', '个']);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
}
