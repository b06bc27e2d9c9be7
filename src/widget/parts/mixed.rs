//! A sentence of the interface with words of the report in it.

use leptos::prelude::*;

use crate::words::{Lang, Words};

/// The sentence; in a page of another language the report's words say that they are Chinese.
pub fn mixed(words: &Words, text: &str) -> AnyView {
    let piece = |(text, own): (&str, bool)| {
        let lang = own.then(|| Lang::Chinese.tag());
        view! { <span lang=lang>{text.to_owned()}</span> }
    };
    words.pieces(text).into_iter().map(piece).collect_view().into_any()
}
