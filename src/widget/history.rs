//! Undo and redo: the inverse of every edit, newest last.

use crate::report::edit::Edit;
use crate::report::field::Field;

/// Edits that can be taken back, and those that were.
#[derive(Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Edit>,
}

struct Step {
    inverse: Edit,
    /// The field whose typing may still go on; the next key in it belongs to the same step.
    typing: Option<Field>,
}

/// More steps than anyone takes back; older ones are forgotten so that memory stays bounded.
const MAX_STEPS: usize = 1000;

impl History {
    /// Remembers the inverse of an edit that was just applied. Keys typed into one field are one step.
    pub fn record(&mut self, inverse: Edit, typing: Option<Field>) {
        self.redo.clear();
        let continues = typing.is_some() && self.undo.last().is_some_and(|step| step.typing == typing);
        if continues {
            return;
        }
        if self.undo.len() == MAX_STEPS {
            self.undo.remove(0);
        }
        self.undo.push(Step { inverse, typing });
    }

    /// The reader left the field: what is typed next is a step of its own.
    pub fn pause(&mut self) {
        if let Some(step) = self.undo.last_mut() {
            step.typing = None;
        }
    }

    /// The step of what is being typed into a field, where it is the newest.
    pub fn take_typed(&mut self, field: &Field) -> Option<Edit> {
        self.undo.pop_if(|step| step.typing.as_ref() == Some(field)).map(|step| step.inverse)
    }

    pub fn take_undo(&mut self) -> Option<Edit> {
        self.undo.pop().map(|step| step.inverse)
    }

    pub fn take_redo(&mut self) -> Option<Edit> {
        self.redo.pop()
    }

    /// After an undo: its inverse is what redo applies.
    pub fn undone(&mut self, inverse: Edit) {
        self.redo.push(inverse);
    }

    /// After a redo: its inverse is what undo applies.
    pub fn redone(&mut self, inverse: Edit) {
        self.undo.push(Step { inverse, typing: None });
    }

    pub fn next_undo(&self) -> Option<&Edit> {
        self.undo.last().map(|step| &step.inverse)
    }

    pub fn next_redo(&self) -> Option<&Edit> {
        self.redo.last()
    }

    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    pub fn clear(&mut self) {
        *self = History::default();
    }
}
