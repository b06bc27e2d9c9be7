//! Lines, sections and tables of a normalised text.

use super::aligned;
use super::marks::Marks;
use super::numbering;
use crate::amount::Unit;
use crate::claims::Span;
use crate::search::find;

/// A line: what stands between two line ends of the normalised text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub span: Span,
    pub kind: LineKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    Paragraph,
    /// The whole line is a heading of this level, 0 (第一部分) to 5 (①).
    Heading(u8),
    /// A row of `tables[n]`.
    Row(u32),
}

/// A numbered heading with everything under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// 0: 第一部分, 1: 一、, 2: （一）, 3: 1、, 4: （1）, 5: ①.
    pub level: u8,
    /// Its number among its siblings as written: 三 is 3.
    pub number: u32,
    /// Number and title.
    pub heading: Span,
    /// The title without number.
    pub title: Span,
    /// Heading and all the text up to the next heading of the same or a higher level.
    pub span: Span,
}

/// The number that a line begins with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numbered {
    /// As for [`Section`].
    pub level: u8,
    pub number: u32,
    pub span: Span,
}

/// Rows of cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub span: Span,
    pub rows: Vec<Vec<Cell>>,
    /// The unit that its caption or header sets for figures without one.
    pub unit: Option<Unit>,
}

/// The text of a cell, without the spaces around it; empty cells keep their place.
pub type Cell = Span;

/// What [`read`] finds.
#[derive(Default)]
pub(super) struct Layout {
    pub lines: Vec<Line>,
    pub sections: Vec<Section>,
    pub tables: Vec<Table>,
    pub numbers: Vec<Numbered>,
    pub unit: Option<Unit>,
}

/// A longer line is a paragraph that begins with a number.
const LONGEST_TITLE: usize = 60 * 3;
/// Numbered sentences nest no deeper; a text of nothing but numbers must not make a section of each.
const MAX_SECTIONS: usize = 20_000;

pub(super) fn read(text: &str, marks: &Marks) -> Layout {
    let mut layout = Layout::default();
    let mut from = 0;
    let mut caption: Option<Unit> = None;
    let mut in_table = false;
    let mut several_units = false;
    // What the line has: a place where a unit may stand, and cells.
    let mut behind_unit = None;
    let mut has_cells = false;
    // An empty line stands in front.
    let mut apart = false;
    for &(end, mark) in marks.all().iter().chain(&[(text.len() as u32, '\n')]) {
        let end = end as usize;
        match mark {
            '：' if behind_unit.is_none() && text[from..end].ends_with("单位") => {
                behind_unit = Some(end + '：'.len_utf8())
            }
            '\t' => has_cells = true,
            _ => {}
        }
        if mark != '\n' {
            continue;
        }
        let at = std::mem::replace(&mut from, end + 1);
        let line = &text[at..end];
        let span = Span::new(at, end);
        let (unit, row_of_cells) = (behind_unit.take(), std::mem::take(&mut has_cells));
        if line.is_empty() {
            apart = true;
            continue;
        }
        let apart = std::mem::take(&mut apart);
        if let Some(unit) = unit.and_then(|unit| unit_at_start(&text[unit..])) {
            several_units |= layout.unit.is_some_and(|known| known != unit);
            layout.unit = Some(unit);
            caption = Some(unit);
        }
        let kind = if row_of_cells {
            let goes_on = in_table && !(apart && begins(&layout.tables, line));
            row(&mut layout.tables, text, span, goes_on, &mut caption);
            in_table = true;
            LineKind::Row(layout.tables.len() as u32 - 1)
        } else {
            in_table = false;
            heading(&mut layout, marks, line, at)
        };
        layout.lines.push(Line { span, kind });
    }
    if several_units {
        layout.unit = None;
    }
    close(&mut layout.sections, text.len());
    for table in &mut layout.tables {
        aligned::align(text, table);
    }
    layout
}

/// Behind an empty line a head of another width begins a table of its own; else the rows of a page go on.
fn begins(tables: &[Table], line: &str) -> bool {
    let width = tables.last().and_then(|table| table.rows.last()).map_or(0, Vec::len);
    let cells = || line.split('\t').map(str::trim).filter(|cell| !cell.is_empty());
    line.split('\t').count() != width && cells().count() > 1 && !cells().any(|cell| cell.contains(char::is_numeric))
}

fn row(tables: &mut Vec<Table>, text: &str, span: Span, goes_on: bool, caption: &mut Option<Unit>) {
    if !goes_on {
        tables.push(Table { span, rows: Vec::new(), unit: caption.take() });
    }
    let Some(table) = tables.last_mut() else { return };
    let mut cells = Vec::new();
    let mut from = span.start as usize;
    for cell in text[span.range()].split('\t') {
        let trimmed = cell.trim();
        let start = from + (cell.len() - cell.trim_start().len());
        cells.push(Span::new(start, start + trimmed.len()));
        from += cell.len() + 1;
    }
    if table.unit.is_none() {
        table.unit = cells.iter().find_map(|cell| unit_of_header(text.get(cell.range()).unwrap_or("")));
    }
    table.span = table.span.to(span);
    if !numbers_columns(text, &cells) {
        table.rows.push(cells);
    }
}

/// 栏次 | 1 | 2 | 3 | 4: the numbers of the columns, between the head of a table and its first row.
fn numbers_columns(text: &str, cells: &[Cell]) -> bool {
    /// Fewer may be figures.
    const LEAST: usize = 4;
    let words = |cell: &&Cell| text.get(cell.range()).unwrap_or("");
    let mut count = 0;
    let mut told = cells
        .iter()
        .filter(|cell| !cell.is_empty())
        .skip_while(|cell| matches!(words(cell), "栏次" | "行次" | "项目" | "类" | "款" | "项"));
    told.all(|cell| {
        count += 1;
        words(&cell).parse() == Ok(count)
    }) && count >= LEAST
}

