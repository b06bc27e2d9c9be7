//! Whose report it is: out of the title, the lines around it, labels (填报单位：…), the first sentences, the signature.

use std::ops::Range;

use super::title::Title;
use super::year::chinese_year;
use crate::claims::Span;
use crate::document::{Line, LineKind};
use crate::extraction::builder::Builder;
use crate::extraction::words;
use crate::report::field::Field;
use crate::search::{AnyOf, any_of, has, many_of};

/// Labels, first sentences and signatures stand among so many lines at the beginning and at the end.
const LABELLED_LINES: usize = 40;
const FIRST_LINES: usize = 15;
const LAST_LINES: usize = 8;
const LINES_BELOW: usize = 3;
/// Characters of a department's name.
const LONGEST_NAME: usize = 40;

/// What a title names in front of the kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// 某县水利局
    Organisation,
    /// 某县, 某镇: of reports on what a place did, and of townships that leave out 人民政府.
    Place,
}

/// What a report is handed in by.
const OWN_LABELS: AnyOf = many_of![
    "部门名称",
    "单位名称",
    "填报单位",
    "填报部门",
    "报送单位",
    "编报单位",
    "自评单位",
    "预算部门",
    "预算单位",
    "部门（单位）名称",
    "部门（单位）全称",
    "单位（部门）名称",
];
/// Whose project it is.
const OTHER_LABELS: AnyOf = any_of!["主管部门", "项目单位", "实施单位", "评价对象", "被评价单位", "主管单位"];

/// Who put the page on the web, as pages say above the text.
const PUBLISHER_LABELS: AnyOf = any_of!["信息来源", "发布机构", "发布单位", "来源"];

/// For whom it was evaluated.
const COMMISSION_LABELS: AnyOf = any_of!["委托单位", "委托部门", "委托方"];

pub(super) fn read(builder: &mut Builder<'_, '_>, title: Option<&Title>, lines: &[Span]) {
    let of_title = title.and_then(|title| {
        let mut lines = title.above.into_iter().chain([title.line]);
        lines.find_map(|line| in_title(builder.slice(line)).map(|(range, named)| (part(line, range), named)))
    });
    let organisation = of_title.filter(|(_, named)| *named == Named::Organisation).map(|(span, _)| span);
    let found = organisation
        .or_else(|| around_title(builder, title, lines))
        .or_else(|| labelled(builder, &OWN_LABELS))
        .or_else(|| labelled(builder, &OTHER_LABELS).filter(|&name| !is_place(builder.slice(name))))
        .or_else(|| introduced(builder))
        .or_else(|| signed(builder))
        .or_else(|| labelled(builder, &PUBLISHER_LABELS))
        .or_else(|| labelled(builder, &COMMISSION_LABELS).or_else(|| commissioning(builder)))
        .or_else(|| labelled_behind(builder, &OTHER_LABELS).filter(|&name| !is_place(builder.slice(name))))
        .or(of_title.map(|(span, _)| span));
    if let Some(span) = found.map(|span| by_whole_name(builder, span)) {
        builder.report.department = builder.slice(span).to_owned();
        builder.source(Field::Department, span);
    }
}

/// The beginning of a text, in which a name can stand: what follows is looked at by nobody, however long the line is.
fn beginning(text: &str) -> &str {
    first_of(text, LONGEST_NAME + 20)
}

fn first_of(text: &str, characters: usize) -> &str {
    text.char_indices().nth(characters).map_or(text, |(at, _)| &text[..at])
}

fn part(line: Span, range: Range<usize>) -> Span {
    Span::new(line.start as usize + range.start, line.start as usize + range.end)
}

/// Words that no department's name has: of forms, of things built, of those who evaluate for others.
const NO_DEPARTMENT: AnyOf = many_of![
    "厕所",
    "名称",
    "单位",
    "我",
    "该",
    "各",
    "本部",
    "全部",
    "干部",
    "事务所",
    "咨询",
    "新建",
    "建成",
    "完成",
    "委托",
    "选取",
    "抽取",
    "其中",
];

