//! The total of the department: which points it is, and where it is stated again.

use super::reader::{Found, Reader};
use super::roles::{self, Role};
use crate::amount::{Number, slips};
use crate::claims::Span;
use crate::document::{FigureKind, LineKind};
use crate::extraction::builder::Builder;
use crate::extraction::repeats::TOTAL;
use crate::report::field::Field;
use crate::search::{any_of, has};

/// A number of points that may be the total of the department.
#[derive(Clone, Copy, Debug)]
pub(super) struct Total {
    pub figure: usize,
    /// The words call it the total, or name the department.
    pub certain: bool,
}

/// Less is the score of a part.
pub(super) const LEAST: i64 = 60;

impl Reader {
    /// 10分得9.56分；其余90分见表二，得89.13分；合计98.69分: two of the points before it in the sentence make it up.
    fn is_of_two(&self, builder: &Builder<'_, '_>, found: &Found) -> bool {
        const NEAR: usize = 6;
        let value = builder.figure(found.figure).number;
        let before = builder.document.figures[..found.figure].iter().rev().take(NEAR);
        let points: Vec<Number> = before
            .take_while(|figure| figure.span.start >= self.sentence.start)
            .filter(|figure| figure.kind == FigureKind::Points)
            .map(|figure| figure.number)
            .collect();
        let makes = |at: usize| points[at + 1..].iter().any(|other| points[at].add(*other) == Ok(value));
        value >= Number::whole(LEAST) && value < Number::HUNDRED && (0..points.len()).any(makes)
    }

