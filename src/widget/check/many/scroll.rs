//! A table that draws only the rows in view, between two spacers as high as the rows that are not drawn.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::widget::dom::{El, el};
use crate::widget::reactive::*;

/// Rows drawn above and below what is seen, so that a short scroll shows no gap.
const MARGIN: usize = 12;
/// Rows drawn before anything was measured.
const FIRST: usize = 40;
/// Height of a row until one was measured.
const GUESS: f64 = 40.0;

/// What part of the rows is drawn.
#[derive(Clone, Copy)]
pub struct Window {
    from: RwSignal<usize>,
    count: RwSignal<usize>,
    height: RwSignal<f64>,
    scroller: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl Window {
    pub fn new() -> Window {
        Window {
            from: RwSignal::new(0),
            count: RwSignal::new(FIRST),
            height: RwSignal::new(GUESS),
            scroller: StoredValue::new_local(None),
        }
    }

    /// Takes the element that scrolls.
    pub fn scrolls(self, scroller: El) -> El {
        self.scroller.set_value(scroller.0.clone().dyn_into().ok());
        scroller.on("scroll", move |_| self.measure())
    }

    /// Looks at where the reader is. Rows are drawn in steps, so that not every pixel draws.
    pub fn measure(self) {
        let Some(scroller) = self.scroller.get_value() else { return };
        let row = scroller.query_selector("tbody.rows > tr").ok().flatten();
        let before = self.height.get_untracked();
        let height = row.map_or(before, |row| row.get_bounding_client_rect().height());
        if height > 8.0 && (height - before).abs() > 0.5 {
            self.height.set(height);
        }
        let height = self.height.get_untracked();
        let at = (f64::from(scroller.scroll_top()) / height) as usize;
        let from = at.saturating_sub(MARGIN) / MARGIN * MARGIN;
        let count = (f64::from(scroller.client_height()) / height) as usize + 4 * MARGIN;
        if from != self.from.get_untracked() {
            self.from.set(from);
        }
        if count != self.count.get_untracked() {
            self.count.set(count);
        }
    }

    /// Places of the rows to draw among so many; all of them for the printer.
    pub fn rows(self, len: usize, all: bool) -> std::ops::Range<usize> {
        if all {
            return 0..len;
        }
        let from = self.from.get().min(len.saturating_sub(1));
        from..(from + self.count.get()).min(len)
    }

    /// A spacer as high as the rows that are left out. It covers the columns and no more: others would take their share
    /// of the width.
    pub fn spacer(self, columns: usize, rows: impl Fn() -> usize + 'static) -> El {
        let row = el("tr").attr("aria-hidden", "true").region(move || {
            let height = rows() as f64 * self.height.get();
            let cell: HtmlElement = el("td").attr("colspan", &columns.to_string()).0.unchecked_into();
            let _ = cell.style().set_property("height", &format!("{height}px"));
            let _ = cell.style().set_property("padding", "0");
            vec![El(cell.into())]
        });
        el("tbody.spacer").attr("aria-hidden", "true").add(row)
    }

    /// Scrolls so that a row is drawn, then focuses what can be pressed in it.
    pub fn focus_row(self, place: usize) {
        let Some(scroller) = self.scroller.get_value() else { return };
        let selector = format!("tr[aria-rowindex=\"{}\"] button", place + 2);
        let focus = move |scroller: &Element| {
            let button = scroller.query_selector(&selector).ok().flatten()?.dyn_into::<HtmlElement>().ok()?;
            button.focus().ok()
        };
        if focus(&scroller).is_some() {
            return;
        }
        let height = self.height.get_untracked();
        scroller.set_scroll_top((place as f64 * height - f64::from(scroller.client_height()) / 2.0) as i32);
        self.measure();
        Timeout::new(0, move || {
            focus(&scroller);
        })
        .forget();
    }
}
