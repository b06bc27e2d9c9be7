//! What is left of a budget: 预算资金264.00万元，实际支付241.87万元，结余22.13万元.
//!
//! A sentence may tell of two budgets, and what is left may be older than the budget. So three amounts are held against
//! each other only where they follow each other, or where the sentence has no others; what is contradicted must be off
//! by a slip of the pen, or the rate beside them must say that budget and expenditure belong together.

use super::roles::{Entry, Role};
use super::{claim, is_slip, quantity, together};
use crate::amount::Number;
use crate::amount::slips::differs_by_a_slip;
use crate::claims::Span;
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// So many amounts of a sentence are tried as another reading.
const MOST: usize = 12;
/// A budget stands so near in front of the sentence that tells what became of it.
const NEAR: u32 = 200;

/// Reads what is left of the budgets of a statement. A budget that stood alone in the piece before is one of this; gives
/// the last of them.
pub(super) fn read(
    builder: &mut Builder<'_, '_>,
    statement: Span,
    entries: &[Entry],
    before: Option<usize>,
) -> Option<usize> {
    let text = builder.slice(statement);
    let mut before = before.filter(|&budget| {
        let end = builder.figure(budget).span.end;
        statement.start.saturating_sub(end) < NEAR
            && !builder.slice(Span { start: end, end: statement.start.max(end) }).contains('\n')
    });
    let mut start = statement.start as usize;
    let ends = text.match_indices(['；', '。', '\n']).map(|(at, _)| statement.start as usize + at);
    for end in ends.chain([statement.end as usize]) {
        if start < end {
            before = piece(builder, Span::new(start, end), statement, entries, before);
        }
        start = end;
    }
    before
}

fn piece(
    builder: &mut Builder<'_, '_>,
    piece: Span,
    statement: Span,
    entries: &[Entry],
    before: Option<usize>,
) -> Option<usize> {
    let inside = |entry: &Entry| entry.role != Role::Aside && piece.contains(builder.figure(entry.figure).span);
    let mut told: Vec<Entry> = entries.iter().copied().filter(inside).collect();
    leave_sources(builder, &mut told);
    let next = match told[..] {
        [Entry { figure, role: Role::Budget }] => Some(figure),
        // 上年结转a万元，本年拨款b万元，可用资金合计c万元。本年支出…
        [.., Entry { figure, role: Role::TotalIn }] => Some(figure),
        // 上年结转a万元，本年下达b万元，两项共c万元。已支付…
        [ref given @ .., Entry { figure, .. }] if adds_up(builder, given, figure) => Some(figure),
        [] if !builder.slice(piece).contains('\n') => before,
        _ => None,
    };
    // 当期结余0.65亿元，累计结余9.30亿元: what is left of the year, and what was left before it.
    let of_year = told.iter().any(|entry| entry.role == Role::YearBalance);
    if of_year {
        told.retain(|entry| !matches!(entry.role, Role::Opening | Role::Closing | Role::Left));
    }
    let spent_first = matches!(told[..], [Entry { role: Role::Spent, .. }, Entry { role: Role::Left, .. }]);
    if let Some(budget) = before.filter(|_| spent_first && of_all(builder, piece, told[0].figure)) {
        told.insert(0, Entry { figure: budget, role: Role::Budget });
    }
    let other = |entry: &Entry| matches!(entry.role, Role::Opening | Role::Used);
    let all: Vec<Entry> =
        entries.iter().copied().filter(|entry| piece.contains(builder.figure(entry.figure).span)).collect();
    if let Some(found) = net(builder, &all) {
        hold(builder, &found, piece, statement);
    } else if let Some(found) = account(&told).filter(|_| !told.iter().any(other)) {
        hold(builder, &found, piece, statement);
    }
    next
}

