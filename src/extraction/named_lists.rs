//! A number of units with all their names: 下设5个二级机构，分别是林业综合服务中心、林业执法大队、…; 局机关内设办公室、财务股、建管股3个股室;
//! 纳入编制范围的单位共5个，具体如下 and a table of them; 项目9个，总投资486.50万元，其中：… where the amounts make up the total.
//!
//! Only what is said to be all of them, name by name or row by row, counts. One name too few or too many is held against the
//! number; some more are for the check to leave open, and a list that is further off was read wrongly.

use super::builder::Builder;
use crate::amount::Number;
use crate::claims::{Claim, Count, Place, Span};
use crate::document::{Cell, FigureKind, LineKind, list_number};
use crate::search::{AnyOf, any_of};

/// Characters of what is counted, between the number and the words that lead to the names.
const LONGEST_NOUN: usize = 14;
/// Bytes up to the end of the words that lead to the names.
const LONGEST_LEAD: usize = 64;
/// Characters of a name.
const LONGEST_NAME: usize = 24;
/// Fewer names are told in other ways.
const LEAST: usize = 3;
/// Further off is another list.
const APART: u32 = 5;
/// Rows or lines below a number.
const MOST: usize = 40;
/// Bytes of a list.
const LONGEST_LIST: usize = 1_200;

/// What leads to all names.
const LEADS: AnyOf = any_of!["分别是", "分别为", "分别：", "是：", "为：", "，即", "，具体为：", "，具体是："];
/// What units are counted by.
const UNITS: [char; 8] = ['个', '家', '所', '处', '项', '座', '条', '段'];
/// Units of length, area, volume and weight.
const MEASURES: AnyOf = any_of!["公里", "千米", "米", "亩", "公顷", "平方米", "平方公里", "立方米", "吨"];
/// What leads to the names of places.
const REACHES: AnyOf = any_of!["惠及", "涉及", "覆盖", "涵盖", "辐射", "分布在", "分布于", "位于"];
/// Names that stand for several, or for some only.
const SEVERAL: AnyOf = any_of![
    "两个", "三个", "四个", "五个", "几个", "两家", "两所", "三所", "等", "其中", "其他", "其余", "各", "以及", "下属"
];

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    for index in 0..builder.document.figures.len() {
        let figure = builder.figure(index);
        let counts = figure.kind == FigureKind::Count && builder.slice(figure.span).ends_with(UNITS);
        let Some(stated) =
            u32::try_from(figure.number.mantissa()).ok().filter(|_| counts && figure.number.decimals() == 0)
        else {
            continue;
        };
        if let Some((noun, counted)) = beyond(builder, figure.span).filter(|&(_, counted)| counted > stated) {
            let quantity = builder.quantity(index, noun);
            let place = Place::span(figure.span);
            builder.claims.push(Claim::Count(Count { stated: quantity, counted, place }));
            continue;
        }
        let span = figure.span;
        let behind = names(builder, span);
        let list = behind.as_ref().map_or(span, |&(_, _, list)| list);
        let found = behind.map(|(noun, counted, _)| (noun, counted)).or_else(|| with_total(builder, span));
        let found = found.or_else(|| in_front(builder, span)).or_else(|| below(builder, span));
        let found = found.or_else(|| in_turn(builder, span));
        let Some((noun, counted)) = found else { continue };
        if counted.contains(&stated) || counted.iter().any(|counted| counted.abs_diff(stated) <= APART) {
            let Some(counted) = counted.into_iter().min_by_key(|counted| counted.abs_diff(stated)) else { continue };
            // 治理中小河流6条，治理河长…: the name stands in front.
            let name = if noun.is_empty() { builder.slice(builder.figure(index).label) } else { noun };
            let quantity = builder.quantity(index, name);
            builder.claims.push(Claim::Count(Count { stated: quantity, counted, place: Place::span(list) }));
        }
    }
}

