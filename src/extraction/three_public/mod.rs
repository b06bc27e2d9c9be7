//! The three public expenses (“三公”经费): journeys abroad, official vehicles, official receptions.
//!
//! What belongs here: what the names mean, and that by law these are all there is to them, which no word needs to say. What does
//! not: listings that announce their parts ([`super::sums`]).
//!
//! | file | reads |
//! |---|---|
//! | `told` | whole and parts in sentences of their own |
//! | `table` | their table, budget beside outcome, also where it lost its empty cells |
//! | `open` | changes, rates and shares in these sentences whose amounts stand elsewhere |

mod open;
mod table;
mod told;

use crate::search::AnyOf;

use super::builder::Builder;
use crate::claims::Span;

/// What sentences say by themselves comes first; the table knows the amounts of those that only say how they changed.
pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    told::read(builder, statements);
    let known = table::read(builder);
    open::read(builder, statements, known);
}

/// What a sentence speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Whole,
    Abroad,
    Vehicles,
    Bought,
    Run,
    Received,
}

/// The names, the longer first.
static NAMES: [(Subject, AnyOf); 6] = [
    (Subject::Whole, AnyOf::new(&["三公"])),
    (Subject::Abroad, AnyOf::new(&["出国"])),
    (Subject::Vehicles, AnyOf::new(&["购置及运", "购置和运", "购置与运", "购置、运", "购置费及运", "购置（含运"])),
    (Subject::Bought, AnyOf::new(&["用车购置", "车辆购置", "其中购置", "车购置费", "购车"])),
    (Subject::Run, AnyOf::new(&["运行维护", "运行费", "运维费", "用车运行", "运行支出"])),
    (Subject::Received, AnyOf::new(&["接待费", "公务接待"])),
];

/// The subject that the words name last.
fn subject_of(words: &str) -> Option<Subject> {
    let named =
        |(subject, names): &(Subject, AnyOf)| names.last_in(words).map(|(at, word)| (at + word.len(), *subject));
    let (_, last) = NAMES.iter().filter_map(named).max_by_key(|(at, _)| *at)?;
    // 公务用车购置及运行维护费 ends with the name of a part of it.
    let whole_name = NAMES[2].1.last_in(words).is_some_and(|(at, _)| words[at..].chars().count() < 16);
    Some(if last == Subject::Run && whole_name { Subject::Vehicles } else { last })
}
