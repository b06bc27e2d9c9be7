//! The door between the custom element, which is JavaScript, and the app: mounting, attributes, properties, events.

use std::cell::RefCell;
use std::rc::Rc;

use crate::widget::reactive::*;
use gloo_timers::callback::Timeout;
use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{CustomEvent, CustomEventInit, EventTarget, HtmlElement, ShadowRoot};

use super::app::app;
#[cfg(feature = "edit")]
use super::check;
use super::dom::{El, Listener, watch};
#[cfg(feature = "edit")]
use super::download::{Download, download};
use super::executor;
use super::state::{Mode, Notice, State, Theme};
use crate::api::{report_from_js, to_js, to_text};
use crate::exchange::result;
use crate::report::Report;
use crate::words::{Lang, fill};

/// Listeners of the page wait for a pause in the typing.
const CHANGE_EVENT_MS: u32 = 120;

/// One mounted widget; dropping it takes the app out of the shadow root.
#[wasm_bindgen]
pub struct WidgetHandle {
    state: State,
    app: El,
    // Dropped with the handle, and with them everything that the app bound or listens to.
    _owner: Owner,
    _listeners: Vec<Listener>,
}

/// Mounts the app into the shadow root of an element, with a report already open if one is given: nothing is drawn that
/// the report would take away again. Throws where it is none.
#[wasm_bindgen]
pub fn mount(root: &ShadowRoot, host: &HtmlElement, report: &JsValue) -> Result<WidgetHandle, JsValue> {
    executor::start();
    let report = if report.is_undefined() { None } else { Some(report_from_js(report)?) };
    let owner = Owner::new();
    let (state, app) = owner.with(|| {
        let state = State::new(host);
        for name in ["mode", "lang", "rules", "theme", "type"] {
            set_attribute(state, name, host.get_attribute(name));
        }
        let wanted = root.clone();
        state.on_edit_wanted(move || {
            dispatch(&wanted, "jixiao-edit-wanted", false, &JsValue::NULL);
        });
        tell_changes(state, host);
        follow_display(state, host);
        if let Some(report) = report {
            open(state, report);
        }
        (state, app(state))
    });
    let _ = root.append_child(&app.0);
    let listeners = listen(state);
    Ok(WidgetHandle { state, app, _owner: owner, _listeners: listeners })
}

/// Opens a report, and says so where the rules that it names are not known here.
fn open(state: State, report: Report) {
    let unknown =
        !report.rules.is_empty() && crate::rules::find(&report.rules).is_none() && report.custom_rules.is_none();
    let asked = report.rules.clone();
    #[cfg(feature = "edit")]
    state.drafts.look(&report);
    state.open(report);
    if unknown {
        let words = state.words();
        let used = state.with_profile(|profile| words.profile(profile).to_owned());
        let text = fill(words.common.unknown_rules, &[&asked, &used]);
        state.notice.set(Some(Notice { text, bad: false }));
    }
}

impl Drop for WidgetHandle {
    fn drop(&mut self) {
        // What was typed last is not lost with an element that is taken out at once.
        #[cfg(feature = "edit")]
        if is_work(self.state) {
            self.state.drafts.save_now(self.state.report);
        }
        self.app.0.remove();
    }
}

#[wasm_bindgen]
impl WidgetHandle {
    /// Opens a report (object or JSON text), or a text to be checked. Throws and leaves what is open untouched if it is
    /// neither.
    pub fn load(&self, value: &JsValue) -> Result<(), JsValue> {
        #[cfg(feature = "edit")]
        if let Some(text) = value.as_string().filter(|text| check::is_prose(text)) {
            check::open_text(self.state, text, String::new());
            return Ok(());
        }
        open(self.state, report_from_js(value)?);
        Ok(())
    }

    pub fn report(&self) -> Result<JsValue, JsValue> {
        self.state.report.with_untracked(to_js)
    }

    pub fn evaluation(&self) -> Result<JsValue, JsValue> {
        evaluation(self.state).unwrap_or(Ok(JsValue::NULL))
    }

    /// Findings come with the audit; the module for reading has none.
    #[cfg(not(feature = "edit"))]
    pub fn findings(&self) -> JsValue {
        js_sys::Array::new().into()
    }

