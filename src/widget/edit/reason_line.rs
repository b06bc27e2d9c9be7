//! The reason of lost marks in full, below the row of its indicator: a field in the table shows seven characters, and
//! paper can neither be scrolled nor clicked.
//!
//! The field stays as it is, one line among others, so that the keys that go from cell to cell mean what they always
//! mean. This row only repeats it; readers of a screen hear the field.

use leptos::prelude::*;

use super::form::both;
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::widget::dom::text_of;
use crate::widget::parts::follow_text;

/// What fits into the field, in halves of a character.
const FITS: usize = 14;

/// `parent`: the row has indicators below it, and its field stands in the panel.
pub fn reason_line(path: &IndicatorPath, class: &'static str, parent: bool) -> AnyView {
    let (state, _) = both();
    let field = Field::Indicator(path.clone(), IndicatorField::Reason);
    let text = follow_text(field.clone(), move || text_of(state, &field, None));
    let shown = Memo::new(move |_| {
        let width = text.with(|text| width(text.trim()));
        // Paper has no fields for reasons at all.
        width > if parent || state.printing.get() { 0 } else { FITS }
    });
    let class = format!("detail reason {class}");
    view! {
        {move || shown.get().then(|| view! {
            <tr role="row" class=class.clone() aria-hidden=(!parent).then_some("true")>
                <td colspan="10" role="cell" class="full">
                    <span class="note">{move || state.words().named(state.words().edit.reason, "")}</span>
                    // The report's own words, whatever the page speaks.
                    <span lang="zh-CN">{move || text.get()}</span>
                </td>
            </tr>
        })}
    }
    .into_any()
}

/// Chinese characters are twice as wide as others.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
