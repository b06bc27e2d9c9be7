//! Small pieces of forms in leptos' `view!`, for the edit view. Each shows one thing and knows nothing of the view
//! around it. What the explore view needs too is in [`super::dom`].

mod field;
mod follow;
mod icon;
mod menu;
mod mixed;

pub use super::dom::{Kind, Shape, move_in_column, verdict_shape};
pub use field::{Check, FieldInput, FieldSelect, FieldSwitch, LabelledField};
pub use follow::{Followers, follow, follow_rows, follow_text};
pub use icon::{Icon, caret, icon, shape, verdict};
pub use menu::Menu;
pub use mixed::mixed;
