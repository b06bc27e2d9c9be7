//! The editor of a report's own rules: names, weights, grades, cuts. What does not fit together is not applied; the
//! text stays and the reason stands beside it.

use leptos::ev::Event;
use leptos::prelude::*;

use super::cells::{add_button, columns, tool, wrapped};
use super::form::both;
use super::names::word;
use super::own_rules_file::Files;
use super::rule_key::{Editor, Key};
use super::sections::{Part, Section};
use crate::amount::{Number, Points};
use crate::rules::{GradeBand, GroupRule};
use crate::widget::explore::format::points;
use crate::widget::parts::{Icon, Shape, shape};
use crate::widget::state::State;
use crate::words::{EditWords, fill};

#[component]
pub fn OwnRules() -> impl IntoView {
    let (state, _) = both();
    let editor = Editor::new(state);
    let toggle = move |event: Event| {
        let checked = event_target_checked(&event);
        editor.change(move |profile| profile.rescale.enabled = checked);
    };
    let rescales = editor.read(|profile| profile.rescale.enabled, false);
    let bands = editor.read(|profile| !profile.execution.bands.is_empty(), false);
    // A fault that belongs to no field of this editor, for example in a part that is only kept.
    let elsewhere = move || {
        let fault = editor.fault.get().filter(|fault| !Key::ALL_FIXED.iter().any(|key| key.path() == fault.key))?;
        (!fault.key.contains('[')).then(|| {
            let text = editor.text(state.words(), &fault);
            view! { <p class="error">{shape(Shape::Triangle)}" "{text}</p> }
        })
    };
    view! {
        <Section part=Part::Rules>
            <div class="fields">
                {field(editor, Key::Title, |w| w.rules_title, false)}
                {field(editor, Key::Number, |w| w.rules_number, false)}
                {field(editor, Key::YearFrom, |w| w.year_from, true)}
                {field(editor, Key::YearTo, |w| w.year_to, true)}
            </div>
            {elsewhere}
            <div class="split">
                <Groups editor/>
                <Grades editor/>
            </div>
            <div class="fields">
                {field(editor, Key::Upper, |w| w.level_upper, true)}
                {field(editor, Key::Lower, |w| w.level_lower, true)}
                {field(editor, Key::Floor, |w| w.floor_of_rules, true)}
            </div>
            <label class="choice">
                <input type="checkbox" prop:checked=move || rescales.get() on:change=toggle/>
                {move || state.words().edit.rescale}
            </label>
            <p class="hint">{move || {
                let w = &state.words().edit;
                if bands.get() { w.execution_bands_kept } else { w.execution_pro_rata }
            }}</p>
            <Files/>
        </Section>
    }
}

/// An input of the editor. It is read when the field is left, so that no half-typed number becomes a rule.
fn input(editor: Editor, key: Key, number: bool, label: Option<Signal<String>>) -> AnyView {
    let (state, _) = both();
    let id = format!("rule-{}", key.path());
    let error_id = format!("{id}-e");
    let value = Memo::new(move |_| editor.shown(key));
    let fault = Memo::new(move |_| editor.fault.get().filter(|fault| fault.key == key.path()));
    let described = {
        let id = error_id.clone();
        move || fault.with(Option::is_some).then(|| id.clone())
    };
    view! {
        <input
            class=if number { "input num" } else { "input" }
            id=id
            type="text"
            inputmode=number.then_some("decimal")
            autocomplete="off"
            aria-label=move || label.map(|label| label.get())
            aria-invalid=move || fault.with(Option::is_some).then_some("true")
            aria-describedby=described
            prop:value=value
            on:change=move |event| editor.write(key, event_target_value(&event))
        />
        {move || fault.get().map(|fault| {
            let text = editor.text(state.words(), &fault);
            view! { <span class="error" id=error_id.clone()>{shape(Shape::Triangle)}" "{text}</span> }
        })}
    }
    .into_any()
}

fn field(editor: Editor, key: Key, label: fn(&EditWords) -> &'static str, number: bool) -> AnyView {
    let (state, _) = both();
    view! {
        <div class="field">
            <label class="label" for=format!("rule-{}", key.path())>{move || label(&state.words().edit)}</label>
            {input(editor, key, number, None)}
        </div>
    }
    .into_any()
}

fn labelled(state: State, editor: Editor, column: fn(&EditWords) -> &'static str, of: Key) -> Signal<String> {
    Signal::derive(move || {
        let w = &state.words().edit;
        fill(w.column_of_row, &[column(w), &editor.shown(of)])
    })
}

