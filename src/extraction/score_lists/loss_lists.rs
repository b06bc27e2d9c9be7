//! Lists of losses: whether words close them, and the loss that they make up, in front of them or behind.

use super::Passage;
use super::losses::{is_of_all, is_sum, listed};
use super::sums::{count_word, counted_by};
use super::tokens::{Role, Token};
use crate::amount::{Number, slips};
use crate::claims::Span;
use crate::document::list_level;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of, has};

/// So many losses that add up to what is missing are no chance.
pub(super) const LEAST: usize = 3;
/// Bytes of a bracket behind a loss.
const LONGEST_BRACKET: usize = 300;
/// More losses are no list.
const MOST: usize = 24;

/// 其余指标均得满分, 其他未扣分, 除…外均达到目标: what was lost stands there, all of it.
pub(super) fn closes(text: &str) -> bool {
    let Some((at, word)) = any_of!["其余", "其他", "其它", "剩余", "余下", "以外", "之外", "外，"].find_in(text)
    else {
        return false;
    };
    let rest = &text[at + word.len()..];
    let rest = rest.split('。').next().unwrap_or(rest);
    any_of![
        "满分",
        "全分",
        "未扣分",
        "不扣分",
        "没有扣分",
        "无扣分",
        "未失分",
        "无失分",
        "不失分",
        "没有失分",
        "未丢分",
        "没有丢分",
        "无丢分",
        "均不扣",
        "均未扣",
        "均无扣"
    ]
    .is_in(rest)
        && !any_of!["基本", "大部分", "多数", "部分指标"].is_in(rest)
        || is_all_but(text, at, rest)
}

/// 除时效指标扣2分外，其余指标均完成年度目标
pub(super) fn is_all_but(text: &str, at: usize, rest: &str) -> bool {
    let except = text[..at].rsplit(['。', '；']).next().is_some_and(|before| has(before, "除"));
    let out = any_of!["外，", "以外", "之外"].is_in(text) && any_of!["其余", "其他", "其它"].is_in(text);
    let all = any_of!["均", "全部", "都"].is_in(rest) && any_of!["完成", "达到", "达标", "实现"].is_in(rest);
    except && out && all && !any_of!["基本", "大部分", "多数", "部分指标"].is_in(rest)
}

/// 扣分共三处：…: as many losses as the words count.
pub(super) fn is_counted(builder: &Builder<'_, '_>, start: u32, tokens: &[Token]) -> bool {
    let mut lost = tokens.iter().filter(|token| token.role == Role::Lost);
    let Some(first) = lost.next() else { return false };
    let head = builder.slice(Span { start, end: first.words.start.max(start) });
    let head = head.rsplit(['。', '\n']).find(|sentence| !sentence.is_empty()).unwrap_or(head);
    any_of!["扣分", "失分", "丢分", "未得满分"].is_in(head)
        && !any_of!["主要", "重点", "典型"].is_in(head)
        && counted_by(head, any_of!["个", "项", "处", "方面", "点", "条"]) == Some(lost.count() + 1)
}

