//! Amounts told one after the other, and the one in front of them or behind them that they make up, without any word that
//! says so: 奖补资金412.60万元已拨付到村，青山村128.00万元、石桥村96.40万元、…; 一是a万元，二是b万元，三是c万元，总收入d万元.
//!
//! As no word binds them, three of them are wanted, nothing else of their kind may stand in the sentence, and what they do
//! not make up must be off by a slip of the pen.

use std::collections::HashMap;

use super::announced;
use super::builder::Builder;
use super::slips;
use super::words;
use crate::amount::Number;
use crate::claims::{Claim, Completeness, Place, Quantity, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::search::{AnyOf, any_of, has};

/// Fewer parts fit by chance.
const FEWEST: usize = 3;
/// A sentence of more figures is a table that lost its cells.
const MOST: usize = 60;
/// So near to the whole the parts may have been meant to make it up.
const NEAR: (i64, i64) = (80, 125);

/// An amount with the words between it and the one before.
#[derive(Clone, Copy)]
struct Token<'d> {
    figure: usize,
    number: Number,
    unit: &'d str,
    words: &'d str,
    name: &'d str,
    /// As it was printed.
    printed: Number,
    /// A kind of something, of which nothing else is said.
    plain: bool,
    /// 单价2600元，计3.12万元
    of_price: bool,
}

/// What the words say of the parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// The whole stands in front of them.
    Nothing,
    /// The words in front say that it is told apart.
    Announced,
    /// The words behind say that it is a total.
    Total,
    /// How many turns there were.
    Turns,
}

const ANNOUNCES: AnyOf = AnyOf::new(&[
    "全部",
    "分别",
    "分解",
    "构成",
    "组成",
    "来源",
    "来自",
    "分配",
    "分为",
    "如下",
    "下列",
    "以下",
    "依次",
    "具体",
    "开支为",
    "包括",
    "包含",
]);

/// The listings that are claimed already, by the places of their wholes.
type Known = HashMap<Span, Option<usize>>;

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let mut known: Known = HashMap::new();
    let all = builder.claims.iter().enumerate().map(|(at, claim)| (Some(at), claim));
    for (at, claim) in all.chain(builder.bound.iter().map(|claim| (None, claim))) {
        if let Claim::Sum(sum) = claim
            && let Some(span) = sum.whole.place.span
        {
            let open = at.filter(|_| sum.completeness == Completeness::Open);
            known.entry(span).and_modify(|known| *known = known.and(open)).or_insert(open);
        }
    }
    let mut before = Vec::new();
    let mut last = 0;
    for &statement in statements {
        let figures = builder.document.figures_in(statement).len();
        let gap =
            Span { start: std::mem::replace(&mut last, statement.end).min(statement.start), end: statement.start };
        if builder.slice(gap).contains('\n') || builder.slice(gap).len() > 3 {
            before.clear();
        }
        if figures == 0 || figures > MOST || (figures < FEWEST && before.len() < FEWEST) {
            before.clear();
            continue;
        }
        let text = builder.slice(statement);
        let mut start = statement.start as usize;
        let ends = text.match_indices(['。', '\n']).map(|(at, _)| statement.start as usize + at);
        for end in ends.chain([statement.end as usize]) {
            if start < end {
                let tokens = piece(builder, &known, Span::new(start, end), &before);
                if !tokens.is_empty() {
                    before = tokens;
                }
            }
            start = end;
        }
    }
}

/// Reads a sentence; gives its amounts, which the next one may add up: …。设备购置共计28.80万元。
fn piece<'d>(builder: &mut Builder<'d, '_>, known: &Known, piece: Span, before: &[Token<'d>]) -> Vec<Token<'d>> {
    let tokens = tokens(builder, piece);
    if let [total] = tokens[..]
        && is_total(total.name)
        && before.len() >= FEWEST
        && before
            .iter()
            .all(|token| token.plain && token.unit == total.unit && (token.of_price || !is_total(token.name)))
    {
        hold(builder, known, &total, before, Told::Total);
        return tokens;
    }
    for unit in ["元", "人"] {
        let row: Vec<Token<'_>> = tokens.iter().copied().filter(|token| token.unit == unit).collect();
        if row.len() >= FEWEST {
            self::row(builder, known, &row, piece);
        }
    }
    tokens
}