    /// Whether these points are the total of the department, and whether that is certain.
    pub(super) fn is_total(
        &self,
        builder: &Builder<'_, '_>,
        found: &Found,
        role: Role,
        name: Option<Span>,
    ) -> Option<bool> {
        // 总分100分，实得88.5分: of what could be reached.
        if let Some((_, certain)) = self.reached.filter(|(figure, _)| *figure == found.figure && role != Role::Lost) {
            return Some(certain);
        }
        let (own, carried) = (builder.slice(found.own), builder.slice(found.carried));
        let called = roles::names_total(own) || (own.is_empty() && roles::ends_with_total(carried));
        if name.is_some() || !(matches!(role, Role::Score | Role::Sum) || called) || role == Role::Lost {
            return None;
        }
        // 绩效指标总分90分，其中产出指标50分、…: what all but the rate can have.
        let round = [80, 90].map(Number::whole).contains(&builder.figure(found.figure).number);
        if round
            && any_of!["指标总分", "指标分值", "指标总分值", "指标共", "指标合计"]
                .ends(own.trim_end_matches(['为', '共', '计']))
                .is_some()
        {
            return None;
        }
        // 其中产出类合计50分，得48.6分: what a kind of indicators comes to.
        if any_of!["类合计", "类小计", "类共计"].ends(own.trim_end_matches('为')).is_some() {
            return None;
        }
        // 以“案件审判业务费”项目为例：…，总分97.86分
        let example = || any_of!["项目为例", "为例，", "为例："].is_in(builder.slice(self.sentence));
        if *self.on_example.get_or_init(example) {
            return None;
        }
        // 该项目自评得分93分: the report's own project, unless it is on the whole of a department.
        let title = &builder.report.title;
        let bare = || on_one_project(title) && (roles::names_no_project(own) || roles::names_project_of(title, own));
        let on_project = bare() || (!has(&builder.report.title, "整体") && any_of!["该项目", "本项目"].is_in(own));
        let others = roles::of_others(own) && !on_project;
        if others || has(own, "满分") || any_of!["失分", "扣分", "失"].is_in(own) {
            return None;
        }
        // 总分=9.78+38.6+24=72.38分: how it came about names nobody.
        let reckoned = own.ends_with('=').then(|| own.find(|c: char| c.is_ascii_digit())).flatten();
        let named = reckoned.map_or(own, |at| own[..at].trim_end_matches('='));
        // 农村公路养护资金绩效评价得分: what the report is on.
        let own_project = on_one_project(title) && roles::names_project_of(title, own);
        let of_department = own_project || roles::speaks_of_department(named, &builder.report.department);
        if called {
            return (of_department || self.head.is_none()).then_some(!self.in_line_of_project(builder));
        }
        // 自评总分100分，其中…成本10分。自评得分96.83分: more than what is spoken of can have.
        let value = builder.figure(found.figure).number;
        let beyond = self.open.is_some_and(|open| {
            let twice = |full: Number| full.add(full).is_ok_and(|twice| twice < value);
            let most = |entry: usize| self.entries.all[entry].full.is_some_and(|full| twice(full.points.0));
            most(open) && self.head.is_none_or(most)
        });
        // 预算执行率98.06%，得9.81分。…，部门整体支出自评得分99.33分
        let beyond = beyond
            || (any_of!["整体支出自评", "整体自评", "整体支出绩效自评"].is_in(own) && value >= Number::whole(LEAST));
        let waiting = !beyond && self.open.is_some_and(|open| self.entries.all[open].score.is_none());
        if role == Role::Score && self.head.is_none() && makes_up(builder, found.figure, self.sentence) {
            return Some(true);
        }
        // 自评总分99.41分，其中资金执行9.80分、指标得分89.61分: what is listed behind a total is none.
        let listed = self.totals.last().is_some_and(|total| {
            let known = builder.figure(total.figure);
            let between = Span { start: known.span.end, end: found.own.end.max(known.span.end) };
            // The words follow the total closely.
            const CLOSE: usize = 240;
            let words = builder.slice(between);
            let words = &words[..words.floor_char_boundary(words.len().min(CLOSE))];
            known.span.start >= self.sentence.start && value < known.number && has(words, "其中")
        });
        if listed && role == Role::Score {
            return None;
        }
        let told = match role {
            // 四项合计91分 behind all groups; behind the parts of one it is that one's.
            Role::Sum => {
                let all = self.head.is_none_or(|head| self.entries.has_roots_from(head));
                let again = self.told_above(builder.figure(found.figure).number).is_some();
                let known = all && self.entries.is_told() && !self.entries.has_open_whole() && !again;
                !own.contains("小计") && (known || self.is_of_two(builder, found))
            }
            _ => {
                !waiting
                    && (self.head.is_none() || beyond)
                    && of_department
                    && any_of!["自评", "得分", "评分", "评价", "综合"].is_in(own)
                    && (!carried.is_empty() || own.chars().count() > 1)
                    && !roles::of_others(carried)
                    && !self.of_project(builder)
            }
        };
        let whole = any_of!["整体支出", "部门整体", "单位整体", "本部门", "我部门", "我单位", "本单位"];
        told.then(|| {
            role == Role::Sum
                || whole.is_in(own)
                || bare()
                || (*self.on_whole.get_or_init(|| whole.is_in(builder.slice(self.sentence)))
                    && self.line.level.is_none_or(|level| level <= 2))
        })
    }

    /// 就业补贴：全年预算数为…，执行数为…，自评得分98分: the score of one project among several.
    pub(super) fn of_project(&self, builder: &Builder<'_, '_>) -> bool {
        *self.on_project.get_or_init(|| {
            let text = builder.slice(self.sentence);
            let whole = any_of!["整体", "本部门", "本单位", "我部门", "我单位"].is_in(text);
            let mut figures = builder.document.figures_in(self.sentence).iter();
            let money = figures.any(|figure| matches!(figure.kind, FigureKind::Money(_)));
            !whole && (money || any_of!["执行数", "完成预算", "全年预算"].is_in(text))
        })
    }

    /// 2.小麦“一喷三防”项目。预算85万元，…，总分99分: the line begins with a project.
    fn in_line_of_project(&self, builder: &Builder<'_, '_>) -> bool {
        const DEEP: u8 = 3;
        let title = builder.slice(self.line.title);
        self.line.level.is_some_and(|level| level >= DEEP)
            && any_of!["项目", "工程", "补贴", "经费"].ends(title).is_some()
            && !has(title, "整体")
    }

