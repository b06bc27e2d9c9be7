//! EXE-02 where the text itself says how the rate is scored: 执行率100%得10分，每低于一个百分点扣0.2分; ≥95%得10分，
//! 90%（含）—95%得8分; 得分=分值×执行率. Then rate, rule and score stand side by side, and no profile is asked.

mod given;
mod products;
mod rules;

use std::cell::OnceCell;
use std::collections::HashSet;

pub(super) use given::{Given, cost, given};
use products::{elsewhere, product, proportion, quotient};
use rules::{RATE, Rule, begins_with_rate, ends_with_rate, rule};
pub(super) use rules::{Step, steps_told};

use super::show;
use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict};
use crate::amount::{Number, leading_number};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, FigureKind, Line, LineKind};
use crate::search::{any_of, find};
use crate::signs::Sign;

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let of_text = |line: &&Line| !matches!(line.kind, LineKind::Row(_));
    // Looked for once, however many lines ask.
    let only_rate = OnceCell::new();
    let mut own: Vec<Finding> = Vec::new();
    for (at, line) in document.lines.iter().enumerate().filter(|(_, line)| of_text(line)) {
        let text = document.slice(line.span);
        let speaks = document.signs_in(line.span).has(Sign::Rate) || text.contains("B/A");
        if speaks && text.len() < LONGEST && any_of!["得", "计"].is_in(text) {
            let next = |further: usize| {
                let lines =
                    document.lines.get(at + 1..=at + further).filter(|lines| lines.iter().all(|one| of_text(&one)));
                lines.and_then(<[Line]>::last).map(|next| line.span.to(next.span))
            };
            // 计分办法：… / 自评总得分91.7分。 / 执行率96.29%，得9分。: the total may stand between them.
            let ruled = || is_ruled(document, line.span);
            let below = || (1..=2).filter_map(next).filter(|_| ruled()).find_map(|both| below(document, both));
            let found = judge(document, line.span)
                .or_else(|| product(document, line.span))
                .or_else(|| quotient(document, line.span))
                .or_else(|| proportion(document, line.span))
                .or_else(|| elsewhere(document, line.span, &only_rate))
                .or_else(below);
            own.extend(found);
        }
    }
    // Of two lines that judge one score the later one, and what a profile says of it is said by the text's own rule.
    let mut scores: HashSet<Span> = HashSet::new();
    own.reverse();
    own.retain(|found| found.places.last().and_then(|place| place.span).is_none_or(|span| scores.insert(span)));
    let told = |finding: &Finding| finding.places.iter().filter_map(|place| place.span).any(|at| scores.contains(&at));
    findings.retain(|finding| finding.rule != RuleId::Exe02 || !told(finding));
    findings.extend(own);
}

/// 评分标准：执行率100%得10分，…。 / 我局执行率90%，自评得7分: what the rule gives stands in the line below it, where rate and
/// score are told in one sentence.
fn below(document: &Document<'_>, both: Span) -> Option<Finding> {
    let text = document.slice(both);
    if text.len() >= LONGEST || any_of!["二级指标", "完成率"].is_in(text) {
        return None;
    }
    judge(document, both).filter(|finding| {
        let mut places = finding.places.iter().filter_map(|place| place.span);
        let span = places.next().zip(places.next()).map(|(rate, score)| rate.to(score));
        let own = |span: Span| {
            let start = document.text()[..span.start as usize].rfind(['。', '；', '\n']).unwrap_or(0) as u32;
            let before = document.slice(Span { start: start.max(both.start), end: span.start });
            !any_of!["经费", "三公", "采购", "专项", "结转", "批"].is_in(before)
        };
        span.is_some_and(|span| own(span) && !document.slice(span).contains(['。', '；', '\n']))
    })
}

/// Bytes of a line that states a rule and what came of it.
const LONGEST: usize = 1500;

/// The sentence of a line that holds a rule of its own for the rate.
pub(super) fn is_ruled(document: &Document<'_>, line: Span) -> bool {
    let text = document.slice(line);
    text.len() < LONGEST
        && text.split('。').filter_map(rule).any(|rule| !matches!(rule, Rule::Rated(rated) if rated.is_plain()))
}

