//! A number of units with all their names: 下设5个二级机构，分别是林业综合服务中心、林业执法大队、…; 抽查照料中心8家，分别为….
//!
//! Only what is said to be all of them (分别是, 分别为), name by name, counts; and only one name too few or too many is held against
//! the number: more is a list that was read wrongly.

use super::builder::Builder;
use crate::claims::{Claim, Count, Place, Span};
use crate::document::FigureKind;
use crate::search::{AnyOf, any_of};

/// Characters of what is counted, between the number and the words that lead to the names.
const LONGEST_NOUN: usize = 14;
/// Bytes up to the end of the words that lead to the names.
const LONGEST_LEAD: usize = 64;
/// Characters of a name.
const LONGEST_NAME: usize = 24;
/// Fewer names are told in other ways.
const LEAST: usize = 3;
/// Bytes of a list.
const LONGEST_LIST: usize = 1_200;

/// What leads to all names.
const LEADS: AnyOf = any_of!["分别是", "分别为", "分别："];
/// What units are counted by.
const UNITS: [char; 4] = ['个', '家', '所', '处'];
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
        let Some((noun, counted)) = names(builder, figure.span) else { continue };
        let span = figure.span;
        if counted.contains(&stated) || counted.iter().any(|counted| counted.abs_diff(stated) == 1) {
            let Some(counted) = counted.into_iter().min_by_key(|counted| counted.abs_diff(stated)) else { continue };
            let quantity = builder.quantity(index, noun);
            builder.claims.push(Claim::Count(Count { stated: quantity, counted, place: Place::span(span) }));
        }
    }
}

/// What is counted, and how many names follow: the last may be two that 和 joins.
fn names<'d>(builder: &Builder<'d, '_>, count: Span) -> Option<(&'d str, Vec<u32>)> {
    let start = count.end as usize;
    let text = builder.document.text();
    let behind = text.get(start..text.floor_char_boundary((start + LONGEST_LIST).min(text.len())))?;
    let near = &behind[..behind.floor_char_boundary(LONGEST_LEAD.min(behind.len()))];
    let (lead, word) = LEADS.find_in(near)?;
    let noun = behind[..lead].trim_end_matches(['，', '：']);
    if noun.chars().count() > LONGEST_NOUN || noun.contains(['，', '。', '；', '（', '）', '\n', '、']) {
        return None;
    }
    let list = behind[lead + word.len()..].trim_start_matches('：');
    let list = &list[..list.find(['。', '；', '）', '，', '\n'])?];
    let all: Vec<&str> = list.split('、').collect();
    let plain = |name: &&str| {
        let length = name.chars().count();
        (2..=LONGEST_NAME).contains(&length)
            && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '（' | '：' | '"'))
            && !SEVERAL.is_in(name)
    };
    if all.len() < LEAST || !all.iter().all(plain) {
        return None;
    }
    let least = all.len() as u32;
    // 渡口社区和船坊社区: two in any of them.
    let joined = all.iter().filter(|name| name.contains(['和', '与', '及'])).count() as u32;
    Some((noun, (least..=least + joined).collect()))
}