/// What is counted, how many names follow, of which the last may be two that 和 joins, and where they stand.
fn names<'d>(builder: &Builder<'d, '_>, count: Span) -> Option<(&'d str, Vec<u32>, Span)> {
    let start = count.end as usize;
    let text = builder.document.text();
    let behind = text.get(start..text.floor_char_boundary((start + LONGEST_LIST).min(text.len())))?;
    let near = &behind[..behind.floor_char_boundary(LONGEST_LEAD.min(behind.len()))];
    let (lead, word) = LEADS.find_in(near).or_else(|| units_follow(near))?;
    // 由局机关和3个所属单位组成，即：局机关、…: more than those counted.
    if word == "，即" && text[..count.start as usize].ends_with(['和', '及', '与']) {
        return None;
    }
    // 覆盖9个镇（街道），分别是…
    let noun = behind[..lead].trim_end_matches(['，', '：']);
    let noun = noun.strip_suffix("（街道）").unwrap_or(noun);
    if noun.chars().count() > LONGEST_NOUN || noun.contains(['，', '。', '；', '（', '）', '\n', '、']) {
        return None;
    }
    let rest = behind[lead + word.len()..].trim_start_matches('：');
    let (list, mark) = listed(rest)?;
    let from = start + behind.len() - rest.len();
    let place = Span::new(from, from + list.len());
    let all: Vec<&str> = list.split(mark).collect();
    // 7个项目，分别是：道路维修186.40万元、人居环境132.75万元、…: each with its amount.
    let with_amounts: Option<Vec<&str>> = all.iter().copied().map(without_amount).collect();
    let (all, one_each) = with_amounts.map_or((all, false), |names| (names, true));
    if all.len() < LEAST || !all.iter().all(is_name) {
        return None;
    }
    let counted = if one_each { vec![all.len() as u32] } else { counts(&all) };
    Some((noun, counted, place))
}

/// 内设7个处室：办公室、教务处、…: units of the kind that has names, directly in front of a colon.
fn units_follow(near: &str) -> Option<(usize, &'static str)> {
    const LONGEST: usize = 24;
    const UNITS: AnyOf =
        any_of!["处室", "科室", "股室", "办公室", "内设机构", "部门", "直属单位", "下属单位", "二级单位", "乡镇"];
    let at = near.find('：').filter(|&at| at <= LONGEST)?;
    UNITS.ends(&near[..at]).map(|_| (at, "："))
}

/// The names and the mark between them: 甲、乙、丙; or, each with its amount, 甲186.40万元；乙132.75万元.
fn listed(rest: &str) -> Option<(&str, char)> {
    let sentence = &rest[..rest.find(['。', '\n'])?];
    let with_amounts = sentence.contains('；') && sentence.split('；').all(|one| without_amount(one).is_some());
    if with_amounts {
        return Some((sentence, '；'));
    }
    Some((&sentence[..sentence.find(['；', '）', '，']).unwrap_or(sentence.len())], '、'))
}

/// 项目9个，总投资486.50万元，其中：茶园改造86.00万元、…; 治理中小河流5条，治理河长36.8公里，其中松榆河9.2公里、…: parts that make up the total
/// behind the number are all there are.
fn with_total<'d>(builder: &Builder<'d, '_>, count: Span) -> Option<(&'d str, Vec<u32>)> {
    const LEADS: AnyOf =
        any_of!["，其中：", "，其中", "，分别为：", "，分别为", "，分别是", "，具体为：", "，包括：", "，包括", "："];
    let document = builder.document;
    let text = document.text();
    let whole = document.figures_before(count.end);
    let total = document.figures.get(whole)?;
    let between = text.get(count.end as usize..total.span.start as usize)?;
    let (noun, named) = between.split_once('，')?;
    let near = between.len() <= LONGEST_LEAD && noun.chars().count() <= LONGEST_NOUN;
    if !near || between.contains(['。', '；', '、', '（', '）', '\n']) || named.contains('，') {
        return None;
    }
    let behind = text.get(total.span.end as usize..)?;
    let behind = &behind[..behind.floor_char_boundary(LONGEST_LIST.min(behind.len()))];
    let lead = LEADS.starts(behind)?;
    let list = &behind[lead.len()..];
    let list = &list[..list.find(['。', '；', '）', '，', '\n'])?];
    let mut from = total.span.end + lead.len() as u32;
    let (mut names, mut sum) = (0, Number::ZERO);
    for item in list.split('、') {
        let span = Span { start: from, end: from + item.len() as u32 };
        from = span.end + '、'.len_utf8() as u32;
        let [part] = document.figures_in(span) else { return None };
        let name = builder.slice(Span { start: span.start, end: part.span.start });
        let unit = builder.unit_of(document.figures_before(span.start));
        let alike = part.kind == total.kind && unit == builder.unit_of(whole);
        if !alike || part.span.end != span.end || !is_name(&name) {
            return None;
        }
        (names, sum) = (names + 1, sum.add(part.number).ok()?);
    }
    // 4个项目全部编报绩效目标，申报指标共62条，其中…: what is counted is something else; how long or wide things are is theirs.
    let of_things = match total.kind {
        FigureKind::Money(_) => true,
        FigureKind::Count => MEASURES.ends(builder.slice(total.span)).is_some(),
        _ => false,
    };
    let all = of_things && sum == total.number;
    (all && names >= LEAST).then(|| (noun, vec![names as u32]))
}

/// The name in front of an amount of money.
fn without_amount(words: &str) -> Option<&str> {
    let number = words.strip_suffix('元')?.trim_end_matches(['万', '亿']);
    let name = number.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    (name.len() < number.len()).then_some(name)
}