    /// 2019年度自评得分94.1分 in a report on 2020.
    pub(super) fn of_another_year(&self, builder: &Builder<'_, '_>, found: &Found) -> bool {
        let Some(own) = builder.report.year else { return false };
        let from = if found.carried.is_empty() { found.own.start } else { found.carried.start };
        let years = builder.document.figures_in(Span { start: from, end: found.own.end });
        // 《…指标体系（2021年版）》: the year of a document.
        let of_document = |end: u32| builder.document.text()[end as usize..].starts_with(['版', '》', '〕']);
        years.iter().rev().find_map(|figure| match figure.kind {
            FigureKind::Year(year) if !of_document(figure.span.end) => Some(year != own),
            _ => None,
        }) == Some(true)
    }
}

/// How many points stand between two figures, as far as that matters.
pub(super) fn between_points(builder: &Builder<'_, '_>, from: usize, to: usize) -> usize {
    const MOST: usize = 8;
    let figures = &builder.document.figures[from + 1..to];
    figures.iter().filter(|figure| figure.kind == FigureKind::Points).take(MOST).count()
}

/// The total that could be reached: a hundred, and what was reached stands directly behind it.
pub(super) fn possible(builder: &Builder<'_, '_>, figure: usize, statement: Span) -> bool {
    let own = builder.figure(figure);
    let Some(next) = builder.document.figures.get(figure + 1) else { return false };
    // 总分 100分 94.25: the cells of a form in one line.
    let gap = builder.slice(Span { start: own.span.end, end: next.span.start.max(own.span.end) });
    if own.number == Number::HUNDRED
        && matches!(next.kind, FigureKind::Bare | FigureKind::Points)
        && next.number < own.number
        && gap.chars().all(|c| matches!(c, ' ' | '\t' | '|'))
    {
        return true;
    }
    let next_is_points = next.kind == FigureKind::Points && next.span.end <= statement.end;
    let between = builder.slice(Span { start: own.span.end, end: next.span.start.max(own.span.end) });
    let words = between.trim_start_matches(['，', '、', '（', '；', '：']);
    own.number == Number::HUNDRED
        && next_is_points
        && any_of!["得", "自评", "实得", "实际得", "最终得", "我单位", "我部门"].starts(words).is_some()
        && words.chars().count() <= 10
}

/// 自评94.81分，评级“优”：执行率9.56分，产出45.65分（扣4.35分），…: the points behind it in the sentence, but for those that were lost,
/// make it up.
fn makes_up(builder: &Builder<'_, '_>, figure: usize, sentence: Span) -> bool {
    const MOST: usize = 16;
    const FEWEST: usize = 2;
    let whole = builder.figure(figure);
    if whole.number < Number::whole(LEAST) || whole.number >= Number::HUNDRED {
        return false;
    }
    let (mut sum, mut count, mut from) = (Number::ZERO, 0, whole.span.end);
    for next in builder.document.figures[figure + 1..].iter().take(MOST) {
        if next.span.end > sentence.end {
            break;
        }
        let words = builder.slice(Span { start: from, end: next.span.start });
        from = next.span.end;
        if next.kind != FigureKind::Points || any_of!["扣", "失", "满分", "共"].is_in(words) {
            continue;
        }
        let Ok(more) = sum.add(next.number) else { return false };
        (sum, count) = (more, count + 1);
    }
    count >= FEWEST && sum == whole.number
}

/// 2021年度基本公共卫生服务补助资金项目绩效自评报告: its own form is that of the project.
fn on_one_project(title: &str) -> bool {
    any_of!["项目", "资金"].is_in(title) && !any_of!["整体", "部门"].is_in(title)
}