/// 不足1个百分点的按1个百分点计算, 不足5个百分点不扣: whether a step that was only begun counts; none where nothing is said of it.
fn part_of_step(text: &str, step: Number) -> Option<bool> {
    text.match_indices("不足").chain(text.match_indices("不满")).find_map(|(at, word)| {
        let rest = &text[at + word.len()..];
        let (number, rest) = match rest.strip_prefix('一') {
            Some(rest) => (Number::ONE, rest),
            None => leading_number(rest)?,
        };
        let unit = any_of!["个百分点", "百分点", "个点"].starts(rest).or(rest.starts_with('%').then_some("%"));
        let rest = rest[unit.filter(|_| number == step)?.len()..].trim_start_matches(['的', '部', '分', '，']);
        // 不足1个百分点按实际小数扣
        if any_of!["按实际", "按比例"].starts(rest).is_some() {
            return None;
        }
        if any_of!["按", "视同", "计"].starts(rest).is_some() {
            return Some(true);
        }
        any_of!["不扣", "不计", "忽略", "不予", "不再"].starts(rest).map(|_| false)
    })
}

/// The rate, the score and, where it is needed, the full marks that the line states.
fn judge(document: &Document<'_>, line: Span) -> Option<Finding> {
    let mut from = line.start;
    let sentences = document.slice(line).split_inclusive(['。', '\n']).map(|sentence| {
        let span = Span { start: from, end: from + sentence.len() as u32 };
        from = span.end;
        span
    });
    let sentences: Vec<Span> = sentences.collect();
    let ruled = sentences.iter().position(|&span| rule(document.slice(span)).is_some())?;
    let rule = rule(document.slice(sentences[ruled]))?;
    let own = matches!(rule, Rule::Rated(_));
    // A rule with points of its own stands in a sentence of its own, in front of what it leads to.
    let told: Vec<&Figure> = sentences
        .iter()
        .enumerate()
        .flat_map(|(at, &span)| {
            let in_rule = !own && at == ruled;
            let span = if in_rule { concluded(document, span) } else { Some(span) };
            let lead = sentences[at];
            let before = if in_rule { applied(document, lead) } else { Span { end: lead.start, ..lead } };
            document.figures_in(before).iter().chain(span.map_or(&[][..], |span| document.figures_in(span)))
        })
        .collect();
    let words = |figure: &Figure| words(document, line, figure);
    // 执行率低于60%的: a bound.
    let bounds = |figure: &Figure| {
        let behind = &document.text()[figure.span.end as usize..];
        any_of!["低于", "不足", "小于", "大于", "高于", "超过", "≥", "≤"].ends(words(figure)).is_some()
            || words(figure).ends_with(['<', '>', '-', '—', '–', '−'])
            // 执行率-60%: read as less than nothing.
            || figure.number.is_negative()
            || any_of!["以上", "以下", "及以上", "（含", "的，", "得满分", "不扣分"].starts(behind).is_some()
    };
    let is_rate =
        |figure: &&&Figure| figure.kind == FigureKind::Percent && names_rate(words(figure)) && !bounds(figure);
    let mut rates = told.iter().filter(is_rate);
    let (rate, None) = (rates.next()?, rates.next()) else { return None };
    // 每低于…，因此该项得8分。全年执行率为91%: what the rule led to may stand in front of the rate.
    let led = concluded(document, sentences[ruled]).filter(|_| !own);
    let behind =
        |figure: &Figure| figure.span.start > rate.span.start || led.is_some_and(|led| led.contains(figure.span));
    let mut scores = told.iter().filter(|figure| is_score(document, figure, words(figure)) && behind(figure));
    let (score, None) = (scores.next()?, scores.next()) else { return None };
    let stated = score.number;
    let (Given { points: computed, formula }, full) = match &rule {
        Rule::Steps { target, full, step, off } => {
            let all: Vec<&Figure> = document.figures_in(line).iter().collect();
            let full = full.or_else(|| full_marks(document, line, &all, score))?;
            let gap = target.subtract(rate.number).ok()?.max(Number::ZERO);
            let formula = format!("{full} − ({target} − {}) ÷ {step} × {off}", rate.number);
            (given::by_steps(document.slice(line), [full, gap, *step, *off], stated, &formula)?, full)
        }
        Rule::Bands(bands) => {
            if bands.iter().any(|&(from, _)| from == rate.number) {
                return None;
            }
            let (_, points) = *bands.iter().find(|&&(from, _)| rate.number > from)?;
            (Given { points, formula: format!("{}% → {points}", rate.number) }, bands.first()?.1)
        }
        Rule::Rated(rated) => {
            let full = rated.full.or_else(|| full_marks(document, line, &told, score))?;
            (given::by_rate(rated, rate.number, full)?, full)
        }
    };
    let (verdict, sentence) = if computed == stated {
        (Verdict::Consistent, Sentence::ExecutionScoreAgrees)
    } else if is_rounded(computed, stated) {
        (Verdict::Rounding, Sentence::ExecutionScoreRounding)
    } else {
        (Verdict::Inconsistent, Sentence::ExecutionScoreApart)
    };
    finding(rate, rate.number, score, Computed { score: computed, full, formula }, verdict, sentence)
}

