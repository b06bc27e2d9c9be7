//! The parts of the form, and the way from one to another: links at the side, a list of choices on a phone.
//!
//! The address of the page is the host's: a link moves the focus and changes no address.

use gloo_events::EventListener;
use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

use super::form::{Form, both};
use crate::comparison::Verdict;
use crate::report::expenditure::CategoryId;
use crate::report::field::Field;
use crate::widget::parts::{shape, verdict_shape};
use crate::words::{Words, fill};

/// A part of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Basics,
    Staff,
    Execution,
    BasicExpenditure,
    Projects,
    Total,
    Budgets,
    Indicators,
    Conclusion,
    Texts,
    Rules,
}

impl Part {
    pub const ALL: [Part; 11] = [
        Part::Basics,
        Part::Staff,
        Part::Execution,
        Part::BasicExpenditure,
        Part::Projects,
        Part::Total,
        Part::Budgets,
        Part::Indicators,
        Part::Conclusion,
        Part::Texts,
        Part::Rules,
    ];

    fn code(self) -> &'static str {
        match self {
            Part::Basics => "base",
            Part::Staff => "staff",
            Part::Execution => "exec",
            Part::BasicExpenditure => "basic",
            Part::Projects => "project",
            Part::Total => "total",
            Part::Budgets => "four",
            Part::Indicators => "score",
            Part::Conclusion => "claim",
            Part::Texts => "text",
            Part::Rules => "rules",
        }
    }

    fn section_id(self) -> String {
        format!("s-{}", self.code())
    }

    pub fn heading_id(self) -> String {
        format!("h-{}", self.code())
    }

    fn title(self, words: &Words) -> &'static str {
        let w = &words.edit;
        match self {
            Part::Basics => w.basics,
            Part::Staff => w.staff,
            Part::Execution => w.execution,
            Part::BasicExpenditure => words.common.category_basic,
            Part::Projects => words.common.category_project,
            Part::Total => w.total_and_other,
            Part::Budgets => w.budgets,
            Part::Indicators => w.indicators,
            Part::Conclusion => w.conclusion,
            Part::Texts => w.texts,
            Part::Rules => w.own_rules,
        }
    }

    fn note(self, words: &Words) -> &'static str {
        let w = &words.edit;
        match self {
            Part::Staff => w.staff_note,
            Part::Execution => w.execution_note,
            Part::BasicExpenditure => w.basic_note,
            Part::Projects => w.project_note,
            Part::Total => w.total_note,
            Part::Budgets => w.budgets_note,
            Part::Indicators => w.indicators_note,
            Part::Conclusion => w.conclusion_note,
            Part::Rules => w.own_rules_note,
            Part::Basics | Part::Texts => "",
        }
    }

    /// The part that a field stands in.
    pub fn of(field: &Field) -> Part {
        match field {
            Field::Department | Field::Year | Field::Region | Field::Title | Field::Rules => Part::Basics,
            Field::Line(path, _) => match path.category {
                CategoryId::Basic | CategoryId::Personnel | CategoryId::Operating => Part::BasicExpenditure,
                CategoryId::Project => Part::Projects,
                CategoryId::Total | CategoryId::Other => Part::Total,
            },
            Field::Indicator(..) => Part::Indicators,
            Field::Fund(..) => Part::Execution,
            Field::Budget(..) => Part::Budgets,
            Field::StaffUnitName(_) | Field::Staff(..) => Part::Staff,
            Field::StatedTotal | Field::StatedGrade | Field::StatedRate => Part::Conclusion,
            Field::SectionHeading(_) | Field::SectionText(_) => Part::Texts,
        }
    }
}

/// The parts that are there: the editor of rules only where a report has rules of its own.
fn parts(own_rules: bool) -> impl Iterator<Item = Part> {
    Part::ALL.into_iter().filter(move |part| *part != Part::Rules || own_rules)
}

/// A part with its heading.
#[component]
pub fn Section(part: Part, children: Children) -> impl IntoView {
    let (state, _) = both();
    view! {
        <section class="section" id=part.section_id() aria-labelledby=part.heading_id()>
            <div class="section-head">
                <h2 class="section-title" id=part.heading_id() tabindex="-1">{move || part.title(state.words())}</h2>
                {move || {
                    let note = part.note(state.words());
                    (!note.is_empty()).then(|| view! { <p class="note">{note}</p> })
                }}
            </div>
            {children()}
        </section>
    }
}

/// The way from part to part.
#[component]
pub fn Navigation(#[prop(into)] own_rules: Signal<bool>) -> impl IntoView {
    let (state, form) = both();
    let current = RwSignal::new(Part::Basics);
    follow_scrolling(form, current);
    let go = move |part: Part| {
        current.set(part);
        if let Some(section) = form.element(&part.section_id()) {
            section.scroll_into_view();
        }
        form.focus(vec![part.heading_id()]);
    };
    let link = move |part: Part| {
        let problems = Memo::new(move |_| form.problems.with(|all| all.iter().filter(|p| p.part() == part).count()));
        let press = move |event: MouseEvent| {
            event.prevent_default();
            go(part);
        };
        let count = move || {
            let (count, words) = (problems.get(), state.words());
            (count > 0).then(|| {
                view! {
                    <span class="verdict inconsistent">
                        {shape(verdict_shape(Verdict::Inconsistent))}
                        {count}
                        <span class="vh">{words.edit.to_mend}</span>
                    </span>
                }
            })
        };
        view! {
            <li>
                <a
                    href=format!("#{}", part.section_id())
                    aria-current=move || (current.get() == part).then_some("true")
                    on:click=press
                >
                    {move || part.title(state.words())}
                    {count}
                </a>
            </li>
        }
    };
    let pick = move |event: Event| {
        let code = event_target_value(&event);
        if let Some(part) = Part::ALL.into_iter().find(|part| part.code() == code) {
            go(part);
        }
    };
    view! {
        <nav class="sections" aria-label=move || state.words().edit.parts>
            <ul class="sections-list">{move || parts(own_rules.get()).map(link).collect_view()}</ul>
            <div class="sections-pick field">
                <label class="label" for="jx-pick">{move || state.words().edit.jump_to}</label>
                <select class="input" id="jx-pick" on:change=pick>
                    {move || parts(own_rules.get()).map(|part| {
                        let text = move || {
                            let count = form.problems.with(|all| all.iter().filter(|p| p.part() == part).count());
                            let words = state.words();
                            let title = part.title(words);
                            if count > 0 {
                                fill(words.edit.title_to_mend, &[title, &count.to_string()])
                            } else {
                                title.to_owned()
                            }
                        };
                        view! {
                            <option value=part.code() prop:selected=move || current.get() == part>{text}</option>
                        }
                    }).collect_view()}
                </select>
            </div>
        </nav>
    }
}

/// Marks the part that the reader scrolled to.
fn follow_scrolling(form: Form, current: RwSignal<Part>) {
    let Some(window) = web_sys::window() else { return };
    let at_top = move || {
        let above = |part: &Part| {
            let top = form.element(&part.section_id())?.get_bounding_client_rect().top();
            // Below the bar that stays on top.
            (top as i32 <= 140).then_some(*part)
        };
        Part::ALL.iter().filter_map(above).next_back()
    };
    let scrolled = EventListener::new(&window, "scroll", move |_| {
        let part = at_top().unwrap_or(Part::Basics);
        if part != current.get_untracked() {
            current.set(part);
        }
    });
    let kept = StoredValue::new_local(Some(scrolled));
    on_cleanup(move || kept.dispose());
}
