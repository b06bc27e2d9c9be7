//! Every figure of a sentence with its name and its year.

use super::names::{self, Name};
use crate::amount::{Number, Unit, convert};
use crate::claims::Span;
use crate::document::{Figure, FigureKind, LineKind, list_number};
use crate::extraction::builder::Builder;
use crate::extraction::pairs::comes_to;
use crate::search::{any_of, has, many_of};

/// A sentence of more figures is a table that lost its cells.
const MOST: usize = 40;
/// Less is the score of a part.
const LEAST_SCORE: i64 = 60;

/// A figure of a sentence.
#[derive(Clone, Debug)]
pub(super) struct Fact<'d> {
    pub figure: usize,
    pub name: Option<Name>,
    /// Another name behind it: 慰问285户困难职工.
    pub behind: Option<Name>,
    /// A change, an aim, a bound, a mean, or another year's.
    pub other: bool,
    /// That of the year before: 上年培训费支出.
    pub earlier: bool,
    /// It says itself that it was told before: 上述260万元购置经费.
    pub refers: bool,
    /// 元 for money, the measure word, % or 分.
    pub unit: &'d str,
    /// Money in 万元.
    pub value: Number,
    /// The year that the words say; none where they say none.
    pub year: Option<u16>,
    /// The number of its sentence.
    pub sentence: usize,
}

/// The facts of all sentences, in the order of the text.
pub(super) fn facts<'d>(builder: &Builder<'d, '_>) -> Vec<Fact<'d>> {
    let mut facts = Vec::with_capacity(builder.document.figures.len());
    let aims = aims_beside_results(builder);
    for (number, sentence) in builder.document.sentences().enumerate() {
        let figures = builder.document.figures_in(sentence);
        let mixed = aims.iter().any(|line| line.contains(sentence));
        if (1..=MOST).contains(&figures.len()) && !mixed {
            read(builder, number, sentence, figures, &mut facts);
        }
    }
    facts
}

/// 年度总体目标 预期目标 实际完成情况: in the line below, what was aimed at and what came of it stand behind each other, if their cells
/// were lost.
fn aims_beside_results(builder: &Builder<'_, '_>) -> Vec<Span> {
    /// A text has one for each form.
    const MOST: usize = 40;
    let lines = &builder.document.lines;
    let head = |text: &str| has(text, "预期目标") && has(text, "实际完成") && text.chars().count() < 60;
    let below =
        lines.windows(2).filter(|pair| head(builder.slice(pair[0].span)) && pair[1].kind == LineKind::Paragraph);
    below.map(|pair| pair[1].span).take(MOST).collect()
}

