//! The grade that a report gives itself.

use super::builder::Builder;
use super::repeats::TOTAL;
use super::scores::Owner;
use super::words;
use crate::amount::Number;
use crate::claims::{Claim, Grade, Place, Span};
use crate::document::FigureKind;
use crate::report::field::Field;
use crate::search::any_of;
use crate::signs::Sign;

/// 综合评定等级为良好, 绩效自评为优秀, 评价结论：优
pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span], owners: &[(usize, Owner)]) {
    for &statement in statements {
        let text = builder.slice(statement);
        // Most statements have none.
        if !builder.document.signs_in(statement).has(Sign::GradeLead) {
            continue;
        }
        let leads = Sign::GradeLead.words().iter().flat_map(|lead| text.match_indices(*lead));
        for (at, lead) in leads {
            // 80分及以上、不足90分的等级为良好: what a scale gives.
            let before = last_clause(&text[..at]);
            if before.ends_with('的') && any_of!["以上", "以下", "不足", "低于", "不满", "小于", "大于"].is_in(before)
            {
                continue;
            }
            // 复核等级, 上年评为, 第三方复·评为: not the department's own of this year.
            if any_of!["复核", "抽查", "复评", "上年", "去年"].is_in(before) || before.ends_with('复') {
                continue;
            }
            let sentence = last_sentence(&text[..at]);
            if is_of_other_year(sentence, builder.report.year) {
                continue;
            }
            // "良"的1个（培训项目，因就业率偏低被评为"良"）: of what the bracket is on.
            if is_of_project(&text[..at]) {
                continue;
            }
            // 企业资金风险等级为"中": how likely something is.
            if before.ends_with("风险") {
                continue;
            }
            let behind = &text[at + lead.len()..];
            // 评价等级由上年的"良"提升为"优": what it became.
            let (behind, became) = became(behind);
            let word =
                behind.trim_start_matches(['为', '是', '：', '"', '属', '于', '定', '\t', '\n', ' ', '，', '级']);
            let found = words::GRADES.iter().find(|grade| word.starts_with(**grade));
            // 对应"优"等级: in front of the word.
            let (grade, word) = match (found, in_front(&text[..at], lead)) {
                (Some(grade), _) => (grade, word),
                (None, Some((start, grade))) => (grade, &text[start..]),
                _ => continue,
            };
            let after = &word[grade.len()..];
            let ends = after.is_empty()
                || after.starts_with(['，', '。', '；', '"', '、', '）', '（', '\n', '等', '级', '\t', '！']);
            // 评级为"优"的项目4个 counts projects.
            let counts = after.trim_start_matches('"').starts_with('的');
            let after_lead = word.len() <= behind.len();
            if (!ends && after_lead) || counts || (after_lead && behind.len() - word.len() > 24) {
                continue;
            }
            let start = statement.start as usize + text.len() - word.len();
            let span = Span::new(start, start + grade.len());
            let own = in_bracket(builder, span).or_else(|| beside(builder, owners, span)).filter(|_| !became);
            match own {
                Some((_, Owner::Nobody | Owner::Indicator | Owner::OtherYear)) => break,
                Some((figure, Owner::Another)) => {
                    let score = Some(builder.quantity(figure, "得分"));
                    let place = Place::span(span);
                    builder.claims.push(Claim::Grade(Grade { score, word: (*grade).to_owned(), place }));
                    break;
                }
                _ => {}
            }
            // A second grade without points in its sentence may be that of a project, or of a pilot that others judge.
            let points_in_sentence = || {
                let from = (statement.start as usize + at - sentence.len()) as u32;
                own.is_some_and(|(figure, _)| builder.figure(figure).span.start >= from)
            };
            let of_all = || any_of!["自评", "总分", "综合", "评定", "最终", "整体"].is_in(sentence);
            let is_second = !builder.report.stated.grade.is_empty();
            if is_second && (own.is_none() || !(points_in_sentence() || of_all())) {
                break;
            }
            let score = builder.sources.span(&Field::StatedTotal);
            let figure =
                score.and_then(|span| builder.document.figures.binary_search_by_key(&span, |figure| figure.span).ok());
            let own = own.map(|(figure, _)| figure).or(figure);
            let quantity = own.map(|figure| builder.quantity_of(figure, TOTAL, Field::StatedTotal));
            if builder.report.stated.grade.is_empty() {
                builder.report.stated.grade = (*grade).to_owned();
                builder.source(Field::StatedGrade, span);
            }
            let place = Place { span: Some(span), field: Some(Field::StatedGrade) };
            builder.claims.push(Claim::Grade(Grade { score: quantity, word: (*grade).to_owned(), place }));
            break;
        }
    }
}

