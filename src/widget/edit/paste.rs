//! Pasting rows from a spreadsheet: a field for the copied cells, what was read in them, and what to do with it.

use leptos::ev::Event;
use leptos::prelude::*;

use super::cells::button;
use super::form::both;
use super::names::{key_field, word};
use crate::amount::Number;
use crate::exchange::pasted::{self, Fault, Pasted, Total};
use crate::report::Indicator;
use crate::report::edit::{Edit, List, Row};
use crate::report::indicator::IndicatorPath;
use crate::shares;
use crate::widget::explore::format::money;
use crate::widget::parts::{Shape, shape};
use crate::widget::state::State;
use crate::words::fill;

/// One panel: which list it fills, whether it is open, and the pasted text.
#[derive(Clone, Copy)]
pub struct Pastes {
    list: StoredValue<List>,
    pub open: RwSignal<bool>,
    pub text: RwSignal<String>,
}

impl Pastes {
    pub fn new(list: List) -> Pastes {
        Pastes { list: StoredValue::new(list), open: RwSignal::new(false), text: RwSignal::new(String::new()) }
    }

    fn is_indicators(self) -> bool {
        self.list.with_value(|list| matches!(list, List::Indicators(_)))
    }

    fn id(self, part: &str) -> String {
        self.list.with_value(|list| format!("paste-{part}-{}", super::names::add_id(list)))
    }

    pub fn text_id(self) -> String {
        self.id("text")
    }

    /// The button that opens and closes the panel.
    pub fn button(self) -> AnyView {
        let (state, form) = both();
        let toggle = move |_| {
            self.open.update(|open| *open = !*open);
            if self.open.get_untracked() {
                form.focus(vec![self.text_id()]);
            }
        };
        view! {
            <button
                type="button"
                class="btn"
                id=self.id("button")
                aria-expanded=move || if self.open.get() { "true" } else { "false" }
                aria-controls=self.id("panel")
                on:click=toggle
            >
                {move || state.words().edit.paste}
            </button>
        }
        .into_any()
    }

    fn read(self, state: State) -> Read {
        let text = self.text.get();
        if self.is_indicators() {
            let pasted = pasted::indicators(&text);
            let rest = pasted.rest();
            let Pasted { rows, faults, totals, unused } = pasted;
            return Read { rows: tree(rows), faults, totals, unused, rest, sum: None };
        }
        let pasted = pasted::lines(&text);
        let rest = pasted.rest();
        let unit = state.report.with(|report| report.unit);
        let Pasted { rows, faults, totals, unused } = pasted;
        let sum = shares::Composition::of(&rows, None, unit).sum;
        Read { rows: rows.into_iter().map(Row::Line).collect(), faults, totals, unused, rest, sum }
    }
}

/// What a pasted text holds.
#[derive(Clone, PartialEq)]
struct Read {
    rows: Vec<Row>,
    faults: Vec<Fault>,
    totals: Vec<Total>,
    unused: Vec<String>,
    rest: String,
    sum: Option<Number>,
}

/// Rows with levels become a tree: each stands below the last one of a higher level.
fn tree(rows: Vec<pasted::LevelRow>) -> Vec<Row> {
    let mut roots: Vec<Indicator> = Vec::new();
    // The level of each open indicator from the top down; the last of each list is the open one.
    let mut open: Vec<usize> = Vec::new();
    for row in rows {
        while open.last().is_some_and(|level| *level >= row.level) {
            open.pop();
        }
        push(&mut roots, open.len(), row.indicator);
        open.push(row.level);
    }
    roots.into_iter().map(|indicator| Row::Indicator(Box::new(indicator))).collect()
}

/// Puts an indicator so many levels down, below the last one of each.
fn push(list: &mut Vec<Indicator>, depth: usize, indicator: Indicator) {
    match list.last_mut() {
        Some(last) if depth > 0 => push(&mut last.children, depth - 1, indicator),
        _ => list.push(indicator),
    }
}