fn is_organisation(name: &str) -> bool {
    const OTHERS: AnyOf = any_of!["中学", "小学", "大学", "幼儿园", "公司", "电视台", "总社", "联社", "林场", "检察室"];
    let bare = without_bracket(name);
    let length = bare.chars().count();
    (3..=LONGEST_NAME).contains(&length)
        && (words::names_organisation(bare) || OTHERS.ends(bare).is_some())
        && !name.contains(['，', '。', '：', '、', '；', '\t', '《', '|'])
        && !NO_DEPARTMENT.is_in(bare)
        && !bare.contains(|c: char| c.is_ascii_digit())
        && bare.find(['（', '）']).is_none_or(|at| at > 0 && bare[at..].starts_with('（') && bare[at..].contains('）'))
}

/// 综合行政执法局（县城市管理局）: what the bracket says is told beside the name.
fn without_bracket(name: &str) -> &str {
    name.strip_suffix('）').and_then(|inner| inner.rfind('（')).map_or(name, |at| &name[..at])
}

/// The name without a bracket that is no name: 某林业局（含下属国有林场）.
fn name_of(name: &str) -> usize {
    let bare = without_bracket(name);
    let inside = name.get(bare.len() + '（'.len_utf8()..).and_then(|inside| inside.strip_suffix('）'));
    let named =
        inside.is_some_and(|inside| words::names_organisation(inside) && !inside.starts_with(['含', '本', '原']));
    if named { name.len() } else { bare.len() }
}

/// The part of a title that names whose report it is.
pub(super) fn in_title(title: &str) -> Option<(Range<usize>, Named)> {
    const KINDS: AnyOf = many_of![
        "部门整体",
        "部门（单位）整体",
        "单位整体",
        "整体支出",
        "整体绩效",
        "部门支出",
        "部门决算",
        "单位决算",
        "项目支出",
        "项目绩效",
        "预算绩效",
        "财政支出",
        "财政绩效",
        "绩效自评",
        "绩效评价",
        "关于",
        "部门预算",
        "决算",
        "重点",
        "专项",
        "整体",
    ];
    // 〔公开〕某市残疾人联合会
    let mark = title.starts_with(['〔', '【']).then(|| title.find(['〕', '】'])).flatten();
    let mut start = mark.map_or(0, |end| end + '〕'.len_utf8());
    start += if title[start..].starts_with("关于") { "关于".len() } else { 0 };
    start += year_at(&title[start..]).unwrap_or(0);
    let rest = &title[start..];
    let kind = KINDS.place_in(rest).unwrap_or(rest.len());
    let year = rest.char_indices().find_map(|(at, _)| year_at(&rest[at..]).map(|_| at)).unwrap_or(rest.len());
    let own = rest[..kind.min(year)].trim_end_matches(['（', '(', ' ', '"', '“']);
    if own.is_empty() {
        return None;
    }
    if is_organisation(own) {
        return Some((start..start + name_of(own), Named::Organisation));
    }
    // 某县应急管理局应急指挥信息系统建设项目
    const SURE: AnyOf = any_of![
        "局",
        "厅",
        "委员会",
        "人民政府",
        "办事处",
        "法院",
        "检察院",
        "联合会",
        "联合社",
        "总工会",
        "学校",
        "医院",
        "中学",
    ];
    let beginning = own.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
    // 中小学校舍维修改造项目, 义务教育学校食堂改造项目: of no single school.
    let of_many = |name: &str| {
        any_of!["中小学校", "中小学", "义务教育学校", "农村学校", "乡村学校", "公办学校", "寄宿制学校"]
            .ends(name)
            .is_some()
    };
    let is_sure = |name: &&str| SURE.ends(name).is_some() && is_organisation(name) && !of_many(name);
    let sure = beginning.map(|end| &own[..end]).find(is_sure);
    if let Some(name) = sure {
        return Some((start..start + name.len(), Named::Organisation));
    }
    let place =
        any_of!["县", "市", "区", "镇", "乡", "街道", "州", "旗", "省"].ends(own).is_some() && own.chars().count() >= 2;
    place.then_some((start..start + own.len(), Named::Place))
}

/// The bytes of a year that the text begins with: 2024年度, 二〇二四年.
fn year_at(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let end = if digits == 4 && text[4..].starts_with('年') {
        4 + '年'.len_utf8()
    } else {
        chinese_year(text, 0).filter(|(_, year)| year.start == 0)?.1.end as usize
    };
    Some(end + if text[end..].starts_with('度') { '度'.len_utf8() } else { 0 })
}

