//! GRD-01 for grades in lists, held against the scale that the text prints itself: “良”（80分以上）2个：甲项目87.4分、…;
//! 甲项目58.75分，等级“中”; 其余均在90分至97分之间，全部评为“良”.

use super::own_scale::{Judged, Scale};
use super::scores::{points, working};
use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict};
use crate::amount::Number;
use crate::claims::{Claim, Place, Span, Topic};
use crate::document::{Document, Figure, FigureKind, Line};
use crate::search::{AnyOf, any_of, find, has};
use crate::signs::Sign;

/// Less is the score of an indicator.
const LEAST: i64 = 30;
/// Words between a score and its grade.
const NEAR: usize = 14;
/// Words that name whose score it is.
const NAME: usize = 20;

/// `printed` says that the scale is the text's own.
pub(super) fn check(subject: &Subject<'_>, scale: &Scale, printed: bool, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let mut known: Vec<Span> = findings
        .iter()
        .filter(|finding| finding.rule == RuleId::Grd01 && finding.verdict != Verdict::Undecidable)
        .flat_map(|finding| finding.places.iter().filter_map(|place| place.span))
        .collect();
    known.sort_unstable();
    let parts = parts_of_totals(subject);
    let mut graded: Vec<(Span, Number, &'static str)> = Vec::new();
    for (at, figure) in document.figures.iter().enumerate() {
        if figure.kind != FigureKind::Points || figure.number < Number::whole(LEAST) {
            continue;
        }
        if (printed && scale.span.contains(figure.span)) || parts.binary_search(&figure.span).is_ok() {
            continue;
        }
        if ends_band(document, figure) {
            graded.extend(printed.then(|| all_between(document, scale, at)).flatten());
            continue;
        }
        let beside = || in_bracket(document, scale, at).or_else(|| at_once(document, scale, at));
        let grade = if printed { behind(document, scale, at) } else { beside() };
        let grade = grade.or_else(|| in_front(document, scale, at));
        graded.extend(grade.map(|word| (figure.span, figure.number, word)));
        if printed {
            graded.extend(all_between(document, scale, at));
        }
    }
    graded.extend(respective(document, scale));
    graded.extend(named_after(document, scale));
    if printed {
        graded.extend(headed(document, scale));
        graded.extend(concluded(document, scale));
    }
    if graded.is_empty() {
        return;
    }
    graded.sort_unstable_by_key(|&(span, ..)| span);
    graded.dedup_by_key(|&mut (span, ..)| span);
    // A scale that the text does not print is known by the grades that are right by it, and by no bound of its own.
    if !printed {
        if document.figures.iter().any(|figure| is_other_bound(document, scale, figure)) {
            return;
        }
        let judged = |agrees: bool| {
            let of = |&(_, score, word): &(Span, Number, &'static str)| match scale.judge(score, word) {
                Some(Judged::Agrees) => agrees,
                Some(Judged::Differs(_)) => !agrees,
                None => false,
            };
            graded.iter().filter(|pair| of(pair)).count()
        };
        let told = |finding: &&Finding| finding.rule == RuleId::Grd01 && finding.verdict == Verdict::Consistent;
        let right = judged(true) + findings.iter().filter(told).count();
        if right == 0 || judged(false) > right {
            return;
        }
    }
    for (span, score, word) in graded {
        let told = known.binary_search(&span).is_ok();
        let Some(Judged::Differs(computed)) = (if told { None } else { scale.judge(score, word) }) else { continue };
        let places = std::iter::once(span).chain(word_behind(document, span, word)).map(Place::span).collect();
        let basis = if printed { Basis::OwnRule } else { Basis::ProfileGrades };
        findings.push(differs(score, word, computed, places).based_on(basis));
    }
}

/// 自评94.84分，其中甲47.34分，乙47.50分，等级为“优”: what a total is made of has no grade of its own.
fn parts_of_totals(subject: &Subject<'_>) -> Vec<Span> {
    let scores = subject.claims.iter().filter_map(|claim| match claim {
        Claim::Sum(sum) if sum.topic == Topic::Scores => Some(sum),
        _ => None,
    });
    let behind = scores.filter_map(|sum| Some((sum.whole.place.span?, &sum.parts)));
    let parts = behind.flat_map(|(whole, parts)| {
        parts.iter().filter_map(|part| part.place.span).filter(move |part| part.start > whole.start)
    });
    let mut found: Vec<Span> = parts.collect();
    found.sort_unstable();
    found
}

/// The grade by the text's own scale is another.
pub(super) fn differs(score: Number, word: &str, computed: &str, places: Vec<Place>) -> Finding {
    let mut arithmetic = working(score, score, format!("{score} → {computed}"));
    arithmetic.stated = word.to_owned();
    arithmetic.computed = computed.to_owned();
    arithmetic.difference = String::new();
    let arguments = vec![points(score), word.to_owned(), computed.to_owned()];
    Finding::new(RuleId::Grd01, Verdict::Inconsistent, Sentence::GradeDiffers, arguments)
        .with_working(arithmetic)
        .based_on(Basis::OwnRule)
        .at(places)
}

/// Where the grade stands, if it is the word closely behind the score.
fn word_behind(document: &Document<'_>, score: Span, word: &str) -> Option<Span> {
    const LONGEST: usize = 60;
    let at = find(near(document, score.end as usize), word).filter(|&at| at <= LONGEST)?;
    let start = score.end as usize + at;
    Some(Span::new(start, start + word.len()))
}

/// The words behind a place; what stands further away says nothing of it.
fn near<'d>(document: &'d Document<'_>, at: usize) -> &'d str {
    const LONGEST: usize = 200;
    let text = document.text();
    &text[at..text.floor_char_boundary((at + LONGEST).min(text.len()))]
}

/// The grade word that some words begin with, and that ends there.
fn grade(scale: &Scale, words: &str) -> Option<&'static str> {
    grade_and_rest(scale, words).map(|(word, _)| word)
}

