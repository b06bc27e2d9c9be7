//! What stands beside a number of points and says what it is: what was reached behind what could be, points of several.

use super::entries::Stated;
use super::names;
use super::reader::{Found, Reader};
use super::roles::{self, Role};
use crate::amount::Number;
use crate::claims::Span;
use crate::document::{Figure, FigureKind};
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

impl Reader {
    /// 其中数量20分、质量14.5分、成本5分，质量扣0.5分: what stands behind tells of another of those that are listed.
    pub(super) fn names_listed(&self, builder: &Builder<'_, '_>, figure: usize) -> bool {
        let Some(&(whole, _)) = self.listing.last() else { return false };
        let (own, next) = (builder.figure(figure), builder.document.figures.get(figure + 1));
        let between =
            next.map_or("", |next| builder.slice(Span { start: own.span.end, end: next.span.start.max(own.span.end) }));
        let mut listed = self.entries.children(whole).map(|child| builder.slice(self.entries.all[child].name));
        listed.any(|name| {
            let name = name.trim_end_matches("指标");
            name.len() > 3 && has(between, name)
        })
    }

    /// 数量、质量各20分，共40分，实得38分: points of several together, until another thing is named.
    pub(super) fn of_several(&mut self, builder: &Builder<'_, '_>, found: &Found) -> bool {
        let own = builder.slice(found.own);
        let (start, end) = names::trim(own);
        let words = &own[start..end];
        if own.ends_with('各') {
            self.several = true;
        } else if self.several {
            let together = any_of!["合计", "共", "总计", "小计", "得", "扣", "失", "分别", "丢"].is_in(words);
            self.several = together || !names::is_name(words);
        }
        self.several
    }

    /// 产出类小计50分，得47.75分，扣2.25分; 合计96.88分，失分3.12分; 该指标5分得4分: the points directly in front say whose these are,
    /// and it is not what is spoken of.
    pub(super) fn of_pair_before(&self, builder: &Builder<'_, '_>, found: &Found, target: usize, role: Role) -> bool {
        let Some(before) = found.figure.checked_sub(1).map(|before| builder.figure(before)) else { return false };
        let points =
            |figure: &Figure| matches!(figure.kind, FigureKind::Points) && figure.span.start >= self.sentence.start;
        if !points(before) {
            return false;
        }
        let entry = &self.entries.all[target];
        let holds = |figure: usize| {
            let stated = [entry.full, entry.score].into_iter().flatten().any(|stated| stated.figure == Some(figure));
            stated || entry.lost.iter().any(|lost| lost.figure == Some(figure))
        };
        let value = builder.figure(found.figure).number;
        let gap = builder.slice(Span { start: before.span.end, end: builder.figure(found.figure).span.start });
        match role {
            // 产出…满意度10分得9分，90分里共失11分: of the points that the words name.
            Role::Lost if roles::lost_of(gap) => !holds(found.figure - 1),
            // 效益30分。甲、乙依次4分、3分，…。甲得3.96分，扣0.04分: a part without a name, whose marks were told.
            Role::Lost if matches!(gap, "，扣" | "，失") && holds(found.figure - 1) && entry.lost.is_empty() => {
                let full = before.number.add(value);
                // 支付进度率5分，…，得3.5分，扣0.5分 tells of its own, whoever else has 4 points.
                let earlier = |own: &Stated| own.span.start < self.sentence.start;
                let other = entry.full.filter(earlier).is_some_and(|own| full.is_ok_and(|full| own.points.0 != full));
                let told = |figure: &Figure| figure.kind == FigureKind::Points && Ok(figure.number) == full;
                let line = Span { start: self.line_start, end: before.span.start.max(self.line_start) };
                // 合计28.26分，扣2.74分 is said of the whole.
                let sum = any_of!["合计", "小计", "共计", "总计", "合计得", "小计得"]
                    .ends(&builder.document.text()[..before.span.start as usize])
                    .is_some();
                other
                    && !sum
                    && self.sentence.start > self.line_start
                    && builder.document.figures_in(line).iter().any(told)
            }
            Role::Lost if !gap.contains(['；', '。']) && !holds(found.figure - 1) => {
                let missing = |full: Number| full.subtract(before.number) == Ok(value);
                let full = found.figure.checked_sub(2).map(|at| builder.figure(at)).filter(|full| points(full));
                let own = entry
                    .full
                    .zip(entry.score)
                    .is_some_and(|(full, score)| full.points.0.subtract(score.points.0) == Ok(value));
                !own && (missing(Number::HUNDRED) || full.is_some_and(|full| missing(full.number)))
            }
            Role::Score => {
                let other = entry.full.is_some_and(|full| full.points.0 != before.number);
                matches!(gap, "得" | "，得" | "实得" | "，实得" | "自评得" | "，自评得")
                    && other
                    && !holds(found.figure - 1)
                    && entry.score.is_none()
                    && before.number >= value
            }
            _ => false,
        }
    }

