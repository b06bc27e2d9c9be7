//! Small pieces that several views share. Each shows one thing and knows nothing of the view around it.

mod bar;
mod field;
mod grid;
mod icon;
mod menu;
mod working;

pub use bar::{Bar, BarMarks};
pub use field::{Check, FieldInput, FieldSelect, FieldSwitch, Kind, LabelledField};
pub use grid::{move_in_column, move_in_list};
pub use icon::{Icon, Shape, caret, icon, shape, verdict, verdict_shape};
pub use menu::{Menu, close_menus};
pub use working::Working;
