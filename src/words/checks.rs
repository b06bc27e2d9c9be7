//! The sentences of findings, the titles of checks and what they rest on, in both languages.

use super::{Lang, fill};
use crate::checks::{Message, Sentence};

/// A finding's message in a language.
pub fn message(lang: Lang, message: &Message) -> String {
    let (chinese, english) = sentence(message.sentence);
    let arguments: Vec<&str> = message.arguments.iter().map(String::as_str).collect();
    fill(if lang == Lang::Chinese { chinese } else { english }, &arguments)
}

/// Chinese and English of a sentence, with places for its arguments.
fn sentence(sentence: Sentence) -> (&'static str, &'static str) {
    match sentence {
        // Sums
        Sentence::SumAgrees => ("{0} {1}，各项之和 {2}，相符。", "{0} is {1}; its parts add up to {2}: they agree."),
        // Percentages
        // Execution
        // Scores
        // Grades
        // Reasons
        // Repeats
        // Units
        // Years
        // Wording
        // Structure
    }
}
