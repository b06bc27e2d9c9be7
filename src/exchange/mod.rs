//! Reports and results in other forms: JSON in and out, CSV out, the text of Word files in.
//!
//! What belongs here: the form of files and of the public results. What does not: any arithmetic.

pub mod csv;
pub mod docx;
pub mod json;
pub mod pasted;
pub mod result;
