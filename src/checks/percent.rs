//! The working of a percentage, as a reader sees it.

use super::{Working, show};
use crate::claims::percent::Compared;

impl Compared {
    pub fn working(&self) -> Working {
        self.working_with(show::percentage(self.part, self.whole, self.computed))
    }

    pub fn working_with(&self, formula: String) -> Working {
        show::working(
            self.stated.to_string(),
            self.computed.to_string(),
            self.difference(),
            self.tolerance.to_string(),
            formula,
        )
    }
}
