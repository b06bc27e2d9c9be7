//! The words that reports are read by: what a name stands for, how a listing is introduced, which way a change goes.

use crate::claims::{Base, Completeness, Trend};
use crate::report::budget::BudgetId;
use crate::report::expenditure::CategoryId;
use crate::search::{AnyOf, any_of, begins_of, has, has_marks_around, many_of, words_of};

/// What names of departments and of their units end in.
const ORGANISATIONS: AnyOf = AnyOf::new(&[
    "局",
    "委",
    "办公室",
    "中心",
    "政府",
    "院",
    "厅",
    "处",
    "所",
    "站",
    "会",
    "联合社",
    "队",
    "校",
    "部",
    "馆",
    "街道",
    "乡",
    "镇",
]);

pub(super) fn names_organisation(name: &str) -> bool {
    ORGANISATIONS.ends(name).is_some()
}

/// What the name of an amount stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Concept {
    Category(CategoryId),
    /// Income (or total) of one of the four budgets.
    BudgetIncome(BudgetId),
    BudgetExpenditure(BudgetId),
    ThreePublic,
    Procurement,
    /// All income of the year.
    Income,
}

/// Words before a name that say of whom or of when, not what.
const OUTSIDE: AnyOf = many_of![
    "年度",
    "全年",
    "本年度",
    "本年",
    "当年",
    "年",
    "本单位",
    "我单位",
    "本部门",
    "我部门",
    "单位",
    "部门",
    "我局",
    "本局",
    "我委",
    "我中心",
    "我办",
    "我院",
    "我镇",
    "我乡",
    "共",
    "实现",
    "整体",
    "实际",
    "总体",
    "全部",
    "其中",
    "的",
    "，",
    "：",
    "安排",
];

/// Words before a name that say whose money it was.
const FUNDS: AnyOf = AnyOf::new(&["财政拨款", "一般公共预算财政拨款", "一般公共预算"]);

/// The name says that only some of the money, or some of the department, is spoken of.
pub(super) fn has_scope(name: &str) -> bool {
    any_of!["财政拨款", "一般公共预算", "政府性基金", "本级", "机关", "所属", "下属", "单位资金", "专户"].is_in(name)
}

/// A name without the words that say of whom or of when: the same name is the same thing.
pub(super) fn identity(name: &str) -> &str {
    without(name, &[OUTSIDE])
}

/// A name without the words that say of whom, of when, or whose money it was.
pub(super) fn core(name: &str) -> &str {
    without(name, &[OUTSIDE, FUNDS])
}

fn without<'n>(name: &'n str, lists: &[AnyOf]) -> &'n str {
    // A title that ends in a bracket runs on into the sentence of the next line.
    let mut core = if has_marks_around(name) { name.trim_start_matches('）').trim() } else { name };
    // 截至12月底到位资金: the end of the date.
    if let Some(rest) =
        core.strip_prefix('底').filter(|rest| any_of!["到位", "实有", "在职", "累计", "已"].starts(rest).is_some())
    {
        core = rest;
    }
    let strip = |core: &'n str| lists.iter().find_map(|list| list.starts(core).map(|word| &core[word.len()..]));
    // 年中追加 and 年末结转 begin with a time of their own.
    let cuts_a_word = |core: &str, rest: &str| core.starts_with('年') && rest.starts_with(['初', '中', '末', '终']);
    while let Some(rest) = strip(core).filter(|rest| !rest.is_empty() && !cuts_a_word(core, rest)) {
        core = rest;
    }
    core
}