    /// Of the text that is being checked, else of the report.
    #[cfg(feature = "edit")]
    pub fn findings(&self) -> Result<JsValue, JsValue> {
        check::findings(self.state)
    }

    #[wasm_bindgen(js_name = exportJson)]
    pub fn export_json(&self) -> String {
        self.state.report.with_untracked(to_text)
    }

    /// Back to the report as it was loaded.
    pub fn reset(&self) {
        self.state.reset();
    }

    /// What another module needs to go on where this one stands: the loader hands it to `restore` there.
    pub fn snapshot(&self) -> JsValue {
        let snapshot = Object::new();
        let text = |report: RwSignal<Report>| JsValue::from(report.with_untracked(to_text));
        let values = [
            ("report", text(self.state.report)),
            ("published", text(self.state.published)),
            ("lang", self.state.lang.get_untracked().tag().into()),
            ("unsaved", self.state.unsaved.get_untracked().into()),
            ("mode", self.state.mode.get_untracked().code().into()),
            ("trial", self.state.trial.get_untracked().into()),
            ("download", self.state.download_wanted.get_untracked().map_or(JsValue::NULL, |what| what.code().into())),
        ];
        for (name, value) in values {
            let _ = Reflect::set(&snapshot, &name.into(), &value);
        }
        snapshot.into()
    }

    /// Goes on where another module stood.
    #[cfg(feature = "edit")]
    pub fn restore(&self, snapshot: &JsValue) -> Result<(), JsValue> {
        let value = |name: &str| Reflect::get(snapshot, &name.into()).unwrap_or_default();
        let (report, published) = (report_from_js(&value("report"))?, report_from_js(&value("published"))?);
        self.state.lang.set(Lang::from_tag(&value("lang").as_string().unwrap_or_default()));
        self.state.drafts.look(&report);
        self.state.open(published);
        self.state.report.set(report);
        self.state.unsaved.set(value("unsaved").is_truthy());
        self.state.trial.set(value("trial").is_truthy());
        self.state.mode.set(Mode::from_code(&value("mode").as_string().unwrap_or_default()));
        if self.state.mode.get_untracked() == Mode::Check {
            check::focus_results(self.state);
        }
        let wanted = value("download").as_string();
        if let Some(what) = Download::ALL.into_iter().find(|what| wanted.as_deref() == Some(what.code())) {
            download(self.state, what);
        }
        Ok(())
    }

    pub fn attribute(&self, name: &str, value: Option<String>) {
        set_attribute(self.state, name, value);
    }
}

fn set_attribute(state: State, name: &str, value: Option<String>) {
    let value = value.unwrap_or_default();
    match name {
        "mode" => {
            let mode = Mode::from_code(&value);
            if state.mode.get_untracked() != mode {
                state.mode.set(mode);
            }
        }
        // The module for editing could not be fetched: nothing that needs it stays switched on.
        "reading" => {
            state.trial.set(false);
            state.download_wanted.set(None);
            state.mode.set(Mode::Explore);
        }
        "lang" => state.lang.set(Lang::from_tag(&value)),
        "rules" => {
            let rules = Some(value).filter(|id| crate::rules::find(id).is_some());
            if state.forced_rules.get_untracked() != rules {
                state.forced_rules.set(rules);
                state.tell();
            }
        }
        "theme" => {
            let theme = Theme::ALL.into_iter().find(|theme| theme.code() == value).unwrap_or_default();
            if state.theme.get_untracked() != theme {
                state.theme.set(theme);
            }
        }
        "type" => {
            let large = value == "large";
            if state.large.get_untracked() != large {
                state.large.set(large);
            }
        }
        _ => {}
    }
}

/// The style sheet reads colours and type from the host's attributes, also when the reader chooses them in the menu.
fn follow_display(state: State, host: &HtmlElement) {
    let (theme_of, type_of) = (host.clone(), host.clone());
    watch(move || {
        let theme = state.theme.get().code();
        if theme_of.get_attribute("theme").as_deref().unwrap_or("auto") != theme {
            let _ = theme_of.set_attribute("theme", theme);
        }
    });
    watch(move || {
        let large = state.large.get();
        if (type_of.get_attribute("type").as_deref() == Some("large")) != large {
            let _ = if large { type_of.set_attribute("type", "large") } else { type_of.remove_attribute("type") };
        }
    });
}

