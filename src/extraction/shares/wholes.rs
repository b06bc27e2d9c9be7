//! Wholes that nobody names: 16个卫生院中有专职会计的11个，占68.75%; 政府采购…万元，…。授予中小企业…万元，占90.00%.

use std::collections::BTreeMap;

use super::{called, chosen, figure_of, kind, near, seen, share};
use crate::claims::{Claim, Quantity, Share, Span};
use crate::extraction::builder::Builder;
use crate::extraction::readings::{Text, fits};
use crate::search::{any_of, has};

/// Bytes between what is counted and those of it that are told apart.
const LONGEST: usize = 120;

/// Gives a share with a part the whole that the words around it say.
pub(super) fn read(builder: &mut Builder<'_, '_>, text: &Text<'_, '_>, index: usize) {
    let Some((own, part, percent)) = lacking(builder, text, index) else { return };
    let whole = among(builder, part).or_else(|| procured(builder, &own, part, percent));
    take(builder, index, own, whole);
}

/// Gives the shares without a whole the one amount of their line that they hold with: nothing is accused by that. Where one
/// of a line holds with none, its whole is to be found by what the others say.
pub(super) fn by_fit(builder: &mut Builder<'_, '_>, text: &Text<'_, '_>) {
    let mut lines: BTreeMap<Span, Vec<(usize, Option<usize>)>> = BTreeMap::new();
    for index in 0..builder.claims.len() {
        if let Some((own, part, percent)) = lacking(builder, text, index).filter(|(own, ..)| own.whole_name.is_empty())
        {
            let line = text.line(builder.figure(percent).span);
            lines.entry(line).or_default().push((index, fitting(builder, &own, part, percent)));
        }
    }
    for (index, whole) in lines.into_values().filter(|line| line.iter().all(|(_, whole)| whole.is_some())).flatten() {
        if let Some((own, ..)) = lacking(builder, text, index) {
            take(builder, index, own, whole);
        }
    }
}

/// The one value near that a share holds with.
fn fitting(builder: &Builder<'_, '_>, own: &Share, part: usize, percent: usize) -> Option<usize> {
    /// Fewer printed digits fit many amounts by chance.
    const DECIMALS: u32 = 2;
    if own.percent.number.decimals() < DECIMALS {
        return None;
    }
    let value = |at: usize| builder.figure(at).number;
    let holds = |&at: &usize| {
        let of = |part: &Quantity| fits(&own.percent, part, &seen(builder, at)) == Some(true);
        at != part && kind(builder, at) == kind(builder, part) && own.part.as_ref().is_some_and(of)
    };
    let found: Vec<usize> = near(builder, percent).filter(holds).collect();
    found.first().copied().filter(|&first| found.iter().all(|&other| value(other) == value(first)))
}

/// The share with the figures of its part and its percentage, where nothing says of which whole it is one.
fn lacking(builder: &Builder<'_, '_>, text: &Text<'_, '_>, index: usize) -> Option<(Share, usize, usize)> {
    let own = share(builder, index).filter(|share| share.whole.is_none())?.clone();
    let part = figure_of(text, own.part.as_ref()?)?;
    let percent = figure_of(text, &own.percent)?;
    Some((own, part, percent))
}

fn take(builder: &mut Builder<'_, '_>, index: usize, own: Share, whole: Option<usize>) {
    let Some(whole) = whole else { return };
    let label = crate::extraction::words::identity(builder.slice(builder.figure(whole).label)).to_owned();
    let whole = builder.quantity(whole, &label);
    let whole_name = if own.whole_name.is_empty() { label } else { own.whole_name.clone() };
    builder.claims[index] = Claim::Share(Share { whole: Some(whole), whole_name, ..own });
}

/// 16个卫生院中有专职会计的11个: the same measure word in front of it, and what is counted ends with 中.
fn among(builder: &Builder<'_, '_>, part: usize) -> Option<usize> {
    let whole = part.checked_sub(1)?;
    let [all, some] = [whole, part].map(|at| builder.figure(at));
    if kind(builder, whole)? != kind(builder, part)? || all.number < some.number || all.span.end > some.span.start {
        return None;
    }
    let between = builder.slice(Span { start: all.span.end, end: some.span.start });
    let clause = between.split(['，', '。', '；', '：', '、', '\n']).next().unwrap_or(between);
    let inside = clause.match_indices(['中', '里']).any(|(at, mark)| {
        let (before, behind) = (&clause[..at], &clause[at + mark.len()..]);
        // 其中, 集中, 初中; 中央, 中小, 中心: parts of words.
        !before.is_empty()
            && !before.ends_with(['其', '集', '年', '初', '高', '当', '公', '水'])
            && !behind.starts_with(['央', '小', '心', '医', '学', '型', '期', '国', '级', '程'])
    });
    (between.len() <= LONGEST && clause.len() == between.len() && inside).then_some(whole)
}

/// 政府采购支出3301.25万元，…。授予中小企业合同2971.12万元，占90.00%: what was procured in all.
fn procured(builder: &Builder<'_, '_>, own: &Share, part: usize, percent: usize) -> Option<usize> {
    let unnamed = own.whole_name.is_empty() || any_of!["总额", "采购"].is_in(&own.whole_name);
    let label = builder.slice(builder.figure(part).label);
    if !unnamed || !any_of!["中小企业", "中小微企业"].is_in(label) || kind(builder, part) != Some("元") {
        return None;
    }
    let value = |at: usize| builder.figure(at).number;
    let mut found = called(builder, percent, &|label| has(label, "采购") && !any_of!["预算", "预留"].is_in(label));
    found.retain(|&at| at < part && kind(builder, at) == Some("元") && value(at) >= value(part));
    chosen(builder, &found, &|whole| {
        own.part.as_ref().is_some_and(|part| fits(&own.percent, part, whole) == Some(true))
    })
}
