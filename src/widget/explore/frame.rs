//! The frames that sections share: heading, table, working.

use crate::widget::reactive::*;

use super::figures::formulas;
use crate::widget::dom::{El, caret, el, move_in_column};
use crate::widget::state::state;
use crate::words::Words;

/// A word in the reader's language.
pub type Word = fn(&'static Words) -> &'static str;

/// A section with its heading and a note beside it.
pub fn section(id: &str, title: Word, note: Word) -> El {
    let heading = el("h2.section-title").attr("id", id).word(title);
    el("section.section")
        .attr("aria-labelledby", id)
        .add(el("div.section-head").add(heading).add(el("p.note").word(note)))
}

/// A table that scrolls by itself where it is too wide. `name` tells readers of a screen what it holds.
pub fn table(name: impl Fn() -> String + 'static, table: El) -> El {
    // Only while figures are tried there are fields to go from row to row in.
    #[cfg(feature = "edit")]
    let table = table.on("keydown", |event| move_in_column(event.unchecked_key()));
    let scroller = el("div.table-wrap").attr("role", "region").attr("tabindex", "0");
    scroller.bind("aria-label", move || Some(name())).add(table)
}

/// A column heading; figures stand to the right.
pub fn column(word: Word, figures: bool) -> El {
    el(if figures { "th.num" } else { "th" }).attr("scope", "col").word(word)
}

pub fn row_heading() -> El {
    el("th").attr("scope", "row")
}

/// A cell with a figure that follows signals.
pub fn figure_cell(f: impl Fn() -> String + 'static) -> El {
    el("td.num").say(f)
}

/// Folded lines that show how a figure came about; unfolded for the printer.
pub fn working(lines: impl Fn() -> Vec<String> + 'static) -> El {
    fold(Box::new(lines))
}

fn fold(lines: Box<dyn Fn() -> Vec<String>>) -> El {
    let state = state();
    let inset = el("div.inset").region(move || formulas(state.words(), &lines()));
    el("details.working")
        .open_while(move || state.printing.get())
        .add(el("summary").add(caret()).word(|w| w.common.show_working))
        .add(inset)
}

/// The inside of a fold, made once the first picture stands: nobody can unfold it sooner.
pub fn folded(f: impl Fn() -> Vec<El> + 'static) -> El {
    fn folded(f: Box<dyn Fn() -> Vec<El>>) -> El {
        let state = state();
        el("div.inset").region(move || if state.settled.get() || state.printing.get() { f() } else { Vec::new() })
    }
    folded(Box::new(f))
}

/// Key events by their own type.
pub trait KeyOf {
    fn unchecked_key(&self) -> &web_sys::KeyboardEvent;
}

impl KeyOf for web_sys::Event {
    fn unchecked_key(&self) -> &web_sys::KeyboardEvent {
        wasm_bindgen::JsCast::unchecked_ref(self)
    }
}