/// …，扣0.5分；…，扣1.5分。以上共计扣4.5分: losses and their sum behind them. The sum where words close the list, or where
/// what every part lost of its full marks is what is said of it.
pub(super) fn closing(builder: &mut Builder<'_, '_>, passage: &Passage) -> Option<usize> {
    let lost: Vec<usize> = (0..passage.tokens.len()).filter(|&at| passage.tokens[at].role == Role::Lost).collect();
    let (&last, parts) = lost.split_last()?;
    // 扣8.50分（数量3.90分、时效4.60分）: what a bracket behind a loss tells apart is in it.
    let mut close = 0;
    let outside = |&at: &usize| {
        let span = passage.tokens[at].span;
        let inside = span.start < close;
        let behind = &builder.document.text()[span.end as usize..];
        let behind = &behind[..behind.floor_char_boundary(LONGEST_BRACKET.min(behind.len()))];
        if behind.starts_with('（')
            && let Some(end) = behind.find('）')
        {
            close = close.max(span.end + end as u32);
        }
        !inside
    };
    let parts: Vec<usize> = parts.iter().copied().filter(outside).collect();
    let parts = &parts[..];
    let words = builder.slice(passage.tokens[last].words);
    // 资金使用扣1分。制度执行方面，甲扣1分；乙扣1分，制度执行有效性指标合计扣2分: what stands in its sentence.
    let of_named = any_of!["指标合计扣", "指标共扣", "指标合计失"].ends(words).is_some()
        && any_of!["该指标", "本指标"].starts(words).is_none();
    let parts = if of_named {
        let from = passage.span.start;
        let before = passage.between(builder, from, passage.tokens[last].words.start);
        let begins = from + before.rfind('。').unwrap_or(0) as u32;
        &parts[parts.partition_point(|&at| passage.tokens[at].span.start < begins)..]
    } else {
        parts
    };
    let is_sum = is_sum(builder, &passage.tokens[last]) || counts_all(words) || of_named;
    let inner = parts.iter().any(|&at| SUMS.is_in(builder.slice(passage.tokens[at].words)));
    // 三个一级指标合计扣分4.5分 behind the parts of one of them.
    let of_groups = has(words, "一级指标");
    if !is_sum || of_groups || !(2..=MOST).contains(&parts.len()) || inner {
        return None;
    }
    let stated = passage.tokens[last].number;
    let sum = Number::sum(parts.iter().map(|&at| passage.tokens[at].number)).ok()?;
    let before = passage.tokens[*parts.last()?].span.end;
    let between = passage.between(builder, before, passage.tokens[last].words.end);
    let all = any_of!["以上", "上述", "各项", "总共"].is_in(between) || count_word(between) == Some(parts.len());
    // 应得5分，实得3分，扣2分: in each part.
    let borne_out = |at: &usize| {
        let holds = |item: &super::items::Item| {
            let (Some(full), Some(value)) = (item.full, item.value) else { return false };
            let missing = passage.tokens[full].number.subtract(passage.tokens[value].number);
            item.lost.contains(at) && missing == Ok(passage.tokens[*at].number)
        };
        passage.items.iter().any(holds)
    };
    // 该指标合计扣2.50分: what stands in its line.
    let of_indicator = of_named || any_of!["该指标合计", "该项合计", "本指标合计", "本项合计"].is_in(between);
    // 甲扣0.5分，乙扣1.5分，两处共扣2分
    let counted = of_indicator || count_word(between) == Some(parts.len());
    // 扣分有三项：…，合计扣1.78分
    let start = passage.tokens[parts[0]].words.start;
    let head = passage.between(builder, passage.span.start, start);
    let head = head.rsplit(['。', '\n']).next().unwrap_or(head);
    let headed = head.ends_with('：')
        && any_of!["扣分", "失分", "丢分"].is_in(head)
        && counted_by(head, any_of!["个", "项", "处", "方面", "点", "条"]) == Some(parts.len());
    // 共扣3.2分，加上预算执行率扣0.44分，合计扣3.64分
    let joined =
        parts.len() == 2 && any_of!["加上", "加"].starts(builder.slice(passage.tokens[parts[1]].words)).is_some();
    let sure = parts.iter().all(borne_out)
        || joined
        || headed
        || counted
        || (all && parts.len() >= LEAST)
        || (parts.len() >= LEAST && near(stated, sum, CLOSE));
    // 以上六项共扣2.13分 behind five: one was not found.
    let miscounted = count_word(between).is_some_and(|count| count != parts.len());
    let each = tells_each(passage.between(builder, start, passage.tokens[last].words.start));
    let all = parts.iter().map(|&at| passage.tokens[at].number);
    if sum == stated || (sure && !miscounted && !each && meant(stated, sum, all)) {
        listed(builder, passage, last, parts);
        return Some(last);
    }
    None
}