    /// 预算执行18.83分，产出指标39.55分，…，合计96.88分: points side by side that make up less than a hundred were reached.
    pub(super) fn makes_up_score(&self, builder: &Builder<'_, '_>, figure: usize) -> bool {
        const MOST: usize = 12;
        let of_sentence = |figure: &Figure| figure.kind == FigureKind::Points && self.sentence.contains(figure.span);
        let figures = &builder.document.figures;
        let behind = &figures[figure..figures.len().min(figure + MOST)];
        let run: Vec<&Figure> = behind.iter().take_while(|figure| of_sentence(figure)).collect();
        let gap = |at: usize| builder.slice(Span { start: run[at].span.end, end: run[at + 1].span.start });
        let sum = (0..run.len().saturating_sub(1))
            .find(|&at| any_of!["合计", "共计", "总计", "总分", "总得分"].is_in(gap(at)));
        let Some(sum) = sum else { return false };
        let bare = (0..sum).all(|at| roles::role(gap(at)) == Role::Bare && !gap(at).contains(['（', '）', '。']));
        let whole = run[sum + 1].number;
        let listed = run[..=sum].iter().map(|figure| figure.number);
        // The first of the run stand in front of this one.
        let before = figures[..figure].iter().rev().take(MOST).take_while(|figure| of_sentence(figure));
        let all = Number::sum(listed.chain(before.map(|figure| figure.number)));
        bare && whole < Number::HUNDRED
            && all.is_ok_and(|all| all != Number::HUNDRED && (all == whole || all.trimmed(0).decimals() > 0))
    }
}

/// 预算执行9.93分（满分10分）: what could be reached stands in a bracket behind.
pub(super) fn marks_behind(builder: &Builder<'_, '_>, figure: usize) -> bool {
    let behind = &builder.document.text()[builder.figure(figure).span.end as usize..];
    let next = builder.document.figures.get(figure + 1);
    next.is_some_and(|next| next.kind == FigureKind::Points)
        && any_of!["（满分", "（分值", "（总分", "（权重", "（上限"].starts(behind).is_some()
}

/// 数量指标（16分）14.2分: what was reached stands directly behind the bracket with what could be.
pub(super) fn scored_behind_bracket(builder: &Builder<'_, '_>, figure: usize) -> bool {
    let own = builder.figure(figure);
    let Some(next) = builder.document.figures.get(figure + 1) else { return false };
    let gap = builder.slice(Span { start: own.span.end, end: next.span.start.max(own.span.end) });
    next.kind == FigureKind::Points && gap == "）" && next.number <= own.number
}

/// 产出45.65分（扣4.35分）: what was lost stands in a bracket behind what was reached, where such are listed.
pub(super) fn lost_behind(builder: &Builder<'_, '_>, figure: usize) -> bool {
    let behind = &builder.document.text()[builder.figure(figure).span.end as usize..];
    any_of!["（扣", "（失", "（丢"].starts(behind).is_some()
}