fn read<'d>(builder: &Builder<'d, '_>, sentence: usize, span: Span, figures: &[Figure], facts: &mut Vec<Fact<'d>>) {
    let text = builder.document.text();
    let first = builder.document.figures_before(span.start);
    let begun = facts.len();
    let (mut own, mut compared, mut base) = (None, None, None);
    let (mut from, mut stops) = (span.start, 0);
    let mut starts: Option<Name> = None;
    for (offset, figure) in figures.iter().enumerate() {
        let words = builder.slice(Span { start: from.min(figure.span.start), end: figure.span.start });
        from = figure.span.end;
        // Typed with a full stop of another script: 797.10万元.情况说明.
        stops += usize::from(words.contains('.'));
        if let Some(year) = year_of(figure) {
            let against = words.ends_with(['比', '较', '与', '同', '由', '从']);
            // 与2022年相比
            if against {
                compared = Some(year);
                let behind = text.get(figure.span.end as usize..span.end as usize).unwrap_or("");
                base = any_of!["相比", "度相比", "对比", "度对比", "比较"].starts(behind).map(|_| year).or(base);
            } else {
                (own, compared) = (Some(year), None);
            }
            continue;
        }
        let Some(unit) = unit(builder, figure, first + offset) else { continue };
        let clause = words.rfind(['，', '。', '；', '：', '、', '（', '）']).map_or(0, |at| at + '，'.len_utf8());
        let tail = &words[clause..];
        let behind = text.get(figure.span.end as usize..span.end as usize).unwrap_or("");
        let came_to = starts.take().filter(|_| comes_to(tail));
        let begins = tail.ends_with(['由', '从']);
        // 与2022年相比: what is told is of the year behind it.
        let own = own.or(base.map(|base| base + 1));
        let mut year = if came_to.is_some() { own } else { compared.take().or(own) };
        if begins {
            year = base.or(year.filter(|_| base.is_some()));
        }
        let other = came_to.is_none() && (is_other(tail, behind) || begins && year.is_none());
        let last_year = any_of!["上年度", "上年末", "上年", "去年"].starts(tail);
        let earlier = other && last_year.is_some_and(|word| !is_other(&tail[word.len()..], behind));
        let refers = any_of!["上述", "前述", "该笔", "这笔", "上列", "所述", "前面所说的"].ends(tail).is_some();
        let name = match came_to {
            Some(name) => Some(name),
            None if earlier => last_year.and_then(|word| names::of_amount(&tail[word.len()..])),
            None if other => None,
            None if figure.kind == FigureKind::Points && names::is_result(behind) => Some(names::total_score()),
            None if refers => names::behind(behind),
            None if figure.kind == FigureKind::Percent && offset > 0 && is_rate_of_amount(words) => {
                of_part_before(builder, span, &figures[offset - 1])
                    .or_else(|| name(figure, builder.slice(figure.label), behind, builder.slice(span)))
            }
            None => name(figure, builder.slice(figure.label), behind, builder.slice(span)),
        };
        if begins {
            starts.clone_from(&name);
        }
        let value = value(figure);
        let count = figure.kind == FigureKind::Count && !other && name.is_some();
        let behind = count.then(|| names::behind(behind)).flatten().filter(|name| name.telling() > 1);
        facts.push(Fact {
            figure: first + offset,
            name,
            behind,
            other,
            earlier,
            refers,
            unit,
            value,
            year,
            sentence: sentence * (MOST + 1) + stops,
        });
    }
    // 发放1180名以上特困人员供养金，为420名对象提供护理服务: a plan.
    let planned = |fact: &Fact<'_>| {
        let end = builder.figure(fact.figure).span.end as usize;
        fact.other && text[end..].starts_with("以上") && builder.figure(fact.figure).kind == FigureKind::Count
    };
    // （三）部门绩效目标。完成管网维修86公里，治理水土流失45平方公里: a heading says that all of it is.
    let line = builder.document.lines.partition_point(|line| line.span.end <= span.start);
    let line = builder.document.lines.get(line).map_or("", |line| builder.slice(line.span));
    let heading = line.find('。').filter(|_| list_number(line).is_some()).map_or("", |end| &line[..end]);
    let aims = any_of!["绩效目标", "年度目标", "总体目标", "目标任务", "工作目标", "重点工作", "重点任务", "工作任务"]
        .ends(heading)
        .is_some();
    if aims || facts[begun..].iter().any(planned) {
        for fact in facts[begun..].iter_mut().filter(|fact| fact.unit != "元") {
            (fact.name, fact.behind) = (None, None);
        }
    }
}

/// 县级资金支出532.00万元，执行率69.27%
fn is_rate_of_amount(words: &str) -> bool {
    let words = words.trim_start_matches(['，', '、', '（']);
    any_of!["执行率", "预算执行率", "支出执行率"]
        .starts(words)
        .is_some_and(|rate| matches!(&words[rate.len()..], "" | "为" | "达" | "达到" | "仅为" | "仅"))
}

/// The amount in front of a rate, where it is one of those that make up another.
fn of_part_before(builder: &Builder<'_, '_>, sentence: Span, amount: &Figure) -> Option<Name> {
    let whose = builder.slice(amount.label);
    let spent = matches!(amount.kind, FigureKind::Money(_)) && whose.ends_with("支出");
    let one_of = || has(builder.slice(Span { start: sentence.start, end: amount.label.start }), "其中");
    (spent && one_of()).then(|| names::of_part(whose)).flatten()
}

