//! What a reader can take away. The files are made by the module for editing, which is fetched for it: few take one.

use super::state::State;

/// What can be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Download {
    Json,
    Scores,
    Shares,
}

impl Download {
    pub const ALL: [Download; 3] = [Download::Json, Download::Scores, Download::Shares];

    /// The name under which one module asks the other.
    pub fn code(self) -> &'static str {
        match self {
            Download::Json => "json",
            Download::Scores => "scores",
            Download::Shares => "shares",
        }
    }
}

#[cfg(feature = "edit")]
pub fn download(state: State, what: Download) {
    super::files::save(state, what);
}

#[cfg(not(feature = "edit"))]
pub fn download(state: State, what: Download) {
    use super::reactive::*;
    state.download_wanted.set(Some(what));
}
