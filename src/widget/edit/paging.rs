//! Long lists, a page at a time: a document of thousands of inputs would answer every key slowly in any browser.
//!
//! The keyboard goes on over the edge of a page, a name can be searched, and the printer gets everything.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CompositionEvent, Event, HtmlInputElement, InputEvent};

use super::form::Form;
use crate::report::field::Field;
use crate::widget::state::{State, state};
use crate::words::fill;

/// A list of so many rows is still shown whole.
const WHOLE: usize = 40;

/// Rows on a page of a longer one: about as many as fit on the screen. The browser's work for a key grows with what
/// stands in the document near the field.
const ROWS: usize = 16;

/// Which rows of a list are shown.
#[derive(Clone, Copy)]
pub struct Paging {
    start: RwSignal<usize>,
    filter: RwSignal<String>,
}

/// The rows of one page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<R> {
    pub rows: Vec<R>,
    /// How many matching rows stand before them.
    pub start: usize,
    /// Matching rows in all.
    pub total: usize,
    /// Rows in all, matching or not.
    pub all: usize,
}

/// Collects the rows of a page from a walk over the whole list.
pub struct Collector<R> {
    filter: String,
    from: usize,
    most: usize,
    page: Page<R>,
}

impl<R> Collector<R> {
    /// Offers the next row; it is only made if it is on the page.
    pub fn offer(&mut self, name: &str, row: impl FnOnce() -> R) {
        self.page.all += 1;
        if !self.filter.is_empty() && !name.to_lowercase().contains(&self.filter) {
            return;
        }
        if self.page.total >= self.from && self.page.rows.len() < self.most {
            self.page.rows.push(row());
        }
        self.page.total += 1;
    }
}

impl Paging {
    pub fn new() -> Paging {
        Paging { start: RwSignal::new(0), filter: RwSignal::new(String::new()) }
    }

    /// The page of a list that `walk` offers row by row. Where the list became shorter, the last page.
    pub fn page<R>(self, state: State, walk: impl Fn(&mut Collector<R>)) -> Page<R> {
        let filter = self.filter.with(|filter| filter.trim().to_lowercase());
        let printing = state.printing.get();
        let from = if printing { 0 } else { self.start.get() };
        let collect = |from: usize, filter: String| {
            let page = Page { rows: Vec::new(), start: from, total: 0, all: 0 };
            let mut collector = Collector { filter, from, most: if printing { usize::MAX } else { WHOLE }, page };
            walk(&mut collector);
            if !printing && collector.page.all > WHOLE {
                collector.page.rows.truncate(ROWS);
            }
            collector.page
        };
        let page = collect(from, filter.clone());
        match page.total.checked_sub(1) {
            Some(_) if page.all <= WHOLE && from > 0 => collect(0, filter),
            Some(last) if page.rows.is_empty() => collect(last / ROWS * ROWS, filter),
            _ => page,
        }
    }

    /// Turns to the page of the row at this place among all rows.
    pub fn turn_to(self, index: usize) {
        if self.filter.with_untracked(|filter| !filter.is_empty()) {
            self.filter.set(String::new());
        }
        let start = index / ROWS * ROWS;
        if self.start.get_untracked() != start {
            self.start.set(start);
        }
    }

