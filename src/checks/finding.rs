//! What a check found: values and ids, no sentences.

use super::{RuleId, Sentence, show};
use crate::claims::Place;

/// How two statements lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    Consistent,
    /// Within what rounding of the printed figures explains.
    Rounding,
    /// A listing that does not claim to be complete.
    Partial,
    Inconsistent,
    /// A figure is missing, was hardly read as it was meant, or only a person can say.
    Undecidable,
}

impl Verdict {
    pub const ALL: [Verdict; 5] =
        [Verdict::Inconsistent, Verdict::Undecidable, Verdict::Partial, Verdict::Rounding, Verdict::Consistent];

    pub fn code(self) -> &'static str {
        match self {
            Verdict::Consistent => "consistent",
            Verdict::Rounding => "rounding",
            Verdict::Partial => "partial",
            Verdict::Inconsistent => "inconsistent",
            Verdict::Undecidable => "undecidable",
        }
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    Info,
    Notice,
    Warning,
    Error,
}

impl Severity {
    pub fn code(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Notice => "notice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// The arithmetic of a finding, as the reader sees it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Working {
    pub stated: String,
    pub computed: String,
    pub difference: String,
    pub tolerance: String,
    pub formula: String,
}

/// What a check rests on. `words` names title and number; articles are quoted only where the profile has read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Cross-checks of figures (勾稽关系): arithmetic alone.
    Arithmetic,
    /// 四舍五入 and the printed digits.
    Rounding,
    /// The part of the rule profile in force that sets weights.
    ProfileWeights,
    ProfileGrades,
    ProfileExecution,
    ProfileLevels,
    /// 财预〔2013〕53号, the frame of common indicators.
    Framework2013,
    /// A rule, a scale or a way of scoring that the text itself states.
    OwnRule,
    /// The form or structure that the report follows.
    Form,
    /// A hint from the wording, to be judged by a person.
    Wording,
}

/// What is said: the sentence, and the figures and names to be put into it, in its order.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    pub sentence: Sentence,
    pub arguments: Vec<String>,
}

/// One result of one check.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub rule: RuleId,
    pub verdict: Verdict,
    pub severity: Severity,
    pub message: Message,
    pub working: Option<Working>,
    /// Both places of a contradiction, in the order of the text.
    pub places: Vec<Place>,
    pub basis: Basis,
}

impl Finding {
    /// A finding with the severity that the catalogue gives to this verdict: a contradiction weighs what its rule
    /// weighs; rounding, partial listings and doubts are notices; what agrees and what lacks a figure is information.
    pub fn new(rule: RuleId, verdict: Verdict, sentence: Sentence, arguments: Vec<String>) -> Finding {
        let severity = match verdict {
            Verdict::Inconsistent => rule.severity(),
            Verdict::Rounding | Verdict::Partial => Severity::Notice,
            Verdict::Undecidable if sentence.is_doubt() => Severity::Notice,
            Verdict::Consistent | Verdict::Undecidable => Severity::Info,
        };
        let arguments = arguments.into_iter().map(show::from_year).collect();
        let message = Message { sentence, arguments };
        Finding { rule, verdict, severity, message, working: None, places: Vec::new(), basis: Basis::Arithmetic }
    }

    pub fn with_working(mut self, working: Working) -> Finding {
        self.working = Some(working);
        self
    }

    pub fn at(mut self, places: impl IntoIterator<Item = Place>) -> Finding {
        self.places.extend(places);
        self
    }

    /// What only a person can decide weighs what its rule weighs.
    pub fn hint(rule: RuleId, verdict: Verdict, sentence: Sentence, arguments: Vec<String>) -> Finding {
        let mut finding = Finding::new(rule, verdict, sentence, arguments).based_on(Basis::Wording);
        if verdict == Verdict::Undecidable {
            finding.severity = rule.severity();
        }
        finding
    }

    pub fn based_on(mut self, basis: Basis) -> Finding {
        self.basis = basis;
        self
    }
}
