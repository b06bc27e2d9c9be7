//! EXE-02 where the text itself says how the rate is scored: 执行率100%得10分，每低于一个百分点扣0.2分; ≥95%得10分，
//! 90%（含）—95%得8分; 得分=分值×执行率. Then rate, rule and score stand side by side, and no profile is asked.

use super::show;
use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict};
use crate::amount::{Number, parse_number};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, FigureKind, Line, LineKind};
use crate::search::{AnyOf, any_of, find};
use crate::signs::Sign;

/// How a rate becomes points.
enum Rule {
    /// Full marks at the target; so many points off for each step below it.
    Steps { target: Number, full: Option<Number>, step: Number, off: Number },
    /// From each bound on so many points, the highest bound first.
    Bands(Vec<(Number, Number)>),
    /// Full marks × rate.
    Rated,
}

const RATE: AnyOf = AnyOf::new(Sign::Rate.words());
const STEP: AnyOf = AnyOf::new(&["每低于", "每降低", "每下降", "每减少", "每少", "每低"]);

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let of_text = |line: &&Line| !matches!(line.kind, LineKind::Row(_));
    for (at, line) in document.lines.iter().enumerate().filter(|(_, line)| of_text(line)) {
        let text = document.slice(line.span);
        let speaks = document.signs_in(line.span).has(Sign::Rate) || text.contains("B/A");
        if speaks && text.len() < LONGEST && any_of!["得", "计"].is_in(text) {
            let next = || document.lines.get(at + 1).filter(of_text).map(|next| line.span.to(next.span));
            let below = || next().filter(|_| is_ruled(document, line.span)).and_then(|both| below(document, both));
            findings.extend(judge(document, line.span).or_else(|| product(document, line.span)).or_else(below));
        }
    }
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
    text.len() < LONGEST && text.split('。').any(|sentence| !matches!(rule(sentence), None | Some(Rule::Rated)))
}

fn rule(sentence: &str) -> Option<Rule> {
    if let Some(rule) = steps(sentence).or_else(|| bands(sentence)) {
        return Some(rule);
    }
    let rated = sentence.match_indices(['×', '*']).any(|(at, mark)| {
        let behind = &sentence[at + mark.len()..];
        sentence[..at].ends_with("执行率") || any_of!["执行率", "预算执行率"].starts(behind).is_some()
    });
    let told = any_of![
        "执行率乘以分值",
        "分值乘以执行率",
        "按执行率折算",
        "按执行率计算",
        "按执行率计分",
        "按比例折算",
        "按比例计算",
        "按执行率得分"
    ]
    .is_in(sentence);
    (rated || told).then_some(Rule::Rated)
}

/// A number at the start of a text, and what follows it.
fn leading(text: &str) -> Option<(Number, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    Some((parse_number(&text[..end]).ok()?, &text[end..]))
}

/// 每低于100%一个百分点扣0.2分
fn steps(sentence: &str) -> Option<Rule> {
    let (at, word) = STEP.find_in(sentence)?;
    let mut rest = &sentence[at + word.len()..];
    let mut bound = Number::HUNDRED;
    // 每低于100%一个百分点: the bound may be said once more.
    if let Some((number, behind)) = leading(rest)
        && let Some(behind) = behind.strip_prefix('%')
        && (behind.starts_with('一') || leading(behind).is_some())
    {
        (bound, rest) = (number, behind);
    }
    let (step, rest) = match rest.strip_prefix('一') {
        Some(rest) => (Number::ONE, rest),
        None => leading(rest)?,
    };
    let rest = ["个百分点", "个点", "百分点", "%"].iter().find_map(|unit| rest.strip_prefix(unit))?;
    let rest = rest.trim_start_matches(['，', '的']);
    let (off, rest) = leading(rest.strip_prefix("扣减").or_else(|| rest.strip_prefix('扣'))?)?;
    // 执行率100%得10分
    let (target, full) = match awards(&sentence[..at]).next_back() {
        Some((target, full)) => (target, Some(full)),
        None => (bound, None),
    };
    (rest.starts_with('分') && step > Number::ZERO).then_some(Rule::Steps { target, full, step, off })
}

/// The percentages with the points that a clause gives for them: 95%得9分, 100%的，得满分10分.
fn awards(text: &str) -> impl DoubleEndedIterator<Item = (Number, Number)> {
    let found: Vec<(Number, Number)> = text
        .split(['；', '。'])
        .flat_map(|part| part.split_inclusive('分'))
        .filter_map(|part| {
            let (at, word) = any_of!["得满分", "得", "计"].last_in(part)?;
            let (points, rest) = leading(&part[at + word.len()..])?;
            let percent = part[..at].rfind('%')?;
            let start = part[..percent].rfind(|c: char| !(c.is_ascii_digit() || c == '.'));
            let start = start.map_or(0, |at| at + part[at..].chars().next().map_or(1, char::len_utf8));
            let target = parse_number(&part[start..percent]).ok()?;
            (rest == "分").then_some((target, points))
        })
        .collect();
    found.into_iter()
}

