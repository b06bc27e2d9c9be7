//! The lines of a plain text as it was given: which line ends end a paragraph, and which only end the page's width.

use super::rows::{self, Marks, Row, is_rule, row_of};
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
pub(super) const WIDEST_PAGE: usize = 80;
/// A shorter line was not ended by the page's width.
const NARROWEST: usize = 18;

/// What a title of the whole document ends with.
const TITLE_ENDS: [&str; 8] = ["报告", "自评表", "评分表", "决算", "情况说明", "公开", "情况", "概况"];
/// What only the first lines of a document end with as its title: elsewhere a paragraph may be wrapped behind them.
const FIRST_TITLE_ENDS: AnyOf = any_of!["说明", "结果", "公告", "通报", "总结", "材料", "综述", "公示", "自评"];
/// The bytes that the first lines lie in.
const FIRST_LINES: usize = 400;

/// A line with what tells whether it is a row, and whether it goes on.
pub(super) struct Seen {
    pub start: usize,
    pub end: usize,
    pub blanks_after: usize,
    pub chars: usize,
    pub row: Row,
    pub numbered: bool,
    /// A single mark between two cells.
    pub pipe: bool,
    /// Punctuation inside a sentence.
    pub inner: bool,
    pub last: char,
    pub first: char,
}

/// How wide the page was that a text was wrapped for, if it was.
#[derive(Clone, Copy)]
struct Page {
    wrapped: bool,
    width: usize,
}

pub(super) fn split(source: &str) -> Vec<SourceLine> {
    let mut seen = look(source);
    rows::find(source, &mut seen);
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
        assert_eq!(row("基本支出25,082,584.37元,其中:"), Row::No, "separators of one amount");
        assert_eq!(row("项目1,100,95.5元,好"), Row::Commas(4));
    }
}
