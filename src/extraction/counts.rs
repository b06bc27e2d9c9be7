//! Numbers of things with the things themselves: 设5个内设机构：1、…；5、…, projects by grade with their mean.

use super::builder::Builder;
use super::words;
use crate::amount::Number;
use crate::claims::{Claim, Count, GradeCount, Measure, Place, Quantity, Share, Span};
use crate::document::{FigureKind, whole_in_words};
use crate::search::{AnyOf, any_of, has, many_of};

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    for (index, &statement) in statements.iter().enumerate() {
        numbered(builder, statement);
        if !graded(builder.slice(statement)) {
            continue;
        }
        // …12个项目，平均得分91分。其中：优8个，良3个: the counts may have a sentence of their own.
        let near = statements[..index].iter().rev().copied().take(SENTENCES);
        let before = near.take_while(|before| !builder.slice(*before).contains('\n')).find(|&before| {
            let text = builder.slice(before);
            has(text, "项目") && text.contains('个') && !graded(text) && same_line(builder, before, statement)
        });
        grades(builder, before.map_or(statement, |before| before.to(statement)));
    }
}

/// So many sentences back the number of all projects is looked for.
const SENTENCES: usize = 3;

fn same_line(builder: &Builder<'_, '_>, a: Span, b: Span) -> bool {
    !builder.slice(a.to(b)).trim_end_matches('\n').contains('\n')
}

/// Speaks of numbers of projects by grade.
fn graded(text: &str) -> bool {
    text.contains('个')
        && (many_of!["评级", "等级", "为\"优", "为优", "：优", "，优"].is_in(text)
            || text.contains("\"优\"")
            || text.contains("个优")
            || text.contains("项目中优"))
}

/// A count in front of a colon and a listing that is numbered from 1.
fn numbered(builder: &mut Builder<'_, '_>, statement: Span) {
    let figures = builder.document.figures_in(statement);
    let Some(first) = figures.first() else { return };
    let base = builder.document.figures_before(first.span.start);
    for (offset, pair) in figures.windows(2).enumerate() {
        let (stated, one) = (&pair[0], &pair[1]);
        let starts = stated.kind == FigureKind::Count && one.kind == FigureKind::Ordinal && one.number.mantissa() == 1;
        let between = builder.slice(Span { start: stated.span.end, end: one.span.start });
        if !starts || !between.ends_with('：') || between.chars().count() > 20 || between.contains(['，', '。']) {
            continue;
        }
        let listed = figures[offset + 1..].iter().take_while(|figure| figure.kind == FigureKind::Ordinal);
        let mut counted = 0;
        for (index, figure) in listed.enumerate() {
            if figure.number.mantissa() != index as i128 + 1 {
                break;
            }
            counted += 1;
        }
        let name = between.trim_end_matches('：').to_owned();
        let quantity = builder.quantity(base + offset, &name);
        builder.claims.push(Claim::Count(Count { stated: quantity, counted, place: Place::span(statement) }));
    }
}

