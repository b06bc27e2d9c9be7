//! Kinds that leave nothing out: 在编210人，编外聘用164人; 已竣工19个、在建3个、未开工1个; 合格413批次，不合格7批次.

use super::{Sums, Tally, bands, claim};
use crate::amount::Number;
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of, has};
use crate::signs::Sign;

/// Kinds of one thing, in classes: with one number of each class nothing is left out.
struct Family {
    classes: &'static [AnyOf],
    /// A word that makes it something else.
    not: AnyOf,
}

/// Before this year.
const EARLIER: AnyOf = AnyOf::new(&["往年", "以前年度", "历年", "此前", "以往"]);

static FAMILIES: [Family; 15] = [
    Family { classes: &[AnyOf::new(&["有效"]), AnyOf::new(&["无效"])], not: AnyOf::new(&["上年", "计划"]) },
    Family {
        classes: &[AnyOf::new(&["男"]), AnyOf::new(&["女"])], not: AnyOf::new(&["妇女儿童", "男篮", "女篮"])
    },
    Family {
        classes: &[
            AnyOf::new(&["在编", "编内"]),
            AnyOf::new(&["编外", "聘用", "劳务派遣", "合同制", "临聘", "非在编", "购买服务"]),
        ],
        not: AnyOf::new(&["编制", "另"]),
    },
    Family {
        classes: &[AnyOf::new(&["在职"]), AnyOf::new(&["退休", "离休"])],
        not: AnyOf::new(&["另有", "另外", "遗属", "编外", "上年", "编制"]),
    },
    Family {
        classes: &[
            AnyOf::new(&["竣工", "完工", "建成", "已完成"]),
            AnyOf::new(&["在建", "施工", "正在建设", "推进", "正在"]),
            AnyOf::new(&["未开工", "未启动", "未动工", "前期", "未实施"]),
        ],
        not: AnyOf::new(&["上年", "计划"]),
    },
    Family {
        classes: &[
            AnyOf::new(&["一季度", "第一季"]),
            AnyOf::new(&["二季度", "第二季"]),
            AnyOf::new(&["三季度", "第三季"]),
            AnyOf::new(&["四季度", "第四季"]),
        ],
        not: AnyOf::new(&["上年", "计划", "累计", "目标"]),
    },
    Family {
        classes: &[
            AnyOf::new(&["满意"]),
            AnyOf::new(&["基本满意", "较满意", "比较满意", "较为满意", "一般"]),
            AnyOf::new(&["不满意"]),
        ],
        not: AnyOf::new(&["上年", "满意度", "和", "以上"]),
    },
    Family {
        classes: &[AnyOf::new(&["通过"]), AnyOf::new(&["退回", "未通过", "不予通过"])],
        not: AnyOf::new(&["上年", "计划"]),
    },
    Family {
        classes: &[AnyOf::new(&["线上"]), AnyOf::new(&["线下"])],
        not: AnyOf::new(&["上年", "计划", "结合", "线上线下"]),
    },
    Family { classes: &[AnyOf::new(&["公办"]), AnyOf::new(&["民办"])], not: AnyOf::new(&["上年", "计划"]) },
    Family {
        classes: &[AnyOf::new(&["上半年"]), AnyOf::new(&["下半年"])],
        not: AnyOf::new(&["上年", "计划", "目标", "新增"]),
    },
    Family {
        classes: &[
            AnyOf::new(&["自用", "在用", "使用中"]),
            AnyOf::new(&["出租", "出借"]),
            AnyOf::new(&["闲置", "空置", "待处置"]),
        ],
        not: AnyOf::new(&["上年", "计划", "新增"]),
    },
    Family {
        classes: &[
            AnyOf::new(&["来信", "信件"]),
            AnyOf::new(&["来访", "走访接待", "上访"]),
            AnyOf::new(&["网上", "网络", "网信", "电话", "来电", "热线"]),
        ],
        not: AnyOf::new(&["上年", "同比", "集体", "重复", "越级", "来信来访", "来访来信", "来电来访"]),
    },
    Family {
        classes: &[EARLIER, AnyOf::new(&["当年", "本年", "今年", "新建", "新增"])],
        not: AnyOf::new(&["计划", "目标", "累计", "结转"]),
    },
    Family {
        classes: &[AnyOf::new(&["新开工", "新建", "新增"]), AnyOf::new(&["续建", "结转", "延续", "跨年"])],
        not: AnyOf::new(&["上年", "计划", "改造", "改建", "扩建"]),
    },
];