/// Adds the section that a line begins, if it begins one.
fn heading(layout: &mut Layout, marks: &Marks, line: &str, at: usize) -> LineKind {
    let Some(found) = numbering::read(line) else { return LineKind::Paragraph };
    let span = Span::new(at, at + found.length);
    layout.numbers.push(Numbered { level: found.level, number: found.number, span });
    let sections = &mut layout.sections;
    let rest = &line[found.length..];
    // 3、 alone, or a listing in one line (1、办公室；2、…), is no heading.
    let start = at + found.length;
    let mut marks = marks.within(Span::new(start, at + line.len())).iter();
    let end = marks.find(|(_, mark)| matches!(mark, '。' | '：' | '；' | '，'));
    let end = end.map_or(rest.len(), |&(end, _)| end as usize - start);
    let whole = end == rest.len() || rest[end..].chars().count() == 1;
    let in_list = rest[end..].starts_with('；') || (found.level >= 3 && rest[end..].starts_with('，'));
    if rest.trim().is_empty() || end > LONGEST_TITLE || in_list || sections.len() >= MAX_SECTIONS {
        return LineKind::Paragraph;
    }
    // 一、2024年度收入123万元，… is a sentence with a number before it, not a title.
    let title_end = if rest[end..].starts_with('，') { 0 } else { end };
    if title_end == 0 && !whole && found.level > 2 {
        return LineKind::Paragraph;
    }
    let title = Span::new(start, start + title_end);
    sections.push(Section {
        level: found.level,
        number: found.number,
        heading: Span::new(at, start + title_end),
        title,
        span: Span::new(at, at + line.len()),
    });
    // 1、办公费4万元 is an item of a listing.
    let item = has_figure(&rest[..title_end]);
    if whole && title_end > 0 && !item { LineKind::Heading(found.level) } else { LineKind::Paragraph }
}

/// A number with a unit behind it: money, percent, points, people.
fn has_figure(title: &str) -> bool {
    let units = ["元", "万", "亿", "%", "分", "人"];
    let mut rest = title;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = rest[at..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
        if units.iter().any(|unit| rest.starts_with(unit)) {
            return true;
        }
    }
    false
}

/// Every section ends where the next of its level or a higher one begins.
fn close(sections: &mut [Section], text_end: usize) {
    // The start of the next section of each level or above, seen from behind.
    let mut next = [Span::new(text_end, text_end).start; 6];
    for section in sections.iter_mut().rev() {
        let level = usize::from(section.level).min(5);
        section.span.end = next[..=level].iter().copied().min().unwrap_or(section.span.end);
        for deeper in next.iter_mut().skip(level) {
            *deeper = section.span.start;
        }
    }
}

/// 单位：万元, 金额单位：元, （单位：万元）
fn unit_of_caption(line: &str) -> Option<Unit> {
    let at = find(line, "单位：")?;
    unit_at_start(&line[at + "单位：".len()..])
}

/// A header cell that names a unit: 金额（万元）, 预算数（万元）.
fn unit_of_header(cell: &str) -> Option<Unit> {
    if let Some(unit) = unit_of_caption(cell) {
        return Some(unit);
    }
    let inner = cell.strip_suffix('）')?.rsplit('（').next()?;
    Unit::from_label(inner)
}

fn unit_at_start(text: &str) -> Option<Unit> {
    let text = text.strip_prefix("人民币").unwrap_or(text);
    [Unit::WanYuan, Unit::YiYuan, Unit::Yuan].into_iter().find(|unit| text.starts_with(unit.label()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::marks;

    fn layout_of(text: &str) -> Layout {
        let mut all = Marks::default();
        marks(text).for_each(|(at, mark)| all.push(at, mark));
        read(text, &all)
    }

    #[test]
    fn sections_nest() {
        let text = "标题\n一、基本情况\n（一）职能\n说明。\n（二）机构\n二、支出\n1、办公室；2、财务科。";
        let layout = layout_of(text);
        let found: Vec<(u8, u32, &str)> =
            layout.sections.iter().map(|s| (s.level, s.number, &text[s.title.range()])).collect();
        assert_eq!(found, [(1, 1, "基本情况"), (2, 1, "职能"), (2, 2, "机构"), (1, 2, "支出")]);
        assert_eq!(&text[layout.sections[0].span.range()], "一、基本情况\n（一）职能\n说明。\n（二）机构\n");
        assert_eq!(&text[layout.sections[1].span.range()], "（一）职能\n说明。\n");
    }

    #[test]
    fn a_head_of_another_width_behind_an_empty_line_begins_a_table() {
        let layout = layout_of("项目\t金额（万元）\n甲\t5.00\n\n名称\t人数\t男\t女\n乙\t5\t2\t3");
        assert_eq!(layout.tables.iter().map(|table| table.unit).collect::<Vec<_>>(), [Some(Unit::WanYuan), None]);
        // Rows of one table, as pages leave them.
        let layout = layout_of("项目\t金额（万元）\n\n甲\t5.00\n\n合计\t5.00\t");
        assert_eq!(layout.tables.len(), 1);
    }

    #[test]
    fn tables_keep_their_cells() {
        let text = "单位：万元\n项目\t预算数\n甲\t\n乙\t3";
        let layout = layout_of(text);
        assert_eq!(layout.tables.len(), 1);
        assert_eq!(layout.tables[0].unit, Some(Unit::WanYuan));
        assert_eq!(layout.tables[0].rows[1].len(), 2);
        assert!(layout.tables[0].rows[1][1].is_empty());
    }
}
