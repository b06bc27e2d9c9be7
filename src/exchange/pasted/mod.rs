//! Rows copied from a spreadsheet: cells between tabs, or a name and a figure between spaces.
//!
//! Header rows and blank rows are skipped, and so are totals, which follow from the rows: each is named with what it says.
//! A row that cannot be read is named with its number and its reason, and its text is given back, so that nothing that was
//! pasted is lost.
//!
//! What belongs here: reading rows. What does not: where they go (the form decides).

mod indicators;
mod items;

pub use indicators::{LevelRow, indicators};
pub use items::lines;

use crate::amount::NumberError;

/// What was read, and what was not.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted<T> {
    pub rows: Vec<T>,
    pub faults: Vec<Fault>,
    /// Rows that say what the others come to.
    pub totals: Vec<Total>,
    /// Heads of columns that have no place in the form.
    pub unused: Vec<String>,
}

/// A row that is the sum of others.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// Counted from 1, as the reader sees the rows.
    pub row: usize,
    /// It is not what the rows above it come to: the figure as it is written.
    pub differs: Option<String>,
}

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Counted from 1, as the reader sees the rows.
    pub row: usize,
    /// The whole row as it was pasted.
    pub text: String,
    /// The cell that does not fit.
    pub cell: String,
    pub error: NumberError,
}

impl<T> Default for Pasted<T> {
    fn default() -> Pasted<T> {
        Pasted { rows: Vec::new(), faults: Vec::new(), totals: Vec::new(), unused: Vec::new() }
    }
}