/// What a rule gives for a rate, out of how many points, and how.
struct Computed {
    score: Number,
    full: Number,
    formula: String,
}

fn finding(
    rate: &Figure,
    percent: Number,
    score: &Figure,
    computed: Computed,
    verdict: Verdict,
    sentence: Sentence,
) -> Option<Finding> {
    let (stated, Computed { score: points, full, formula }) = (score.number, computed);
    let gap = points.subtract(stated).ok()?;
    let working = show::working(stated.to_string(), points.to_string(), gap, stated.envelope().to_string(), formula);
    let arguments = vec![
        "预算执行".to_owned(),
        format!("{stated}分"),
        format!("{percent}%"),
        format!("{points}分"),
        format!("{full}分"),
    ];
    let finding = Finding::new(RuleId::Exe02, verdict, sentence, arguments).with_working(working);
    Some(finding.at(vec![Place::span(rate.span), Place::span(score.span)]).based_on(Basis::OwnRule))
}

/// 执行率100%得10分，每低1个百分点扣0.5分，扣完为止，故本项得10分: the end of a sentence that applies its rule.
fn concluded(document: &Document<'_>, sentence: Span) -> Option<Span> {
    let (at, _) = any_of![
        "的标准，得",
        "的规定，得",
        "的规则，得",
        "的办法，得",
        "，故",
        "，因此",
        "，所以",
        "，据此",
        "，本项",
        "，该项",
        "，此项",
        "，实得",
        "，自评得"
    ]
    .last_in(document.slice(sentence))?;
    Some(Span { start: sentence.start + at as u32, end: sentence.end })
}

/// 执行率97.2%，依据"≥95%得5分，…"的标准，得5分: what stands in front of a rule that is told in the same sentence.
fn applied(document: &Document<'_>, sentence: Span) -> Span {
    let text = document.slice(sentence);
    let at = any_of!["，依据", "，按照", "，根据", "，对照", "，依照", "，按\""].place_in(text);
    let first = at.filter(|&at| !text[..at].contains(['得', '分', '每']));
    Span { end: sentence.start + first.unwrap_or(0) as u32, ..sentence }
}

/// Rounded or cut off, from a rate that may have more digits than are printed.
fn is_rounded(computed: Number, stated: Number) -> bool {
    let unit = stated.envelope().add(stated.envelope());
    let gap = computed.subtract(stated).map(Number::abs);
    unit.is_ok_and(|unit| gap.is_ok_and(|gap| gap <= unit && (stated.decimals() > 0 || gap.is_zero())))
}

/// The words in front of a figure in its clause.
fn words<'d>(document: &'d Document<'_>, line: Span, figure: &Figure) -> &'d str {
    const LONGEST: u32 = 600;
    let near = document.text().ceil_char_boundary(figure.span.start.saturating_sub(LONGEST) as usize) as u32;
    let start = line.start.max(near).min(figure.span.start);
    let before = document.slice(Span { start, end: figure.span.start });
    before.rsplit(['，', '。', '；', '：', '\n']).next().unwrap_or(before)
}