/// 社会效益15分，得13分: what was reached stands directly behind what could be.
pub(super) fn followed(builder: &Builder<'_, '_>, figure: usize, statement: Span) -> bool {
    let own = builder.figure(figure);
    let Some(next) = builder.document.figures[figure + 1..].iter().find(|figure| figure.kind == FigureKind::Points)
    else {
        return false;
    };
    if next.span.end > statement.end || next.span.start < own.span.end {
        return false;
    }
    let between = builder.slice(Span { start: own.span.end, end: next.span.start });
    // 产出得49.37分（…，成本7.00分），扣0.63分: behind the bracket the whole is spoken of.
    const LONGEST: usize = 900;
    let before = builder.slice(Span { start: statement.start, end: own.span.start.max(statement.start) });
    let far = before.ceil_char_boundary(before.len().saturating_sub(LONGEST));
    let bracket = before[far..].rfind('（').map_or(own.span.start, |at| statement.start + (far + at) as u32);
    let listed = builder.document.figures[..figure]
        .iter()
        .rev()
        .take_while(|figure| figure.span.start > bracket)
        .any(|figure| figure.kind == FigureKind::Points);
    let closed = between.starts_with('）') && listed;
    matches!(roles::role(between), Role::Score | Role::Lost) && !between.contains('；') && !closed
}

/// 预算执行18.83分，产出39.55分，…，合计96.88分: what is listed up to its sum, which is less than a hundred, was reached.
pub(super) fn add_up_to_score(builder: &Builder<'_, '_>, figure: usize, statement: Span) -> bool {
    const MOST: usize = 16;
    const LEAST: i64 = 60;
    let figures = &builder.document.figures[figure..];
    let mut sum = Number::ZERO;
    let mut end = figures[0].span.start;
    for (count, next) in figures.iter().take(MOST).enumerate() {
        if next.span.end > statement.end || next.kind != FigureKind::Points {
            return false;
        }
        let between = builder.slice(Span { start: end, end: next.span.start });
        if count > 1 && any_of!["合计", "共计", "总计", "总分", "得分"].is_in(between) {
            // …；综合得分90分及以上为优: a bound of the scale.
            let behind = &builder.document.text()[next.span.end as usize..];
            let bound = any_of!["及以上", "以上", "及以下", "以下", "（含", "（不含"].starts(behind).is_some();
            return !bound && sum == next.number && sum < Number::HUNDRED && sum >= Number::whole(LEAST);
        }
        let Ok(more) = sum.add(next.number) else { return false };
        (sum, end) = (more, next.span.end);
    }
    false
}

/// 产出45.65分（扣4.35分）: what makes a whole number with the loss behind it was reached.
pub(super) fn is_score_with_loss(builder: &Builder<'_, '_>, figure: usize) -> bool {
    let own = builder.figure(figure);
    let Some(next) = builder.document.figures.get(figure + 1) else { return false };
    let gap = builder.slice(Span { start: own.span.end, end: next.span.start.max(own.span.end) });
    next.kind == FigureKind::Points
        && matches!(gap, "（扣" | "，扣" | "（失" | "，失" | "（扣减" | "，扣减" | "（扣分" | "（失分")
        && own.number.trimmed(0).decimals() > 0
        && own.number.add(next.number).is_ok_and(|full| full.trimmed(0).decimals() == 0)
}

/// 自评总分95.28分（产出48.1分、效益27.7分、…）: other points stand behind it in its bracket.
pub(super) fn is_listed_in_bracket(builder: &Builder<'_, '_>, figure: usize) -> bool {
    let own = builder.figure(figure).span;
    builder.document.figures.get(figure + 1).is_some_and(|next| {
        let between = builder.slice(Span { start: own.end, end: next.span.start });
        // 执行率10分，得9.74分
        next.kind == FigureKind::Points
            && between.starts_with(['、', '，', '；'])
            && !between.contains(['）', '。', '得'])
    })
}