/// 开展了食品安全、燃气具质量、…、虚假宣传等5项专项整治: 等 may stand for more, but never for fewer than are named.
fn beyond<'d>(builder: &Builder<'d, '_>, count: Span) -> Option<(&'d str, u32)> {
    const VERBS: AnyOf =
        any_of!["开展了", "开展", "实施了", "实施", "建成了", "完成了", "组织了", "举办了", "举办", "制定了", "修订了"];
    const MOST: u32 = 3;
    let text = builder.document.text();
    let before = text[..count.start as usize].strip_suffix('等')?;
    let before = &before[text.ceil_char_boundary(before.len().saturating_sub(LONGEST_LIST))..];
    let clause = before.rsplit(['。', '；', '，', '：', '（', '）', '\n']).next()?;
    let (at, verb) = VERBS.last_in(clause).or_else(|| REACHES.last_in(clause))?;
    let all: Vec<&str> = clause[at + verb.len()..].split('、').collect();
    // 甲、乙和丙 may be two or three.
    let plain = |name: &&str| {
        let length = name.chars().count();
        (2..=LONGEST_NAME).contains(&length) && !name.contains(|c: char| c.is_ascii_digit()) && !SEVERAL.is_in(name)
    };
    let behind = &text[count.end as usize..];
    let noun = &behind[..behind.find(['，', '。', '；', '、', '\n']).unwrap_or(0)];
    let stated = builder.document.figures_in(count).first()?.number;
    let counted = all.len() as u32;
    let near = stated.add(Number::whole(MOST.into())).is_ok_and(|most| Number::whole(counted.into()) <= most);
    (all.len() >= LEAST && near && all.iter().all(plain) && noun.chars().count() <= LONGEST_NOUN)
        .then_some((noun, counted))
}

/// 局机关内设办公室、财务股、建管股3个股室: the names in front, with nothing that says that there are others.
fn in_front<'d>(builder: &Builder<'d, '_>, count: Span) -> Option<(&'d str, Vec<u32>)> {
    const VERBS: AnyOf = any_of!["内设机构有", "内设", "下设", "下辖", "下属", "所属", "设有", "设置", "辖", "设"];
    const ACTS: AnyOf = any_of![
        "完成", "新建", "改造", "建成", "实施", "建设", "涉及", "覆盖", "走访", "检查", "维修", "整治", "治理", "新增",
        "对", "以及"
    ];
    const NOUNS: AnyOf = any_of![
        "股室",
        "科室",
        "处室",
        "内设",
        "科",
        "股",
        "二级",
        "下属",
        "所属",
        "事业",
        "办公室",
        "办事机构",
        "工作机构",
        "派出机构",
        "综合",
        "党政",
        "公益",
        "参公",
        "单位",
        "机构",
        "部门",
        "站所",
        "中心",
        "直属",
        "职能",
        "乡镇",
        "街道",
        "镇",
        "乡",
    ];
    let text = builder.document.text();
    let behind = &text[count.end as usize..];
    let before = &text[..count.start as usize];
    let before = &before[text.ceil_char_boundary(before.len().saturating_sub(LONGEST_LIST))..];
    let clause = before.rsplit(['。', '；', '，', '：', '（', '）', '\n']).next()?;
    // 设办公室、财务股共2个行政股室
    let noun = NOUNS.starts(behind.trim_start_matches("行政").trim_start_matches("职能"));
    let own = noun.zip(VERBS.find_in(clause));
    // 完成东堤、西洲、永安围共3座排涝泵站更新改造: whatever it is, 共 says that these are all.
    let acted = || {
        let done = clause.ends_with('共').then(|| ACTS.starts(clause)).flatten()?;
        let noun = &behind[..behind.find(['，', '。', '；', '、', '\n']).unwrap_or(0)];
        (noun.chars().count() <= LONGEST_NOUN).then_some((noun, (0, done)))
    };
    // 惠及清潭、大坪、麻园3个乡镇
    let reached = || {
        let places = any_of!["乡镇", "镇", "乡", "街道", "村", "社区", "行政村", "县", "区"].starts(behind)?;
        REACHES.find_in(clause).map(|verb| (places, verb))
    };
    let (noun, (at, verb)) = own.or_else(acted).or_else(reached)?;
    let list = clause[at + verb.len()..].trim_end_matches(['共', '计']);
    // 等 says that there are others, or that there are none.
    let all: Vec<&str> = list.split('、').collect();
    if clause.ends_with('等') || all.len() < LEAST || !all.iter().all(is_name) {
        return None;
    }
    Some((noun, counts(&all)))
}

