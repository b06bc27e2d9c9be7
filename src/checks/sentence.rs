//! What findings can say, as ids with the values that each takes; the words are in `words::checks`.

/// Every sentence that a finding can say; `words::checks` has each in both languages, with its arguments described.
///
/// Each family keeps its sentences under its own heading here and in the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sentence {
    // Sums
    /// whole, its figure, the sum of the parts
    SumAgrees,
    /// what is counted, its number, how many are named
    CountAgrees,
    /// what is counted, its number, how many are named
    CountApart,
    /// what is counted, its number, how many are named
    CountDoubtful,
    /// whole, its figure, the sum of the parts, the wording
    SumCoversAll,
    /// whole, its figure, the sum of the parts, the gap, what rounding allows
    SumRounding,
    /// whole, its figure, the sum of the parts, the gap, what rounding allows
    SumShort,
    /// whole, its figure, the sum of the parts, the gap, what rounding allows
    SumOver,
    /// whole, its figure, the sum of the parts, coverage in percent, the gap, the wording
    SumCovers,
    /// whole, its figure, the sum of the parts, coverage in percent, the gap
    SumOpen,
    /// part, its figure, whole, its figure, the gap
    SumPartAbove,
    /// whole, its figure, the budget it equals
    SumScope,
    /// whole, its figure
    SumUnknown,
    /// whole, its figure
    SumOtherScope,
    /// whole, its figure, the sum of the parts
    SumDoubtful,
    // Percentages
    /// part, whole, stated share, calculated share, difference
    ShareAgrees,
    /// part, whole, stated share, calculated share, difference
    ShareApart,
    /// part, whole, stated share, calculated share
    ShareDoubtful,
    /// part, whole, stated share
    ShareWithoutWhole,
    /// part, whole, stated share
    ShareWithoutPart,
    /// part, whole, stated share
    ShareOfZero,
    /// whole, shares as stated with the nearest value in brackets
    SharesCutOff,
    /// whole, shares as stated with the nearest value in brackets
    SharesPlugged,
    /// whole, shares as stated with the nearest value in brackets
    SharesResidue,
    /// whole, shares cut off, shares plugged
    SharesCutOffPlugged,
    /// whole, shares cut off, other residues
    SharesCutOffResidue,
    /// whole, shares plugged, other residues
    SharesPluggedResidue,
    /// whole, shares cut off, shares plugged, other residues
    SharesAllResidues,
    /// whole, the sum of its shares
    SharesMakeHundred,
    /// whole, the sum of its shares, the gap
    SharesNearHundred,
    /// whole, the sum of its shares, the gap, what rounding allows
    SharesMissHundred,
    /// whole, the number
    ShareUnsigned,
    /// part, whole, stated share
    ShareAboveHundred,
    /// indicator, its result
    ResultAboveHundred,
    /// what changes, the number
    ChangeUnsigned,
    /// what changes, stated rate, calculated rate
    ChangeAgrees,
    /// what changes, stated rate, calculated rate
    ChangeCutOff,
    /// what changes, stated rate, calculated rate
    ChangeRounding,
    /// what changes, stated rate, calculated rate
    ChangeApart,
    /// what changes
    ChangeTwoDirections,
    /// what changes, the year before, this year
    ChangeNotUp,
    /// what changes, the year before, this year
    ChangeNotDown,
    /// what changes, the year before, this year
    ChangeNotLevel,
    /// what changes, the year before, this year, stated difference, calculated difference
    DifferenceAgrees,
    /// what changes, the year before, this year, stated difference, calculated difference
    DifferenceRounding,
    /// what changes, the year before, this year, stated difference, calculated difference
    DifferenceApart,
    /// what changes, stated rate or difference
    ChangeUnknown,
    /// what changes, stated rate
    ChangeOfZero,
    // Execution
    /// name, stated rate, budget, actual, calculated rate
    CompletionAgrees,
    /// name, stated rate, budget, actual, calculated rate
    CompletionCutOff,
    /// name, stated rate, budget, actual, calculated rate
    CompletionRounding,
    /// name, stated rate, budget, actual, calculated rate
    CompletionApart,
    /// name, stated rate, budget, actual, calculated rate, the budget it would hold for
    CompletionHoldsElsewhere,
    /// name, stated rate, the budget it would hold for
    CompletionUnknownBase,
    /// name, stated rate
    CompletionUnknown,
    /// name, stated rate, actual
    CompletionNothing,
    /// name, stated rate
    CompletionOfZero,
    /// name, actual, budget
    WordsFitFigures,
    /// name, actual, budget
    SaidLess,
    /// name, actual, budget
    SaidMore,
    /// name, actual, budget
    SaidEqual,
    /// name, actual, budget
    SpentMoreThanBudget,
    /// name, stated rate
    RateAboveHundred,
    /// name, actual
    SpentWithoutBudget,
    /// indicator, score
    ScoreWithoutBudget,
    /// indicator, stated score, rate, calculated score, full marks
    ExecutionScoreAgrees,
    /// indicator, stated score, rate, calculated score, full marks
    ExecutionScoreRounding,
    /// indicator, stated score, rate, calculated score, full marks
    ExecutionScoreApart,
    /// indicator, stated score
    ScoreByAnotherRate,
    /// indicator, stated score, result, calculated score, full marks
    RowRuleAgrees,
    /// indicator, stated score, result, calculated score, full marks
    RowRuleApart,
    /// arithmetic, stated score, calculated score
    WorkedScoreAgrees,
    /// arithmetic, stated score, calculated score
    WorkedScoreApart,
    /// rule, gap, stated loss, calculated loss
    StepLossAgrees,
    /// rule, gap, stated loss, calculated loss
    StepLossApart,
    /// indicator, stated score
    ScoreUnverified,
    /// indicator, stated score
    FullScoreUnverified,
    /// indicator, stated score, the indicator with the reason
    FullScoreDespiteReason,
    /// rate, limit
    LowRateExplained,
    /// rate, limit
    LowRateUnexplained,
    /// rate, limit
    UnusualRateUnexplained,
    /// indicator, stated rate, calculated rate
    ThresholdAgrees,
    /// indicator, stated rate, calculated rate
    ThresholdRounding,
    /// indicator, stated rate, calculated rate
    ThresholdApart,
    /// indicator, stated rate
    ThresholdUnknown,
    /// target, result, the words or the score
    TargetMissed,
    TargetWasMet,
    MissedScoredFull,
    ComparedWrongly,
    // Scores
    /// name, score
    ScoreNegative,
    /// name, score, full marks
    ScoreAboveFull,
    /// how many
    ScoresWithin,
    /// how many
    ScoresWithoutFull,
    /// name, score above, sum of those below
    LevelsAgree,
    LevelsDiffer,
    LevelsOpen,
    /// stated total, sum of the level-1 scores
    TotalAgrees,
    TotalDiffers,
    TotalOpen,
    /// name, lost marks as stated, full marks less score
    LostAgrees,
    LostDiffers,
    /// name, lost marks as stated
    LostOpen,
    LostPart,
    LostElsewhere,
    ScoreByOwnForm,
    LevelsDoubtful,
    TotalDoubtful,
    /// sum of the full marks
    MarksAddUp,
    /// sum of the full marks, profile
    MarksAgree,
    MarksNotOfProfile,
    MarksUnknown,
    /// sum of the full marks, what they should make up
    MarksDiffer,
    MarksPart,
    /// names without full marks, sum of the others
    MarksOpen,
    /// profile judged by, profile that fits
    MarksOfOther,
    /// name, its full marks, sum of those below
    MarksBelowDiffer,
    /// how many
    MarksBelowAgree,
    /// how many
    MethodAgrees,
    /// name, target, result, score, score by the method
    MethodDiffers,
    MethodOpen,
    MetWithoutFull,
    MissedWithFull,
    MissedOtherwise,
    /// how many, names, target and result of the first
    FarAboveTarget,
    /// how many
    LevelAgrees,
    /// name, level as stated, score, full marks, lower and upper end of the level in percent
    LevelDiffers,
    LevelOfOther,
    /// how many
    RuleMarksAgree,
    /// points in the rule, full marks of the row
    RuleMarksDiffer,
    /// how many
    StepsAgree,
    /// score, by whole steps, pro rata
    StepsDiffer,
    /// rule, result
    StepsOpen,
    /// name, its full marks, all full marks
    OneIndicator,
    /// how many, names
    FewGroups,
    /// how many
    AllFull,
    /// name, rate
    StaffRateWithin,
    StaffRateAbove,
    /// name
    StaffRateOpen,
    // Grades
    /// score, grade as stated, grade of the score
    GradeAgrees,
    GradeDiffers,
    /// grade as stated
    GradeWithoutScore,
    /// grade as stated, score
    GradeUnknown,
    /// grade as stated
    GradeWord,
    /// grade as stated, the rule's word, all of its words
    GradeSynonym,
    /// grade as stated, the rule's words
    GradeWordUnknown,
    /// number of projects, sum of the numbers by grade
    GradeCountsAgree,
    GradeCountsDiffer,
    GradeCountsOpen,
    /// sum of the numbers by grade
    GradeCountsNoTotal,
    /// mean, lowest and highest possible
    GradeMeanWithin,
    GradeMeanOutside,
    // Reasons
    /// how many
    ReasonsGiven,
    /// how many, names
    ReasonDenied,
    ReasonMissing,
    /// how many
    ReasonsSound,
    /// name, lost marks, words of the reason
    ReasonContradicts,
    ReasonOdd,
    /// name, words of the text
    WeaknessWithFull,
    /// how many
    NoWeakness,
    /// lost marks
    LossWithoutProblem,
    ProblemsWithFull,
    ProblemsFit,
    ProblemsOpen,
    // Repeats
    /// name, how often, figure
    RepeatAgrees,
    /// name, one figure, the other
    RepeatRounding,
    /// name, one figure, the other
    RepeatApart,
    /// name, one figure, the other
    RepeatDoubtful,
    /// name, one figure, the other
    RepeatUnlike,
    /// row, column, the word for its rank, its figure, the row that has the rank, its figure
    RankAgrees,
    /// row, column, the word for its rank, its figure, the row that has the rank, its figure
    RankApart,
    // Units
    /// name, figure, the figure beside it, what it would be in the other unit
    UnitSlip,
    PlaceSlip,
    /// name, the average, amount, number, what divided is
    AverageApart,
    /// name, the mean, the figures, what theirs is
    MeanApart,
    /// cell, unit of the table
    UnitRepeated,
    /// how many
    UnitWord,
    /// how many, the first
    UnitMissing,
    /// how many with two decimals, with one, with none
    DecimalsDiffer,
    /// an example
    DigitsMixed,
    /// an example
    MarksMixed,
    // Years
    /// year, how often
    YearsAgree,
    /// year in the text, evaluated year
    YearDiffers,
    /// the year in the text, the year that is compared with it
    YearComparedWithItself,
    YearComparedWithLater,
    /// the year in the bracket, the year that is told
    YearNotTheOneBefore,
    /// the year that is named, the year of the amount
    YearOfAnotherAmount,
    /// the year that is compared with, evaluated year
    YearBeforeLast,
    /// the amount, one year, the other year
    AmountOfTwoYears,
    /// year of the title, year of the text, how often
    TitleYearDiffers,
    /// date, evaluated year
    AsOfDiffers,
    YearUnknown,
    /// date, evaluated year
    DateTooEarly,
    EvaluatedTooEarly,
    DateFits,
    DateOpen,
    DateImpossible,
    DatesOutOfOrder,
    /// first date or when it was due, last date or when it was done, span or words as stated, as calculated
    SpanDiffers,
    DeadlineDays,
    DeadlineSaid,
    /// share of the text in percent
    LikeLastYear,
    UnlikeLastYear,
    PreviousTooShort,
    // Wording
    /// the sentence, how often
    TextRepeated,
    /// the number before, the number
    NumberRepeated,
    /// the number before, the number
    NumberSkipped,
    /// the words
    PlaceholderLeft,
    /// the words
    WordTwice,
    /// as written, as usual
    UnusualCharacters,
    /// the department, the other way
    NameVaries,
    /// the item, the word of its purpose
    PurposeUnfit,
    // Structure
    /// how many
    SectionsThere,
    /// their names
    SectionsMissing,
    /// their names
    SectionsWithheld,
    /// the budget
    EmptyBudgetSaid,
    /// the budget
    EmptyBudgetUnsaid,
    ExecutionFiguresAbsent,
    TotalAbsent,
    GradeAbsent,
}

impl Sentence {
    /// Two figures differ, and by more than a slip of the pen: a person should look which of them was meant.
    pub(super) fn is_doubt(self) -> bool {
        use Sentence::*;
        matches!(self, SumDoubtful | ShareDoubtful | RepeatDoubtful | LevelsDoubtful | TotalDoubtful | LostElsewhere)
    }
}