/// A line of its own beside the title: 某县水利局, （某县水利局）, 某县水利局　2024年3月18日.
fn around_title(builder: &Builder<'_, '_>, title: Option<&Title>, lines: &[Span]) -> Option<Span> {
    let end = title.map_or(0, |title| title.line.end);
    let above =
        lines.iter().copied().filter(|line| title.is_none() || line.end < end).take(title.map_or(1, |_| lines.len()));
    let behind = builder.document.lines.iter().filter(|line| title.is_some() && line.span.start >= end);
    let below = behind.take(LINES_BELOW).filter(|line| line.kind == LineKind::Paragraph).map(|line| line.span);
    let above: Vec<Span> = above.collect();
    above.into_iter().rev().chain(below).find_map(|line| alone(builder.slice(line)).map(|range| part(line, range)))
}

/// An organisation that is all a line says, but for a date.
fn alone(line: &str) -> Option<Range<usize>> {
    let inner = line.strip_prefix('（').and_then(|inner| inner.strip_suffix('）'));
    // ——某县民政局
    let bare = inner.unwrap_or(line).trim_start_matches(['—', '-', '─', ' ']);
    let start = if inner.is_some() { '（'.len_utf8() } else { 0 } + inner.unwrap_or(line).len() - bare.len();
    let text = bare;
    if beginning(text).len() < text.len() {
        return None;
    }
    let date = text.char_indices().find(|&(at, c)| c.is_ascii_digit() || year_at(&text[at..]).is_some());
    let only_date = |at: usize| {
        !text[at..].contains(|c: char| !c.is_ascii_digit() && !"年月日-.〇○零一二三四五六七八九十".contains(c))
    };
    let text = date.filter(|&(at, _)| only_date(at)).map_or(text, |(at, _)| &text[..at]).trim_end();
    is_organisation(text).then(|| start..start + name_of(text))
}

/// 部门名称：青禾县财政局, 填报单位（盖章）\t青禾县财政局, in a line of several as well.
fn labelled(builder: &Builder<'_, '_>, labels: &AnyOf) -> Option<Span> {
    labelled_in(builder, labels, builder.document.lines.iter().take(LABELLED_LINES))
}

/// 主管部门\t宛河县农业农村局, in a form behind the text.
fn labelled_behind(builder: &Builder<'_, '_>, labels: &AnyOf) -> Option<Span> {
    let behind = builder.document.lines.iter().skip(LABELLED_LINES);
    labelled_in(builder, labels, behind.filter(|line| matches!(line.kind, LineKind::Row(_))))
}

fn labelled_in<'l>(
    builder: &Builder<'_, '_>,
    labels: &AnyOf,
    mut lines: impl Iterator<Item = &'l Line>,
) -> Option<Span> {
    lines.find_map(|line| {
        let text = builder.slice(line.span);
        let (at, label) = labels.find_in(text)?;
        let rest = &text[at + label.len()..];
        let rest = rest.strip_prefix("及代码").unwrap_or(rest);
        let rest =
            any_of!["（盖章）", "（公章）", "（章）", "（签章）"].starts(rest).map_or(rest, |mark| &rest[mark.len()..]);
        let value = rest.trim_start_matches(['：', '\t', ' ']);
        if value.len() == rest.len() {
            return None;
        }
        let start = text.len() - value.len();
        let end = value.find(['\t', '，', '。', '；', '、', ' ']).unwrap_or(value.len());
        let length = named_before_label(beginning(&value[..end]))?;
        Some(part(line.span, start..start + length))
    })
}

