//! The lines of a plain text as it was given: which line ends end a paragraph, and which only end the page's width.

use super::{numbering, pages};
use crate::search::{AnyOf, any_of, has, marks};

/// What a line end means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// The text goes on in the next line.
    Soft,
    Hard,
    /// Empty lines follow.
    Blank,
}

/// A line without the white space around it.
#[derive(Debug)]
pub(super) struct SourceLine {
    pub start: usize,
    pub end: usize,
    pub end_is: Break,
    pub cells_by_pipes: bool,
    /// The pipe at its start ends an empty cell: the first row of its table has none there.
    pub pipe_ends_cell: bool,
    pub cells_by_commas: bool,
    pub cells_by_spaces: bool,
}

/// A page's text is wrapped at no more than so many characters.
const WIDEST_PAGE: usize = 80;
/// A shorter line was not ended by the page's width.
const NARROWEST: usize = 18;

/// What a title of the whole document ends with.
const TITLE_ENDS: [&str; 8] = ["报告", "自评表", "评分表", "决算", "情况说明", "公开", "情况", "概况"];
/// What only the first lines of a document end with as its title: elsewhere a paragraph may be wrapped behind them.
const FIRST_TITLE_ENDS: AnyOf = any_of!["说明", "结果", "公告", "通报", "总结", "材料", "综述", "公示", "自评"];
/// The bytes that the first lines lie in.
const FIRST_LINES: usize = 400;

struct Seen {
    start: usize,
    end: usize,
    blanks_after: usize,
    chars: usize,
    row: Row,
    numbered: bool,
    /// A single mark between two cells.
    pipe: bool,
    /// Punctuation inside a sentence.
    inner: bool,
    last: char,
    first: char,
}

/// How wide the page was that a text was wrapped for, if it was.
#[derive(Clone, Copy)]
struct Page {
    wrapped: bool,
    width: usize,
}

/// How the cells of a row are kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    No,
    Tabs,
    Pipes,
    /// With the number of cells.
    Commas(usize),
    Spaces(usize),
}

pub(super) fn split(source: &str) -> Vec<SourceLine> {
    let mut seen = look(source);
    headers(source, &mut seen);
    rows_between(source, &mut seen);
    rows_of_two(&mut seen);
    rows_of_accounts(source, &mut seen);
    wrapped_cells(source, &mut seen);
    let wrapped = {
        let long = seen.iter().filter(|line| line.chars >= NARROWEST).count();
        let wide = seen.iter().filter(|line| line.chars > WIDEST_PAGE).count();
        wide * 10 < long * 3
    };
    let width = seen.iter().map(|line| line.chars).filter(|&chars| chars <= WIDEST_PAGE).max().unwrap_or(0);
    let page = Page { wrapped, width };
    let mut lines = Vec::with_capacity(seen.len());
    let is_pipe = |c: char| matches!(c, '|' | '｜' | '│' | '┃');
    let mut bare = false;
    for (index, line) in seen.iter().enumerate() {
        let begins = index.checked_sub(1).is_none_or(|before| seen[before].row != Row::Pipes);
        if line.row == Row::Pipes && begins {
            bare = !is_pipe(line.first);
        }
        let end_is = match seen.get(index + 1) {
            None => Break::Hard,
            Some(next) if goes_on(source, line, next, page) => Break::Soft,
            Some(_) if line.blanks_after > 0 => Break::Blank,
            Some(_) => Break::Hard,
        };
        lines.push(SourceLine {
            start: line.start,
            end: line.end,
            end_is,
            cells_by_pipes: line.row == Row::Pipes,
            pipe_ends_cell: bare && line.row == Row::Pipes && is_pipe(line.first),
            cells_by_commas: matches!(line.row, Row::Commas(_)),
            cells_by_spaces: matches!(line.row, Row::Spaces(_)),
        });
    }
    lines
}

/// What stands in a line between its words.
#[derive(Default)]
struct Marks {
    pipes: usize,
    commas: usize,
    spaces: usize,
    /// Punctuation that no row of cells has.
    sentence: bool,
    /// Punctuation inside a sentence.
    inner: bool,
}

impl Marks {
    fn see(&mut self, mark: char) {
        match mark {
            '，' | '。' | '；' => (self.sentence, self.inner) = (true, true),
            ',' => (self.commas, self.inner) = (self.commas + 1, true),
            '：' => self.inner = true,
            '|' | '｜' | '│' | '┃' => self.pipes += 1,
            c => self.spaces += usize::from(c.is_whitespace()),
        }
    }
}