/// 执行率为, B/A为, 占全年预算数1,520.00万元的
fn names_rate(words: &str) -> bool {
    RATE.last_in(words).is_some_and(|(at, word)| words[at + word.len()..].chars().count() <= 4)
        || words.trim_end_matches(['为', '）', '：']).ends_with("B/A")
        || (words.starts_with("占全年预算") && words.ends_with('的'))
}

/// 得9.8分, 得分9.61: what was reached, neither full marks nor what the rule gives.
fn is_score(document: &Document<'_>, figure: &Figure, words: &str) -> bool {
    let behind = &document.text()[figure.span.end as usize..];
    // 得分（20分×执行率）18.27分: the rule stands between.
    let words = match words.strip_suffix('）').and_then(|rest| rest.rsplit_once('（')) {
        Some((head, inner)) if inner.contains(['×', '*']) => head,
        _ => words,
    };
    let points = figure.kind == FigureKind::Points
        || (figure.kind == FigureKind::Bare && words.ends_with("得分") && behind.starts_with(['，', '（', '。', '；']));
    let named =
        any_of!["得", "得分", "自评", "得分为", "计", "计为", "计算为", "折算为", "实得", "应得"].ends(words).is_some();
    // 得分=10×预算执行率=9.45分
    let worked_out =
        words.strip_suffix('=').is_some_and(|formula| formula.contains(['×', '*']) && ends_with_rate(formula));
    points && (named || worked_out) && !any_of!["满分", "每", "扣"].is_in(words)
}

/// 分值10, 权重10分: the only full marks of the line.
fn full_marks(document: &Document<'_>, line: Span, told: &[&Figure], score: &Figure) -> Option<Number> {
    // 按20分×执行率计算, 执行率×10分
    let is_factor = |figure: &Figure, words: &str| {
        let behind = document.text()[figure.span.end as usize..].strip_prefix(['×', '*']);
        let behind = behind.filter(|behind| !behind.starts_with(|c: char| c.is_ascii_digit()));
        let before = words.strip_suffix(['×', '*']);
        figure.kind == FigureKind::Points
            && match behind {
                Some(behind) => begins_with_rate(behind),
                None => before.is_some_and(ends_with_rate),
            }
    };
    // 预算执行率（10分）：…: behind the name that the line begins with.
    let heads_line = |figure: &Figure| {
        let before = document.slice(Span { start: line.start, end: figure.span.start });
        let behind = &document.text()[figure.span.end as usize..];
        // 预算完成率5分：…
        let bare = || behind.starts_with('：') && RATE.ends(before.trim_end_matches("指标")).is_some();
        let bracket = before.strip_suffix('（').filter(|_| behind.starts_with('）'));
        bracket
            .or_else(|| bare().then_some(before))
            .is_some_and(|name| RATE.is_in(name) && !name.contains(['，', '。', '；', '：', '（']))
    };
    let marks = told.iter().filter(|figure| {
        let words = words(document, line, figure);
        let words = words.trim_end_matches('（').rsplit(['（', '）']).next().unwrap_or(words);
        let behind = &document.text()[figure.span.end as usize..];
        if heads_line(figure) || any_of!["权重计", "权重折算", "分值折算"].starts(behind).is_some() {
            return true;
        }
        matches!(figure.kind, FigureKind::Points | FigureKind::Bare)
            && figure.span != score.span
            && (any_of!["分值", "权重", "满分", "分值为"].ends(words).is_some() || is_factor(figure, words))
    });
    let mut numbers = marks.map(|figure| figure.number);
    let first = numbers.next()?;
    numbers.all(|other| other == first).then_some(first)
}

/// The text says that the rate's score was found in another way than from the rate: 取四个季度考核得分的平均数.
pub(super) fn is_scored_otherwise(document: &Document<'_>) -> bool {
    document.lines.iter().any(|line| {
        let text = document.slice(line.span);
        find(text, "执行").is_some()
            && any_of!["执行得分", "执行率得分", "执行情况得分", "执行指标得分"].is_in(text)
            && any_of!["平均数", "平均值", "考核口径", "考核得分", "序时进度考核", "四个季度", "各季度"].is_in(text)
    })
}
