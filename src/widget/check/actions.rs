//! What can be done with the findings: filling the form with the report, copying, saving, printing.

use wasm_bindgen::JsValue;

use super::desk::Subject;
use super::run;
use crate::audit::{audit, audit_report};
use crate::evaluation::profile_of;
use crate::publish;
use crate::report::Report;
use crate::report::field::Field;
use crate::widget::dom::{El, button, el, menu};
use crate::widget::edit::{close_menu_of, show_field};
use crate::widget::explore::is_tried;
use crate::widget::files;
use crate::widget::print::print;
use crate::widget::reactive::*;
use crate::widget::state::{Mode, Notice, State, state};
use crate::words::{Words, words};

/// In which form the findings are taken away.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Letter,
    Csv,
    Json,
}

/// Everything that needs findings; nothing of it is there without.
pub fn actions() -> Vec<El> {
    let state = state();
    let outcome = state.desk.outcome;
    let text = move || outcome.with(|outcome| outcome.subject == Subject::Text);
    let any = move || outcome.with(|outcome| outcome.subject.has_results());
    let asking = RwSignal::new(false);
    let fill = button("button.btn.primary")
        .bind_aria("aria-expanded", move || asking.get())
        .word(|w| w.check.fill)
        .on_click(move || {
            // Work that is in no file is asked about; everything else is taken back with undo.
            let work = state.unsaved.get_untracked() && state.report.with_untracked(|r| *r != Report::default());
            if work && !asking.get_untracked() {
                asking.set(true);
            } else {
                asking.set(false);
                fill_form(state);
            }
        });
    let ask = el("p.check-note")
        .attr("role", "status")
        .bind_flag("hidden", move || !asking.get())
        .word(|w| w.check.fill_note);
    let print =
        button("button.btn").bind_flag("hidden", move || !any()).word(|w| w.check.print).on_click(move || print(state));
    let take = el("span.no-print").bind_flag("hidden", move || !any()).add(menu("btn", |w| w.check.take, take_panel));
    // Hidden as a whole: an empty place in the row of buttons would leave its gap.
    let fill = el("span.no-print").bind_flag("hidden", move || !text()).add(fill).add(ask);
    vec![fill, take, print]
}

/// The form takes over what the text states.
fn fill_form(state: State) {
    state.desk.take_typed();
    let report = state
        .desk
        .text
        .with_untracked(|text| run::with_options(state, |options| audit(text, options).extraction.report));
    // What is filled in is work of the form, and kept as its draft.
    state.mode.set(Mode::Edit);
    state.fill_form(report);
    show_field(state, Field::Department);
    let text = words(state.lang.get_untracked()).check.filled.to_owned();
    state.notice.set(Some(Notice { text, bad: false }));
}