/// 自评扣分7.5分：一是…，扣2分；二是…; 共扣3.2分（甲扣1.2分、乙扣2分）: a loss and all its parts behind it.
pub(super) fn opening(builder: &mut Builder<'_, '_>, passage: &Passage) -> Option<usize> {
    let lost: Vec<usize> = (0..passage.tokens.len()).filter(|&at| passage.tokens[at].role == Role::Lost).collect();
    let (&first, rest) = lost.split_first()?;
    let token = |at: usize| &passage.tokens[at];
    let words = builder.slice(token(first).words);
    let (from, next) = (token(first).span.end, token(*rest.first()?));
    let apart = next.opened && passage.between(builder, from, next.words.start) == "（";
    // 产出指标扣分2.8分，其中…
    let named = any_of!["扣分", "失分", "丢分"].ends(words.trim_end_matches(['为', '：', '共'])).is_some();
    if !(counts_all(words) || named || apart || is_of_all(builder, token(first))) {
        return None;
    }
    let between = passage.between(builder, from, next.words.end);
    let bracket = between.starts_with('（');
    let close = passage.between(builder, from, passage.span.end).find('）').map(|at| from + at as u32);
    let parts: Vec<usize> = match close.filter(|_| bracket) {
        Some(close) => rest.iter().copied().take_while(|&at| token(at).span.end <= close).collect(),
        None => rest.to_vec(),
    };
    if parts.len() > MOST {
        return None;
    }
    // …扣2.59分，其中甲扣0.09分、…。乙项目扣0.63分: what makes up the whole is all of it.
    let made = (2..=parts.len())
        .find(|&count| Number::sum(parts[..count].iter().map(|&at| token(at).number)) == Ok(token(first).number));
    let parts = &parts[..made.unwrap_or(parts.len())];
    let last = token(*parts.last()?).span.end;
    let closed = bracket && close == Some(last);
    let listed_in = between.strip_prefix('：').map_or("", |rest| rest.trim_start_matches('\n'));
    let numbered = listed_in.starts_with("一是") || list_level(listed_in).is_some();
    let sentence = passage.between(builder, last, passage.span.end);
    let named_next = between.starts_with('：') && !between['：'.len_utf8()..].contains(['，', '；', '。', '：']);
    // 共扣13.00分，分别是执行0.70分、产出6.0分…
    let separately =
        any_of!["，分别是", "，分别为", "，依次为", "，依次是", "，依次扣", "，分别扣"].starts(between).is_some();
    let ends = (numbered || named_next || itemises(between)) && matches!(sentence, "" | "。" | "；")
        || separately && (sentence.is_empty() || sentence.starts_with(['。', '，', '；']));
    let text = passage.between(builder, from, last);
    let open = any_of!["其中", "主要", "包括", "部分", "等"].is_in(text)
        || parts.iter().any(|&at| counts_all(builder.slice(token(at).words)));
    let sum = Number::sum(parts.iter().map(|&at| token(at).number)).ok()?;
    // What parts there are is at most the whole, whether they are all of them or not.
    let beyond = open && has(between, "其中") && sum > token(first).number;
    let told = !open && (closed || ends) && (separately || !tells_each(text));
    let all = || parts.iter().map(|&at| token(at).number);
    let meant = (told && meant(token(first).number, sum, all())) || (beyond && near(token(first).number, sum, FAR));
    if parts.len() > 1 && meant {
        listed(builder, passage, first, parts);
        return Some(first);
    }
    None
}

/// 扣2.0分，扣分项为：甲扣0.3分、…: what follows are the parts.
pub(super) fn itemises(between: &str) -> bool {
    any_of!["，扣分项", "，扣分点", "，失分项", "，失分点", "，具体为", "，具体是"]
        .starts(between)
        .is_some_and(|lead| between[lead.len()..].starts_with(['为', '是', '：']))
        && !any_of!["主要", "包括"].is_in(&between[..between.find('：').unwrap_or(0)])
}

/// The sum is near enough, or one digit of one of the figures makes it right.
fn meant(stated: Number, sum: Number, parts: impl Iterator<Item = Number>) -> bool {
    near(stated, sum, FAR) || slips::in_one_figure(stated, &parts.collect::<Vec<_>>())
}

/// 完成率、及时率各扣1分: so much for each of several, which are not counted here.
fn tells_each(text: &str) -> bool {
    any_of!["各扣", "各失", "均扣", "分别扣"].is_in(text)
}

/// 共扣, 合计失, 总共丢了
pub(super) fn counts_all(words: &str) -> bool {
    // 扣分合计, 失分共
    let behind = any_of!["扣分合计", "扣分共", "扣分共计", "扣分总计", "失分合计", "失分共", "失分共计", "丢分共"];
    let rest = words.trim_end_matches(['了', '分', '掉', '除', '减', '去', '为', '：']);
    if behind.ends(rest).is_some() {
        return true;
    }
    let rest = rest.strip_suffix(['扣', '失', '丢', '少']);
    rest.is_some_and(|rest| any_of!["共", "合计", "共计", "累计", "总计", "总"].ends(rest).is_some())
}

pub(super) const SUMS: AnyOf = AnyOf::new(&["合计", "共计", "累计", "总计", "共扣", "共失", "小计"]);
/// So far from their sum losses may be that words close, or that nothing closes: of a hundred.
pub(super) const FAR: i64 = 40;
pub(super) const CLOSE: i64 = 20;

pub(super) fn near(stated: Number, sum: Number, most: i64) -> bool {
    let gap = stated.subtract(sum).map(Number::abs);
    gap.is_ok_and(|gap| gap.percent_of(stated, 0).is_ok_and(|percent| percent <= Number::whole(most)))
}