/// The same with what stands behind it.
fn grade_and_rest<'t>(scale: &Scale, words: &'t str) -> Option<(&'static str, &'t str)> {
    let words = words.trim_start_matches(['"', '：', '为', '是']);
    let word = scale.words().filter(|word| words.starts_with(word)).max_by_key(|word| word.len())?;
    let rest = &words[word.len()..];
    let ends =
        rest.is_empty() || rest.starts_with(['，', '。', '；', '"', '、', '）', '（', '等', '级', '档', '\n', '\t']);
    ends.then_some((word, rest))
}

/// 84.2分（良）, 84.2分（良好等次）
fn in_bracket(document: &Document<'_>, scale: &Scale, at: usize) -> Option<&'static str> {
    let figure = &document.figures[at];
    let rest = near(document, figure.span.end as usize).strip_prefix('（')?;
    let rest =
        any_of!["等级为", "等级：", "等级", "等次", "评为", "为"].starts(rest).map_or(rest, |word| &rest[word.len()..]);
    let (word, rest) = grade_and_rest(scale, rest)?;
    let rest = rest.trim_start_matches(['"', '等', '级', '次', '档']);
    (rest.starts_with('）') && !is_bound(document, figure)).then_some(word)
}

/// 乙项目得89分，等级良；: nothing else between the two, and the clause ends there.
fn at_once(document: &Document<'_>, scale: &Scale, at: usize) -> Option<&'static str> {
    const FEW: i64 = 60;
    let figure = &document.figures[at];
    let rest = near(document, figure.span.end as usize).strip_prefix(['，', '、'])?;
    // 项目一98分，优秀；
    let lead = any_of!["等级为", "等级", "等次为", "等次", "评级为", "评级", "档次为", "档次"].starts(rest);
    // 甲项目95.2分，评价结果为优；
    let lead = lead.or_else(|| {
        any_of![
            "评价结果为",
            "自评结果为",
            "结果为",
            "评价等级为",
            "绩效等级为",
            "自评等级为",
            "评价等次为",
            "评定为",
            "评为"
        ]
        .starts(rest)
    });
    let plain = lead.is_none_or(|lead| {
        any_of!["结果", "评", "绩效", "自评"].starts(lead).is_some() && any_of!["评级"].starts(lead).is_none()
    });
    let lead = lead.unwrap_or("");
    let (word, behind) = grade_and_rest(scale, &rest[lead.len()..])?;
    let behind = behind.trim_start_matches('"');
    let words = document.text()[..figure.span.start as usize].trim_end_matches(['为', '：']);
    let scored = plain || any_of!["得", "得分", "自评", "评分"].ends(words).is_some();
    // …，等级为“良”，较上年下降4.8分。
    let compared = any_of!["，较", "，比", "，同比", "，低于", "，高于"].starts(behind).is_some();
    let listed = behind.starts_with(['；', '。', '\n']) || behind.is_empty() || compared;
    (scored && listed && figure.number >= Number::whole(FEW) && !is_bound(document, figure)).then_some(word)
}

/// 县水产站为良（88分）: the score in a bracket behind its grade.
fn in_front(document: &Document<'_>, scale: &Scale, at: usize) -> Option<&'static str> {
    const LONGEST: usize = 60;
    let figure = &document.figures[at];
    let text = document.text();
    let end = figure.span.start as usize;
    let before = &text[text.ceil_char_boundary(end.saturating_sub(LONGEST))..end];
    let (before, inner) = before.rsplit_once('（')?;
    let named = matches!(inner, "" | "得分" | "自评得分" | "得" | "得分为" | "得分：" | "自评" | "评分" | "综合得分");
    if !named || !text[figure.span.end as usize..].starts_with('）') || is_bound(document, figure) {
        return None;
    }
    let before = before.trim_end_matches(['"', '级', '次', '档', '等']);
    let word = scale.words().filter(|word| before.ends_with(word)).max_by_key(|word| word.len())?;
    let lead = before[..before.len() - word.len()].trim_end_matches('"');
    let alone = any_of!["为", "是", "：", "评", "等级", "等次", "结果", "档次", "、", "，"].ends(lead).is_some();
    // 优（90分）、良（80分）: what a scale of bounds names, and nobody else.
    let bare = lead.ends_with(['、', '，', '：']) || lead.is_empty();
    (alone && !bare).then_some(word)
}

/// 评价为优的有城管局（93.1分）、住建局（90.5分），评价为良的有…: whose scores a grade heads.
fn named_after(document: &Document<'_>, scale: &Scale) -> Vec<(Span, Number, &'static str)> {
    let mut found = Vec::new();
    let leads = any_of!["的有", "的是", "的为", "的包括", "的单位有", "的项目有"];
    for (at, lead) in places(document, leads) {
        let before = document.text()[..at].trim_end_matches(['"', '等', '次', '级', '档']);
        let word = scale.words().filter(|word| before.ends_with(word)).max_by_key(|word| word.len());
        let Some(word) = word else { continue };
        let head = before[..before.len() - word.len()].trim_end_matches('"');
        if any_of!["为", "评", "获", "等级", "等次"].ends(head).is_none() {
            continue;
        }
        let start = at + lead.len();
        let rest = near(document, start);
        let end =
            any_of!["评价为", "评为", "等级为", "等次为", "结果为", "。", "；"].place_in(rest).unwrap_or(rest.len());
        let listed = Span::new(start, start + end);
        let scores = document.figures_in(listed).iter().filter(|figure| {
            figure.kind == FigureKind::Points
                && figure.number >= Number::whole(LEAST)
                && document.text()[..figure.span.start as usize].ends_with('（')
        });
        found.extend(scores.map(|figure| (figure.span, figure.number, word)));
    }
    found
}

/// 85分以上为优: a bound that the scale does not have.
fn is_other_bound(document: &Document<'_>, scale: &Scale, figure: &Figure) -> bool {
    const LEAST: i64 = 50;
    let behind = near(document, figure.span.end as usize);
    figure.kind == FigureKind::Points
        && figure.number >= Number::whole(LEAST)
        && figure.number < Number::HUNDRED
        && any_of!["以上", "及以上", "（含）", "（含以上）"].starts(behind).is_some()
        && !scale.has_bound(figure.number)
}

/// 80至90分（良）1个, 80（含）—90分（良）, 90分（优）以上: the bound of a band, which counts projects and is nobody's score.
fn ends_band(document: &Document<'_>, figure: &Figure) -> bool {
    let start = figure.span.start as usize;
    let text = document.text();
    let before = &text[text.ceil_char_boundary(start.saturating_sub(LONGEST))..start];
    let before = before.trim_end();
    let ranged = before
        .strip_suffix(['至', '到', '-', '—', '~', '～', '–'])
        .map(|rest| rest.trim_end_matches(['分', '）', '含', '（', '（', '不', '-', '—', ' ']))
        .is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()));
    let behind = near(document, figure.span.end as usize);
    let behind = any_of!["（含）", "（不含）"].starts(behind).map_or(behind, |word| &behind[word.len()..]);
    let bounded = any_of!["以上", "及以上", "以下", "及以下", "（含", "之间"].starts(behind).is_some();
    // 90分（优）以上5个, 90分（优）3个
    let counted = || {
        let (_, rest) = behind.strip_prefix('（')?.split_once('）')?;
        let rest = rest.trim_start_matches(['的', '有', '共', '：', ' ']);
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        Some(
            any_of!["以上", "及以上", "以下", "之间"].starts(rest).is_some()
                || (digits > 0 && rest[digits..].starts_with(['个', '项', '家', '户'])),
        )
    };
    const LONGEST: usize = 40;
    ranged || bounded || counted() == Some(true)
}

/// 90分（含）以上, 不低于90分: no score.
fn is_bound(document: &Document<'_>, figure: &Figure) -> bool {
    let words = document.slice(figure.label);
    any_of!["满分", "不低于", "低于", "达到", "以上", "以下", "超过", "≥", "≤"].is_in(words)
}

/// 58.75分，等级“中”; 为88.3分，评级由一级调整为三级
fn behind(document: &Document<'_>, scale: &Scale, at: usize) -> Option<&'static str> {
    let figure = &document.figures[at];
    let limit = document.figures.get(at + 1).map_or(document.text().len() as u32, |next| next.span.start);
    let text = document.slice(Span { start: figure.span.end, end: limit.max(figure.span.end) });
    let text = &text[..text.find(['。', '；', '\n']).unwrap_or(text.len())];
    if let Some(word) = in_bracket(document, scale, at) {
        return Some(word);
    }
    // 89.9分，为良
    if let Some(rest) = any_of!["，为", "，属于", "，属", "，评为"].starts(text).map(|lead| &text[lead.len()..])
    {
        return grade(scale, rest);
    }
    // 95.2分，优。
    if let Some((word, rest)) = text.strip_prefix('，').and_then(|rest| grade_and_rest(scale, rest))
        && rest.trim_start_matches('"').chars().next().is_none_or(|c| c == '（')
        && !is_bound(document, figure)
    {
        return Some(word);
    }
    let (place, lead) = any_of!["等级", "等次", "评级", "档次", "评为", "评定为"].find_in(text)?;
    // 80分（含）至90分评为“良”: a bound.
    if document.text()[..figure.span.start as usize].ends_with(['至', '到', '-', '—', '~']) {
        return None;
    }
    let before = document.slice(figure.label);
    if text[..place].chars().count() > NEAR
        || any_of!["满分", "以上", "以下", "上年"].is_in(before)
        || has(text, "以上")
    {
        return None;
    }
    let words = &text[place + lead.len()..];
    // 由一级调整为二级: the second counts.
    let words =
        match any_of!["调整为", "降为", "变为", "变更为", "下调为", "调整至", "提升为", "上升为", "升为", "下降为"]
            .find_in(words)
        {
            Some((change, word)) if words.starts_with('由') => &words[change + word.len()..],
            // 等次相应改为良好
            _ => {
                let words = words.trim_start_matches("评定").trim_start_matches("确定").trim_start_matches("相应");
                any_of!["调整为", "改为", "降为", "变为"].starts(words).map_or(words, |change| &words[change.len()..])
            }
        };
    grade(scale, words)
}

/// 其余均在90分至97分之间，全部评为“良”: each end of what all lie between.
fn all_between(document: &Document<'_>, scale: &Scale, at: usize) -> Option<(Span, Number, &'static str)> {
    let first = &document.figures[at];
    let next = document.figures.get(at + 1)?;
    let between = document.slice(Span { start: first.span.end, end: next.span.start.max(first.span.end) });
    if next.kind != FigureKind::Points || !matches!(between, "至" | "到" | "-" | "—" | "~") {
        return None;
    }
    let text = near(document, next.span.end as usize);
    let text = &text[..text.find(['。', '；', '\n']).unwrap_or(text.len())];
    let rest = text.strip_prefix("之间")?.trim_start_matches('，');
    let rest = any_of!["全部", "均", "都"].starts(rest).map(|word| &rest[word.len()..])?;
    let rest = any_of!["评为", "评定为", "等级为", "为"].starts(rest).map(|word| &rest[word.len()..])?;
    let word = grade(scale, rest)?;
    // Only what no score between the two can be is wrong.
    let (from, to) = scale.range(word)?;
    let outside = next.number < from || to.is_some_and(|to| first.number >= to);
    outside.then_some((next.span, next.number, word))
}

/// Where these words stand in lines that speak of grades.
fn places(document: &Document<'_>, leads: AnyOf) -> Vec<(usize, &'static str)> {
    let speaks = |line: &&Line| document.signs_in(line.span).has(Sign::GradeLead);
    let lines = document.lines.iter().filter(speaks);
    let mut found = Vec::new();
    for line in lines {
        let text = document.slice(line.span);
        let mut from = 0;
        while let Some((at, lead)) = leads.find_in(&text[from..]) {
            found.push((line.span.start as usize + from + at, lead));
            from += at + lead.len();
        }
    }
    found
}

/// 得分分别为96分、88分、74分，等级分别为优、良、中: as many grades as scores in front of them.
fn respective(document: &Document<'_>, scale: &Scale) -> Vec<(Span, Number, &'static str)> {
    let mut found = Vec::new();
    let leads = any_of![
        "等级分别为",
        "等次分别为",
        "评级分别为",
        "等级依次为",
        "等次依次为",
        "档次分别为",
        "分别评为",
        "分别评定为",
        "分别被评为",
        "等级分别是",
    ];
    for (at, lead) in places(document, leads) {
        let behind = near(document, at + lead.len());
        let behind = &behind[..behind.find(['，', '。', '（', '；', '\n']).unwrap_or(behind.len())];
        let words: Option<Vec<&'static str>> = behind.split(['、', '和']).map(|word| grade(scale, word)).collect();
        let Some(words) = words.filter(|words| words.len() > 1) else { continue };
        let end = document.figures.partition_point(|figure| (figure.span.end as usize) <= at);
        let Some(first) = end.checked_sub(words.len()) else { continue };
        let figures = &document.figures[first..end];
        let beside = figures.windows(2).all(|pair| {
            let gap = document.slice(Span { start: pair[0].span.end, end: pair[1].span.start.max(pair[0].span.end) });
            // 甲中心92分、乙站88分
            let named = gap.strip_prefix(['、', '，', '和']).is_some_and(|name| {
                name.chars().count() <= NAME && !name.contains(['，', '。', '；', '、', '\n', '（'])
            });
            matches!(gap, "、" | "和") || named
        });
        let last = figures.last().map_or(0, |figure| figure.span.end as usize);
        // …95分，评价等次分别为, …95分，三家单位的等次分别为
        let near = document.text().get(last..at).is_some_and(|gap| {
            gap.strip_prefix('，')
                .is_some_and(|words| words.chars().count() <= NAME && !words.contains(['，', '。', '；', '\n']))
        });
        if beside && near && figures.iter().all(|figure| figure.kind == FigureKind::Points) {
            found.extend(figures.iter().zip(words).map(|(figure, word)| (figure.span, figure.number, word)));
        }
    }
    found
}

/// “良”（80分以上，含80分）2个：甲项目87.4分、乙项目80分; the scores that a grade with its bound heads.
fn headed(document: &Document<'_>, scale: &Scale) -> Vec<(Span, Number, &'static str)> {
    let mut found = Vec::new();
    let text = document.slice(scale.span);
    // Only where the scale is the list itself.
    if !text.contains('：') {
        return found;
    }
    let line = document.lines.partition_point(|line| line.span.end <= scale.span.start);
    let Some(line) = document.lines.get(line) else { return found };
    let mut start = line.span.start;
    for part in document.slice(line.span).split_inclusive(['；', '。']) {
        let span = Span { start, end: start + part.len() as u32 };
        start = span.end;
        let Some((head, _)) = part.split_once('：') else { continue };
        let counted = any_of!["个", "项"].ends(head).is_some();
        let words = head.trim_start_matches(['"', '为']);
        let word = scale.words().filter(|word| words.starts_with(word)).max_by_key(|word| word.len());
        let Some(word) = word.filter(|_| counted) else { continue };
        let listed = Span { start: span.start + head.len() as u32, end: span.end };
        let scores = document.figures_in(listed).iter().filter(|figure| figure.kind == FigureKind::Points);
        found.extend(scores.map(|figure| (figure.span, figure.number, word)));
    }
    found
}

/// 合计88.7分，按“90以上优、…”的划分，本专项为良: the total in front of the scale, the grade behind it.
fn concluded(document: &Document<'_>, scale: &Scale) -> Option<(Span, Number, &'static str)> {
    let line = document.lines.get(document.lines.partition_point(|line| line.span.end <= scale.span.start))?;
    let behind = document.slice(Span { start: scale.span.end, end: line.span.end });
    let behind = &behind[..behind.find('。').unwrap_or(behind.len())];
    let subject = any_of![
        "本专项",
        "本项目",
        "该项目",
        "我局",
        "我单位",
        "本单位",
        "我部门",
        "本部门",
        "我委",
        "我院",
        "属于",
        "评定",
        "评价等级",
        "等级",
        "等次"
    ];
    let (at, word) = subject.last_in(behind)?;
    let word = grade(scale, behind[at + word.len()..].trim_start_matches("等级").trim_start_matches("评"))?;
    let before = document.slice(Span { start: line.span.start, end: scale.span.start });
    let from = before.rfind('。').map_or(line.span.start, |at| line.span.start + (at + '。'.len_utf8()) as u32);
    let figures: Vec<&Figure> = document
        .figures_in(Span { start: from, end: scale.span.start })
        .iter()
        .filter(|figure| figure.kind == FigureKind::Points)
        .collect();
    let is_sum = |figure: &&&Figure| {
        let words = document.slice(Span { start: from, end: figure.span.start });
        any_of!["合计", "共计", "总计", "总分", "总得分", "综合得分"]
            .ends(words.trim_end_matches(['为', '得']))
            .is_some()
    };
    let score = match figures[..] {
        [only] => only,
        _ => figures.iter().rev().find(is_sum)?,
    };
    Some((score.span, score.number, word))
}
