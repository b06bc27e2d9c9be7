//! What the department lost of its total.

use super::reader::{Found, Owner, Reader};
use super::roles::Role;
use super::totals::{LEAST, Total, between_points};
use super::tree::lost_sum;
use crate::amount::Number;
use crate::claims::{Measure, Place, Quantity, Span};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::repeats::TOTAL;
use crate::search::{any_of, has};

impl Reader {
    /// 总分97.17分，扣3.83分: what is missing of the total.
    pub(super) fn lost_in_all(&mut self, builder: &Builder<'_, '_>, found: &Found, role: Role) -> bool {
        let own = builder.slice(found.own);
        let in_all = any_of!["合计", "共计", "共扣", "共失", "累计", "总计"].is_in(own);
        // 本次自评合计失4.42分: in a paragraph of its own it says of what.
        let of_all = in_all && has(own, "自评") && self.head.is_none();
        // 自评得分为97.8分。失分2.2分，…: the very next points, in a sentence of their own.
        let called = matches!(own, "失分" | "扣分" | "共扣" | "共扣分" | "扣" | "丢分" | "共失分" | "合计扣分");
        let behind = &builder.document.text()[builder.figure(found.figure).span.end as usize..];
        let next = called
            && found.own.start == self.sentence.start
            && !behind.starts_with('的')
            && !has(builder.slice(self.sentence), "另");
        // 综合得分96.53分。其中：…，满意度指标得9.31分。共失分3.47分: in the line of the total, behind all its parts.
        let in_line = called && own.starts_with('共') && found.own.start == self.sentence.start;
        // 自评总分91.8分，等级为"优"。四个一级指标共扣8.2分: the sentence behind the total, and all indicators.
        let from = Span { start: self.sentence.start.min(found.own.end), end: found.own.end };
        let follows = loses_all(builder.slice(from)).is_some_and(is_all_indicators);
        let near = |total: &&Total| {
            if follows && is_in_sentence_before(builder, total.figure, self.sentence.start) {
                return true;
            }
            if in_line && builder.figure(total.figure).span.start >= self.line_start {
                return true;
            }
            let beside = next && total.figure + 1 == found.figure;
            of_all || beside || builder.figure(total.figure).span.start >= self.sentence.start
        };
        if role == Role::Lost && is_before_total(builder, found, own) {
            self.lost.push((found.figure + 1, found.figure));
            self.owners.push((found.figure, Owner::Department));
            self.open = None;
            return true;
        }
        let total = self.totals.last().filter(near);
        let Some(total) = total.filter(|_| role == Role::Lost) else { return false };
        // 失分原因：一是…，扣2分；: one of several.
        let total_end = builder.figure(total.figure).span.end;
        const LONGEST: usize = 300;
        let between = builder.slice(Span { start: total_end, end: found.own.start.max(total_end) });
        let between = &between[..between.floor_char_boundary(LONGEST.min(between.len()))];
        let of_rest = any_of!["其他", "其余", "另"].starts(own).is_some();
        // 扣分主要在效益指标（扣2分）和满意度指标（扣1.5分）: parts of it.
        if !in_all && any_of!["主要", "集中", "扣分项", "失分项"].is_in(between) {
            return false;
        }
        // 自评得95.50分，其中部门决策25分得24分，…，扣1分: what one of those lost that were told since.
        const SINCE: usize = 4;
        if !in_all
            && !own.starts_with('共')
            && found.figure > total.figure + SINCE
            && between_points(builder, total.figure, found.figure) > 2
        {
            return false;
        }
        if !in_all && (of_rest || any_of!["一是", "原因", "其一"].is_in(between)) {
            return false;
        }
        // 系支付进度扣1.8分: the loss of one thing.
        let length = own.chars().count();
        let named =
            any_of!["产出", "效益", "效果", "管理", "过程", "投入", "成本", "决策", "执行", "质量", "数量", "时效"]
                .is_in(own);
        let plain = (length <= 3 && !named) || own.starts_with(['本', '共', '累', '合', '总', '自', '实', '被']);
        if !in_all && (self.open.is_some() || length > 6 || !plain) {
            return false;
        }
        // 其中执行率扣0.1分、…: what follows are its parts.
        if self.lost.last().is_none_or(|&(known, _)| known != total.figure) {
            self.lost.push((total.figure, found.figure));
        }
        true
    }
}

