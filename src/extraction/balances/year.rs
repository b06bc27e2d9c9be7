//! The accounts of a year: what was carried over and received is what was spent and is left.

use super::roles::{Entry, Role};
use super::{claim, is_slip, quantity, together};
use crate::amount::Number;
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::extraction::words;

/// A total stands so near in front of the sentence that tells what it is made of.
const NEAR: u32 = 240;

/// What the sentence in front stated alone, and the next one may go on about.
#[derive(Clone, Debug, Default)]
pub(super) struct Before {
    /// 收、支总计均为4458.30万元。收入总计由…
    total: Option<usize>,
    /// 年末结转98213.75元。其中年初结转…
    closing: Option<usize>,
    /// 年初结转…，本年收入…；本年支出…。年末结转…: an account that lacks what is left.
    open: Vec<Entry>,
}

/// Reads the account that a sentence tells, or two of them. Gives what the next sentence may go on about.
pub(super) fn read(builder: &mut Builder<'_, '_>, sentence: Span, mut entries: Vec<Entry>, before: Before) -> Before {
    let near = |&figure: &usize| {
        let end = builder.figure(figure).span.end;
        let between = builder.slice(Span { start: end, end: sentence.start.max(end) });
        sentence.start.saturating_sub(end) < NEAR && !between.contains('\n')
    };
    let Before { total, closing, mut open } = before;
    open.retain(|entry| near(&entry.figure));
    let before = Before { total: total.filter(near), closing: closing.filter(near), open: Vec::new() };
    let own = |role: Role| entries.iter().find(|entry| entry.role == role).map(|entry| entry.figure);
    // What is told twice belongs to two accounts.
    let twice = entries.iter().enumerate().any(|(index, entry)| {
        !matches!(entry.role, Role::Aside | Role::Other | Role::Budget | Role::Added | Role::Left)
            && entries[..index].iter().any(|other| other.role == entry.role)
    });
    let told = entries.iter().filter(|entry| entry.role != Role::Aside).count();
    let alone = |role: Role| own(role).filter(|_| told == 1);
    let mut next = Before {
        total: alone(Role::Total).or(before.total.filter(|_| told == 0)),
        closing: alone(Role::Closing),
        open: Vec::new(),
    };
    if let Some(figure) = next.closing.filter(|_| !open.is_empty()) {
        open.push(Entry { figure, role: Role::Closing });
        account(builder, &open, None);
        return Before::default();
    }
    let all_but = [Role::Opening, Role::Spent].iter().all(|&role| own(role).is_some());
    if all_but && !twice && own(Role::Closing).is_none() && own(Role::Income).is_some() {
        next.open.clone_from(&entries);
    }
    if twice || told < 2 {
        return next;
    }
    // 2021年末结转57.36万元。2022年初结转57.36万元，…: what was left last year is what this one began with.
    let same = |a: usize, b: usize| builder.figure(a).number == builder.figure(b).number;
    let closing = before.closing.filter(|&closing| !own(Role::Opening).is_some_and(|opening| same(opening, closing)));
    if let (None, Some(closing)) = (own(Role::Closing), closing) {
        entries.push(Entry { figure: closing, role: Role::Closing });
    }
    account(builder, &entries, before.total);
    next
}

fn account(builder: &mut Builder<'_, '_>, entries: &[Entry], before: Option<usize>) {
    let own = |role: Role| entries.iter().find(|entry| entry.role == role).map(|entry| entry.figure);
    // Something that is neither: what the account is made of is not all known.
    let unknown =
        entries.iter().any(|entry| matches!(entry.role, Role::Other | Role::Budget | Role::Added | Role::Left));
    let both = own(Role::Total).or(before);
    let total_in = own(Role::TotalIn).or(both);
    let total_out = own(Role::TotalOut).or(both).or(total_in);
    let (opening, income, spent, closing) =
        (own(Role::Opening), own(Role::Income).or(own(Role::Received)), own(Role::Spent), own(Role::Closing));
    if unknown {
        return;
    }
    let sources: Vec<usize> = [income, own(Role::Used), opening].into_iter().flatten().collect();
    let uses: Vec<usize> = [spent, own(Role::Distributed), closing].into_iter().flatten().collect();
    if let (Some(total), Some(_), Some(_)) = (total_in, opening, income) {
        make(builder, total, &sources, "收入总计");
    }
    if let (Some(total), Some(_), Some(_)) = (total_out, spent, closing) {
        make(builder, total, &uses, "支出总计");
    }
    if let Some(balance) = own(Role::YearBalance) {
        if let (Some(opening), Some(closing)) = (opening, closing) {
            make(builder, closing, &[opening, balance], "收支结余");
        }
        if let (Some(income), Some(spent)) = (income, spent) {
            make(builder, income, &[spent, balance], "收支结余");
        }
        return;
    }
    if let (None, None, Some(_), Some(_), Some(_), Some(_)) = (total_in, total_out, opening, income, spent, closing) {
        let number = |figures: &[usize]| Number::sum(figures.iter().map(|&figure| builder.comparable(figure)));
        let (Ok(got), Ok(gone), Ok(received)) = (number(&sources), number(&uses), number(&sources[..1])) else {
            return;
        };
        // What was carried over may be in what was given for the year; 财政拨款 may be only some of the money.
        let given = own(Role::Income).is_none();
        let scope = |figure: &usize| words::has_scope(builder.slice(builder.figure(*figure).label));
        let all = || sources.iter().chain(&uses);
        let doubtful = given || (all().any(&scope) && !all().all(&scope));
        if doubtful && ((given && gone == received) || !got.subtract(gone).is_ok_and(is_slip)) {
            return;
        }
        let whole = together(builder, &sources);
        let parts = uses.iter().map(|&part| quantity(builder, part)).collect();
        if let Some(whole) = whole {
            claim(builder, whole, parts, "年末结转");
        }
    }
}

fn make(builder: &mut Builder<'_, '_>, whole: usize, parts: &[usize], wording: &str) {
    let whole = quantity(builder, whole);
    let parts = parts.iter().map(|&part| quantity(builder, part)).collect();
    claim(builder, whole, parts, wording);
}
