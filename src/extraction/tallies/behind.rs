//! Totals behind their parts: 局机关在职28人，监察大队在职17人，合计在职45人; …。三类编制共65名.

use super::{Sums, Tally, claim};
use crate::amount::Number;
use crate::claims::Span;
use crate::document::whole_in_words;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of};

/// Parts of an enumeration; of two it may be by chance.
const ENUMERATED: usize = 3;
const MOST_ENUMERATED: usize = 12;
/// So far from the total the parts may be and still have been meant: of a hundred.
const NEAR: i64 = 30;

const KNOWN: AnyOf = AnyOf::new(&["编制", "在职", "实有", "在编", "在岗", "退休", "离休", "聘用"]);

pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Sums, line: &[Tally<'_>], first: usize) {
    // 3个单位编制合计45名，实有合计41人: so many parts the total before has, in the same sentence.
    let mut beside: Option<u32> = None;
    for at in first..line.len() {
        let total = &line[at];
        enumerated(builder, known, &line[first..], at - first);
        // 全系统编制93名，在编85人: the second column of the total in front.
        let second = || {
            let words = total.words.trim_start_matches(['，', '、']);
            let next = line[..at].last().is_some_and(|before| before.sentence == total.sentence);
            beside.filter(|_| next && KNOWN.starts(words).is_some()).map(|_| (words, None))
        };
        let Some((named, number)) = total_of(total.words).or_else(second).filter(|_| !total.inside) else { continue };
        let Some(noun) = noun(named, &line[first..at]) else { continue };
        // 3个单位编制合计: the number in front says how many.
        let number = number.or_else(|| {
            let before = line[..at].last().filter(|before| matches!(before.unit, "个" | "家" | "所"))?;
            let told = any_of!["单位", "部门", "机构", "学校", "镇", "乡", "村", "科室", "站", "所"];
            told.starts(total.words).and_then(|_| before.number(builder).to_string().parse().ok())
        });
        let names = |tally: &&Tally<'_>| {
            tally.unit == total.unit
                && !tally.inside
                && total_of(tally.words).is_none()
                && tally.words.contains(noun)
                && !any_of!["上年", "去年", "较", "增加", "减少", "总数"].is_in(tally.words)
        };
        let all: Vec<&Tally<'_>> = line[..at].iter().filter(names).collect();
        // 局机关编制18名，…；甲46名，乙32名，丙40名。三个下属单位合计118名: the last so many.
        let last = number.map_or(0, |number| all.len().saturating_sub(number as usize));
        let last: Vec<&Tally<'_>> = all[last..].to_vec();
        let own: Vec<&Tally<'_>> = all.iter().copied().filter(|tally| tally.sentence == total.sentence).collect();
        // 甲、乙、丙合计: with a sentence between them the parts may stand before it.
        let near: Vec<&Tally<'_>> = all.iter().copied().filter(|tally| tally.sentence + 1 >= total.sentence).collect();
        let stated = total.number(builder);
        let holds = |parts: &[&Tally<'_>]| {
            parts.len() >= 2 && Number::sum(parts.iter().map(|part| part.number(builder))) == Ok(stated)
        };
        let parts = if let Some(found) = [&own, &near, &all, &last].into_iter().find(|parts| holds(parts)) {
            found
        } else {
            let likely = if own.len() >= 2 { &own } else { &near };
            let some = number.is_some_and(|number| likely.len() > number as usize && last.len() == number as usize);
            let likely = if some && last.len() > 1 { &last } else { likely };
            let counted = number.or(beside).is_some_and(|number| number as usize == likely.len());
            let sum = Number::sum(likely.iter().map(|part| part.number(builder)));
            let gap = sum.and_then(|sum| sum.subtract(stated)).map(Number::abs);
            let close = gap.is_ok_and(|gap| gap.percent_of(stated, 0).is_ok_and(|off| off <= Number::whole(NEAR)));
            let whole = likely.iter().all(|part| part.number(builder) <= stated);
            // With a number of kinds said it is that number; else three at least, each with a name of its own.
            let mut names: Vec<&str> = likely.iter().map(|part| part.words).collect();
            names.sort_unstable();
            let named = names.windows(2).all(|pair| pair[0] != pair[1]);
            // 编制合计45名，实有合计41人: another total of as many parts that holds says that they are all.
            let beside = likely.len() >= 3 && beside_one_that_holds(builder, line, first, at, likely.len());
            if !(close && whole && (counted || (number.is_none() && likely.len() >= 3 && (named || beside)))) {
                continue;
            }
            likely
        };
        let parts: Vec<&Tally<'_>> = parts.to_vec();
        if holds(&parts) {
            beside = Some(parts.len() as u32);
        }
        let parts = parts.iter().map(|part| part.quantity(builder)).collect();
        let whole = total.quantity(builder);
        claim(builder, known, whole, parts, total.unit == "人", "合计");
    }
}