/// 扣分共1.47分，总分98.53分; 以上各项合计扣3.72分，自评总分为96.28分: what is missing of the total that stands behind.
fn is_before_total(builder: &Builder<'_, '_>, found: &Found, own: &str) -> bool {
    let of_all = loses_all(own).is_some_and(is_all_indicators);
    let next = builder.document.figures.get(found.figure + 1).filter(|next| next.kind == FigureKind::Points);
    let Some(next) = next.filter(|_| of_all) else { return false };
    let between = builder.slice(Span { start: builder.figure(found.figure).span.end, end: next.span.start });
    let words = between.strip_prefix('，').filter(|words| !words.contains(['，', '。', '；', '\n']));
    words.is_some_and(|words| any_of!["总分", "总得分", "综合得分"].is_in(words))
}

/// What stands in front of 共扣: of whom all losses are told.
fn loses_all(own: &str) -> Option<&str> {
    let called = any_of!["扣分共", "失分共", "共扣", "共扣分", "共失分", "合计扣", "合计扣分", "累计扣分", "扣分合计"]
        .ends(own)?;
    Some(own[..own.len() - called.len()].trim_end_matches('，'))
}

/// All indicators, and no more: 各项指标, 以上各项, 四个一级指标.
fn is_all_indicators(words: &str) -> bool {
    let words = any_of!["以上", "上述", "全部", "所有"].starts(words).map_or(words, |head| &words[head.len()..]);
    let counted = words.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let level = |words: &str| matches!(words, "" | "指标" | "一级指标");
    let each = |words: &str| level(words) || matches!(words, "三级指标" | "评价指标");
    let (units, heads) = (["个", "项", "大", "大类", "类"], ["各项", "各", ""]);
    let behind = |head: &str, is: &dyn Fn(&str) -> bool, words: &str| words.strip_prefix(head).is_some_and(is);
    if counted.len() < words.len() {
        return units.iter().any(|unit| behind(unit, &level, counted));
    }
    heads.iter().any(|head| behind(head, &each, words))
}

/// No more than the end of its sentence lies between a total and what follows.
fn is_in_sentence_before(builder: &Builder<'_, '_>, total: usize, next: u32) -> bool {
    const LONGEST: usize = 90;
    let end = builder.figure(total).span.end;
    let words = builder.slice(Span { start: end.min(next), end: next });
    words.len() <= LONGEST && words.matches(['。', '；']).count() == 1 && !words.contains('\n')
}

/// 总分97.17分，扣2.83分: both make up what could be reached.
pub(super) fn lost(builder: &mut Builder<'_, '_>, found: &[(usize, usize)]) {
    // 该指标分值50分，自评45.6分，扣4.4分: so little is no total of a hundred; 总分100分，我局共扣6.5分: a hundred could be reached.
    let possible = |&&(total, _): &&(usize, usize)| {
        let number = builder.figure(total).number;
        // 四部分合计得77.5分，共扣2.5分 in a report that gives itself 96.29分: of some of its parts.
        let of_part = builder.report.stated.total.is_some_and(|all| all.0 > number);
        number >= Number::whole(LEAST) && number != Number::HUNDRED && !of_part
    };
    let found: Vec<(usize, usize)> = found.iter().filter(possible).copied().collect();
    for (total, lost) in found {
        let parts = vec![builder.quantity(total, TOTAL), builder.quantity(lost, "扣分")];
        let whole = Quantity {
            name: "满分".to_owned(),
            number: Number::HUNDRED,
            measure: Measure::Points,
            place: Place::default(),
        };
        builder.claims.push(lost_sum(whole, parts));
    }
}