impl<T> Pasted<T> {
    /// The rows that could not be read, as they were pasted.
    pub fn rest(&self) -> String {
        self.faults.iter().map(|fault| fault.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// Whether a clipboard holds more than one cell.
pub fn is_table(text: &str) -> bool {
    text.trim_end_matches(['\r', '\n']).contains(['\t', '\n'])
}

/// Rows with their numbers. A cell in quotes may hold line breaks, as spreadsheets write them.
fn records(text: &str) -> Vec<(usize, String)> {
    let mut rows = Vec::new();
    let mut row = String::new();
    let mut quoted = false;
    let mut at_cell = true;
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '"' if at_cell || quoted => quoted = !quoted,
            '\n' | '\r' if !quoted => {
                rows.push(std::mem::take(&mut row));
                at_cell = true;
                continue;
            }
            _ => {}
        }
        at_cell = c == '\t' && !quoted;
        row.push(c);
    }
    rows.push(row);
    // A quote that is never closed was no quote.
    if quoted {
        rows = text.lines().map(str::to_owned).collect();
    }
    rows.into_iter().enumerate().map(|(i, row)| (i + 1, row)).collect()
}

/// The cells of a row, without quotes and surrounding spaces; line breaks inside become spaces.
fn cells(row: &str) -> Vec<String> {
    let plain = |cell: &str| {
        let cell = cell.trim();
        let inner = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let text = inner.map_or_else(|| cell.to_owned(), |inner| inner.replace("\"\"", "\""));
        text.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()
    };
    row.split('\t').map(plain).collect()
}

/// 合计, 小 计, 总分: the row adds up others.
fn is_total(name: &str) -> bool {
    let bare: String = name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '：' | ':')).collect();
    matches!(
        bare.as_str(),
        "合计" | "总计" | "小计" | "共计" | "总分" | "合计得分" | "总得分" | "Total" | "total" | "TOTAL"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Line;

    fn read(text: &str) -> Vec<(String, String)> {
        let amount = |line: &Line| line.amount.map_or_else(String::new, |amount| amount.to_string());
        lines(text).rows.iter().map(|line| (line.name.clone(), amount(line))).collect()
    }

    fn pair(name: &str, amount: &str) -> (String, String) {
        (name.to_owned(), amount.to_owned())
    }

    #[test]
    fn items_with_header_blank_rows_numbers_and_units() {
        let text = "序号\t名称\t金额（万元）\r\n1\t办公费\t４．００\r\n\r\n2\t印刷费\t2万元\r\n3\t水费\t\r\n";
        assert_eq!(read(text), [pair("办公费", "4.00"), pair("印刷费", "2万元"), pair("水费", "")]);
        assert_eq!(lines(text).faults, [], "a header is no row that cannot be read");
        assert_eq!(read("办公费 4\n其他 交通 费用 19.04"), [pair("办公费", "4"), pair("其他 交通 费用", "19.04")]);
        assert_eq!(read("\"两\n行\"\t\"1,200.50\""), [pair("两 行", "1200.50")]);
    }

    #[test]
    fn a_bad_row_is_named_and_given_back() {
        let pasted = lines("办公费\t4\n印刷费\t四万\n水费\t0.5");
        assert_eq!(pasted.rows.len(), 2);
        assert_eq!((pasted.faults[0].row, pasted.faults[0].cell.as_str()), (2, "四万"));
        assert_eq!(pasted.rest(), "印刷费\t四万");
    }

    #[test]
    fn indicators_by_header_column_or_indentation() {
        let headed = indicators(
            "级别\t指标名称\t年度指标值\t实际完成值\t分值\t得分\n1\t产出\t\t\t40\t\n2\t数量\t≥50\t50\t16\t16",
        );
        let shape: Vec<(usize, &str)> = headed.rows.iter().map(|r| (r.level, r.indicator.name.as_str())).collect();
        assert_eq!(shape, [(1, "产出"), (2, "数量")]);
        assert_eq!(headed.rows[1].indicator.target, "≥50");
        let spaced = indicators("产出\t\t\t40\n  数量\t≥50\t50\t16\t16\n    家数\t5\t5\n  质量\n效益");
        assert_eq!(spaced.rows.iter().map(|r| r.level).collect::<Vec<_>>(), [1, 2, 3, 2, 1]);
        assert_eq!(indicators("甲\t1\t1\t十\t3").faults[0].cell, "十");
    }

    #[test]
    fn a_total_is_no_item() {
        let total = |row, differs: Option<&str>| Total { row, differs: differs.map(str::to_owned) };
        let pasted = lines("序号\t项目\t金额\n1\t办公费\t30\n2\t水电费\t20\n\t合 计\t50");
        assert_eq!(pasted.rows.len(), 2);
        assert_eq!((pasted.totals, pasted.faults), (vec![total(4, None)], vec![]));
        assert_eq!(lines("办公费\t30\n水电费\t20\n合计\t51").totals, [total(3, Some("51"))]);
        assert_eq!(lines("办公费\t30\n合计\t").totals, [total(2, None)]);
    }

    #[test]
    fn indicators_with_a_column_for_each_level() {
        let pasted = indicators(
            "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t备注\n\
             产出指标（50分）\t数量指标\t新建泵站\t3座\t3座\t20\t20\t\n\
             \t\t疏浚河道\t12公里\t11公里\t20\t18.3\t\n\
             \t质量指标\t验收合格率\t100%\t100%\t10\t10\t\n\
             满意度指标\t服务对象满意度\t群众满意度\t≥90%\t92%\t10\t10\t\n\
             合计\t\t\t\t\t60\t58.3\t",
        );
        let shape: Vec<(usize, &str)> = pasted.rows.iter().map(|r| (r.level, r.indicator.name.as_str())).collect();
        let expected = [
            (1, "产出指标"),
            (2, "数量指标"),
            (3, "新建泵站"),
            (3, "疏浚河道"),
            (2, "质量指标"),
            (3, "验收合格率"),
            (1, "满意度指标"),
            (2, "服务对象满意度"),
            (3, "群众满意度"),
        ];
        assert_eq!(shape, expected);
        assert_eq!(pasted.rows[0].indicator.full_marks.map(|full| full.0.to_string()), Some("50".to_owned()));
        assert_eq!(pasted.rows[3].indicator.actual, "11公里");
        assert_eq!(pasted.totals, [Total { row: 6, differs: None }]);
        assert_eq!((pasted.unused, pasted.faults), (vec!["备注".to_owned()], vec![]));
    }

    #[test]
    fn a_merged_cell_may_be_written_in_each_of_its_rows() {
        let text =
            "一级指标\t二级指标\t分值\t得分\n产出\t数量\t20\t20\n产出\t质量\t20\t20\n效益\t质量\t10\t9\n总分\t\t50\t48";
        let pasted = indicators(text);
        let shape: Vec<(usize, &str)> = pasted.rows.iter().map(|r| (r.level, r.indicator.name.as_str())).collect();
        assert_eq!(shape, [(1, "产出"), (2, "数量"), (2, "质量"), (1, "效益"), (2, "质量")]);
        assert_eq!(pasted.totals, [Total { row: 5, differs: Some("48".to_owned()) }]);
    }
}
