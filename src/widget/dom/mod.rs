//! Elements of the page, built at run time.
//!
//! leptos' `view!` gives every piece of a view a type of its own and compiles building, updating and removing for each
//! of them; for the explore view that made three times the code of everything else together. Here all elements have
//! one type, and what changes is bound to leptos signals directly: a text, an attribute, a region, a list of rows.
//!
//! Everything bound lives as long as the leptos owner it was made under; what a region or row made goes with it.

mod bar;
mod binding;
mod grid;
#[cfg(feature = "edit")]
mod input;
mod menu;
mod page;
mod shapes;

use std::cell::RefCell;

use crate::widget::reactive::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, Node};

use super::executor;
use super::state::state;
use crate::words::{Lang, Words};

pub use bar::{Bar, bar};
pub use binding::Kind;
#[cfg(feature = "edit")]
pub use binding::{error_of, text_of};
pub use grid::{move_in_column, move_in_list};
#[cfg(feature = "edit")]
pub use input::{figure_input, show_understood};
pub use menu::{close_menus, menu};
pub use page::Listener;
pub use shapes::{Shape, caret, shape, verdict, verdict_shape};

/// An element under construction, and later its handle.
#[derive(Clone)]
pub struct El(pub Element);

/// The name of a row in a keyed list: its place in the report.
pub type Key = Vec<usize>;

/// An HTML element by tag and classes: `el("p.note")`.
pub fn el(selector: &str) -> El {
    El(page::element(selector, false))
}

/// An SVG element by tag and class.
pub fn svg(selector: &str) -> El {
    El(page::element(selector, true))
}

/// Runs now and whenever a signal read in it changes, for as long as the current owner lives.
pub fn watch(f: impl FnMut() + 'static) {
    fn keep(mut f: Box<dyn FnMut()>) {
        StoredValue::new_local(RenderEffect::new(move |_| f()));
    }
    keep(Box::new(f));
}

/// A value that follows signals. All closures are boxed alike, so that each type of value is compiled once.
pub fn memo<T: PartialEq + Send + Sync + 'static>(f: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    fn boxed<T: PartialEq + Send + Sync + 'static>(f: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
        Memo::new(move |_| f())
    }
    boxed(Box::new(f))
}

impl El {
    pub fn attr(self, name: &str, value: &str) -> El {
        page::attribute(&self.0, name, Some(value));
        self
    }

    /// An attribute that follows signals; `None` takes it away.
    pub fn bind(self, name: &'static str, f: impl Fn() -> Option<String> + 'static) -> El {
        fn bind(element: Element, name: &'static str, f: Box<dyn Fn() -> Option<String>>) {
            watch(move || page::attribute(&element, name, f().as_deref()));
        }
        bind(self.0.clone(), name, Box::new(f));
        self
    }

    /// A true-or-false attribute of ARIA that follows signals.
    pub fn bind_aria(self, name: &'static str, f: impl Fn() -> bool + 'static) -> El {
        self.bind(name, move || Some((if f() { "true" } else { "false" }).to_owned()))
    }

    /// A true-or-false attribute of HTML (`hidden`, `open`) that follows signals.
    pub fn bind_flag(self, name: &'static str, f: impl Fn() -> bool + 'static) -> El {
        self.bind(name, move || f().then(String::new))
    }

    /// A fold that is open while `f` says so, and afterwards as it was before.
    pub fn open_while(self, f: impl Fn() -> bool + 'static) -> El {
        fn open_while(element: Element, f: Box<dyn Fn() -> bool>) {
            let mut before = None;
            watch(move || match (f(), before) {
                (true, None) => {
                    before = Some(element.has_attribute("open"));
                    let _ = element.set_attribute("open", "");
                }
                (false, Some(was)) => {
                    before = None;
                    if !was {
                        let _ = element.remove_attribute("open");
                    }
                }
                _ => {}
            });
        }
        open_while(self.0.clone(), Box::new(f));
        self
    }

    /// A property that follows signals: what attributes do not reach, such as the value of an input.
    pub fn bind_property(self, name: &'static str, f: impl Fn() -> JsValue + 'static) -> El {
        fn bind(element: Element, name: &'static str, f: Box<dyn Fn() -> JsValue>) {
            watch(move || {
                let _ = js_sys::Reflect::set(&element, &name.into(), &f());
            });
        }
        bind(self.0.clone(), name, Box::new(f));
        self
    }

    pub fn text(self, text: &str) -> El {
        page::say(&self.0, text);
        self
    }

    /// A text that follows signals.
    pub fn say(self, f: impl Fn() -> String + 'static) -> El {
        fn say(parent: &Element, f: Box<dyn Fn() -> String>) {
            let node = page::text(parent);
            watch(move || page::write(&node, &f()));
        }
        say(&self.0, Box::new(f));
        self
    }

    /// A name that follows signals: one of the report's own, which is Chinese, or a word of the page.
    pub fn name(self, f: impl Fn() -> String + 'static) -> El {
        fn name(element: Element, f: Box<dyn Fn() -> String>) {
            let (state, node) = (state(), page::text(&element));
            let mut named = None;
            watch(move || {
                let text = f();
                page::write(&node, &text);
                let lang = state.words().lang_of(&text);
                if lang != named {
                    page::attribute(&element, "lang", lang);
                    named = lang;
                }
            });
        }
        name(self.0.clone(), Box::new(f));
        self
    }

