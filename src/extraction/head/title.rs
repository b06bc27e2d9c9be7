//! The title: the first line that names the kind of document, with the line above it where it goes over two.

use std::ops::Range;

use super::department::{self, Named};
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of};

/// Where a title stands, line by line, and its words.
pub(super) struct Title {
    /// The line above, where the title begins there.
    pub above: Option<Span>,
    /// The line that names the kind of document.
    pub line: Span,
    pub text: String,
}

impl Title {
    pub fn span(&self) -> Span {
        Span { start: self.above.unwrap_or(self.line).start, end: self.line.end }
    }
}

/// A longer line is a sentence.
const LONGEST: usize = 60;

/// What the title of a document like these speaks of.
const ABOUT: AnyOf = any_of!["绩效", "决算", "自评", "重点评价"];
/// What it calls itself.
const FORMS: AnyOf = any_of![
    "报告",
    "决算",
    "自评表",
    "评价表",
    "评分表",
    "情况",
    "结果",
    "总结",
    "材料",
    "说明",
    "公开",
    "公示",
    "公告",
    "通报",
    "综述",
];

pub(super) fn read(builder: &Builder<'_, '_>, lines: &[Span]) -> Option<Title> {
    let found = lines.iter().position(|&line| is_title(builder.slice(line)));
    let Some(at) = found else { return elsewhere(builder) };
    let range = bare(builder.slice(lines[at]));
    let base = lines[at].start as usize;
    let line = Span::new(base + range.start, base + range.end);
    let above = at.checked_sub(1).map(|above| lines[above]).filter(|&above| goes_on(builder, above, line));
    let text = above.map_or("", |above| builder.slice(above)).to_owned() + builder.slice(line);
    Some(Title { above, line, text })
}

/// 附件3,,,,: a table's only cell; 第三部分 2021年度部门决算情况说明: the first heading of a document that begins in its middle.
fn elsewhere(builder: &Builder<'_, '_>) -> Option<Title> {
    let document = builder.document;
    let cell = document.tables.first().into_iter().flat_map(|table| table.rows.iter().take(2)).find_map(|row| {
        let mut cells = row.iter().filter(|cell| !cell.is_empty());
        cells.next().filter(|_| cells.next().is_none()).copied()
    });
    let part = document.sections.first().filter(|section| section.level == 0).map(|section| section.title);
    let stands_first = |span: &Span| {
        document.lines.iter().take(4).any(|line| line.span.start <= span.start && span.end <= line.span.end)
    };
    let line = [cell, part].into_iter().flatten().find(|span| stands_first(span) && is_title(builder.slice(*span)))?;
    Some(Title { above: None, line, text: builder.slice(line).to_owned() })
}

fn is_title(line: &str) -> bool {
    // 首页 > 财政信息 > 预决算公开: where the page stands in its site.
    let path = line.contains(['>', '›', '»', '＞']);
    let other = any_of!["首页", "当前位置", "附：", "根据", "按照"].starts(line).is_some();
    // 〔索引号〕…〔公开类别〕绩效评价
    let labels = line.starts_with('〔') && line.matches('〔').count() > 1;
    let line = &line[bare(line)];
    let form = FORMS.is_in(line) || any_of!["自评", "绩效评价"].ends(line).is_some();
    !path
        && !other
        && !labels
        && ABOUT.is_in(line)
        && form
        && line.chars().count() <= LONGEST
        && !line.contains(['。', '，', '：'])
}

/// The title in its line: without 附件2： and # in front of it, without 填报日期：… and （金额单位：元） behind it.
fn bare(line: &str) -> Range<usize> {
    let label = any_of!["附件", "附表", "标题", "名称", "文件名称"].starts(line).and_then(|_| line.find('：'));
    let mut start =
        label.filter(|&colon| line[..colon].chars().count() <= 6).map_or(0, |colon| colon + '：'.len_utf8());
    start += line[start..].len() - line[start..].trim_start_matches(['#', '*', ' ', '《']).len();
    let rest = &line[start..];
    let Some(colon) = rest.find('：') else {
        return start..start + rest.trim_end_matches(['*', ' ', '》', '#']).len();
    };
    const NOTES: AnyOf = any_of![
        "（",
        "填报",
        "公开",
        "发布",
        "金额",
        "单位",
        "报送",
        "报告日期",
        "来源",
        "评价",
        "编制",
        "填表",
        "项目"
    ];
    // The note's name is short: 公开时间, 报告日期.
    let note = rest[..colon].char_indices().rev().take(6).filter(|&(at, _)| NOTES.starts(&rest[at..]).is_some()).last();
    start..start + note.map_or(rest.len(), |(at, _)| at)
}

/// 沂源口镇人民政府2025年度 / 部门整体支出绩效自评报告, 某县农村公路养护项目 / 2021年度绩效自评报告.
fn goes_on(builder: &Builder<'_, '_>, above: Span, line: Span) -> bool {
    let (above, line) = (builder.slice(above), builder.slice(line));
    let open =
        any_of!["年度", "年", "支出", "整体", "项目", "资金", "工程", "补助", "经费", "关于"].ends(above).is_some();
    // 石泉桥街道办事处2025 / 年度部门决算
    let open = open || (above.ends_with(|c: char| c.is_ascii_digit()) && line.starts_with('年'));
    // 2022年度 / 某中心单位决算, but not 2022年高标准农田工程 / 某县农业农村局2022年度绩效自评报告.
    let only_year = above.chars().count() <= 6;
    let whole = !only_year && department::in_title(line).is_some_and(|(_, named)| named == Named::Organisation);
    open && !whole && above.chars().count() <= 40 && !above.contains(['。', '，', '：']) && !ABOUT.is_in(above)
}
