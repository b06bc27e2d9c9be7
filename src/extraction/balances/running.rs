//! Accounts told in any order and with any number of steps: 期初余额a万元，本期拨入b万元，利息收入c万元，本期支出d万元，收回e万元，
//! 期末余额f万元.
//!
//! What came in comes before what went out, and what is left ends the account. An amount whose part is not known breaks it
//! off. As any amounts could be strung together so, what contradicts is told only where it is off by a slip of the pen, or
//! where what was computed stands near by itself.

use super::roles::{Entry, Role, role};
use super::{claim, quantity, together};
use crate::amount::Number;
use crate::amount::slips;
use crate::claims::{Claim, Span};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

/// 预算, 支出, 结余
const FEWEST: usize = 3;
/// 年初余额, 收入, 支出, 年末余额
const FEWEST_ROWS: usize = 4;
/// A longer table is no account.
const MOST_ROWS: usize = 40;

/// An account as far as it was read.
#[derive(Default)]
struct Account {
    given: Vec<usize>,
    /// 可用资金合计: what the sources before it make up.
    total: Option<usize>,
    /// It begins with what the year left.
    balance: bool,
    /// One of them is what was given for the year.
    has_budget: bool,
    gone: Vec<usize>,
}

/// Reads the accounts of a statement that no claim made since `from` holds.
pub(super) fn read(builder: &mut Builder<'_, '_>, statement: Span, entries: &[Entry], from: usize) {
    if entries.iter().filter(|entry| entry.role != Role::Aside).count() < FEWEST {
        return;
    }
    let known: Vec<Span> = builder.claims[from..].iter().flat_map(places).collect();
    let mut account = Account::default();
    let mut last = statement.start;
    for &Entry { figure, role } in entries {
        if role == Role::Aside {
            continue;
        }
        let span = builder.figure(figure).span;
        let between = builder.slice(Span { start: last.min(span.start), end: span.start });
        if between.contains(['。', '\n']) && !account.gone.is_empty() {
            account = Account::default();
        }
        last = span.end;
        let words = between.rsplit(['，', '；', '。', '：', '\n']).next().unwrap_or("");
        account.step(builder, entries, figure, role, words, &known);
    }
}

/// 年初余额 | 46.80, 本年收入 | 312.00, 本年支出 | 330.25, 年末余额 | 28.55: an account of which each row has a step.
pub(super) fn tables(builder: &mut Builder<'_, '_>) {
    let document = builder.document;
    for table in &document.tables {
        if !(FEWEST_ROWS..=MOST_ROWS).contains(&table.rows.len())
            || !any_of!["结余", "余额", "结转", "结存"].is_in(builder.slice(table.span))
        {
            continue;
        }
        let mut entries: Vec<Entry> = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        for row in &table.rows {
            let [label, .., amount] = row[..] else { continue };
            let [figure] = document.figures_in(amount) else { continue };
            if row.len() > 2 || figure.span != amount || !matches!(figure.kind, FigureKind::Bare | FigureKind::Money(_))
            {
                continue;
            }
            let at = document.figures_before(figure.span.start);
            entries.push(Entry { figure: at, role: role(builder.slice(label), "", false) });
            words.push(builder.slice(label));
        }
        if entries.len() + 1 < table.rows.len() {
            continue;
        }
        let known: Vec<Span> = builder.claims.iter().chain(&builder.bound).flat_map(places).collect();
        let mut account = Account::default();
        for (entry, words) in entries.iter().zip(words) {
            account.step(builder, &entries, entry.figure, entry.role, words, &known);
        }
    }
}

impl Account {
    fn is_empty(&self) -> bool {
        self.given.is_empty() && self.total.is_none()
    }