/// A figure that a table names by its row; it stands in no sentence with others.
pub(super) fn of_cell<'d>(
    builder: &Builder<'d, '_>,
    figure: usize,
    name: Option<Name>,
    number: usize,
) -> Option<Fact<'d>> {
    let found = builder.figure(figure);
    let unit = unit(builder, found, figure)?;
    let sentence = usize::MAX - number;
    let value = value(found);
    let (other, earlier, refers) = (false, false, false);
    Some(Fact { figure, name, behind: None, other, earlier, refers, unit, value, year: None, sentence })
}

/// Money in 万元.
fn value(figure: &Figure) -> Number {
    match figure.kind {
        FigureKind::Money(unit) => convert(figure.number, unit, Unit::WanYuan).unwrap_or(figure.number),
        _ => figure.number,
    }
}

fn year_of(figure: &Figure) -> Option<u16> {
    match figure.kind {
        FigureKind::Year(year) => Some(year),
        FigureKind::Date => u16::try_from(figure.number.mantissa() / 10_000).ok().filter(|&year| year > 0),
        _ => None,
    }
}

fn unit<'d>(builder: &Builder<'d, '_>, figure: &Figure, index: usize) -> Option<&'d str> {
    Some(match figure.kind {
        FigureKind::Money(_) => "元",
        FigureKind::Percent => "%",
        FigureKind::Points => "分",
        FigureKind::Count => match builder.unit_of(index) {
            "名" => "人",
            word => word,
        },
        _ => return None,
    })
}

/// A change, an aim, a bound, a mean, another year's: not the amount itself.
fn is_other(tail: &str, behind: &str) -> bool {
    let says = |words: &str| {
        many_of![
            "上年",
            "去年",
            "同期",
            "上一年",
            "年初",
            "期初",
            "比",
            "较",
            "增",
            "减",
            "升",
            "降",
            "超",
            "节约",
            "节省",
            "高于",
            "低于",
            "目标",
            "计划",
            "预计",
            "力争",
            "拟",
            "应到",
            "应配",
            "应付",
            "应安排",
            "应发",
            "累计",
            "以来",
            "人均",
            "户均",
            "平均",
            "每",
            "占",
            "近",
            "约",
            "不低",
            "其余",
            "其他",
            "以前年度",
            "历年",
            "差额",
            "局本级",
            "机关本级",
            "部门本级",
            "院本级",
            "本级单位",
            "本级项目",
            "下属",
            "所属"
        ]
        .is_in(words)
    };
    // 局机关及下属单位: all of the department.
    let of_all = || {
        let (at, word) = names::WITH_ITS_UNITS.last_in(tail)?;
        let compared = any_of!["比", "较", "上年", "去年", "本级", "其中"].is_in(&tail[..at]);
        Some(!compared && !says(&tail[at + word.len()..]))
    };
    (says(tail) && of_all() != Some(true))
        || any_of!["以上", "以下", "以内", "左右", "余元", "多元"].starts(behind).is_some()
}

fn name(figure: &Figure, label: &str, behind: &str, sentence: &str) -> Option<Name> {
    match figure.kind {
        FigureKind::Points => (figure.number >= Number::whole(LEAST_SCORE) && figure.number != Number::HUNDRED)
            .then(|| names::of_total_score(label, sentence))
            .flatten(),
        // 预算执行率仅为92.86%，主要是平台项目招标节约: why it came to that says nothing of whose it is.
        FigureKind::Percent => {
            let why = behind.find("，主要").map_or(0, |at| behind.len() - at);
            names::of_rate(label, sentence.get(..sentence.len().saturating_sub(why)).unwrap_or(sentence))
        }
        // 年末尚有137.92万元结转结余: what stands in front says nothing.
        _ => names::of_amount(label).or_else(|| names::behind(behind)),
    }
    .filter(|name| !has(&name.text, "追加"))
}
