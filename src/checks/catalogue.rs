//! The ids of all checks with the severity that a contradiction of each has.

use super::Severity;

macro_rules! catalogue {
    ($($name:ident $code:literal $severity:ident;)*) => {
        /// A check of the catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum RuleId { $(#[doc = $code] $name,)* }

        impl RuleId {
            pub const ALL: &'static [RuleId] = &[$(RuleId::$name,)*];

            /// The public id, "SUM-03".
            pub fn code(self) -> &'static str {
                match self { $(RuleId::$name => $code,)* }
            }

            /// How much a contradiction found by this check weighs.
            pub fn severity(self) -> Severity {
                match self { $(RuleId::$name => Severity::$severity,)* }
            }
        }
    };
}

catalogue! {
    Sum01 "SUM-01" Error;
    Sum02 "SUM-02" Error;
    Sum03 "SUM-03" Error;
    Sum04 "SUM-04" Error;
    Sum05 "SUM-05" Error;
    Sum06 "SUM-06" Error;
    Sum07 "SUM-07" Error;
    Sum08 "SUM-08" Error;
    Sum09 "SUM-09" Error;
    Sum10 "SUM-10" Warning;
    Pct01 "PCT-01" Error;
    Pct02 "PCT-02" Notice;
    Pct03 "PCT-03" Warning;
    Pct04 "PCT-04" Error;
    Pct05 "PCT-05" Error;
    Pct06 "PCT-06" Error;
    Pct07 "PCT-07" Notice;
    Pct08 "PCT-08" Warning;
    Exe01 "EXE-01" Error;
    Exe02 "EXE-02" Error;
    Exe03 "EXE-03" Warning;
    Exe04 "EXE-04" Warning;
    Exe05 "EXE-05" Warning;
    Exe06 "EXE-06" Error;
    Sco01 "SCO-01" Error;
    Sco02 "SCO-02" Error;
    Sco03 "SCO-03" Error;
    Sco04 "SCO-04" Error;
    Sco05 "SCO-05" Error;
    Sco06 "SCO-06" Warning;
    Sco07 "SCO-07" Notice;
    Sco08 "SCO-08" Warning;
    Sco09 "SCO-09" Warning;
    Sco10 "SCO-10" Warning;
    Sco11 "SCO-11" Notice;
    Sco12 "SCO-12" Notice;
    Sco13 "SCO-13" Warning;
    Grd01 "GRD-01" Error;
    Grd02 "GRD-02" Notice;
    Grd03 "GRD-03" Error;
    Rsn01 "RSN-01" Warning;
    Rsn02 "RSN-02" Warning;
    Rsn03 "RSN-03" Warning;
    Rsn04 "RSN-04" Warning;
    Rep01 "REP-01" Error;
    Rep02 "REP-02" Error;
    Unt01 "UNT-01" Error;
    Unt02 "UNT-02" Notice;
    Unt03 "UNT-03" Notice;
    Yr01 "YR-01" Warning;
    Yr02 "YR-02" Error;
    Yr03 "YR-03" Warning;
    Txt01 "TXT-01" Warning;
    Txt02 "TXT-02" Notice;
    Txt03 "TXT-03" Error;
    Txt04 "TXT-04" Notice;
    Txt05 "TXT-05" Notice;
    Txt06 "TXT-06" Warning;
    Str01 "STR-01" Warning;
    Str02 "STR-02" Notice;
    Str03 "STR-03" Notice;
    Thr01 "THR-01" Warning;
}