/// 绩效自评的项目4个，平均得分99.43分（其中，绩效评级为"优"的项目4个；…）
fn grades(builder: &mut Builder<'_, '_>, statement: Span) {
    let range = {
        let figures = builder.document.figures_in(statement);
        let Some(first) = figures.first() else { return };
        let base = builder.document.figures_before(first.span.start);
        base..base + figures.len()
    };
    let mut counts: Vec<(String, Quantity)> = Vec::new();
    let (mut total, mut mean) = (None, None);
    let mut from = statement.start;
    let mut aside = None;
    for figure in range {
        let span = builder.figure(figure).span;
        // “优”19个（其中满分项目2个）、“良”8个: what a bracket tells of a grade is none of its own.
        if aside.is_some_and(|end| span.end <= end) {
            continue;
        }
        let before = builder.slice(Span { start: from, end: span.start });
        from = span.end;
        match builder.figure(figure).kind {
            FigureKind::Count if builder.slice(span).ends_with(['个', '项']) => {
                let grade = grade_behind(builder, span).or_else(|| grade_in(before));
                match grade.or_else(|| grade_in(&over_bracket(builder, span, before)?)) {
                    // 部门评价结果：优2个: the grades of others.
                    Some(grade) if counts.iter().any(|(known, _)| known == grade) && counts.len() > 1 => break,
                    Some(grade) => {
                        let quantity = builder.quantity(figure, grade);
                        counts.push((grade.to_owned(), quantity));
                        aside = bracket_behind(builder, span);
                        from = aside.unwrap_or(span.end);
                    }
                    None if counts.is_empty()
                        && !is_comparison(before)
                        // 二级项目17个（部门自管项目14个、转移支付项目3个）
                        // 项目46个，其中本级项目19个
                        && (total.is_none() || !(before.starts_with(['（', '、']) || has(before, "其中")))
                        && !any_of!["从中", "选取", "抽取", "抽选"].is_in(before)
                        && (has(before, "项目") || of_projects(builder, span)) =>
                    {
                        total = Some(figure);
                    }
                    // 重点项目6个、一般项目15个，共21个。其中评为优的17个
                    None if counts.is_empty()
                        && total.is_some()
                        && any_of!["，共", "合计", "总计", "共计"].ends(before.trim_end_matches("有")).is_some() =>
                    {
                        total = Some(figure);
                    }
                    // 优11个、良6个、合格2个，项目总数19个
                    None if !counts.is_empty()
                        && total.is_none()
                        && any_of!["总数", "合计", "总计", "共"].is_in(before) =>
                    {
                        total = Some(figure);
                        break;
                    }
                    None if !counts.is_empty() => break,
                    None => {}
                }
            }
            FigureKind::Points if has(before, "平均") && !any_of!["加权", "权重"].is_in(before) => {
                mean = mean.or(Some(figure))
            }
            _ => {}
        }
    }
    if counts.is_empty() {
        return;
    }
    let total = total.map(|figure| builder.quantity(figure, "项目")).or_else(|| {
        let end = counts.first().and_then(|(_, count)| count.place.span).map_or(statement.end, |span| span.start);
        in_words(builder, Span { end, ..statement })
    });
    let mean = mean.map(|figure| builder.quantity(figure, "平均得分"));
    if let Some(total) = &total {
        rates(builder, statement, total, &counts);
    }
    builder.claims.push(Claim::GradeCount(GradeCount { total, mean, counts, place: Place::span(statement) }));
}

/// 17个，优的15个，良的2个，优秀率88.24%: the share of a grade, where the grades leave nothing out.
fn rates(builder: &mut Builder<'_, '_>, statement: Span, total: &Quantity, counts: &[(String, Quantity)]) {
    let all = Number::sum(counts.iter().map(|(_, count)| count.number));
    if all != Ok(total.number) || total.number.is_zero() {
        return;
    }
    let first = builder.document.figures_before(statement.start);
    for figure in first..first + builder.document.figures_in(statement).len() {
        if builder.figure(figure).kind != FigureKind::Percent {
            continue;
        }
        let label = builder.slice(builder.figure(figure).label);
        let grade = match label {
            "优秀率" | "优等率" | "项目优秀率" | "自评优秀率" => '优',
            "良好率" | "项目良好率" | "自评良好率" => '良',
            _ => continue,
        };
        let mut of_grade = counts.iter().filter(|(word, _)| word.starts_with(grade));
        let (Some((word, part)), None) = (of_grade.next(), of_grade.next()) else { continue };
        let share = Share {
            part: Some(Quantity { name: word.clone(), ..part.clone() }),
            whole: Some(total.clone()),
            whole_name: "项目".to_owned(),
            percent: builder.quantity(figure, word),
            listing: None,
            full_split: false,
            unsigned: false,
        };
        builder.bound.push(Claim::Share(share));
    }
}

/// “优”（90分及以上）的7个: the words before a bracket and those behind it.
fn over_bracket(builder: &Builder<'_, '_>, count: Span, before: &str) -> Option<String> {
    const LONGEST: usize = 120;
    let (inside, behind) = before.rsplit_once('）')?;
    if inside.contains('（') {
        return None;
    }
    let text = &builder.document.text()[..count.start as usize];
    let text = &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..];
    let front = &text[..text.rfind('（')?];
    let front = &front[front.rfind(['，', '；', '。', '、', '\n']).unwrap_or(0)..];
    Some([front, behind].concat())
}