    /// A sentence of the page with words of the report in it, which say that they are Chinese where the page is not.
    pub fn mixed(self, words: &Words, text: &str) -> El {
        words.pieces(text).into_iter().fold(self, |el, (piece, own)| {
            if own { el.add(self::el("span").attr("lang", Lang::Chinese.tag()).text(piece)) } else { el.text(piece) }
        })
    }

    /// The same, following signals.
    pub fn say_mixed(self, f: impl Fn() -> String + 'static) -> El {
        let state = state();
        self.region(move || vec![el("span").mixed(state.words(), &f())])
    }

    /// A word that follows the language.
    pub fn word(self, word: fn(&'static Words) -> &'static str) -> El {
        let state = state();
        self.say(move || word(state.words()).to_owned())
    }

    /// An attribute with a word that follows the language.
    pub fn label(self, word: fn(&'static Words) -> &'static str) -> El {
        let state = state();
        self.bind("aria-label", move || Some(word(state.words()).to_owned()))
    }

    /// The same once more, with all that stands in it; what is bound or heard there is not copied.
    pub fn copy(&self) -> El {
        El(page::copy(&self.0))
    }

    pub fn add(self, child: El) -> El {
        page::append(&self.0, &child.0);
        self
    }

    pub fn add_all(self, children: impl IntoIterator<Item = El>) -> El {
        children.into_iter().fold(self, El::add)
    }

    /// Elements that are made anew whenever a signal read in `f` changes.
    pub fn region(self, f: impl Fn() -> Vec<El> + 'static) -> El {
        fn region(parent: &Element, f: Box<dyn Fn() -> Vec<El>>) {
            let end = page::text(parent);
            let shown = RefCell::new(Vec::<El>::new());
            watch(move || {
                for old in shown.borrow_mut().drain(..) {
                    old.0.remove();
                }
                let new = f();
                for element in &new {
                    page::insert(&element.0, &end);
                }
                *shown.borrow_mut() = new;
            });
        }
        region(&self.0, Box::new(f));
        self
    }

    /// One element that is there or not.
    pub fn maybe(self, f: impl Fn() -> Option<El> + 'static) -> El {
        fn maybe(parent: El, f: Box<dyn Fn() -> Option<El>>) -> El {
            parent.region(move || f().into_iter().collect())
        }
        maybe(self, Box::new(f))
    }

    /// A row for every key. A row stays as long as its key does, with its focus and its state.
    pub fn each(self, keys: impl Fn() -> Vec<Key> + 'static, row: impl Fn(Key) -> Vec<El> + 'static) -> El {
        fn each(parent: &Element, keys: Box<dyn Fn() -> Vec<Key>>, row: Box<dyn Fn(Key) -> Vec<El>>) {
            let end = page::text(parent);
            let owner = Owner::current().unwrap_or_default();
            let rows: RefCell<Vec<Row>> = RefCell::default();
            watch(move || {
                let keys = keys();
                let mut old: Vec<Option<Row>> = rows.take().into_iter().map(Some).collect();
                let mut new: Vec<Row> = Vec::with_capacity(keys.len());
                // Rows mostly stay in order, so the next old row is nearly always the one that is looked for.
                let mut next = 0;
                for key in keys {
                    let is_it = |row: &Option<Row>| row.as_ref().is_some_and(|row| row.key == key);
                    let found = if old.get(next).is_some_and(is_it) { Some(next) } else { old.iter().position(is_it) };
                    if let Some(kept) = found.and_then(|at| old[at].take()) {
                        next = found.map_or(0, |at| at + 1);
                        new.push(kept);
                    } else {
                        let owner = owner.child();
                        let elements = untrack(|| owner.with(|| row(key.clone())));
                        new.push(Row { key, _owner: owner, elements });
                    }
                }
                for gone in old.into_iter().flatten() {
                    gone.elements.iter().for_each(|element| element.0.remove());
                }
                place(&new, &end);
                *rows.borrow_mut() = new;
            });
        }
        fn place(rows: &[Row], end: &Node) {
            let mut after = end;
            for element in rows.iter().rev().flat_map(|row| row.elements.iter().rev()) {
                page::place(&element.0, after);
                after = &element.0;
            }
        }
        each(&self.0, Box::new(keys), Box::new(row));
        self
    }

    pub fn on(self, event: &'static str, f: impl FnMut(&Event) + 'static) -> El {
        fn on(element: &Element, event: &'static str, f: Box<dyn FnMut(&Event)>) {
            StoredValue::new_local(Listener::new(element, event, f));
        }
        on(&self.0, event, Box::new(f));
        self
    }

    /// Takes the focus once it stands in the page.
    pub fn focus_soon(&self) {
        let element: HtmlElement = self.0.clone().unchecked_into();
        executor::spawn(async move {
            let _ = element.focus();
        });
    }

    pub fn on_click(self, f: impl FnMut() + 'static) -> El {
        fn on_click(element: El, mut f: Box<dyn FnMut()>) -> El {
            element.on("click", move |_| f())
        }
        on_click(self, Box::new(f))
    }
}

/// A row of a keyed list. Its owner goes with it, and everything bound in it.
struct Row {
    key: Key,
    _owner: Owner,
    elements: Vec<El>,
}

/// A plain button.
pub fn button(selector: &str) -> El {
    el(selector).attr("type", "button")
}