/// The form of one project in the report of a department: its total is not the department's.
fn leave_total_of_project(builder: &mut Builder<'_, '_>, found: &[Total]) {
    const ABOVE: usize = 4;
    if on_one_project(&builder.report.title) {
        return;
    }
    let (Some(known), Some(span)) = (builder.report.stated.total, builder.sources.span(&Field::StatedTotal)) else {
        return;
    };
    if !found.iter().any(|total| total.certain && builder.figure(total.figure).number != known.0) {
        return;
    }
    let lines = &builder.document.lines;
    let at = lines.partition_point(|line| line.span.end <= span.start);
    let is_row = |line: &usize| matches!(lines[*line].kind, LineKind::Row(_));
    let Some(first) = (0..at.min(lines.len())).rev().take_while(is_row).last() else { return };
    // 合计 | 90 | 88.89, and in a sentence 总分98.22分: what is written beside the table makes up the rest.
    let row = lines.get(at).filter(|line| matches!(line.kind, LineKind::Row(_))).map(|line| line.span);
    let full = row.and_then(|row| builder.document.figures_in(row).first()).map(|figure| figure.number);
    let more = |total: &&Total| total.certain && builder.figure(total.figure).number > known.0;
    let part = full.is_some_and(|full| full >= known.0 && full < Number::HUNDRED && full > Number::whole(LEAST));
    if part && found.iter().any(|total| more(&total)) {
        builder.report.stated.total = None;
        builder.forget(TOTAL);
        return;
    }
    let mut above = lines[first.saturating_sub(ABOVE)..=first].iter().map(|line| builder.slice(line.span)).rev();
    let title = above.find(|line| line.contains("项目") || line.contains("整体"));
    if title.is_some_and(|title| !title.contains("整体") && title.chars().count() < 40) {
        builder.report.stated.total = None;
        builder.forget(TOTAL);
    }
}

/// 合计 | 80 | 78.54 beside 自评得分：97.67分: a table of some of the indicators ends with their sum; the rest stands elsewhere.
fn leave_total_of_part(builder: &mut Builder<'_, '_>, found: &[Total]) {
    let (Some(known), Some(span)) = (builder.report.stated.total, builder.sources.span(&Field::StatedTotal)) else {
        return;
    };
    let lines = &builder.document.lines;
    let Some(line) = lines.get(lines.partition_point(|line| line.span.end <= span.start)) else { return };
    let before = builder.document.figures_in(Span { start: line.span.start, end: span.start });
    let ([full], LineKind::Row(_)) = (before, line.kind) else { return };
    let rest = Number::HUNDRED.subtract(full.number).ok().filter(|rest| *rest > Number::ZERO);
    let told = |total: &Total| {
        let more = builder.figure(total.figure).number.subtract(known.0);
        more.is_ok_and(|more| more > Number::ZERO && rest.is_some_and(|rest| more <= rest))
    };
    if found.iter().any(|total| total.certain && told(total)) {
        builder.report.stated.total = None;
        builder.forget(TOTAL);
    }
}

/// 总分为105分，其中附加分5分: what could be reached with the points that are given beside a hundred.
fn holds_extra(builder: &Builder<'_, '_>, figure: usize) -> bool {
    const NEAR: usize = 90;
    let own = builder.figure(figure);
    if own.number <= Number::HUNDRED {
        return false;
    }
    let text = builder.document.text();
    let (start, end) = (own.span.start as usize, own.span.end as usize);
    let before = &text[text.ceil_char_boundary(start.saturating_sub(NEAR))..start];
    let before = before.rsplit(['。', '；', '\n']).next().unwrap_or(before);
    let behind = &text[end..text.floor_char_boundary((end + NEAR).min(text.len()))];
    let behind = behind.split(['。', '；', '\n']).next().unwrap_or(behind);
    any_of!["附加", "加分", "奖励", "满分", "基本分", "基础分", "加上"].is_in(behind)
        || any_of!["附加", "加分", "体系", "满分", "设置", "设定", "共设"].is_in(before)
}

/// What stands in front of it in its line speaks of one project, and its sentence not of the department.
fn is_of_project(builder: &Builder<'_, '_>, figure: usize) -> bool {
    const NEAR: usize = 600;
    let text = builder.document.text();
    let start = builder.figure(figure).span.start as usize;
    let before = &text[text.ceil_char_boundary(start.saturating_sub(NEAR))..start];
    let line = before.rsplit('\n').next().unwrap_or(before);
    let sentence = line.rsplit('。').next().unwrap_or(line);
    let one =
        any_of!["项目为例", "该项目", "本项目", "”项目", "》项目", "项目：", "项目（", "专项为例", "为例，", "为例："];
    one.is_in(line) && !any_of!["部门", "整体", "单位", "综上", "总体", "我局", "全局"].is_in(sentence)
}