/// So far from the whole the kinds may be and still have been meant: of a hundred.
const NEAR: i64 = 20;
/// So many numbers before the kinds may be their whole.
const BEFORE: usize = 6;

/// Reads the numbers of a statement, which begin at `first`.
pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Sums, statement: Span, line: &[Tally<'_>], first: usize) {
    let mut taken: Vec<usize> = Vec::new();
    // Kinds come by twos at least, and one of each family has a sign.
    let several = line.len() - first > 1 && builder.document.signs_in(statement).has(Sign::Kind);
    for family in FAMILIES.iter().filter(|_| several) {
        if let Some(run) = run_of(family, line, first) {
            whole(builder, known, line, first, &run, &mut taken);
        }
    }
    if let Some(run) = classes_of(line, first) {
        whole(builder, known, line, first, &run, &mut taken);
    }
    bands::read(builder, known, line, first, &mut taken);
    for at in first..line.len() {
        if let Some(other) = opposite(line, first, at) {
            let mut run = vec![at, other];
            run.sort_unstable();
            whole(builder, known, line, first, &run, &mut taken);
        }
    }
}

/// The numbers of a family that follow each other, where every class has one.
fn run_of(family: &Family, line: &[Tally<'_>], first: usize) -> Option<Vec<usize>> {
    let class = |tally: &Tally<'_>| {
        let found = family.classes.iter().rposition(|words| words.is_in(tally.words));
        found.filter(|_| !family.not.is_in(tally.words))
    };
    let start = (first..line.len()).find(|&at| class(&line[at]).is_some())?;
    let run: Vec<usize> = (start..line.len())
        .take_while(|&at| {
            line[at].inside != line[start].inside
                || (class(&line[at]).is_some() && counted(line[at].unit) == counted(line[start].unit))
        })
        .filter(|&at| line[at].inside == line[start].inside)
        .collect();
    let complete = (0..family.classes.len()).all(|wanted| run.iter().any(|&at| class(&line[at]) == Some(wanted)));
    complete.then_some(run)
}

