//! 资产合计 | 负债合计 | 净资产合计, 固定资产原值 | 累计折旧 | 固定资产净值: rows of an account, of which one is what is left when
//! another is taken off.
//!
//! Such rows are no listing, whatever they are called; an account is claimed only where each of its rows stands once in
//! the table.

use super::grid::Grid;
use super::head::Role;
use crate::claims::{Claim, Completeness, Quantity, Sum, Topic};
use crate::document::list_level;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of, has};

/// What an account begins with, what is taken off, what is left.
type Account = [&'static [&'static str]; 3];

const ACCOUNTS: [Account; 3] = [
    [
        &["资产合计", "资产总计", "资产总额", "总资产", "资产"],
        &["负债合计", "负债总计", "负债总额", "总负债", "负债"],
        &["净资产合计", "净资产总计", "净资产总额", "净资产"],
    ],
    [
        &["固定资产原值", "固定资产原价", "固定资产账面原值", "资产原值", "账面原值", "原值"],
        &["累计折旧", "固定资产累计折旧", "折旧"],
        &["固定资产净值", "固定资产账面净值", "资产净值", "账面净值", "净值"],
    ],
    [
        &["无形资产原值", "无形资产原价", "无形资产账面原值"],
        &["累计摊销", "无形资产累计摊销"],
        &["无形资产净值", "无形资产账面净值"],
    ],
];

/// Rows that are taken off, and those that are left.
static OFF: AnyOf = AnyOf::new(&["负债", "折旧", "摊销", "减值", "减：", "支出"]);
static LEFT: AnyOf = AnyOf::new(&["净资产", "净值", "结余", "结转", "余额", "差额", "盈余"]);

/// 净资产合计 below 资产合计 and 负债合计, 结余合计 below 收入 and 支出: only what stands behind those may be its parts.
pub(super) fn parts_from<'n>(
    whole: &str,
    mut before: impl DoubleEndedIterator<Item = &'n str> + ExactSizeIterator,
) -> usize {
    if !LEFT.is_in(whole) || has(whole, "负债") {
        return 0;
    }
    before.rposition(|name| OFF.is_in(name) && !LEFT.is_in(name)).map_or(0, |at| at + 1)
}

pub(super) fn read(builder: &mut Builder<'_, '_>, grid: &Grid<'_>) {
    let amounts = |at: &usize| matches!(grid.columns[*at].role, Role::Number | Role::Balance);
    let columns: Vec<usize> = (0..grid.columns.len()).filter(amounts).collect();
    let Some(&first) = columns.first() else { return };
    let names: Vec<&str> = (0..grid.rows.len()).map(|row| bare(grid.name(row, first))).collect();
    // What an asset is worth less is taken off as well.
    if !names.iter().any(|name| OFF.is_in(name)) || names.iter().any(|name| has(name, "减值")) {
        return;
    }
    for account in &ACCOUNTS {
        let row = |words: &[&str]| {
            let mut rows = (0..names.len()).filter(|&row| words.contains(&names[row]));
            rows.next().filter(|_| rows.next().is_none())
        };
        let [Some(all), Some(off), Some(left)] = account.map(row) else { continue };
        for &column in &columns {
            let told = [left, all, off].map(|row| grid.quantity(builder, row, column));
            let [Some(whole), Some(all_quantity), Some(less)] = told else { continue };
            if whole.number.is_zero() || all_quantity.number.is_zero() {
                continue;
            }
            for figure in [left, all, off].into_iter().filter_map(|row| grid.figure(row, column)) {
                builder.used[figure] = true;
            }
            let parts = vec![all_quantity, Quantity { number: less.number.negate(), ..less }];
            builder.bound.push(Claim::Sum(Sum::of(Topic::Balance, whole, parts, Completeness::Complete, "合计")));
        }
    }
}

/// 三、净资产合计, 减：累计折旧
fn bare(name: &str) -> &str {
    let name = list_level(name).map_or(name, |(_, length)| &name[length..]).trim();
    let name = any_of!["减：", "其中："].starts(name).map_or(name, |sign| &name[sign.len()..]);
    name.trim_start()
}