#[component]
fn Groups(editor: Editor) -> impl IntoView {
    let (state, form) = both();
    let count = editor.read(|profile| profile.weights.groups.len(), 0);
    let full = editor.read(|profile| Some(profile.full_marks), None);
    let add = Callback::new(move |()| {
        editor.change(|profile| {
            let groups = &mut profile.weights.groups;
            let code = (1..).map(|i| format!("group-{i}")).find(|code| groups.iter().all(|g| g.code != *code));
            let name = state.words().edit.new_group.to_owned();
            let (code, full_marks) = (code.unwrap_or_default(), Points(Number::whole(10)));
            groups.push(GroupRule { code, name, name_en: String::new(), full_marks });
        });
        form.focus(vec![format!("rule-{}", Key::GroupName(count.get_untracked().max(1) - 1).path())]);
    });
    let row = move |index: usize| {
        let label = Signal::derive(move || fill(state.words().edit.remove, &[&editor.shown(Key::GroupName(index))]));
        let remove = Callback::new(move |()| {
            editor.change(move |profile| drop(profile.weights.groups.remove(index)));
            form.focus(vec!["add-rule-group".to_owned()]);
        });
        let only = Signal::derive(move || count.get() < 2);
        view! {
            <tr>
                <td>{input(editor, Key::GroupName(index), false, Some(word(state, |w| w.group)))}</td>
                <td>{input(editor, Key::GroupMarks(index), true, Some(labelled(state, editor, |w| w.full_marks, Key::GroupName(index))))}</td>
                <td>{tool(format!("rule-group-{index}-remove"), Icon::Remove, label, only, remove)}</td>
            </tr>
        }
    };
    let table = view! {
        <table class="table edit">
            <caption>{move || state.words().edit.group_marks}</caption>
            {columns(&["", "c-s", "c-xs"])}
            <thead>
                <tr>
                    <th scope="col">{move || state.words().edit.group}</th>
                    <th scope="col" class="num">{move || state.words().edit.full_marks}</th>
                    <th scope="col"><span class="vh">{move || state.words().edit.adjust}</span></th>
                </tr>
            </thead>
            <tbody><For each=move || 0..count.get() key=|index| *index children=row/></tbody>
            <tfoot>
                <tr>
                    <th scope="row">{move || state.words().common.total}</th>
                    <td class="num">{move || points(full.get())}</td>
                    <td></td>
                </tr>
            </tfoot>
        </table>
    };
    view! {
        <div class="stack-v">
            {wrapped(word(state, |w| w.group_marks), table.into_any())}
            {add_button("add-rule-group".to_owned(), word(state, |w| w.add_group), None, "btn small", add)}
        </div>
    }
}

#[component]
fn Grades(editor: Editor) -> impl IntoView {
    let (state, form) = both();
    let count = editor.read(|profile| profile.grades.bands.len(), 0);
    // A new grade goes in above the lowest one, which starts at 0; its cut is still to be written.
    let add = Callback::new(move |()| {
        editor.change(|profile| {
            let bands = &mut profile.grades.bands;
            let id = (1..).map(|i| format!("own-{i}")).find(|id| bands.iter().all(|band| band.id != *id));
            let above = bands.len().checked_sub(2).and_then(|i| bands.get(i)).map_or(Number::HUNDRED, |b| b.at_least.0);
            let half = above.times_ratio(Number::ONE, Number::whole(2), 0).unwrap_or(Number::ONE);
            let label = (1..).map(|i| fill(state.words().edit.new_grade, &[&i.to_string()]));
            let label = label.take(99).find(|label| bands.iter().all(|band| band.label != *label));
            let band = GradeBand {
                id: id.unwrap_or_default(),
                label: label.unwrap_or_default(),
                label_en: String::new(),
                at_least: Points(half),
                synonyms: Vec::new(),
            };
            bands.insert(bands.len().max(1) - 1, band);
        });
        form.focus(vec![format!("rule-{}", Key::GradeLabel(count.get_untracked().max(2) - 2).path())]);
    });
    let row = move |index: usize| {
        let label = Signal::derive(move || fill(state.words().edit.remove, &[&editor.shown(Key::GradeLabel(index))]));
        let remove = Callback::new(move |()| {
            editor.change(move |profile| drop(profile.grades.bands.remove(index)));
            form.focus(vec!["add-rule-grade".to_owned()]);
        });
        // The lowest grade holds the zero.
        let fixed = Signal::derive(move || index + 1 == count.get());
        view! {
            <tr>
                <td>{input(editor, Key::GradeLabel(index), false, Some(word(state, |w| w.grade)))}</td>
                <td>{input(editor, Key::GradeFrom(index), true, Some(labelled(state, editor, |w| w.grade_from, Key::GradeLabel(index))))}</td>
                <td>{tool(format!("rule-grade-{index}-remove"), Icon::Remove, label, fixed, remove)}</td>
            </tr>
        }
    };
    let table = view! {
        <table class="table edit">
            <caption>{move || state.words().edit.grade_cuts}</caption>
            {columns(&["", "c-s", "c-xs"])}
            <thead>
                <tr>
                    <th scope="col">{move || state.words().edit.grade}</th>
                    <th scope="col" class="num">{move || state.words().edit.grade_from}</th>
                    <th scope="col"><span class="vh">{move || state.words().edit.adjust}</span></th>
                </tr>
            </thead>
            <tbody><For each=move || 0..count.get() key=|index| *index children=row/></tbody>
        </table>
    };
    view! {
        <div class="stack-v">
            {wrapped(word(state, |w| w.grade_cuts), table.into_any())}
            {add_button("add-rule-grade".to_owned(), word(state, |w| w.add_grade), None, "btn small", add)}
        </div>
    }
}