/// 截至12月底已支付, 全年实际使用: of all of it; 其中…, 工程款已支付 tell of a part.
fn of_all(builder: &Builder<'_, '_>, piece: Span, spent: usize) -> bool {
    let front = builder.slice(Span { start: piece.start, end: builder.figure(spent).span.start.max(piece.start) });
    let clause = front.trim_start_matches(['。', '；', '\n']).rsplit(['，', '：', '）']).next().unwrap_or("");
    let general = any_of![
        "截至",
        "截止",
        "已",
        "全年",
        "实际",
        "累计",
        "年内",
        "当年",
        "本年",
        "年末",
        "年底",
        "年度",
        "到",
        "共",
        "至",
        "执行",
        "支付",
        "支出",
        "使用",
        "拨付",
        "项目",
        "资金",
        "该",
        "上述",
        "本项目",
        "各",
        "财政",
        "目前",
        "期末",
        "合同",
        "中标",
        "成交"
    ];
    !front.contains("其中") && (clause.starts_with(|c: char| c.is_ascii_digit()) || general.starts(clause).is_some())
}

/// 总指标180万元（上年结转36万元，本年下达144万元），…: where the first came from is told by those behind it.
fn leave_sources(builder: &Builder<'_, '_>, told: &mut Vec<Entry>) {
    let Some((first, behind)) = told.split_first() else { return };
    let whole = builder.comparable(first.figure);
    let came = |role: Role| {
        matches!(role, Role::Opening | Role::Income | Role::Received | Role::Budget | Role::Added | Role::Other)
    };
    let mut sum = Number::ZERO;
    for (at, entry) in behind.iter().enumerate().take_while(|(_, entry)| came(entry.role)) {
        let Ok(next) = sum.add(builder.comparable(entry.figure)) else { return };
        sum = next;
        if at > 0 && sum == whole {
            told.drain(1..at + 2);
            return;
        }
    }
}

/// All of them are money that came, and the last is what they make up.
fn adds_up(builder: &Builder<'_, '_>, given: &[Entry], total: usize) -> bool {
    let came = |role: Role| {
        matches!(role, Role::Opening | Role::Income | Role::Received | Role::Budget | Role::Added | Role::Other)
    };
    let sum = Number::sum(given.iter().map(|entry| builder.comparable(entry.figure)));
    given.len() > 1 && given.iter().all(|entry| came(entry.role)) && sum == Ok(builder.comparable(total))
}

/// A budget with what was added to it, what was spent of it, and what is left of it.
struct Account {
    given: Vec<usize>,
    spent: usize,
    left: usize,
}

/// 年末固定资产原值a万元，累计折旧b万元，固定资产净值c万元; 资产总额a万元，负债总额b万元，净资产c万元: one behind the other, whatever else is told.
fn net(builder: &Builder<'_, '_>, told: &[Entry]) -> Option<Account> {
    let words = |entry: &Entry| builder.slice(builder.figure(entry.figure).label);
    let is = |three: &&[Entry]| {
        let [all, off, left] = [0, 1, 2].map(|at| words(&three[at]));
        let worn = any_of!["原值", "原价"].ends(all).is_some()
            && any_of!["累计折旧", "累计摊销", "计提折旧"].ends(off).is_some()
            && left.ends_with("净值");
        let owed = any_of!["资产总额", "资产总计", "资产合计", "总资产"].ends(all).is_some()
            && any_of!["负债总额", "负债总计", "负债合计", "总负债", "负债"].ends(off).is_some()
            && any_of!["净资产", "净资产总额", "净资产合计", "净资产总计"].ends(left).is_some();
        let other_year = any_of!["上年", "去年", "年初", "期初", "较", "比"].is_in(left);
        (worn || owed) && !other_year
    };
    let three = told.windows(3).find(is)?;
    Some(Account { given: vec![three[0].figure], spent: three[1].figure, left: three[2].figure })
}