/// ≥95%得10分，90%（含）—95%得8分，80%以下不得分
fn bands(sentence: &str) -> Option<Rule> {
    let mut found: Vec<(Number, Number)> = Vec::new();
    for clause in cases(sentence) {
        let percents = percents(clause);
        let Some(&lowest) = percents.iter().min() else { continue };
        let points = if any_of!["不得分", "得0分"].is_in(clause) {
            Number::ZERO
        } else {
            let Some((at, word)) = any_of!["得满分", "得", "计"].last_in(clause) else { continue };
            let Some((points, rest)) = leading(&clause[at + word.len()..]) else { continue };
            if !rest.starts_with('分') {
                continue;
            }
            points
        };
        let below = (any_of!["以下", "低于", "不足"].is_in(clause) || clause.contains('<')) && percents.len() == 1;
        let from = any_of!["以上", "（含）", "不低于", "达到", "等于"].is_in(clause)
            || clause.contains(['≥', '≤', '[', '—', '-', '~', '至', '=']);
        if !(below || from) || percents.len() > 2 {
            return None;
        }
        found.push((if below { Number::ZERO } else { lowest }, points));
    }
    let falls = found.windows(2).all(|pair| pair[0].0 > pair[1].0 && pair[0].1 > pair[1].1);
    (found.len() > 2 && falls).then_some(Rule::Bands(found))
}

/// The clauses of a rule; 预算执行率≥95%的，计10分 is one.
fn cases(sentence: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, mark) in sentence.match_indices(['，', '；', '：']) {
        let waits =
            mark == "，" && sentence[..at].ends_with(['的', '时']) && !sentence[from..at].contains(['得', '计']);
        if !waits {
            found.push(&sentence[from..at]);
            from = at + mark.len();
        }
    }
    found.push(&sentence[from..]);
    found
}

fn percents(text: &str) -> Vec<Number> {
    let number = |at: usize| {
        let start = text[..at].rfind(|c: char| !(c.is_ascii_digit() || c == '.'));
        let start = start.map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
        parse_number(&text[start..at]).ok()
    };
    text.match_indices('%').filter_map(|(at, _)| number(at)).collect()
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
    let own = matches!(rule, Rule::Rated);
    // A rule with points of its own stands in a sentence of its own, in front of what it leads to.
    let told: Vec<&Figure> = sentences
        .iter()
        .enumerate()
        .flat_map(|(at, &span)| {
            let span = if own || at != ruled { Some(span) } else { concluded(document, span) };
            span.map_or(&[][..], |span| document.figures_in(span))
        })
        .collect();
    let words = |figure: &Figure| words(document, line, figure);
    let is_rate = |figure: &&&Figure| figure.kind == FigureKind::Percent && names_rate(words(figure));
    let mut rates = told.iter().filter(is_rate);
    let (rate, None) = (rates.next()?, rates.next()) else { return None };
    // 每低于…，因此该项得8分。全年执行率为91%: what the rule led to may stand in front of the rate.
    let led = concluded(document, sentences[ruled]).filter(|_| !own);
    let behind =
        |figure: &Figure| figure.span.start > rate.span.start || led.is_some_and(|led| led.contains(figure.span));
    let mut scores = told.iter().filter(|figure| is_score(document, figure, words(figure)) && behind(figure));
    let (score, None) = (scores.next()?, scores.next()) else { return None };
    let stated = score.number;
    let (computed, full, formula) = match &rule {
        Rule::Steps { target, full, step, off } => {
            let all: Vec<&Figure> = document.figures_in(line).iter().collect();
            let full = full.or_else(|| full_marks(document, line, &all, score))?;
            let gap = target.subtract(rate.number).ok()?.max(Number::ZERO);
            let lost = |by: Number| full.subtract(by).ok().map(|left| left.max(Number::ZERO).trimmed(0));
            let rated = lost(gap.times_ratio(*off, *step, 4).ok()?)?;
            let whole = lost(gap.whole_steps(*step).ok()?.multiply(*off).ok()?)?;
            let near = if is_rounded(whole, stated) { whole } else { rated };
            (near, full, format!("{full} − ({target} − {}) ÷ {step} × {off} = {near}", rate.number))
        }
        Rule::Bands(bands) => {
            if bands.iter().any(|&(from, _)| from == rate.number) {
                return None;
            }
            let (_, points) = bands.iter().find(|&&(from, _)| rate.number > from)?;
            (*points, bands.first()?.1, format!("{}% → {points}", rate.number))
        }
        Rule::Rated => {
            let full = full_marks(document, line, &told, score)?;
            let whole = rate.number.min(Number::HUNDRED);
            let computed = full.times_ratio(whole, Number::HUNDRED, 4).ok()?.trimmed(0);
            (computed, full, format!("{full} × {whole}% = {computed}"))
        }
    };
    let (verdict, sentence) = if computed == stated {
        (Verdict::Consistent, Sentence::ExecutionScoreAgrees)
    } else if is_rounded(computed, stated) {
        (Verdict::Rounding, Sentence::ExecutionScoreRounding)
    } else {
        (Verdict::Inconsistent, Sentence::ExecutionScoreApart)
    };
    finding(rate, score, Computed { score: computed, full, formula }, verdict, sentence)
}