/// 2023年度部门整体自评等级为, 财政局2022年对2019—2020年资金的评价为: the sentence names years, and not that of the report.
/// 2024年3月 is when something was done.
fn is_of_other_year(sentence: &str, year: Option<u16>) -> bool {
    let Some(year) = year else { return false };
    let mut other = false;
    for (at, _) in sentence.match_indices('年') {
        let digits = &sentence.as_bytes()[at.saturating_sub(4)..at];
        let dated = sentence[at + '年'.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
        let named =
            str::from_utf8(digits).ok().filter(|digits| digits.len() == 4).and_then(|own| own.parse::<u16>().ok());
        match named.filter(|_| !dated) {
            Some(named) if named == year => return false,
            Some(_) => other = true,
            None => {}
        }
    }
    other
}

/// 由上年的"良"提升为"优": what stands behind the word for the change, and whether there is one.
fn became(behind: &str) -> (&str, bool) {
    const LONGEST: usize = 60;
    if !behind.starts_with('由') {
        return (behind, false);
    }
    let near = &behind[..behind.floor_char_boundary(LONGEST.min(behind.len()))];
    let change = any_of!["提升为", "提升至", "上升为", "升为", "调整为", "下降为", "降为"].find_in(near);
    match change.filter(|&(at, _)| !near[..at].contains(['，', '。', '；'])) {
        Some((at, word)) => (&behind[at + word.len()..], true),
        None => (behind, false),
    }
}

/// 自评等次为优秀（96.3分）: the score in a bracket behind the grade.
fn in_bracket(builder: &Builder<'_, '_>, grade: Span) -> Option<(usize, Owner)> {
    const LEAST: i64 = 30;
    let figure = builder.document.figures_before(grade.end);
    let own = builder.document.figures.get(figure).filter(|own| own.kind == FigureKind::Points)?;
    let words = builder.slice(Span { start: grade.end, end: own.span.start });
    let (before, inner) = words.split_once('（')?;
    let behind = builder.document.text()[own.span.end as usize..].starts_with('）');
    let named = before.trim_matches(['"', '等', '级', '次', '档']).is_empty()
        && matches!(inner, "" | "得分" | "自评得分" | "综合得分" | "得" | "得分：" | "评分");
    (behind && named && own.number >= Number::whole(LEAST)).then_some((figure, Owner::Department))
}

/// 属于"优"等级, 达到良好等次: the grade that stands in front of a word for grades, and where.
fn in_front(before: &str, lead: &str) -> Option<(usize, &'static &'static str)> {
    if !matches!(lead, "等级" | "等次" | "档次") {
        return None;
    }
    // 全部评为"优"等次, 3个项目为"良"等级: of projects.
    if any_of!["全部", "均", "都", "个", "分别", "项目"].is_in(last_clause(before)) {
        return None;
    }
    let bare = before.trim_end_matches('"');
    let grade = words::GRADES.iter().find(|grade| bare.ends_with(**grade))?;
    let start = bare.len() - grade.len();
    let given =
        any_of!["对应", "为", "属于", "属", "达到", "评为", "定为", "评定", "列入", "进入", "获", "是", "获评", "划为"]
            .ends(bare[..start].trim_end_matches('"'));
    given.map(|_| (start, grade))
}

/// A bracket is open that speaks of a project.
fn is_of_project(before: &str) -> bool {
    // No bracket on a project is longer; a text of words for grades is not read back to its beginning at each.
    const LONGEST: usize = 300;
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST))..];
    let open = near.rfind('（').filter(|&open| near.rfind('）').is_none_or(|close| close < open));
    open.is_some_and(|open| near[open..].contains("项目") && near[..open].ends_with(['个', '项']))
}

/// The words behind the last mark.
fn last_clause(text: &str) -> &str {
    // No clause is longer; a text without marks is not read back to its beginning at every word.
    const LONGEST: usize = 300;
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..];
    near.rsplit(['，', '。', '；', '\n']).next().unwrap_or("")
}

fn last_sentence(text: &str) -> &str {
    // No list of points is longer.
    const LONGEST: usize = 900;
    let text = &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..];
    text.rsplit('。').next().unwrap_or(text)
}

/// The points that stand before a grade in its own line, and whose they are; of the last indicator only where the grade
/// stands in the same sentence.
fn beside(builder: &Builder<'_, '_>, owners: &[(usize, Owner)], grade: Span) -> Option<(usize, Owner)> {
    /// Less is the score of a part.
    const LEAST: i64 = 60;
    /// Words between a sum and its grade.
    const NEAR: usize = 10;
    let line = builder.document.lines.partition_point(|line| line.span.end <= grade.start);
    let from = builder.document.lines.get(line)?.span.start;
    let before = owners.partition_point(|&(figure, _)| builder.figure(figure).span.start < grade.start);
    let in_line = owners[..before].iter().rev().take_while(|&&(figure, _)| builder.figure(figure).span.start >= from);
    let mut nearest = None;
    // 其余90分得89.13分；合计98.69分，等级“优”: the sum that stands directly in front of its grade.
    let last = in_line.clone().next().filter(|&&(figure, owner)| {
        let span = builder.figure(figure).span;
        let gap = builder.slice(Span { start: span.end, end: grade.start });
        let before = last_clause(builder.slice(Span { start: from, end: span.start }));
        owner == Owner::Indicator
            && builder.figure(figure).number >= Number::whole(LEAST)
            && gap.starts_with('，')
            && gap.chars().count() <= NEAR
            && any_of!["合计", "共计", "总计", "总分", "加总", "相加"].is_in(before)
    });
    if let Some(&(figure, _)) = last {
        return Some((figure, Owner::Department));
    }
    for &(figure, owner) in in_line {
        if owner == Owner::Department {
            // 总分82分。按规则，总分90分及以上为优秀: a bound beside the grade comes before the points of another sentence.
            let other = nearest.is_some()
                && builder.slice(Span { start: builder.figure(figure).span.end, end: grade.start }).contains('。');
            return nearest.filter(|_| other).or(Some((figure, owner)));
        }
        let between = builder.slice(Span { start: builder.figure(figure).span.end, end: grade.start });
        // Another sentence, or a bracket that has ended, speaks of something else.
        let ended = between.contains('。') || (between.contains('）') && !between.contains('（'));
        let listed = builder.slice(Span { start: from, end: builder.figure(figure).span.start });
        match owner {
            // 自评94.84分，其中甲47.34分，乙47.50分，等级为优: what makes up the total has no grade.
            Owner::Another if !ended && last_sentence(listed).contains("其中") => {}
            Owner::OtherYear | Owner::Another if !ended => return Some((figure, owner)),
            Owner::Nobody if !ended && !between.contains('，') => nearest = nearest.or(Some((figure, owner))),
            _ => {}
        }
    }
    nearest
}