/// 某县水利局填报日期：…: cells of a form that were pasted without what stood between them.
fn named_before_label(value: &str) -> Option<usize> {
    let Some(colon) = value.find('：') else {
        let name = value.split_once('（').map_or(value, |(name, _)| name);
        return is_organisation(value).then(|| name_of(value)).or_else(|| is_organisation(name).then_some(name.len()));
    };
    const NEXT: AnyOf = many_of![
        "填报", "报送", "报告", "填表", "编报", "金额", "单位", "项目", "预算", "联系", "总分", "评价", "自评", "实施",
        "主管", "负责", "编制", "日期", "时间", "所属", "得分", "（",
    ];
    let value = &value[..colon];
    let mut ends = value.char_indices().map(|(at, _)| at).filter(|&at| at > 0);
    let names = |end: &usize| is_organisation(&value[..*end]);
    ends.clone().filter(names).find(|&end| NEXT.starts(&value[end..]).is_some()).or_else(|| ends.rfind(names))
}

/// 某县民政局内设六个股室, 沙溪区档案馆系区委直属…
fn introduced(builder: &Builder<'_, '_>) -> Option<Span> {
    const SAID_OF: AnyOf = many_of![
        "为",
        "是",
        "系",
        "内设",
        "下设",
        "设有",
        "主要",
        "位于",
        "共有",
        "编报",
        "（以下",
        "组织",
        "会同",
        "对",
        "负责",
        "承担",
        "隶属"
    ];
    let paragraphs = builder.document.lines.iter().filter(|line| line.kind == LineKind::Paragraph);
    paragraphs.take(FIRST_LINES).find_map(|line| {
        let text = builder.slice(line.span);
        // 为加强管理，根据…要求，桂汀县卫生健康局会同…: what for is told first.
        let purpose = text.starts_with('为');
        let text = first_of(text, if purpose { 4 * LONGEST_NAME } else { LONGEST_NAME + 20 });
        // 为打赢蓝天保卫战，…组织实施: who carries it out.
        let sentence = &text[..text.find('。').unwrap_or(text.len())];
        if purpose && !any_of!["自评", "评价"].is_in(sentence) {
            return None;
        }
        let from = if purpose { text.find('，')? } else { 0 };
        let said = SAID_OF.place_in(&text[from..]).map_or(text.len(), |at| from + at);
        Some(part(line.span, named_before(text, said)?))
    })
}

/// The office that something is said of from here on.
fn named_before(text: &str, said: usize) -> Option<Range<usize>> {
    let year = text[..said].char_indices().skip(1).find(|&(at, _)| year_at(&text[at..]).is_some());
    let end = year.map_or(said, |(at, _)| at);
    let start = text[..end].rfind(['，', '。', '（', '）', '：', '由', '经']).map_or(0, |at| at + '，'.len_utf8());
    let start = start + year_at(&text[start..end]).unwrap_or(0);
    let name = &text[start..end];
    // 由某公交有限公司（以下简称“公交公司”）统一经营: who does the work, not whose report it is.
    // 由县住房和城乡建设局主管，某公司承建
    if name.ends_with("公司") && (text[..start].ends_with('由') || has(&text[..start], "主管")) {
        return None;
    }
    let full = name.chars().count() >= 5
        && any_of!["根据", "按照", "经", "县财政局", "市财政局", "区财政局"].starts(name).is_none();
    (full && !is_place(name) && is_organisation(name)).then(|| start..start + name_of(name))
}

/// 受潜州市财政局委托，评价组…: whose evaluation it is, where nothing else names anybody.
fn commissioning(builder: &Builder<'_, '_>) -> Option<Span> {
    let lines = builder.document.lines.iter().filter(|line| !matches!(line.kind, LineKind::Row(_)));
    lines.take(FIRST_LINES).find_map(|line| {
        let text = builder.slice(line.span);
        let text = &text[..text.floor_char_boundary(3 * (LONGEST_NAME + 40).min(text.len()))];
        let end = text.find("委托")?;
        // 潜州市财政局委托第三方机构，对…开展绩效评价
        let firm = any_of!["第三方", "中介"].starts(&text[end + "委托".len()..]).is_some();
        let comma = || text[..end].rfind('，').filter(|_| firm).map(|at| at + '，'.len_utf8());
        let start = text[..end].rfind('受').map(|at| at + '受'.len_utf8()).or_else(comma)?;
        let name = &text[start..end];
        (name.chars().count() >= 5 && is_organisation(name)).then(|| part(line.span, start..end))
    })
}

