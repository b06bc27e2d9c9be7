//! The reactive system of leptos: signals, memos, owners. The explore module uses these alone, without leptos' views.

pub use reactive_graph::computed::Memo;
pub use reactive_graph::effect::RenderEffect;
pub use reactive_graph::graph::untrack;
pub use reactive_graph::owner::{LocalStorage, Owner, StoredValue, expect_context, provide_context};
pub use reactive_graph::signal::RwSignal;
pub use reactive_graph::traits::*;
pub use reactive_graph::wrappers::read::Signal;
