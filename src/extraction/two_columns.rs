//! Two numbers of one thing side by side, told by their words: what was to be and what is, what came in and what was done.
//! Of parts that have both, those of one column add up to the whole of that column.

use crate::search::{AnyOf, any_of};

/// Which of two columns a number stands in, and of which kind of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    kind: usize,
    second: bool,
}

impl Column {
    /// The other one of the two.
    pub fn is_other(self, column: Column) -> bool {
        self.kind == column.kind && self.second != column.second
    }

    /// The first one, where the two follow each other.
    pub fn is_first(self) -> bool {
        !self.second
    }
}

/// Words of the first and of the second column.
static KINDS: [(AnyOf, AnyOf); 2] = [
    (
        AnyOf::new(&[
            "核定",
            "编制",
            "定员",
            "应配",
            "应有",
            "定编",
            "计划",
            "任务",
            "目标",
            "应完成",
            "应建",
            "下达",
            "预算",
        ]),
        AnyOf::new(&[
            "实有", "在编", "在职", "现有", "在岗", "到岗", "实配", "实际", "完成", "已", "实建", "执行", "支出",
        ]),
    ),
    (
        AnyOf::new(&["受理", "接待", "收到", "立案", "接收", "交办", "承办", "收案", "登记"]),
        AnyOf::new(&["办结", "审结", "结案", "答复", "化解", "调解成功", "回复"]),
    ),
];

/// The column of a number by the words in front of it; what names both is told by the word that stands last.
pub(super) fn column(words: &str) -> Option<Column> {
    KINDS.iter().enumerate().find_map(|(kind, (first, second))| {
        let last = match (first.last_in(words), second.last_in(words)) {
            (None, None) => return None,
            (one, other) => other.map(|(at, _)| at) > one.map(|(at, _)| at),
        };
        // 实有行政编制18人 counts those who are there, whatever post they hold.
        let held = kind == 0 && any_of!["实有", "在编", "在职", "现有", "在岗", "到岗"].is_in(words);
        Some(Column { kind, second: last || held })
    })
}
