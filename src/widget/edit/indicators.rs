//! The table of indicators: up to three levels, each with target, result, method, marks and reason.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement};

use super::cells::{self, add_button, button, heads, wrapped_long};
use super::form::both;
use super::indicator_row;
use super::names::{add_id, word};
use super::paging::{Collector, Page, Pager, Paging};
use super::paste::{PastePanel, Pastes};
use super::rows::add_row;
use super::sections::{Part, Section};
use crate::exchange::pasted;
use crate::report::edit::{Edit, List, Row};
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::report::{Indicator, Method};
use crate::rules::RuleProfile;
use crate::widget::explore::format::points;
use crate::widget::parts::move_in_column;
use crate::widget::state::State;
use crate::words::{Words, fill};

/// A row of the table. One that has indicators below is shown differently, so that is part of what it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub path: IndicatorPath,
    pub parent: bool,
}

/// The profile's level-1 indicators, for a report that has none yet.
pub fn groups(words: &Words, profile: &RuleProfile) -> Vec<Indicator> {
    let group = |rule: &crate::rules::GroupRule| Indicator {
        name: words.group(rule).to_owned(),
        code: rule.code.clone(),
        full_marks: Some(rule.full_marks),
        method: if rule.code == "execution" { Method::Execution } else { Method::Manual },
        ..Indicator::default()
    };
    profile.weights.groups.iter().map(group).collect()
}

fn walk(indicators: &[Indicator], path: &mut IndicatorPath, collector: &mut Collector<Place>) {
    for (index, indicator) in indicators.iter().enumerate() {
        path.0.push(index);
        collector.offer(&indicator.name, || Place { path: path.clone(), parent: !indicator.children.is_empty() });
        walk(&indicator.children, path, collector);
        path.0.pop();
    }
}

/// The place of an indicator among all rows.
fn place(indicators: &[Indicator], indexes: &[usize]) -> usize {
    fn rows(indicator: &Indicator) -> usize {
        1 + indicator.children.iter().map(rows).sum::<usize>()
    }
    let Some((&index, rest)) = indexes.split_first() else { return 0 };
    let before: usize = indicators.iter().take(index).map(rows).sum();
    match indicators.get(index) {
        Some(indicator) if !rest.is_empty() => before + 1 + place(&indicator.children, rest),
        _ => before,
    }
}

fn roots() -> List {
    List::Indicators(IndicatorPath(Vec::new()))
}

#[component]
pub fn Indicators() -> impl IntoView {
    let (state, form) = both();
    let paste = Pastes::new(roots());
    let empty = Memo::new(move |_| state.report.with(|report| report.indicators.is_empty()));
    let add = Callback::new(move |()| {
        add_row(state, form, &roots(), Row::Indicator(Box::default()));
    });
    let add_group = move || add_button(add_id(&roots()), word(state, |w| w.add_group), None, "btn", add);
    let put_groups = Callback::new(move |()| {
        let words = state.words();
        let groups = state.with_profile(|profile| groups(words, profile));
        let rows = groups.into_iter().map(|group| Row::Indicator(Box::new(group)));
        let edits = rows.enumerate().map(|(index, row)| Edit::Insert { list: roots(), index, row });
        if form.change_rows(state, Edit::Batch(edits.collect())) {
            form.focus(vec![Field::Indicator(IndicatorPath(vec![0]), IndicatorField::Name).path()]);
        }
    });
    view! {
        <Section part=Part::Indicators>
            {move || if empty.get() {
                view! {
                    <div class="empty">
                        <p>{move || state.words().edit.no_indicators}</p>
                        <div class="row">
                            {button("btn primary", word(state, |w| w.put_groups), put_groups)}
                            {paste.button()}
                            {add_group()}
                        </div>
                    </div>
                }.into_any()
            } else {
                view! { <Table paste/><div class="row">{add_group()}{paste.button()}</div> }.into_any()
            }}
            <PastePanel paste/>
            <Remarks/>
        </Section>
    }
}