fn look(source: &str) -> Vec<Seen> {
    let mut lines: Vec<Seen> = Vec::with_capacity(source.len() / 200);
    let mut start = 0;
    let mut seen = Marks::default();
    let mut breaks = Vec::new();
    for (end, mark) in marks(source).chain([(source.len(), '\n')]) {
        if !matches!(mark, '\n'..='\r' | '\u{2028}' | '\u{2029}' | '\u{85}') {
            seen.see(mark);
            continue;
        }
        // A carriage return and a line feed are one line end, and behind the last there is no line.
        let nothing = end == start && (end == source.len() || (mark == '\n' && source[..end].ends_with('\r')));
        let raw = &source[start..end];
        let from = start;
        let marks = std::mem::take(&mut seen);
        start = (end + mark.len_utf8()).min(source.len());
        if nothing {
            continue;
        }
        let trimmed = raw.trim();
        if trimmed.is_empty() || is_rule(trimmed) {
            if let Some(last) = lines.last_mut() {
                last.blanks_after += usize::from(trimmed.is_empty());
            }
        } else if pages::is_number(trimmed) {
            breaks.push(lines.len());
        } else {
            let row = row_of(trimmed, &marks);
            let inside = from + (raw.len() - raw.trim_start().len());
            // The first and the last cell of a row may be empty.
            let (from, to) = if row == Row::Tabs { (from, end) } else { (inside, inside + trimmed.len()) };
            lines.push(Seen {
                start: from,
                end: to,
                blanks_after: 0,
                chars: trimmed.chars().count(),
                row,
                numbered: numbering::read(trimmed).is_some(),
                inner: marks.inner,
                pipe: marks.pipes == 1 && !marks.sentence,
                last: trimmed.chars().next_back().unwrap_or(' '),
                first: trimmed.chars().next().unwrap_or(' '),
            });
        }
    }
    let texts: Vec<&str> = lines.iter().map(|line| source[line.start..line.end].trim()).collect();
    let furniture = pages::furniture(&texts, &breaks);
    if !furniture.is_empty() {
        let mut at = 0..;
        lines.retain(|_| at.next().is_none_or(|at| !furniture.contains(&at)));
    }
    lines
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
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|b| matches!(b, b'-' | b'|' | b':' | b' ' | b'+' | b'=')) && line.contains('-')
}