/// What follows from the open report; none where the widget is gone.
fn evaluation(state: State) -> Option<Result<JsValue, JsValue>> {
    let of = |report: &Report| state.evaluation.try_with_untracked(|found| to_js(&result::of(report, found)));
    state.report.try_with_untracked(of).flatten()
}

/// Something in the form was changed and is in no file: opening a report, or other rules, are no work of the reader's.
#[cfg(feature = "edit")]
fn is_work(state: State) -> bool {
    state.mode.get_untracked() == Mode::Edit && state.unsaved.get_untracked()
}

/// Warns before unsaved work is left, and unfolds everything for the printer.
fn listen(state: State) -> Vec<Listener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    #[cfg(feature = "edit")]
    let leaving = move |event: &web_sys::Event| {
        let form = is_work(state);
        if form {
            state.drafts.save_now(state.report);
        }
        if form || state.desk.edited.get_untracked() {
            event.prevent_default();
            // Older engines ask only if a value is returned.
            let _ = Reflect::set(event, &"returnValue".into(), &true.into());
        }
    };
    let before = move |_: &web_sys::Event| {
        executor::soon();
        state.printing.set(true);
    };
    let after = move |_: &web_sys::Event| state.printing.set(false);
    vec![
        #[cfg(feature = "edit")]
        Listener::new(&window, "beforeunload", Box::new(leaving)),
        Listener::new(&window, "beforeprint", Box::new(before)),
        Listener::new(&window, "afterprint", Box::new(after)),
    ]
}

/// `jixiao-change` events. Their detail reads the report only if a listener asks: writing a large report out at every
/// pause in the typing would cost more than calculating it. What a listener has read stays as it was.
fn tell_changes(state: State, host: &HtmlElement) {
    let asked = Rc::new(RefCell::new(Vec::<(&'static str, JsValue)>::new()));
    let getter = |name: &'static str, read: Box<dyn Fn() -> JsValue>| {
        let asked = asked.clone();
        let get = Closure::<dyn Fn() -> JsValue>::new(move || {
            let value = read();
            asked.borrow_mut().push((name, value.clone()));
            value
        });
        // Kept by the detail: a listener may read it when the widget is gone, and is told that nothing is left.
        (name, get.into_js_value())
    };
    let report = move || state.report.try_with_untracked(to_js).and_then(Result::ok).unwrap_or(JsValue::NULL);
    let evaluation = move || evaluation(state).and_then(Result::ok).unwrap_or(JsValue::NULL);
    let getters = Rc::new([getter("report", Box::new(report)), getter("evaluation", Box::new(evaluation))]);
    let host = host.clone();
    let timer = RefCell::new(None::<Timeout>);
    state.on_change(move || {
        #[cfg(feature = "edit")]
        if is_work(state) {
            state.drafts.save_soon(state.report);
        }
        let (host, getters, asked) = (host.clone(), getters.clone(), asked.clone());
        let timeout = Timeout::new(CHANGE_EVENT_MS, move || {
            let detail = Object::new();
            for (name, getter) in getters.iter() {
                define(&detail, name, "get", getter);
            }
            asked.borrow_mut().clear();
            dispatch(&host, "jixiao-change", true, &detail);
            for (name, value) in asked.take() {
                define(&detail, name, "value", &value);
            }
        });
        // Replacing the timer cancels the one before.
        *timer.borrow_mut() = Some(timeout);
    });
}

/// A property that is read through `get`, or has a `value`.
fn define(of: &Object, name: &str, how: &str, what: &JsValue) {
    let property = Object::new();
    let _ = Reflect::set(&property, &how.into(), what);
    let _ = Reflect::set(&property, &"enumerable".into(), &true.into());
    let _ = Reflect::set(&property, &"configurable".into(), &true.into());
    Object::define_property(of, &name.into(), &property);
}

/// `public` events leave the shadow root and reach the page.
fn dispatch(target: &EventTarget, name: &str, public: bool, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_bubbles(public);
    init.set_composed(public);
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = target.dispatch_event(&event);
    }
}