/// Another total of the sentence is the sum of as many parts in front of it.
fn beside_one_that_holds(builder: &Builder<'_, '_>, line: &[Tally<'_>], first: usize, at: usize, count: usize) -> bool {
    (first..line.len()).filter(|&other| other != at).any(|other| {
        let total = &line[other];
        let Some((named, _)) = total_of(total.words) else { return false };
        let Some(noun) = noun(named, &line[..other]) else { return false };
        let names = |tally: &&Tally<'_>| tally.unit == total.unit && !tally.inside && tally.words.contains(noun);
        let parts = line[..other].iter().filter(names).filter(|tally| total_of(tally.words).is_none());
        let numbers: Vec<Number> = parts.map(|tally| tally.number(builder)).collect();
        numbers.len() == count && Number::sum(numbers) == Ok(total.number(builder))
    })
}

/// 新建32个、改扩建15个、续建9个，全年共实施修复项目56个: one enumeration, and in the clause behind it the total.
fn enumerated(builder: &mut Builder<'_, '_>, known: &mut Sums, sentence: &[Tally<'_>], at: usize) {
    let total = &sentence[at];
    let word = any_of!["共", "合计", "总计", "累计"];
    if total.inside || !word.is_in(total.words) || any_of!["其中", "公共", "共有"].is_in(total.words) {
        return;
    }
    let between = |one: &Tally<'_>, next: &Tally<'_>| {
        builder.slice(Span { start: builder.figure(one.figure).span.end, end: builder.figure(next.figure).span.start })
    };
    let listed = |pair: &[Tally<'_>]| {
        let words = between(&pair[0], &pair[1]);
        measures(total.unit, pair[0].unit) && words.contains('、') && !words.contains(['，', '；', '。', '：'])
    };
    let Some(last) = at.checked_sub(1) else { return };
    let ends = between(&sentence[last], total);
    let clauses = ends.matches('，').count();
    let from = (0..last).rev().take_while(|&at| listed(&sentence[at..at + 2])).last().unwrap_or(last);
    let parts = &sentence[from..at];
    // 在某处的机构甲3个: what stands in front of the first part belongs to it alone.
    let alone = parts.iter().all(|part| measures(total.unit, part.unit) && !part.inside && !word.is_in(part.words));
    // 举办3期，其中甲班426人次、…: another measure stands in front of the first.
    let apart = from.checked_sub(1).is_none_or(|before| {
        sentence[before].unit != total.unit && between(&sentence[before], &sentence[from]).contains(['，', '：', '；'])
    });
    if parts.len() < ENUMERATED || clauses != 1 || ends.contains(['；', '。', '（']) || !alone || !apart {
        return;
    }
    let Ok(sum) = Number::sum(parts.iter().map(|part| part.number(builder))) else { return };
    let stated = total.number(builder);
    // 满意214份、基本满意69份、不满意15份，前两项合计283份: some of them.
    let some = (0..parts.len()).flat_map(|from| (from + 2..=parts.len()).map(move |to| from..to)).any(|some| {
        some.len() < parts.len() && Number::sum(parts[some].iter().map(|part| part.number(builder))) == Ok(stated)
    });
    if some || parts.len() > MOST_ENUMERATED {
        return;
    }
    if sum != stated && !(total.is_near(builder, sum, NEAR) && parts.iter().all(|part| part.number(builder) < stated)) {
        return;
    }
    let parts = parts.iter().map(|part| part.quantity(builder)).collect();
    let whole = total.quantity(builder);
    claim(builder, known, whole, parts, total.unit == "人", "共");
}

/// Whether what is counted in one measure is part of what is counted in another: 台 and 架 of 台（架）.
fn measures(total: &str, part: &str) -> bool {
    let two = total.strip_suffix('）').and_then(|total| total.split_once('（'));
    total == part || two.is_some_and(|(one, other)| one == part || other == part)
}

/// What a total is of, and how many kinds are said to make it up.
fn total_of(words: &str) -> Option<(&str, Option<u32>)> {
    if let Some(all) = any_of!["全系统", "全局", "全部门", "全县", "全校", "全镇", "全市", "全院"].starts(words)
        && KNOWN.ends(words).is_some()
    {
        return Some((&words[all.len()..], None));
    }
    let word = any_of!["合计", "共计", "总计", "总数", "共"];
    let (place, found) = word.last_in(words)?;
    let (front, behind) = (&words[..place], &words[place + found.len()..]);
    // 共有, 共设, 公共: no total of what stands before.
    if behind.starts_with(['有', '设', '同']) || front.ends_with('公') || behind.chars().count() > 6 {
        return None;
    }
    // 三类编制共: how many, and of what.
    const UNITS: AnyOf =
        AnyOf::new(&["类", "个单位", "个下属单位", "个直属单位", "个所属单位", "个二级单位", "个事业单位"]);
    let (number, front) = match UNITS.find_in(front) {
        Some((at, word)) => {
            let digits = front[..at].trim_start_matches(['以', '上', '这', '述']);
            (whole_in_words(digits), &front[at + word.len()..])
        }
        None => (None, front),
    };
    let front = front.trim_start_matches(['以', '上', '述', '各', '项']);
    Some((if behind.is_empty() { front } else { behind }, number))
}

/// What is counted, in the words that the parts repeat: 编制, or 教职工 of 全镇教职工 behind 小学教职工 and 中学教职工.
fn noun<'w>(named: &'w str, before: &[Tally<'_>]) -> Option<&'w str> {
    const REPEATED: usize = 3;
    let known = KNOWN;
    if known.starts(named).is_some() && named.chars().count() <= 4 {
        return Some(named);
    }
    if let Some(word) = known.ends(named).filter(|_| named.chars().count() <= 6) {
        return Some(word);
    }
    let ending = |length: usize| named.char_indices().rev().nth(length - 1).map(|(at, _)| &named[at..]);
    let repeated = |noun: &&str| before.iter().filter(|tally| tally.words.ends_with(noun)).count() >= REPEATED;
    [4, 3, 2].into_iter().filter_map(ending).find(repeated)
}