fn account(told: &[Entry]) -> Option<Account> {
    let is_left = |role: Role| matches!(role, Role::Left | Role::Closing | Role::YearBalance);
    let is_budget =
        |role: Role| matches!(role, Role::Budget | Role::Income | Role::Received | Role::Total | Role::TotalIn);
    let all = |wanted: &dyn Fn(Role) -> bool| -> Vec<usize> {
        told.iter().filter(|entry| wanted(entry.role)).map(|entry| entry.figure).collect()
    };
    let (budgets, spents, lefts) = (all(&is_budget), all(&|role| role == Role::Spent), all(&is_left));
    let &[left] = &lefts[..] else { return None };
    if let (3, &[budget], &[spent]) = (told.len(), &budgets[..], &spents[..]) {
        return Some(Account { given: vec![budget], spent, left });
    }
    let at = told.windows(2).position(|two| two[0].role == Role::Spent && is_left(two[1].role))?;
    let added = told[..at].iter().rev().take_while(|entry| entry.role == Role::Added).count();
    let from = (at - added).checked_sub(1).filter(|&from| is_budget(told[from].role))?;
    let given = told[from..at].iter().map(|entry| entry.figure).collect();
    Some(Account { given, spent: told[at].figure, left })
}

fn hold(builder: &mut Builder<'_, '_>, account: &Account, piece: Span, statement: Span) {
    let &Account { ref given, spent, left } = account;
    let number = |figure: usize| builder.comparable(figure);
    let Ok(budget) = Number::sum(given.iter().map(|&figure| number(figure))) else { return };
    let stated = number(left);
    let Ok(computed) = budget.subtract(number(spent)) else { return };
    // 决算数大于年初预算数，差额36.48万元: more was spent, and of the budget nothing is left.
    let over = computed.is_negative();
    if over && !any_of!["差额", "相差"].is_in(builder.slice(builder.figure(left).label)) {
        return;
    }
    let computed = computed.abs();
    let Ok(gap) = computed.subtract(stated).map(Number::abs) else { return };
    if !gap.is_zero() {
        let slip = is_slip(gap)
            || computed.rounded(stated.decimals()).is_ok_and(|computed| differs_by_a_slip(stated, computed));
        let fits = || rate_fits(builder, piece, budget, number(spent));
        if other_reading(builder, account, statement) || !(slip || fits()) {
            return;
        }
    }
    let Some(budget) = together(builder, given) else { return };
    let (spent, left) = (quantity(builder, spent), quantity(builder, left));
    let (whole, part) = if over { (spent, budget) } else { (budget, spent) };
    claim(builder, whole, vec![part, left], "结余");
}

/// Another budget, or other expenditure of this one, makes just what is left.
fn other_reading(builder: &Builder<'_, '_>, account: &Account, statement: Span) -> bool {
    let &Account { ref given, spent, left } = account;
    let figures = &builder.document.figures;
    let first = builder.document.figures_before(statement.start);
    let count = builder.document.figures_in(statement).len();
    let near = first.max(left.saturating_sub(MOST))..(first + count).min(left + MOST);
    let amounts: Vec<usize> =
        near.filter(|&at| at != left && matches!(figures[at].kind, FigureKind::Money(_))).collect();
    let number = |figure: usize| builder.comparable(figure);
    let wanted = number(left);
    let makes = |a: usize, b: usize| {
        let Ok(rest) = number(a).subtract(number(b)) else { return false };
        let mut others = amounts.iter().copied().filter(|&c| c != a && c != b).map(number);
        // A third amount was spent as well, or was to be spent.
        rest == wanted || (b == spent && others.any(|c| rest.subtract(c) == Ok(wanted) || rest.add(c) == Ok(wanted)))
    };
    let pairs = |a: usize| amounts.iter().any(|&b| a != b && (b == spent || given.contains(&a)) && makes(a, b));
    amounts.iter().any(|&a| pairs(a))
}

/// A rate of the sentence is what was spent of the budget.
fn rate_fits(builder: &Builder<'_, '_>, piece: Span, budget: Number, spent: Number) -> bool {
    let percents = builder.document.figures_in(piece).iter().filter(|figure| figure.kind == FigureKind::Percent);
    percents.map(|figure| figure.number).any(|stated| {
        stated.decimals() > 0 && spent.percent_of(budget, stated.decimals()).is_ok_and(|computed| computed == stated)
    })
}