/// The totals of the department. Points that only may be one count where nothing is called the total, and where they
/// are all the same: a list of projects gives each its own.
pub(super) fn take(builder: &mut Builder<'_, '_>, found: &[Total]) {
    leave_total_of_project(builder, found);
    leave_total_of_part(builder, found);
    let number = |total: &Total| builder.figure(total.figure).number;
    let known = builder.report.stated.total.map(|total| total.0);
    let mut chosen: Vec<&Total> = found.iter().filter(|total| total.certain).collect();
    // 自评总分100分，其中预算执行10分…: what could be reached.
    let is_most = |total: &Total| number(total) == Number::HUNDRED || holds_extra(builder, total.figure);
    if chosen.iter().any(|total| !is_most(total)) {
        chosen.retain(|total| !is_most(total));
    }
    let distinct = |of: &[&Total]| {
        let mut numbers: Vec<Number> = of.iter().map(|total| number(total)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.len()
    };
    // 以“办案业务费”项目为例：…，总分97.86分。经自评，部门整体支出绩效得分95.6分: the project's is not the department's.
    if distinct(&chosen) > 1 && chosen.iter().any(|total| !is_of_project(builder, total.figure)) {
        chosen.retain(|total| !is_of_project(builder, total.figure));
    }
    let only_possible = chosen.iter().all(|total| number(total) == Number::HUNDRED)
        && found.iter().any(|total| number(total) != Number::HUNDRED);
    if chosen.is_empty() || only_possible {
        let found: Vec<&Total> =
            found.iter().filter(|total| number(total) != Number::HUNDRED || !only_possible).collect();
        // 绩效评价得分为86.5分 above a table that comes to 85.5: a slip of the pen, where nothing else could be meant.
        let same = distinct(&found) == 1
            && known.is_none_or(|known| found.iter().all(|total| slips::differs_by_a_slip(number(total), known)));
        chosen = found.into_iter().filter(|total| same || Some(number(total)) == known).collect();
    } else if distinct(&chosen) > 2 {
        // So many are those of several projects; only the first may be the department's.
        let first = known.unwrap_or(number(chosen[0]));
        chosen.retain(|total| number(total) == first);
    }
    let figures: Vec<usize> = chosen.into_iter().map(|total| total.figure).collect();
    figures.into_iter().for_each(|figure| total(builder, figure));
}

/// A label in one line and its points in the next: 自评得分 / 90分.
pub(in crate::extraction) fn stacked(builder: &mut Builder<'_, '_>) {
    let lines = &builder.document.lines;
    let is_total = |label: &str| {
        ["自评得分", "自评总分", "自评总得分", "总分", "总得分", "综合得分"]
            .contains(&label.trim_end_matches(['：', ' ']))
    };
    for (at, pair) in lines.windows(2).enumerate() {
        let label = builder.slice(pair[0].span);
        if !is_total(label) {
            continue;
        }
        let figures = builder.document.figures_in(pair[1].span);
        let whole_line = figures.len() == 1
            && figures[0].span == pair[1].span
            && matches!(figures[0].kind, FigureKind::Points | FigureKind::Bare);
        // 总分 / 100 / 97.5: the cells of a form, where full marks stand before what was reached.
        let more = lines.get(at + 2).is_some_and(|line| {
            let behind = builder.document.figures_in(line.span);
            matches!(behind, [figure] if figure.span == line.span && figure.kind == FigureKind::Bare)
        });
        if whole_line && !more {
            let index = builder.document.figures_before(pair[1].span.start);
            total(builder, index);
        }
    }
}

/// The stated total; stated again, it is remembered beside the first.
pub(in crate::extraction) fn total(builder: &mut Builder<'_, '_>, figure: usize) {
    let points = builder.points(figure);
    if !builder.in_further_form() {
        builder.name(TOTAL, figure);
    }
    if builder.report.stated.total.is_none() {
        let span = builder.figure(figure).span;
        builder.report.stated.total = Some(points);
        builder.source(Field::StatedTotal, span);
    }
}