/// What compares, plans or tells of some of it.
const SPEAKS: AnyOf = AnyOf::new(&[
    "比上",
    "比预",
    "比年",
    "比去",
    "较上",
    "较年",
    "较预",
    "较去",
    "相比",
    "同比",
    "增加",
    "增长",
    "减少",
    "下降",
    "预算",
    "计划完成",
    "计划投资",
    "目标值",
    "任务",
    "每",
    "人均",
    "平均",
    "上年",
    "去年",
    "年初",
    "执行",
    "决算",
    "实际",
    "结余",
    "结转",
    "剩余",
    "其中",
    "节约",
    "标准",
    "达到",
    "以上",
    "以下",
    "完成",
    "未支",
    "未使",
    "调入",
    "调出",
    "占",
    "到位",
    "下达",
    "控制",
    "余额",
    "收回",
    "同期",
    "主要",
    "超",
    "进度款",
    "首付款",
    "预付款",
    "累计",
]);

/// What has more, or is told of some of them only.
const OF_SOME: AnyOf = AnyOf::new(&["党员", "女", "硕士", "博士", "以上", "少数民族", "人次", "户籍", "参保"]);

fn tokens<'d>(builder: &Builder<'d, '_>, piece: Span) -> Vec<Token<'d>> {
    let figures = &builder.document.figures;
    let first = figures.partition_point(|figure| figure.span.start < piece.start);
    let count = builder.document.figures_in(piece).len();
    let mut found = Vec::with_capacity(count);
    let mut from = piece.start;
    let mut depth = 0_usize;
    let mut priced = false;
    for figure in first..first + count {
        let span = builder.figure(figure).span;
        let between = builder.slice(Span { start: from.min(span.start), end: span.start });
        for mark in between.chars() {
            match mark {
                '（' => depth += 1,
                '）' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        let unit = match builder.figure(figure).kind {
            FigureKind::Money(_) => "元",
            FigureKind::Count => people(builder.slice(span)),
            FigureKind::Year(_) | FigureKind::Date | FigureKind::Ordinal => continue,
            _ => "",
        };
        from = span.end;
        // A number of things stands inside the name of what was paid for them.
        if unit.is_empty() || depth > 0 {
            continue;
        }
        let name = between.rsplit(['，', '；', '：', '、', '（', '）']).next().unwrap_or("").trim();
        // 单价2600元，计3.12万元: what one costs is no part of what all cost.
        if any_of!["单价", "每", "均价"].is_in(name) {
            priced = true;
            continue;
        }
        let of_price = std::mem::take(&mut priced) && matches!(name, "计" | "合计" | "共计" | "小计" | "金额" | "共");
        let plain = of_price
            || (!name.is_empty()
                && !names_year(name)
                && name.chars().count() <= 24
                && (!SPEAKS.is_in(name) || (unit == "人" && name.ends_with("以下")))
                && !OF_SOME.is_in(name)
                && any_of!["含", "包括", "包含", "另"].starts(name).is_none());
        let (number, printed) = (builder.comparable(figure), builder.figure(figure).number);
        found.push(Token { figure, number, unit, words: between, name, printed, plain, of_price });
    }
    found
}

/// 2021年投入120万元: what a year had of something that may not be done.
fn names_year(name: &str) -> bool {
    name.find('年').is_some_and(|at| at > 3 && name.as_bytes()[at - 4..at].iter().all(u8::is_ascii_digit))
}

/// 人, whatever people are counted by; nothing for what is no number of people.
fn people(text: &str) -> &'static str {
    let word = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    if matches!(word, "人" | "名") { "人" } else { "" }
}

fn row(builder: &mut Builder<'_, '_>, known: &Known, row: &[Token<'_>], piece: Span) {
    let Some((last, before)) = row.split_last() else { return };
    // The total stands behind.
    if is_total(last.name) && !adds_more(last.name) {
        let plain = before.iter().rev().take_while(|token| token.plain && (token.of_price || !is_total(token.name)));
        let plain = plain.count();
        let parts = &before[before.len() - plain..];
        let two = parts.len() == 2 && (is_of_two(last.name) || complement(parts) || repeats(last.name, parts));
        if (parts.len() >= FEWEST || two) && hold(builder, known, last, parts, Told::Total) {
            return;
        }
    }
    // Or in front.
    let end = builder.figure(last.figure).span.end;
    let behind = builder.slice(Span { start: end, end: piece.end.max(end) });
    if behind.starts_with('等') || (last.unit == "元" && any_of!["其余", "剩余"].is_in(behind)) {
        return;
    }
    let plain = row.iter().rev().take_while(|token| token.plain).count();
    let at = row.len() - plain;
    // What is plain itself may be the whole of the others.
    for whole in [at.checked_sub(1), Some(at)].into_iter().flatten() {
        let Some((total, parts)) = row[whole..].split_first() else { continue };
        let first = parts.first().map_or("", |part| part.words);
        let alone = whole == 0 || row[..whole].iter().all(|token| token.words.len() < total.words.len());
        let some = any_of!["主要", "部分", "重点", "其中"].is_in(first);
        let spoken = any_of!["比", "较", "增加", "减少", "每", "占", "上年", "人均", "户均"].is_in(total.name);
        let of_people = total.unit != "人"
            || any_of!["现有", "共有", "实有", "职工", "人员", "总", "共", "在职", "编制"].is_in(total.name);
        let turns = in_turns(first, parts);
        let told = if turns {
            Told::Turns
        } else if first.contains('：') || ANNOUNCES.is_in(first) || has(total.name, "全部") || complement(parts) {
            Told::Announced
        } else {
            Told::Nothing
        };
        let enough = parts.len() >= FEWEST || turns || complement(parts);
        if enough && alone && !some && !spoken && of_people && hold(builder, known, total, parts, told) {
            return;
        }
    }
}

/// 总收入, 四笔资金总额, 共有工作人员.
pub(super) fn is_total(name: &str) -> bool {
    any_of![
        "总额",
        "总计",
        "合计",
        "共计",
        "总支出",
        "总收入",
        "总数",
        "总投资",
        "总共",
        "总金额",
        "总和",
        "总人数",
        "一共",
        "共有",
        "总规模",
        "总量"
    ]
    .is_in(name)
        || (name.ends_with('共') && !name.ends_with("公共"))
        || any_of![
            "共分配",
            "共支出",
            "共拨付",
            "共投入",
            "共发放",
            "共安排",
            "共下达",
            "共使用",
            "共支付",
            "全年累计",
            "全年共"
        ]
        .starts(name)
        .is_some()
}

/// 用于三期培训班，第一期a万元，第三期b万元: so many turns are told in front of the first of them.
fn in_turns(before: &str, parts: &[Token<'_>]) -> bool {
    let names: Vec<&str> = parts.iter().map(|part| part.name).collect();
    announced::turns(before, &names).is_some_and(|count| parts.len() <= count as usize)
}

/// 累计投入总额: what was told before, with more; 全年累计 is that of the year.
fn adds_more(name: &str) -> bool {
    any_of!["连同", "加上", "历年", "上年"].is_in(name)
        || (has(name, "累计") && any_of!["全年", "当年", "本年"].starts(name).is_none())
}

/// 集中采购, 分散采购: two that leave nothing out.
fn complement(parts: &[Token<'_>]) -> bool {
    const PAIRS: [(&str, &str); 6] = [
        ("集中采购", "分散采购"),
        ("直接支付", "授权支付"),
        ("人员", "公用"),
        ("基本支出", "项目支出"),
        ("购置", "运行"),
        ("线上", "线下"),
    ];
    let [one, other] = parts else { return false };
    PAIRS.iter().any(|&(a, b)| (has(one.name, a) && has(other.name, b)) || (has(one.name, b) && has(other.name, a)))
}

/// 限额以上金额a万元，限额以下金额b万元，采购总金额c万元: both are called as their total is.
fn repeats(name: &str, parts: &[Token<'_>]) -> bool {
    let first = parts.first().map_or("", |part| part.name);
    first.chars().count() > 1
        && name.ends_with(first)
        && name.contains('总')
        && parts.iter().all(|part| part.name == first)
}

fn is_of_two(name: &str) -> bool {
    any_of!["两项", "两者", "二者", "两类", "两笔", "以上两", "上述两", "两部分"].starts(name).is_some()
}

/// 行政人员, 专任教师, 无职称: kinds of people who are there, not who came, left or answered.
fn of_kinds(total: &Token<'_>, parts: &[Token<'_>], told: Told) -> bool {
    let kinds = any_of![
        "人员",
        "干部",
        "教师",
        "员",
        "工",
        "师",
        "士",
        "研究生",
        "本科",
        "大专",
        "中专",
        "高中",
        "初中",
        "职称",
        "编制",
        "在编",
        "聘用",
        "临聘",
        "派遣",
        "在岗",
        "参公",
        "行政",
        "事业"
    ];
    let moves = any_of!["招", "调", "辞", "含", "年末", "上级"];
    // "非常满意"和"满意"合计: of some that the words name.
    let all =
        told == Told::Total && parts.iter().all(|part| !total.name.contains(part.name)) && !total.name.contains('"');
    parts.iter().all(|part| (all || kinds.is_in(part.name)) && !moves.is_in(part.name)) && !moves.is_in(total.name)
}

/// Claims that the parts make up the whole; gives `false` where nothing says that they do.
fn hold(builder: &mut Builder<'_, '_>, known: &Known, total: &Token<'_>, parts: &[Token<'_>], told: Told) -> bool {
    let mut names: Vec<&str> = parts.iter().map(|part| part.name).filter(|name| name.chars().count() > 2).collect();
    names.sort_unstable();
    let again = names.windows(2).any(|pair| pair[0] == pair[1]);
    let both = parts.iter().any(|part| part.name.ends_with("收入")) && parts.iter().any(|part| has(part.name, "支出"));
    let whole = total.number;
    let numbers: Vec<Number> = parts.iter().map(|part| part.number).collect();
    // Few digits fit by chance.
    let exact = |part: &&Token<'_>| {
        let digits = part.printed.mantissa().unsigned_abs();
        total.unit == "人" || digits >= 1000 || (digits >= 100 && part.printed.decimals() > 0)
    };
    let named = |word: &str| parts.iter().any(|part| part.name.contains(word));
    let procured = parts.len() == FEWEST && ["货物", "工程", "服务"].into_iter().all(named);
    let turns = told == Told::Turns;
    if !procured && !turns && parts.iter().filter(exact).count() < parts.len().min(FEWEST) {
        return false;
    }
    if total.unit == "人" && !of_kinds(total, parts, told) {
        return false;
    }
    let Ok(sum) = Number::sum(numbers.iter().copied()) else { return false };
    if again || both || whole.is_zero() {
        return false;
    }
    let (Ok(percent), Ok(gap)) = (sum.percent_of(whole, 0), sum.subtract(whole)) else { return false };
    if !gap.is_zero() && !turns {
        let fine = match told {
            Told::Nothing => 15_000,
            Told::Announced => 300,
            Told::Total | Told::Turns => 100,
        };
        if total.unit == "元" && slips::fineness(whole, &numbers) < fine {
            return false;
        }
        let (least, greatest) = if told == Told::Total { (50, 200) } else { NEAR };
        let near = percent >= Number::whole(least) && percent <= Number::whole(greatest);
        // One of them was left out or told twice, as it seems.
        let one = numbers.iter().any(|&part| part == gap.abs() || part.add(part) == Ok(gap.abs()));
        let most = Number::whole(if told == Told::Total { 30 } else { 10 });
        let small = total.unit == "元" || gap.abs().percent_of(whole, 0).is_ok_and(|off| off <= most);
        if !near || one || !small || !slips::in_a_sum(&[whole], &numbers) {
            return false;
        }
    }
    let span = builder.figure(total.figure).span;
    match known.get(&span) {
        Some(None) => return true,
        // The words left it open whether these are all.
        Some(&Some(at)) => {
            if let Some(Claim::Sum(sum)) = builder.claims.get_mut(at)
                && sum.parts.len() == parts.len()
            {
                (sum.completeness, sum.unquantified) = (Completeness::Complete, 0);
            }
            return true;
        }
        None => {}
    }
    let named = |builder: &mut Builder<'_, '_>, token: &Token<'_>| -> Quantity {
        let name = words::identity(builder.slice(builder.figure(token.figure).label)).to_owned();
        builder.quantity(token.figure, &name)
    };
    let parts: Vec<Quantity> = parts.iter().map(|part| named(builder, part)).collect();
    let whole = named(builder, total);
    let span = parts.iter().chain([&whole]).filter_map(|part| part.place.span).reduce(|a, b| a.to(b));
    builder.bound.push(Claim::Sum(Sum {
        topic: if total.unit == "人" { Topic::Staff } else { Topic::Listing },
        whole,
        parts,
        unquantified: 0,
        completeness: Completeness::Complete,
        wording: "合计".to_owned(),
        place: Place { span, field: None },
    }));
    true
}