    /// The next amount, by what it is.
    fn step(
        &mut self,
        builder: &mut Builder<'_, '_>,
        entries: &[Entry],
        figure: usize,
        role: Role,
        words: &str,
        known: &[Span],
    ) {
        let sums_up = role == Role::TotalIn || (matches!(role, Role::Budget | Role::Other) && is_total(words));
        match role {
            _ if sums_up && self.gone.is_empty() && self.total.is_none() && self.given.len() > 1 => {
                hold(builder, &self.given, &[figure], known);
                self.total = Some(figure);
            }
            Role::TotalIn if self.gone.is_empty() => *self = Account { total: Some(figure), ..Account::default() },
            // 2022年底结转到2023年的: what an account begins with was carried over to it.
            Role::Closing if self.is_empty() && self.gone.is_empty() && has(words, "结转到") => {
                self.given.push(figure);
            }
            Role::Opening | Role::Income | Role::Received | Role::Budget | Role::Added => {
                // 预算安排280万元，到位280万元: the same money at another stage.
                let again = role == Role::Budget && self.has_budget && !is_another_source(words);
                if !self.gone.is_empty() || self.total.is_some() || again {
                    *self = Account::default();
                }
                self.has_budget |= !matches!(role, Role::Opening | Role::Added);
                self.given.push(figure);
            }
            Role::Spent | Role::Distributed => self.gone.push(figure),
            Role::Left if !self.is_empty() && is_returned(words) && goes_on(entries, figure) => {
                self.gone.push(figure);
            }
            // 支出合计a万元，加年末结转b万元，支出总计c万元
            Role::Closing if self.is_empty() && !self.gone.is_empty() => self.gone.push(figure),
            Role::TotalOut if self.is_empty() && self.gone.len() > 1 => {
                hold(builder, &[figure], &self.gone, known);
                *self = Account::default();
            }
            // 收支相抵结余c万元，加上上年结余d万元，年末累计结余e万元
            Role::YearBalance if !self.is_empty() && !self.gone.is_empty() => {
                self.gone.push(figure);
                let given = self.total.map_or_else(|| self.given.clone(), |total| vec![total]);
                hold(builder, &given, &self.gone, known);
                *self = Account { given: vec![figure], balance: true, ..Account::default() };
            }
            Role::Closing if self.balance && self.given.len() > 1 => {
                hold(builder, &self.given, &[figure], known);
                *self = Account::default();
            }
            Role::Left | Role::Closing if !self.gone.is_empty() && !self.is_empty() => {
                let Account { given, total, mut gone, .. } = std::mem::take(self);
                gone.push(figure);
                let given = total.map_or(given, |total| vec![total]);
                // A budget with one amount spent of it has a reader of its own.
                if given.len() + gone.len() > 3 || total.is_some() || entries.len() > 3 {
                    hold(builder, &given, &gone, known);
                }
            }
            _ => *self = Account::default(),
        }
    }
}

/// 两者合计, 共计: what the amounts before it make up.
fn is_total(words: &str) -> bool {
    any_of!["合计", "共计", "总计", "两者", "两项", "总额", "可用", "可支配", "相加", "之和"].is_in(words)
}

/// 加上上级拨款, 利息收入: more money, not the same again.
fn is_another_source(words: &str) -> bool {
    any_of!["收入", "拨入", "利息", "加上", "另", "新增", "追加", "再加", "增加"].is_in(words)
}

/// 收回, 上缴: gone, where something else is left.
fn is_returned(words: &str) -> bool {
    any_of!["收回", "交回", "缴回", "退回", "上缴", "退还"].is_in(words)
}

/// Behind what was given back it is said what is left.
fn goes_on(entries: &[Entry], figure: usize) -> bool {
    let behind = entries.iter().skip_while(|entry| entry.figure <= figure);
    behind.filter(|entry| entry.role != Role::Aside).take(2).any(|e| matches!(e.role, Role::Left | Role::Closing))
}

fn places(claim: &Claim) -> Vec<Span> {
    match claim {
        Claim::Sum(sum) => sum.parts.iter().chain([&sum.whole]).filter_map(|part| part.place.span).collect(),
        _ => Vec::new(),
    }
}

/// What was given is what went and what is left.
fn hold(builder: &mut Builder<'_, '_>, given: &[usize], gone: &[usize], known: &[Span]) {
    let own = |figure: usize| builder.figure(figure).span;
    if gone.last().is_some_and(|&last| known.contains(&own(last))) {
        return;
    }
    let sum = |figures: &[usize]| Number::sum(figures.iter().map(|&figure| builder.comparable(figure)));
    let (Ok(got), Ok(went)) = (sum(given), sum(gone)) else { return };
    let Ok(gap) = got.subtract(went) else { return };
    // All but one of them make it up: that one was meant to stand apart.
    let one = || given.iter().chain(gone).any(|&figure| builder.comparable(figure) == gap.abs());
    let numbers = |figures: &[usize]| -> Vec<Number> { figures.iter().map(|&at| builder.comparable(at)).collect() };
    const FINE: u128 = 1000;
    let slip = || {
        let (given, gone) = (numbers(given), numbers(gone));
        slips::fineness(got, &[&given[..], &gone[..]].concat()) >= FINE && slips::in_a_sum(&given, &gone)
    };
    if !gap.is_zero() && !told_near(builder, given, gone) && (one() || !slip()) {
        return;
    }
    let Some(whole) = together(builder, given) else { return };
    let parts = gone.iter().map(|&part| quantity(builder, part)).collect();
    claim(builder, whole, parts, "结余");
}

/// 收入总计761.27万元, which its parts do not make up, while 支出总计 is what they make up.
fn told_near(builder: &Builder<'_, '_>, given: &[usize], gone: &[usize]) -> bool {
    const NEAR: usize = 8;
    let (&[.., last], &[total]) = (given, gone) else { return false };
    let Ok(meant) = Number::sum(given.iter().map(|&figure| builder.comparable(figure))) else { return false };
    let figures = &builder.document.figures;
    meant.significant() > 1000
        && (last + 1..figures.len().min(total + NEAR)).any(|at| {
            at != total && matches!(figures[at].kind, FigureKind::Money(_)) && builder.comparable(at) == meant
        })
}