fn row_of(line: &str, marks: &Marks) -> Row {
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
        let cells = line.split(',');
        let figures = cells.clone().filter(|cell| is_figure(cell)).count();
        if figures >= 2 && apart(line) {
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

/// Nothing but a number, with or without its unit.
fn is_figure(cell: &str) -> bool {
    let cell = cell.trim().trim_matches('"').trim_start_matches(['-', '≥', '≤', '=', '>', '<']);
    let digits = cell.trim_end_matches(['%', '％', '元', '万', '亿', '分', '人', '个']);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
}

fn goes_on(source: &str, line: &Seen, next: &Seen, page: Page) -> bool {
    if line.row != Row::No || next.row != Row::No || next.numbered {
        return false;
    }
    let following = &source[next.start..next.end];
    if line.blanks_after <= 1 && starts_inside_a_word(following, next.first) && line.inner {
        return true;
    }
    // 行政单位离退休 / （项）: the level of a subject belongs to its name.
    if any_of!["（类）", "（款）", "（项）"].starts(following).is_some() {
        return true;
    }
    // 7.卫生健康支出（类）行政事业单位医疗（款）行政单 / 位医疗（项）: the names of an item go over two lines.
    let level = |line: &str, level: char| {
        line.match_indices(level).any(|(at, _)| line[at + level.len_utf8()..].starts_with(['）', ')']))
    };
    if level(&source[line.start..line.end], '类')
        && !level(&source[line.start..line.end], '项')
        && level(following, '项')
    {
        return true;
    }
    // 2063. / 21万元: a point between digits at the page's width is a decimal point.
    let text = &source[line.start..line.end];
    if matches!(line.last, '.' | '．') && page.wrapped && line.blanks_after == 0 && line.chars >= NARROWEST {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
        if digit(text.chars().rev().nth(1)) && digit(Some(next.first)) {
            return true;
        }
    }
    // A title does not fill the line.
    // （一）产出指标（50分，得43.84分）: the marks inside the bracket are no sentence's.
    let plain = || !line.inner || (line.last == '）' && !outside_of_brackets(text).contains(['，', '：', ',']));
    let title = line.numbered && (!page.wrapped || line.chars * 4 < page.width * 3) && plain();
    let title = title || (!line.inner && TITLE_ENDS.iter().any(|end| source[line.start..line.end].ends_with(end)));
    let first = line.start < FIRST_LINES;
    let title = title || (first && (is_furniture_above(text) || (!line.inner && is_first_title(text))));
    // An empty line in front of a title parts it from what stands above it.
    let title = title || (first && line.blanks_after > 0 && !next.inner && is_first_title(following));
    // 【字体：大 中 小】 打印本页 关闭窗口: what a page offers.
    let title = title || any_of!["打印本页", "关闭窗口"].ends(text.trim_end_matches(['】', ']'])).is_some();
    if title || ends_sentence(line.last) || is_caption(following) {
        return false;
    }
    if matches!(line.last, '：' | ':') {
        return line.chars >= 12 && (line.blanks_after == 0 || (line.blanks_after == 1 && page.wrapped && line.inner));
    }
    if matches!(line.last, '，' | ',' | '、' | '（' | '(' | '《' | '“') {
        return line.blanks_after <= 1;
    }
    // Behind a line that ends with a figure a total begins a line of its own.
    if let Some(word) = any_of!["小计", "合计", "总计", "共计"].starts(following)
        && following[word.len()..].starts_with(['：', ':'])
        && line.last != '）'
    {
        return false;
    }
    let enough = if line.blanks_after == 0 { NARROWEST } else { NARROWEST + 7 };
    page.wrapped && line.chars >= enough && (next.chars >= 6 || next.inner || ends_sentence(next.last))
}

/// What stands in front of the first bracket and behind the last.
fn outside_of_brackets(line: &str) -> String {
    let (open, close) = (line.find(['（', '(']), line.rfind(['）', ')']));
    match (open, close) {
        (Some(open), Some(close)) if open < close => format!("{}{}", &line[..open], &line[close..]),
        _ => line.to_owned(),
    }
}

/// 某局2022年度部门整体绩效自评结果, 某项目绩效评价报告（摘要稿）
fn is_first_title(line: &str) -> bool {
    let bare = line.strip_suffix('）').and_then(|inner| inner.rfind('（')).map_or(line, |at| &line[..at]);
    has(line, "绩效") && (FIRST_TITLE_ENDS.ends(bare).is_some() || TITLE_ENDS.iter().any(|end| bare.ends_with(end)))
}

/// 首页 > 政务公开 > 预决算, 监督索引号53xx…, 【索引号】…【公开类别】…: what pages have above a title.
fn is_furniture_above(line: &str) -> bool {
    const LABELS: AnyOf = AnyOf::new(&[
        "监督索引号",
        "索引号",
        "公开类别",
        "主题分类",
        "信息分类",
        "发布机构",
        "发布日期",
        "发文字号",
        "文号",
    ]);
    let path = line.contains('>') && line.matches([' ', '>']).count() >= 2 && any_of!["首页", "位置"].is_in(line);
    path || LABELS.starts(line.trim_start_matches(['【', '〔', '[', '［'])).is_some()
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '；' | ';' | '！' | '!' | '？' | '?' | '.' | '…')
}

/// What begins like this belongs to the word or figure of the line before.
fn starts_inside_a_word(text: &str, first: char) -> bool {
    matches!(first, '，' | '。' | '；' | '、' | '）' | '”' | '%' | '％' | '》' | '：')
        || text.starts_with("万元")
        || text.starts_with("亿元")
        || text.strip_prefix('元').is_some_and(|rest| rest.starts_with(['，', '。', '；', '、', '）']))
}

fn is_caption(text: &str) -> bool {
    any_of!["单位：", "单位:", "附件", "附表", "注：", "注:"].starts(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn breaks(source: &str) -> Vec<Break> {
        split(source).iter().map(|line| line.end_is).collect()
    }

    #[test]
    fn wrapped_lines_go_on_and_paragraphs_end() {
        let text = "与上年相比，本单位一般公共预算财政拨款支\n出减少三万元，下降百分之二。\n（二）结构情况";
        assert_eq!(breaks(text), [Break::Soft, Break::Hard, Break::Hard]);
        assert_eq!(breaks("一、基本情况\n本单位是某县的一个部门"), [Break::Hard, Break::Hard]);
        assert_eq!(
            breaks("本年收入合计二千九百万元，其中财政拨款收入占九成；其他\n\n收入占一成。"),
            [Break::Soft, Break::Hard]
        );
        assert_eq!(breaks("人员编制\n99\n实有人数\n96"), [Break::Hard; 4]);
    }

    #[test]
    fn cells_that_go_on_below_belong_to_their_row() {
        let rows = |rest: &str| {
            let text = format!("甲 ≥3 2 10 6.30 征地协{rest}\n乙 ≥5 5 10 10 无");
            split(&text).iter().map(|line| text[line.start..line.end].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(rows("\n调滞后\n明年补齐"), ["甲 ≥3 2 10 6.30 征地协\n调滞后\n明年补齐", "乙 ≥5 5 10 10 无"]);
        assert_eq!(rows("\n二、另一节").len(), 3, "a heading");
        assert_eq!(rows("\n甲\n乙\n丙\n丁\n戊").len(), 7, "a list");
    }

    #[test]
    fn rows_are_known_by_their_cells() {
        let row = |text: &str| look(text)[0].row;
        assert_eq!(row("产出指标\t数量指标\t20"), Row::Tabs);
        assert_eq!(row("| 产出 | 20 |"), Row::Pipes);
        assert_eq!(row("产出,20,18,说明"), Row::Commas(4));
        assert_eq!(row("合计 7,800,000 元"), Row::No);
        assert_eq!(row("数量指标 20 18"), Row::Spaces(3));
        assert_eq!(row("年初预算为 1560.05 万元"), Row::No);
    }
}
