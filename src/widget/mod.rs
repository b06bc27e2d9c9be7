//! The widget: a leptos app in the shadow root of `<jixiao-widget>`.
//!
//! What belongs here: state, views, keyboard, files, drafts; everything that needs a browser. What does not: any
//! arithmetic or rule; views show what [`crate::evaluation`] gives, in the words of [`crate::words`].
//!
//! Data flows one way: a view dispatches an [`crate::report::edit::Edit`]; [`state::State`] applies it; the evaluation
//! follows from the report; views follow from both.

// The module for reading leaves out what only trying and editing need: less to download.
#![cfg_attr(not(feature = "edit"), allow(dead_code, unused_imports))]

mod app;
#[cfg(feature = "edit")]
mod check;
mod dom;
mod download;
#[cfg(feature = "edit")]
mod draft;
#[cfg(feature = "edit")]
mod edit;
pub mod element;
mod executor;
mod explore;
#[cfg(feature = "edit")]
mod files;
#[cfg(feature = "edit")]
mod history;
#[cfg(feature = "edit")]
mod parts;
mod print;
mod reactive;
mod state;
#[cfg(feature = "edit")]
mod tried;