#[component]
fn Table(paste: Pastes) -> impl IntoView {
    let (state, form) = both();
    let paging = Paging::new();
    let page: Memo<Page<Place>> = Memo::new(move |_| {
        paging.page(state, |collector| {
            state.report.with(|report| walk(&report.indicators, &mut IndicatorPath(Vec::new()), collector));
        })
    });
    Effect::new(move |_| {
        let Some(Field::Indicator(path, _)) = form.reveal.get() else { return };
        if !page.with_untracked(|page| page.rows.iter().any(|place| place.path == path)) {
            paging.turn_to(state.report.with_untracked(|report| place(&report.indicators, &path.0)));
        }
    });
    let on_key = move |event: KeyboardEvent| {
        paging.on_key(form, &event, page, |place| Field::Indicator(place.path.clone(), IndicatorField::Name));
        if !event.default_prevented() {
            move_in_column(&event);
        }
    };
    // Several cells at once go to the panel, which shows what was read before anything is changed.
    let on_paste = move |event: ClipboardEvent| {
        let Some(text) = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()) else { return };
        let in_cell = event.target().is_some_and(|target| target.has_type::<HtmlInputElement>());
        if in_cell && pasted::is_table(&text) {
            event.prevent_default();
            paste.text.set(text);
            paste.open.set(true);
            form.focus(vec![paste.text_id()]);
        }
    };
    let long = Memo::new(move |_| page.with(|page| page.all > page.rows.len()));
    let head = vec![
        (word(state, |w| w.indicator), ""),
        (word(state, |w| w.target), ""),
        (word(state, |w| w.actual), ""),
        (word(state, |w| w.unit), ""),
        (word(state, |w| w.method), ""),
        (word(state, |w| w.full_marks), "num"),
        (word(state, |w| w.score), "num"),
        (word(state, |w| w.source), ""),
        (word(state, |w| w.reason), "why"),
        (word(state, |w| w.adjust), "act"),
    ];
    let table = view! {
        <table
            class="table edit big stack indicators"
            role="table"
            aria-rowcount=move || long.get().then(|| page.with(|page| page.all) + 2)
            on:keydown=on_key
            on:paste=on_paste
        >
            <caption class="vh">{move || state.words().edit.indicators}</caption>
            {cells::columns(&["", "c-s", "c-s", "c-xs", "c-l", "c-xs", "c-xs", "c-xs", "c-m c-why", "c-t c-act"])}
            {heads(head)}
            <tbody role="rowgroup">
                <ForEnumerate
                    each=move || page.with(|page| page.rows.clone())
                    key=|place: &Place| place.clone()
                    children=move |index, place: Place| {
                        let position =
                            Signal::derive(move || long.get().then(|| page.with(|page| page.start) + index.get() + 2));
                        indicator_row::rows(place, position)
                    }
                />
            </tbody>
            {foot(state)}
        </table>
    };
    view! {
        <Pager paging page id="find-indicator"/>
        {wrapped_long(word(state, |w| w.indicators), long.into(), table.into_any())}
    }
}

fn foot(state: State) -> AnyView {
    let total = Memo::new(move |_| state.evaluation.with(|e| (e.scores.full_marks, e.scores.total)));
    view! {
        <tfoot role="rowgroup">
            <tr role="row">
                <th scope="row" role="rowheader" colspan="5">{move || state.words().common.total}</th>
                <td class="num" role="cell">
                    <span class="cell-label">{move || state.words().edit.full_marks}</span>
                    {move || points(Some(total.get().0))}
                </td>
                <td class="num" role="cell">
                    <span class="cell-label">{move || state.words().edit.score}</span>
                    {move || points(total.get().1)}
                </td>
                <td colspan="3" role="cell"></td>
            </tr>
        </tfoot>
    }
    .into_any()
}

/// What there is to say of the sums: full marks that are not the rules', marks that do not apply.
#[component]
fn Remarks() -> impl IntoView {
    let (state, _) = both();
    let sums = Memo::new(move |_| {
        let wanted = state.with_profile(|profile| profile.full_marks);
        state.evaluation.with(|e| {
            let s = &e.scores;
            (!s.groups.is_empty()).then_some((s.full_marks, wanted, s.not_applicable, s.unscaled, s.total))
        })
    });
    move || {
        let (full, wanted, left_out, unscaled, total) = sums.get()?;
        let words = state.words();
        let w = &words.edit;
        let show = |value| points(Some(value));
        let marks = (full != wanted).then(|| fill(w.full_marks_differ, &[&show(full), &show(wanted)]));
        let scaled = (!left_out.0.is_zero()).then(|| {
            if unscaled == total {
                fill(w.left_out, &[&show(left_out)])
            } else {
                fill(w.left_out_scaled, &[&show(left_out), &points(unscaled), &points(total)])
            }
        });
        let line = |text: String| view! { <p class="hint">{text}</p> };
        Some(view! { {marks.map(line)}{scaled.map(line)} })
    }
}
