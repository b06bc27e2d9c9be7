//! What the parts of the form share: finding places in it, bringing a row into view, putting the focus there.

use gloo_timers::callback::Timeout;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, HtmlElement, HtmlInputElement};

use super::problems::{self, Problem};
use crate::report::edit::Edit;
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::widget::state::{State, state};

/// Handles that every part of the form may use; copying it copies handles.
#[derive(Clone, Copy)]
pub struct Form {
    pub root: NodeRef<html::Div>,
    /// A field that is to be brought into view: the table that holds it turns to its page.
    pub reveal: RwSignal<Option<Field>>,
    /// Indicators whose parameters are open.
    pub open: RwSignal<Vec<IndicatorPath>>,
    /// Fields that hold something impossible.
    pub problems: Memo<Vec<Problem>>,
    /// The reader asked to save: the problems are listed above the form.
    pub listed: RwSignal<bool>,
}

impl Form {
    pub fn new(state: State) -> Form {
        Form {
            root: NodeRef::new(),
            reveal: RwSignal::new(None),
            open: RwSignal::new(Vec::new()),
            problems: Memo::new(move |_| problems::of(state)),
            listed: RwSignal::new(false),
        }
    }

    /// The element of this id inside the widget.
    pub fn element(self, id: &str) -> Option<HtmlElement> {
        let root = self.root.try_get_untracked().flatten()?.get_root_node();
        root.unchecked_into::<DocumentFragment>().get_element_by_id(id)?.dyn_into().ok()
    }

    /// Puts the focus on the first of these elements that exists, once the page has followed the change.
    pub fn focus(self, ids: Vec<String>) {
        Timeout::new(0, move || {
            if let Some(element) = ids.iter().find_map(|id| self.element(id)) {
                let _ = element.focus();
                if let Some(input) = element.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "text") {
                    input.select();
                }
            }
        })
        .forget();
    }

    /// Brings the row of a field into view and puts the focus on the first of the elements that exists.
    pub fn show(self, row: Field, ids: Vec<String>) {
        self.reveal.set(Some(row));
        self.focus(ids);
    }

    /// Brings a field into view and puts the focus into it.
    pub fn go_to(self, field: &Field) {
        if let Field::Indicator(path, IndicatorField::Method(_) | IndicatorField::Lost) = field {
            self.unfold(path, true);
        }
        self.show(field.clone(), vec![field.path()]);
    }

    pub fn unfold(self, path: &IndicatorPath, open: bool) {
        self.open.update(|paths| {
            paths.retain(|other| other != path);
            if open {
                paths.push(path.clone());
            }
        });
    }

    /// Changes rows; what is unfolded stays with its row.
    pub fn change_rows(self, state: State, edit: Edit) -> bool {
        let name = |path: &IndicatorPath| Field::Indicator(path.clone(), IndicatorField::Name);
        let open =
            self.open.with_untracked(|paths| paths.iter().map(|path| edit.follow(&name(path))).collect::<Vec<_>>());
        if state.dispatch(edit).is_err() {
            return false;
        }
        if !open.is_empty() {
            let path = |field| if let Field::Indicator(path, _) = field { Some(path) } else { None };
            self.open.set(open.into_iter().flatten().filter_map(path).collect());
        }
        true
    }
}

/// The form that a part stands in.
pub fn form() -> Form {
    expect_context::<Form>()
}

/// The state and the form, as nearly every part needs them.
pub fn both() -> (State, Form) {
    (state(), form())
}
