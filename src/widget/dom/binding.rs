//! What an input shows of a field of the report, whichever way it is drawn.

#[cfg(feature = "edit")]
pub use fields::{error_of, field_error, shown_text, text_of};

/// What is typed into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// A figure that cannot be negative: phones show their number pad.
    Number,
    /// A figure that can be negative: number pads of phones have no minus.
    Amount,
    /// Several lines.
    Lines,
}

/// The module for reading has no inputs.
#[cfg(feature = "edit")]
mod fields {
    use crate::report::field::Field;
    use crate::widget::dom::memo;
    use crate::widget::reactive::*;
    use crate::widget::state::State;

    /// The text being typed, a text that did not fit, what stands instead of the figure, or the report's figure.
    pub fn text_of(state: State, field: &Field, instead: Option<Signal<Option<String>>>) -> String {
        let typed =
            state.typing.with(|typing| typing.as_ref().filter(|(f, _)| f == field).map(|(_, text)| text.clone()));
        let kept = || state.invalid.with(|invalid| invalid.iter().find(|i| i.field == *field).map(|i| i.text.clone()));
        let instead = || instead.and_then(|instead| instead.get());
        let figure = || state.report.with(|report| field.get(report)).unwrap_or_default();
        typed.or_else(kept).or_else(instead).unwrap_or_else(figure)
    }

    /// The same, following all of them.
    pub fn shown_text(state: State, field: &Field, instead: Option<Signal<Option<String>>>) -> Memo<String> {
        let field = field.clone();
        memo(move || text_of(state, &field, instead))
    }

    /// Why the text in a field does not fit, if it does not.
    pub fn error_of(state: State, field: &Field) -> Option<String> {
        let error = state.invalid.with(|invalid| invalid.iter().find(|i| i.field == *field).map(|i| i.error))?;
        Some(state.words().field_error(error))
    }

    /// The same, following the texts that do not fit.
    pub fn field_error(state: State, field: &Field) -> Memo<Option<String>> {
        let field = field.clone();
        memo(move || error_of(state, &field))
    }
}
