//! The grade that a report gives itself.

use super::builder::Builder;
use super::repeats::TOTAL;
use super::scores::Owner;
use super::words;
use crate::claims::{Claim, Grade, Place, Span};
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
            // 复核等级, 上年评为: not the department's own of this year.
            if any_of!["复核", "抽查", "复评", "上年", "去年"].is_in(before) {
                continue;
            }
            let behind = &text[at + lead.len()..];
            let word =
                behind.trim_start_matches(['为', '是', '：', '"', '属', '于', '定', '\t', '\n', ' ', '，', '级']);
            let Some(grade) = words::GRADES.iter().find(|grade| word.starts_with(**grade)) else { continue };
            let after = &word[grade.len()..];
            let ends = after.is_empty()
                || after.starts_with(['，', '。', '；', '"', '、', '）', '（', '\n', '等', '级', '\t', '！']);
            // 评级为"优"的项目4个 counts projects.
            let counts = after.trim_start_matches('"').starts_with('的');
            if !ends || counts || behind.len() - word.len() > 24 {
                continue;
            }
            let start = statement.start as usize + text.len() - word.len();
            let span = Span::new(start, start + grade.len());
            let own = beside(builder, owners, span);
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
            // A second grade without points beside it may be that of a project.
            if own.is_none() && !builder.report.stated.grade.is_empty() {
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

/// The words behind the last mark.
fn last_clause(text: &str) -> &str {
    // No clause is longer; a text without marks is not read back to its beginning at every word.
    const LONGEST: usize = 300;
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..];
    near.rsplit(['，', '。', '；', '\n']).next().unwrap_or("")
}

/// The points that stand before a grade in its own line, and whose they are; of the last indicator only where the grade
/// stands in the same sentence.
fn beside(builder: &Builder<'_, '_>, owners: &[(usize, Owner)], grade: Span) -> Option<(usize, Owner)> {
    let line = builder.document.lines.partition_point(|line| line.span.end <= grade.start);
    let from = builder.document.lines.get(line)?.span.start;
    let before = owners.partition_point(|&(figure, _)| builder.figure(figure).span.start < grade.start);
    let in_line = owners[..before].iter().rev().take_while(|&&(figure, _)| builder.figure(figure).span.start >= from);
    let mut nearest = None;
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
        match owner {
            Owner::OtherYear | Owner::Another if !ended => return Some((figure, owner)),
            Owner::Nobody if !ended && !between.contains('，') => nearest = nearest.or(Some((figure, owner))),
            _ => {}
        }
    }
    nearest
}
