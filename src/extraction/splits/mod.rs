//! Percentages of one whole that follow each other without amounts: 研究生6.8%，本科57.1%，大专29.3%，中专及以下6.8%.
//!
//! Three that nearly make up a hundred were meant to. Words that say so let more be read: 资金来源比例为 in front of them
//! makes more than a hundred a contradiction however much it is, and with 其余 all is told. Two are a whole only with
//! such words, or where their names are those of the two parts of one thing.

mod row;

use std::collections::HashSet;

use row::Row;

use crate::amount::Number;
use crate::claims::{Claim, Completeness, Measure, Place, Quantity, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::clause::{Clause, Mark, clauses};
use crate::extraction::phrases::whole_of;
use crate::extraction::words;
use crate::search::{any_of, has};

/// What a clause has for a row.
enum Said<'d> {
    Share(usize, &'d str),
    /// 合计100%
    Total,
    /// A percentage of another kind: a rate, a change, an aim.
    Other,
    Nothing,
}

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let known = with_amounts(builder);
    for &statement in statements {
        let figures = builder.document.figures_in(statement);
        if figures.iter().filter(|figure| figure.kind == FigureKind::Percent).count() < 2 {
            continue;
        }
        let clauses = clauses(builder.document, statement);
        let mut row = Row::default();
        // 分别增长3%、40%、60%: what follows a rate without words of its own is one too.
        let mut barred = false;
        for (index, clause) in clauses.iter().enumerate() {
            let words = builder.slice(clause.span);
            if starts_anew(builder, clause, words) {
                take(builder, &std::mem::take(&mut row), &known);
            }
            // 基本支出中，人员经费占…: the whole of what follows.
            if clause.figures.is_empty()
                && row.figures.is_empty()
                && let Some(whole) = words.strip_suffix('中').filter(|whole| whole.ends_with("支出"))
            {
                row.whole = whole.trim_start_matches('在');
            }
            let bare = words.starts_with(|c: char| c.is_ascii_digit());
            let said = share(builder, clause);
            barred = match said {
                Said::Other => true,
                _ => barred && bare && clause.before == Mark::Dun,
            };
            match said {
                Said::Share(figure, whole) if !barred => {
                    let other = !row.whole.is_empty() && !whole.is_empty() && row.whole != whole;
                    if other || matches!(clause.before, Mark::Stop | Mark::Line) {
                        let fresh = row.figures.is_empty().then_some((
                            row.introduced,
                            row.divided,
                            row.announced,
                            row.of_which,
                        ));
                        take(builder, &std::mem::take(&mut row), &known);
                        (row.introduced, row.divided, row.announced, row.of_which) = fresh.unwrap_or_default();
                    }
                    row.add(figure, whole, words);
                }
                Said::Total => {
                    row.rest = true;
                    take(builder, &std::mem::take(&mut row), &known);
                }
                // 满意268份，占68.4%: amounts may stand between.
                Said::Nothing => row.words(words),
                _ => take(builder, &std::mem::take(&mut row), &known),
            }
            if introduces(builder, clause, words) {
                row.introduced = true;
                row.divided = words.contains('按') || has(words, "划分");
                row.of_which = words == "其中";
                row.announced = !row.of_which && clauses.get(index + 1).is_some_and(|next| next.before == Mark::Colon);
            }
        }
        take(builder, &row, &known);
    }
}

/// 其中: parts of the last part; 支出构成：, 按类型划分，: another whole.
fn starts_anew(builder: &Builder<'_, '_>, clause: &Clause, words: &str) -> bool {
    // 项目支出占25%，项目支出中设备占70%，其余30%
    let inside = || any_of!["支出中", "收入中", "资金中", "经费中", "采购中", "资产中", "人员中"].place_in(words);
    words.starts_with("其中") || introduces(builder, clause, words) || inside().is_some_and(|at| at > 0)
}

/// The words of a clause without a figure say that parts of something follow.
fn introduces(builder: &Builder<'_, '_>, clause: &Clause, words: &str) -> bool {
    const MOST: usize = 24;
    let states = |figure: usize| !matches!(builder.figure(figure).kind, FigureKind::Year(_) | FigureKind::Ordinal);
    let how =
        any_of!["构成", "结构", "比例为", "比例", "占比", "比重", "组成", "划分", "分类", "来源", "如下", "分布", "按"];
    let ends = any_of![
        "构成", "结构", "比例", "占比", "比重", "组成", "划分", "分类", "来源", "如下", "分布", "情况", "为", "看",
        "分", "是", "方面"
    ];
    // People are told apart in several ways at once: 研究生占…，党员占….
    let other = any_of!["主要", "率", "人员结构", "队伍", "干部", "职工", "年龄", "学历", "在编", "在职"];
    let divided = words.starts_with('按') && words.ends_with(['分', '类']);
    let short = words.chars().count() <= MOST && (divided || !other.is_in(words));
    let of_which = words == "其中";
    let words = words.trim_start_matches('在').trim_end_matches('中');
    let stated = clause.figures.clone().any(states);
    !stated && (of_which || (how.is_in(words) && ends.ends(words).is_some() && short))
}