/// What a name stands for, where it is one that the report's form has a place for.
pub(super) fn concept(name: &str) -> Option<Concept> {
    use CategoryId::{Basic, Operating, Personnel, Project, Total};
    // One of these is in every name that stands for something; most items of a listing have none.
    if !any_of!["支出", "收入", "经费", "采购", "三公"].is_in(name) {
        return None;
    }
    // 政府采购金额（以合同签订为准）: what stands in brackets behind a name explains it.
    let name = match name.strip_suffix('）').and_then(|inner| inner.rfind('（')) {
        Some(open) if open > 0 => &name[..open],
        _ => name,
    };
    if let Some(budget) = budget(name) {
        if name.ends_with("收入") || name.ends_with("收入总计") {
            return Some(Concept::BudgetIncome(budget));
        }
        let whole = any_of!["支出", "支出总计", "支出合计", "支出决算", "预算支出"].ends(name).is_some();
        let part = any_of!["基本支出", "项目支出"].ends(name).is_some();
        if budget != BudgetId::GeneralPublic && whole && !part {
            return Some(Concept::BudgetExpenditure(budget));
        }
        if budget != BudgetId::GeneralPublic {
            return None;
        }
    }
    if has(name, "三公") {
        return (name.ends_with("经费") || name.ends_with("支出") || name.ends_with("费用") || name.ends_with("决算"))
            .then_some(Concept::ThreePublic);
    }
    if name.ends_with("政府采购支出")
        || name.ends_with("政府采购金额")
        || name.ends_with("政府采购支出总额")
        || name.ends_with("政府采购总额")
    {
        return Some(Concept::Procurement);
    }
    let core = core(name);
    if matches!(core, "总收入" | "收入合计" | "收入总计" | "收入总额") {
        return Some(Concept::Income);
    }
    let category = match core {
        "基本支出" | "基本支出决算" | "基本支出总额" | "基本支出合计" => Basic,
        "人员经费" | "人员支出" | "人员经费支出" | "人员类支出" | "人员经费合计" => Personnel,
        "公用经费"
        | "公用支出"
        | "公用经费支出"
        | "日常公用经费"
        | "日常公用支出"
        | "公用经费合计"
        | "商品和服务支出（公用经费）" => Operating,
        "项目支出" | "项目支出决算" | "项目支出总额" | "项目支出合计" | "项目经费" | "项目经费支出" => {
            Project
        }
        "支出合计" | "总支出" | "支出总额" | "支出总计" | "支出" | "支出决算" | "支出总额为" | "支出总数" => {
            Total
        }
        _ => return None,
    };
    // 支出 alone says nothing of what was spent.
    (core != "支出" || any_of!["整体", "本年", "全年", "年度"].is_in(name)).then_some(Concept::Category(category))
}

/// The budget that a name speaks of.
pub(super) fn budget(name: &str) -> Option<BudgetId> {
    if !any_of!["政府性基金", "国有资本经营", "社会保险基金", "社保基金", "一般公共预算"].is_in(name)
    {
        return None;
    }
    if has(name, "政府性基金") {
        Some(BudgetId::GovernmentFund)
    } else if has(name, "国有资本经营") {
        Some(BudgetId::StateCapital)
    } else if any_of!["社会保险基金", "社保基金"].is_in(name) {
        Some(BudgetId::SocialInsurance)
    } else if has(name, "一般公共预算") {
        Some(BudgetId::GeneralPublic)
    } else {
        None
    }
}

/// Names that are a whole of their own and no part of what is listed before them.
pub(super) fn is_whole(name: &str) -> bool {
    any_of!["合计", "总计", "总支出", "总收入", "总额"].ends(name).is_some()
}

/// Words that introduce a listing: with what they claim of it.
const INTRODUCTIONS: [(&str, Completeness); 46] = [
    ("主要用于以下方面", Completeness::Complete),
    ("用于以下方面", Completeness::Complete),
    ("用于以下几个方面", Completeness::Complete),
    ("用于如下方面", Completeness::Complete),
    ("用于以下支出", Completeness::Complete),
    ("用于以下项目", Completeness::Complete),
    ("去向为", Completeness::Complete),
    ("部分为", Completeness::Complete),
    ("结构为", Completeness::Complete),
    ("用途为", Completeness::Complete),
    ("投向为", Completeness::Complete),
    ("主要包括", Completeness::Partial),
    ("主要用于", Completeness::Partial),
    ("主要是", Completeness::Partial),
    ("主要为", Completeness::Partial),
    ("主要有", Completeness::Partial),
    ("主要支出", Completeness::Partial),
    ("具体包括", Completeness::Open),
    ("具体为", Completeness::Complete),
    ("具体用于", Completeness::Complete),
    ("具体如下", Completeness::Complete),
    ("具体项目如下", Completeness::Complete),
    ("具体支出如下", Completeness::Complete),
    ("具体支出项目如下", Completeness::Complete),
    ("具体情况如下", Completeness::Complete),
    ("分别为", Completeness::Complete),
    ("分别是", Completeness::Complete),
    ("分别用于", Completeness::Complete),
    ("其中主要", Completeness::Partial),
    ("其中", Completeness::Complete),
    ("包括", Completeness::Open),
    ("包含", Completeness::Open),
    ("含", Completeness::Open),
    ("由", Completeness::Open),
    ("构成如下", Completeness::Complete),
    ("构成为", Completeness::Complete),
    ("组成为", Completeness::Complete),
    ("分布为", Completeness::Complete),
    ("依次为", Completeness::Complete),
    ("具体是", Completeness::Complete),
    ("明细如下", Completeness::Complete),
    ("明细为", Completeness::Complete),
    ("分解为", Completeness::Complete),
    ("细分为", Completeness::Complete),
    ("资金来源为", Completeness::Complete),
    ("分项目支出为", Completeness::Complete),
];