/// What can be taken away: the findings as a letter, a table, a file, and the text.
fn take_panel() -> El {
    let state = state();
    let copied = RwSignal::new(None::<bool>);
    let copy = button("button.menu-item")
        .say(move || {
            let w = &state.words().check;
            match copied.get() {
                None => w.copy_letter,
                Some(true) => w.copied,
                Some(false) => w.copy_failed,
            }
            .to_owned()
        })
        .on_click(move || copy(state, written(state, Form::Letter), copied));
    let item = |word: fn(&'static Words) -> &'static str, form: Form| {
        button("button.menu-item").word(word).on("click", move |event| {
            close_menu_of(event);
            save(state, form);
        })
    };
    let own = button("button.menu-item")
        .bind_flag("hidden", move || state.desk.outcome.with(|outcome| outcome.subject != Subject::Text))
        .word(|w| w.check.save_text)
        .on("click", move |event| {
            close_menu_of(event);
            save_text(state);
        });
    el("div.menu-panel").add_all([
        copy,
        item(|w| w.check.save_letter, Form::Letter),
        item(|w| w.check.save_csv, Form::Csv),
        item(|w| w.check.save_json, Form::Json),
        own,
    ])
}

/// The findings in a form, made anew from the text or the report as they are now.
fn written(state: State, form: Form) -> String {
    let desk = state.desk;
    desk.take_typed();
    let lang = state.lang.get_untracked();
    let name = title(state);
    if desk.text.with_untracked(|text| text.trim().is_empty()) {
        let report = state.report.get_untracked();
        return untrack(|| {
            state.with_profile(|profile| {
                let findings = audit_report(&report, profile);
                let public = publish::findings(&findings, None, profile, lang);
                write(&public, form, &name, words(lang).profile(profile), "", lang)
            })
        });
    }
    desk.text.with_untracked(|text| {
        run::with_options(state, |options| {
            let audit = audit(text, options);
            let public = publish::of(&audit, lang);
            if form == Form::Json {
                return crate::api::to_text(&public);
            }
            let profile = crate::rules::find(&audit.evaluation.rules);
            let profile = profile.unwrap_or_else(|| profile_of(&audit.extraction.report));
            write(&public.findings, form, &name, words(lang).profile(profile), text, lang)
        })
    })
}

fn write(
    findings: &[publish::FindingJson<'_>],
    form: Form,
    title: &str,
    rules: &str,
    text: &str,
    lang: crate::words::Lang,
) -> String {
    match form {
        Form::Letter => publish::letter(findings, &publish::Letter { title, rules, text, brief: false }, lang),
        Form::Csv => publish::csv(findings, lang),
        Form::Json => crate::api::to_text(findings),
    }
}

/// Whose report it is, else the name of the file.
fn title(state: State) -> String {
    let department = state.desk.outcome.with_untracked(|outcome| outcome.department.clone());
    let year = state.desk.outcome.with_untracked(|outcome| outcome.year.map(|year| year.to_string()));
    let department = if department.is_empty() { state.desk.name.get_untracked() } else { department };
    let of_report = state.desk.outcome.with_untracked(|outcome| outcome.subject == Subject::Report);
    let tried = of_report && untrack(|| is_tried(state));
    let mark = if tried { words(state.lang.get_untracked()).explore.trial_mark } else { "" };
    [department, year.unwrap_or_default(), mark.to_owned()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn save(state: State, form: Form) {
    let (extension, kind) = match form {
        Form::Letter => ("txt", "text/plain"),
        Form::Csv => ("csv", "text/csv"),
        Form::Json => ("json", "application/json"),
    };
    let word = words(state.lang.get_untracked()).check.file_findings;
    files::offer(&file_name(state, word, extension), kind, &written(state, form));
}

fn save_text(state: State) {
    state.desk.take_typed();
    let word = words(state.lang.get_untracked()).check.text;
    let name = file_name(state, word, "txt");
    state.desk.text.with_untracked(|text| files::offer(&name, "text/plain", text));
    state.desk.edited.set(false);
}

fn file_name(state: State, word: &str, extension: &str) -> String {
    let title = title(state).replace(' ', "-");
    let stem = if title.is_empty() { word.to_owned() } else { format!("{title}-{word}") };
    format!("{}.{extension}", files::safe(&stem))
}

fn copy(state: State, text: String, copied: RwSignal<Option<bool>>) {
    crate::widget::executor::spawn(async move {
        let written = match web_sys::window().map(|window| window.navigator()) {
            // Absent outside secure contexts and in old engines.
            Some(navigator) => match js_sys::Reflect::get(&navigator, &"clipboard".into()) {
                Ok(clipboard) if !clipboard.is_undefined() => {
                    let promise = navigator.clipboard().write_text(&text);
                    wasm_bindgen_futures::JsFuture::from(promise).await
                }
                _ => Err(JsValue::NULL),
            },
            None => Err(JsValue::NULL),
        };
        // The widget may be gone by now.
        if copied.try_set(Some(written.is_ok())).is_none() {
            let w = &words(state.lang.get_untracked()).check;
            state.announcement.set((if written.is_ok() { w.copied } else { w.copy_failed }).to_owned());
        }
    });
}
