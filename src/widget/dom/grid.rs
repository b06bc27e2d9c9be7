//! Keys that move between the rows of a table or a chart.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent};

/// In a table of inputs: Enter and the arrow keys go to the same column of the next or previous row.
pub fn move_in_column(event: &KeyboardEvent) {
    let down = match event.key().as_str() {
        "Enter" => !event.shift_key(),
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    if event.is_composing() || event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    if input.type_() != "text" {
        return;
    }
    event.prevent_default();
    let Ok(Some(cell)) = input.closest("td,th") else { return };
    let Ok(Some(mut row)) = input.closest("tr") else { return };
    let column = start(&cell);
    while let Some(next) = if down { row.next_element_sibling() } else { row.previous_element_sibling() } {
        row = next;
        // A row of details belongs to the row above it and has no columns.
        if row.class_list().contains("detail") {
            continue;
        }
        let cells = row.children();
        let below = (0..cells.length()).filter_map(|i| cells.item(i)).find(|cell| start(cell) == column);
        let found = below.and_then(|cell| cell.query_selector("input[type=text]").ok().flatten());
        if let Some(next_input) = found {
            let next_input: HtmlInputElement = next_input.unchecked_into();
            let _ = next_input.focus();
            next_input.select();
            return;
        }
    }
}

/// The first column that a cell covers.
fn start(cell: &Element) -> u32 {
    let mut column = 0;
    let mut before = cell.previous_element_sibling();
    while let Some(sibling) = before {
        column += sibling.get_attribute("colspan").and_then(|span| span.parse().ok()).unwrap_or(1);
        before = sibling.previous_element_sibling();
    }
    column
}

/// In a chart: one tab stop, and the arrow keys, Home and End go from bar to bar.
pub fn move_in_list(event: &KeyboardEvent) {
    let Some(current) = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else { return };
    if !current.class_list().contains("bar-button") {
        return;
    }
    let Ok(Some(list)) = current.closest(".bars") else { return };
    let Ok(buttons) = list.query_selector_all(".bar-button") else { return };
    let bars: Vec<HtmlElement> =
        (0..buttons.length()).filter_map(|i| buttons.get(i)).map(|node| node.unchecked_into()).collect();
    let Some(at) = bars.iter().position(|bar| *bar == current) else { return };
    let to = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => (at + 1).min(bars.len() - 1),
        "ArrowUp" | "ArrowLeft" => at.saturating_sub(1),
        "Home" => 0,
        "End" => bars.len() - 1,
        _ => return,
    };
    event.prevent_default();
    current.set_tab_index(-1);
    bars[to].set_tab_index(0);
    let _ = bars[to].focus();
}
