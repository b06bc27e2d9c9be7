//! From indicators to points: each method's arithmetic, the roll-up to groups and total, the execution rate, the grade.
//!
//! What belongs here: applying a rule profile to stated targets and results, exactly, with the working of each result.
//! What does not: shares of expenditure ([`crate::shares`]), and judging whether a stated score is right.

pub mod execution;
pub mod formula;
pub mod grade;
pub mod measure;
pub mod method;
pub mod rollup;
mod working;

pub use execution::ExecutionResult;
pub use rollup::{Evidence, ScoreResult, Scored};
pub use working::{Missing, Working};