/// “优”19个（其中…）: where the bracket behind a count ends.
fn bracket_behind(builder: &Builder<'_, '_>, count: Span) -> Option<u32> {
    const LONGEST: usize = 150;
    let behind = &builder.document.text()[count.end as usize..];
    let behind = &behind[..behind.floor_char_boundary(LONGEST.min(behind.len()))];
    let end = behind.strip_prefix('（')?.find(['）', '。', '\n'])? + '（'.len_utf8();
    behind[end..].starts_with('）').then(|| count.end + (end + '）'.len_utf8()) as u32)
}

/// 9个项目评为“优”: the grade stands behind the count.
fn grade_behind(builder: &Builder<'_, '_>, count: Span) -> Option<&'static str> {
    let behind = &builder.document.text()[count.end as usize..];
    let rest = behind.strip_prefix("项目").unwrap_or(behind);
    // 7个优、2个良
    let grade = words::GRADES.iter().copied().find(|grade| *grade != "中" && behind.starts_with(grade));
    if let Some(grade) = grade.filter(|grade| behind[grade.len()..].starts_with(['、', '，', '；', '。'])) {
        return Some(grade);
    }
    let word = any_of!["评为", "被评为", "自评为", "等级为", "为", "均为", "等级均为", "均评为", "等次为", "等次均为"]
        .starts(rest)?;
    let rest = rest[word.len()..].trim_start_matches('"');
    words::GRADES.iter().copied().find(|grade| rest.starts_with(grade))
}

/// 六个项目平均得分93.20分: the number of projects in words.
fn in_words(builder: &Builder<'_, '_>, statement: Span) -> Option<Quantity> {
    let text = builder.slice(statement);
    // 除表列四个项目外，…。八个项目评优5个: the last in front of the grades.
    let at = text.rfind("个项目")?;
    let from = text[..at]
        .rfind(|c: char| !"一二三四五六七八九十".contains(c))
        .map_or(0, |last| last + text[last..].chars().next().map_or(0, char::len_utf8));
    let number = whole_in_words(&text[from..at])?;
    let base = statement.start as usize;
    Some(Quantity {
        name: "项目".to_owned(),
        number: Number::whole(i64::from(number)),
        measure: Measure::Count,
        place: Place::span(Span::new(base + from, base + at + '个'.len_utf8())),
    })
}

/// 与2016年“优”五个相比, 上年为…: not the projects of this year.
fn is_comparison(before: &str) -> bool {
    any_of!["上年", "去年", "相比", "增加", "减少"].is_in(before)
}

/// 12个项目, 6个财政项目
fn of_projects(builder: &Builder<'_, '_>, count: Span) -> bool {
    let behind = &builder.document.text()[count.end as usize..];
    let near = behind.char_indices().nth(6).map_or(behind, |(at, _)| &behind[..at]);
    near.find("项目").is_some_and(|at| !near[..at].contains(['，', '。', '、', '；', '（']))
}

const ANY_GRADE: AnyOf = AnyOf::new(&words::GRADES);

/// The grade that the words before a count name: in quotation marks, or behind 为.
pub(super) fn grade_in(before: &str) -> Option<&'static str> {
    if !ANY_GRADE.is_in(before) {
        return None;
    }
    words::GRADES.iter().copied().find(|grade| {
        before.match_indices(grade).any(|(at, _)| {
            let (left, right) = (&before[..at], &before[at + grade.len()..]);
            (left.ends_with(['"', '为', '是', '、', '，', '：', '；']) || left.is_empty())
                && (right.starts_with(['"', '的', '等', '级']) || right == "\"的")
                || (right.is_empty()
                    && (left.ends_with(['；', '，', '、', '为', '：', '（'])
                        || left.ends_with("项目中")
                        || left == "。其中"
                        || left.ends_with("，其中")))
        })
    })
}