/// What a rule gives for a rate, out of how many points, and how.
struct Computed {
    score: Number,
    full: Number,
    formula: String,
}

fn finding(rate: &Figure, score: &Figure, computed: Computed, verdict: Verdict, sentence: Sentence) -> Option<Finding> {
    let (stated, Computed { score: points, full, formula }) = (score.number, computed);
    let gap = points.subtract(stated).ok()?;
    let working = show::working(stated.to_string(), points.to_string(), gap, stated.envelope().to_string(), formula);
    let arguments = vec![
        "预算执行".to_owned(),
        format!("{stated}分"),
        format!("{}%", rate.number),
        format!("{points}分"),
        format!("{full}分"),
    ];
    let finding = Finding::new(RuleId::Exe02, verdict, sentence, arguments).with_working(working);
    Some(finding.at(vec![Place::span(rate.span), Place::span(score.span)]).based_on(Basis::Wording))
}

/// 执行率100%得10分，每低1个百分点扣0.5分，扣完为止，故本项得10分: the end of a sentence that applies its rule.
fn concluded(document: &Document<'_>, sentence: Span) -> Option<Span> {
    let (at, _) = any_of!["，故", "，因此", "，所以", "，据此", "，本项", "，该项", "，此项", "，实得", "，自评得"]
        .last_in(document.slice(sentence))?;
    Some(Span { start: sentence.start + at as u32, end: sentence.end })
}

/// 10×95.36%=9.54分: the arithmetic itself.
fn product(document: &Document<'_>, line: Span) -> Option<Finding> {
    let figures = document.figures_in(line);
    let gap = |a: &Figure, b: &Figure| document.slice(Span { start: a.span.end, end: b.span.start.max(a.span.end) });
    let found = figures.windows(3).find(|three| {
        let points = three[2].kind == FigureKind::Points;
        let times = matches!(gap(&three[0], &three[1]).trim(), "×" | "*" | "x" | "X");
        points && times && matches!(gap(&three[1], &three[2]).trim(), "=" | "=得" | "＝")
    })?;
    let (full, rate) = match (found[0].kind, found[1].kind) {
        (_, FigureKind::Percent) if found[0].kind != FigureKind::Percent => (&found[0], &found[1]),
        (FigureKind::Percent, _) if found[1].kind != FigureKind::Percent => (&found[1], &found[0]),
        _ => return None,
    };
    let score = &found[2];
    if score.kind != FigureKind::Points || full.number > Number::HUNDRED {
        return None;
    }
    let computed = full.number.times_ratio(rate.number, Number::HUNDRED, 4).ok()?.trimmed(0);
    if is_rounded(computed, score.number) {
        return None;
    }
    let full = full.number;
    let formula = format!("{full} × {}% = {computed}", rate.number);
    let computed = Computed { score: computed, full, formula };
    finding(rate, score, computed, Verdict::Inconsistent, Sentence::ExecutionScoreApart)
}

/// Rounded or cut off, from a rate that may have more digits than are printed.
fn is_rounded(computed: Number, stated: Number) -> bool {
    let unit = stated.envelope().add(stated.envelope());
    let gap = computed.subtract(stated).map(Number::abs);
    unit.is_ok_and(|unit| gap.is_ok_and(|gap| gap <= unit && (stated.decimals() > 0 || gap.is_zero())))
}

/// The words in front of a figure in its clause.
fn words<'d>(document: &'d Document<'_>, line: Span, figure: &Figure) -> &'d str {
    let before = document.slice(Span { start: line.start, end: figure.span.start });
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
    let points = figure.kind == FigureKind::Points
        || (figure.kind == FigureKind::Bare && words.ends_with("得分") && behind.starts_with(['，', '（', '。', '；']));
    let named =
        any_of!["得", "得分", "自评", "得分为", "计", "计为", "计算为", "折算为", "实得", "应得"].ends(words).is_some();
    points && named && !any_of!["满分", "每", "扣"].is_in(words)
}

/// 分值10, 权重10分: the only full marks of the line.
fn full_marks(document: &Document<'_>, line: Span, told: &[&Figure], score: &Figure) -> Option<Number> {
    // 按20分×执行率计算, 执行率×10分
    let is_factor = |figure: &Figure, words: &str| {
        let behind = document.text()[figure.span.end as usize..].strip_prefix(['×', '*']);
        let before = words.strip_suffix(['×', '*']);
        figure.kind == FigureKind::Points
            && match behind {
                Some(behind) => any_of!["执行率", "预算执行率"].starts(behind).is_some(),
                None => before.is_some_and(|before| before.ends_with("执行率")),
            }
    };
    let marks = told.iter().filter(|figure| {
        let words = words(document, line, figure);
        let words = words.rsplit(['（', '）']).next().unwrap_or(words);
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