/// The only percentage of a clause, where its words say that it is a part of something.
fn share<'d>(builder: &Builder<'d, '_>, clause: &Clause) -> Said<'d> {
    let mut percents = clause.figures.clone().filter(|&figure| builder.figure(figure).kind == FigureKind::Percent);
    let Some(figure) = percents.next() else { return Said::Nothing };
    let words = builder.slice(clause.span);
    // （去年工资福利占52.9%）: beside the row, and no part of it.
    if clause.before == Mark::Open && any_of!["年", "同期", "上期", "原", "目标"].is_in(words) {
        return Said::Nothing;
    }
    let years = clause.figures.clone().any(|figure| matches!(builder.figure(figure).kind, FigureKind::Year(_)));
    // 2021年、2022年项目支出占比分别为35.2%、38.4%: of one year each.
    let of_years = (years && clause.before == Mark::Dun)
        || any_of!["年来", "历年", "各年", "逐年", "三年", "两年", "五年", "近年"].is_in(words);
    if percents.next().is_some() || of_years {
        return Said::Other;
    }
    if any_of!["合计", "共计", "总计", "总和", "之和", "相加"].is_in(words) {
        let all = builder.figure(figure).number == Number::HUNDRED;
        return if all { Said::Total } else { Said::Other };
    }
    let span = builder.figure(figure).span;
    let before = builder.slice(Span { start: clause.span.start, end: span.start });
    let other = any_of![
        "率",
        "度",
        "增",
        "降",
        "减",
        "完成",
        "高于",
        "低于",
        "达",
        "目标",
        "超",
        "比上年",
        "较",
        "提高",
        "执行",
        "系数",
        "权重",
        "最高",
        "最低",
        "其次"
    ];
    // 最高的是甲38.46%，其次乙35.41%、…，最低丁31.38%: ranked by something, each a rate of its own.
    let ranked = any_of!["其次", "再次", "最低", "最高", "居首", "居末", "排名", "垫底"].is_in(before);
    let far = before.chars().count() > if any_of!["分别", "依次"].is_in(before) { 48 } else { 24 };
    // 2023年度支出 is no degree, 较满意 no comparison.
    let plain =
        || before.replace("年度", "").replace("季度", "").replace("较满意", "").replace("较好", "").replace("较差", "");
    let other = !far && other.is_in(before) && other.is_in(&plain());
    if ranked || far || other || words::trend(before).is_some() {
        Said::Other
    } else {
        Said::Share(figure, whole_of(before))
    }
}

/// A row of percentages that were meant to make up a hundred.
fn take(builder: &mut Builder<'_, '_>, row: &Row<'_>, known: &HashSet<Span>) {
    if row.figures.len() < 2 || row.figures.iter().any(|&figure| known.contains(&builder.figure(figure).span)) {
        return;
    }
    let name = |figure: usize| {
        words::core(builder.slice(builder.figure(figure).label).split('占').next().unwrap_or("")).to_owned()
    };
    let names: Vec<String> = row.figures.iter().map(|&figure| name(figure)).collect();
    let Some((least, most)) = row.bounds(&names) else { return };
    let Ok(sum) = Number::sum(row.figures.iter().map(|&figure| builder.figure(figure).number)) else { return };
    if sum < least || sum > most {
        return;
    }
    let parts: Vec<Quantity> =
        row.figures.iter().zip(&names).map(|(&figure, name)| builder.quantity(figure, name)).collect();
    let span = parts.iter().filter_map(|part| part.place.span).reduce(|a, b| a.to(b));
    let whole = Quantity {
        name: "各项占比".to_owned(),
        number: Number::HUNDRED,
        measure: Measure::Percent,
        place: Place::default(),
    };
    builder.claims.push(Claim::Sum(Sum {
        topic: Topic::Split,
        whole,
        parts,
        unquantified: 0,
        completeness: Completeness::Complete,
        wording: "占比".to_owned(),
        place: Place { span, field: None },
    }));
}

/// The shares that are held against their part and their whole, or make up a hundred in their own listing.
fn with_amounts(builder: &Builder<'_, '_>) -> HashSet<Span> {
    let shares = builder.claims.iter().filter_map(|claim| match claim {
        Claim::Share(share) if (share.part.is_some() && share.whole.is_some()) || share.full_split => {
            share.percent.place.span
        }
        _ => None,
    });
    shares.collect()
}