const INTRODUCTION_WORDS: [&str; INTRODUCTIONS.len()] = words_of(&INTRODUCTIONS);
const ANY_INTRODUCTION: AnyOf = AnyOf::many(&INTRODUCTION_WORDS, &begins_of(&INTRODUCTION_WORDS));

/// An introduction at the start of a clause: its words, what they claim, and its bytes.
pub(super) fn introduction(clause: &str) -> Option<(&'static str, Completeness, usize)> {
    // 含 and 由 alone begin too many other words; what 资金来源为 names may be a single one.
    let word = ANY_INTRODUCTION.starts(clause)?;
    let found = INTRODUCTIONS.iter().find(|(known, _)| *known == word)?;
    let rest = &clause[found.0.len()..];
    match found.0 {
        "含" | "由" | "资金来源为" => None,
        // 其中机关后勤 is an introduction with its first part; 其中主要是 is not complete.
        "其中" if rest.starts_with("主要") => Some(("其中主要", Completeness::Partial, found.0.len())),
        "主要是" | "主要为" if rest.starts_with('由') || rest.starts_with('因') => None,
        word => Some((word, found.1, word.len())),
    }
}

/// An introduction at the end of a clause, in front of a colon: 由以下部分组成, 共计三项，其中.
pub(super) fn introduction_at_end(clause: &str) -> Option<(&'static str, Completeness)> {
    // 由以下八项组成
    if let Some(word) = any_of!["组成", "构成"].ends(clause).filter(|_| has(clause, "由") || has(clause, "项")) {
        return Some((word, Completeness::Complete));
    }
    ANY_INTRODUCTION.ends(clause)?;
    INTRODUCTIONS.iter().find(|(word, _)| word.chars().count() > 1 && clause.ends_with(word)).copied()
}

/// Words for a change, with the way that it goes.
const TRENDS: [(&str, Trend); 26] = [
    ("增加", Trend::Up),
    ("增长", Trend::Up),
    ("上升", Trend::Up),
    ("提高", Trend::Up),
    ("增支", Trend::Up),
    ("增收", Trend::Up),
    ("上涨", Trend::Up),
    ("净增", Trend::Up),
    ("增幅", Trend::Up),
    ("多支", Trend::Up),
    ("减少", Trend::Down),
    ("下降", Trend::Down),
    ("降低", Trend::Down),
    ("减支", Trend::Down),
    ("减收", Trend::Down),
    ("下浮", Trend::Down),
    ("压减", Trend::Down),
    ("回落", Trend::Down),
    ("降幅", Trend::Down),
    ("缩减", Trend::Down),
    ("减幅", Trend::Down),
    ("少支", Trend::Down),
    ("节约", Trend::Down),
    ("节省", Trend::Down),
    ("下滑", Trend::Down),
    ("持平", Trend::Level),
];

const TREND_WORDS: [&str; TRENDS.len()] = words_of(&TRENDS);
const ANY_TREND: AnyOf = AnyOf::many(&TREND_WORDS, &begins_of(&TREND_WORDS));

/// Which way a change goes.
pub(super) fn trend(text: &str) -> Option<Trend> {
    // The last word counts.
    let (_, last) = ANY_TREND.last_in(text)?;
    // 增长（下降） of which nobody chose one.
    if any_of!["增长（下降）", "增加（减少）", "下降（增长）", "减少（增加）", "增加/减少", "增长/下降"].is_in(text)
    {
        return Some(Trend::Unchosen);
    }
    if has(text, "持平") {
        return Some(Trend::Level);
    }
    TRENDS.iter().find(|(word, _)| *word == last).map(|&(_, trend)| trend)
}

/// The budget that a completion rate or an amount is named by.
pub(super) fn base(text: &str) -> Option<Base> {
    Some(if has(text, "年初") {
        Base::Initial
    } else if any_of!["全年预算", "调整预算", "调整后预算", "预算调整数", "年度预算"].is_in(text)
    {
        Base::Adjusted
    } else if any_of!["到位", "下达"].is_in(text) {
        Base::Received
    } else if has(text, "预算") {
        Base::Unnamed
    } else if any_of!["计划", "目标", "任务"].is_in(text) {
        Base::Plan
    } else {
        return None;
    })
}

/// Grade words, the longer first.
pub(super) const GRADES: [&str; 13] =
    ["优秀", "良好", "不合格", "基本合格", "合格", "较好", "较差", "一般", "优", "良", "中", "差", "及格"];