#[component]
pub fn PastePanel(paste: Pastes) -> impl IntoView {
    let (state, form) = both();
    let target = RwSignal::new(String::new());
    let read = Memo::new(move |_| paste.read(state));
    let list = move || {
        let below = target.with_untracked(|target| target.parse::<usize>().ok());
        match below {
            Some(group) => List::Indicators(IndicatorPath(vec![group])),
            None => paste.list.get_value(),
        }
    };
    let put = move |replace: bool| {
        let Read { rows, rest, .. } = read.get_untracked();
        let list = list();
        let Some(len) = state.report.with_untracked(|report| list.len(report)) else { return };
        let (count, start) = (rows.len(), if replace { 0 } else { len });
        if count == 0 {
            return;
        }
        let removed = (0..if replace { len } else { 0 }).rev().map(|index| Edit::Remove { list: list.clone(), index });
        let added = rows.into_iter().enumerate();
        let added = added.map(|(i, row)| Edit::Insert { list: list.clone(), index: start + i, row });
        if !form.change_rows(state, Edit::Batch(removed.chain(added).collect())) {
            state.announcement.set(state.words().edit.paste_too_deep.to_owned());
            return;
        }
        state.announcement.set(fill(state.words().edit.pasted, &[&count.to_string()]));
        // What could not be read stays to be mended.
        paste.open.set(!rest.is_empty());
        paste.text.set(rest);
        let field = key_field(&list, start);
        let id = field.path();
        form.show(field, vec![id]);
    };
    let cancel = move || {
        paste.open.set(false);
        paste.text.set(String::new());
        form.focus(vec![paste.id("button")]);
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            cancel();
        }
    };
    let found = move || {
        let words = state.words();
        read.with(|read| {
            if read.rows.is_empty() {
                return if read.faults.is_empty() { String::new() } else { words.edit.paste_nothing.to_owned() };
            }
            let count = read.rows.len().to_string();
            match read.sum {
                Some(sum) => {
                    let unit = state.report.with(|report| words.unit(report.unit));
                    fill(words.edit.paste_read_sum, &[&count, &money(Some(sum)), unit])
                }
                None => fill(words.edit.paste_read, &[&count]),
            }
        })
    };
    let faults = move || {
        let words = state.words();
        read.with(|read| {
            let fault = |fault: &Fault| {
                let row = fault.row.to_string();
                let text = fill(words.edit.paste_fault, &[&row, &fault.cell, &words.number_error(fault.error)]);
                view! { <li class="error">{shape(Shape::Triangle)}" "{text}</li> }
            };
            (!read.faults.is_empty()).then(|| view! { <ul>{read.faults.iter().map(fault).collect_view()}</ul> })
        })
    };
    // What was left out, and why.
    let left_out = move || {
        let words = state.words();
        let w = &words.edit;
        read.with(|read| {
            let total = |total: &Total| {
                let row = total.row.to_string();
                match &total.differs {
                    Some(stated) => {
                        let text = fill(w.paste_total_differs, &[&row, stated]);
                        view! { <li class="error">{shape(Shape::Triangle)}" "{text}</li> }.into_any()
                    }
                    None => view! { <li class="note">{fill(w.paste_total, &[&row])}</li> }.into_any(),
                }
            };
            let unused = (!read.unused.is_empty()).then(|| {
                let columns = read.unused.join(words.pick("、", ", "));
                view! { <li class="note">{fill(w.paste_unused, &[&columns])}</li> }
            });
            let any = !read.totals.is_empty() || unused.is_some();
            any.then(|| view! { <ul>{read.totals.iter().map(total).collect_view()}{unused}</ul> })
        })
    };
    let indicators = paste.is_indicators();
    view! {
        {move || paste.open.get().then(|| view! {
            <div class="inset ask stack-v" id=paste.id("panel") on:keydown=on_key>
                <div class="field">
                    <label class="label" for=paste.text_id()>
                        {move || {
                            let w = &state.words().edit;
                            if indicators { w.paste_indicators } else { w.paste_items }
                        }}
                    </label>
                    <textarea
                        class="input"
                        id=paste.text_id()
                        aria-describedby=paste.id("found")
                        prop:value=move || paste.text.get()
                        on:input=move |event: Event| paste.text.set(event_target_value(&event))
                    ></textarea>
                    <div id=paste.id("found")><p class="hint">{found}</p>{faults}{left_out}</div>
                </div>
                {indicators.then(|| view! { <Target target id=paste.id("target")/> })}
                <div class="row">
                    {button("btn primary small", word(state, |w| w.paste_append), Callback::new(move |()| put(false)))}
                    {button("btn small", word(state, |w| w.paste_replace), Callback::new(move |()| put(true)))}
                    {button("btn quiet small", Signal::derive(move || state.words().common.cancel.to_owned()), Callback::new(move |()| cancel()))}
                </div>
            </div>
        })}
    }
}

/// Below which level-1 indicator the rows go.
#[component]
fn Target(target: RwSignal<String>, id: String) -> impl IntoView {
    let (state, _) = both();
    let groups = Memo::new(move |_| {
        state.report.with(|report| report.indicators.iter().map(|group| group.name.clone()).collect::<Vec<_>>())
    });
    view! {
        <div class="field">
            <label class="label" for=id.clone()>{move || state.words().edit.paste_target}</label>
            <select class="input" id=id on:change=move |event| target.set(event_target_value(&event))>
                <option value="" prop:selected=move || target.with(String::is_empty)>
                    {move || state.words().edit.paste_top}
                </option>
                {move || groups.get().into_iter().enumerate().map(|(index, name)| {
                    let code = index.to_string();
                    let selected = { let code = code.clone(); move || target.with(|target| *target == code) };
                    view! { <option value=code prop:selected=selected>{name}</option> }
                }).collect_view()}
            </select>
        </div>
    }
}