/// The last lines: 某县教育体育局 / 2018年4月3日.
fn signed(builder: &Builder<'_, '_>) -> Option<Span> {
    let lines = builder.document.lines.iter().rev().take(LAST_LINES).filter(|line| line.kind == LineKind::Paragraph);
    lines.into_iter().find_map(|line| {
        let text = without_date(builder.slice(line.span));
        alone(text).filter(|range| !is_place(&text[range.clone()])).map(|range| part(line.span, range))
    })
}

/// 某县交通运输局 2025年2月27日: where it is signed in one line.
fn without_date(text: &str) -> &str {
    let Some(at) = text.find(|c: char| c.is_ascii_digit()).filter(|_| text.ends_with('日')) else { return text };
    let date = text[at..].chars().all(|c| c.is_ascii_digit() || matches!(c, '年' | '月' | '日'));
    if date { text[..at].trim_end() } else { text }
}

/// 县交通运输局 in the text, 陇平县交通运输局 where it is signed; 石窑铺镇 in the title, （枫渚县石窑铺镇人民政府） below it: the same office by its
/// whole name.
fn by_whole_name(builder: &Builder<'_, '_>, found: Span) -> Span {
    let name = builder.slice(found);
    if is_place(name) {
        let first = builder.document.lines.iter().take(LINES_BELOW).map(|line| line.span);
        let mut offices = first.filter_map(|line| Some(part(line, alone(builder.slice(line))?)));
        let whole =
            |office: &Span| builder.slice(*office).strip_suffix("人民政府").is_some_and(|of| of.ends_with(name));
        return offices.find(whole).unwrap_or(found);
    }
    let short = name.starts_with(['县', '市', '区', '州', '旗']) && name.chars().count() > 3;
    signed(builder).filter(|&whole| short && builder.slice(whole).ends_with(name)).unwrap_or(found)
}

/// 惠丰镇 in a list of places; a township signs as 人民政府.
fn is_place(name: &str) -> bool {
    any_of!["镇", "乡", "街道"].ends(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_name_offices_or_places() {
        let named = |title: &str| in_title(title).map(|(range, named)| (title[range].to_owned(), named));
        let office = |name: &str| Some((name.to_owned(), Named::Organisation));
        for (title, name) in [
            ("2023年度青禾县水利局部门整体支出绩效自评报告", "青禾县水利局"),
            ("青禾县水利局二〇二三年度部门决算", "青禾县水利局"),
            ("关于青禾县民政局2023年度项目支出绩效自评的报告", "青禾县民政局"),
            ("青禾县应急管理局指挥系统建设项目2020年度绩效自评报告", "青禾县应急管理局"),
            ("青禾市（县级）林业局（含国有林场）2023年度部门整体绩效自评结果", "青禾市（县级）林业局"),
            ("〔公开〕青禾县残疾人联合会2024年度部门决算", "青禾县残疾人联合会"),
        ] {
            assert_eq!(named(title), office(name), "{title}");
        }
        assert_eq!(named("青禾县2023年高标准农田建设项目绩效自评报告"), Some(("青禾县".to_owned(), Named::Place)));
        for title in
            ["2023年农村饮水安全巩固提升项目绩效自评报告", "部门整体支出绩效自评报告", "2021年农村厕所革命绩效评价报告"]
        {
            assert_eq!(named(title), None, "{title}");
        }
    }

    #[test]
    fn a_name_ends_where_the_next_label_begins() {
        let name = |value: &str| named_before_label(value).map(|end| value[..end].to_owned());
        assert_eq!(name("青禾县财政局"), Some("青禾县财政局".into()));
        assert_eq!(name("青禾县财政局（312001）"), Some("青禾县财政局".into()));
        assert_eq!(name("青禾县财政局填报日期：2023年4月"), Some("青禾县财政局".into()));
        assert_eq!(name("青禾县水利局所属单位：5个"), Some("青禾县水利局".into()));
        for value in ["编制数", "经费性质", "名称", "全年预算数"] {
            assert_eq!(name(value), None, "{value}");
        }
        assert_eq!(alone("（青禾县民政局）").map(|range| range.len()), Some("青禾县民政局".len()));
        assert_eq!(alone("青禾县民政局2023年4月18日").map(|range| range.len()), Some("青禾县民政局".len()));
        assert_eq!(alone("惠丰镇0.95万亩"), None);
    }
}