/// 组建4个督导组，第一组负责…，第二组负责…，第三组负责…: each is told of in its turn, and the clause behind the last of other things.
fn in_turn<'d>(builder: &Builder<'d, '_>, count: Span) -> Option<(&'d str, Vec<u32>)> {
    const KINDS: AnyOf = any_of!["组", "小组", "队", "片区", "标段"];
    const ORDINALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let behind = &builder.document.text()[count.end as usize..];
    let near = &behind[..behind.floor_char_boundary(LONGEST_LEAD.min(behind.len()))];
    let noun = &near[..near.find(['，', '；', '：', '、', '。', '\n'])?];
    let kind = KINDS.ends(noun).filter(|_| noun.chars().count() <= LONGEST_NOUN)?;
    let behind = &behind[..behind.floor_char_boundary(LONGEST_LIST.min(behind.len()))];
    let sentence = &behind[..behind.find(['。', '\n'])?];
    let told = |ordinal: &&str| sentence.contains(&["第", ordinal, kind].concat());
    let last = ORDINALS.iter().take_while(|ordinal| told(ordinal)).count();
    let open = any_of!["等", "其中", "包括", "其余"].is_in(sentence);
    (last >= LEAST && !open).then(|| (noun, vec![last as u32]))
}

/// 单位共5个，具体如下：, and rows or lines with a number each.
fn below<'d>(builder: &Builder<'d, '_>, count: Span) -> Option<(&'d str, Vec<u32>)> {
    let document = builder.document;
    let lines = &document.lines;
    let at = lines.partition_point(|line| line.span.end <= count.start);
    let own = lines.get(at).filter(|line| !matches!(line.kind, LineKind::Row(_)))?;
    let behind = builder.slice(Span { start: count.end, end: own.span.end.max(count.end) });
    let (lead, _) = any_of!["具体如下", "名单如下", "情况如下", "分别如下", "如下：", "如下表", "具体为：", "包括："]
        .find_in(&behind[..behind.floor_char_boundary(LONGEST_LEAD.min(behind.len()))])?;
    // The list stands below, and in the line hardly more than a sentence.
    if behind.len() - lead > LONGEST_LIST {
        return None;
    }
    // 单位共5个，其中行政单位1个、事业单位4个，具体为: all of them stand below.
    if builder.slice(Span { start: own.span.start, end: count.start }).rsplit('。').next()?.contains("其中") {
        return None;
    }
    // 局本级及4家所属事业单位，具体如下: the office itself is one of the rows.
    let with_own = any_of!["本级", "机关"].is_in(builder.slice(Span { start: own.span.start, end: count.start }));
    let noun = behind[..lead].trim_end_matches(['，', '：', '详', '见', '具', '体']);
    let plain = !noun.contains(['，', '。', '；', '、']) && noun.chars().count() <= LONGEST_NOUN;
    if !plain || behind[lead..].contains(['。', '；']) && !behind.ends_with(['。', '：']) {
        return None;
    }
    let numbers = lines[at + 1..].iter().take(MOST).skip_while(|line| heads(builder, line.span)).map_while(|line| {
        match line.kind {
            LineKind::Row(table) => {
                let above = |row: &Vec<Cell>| row.first().is_some_and(|cell| cell.start < line.span.start);
                let rows = &document.tables.get(table as usize)?.rows;
                let row = rows.get(rows.partition_point(above))?;
                builder.slice(*row.first()?).parse::<u32>().ok()
            }
            _ => list_number(builder.slice(line.span)).map(|number| number.number),
        }
    });
    let mut rows = 0;
    for number in numbers {
        if number != rows + 1 {
            break;
        }
        rows = number;
    }
    (rows as usize >= LEAST).then(|| (noun, if with_own { vec![rows, rows - 1] } else { vec![rows] }))
}

/// The head of a table.
fn heads(builder: &Builder<'_, '_>, line: Span) -> bool {
    any_of!["序号", "编号"].starts(builder.slice(line).trim_start_matches(['|', ' '])).is_some()
}

fn is_name(name: &&str) -> bool {
    let length = name.chars().count();
    (2..=LONGEST_NAME).contains(&length)
        && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '（' | '：' | '"'))
        && !SEVERAL.is_in(name)
}

/// How many names these are: 渡口社区和船坊社区 are two in any of them, 计量与标准化科 one where nearly all end in 科.
fn counts(all: &[&str]) -> Vec<u32> {
    let last = |name: &str| name.chars().next_back();
    let alike = |end: Option<char>| all.iter().filter(|name| last(name) == end).count();
    let of_one_kind = all.iter().any(|name| alike(last(name)) * 4 >= all.len() * 3);
    let joined = all.iter().filter(|name| {
        // 和平乡 is one.
        let two = |one: &str, other: &str| one.chars().count() > 1 && other.chars().count() > 1;
        name.split_once(['和', '与', '及'])
            .is_some_and(|(one, other)| two(one, other) && (!of_one_kind || alike(last(one)) > 0))
    });
    let least = all.len() as u32;
    (least..=least + joined.count() as u32).collect()
}