/// 三级指标26个。三级指标中，决策类5个、过程类7个、产出类8个、效益类6个: classes that are called so, of what stands in front.
fn classes_of(line: &[Tally<'_>], first: usize) -> Option<Vec<usize>> {
    const LEAST: usize = 3;
    let class = |at: &usize| line[*at].words.trim_end_matches(['的', '有', '共', '为']).ends_with('类');
    let start = (first..line.len()).find(class)?;
    let run: Vec<usize> =
        (start..line.len()).take_while(|at| class(at) && line[*at].unit == line[start].unit).collect();
    // …，其他6件次: what is of no class belongs to them.
    let behind = start + run.len();
    let rest = any_of!["其他", "其它", "其余", "另外"];
    let other = line.get(behind).filter(|tally| tally.unit == line[start].unit && rest.starts(tally.words).is_some());
    let run: Vec<usize> = run.into_iter().chain(other.map(|_| behind)).collect();
    (run.len() >= LEAST).then_some(run)
}

/// Letters come in 件, visits in 批次, both of them in 件（次）.
fn counted(unit: &str) -> &str {
    if any_of!["件（次）", "件次", "批次", "批", "件"].starts(unit).is_some() { "件" } else { unit }
}

/// 不合格 beside 合格, 未完成 beside 完成: the number with the same words less what denies them.
fn opposite(line: &[Tally<'_>], first: usize, at: usize) -> Option<usize> {
    let denied = &line[at];
    let (place, word) = any_of!["尚未", "没有", "未", "不"].last_in(denied.words)?;
    let rest = &denied.words[place + word.len()..];
    let end = rest.char_indices().nth(2).map_or(rest.len(), |(end, _)| end);
    let stem = &rest[..end];
    // 不满意 is not all that is not 满意; 不少于 and 不含 deny nothing.
    let other_word = any_of!["满意", "少于", "低于", "超过", "足", "含", "计", "含", "高于", "到", "纳入", "列入"];
    // 完成5个，基本完成1个，未完成3个: there is something between the two.
    let between = any_of!["基本", "部分", "大体"];
    if line[first..].iter().any(|tally| between.is_in(tally.words) && tally.words.contains(stem)) {
        return None;
    }
    if stem.chars().count() < 2 || other_word.starts(stem).is_some() {
        return None;
    }
    let affirms = |other: &usize| {
        let tally = &line[*other];
        let stands = tally.words.rfind(stem).is_some_and(|place| !tally.words[..place].ends_with(['未', '不', '有']));
        let last = tally.words.ends_with(stem)
            || tally.words.ends_with(rest)
            || tally.words.trim_end_matches(['的', '"', '为', '到', '位']).ends_with(stem);
        tally.unit == denied.unit && stands && last && tally.inside == denied.inside
    };
    let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    near.filter(|&other| other >= first && other < line.len()).find(affirms)
}

/// Looks for what the kinds are kinds of.
pub(super) fn whole(
    builder: &mut Builder<'_, '_>,
    known: &mut Sums,
    line: &[Tally<'_>],
    first: usize,
    run: &[usize],
    taken: &mut Vec<usize>,
) {
    let Some(&start) = run.first() else { return };
    let unit = line[start].unit;
    // 编制44人 are posts, whoever holds them.
    let compared = any_of!["上年", "去年", "较", "增", "减", "比", "目标", "编制", "核定", "定员"];
    // 累计建成86个，其中往年建成74个，当年新建12个: since it began.
    let since = run.iter().any(|&at| EARLIER.is_in(line[at].words));
    let compares = |words: &str| compared.is_in(words) || !since && has(words, "累计");
    let candidates: Vec<usize> = (0..start)
        .rev()
        .take(BEFORE)
        .filter(|at| counted(line[*at].unit) == counted(unit) && !compares(line[*at].words) && !taken.contains(at))
        .collect();
    // Who answered is asked for satisfaction, not to whom questions went.
    let returned = any_of!["收回", "回收", "有效", "接通", "作答", "受访"];
    let answers = run.iter().any(|&at| any_of!["满意", "无效"].is_in(line[at].words))
        && candidates.iter().any(|&at| returned.is_in(line[at].words));
    let candidates: Vec<usize> =
        candidates.into_iter().filter(|&at| !answers || returned.is_in(line[at].words)).collect();
    let Ok(sum) = Number::sum(run.iter().map(|&at| line[at].number(builder))) else { return };
    let holds = candidates.iter().copied().find(|&at| line[at].number(builder) == sum);
    let near: Vec<usize> = candidates
        .iter()
        .copied()
        .filter(|&at| {
            let whole = line[at].number(builder);
            let largest = run.iter().all(|&part| line[part].number(builder) <= whole);
            let gap = whole.subtract(sum).map(Number::abs);
            let small = gap.is_ok_and(|gap| gap.percent_of(whole, 0).is_ok_and(|off| off <= Number::whole(NEAR)));
            // 另有5批次未出结果: what is missing is another number of them.
            let left = whole.subtract(sum).map(Number::abs).is_ok_and(|gap| {
                (first..line.len()).any(|other| {
                    !run.contains(&other) && line[other].unit == unit && line[other].number(builder) == gap
                })
            });
            largest && !whole.is_zero() && small && !left
        })
        .collect();
    let own: Vec<usize> = near.iter().copied().filter(|&at| at >= first).collect();
    let all = |at: &usize| any_of!["共", "总", "合计", "全", "纳入"].is_in(line[*at].words);
    // 上半年26场，下半年31场，全年共57场: directly behind them, in so many words.
    let behind = run.last().map(|last| last + 1).filter(|&at| {
        let told = line.get(at).is_some_and(|tally| counted(tally.unit) == counted(unit) && !tally.inside);
        told && all(&at)
            && !any_of!["其中", "前", "满意", "和", "以上"].is_in(line[at].words)
            && !compares(line[at].words.trim_start_matches("全年").trim_start_matches("累计"))
    });
    let behind = behind.filter(|&at| {
        let whole = line[at].number(builder);
        whole == sum
            || line[at].is_near(builder, sum, NEAR) && run.iter().all(|&part| line[part].number(builder) < whole)
    });
    // One number only may have been meant: in the sentence, or one that is said to be of all.
    let meant = match (own.as_slice(), near.as_slice()) {
        ([only], _) => Some(*only),
        ([], [only]) if all(only) || answers => Some(*only),
        // 收回252份，其中有效问卷248份。有效问卷中满意176份、…
        _ if answers => near.iter().copied().find(|&at| has(line[at].words, "有效")),
        ([], []) => behind,
        _ => None,
    };
    if let Some(at) = holds.or(meant) {
        if holds.is_some() {
            taken.extend(run);
        }
        let parts = run.iter().map(|&part| line[part].quantity(builder)).collect();
        let whole = line[at].quantity(builder);
        claim(builder, known, whole, parts, unit == "人", "其中");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_family_is_without_a_sign() {
        let signs = |class: &AnyOf| class.words().iter().all(|word| Sign::Kind.words().contains(word));
        for family in &FAMILIES {
            assert!(family.classes.iter().any(signs), "{}", family.classes[0].first());
        }
    }
}