    /// Page keys, and the arrow keys at the first and last row: the focus goes on in the same column of the new page.
    pub fn on_key<R>(self, form: Form, event: &KeyboardEvent, page: Memo<Page<R>>, field: fn(&R) -> Field)
    where
        R: PartialEq + Send + Sync + 'static,
    {
        // Nearly every key is none of these, and all else that is asked of the browser takes longer.
        let key = event.key();
        if !matches!(key.as_str(), "PageDown" | "PageUp" | "ArrowDown" | "ArrowUp" | "Enter")
            || event.is_composing()
            || event.alt_key()
            || event.ctrl_key()
            || event.meta_key()
        {
            return;
        }
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let id = input.id();
        let Some((_, column)) = id.rsplit_once('.') else { return };
        let on = |row: Option<&R>| row.is_some_and(|row| row_id(&field(row)) == id[..id.len() - column.len() - 1]);
        let (first, last) = page.with_untracked(|page| (on(page.rows.first()), on(page.rows.last())));
        let forward = match key.as_str() {
            "PageDown" => true,
            "PageUp" => false,
            "ArrowDown" if last => true,
            "Enter" if last && !event.shift_key() => true,
            "ArrowUp" if first => false,
            "Enter" if first && event.shift_key() => false,
            _ => return,
        };
        let (start, rows, total) = page.with_untracked(|page| (page.start, page.rows.len(), page.total));
        let next = if forward { start + ROWS } else { start.saturating_sub(ROWS) };
        if rows == total || next == start || next >= total {
            return;
        }
        event.prevent_default();
        self.start.set(next);
        let to = page.with_untracked(|page| {
            let row = if forward || key == "PageUp" { page.rows.first() } else { page.rows.last() };
            row.map(|row| format!("{}.{column}", row_id(&field(row))))
        });
        form.focus(to.into_iter().collect());
    }
}

/// The part of a row's ids that all its fields share.
pub fn row_id(field: &Field) -> String {
    let path = field.path();
    path.rsplit_once('.').map_or_else(|| path.clone(), |(row, _)| row.to_owned())
}

/// Finding by name and turning pages; shown only where there is more than one page.
#[component]
pub fn Pager<R>(paging: Paging, page: Memo<Page<R>>, id: &'static str) -> impl IntoView
where
    R: PartialEq + Send + Sync + 'static,
{
    let extent = Signal::derive(move || page.with(|page| (page.start, page.rows.len(), page.total, page.all)));
    turner(paging, extent, id)
}

fn turner(paging: Paging, extent: Signal<(usize, usize, usize, usize)>, id: &'static str) -> AnyView {
    let state = state();
    let long = Memo::new(move |_| extent.get().3 > WHOLE);
    let shown = move || {
        let (start, rows, total, _) = extent.get();
        let words = state.words();
        if total == 0 {
            return words.common.rows_none.to_owned();
        }
        fill(words.common.rows_shown, &[&(start + 1).to_string(), &(start + rows).to_string(), &total.to_string()])
    };
    let at_start = Memo::new(move |_| extent.get().0 == 0);
    let at_end = Memo::new(move |_| extent.get().0 + ROWS >= extent.get().2);
    let search = move |text: String| {
        paging.start.set(0);
        paging.filter.set(text);
    };
    let find = move |event: Event| {
        let composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
        if !composing {
            search(event_target_value(&event));
        }
    };
    let composed = move |event: CompositionEvent| search(event_target_value(&event));
    let back = move |_| {
        if !at_start.get_untracked() {
            paging.start.set(extent.get_untracked().0.saturating_sub(ROWS));
        }
    };
    let on = move |_| {
        if !at_end.get_untracked() {
            paging.start.set(extent.get_untracked().0 + ROWS);
        }
    };
    let off = |off: Memo<bool>| move || off.get().then_some("true");
    view! {
        {move || long.get().then(|| view! {
            <div class="pager">
                <label class="vh" for=id>{move || state.words().common.filter}</label>
                <input
                    class="input"
                    id=id
                    type="search"
                    autocomplete="off"
                    placeholder=move || state.words().common.filter
                    prop:value=move || paging.filter.get()
                    on:input=find
                    on:compositionend=composed
                />
                <p role="status">{shown}</p>
                <div class="row push">
                    <button type="button" class="btn small" aria-disabled=off(at_start) on:click=back>
                        {move || state.words().common.previous}
                    </button>
                    <button type="button" class="btn small" aria-disabled=off(at_end) on:click=on>
                        {move || state.words().common.next}
                    </button>
                </div>
            </div>
        })}
    }
    .into_any()
}
