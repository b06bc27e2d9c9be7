//! GRD-01 the grade against the total, GRD-02 the word for it, GRD-03 numbers of projects by grade.

use super::scores::{addition, points, sum, working};
use super::{Basis, Finding, RuleId, Sentence, Severity, Subject, Verdict};
use super::{doubt, graded_lists, own_scale};
use crate::amount::{Number, Points};
use crate::claims::{Claim, Grade, GradeCount, Maybe, Place, Span};
use crate::document::FigureKind;
use crate::report::field::Field;
use crate::rules::{GradeBand, RuleProfile};
use crate::scoring;
use crate::search::any_of;

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let stated = stated(subject);
    let scale = subject.document.and_then(own_scale::find);
    for stated in stated.iter().filter(|stated| !is_hardly_its_score(subject, stated)) {
        let judge = |stated: &Stated| {
            let own = scale.as_ref().and_then(|scale| by_own_scale(scale, stated));
            own.or_else(|| band(subject.profile, stated))
        };
        let found = judge(stated);
        let accused = found.as_ref().is_some_and(|found| found.verdict == Verdict::Inconsistent);
        if !(accused && is_of_another(subject, stated, judge)) {
            findings.extend(found);
        }
    }
    let of_profile = || own_scale::Scale::of_profile(subject.profile).map(|scale| (scale, false));
    if let Some((scale, printed)) = scale.map(|scale| (scale, true)).or_else(of_profile) {
        graded_lists::check(subject, &scale, printed, findings);
    }
    if let Some(first) = stated.first() {
        findings.extend(label(subject.profile, first));
    }
    for claim in subject.claims {
        if let Claim::GradeCount(count) = claim {
            findings.extend(counts(subject, count));
        }
    }
}

/// Numbers of projects that lie so far apart are of different ones.
const FAR: i64 = 5;

/// A grade with the score that it stands for.
struct Stated {
    score: Option<Number>,
    word: String,
    places: Vec<Place>,
    word_place: Place,
}

/// The grades of the text, or the one of the form; each pair of score and word once.
fn stated(subject: &Subject<'_>) -> Vec<Stated> {
    let mut all: Vec<Stated> = Vec::new();
    let total = subject.report.stated.total.map(|total| total.0);
    let mut stands_alone = true;
    let mut add = |score: Option<(Number, Place)>, word: &str, word_place: Place| {
        let number = score.as_ref().map(|(number, _)| *number);
        if all.iter().any(|known| known.word == word && known.score == number) {
            return;
        }
        let mut places: Vec<Place> = score.into_iter().map(|(_, place)| place).collect();
        places.push(word_place.clone());
        all.push(Stated { score: number, word: word.to_owned(), places, word_place });
    };
    let of_total = || total.map(|total| (total, subject.place(Field::StatedTotal)));
    for claim in subject.claims {
        if let Claim::Grade(Grade { score, word, place }) = claim {
            let own = score.as_ref().map(|score| (score.number, score.place.clone()));
            // A list of projects: each grade has its own score.
            let of_project = own.is_some() && place.field.is_none();
            // A second grade without points beside it may be that of a project.
            if of_project || own.is_some() || stands_alone {
                add(own.or_else(of_total), word, place.clone());
            }
            stands_alone &= of_project;
        }
    }
    let word = &subject.report.stated.grade;
    if !word.trim().is_empty() {
        add(of_total(), word, subject.place(Field::StatedGrade));
    }
    all
}

/// Nobody calls less than sixty points good: in a text the two were hardly said of one another.
fn is_hardly_its_score(subject: &Subject<'_>, stated: &Stated) -> bool {
    const FEW: i64 = 60;
    let high = subject.profile.grade_of_word(&stated.word).is_some_and(|band| band.at_least.0 > Number::whole(FEW));
    subject.document.is_some() && high && stated.score.is_some_and(|score| score < Number::whole(FEW))
}

/// 最终得分79.58分，评价等级由初评的“良”调整为“中”: another score of the sentence has the grade. 90分及以上的4个，评为优: so have several.
fn is_of_another(subject: &Subject<'_>, stated: &Stated, judge: impl Fn(&Stated) -> Option<Finding>) -> bool {
    /// Bytes of a sentence on either side of the grade.
    const NEAR: usize = 200;
    let (Some(document), Some(word)) = (subject.document, stated.word_place.span) else { return false };
    let text = document.text();
    let head = &text[text.ceil_char_boundary((word.start as usize).saturating_sub(NEAR))..word.start as usize];
    let head = head.rsplit(['。', '；', '\n']).next().unwrap_or(head);
    let of_several = head.trim_end_matches(['“', '"', '为', '评', '定', '是']).trim_end_matches('，').ends_with('个');
    let sentence = Span { start: word.start - head.len() as u32, end: word.start };
    let bound = any_of!["以上", "（含", "及以上", "以下", "（不含", "至", "—"];
    let scores = document.figures_in(sentence).iter().filter(|figure| {
        let (before, behind) = (&text[..figure.span.start as usize], &text[figure.span.end as usize..]);
        // 80分（含）至90分的为“良”, 90分以上（含90分）为优
        let scale = before.ends_with(['含', '至', '—', '-', '~', '≥', '≤']) || behind.starts_with('的');
        let plain = !scale && bound.starts(behind).is_none();
        figure.kind == FigureKind::Points && Some(figure.number) != stated.score && plain
    });
    let fits = |score: Number| {
        let other =
            Stated { score: Some(score), word: stated.word.clone(), places: Vec::new(), word_place: Place::default() };
        judge(&other).is_some_and(|found| found.verdict == Verdict::Consistent)
    };
    of_several || scores.map(|figure| figure.number).any(fits)
}

/// GRD-01 by the scale that the text prints itself.
fn by_own_scale(scale: &own_scale::Scale, stated: &Stated) -> Option<Finding> {
    let score = stated.score?;
    match scale.judge(score, &stated.word)? {
        own_scale::Judged::Agrees => {
            let arguments = vec![points(score), stated.word.clone(), stated.word.clone()];
            let finding = Finding::new(RuleId::Grd01, Verdict::Consistent, Sentence::GradeAgrees, arguments);
            Some(finding.based_on(Basis::OwnRule).at(stated.places.iter().cloned()))
        }
        own_scale::Judged::Differs(computed) => {
            Some(graded_lists::differs(score, &stated.word, computed, stated.places.clone()))
        }
    }
}

/// GRD-01: half-open bands, so that 89.5 is still below 90.
fn band(profile: &RuleProfile, stated: &Stated) -> Option<Finding> {
    let finding = |verdict, sentence, arguments| {
        let finding = Finding::new(RuleId::Grd01, verdict, sentence, arguments);
        finding.based_on(Basis::ProfileGrades).at(stated.places.iter().cloned())
    };
    let Some(score) = stated.score else {
        return Some(finding(Verdict::Undecidable, Sentence::GradeWithoutScore, vec![stated.word.clone()]));
    };
    let outside = score.is_negative() || score > profile.full_marks.0;
    let (Some(word), Some(computed), false) =
        (profile.grade_of_word(&stated.word), scoring::grade::of(Points(score), profile), outside)
    else {
        let arguments = vec![stated.word.clone(), points(score)];
        return Some(finding(Verdict::Undecidable, Sentence::GradeUnknown, arguments));
    };
    let same = word.id == computed.id;
    let (from, to) = range(profile, computed);
    let formula = match to {
        Some(to) => format!("{from} ≤ {score} < {to}"),
        None => format!("{score} ≥ {from}"),
    };
    let (verdict, sentence) = if same {
        (Verdict::Consistent, Sentence::GradeAgrees)
    } else {
        (Verdict::Inconsistent, Sentence::GradeDiffers)
    };
    let arguments = vec![points(score), stated.word.clone(), computed.label.clone()];
    let mut arithmetic = working(score, score, formula);
    arithmetic.stated = stated.word.clone();
    arithmetic.computed = computed.label.clone();
    arithmetic.difference = String::new();
    Some(finding(verdict, sentence, arguments).with_working(arithmetic))
}

/// From where to where a band goes; the highest is open.
fn range(profile: &RuleProfile, band: &GradeBand) -> (Number, Option<Number>) {
    let above = profile.grades.bands.iter().rev().find(|other| other.at_least > band.at_least);
    (band.at_least.0, above.map(|above| above.at_least.0))
}

/// GRD-02: a synonym is understood, and still not the rule's own word.
fn label(profile: &RuleProfile, stated: &Stated) -> Option<Finding> {
    let labels = || {
        let labels: Vec<&str> = profile.grades.bands.iter().map(|band| band.label.as_str()).collect();
        labels.join("、")
    };
    let (verdict, sentence, arguments, severity) = match profile.grade_of_word(&stated.word) {
        Some(band) if band.label == stated.word.trim() => {
            (Verdict::Consistent, Sentence::GradeWord, vec![stated.word.clone()], Severity::Info)
        }
        Some(band) => {
            let arguments = vec![stated.word.clone(), band.label.clone(), labels()];
            (Verdict::Consistent, Sentence::GradeSynonym, arguments, Severity::Notice)
        }
        None => {
            let arguments = vec![stated.word.clone(), labels()];
            (Verdict::Undecidable, Sentence::GradeWordUnknown, arguments, Severity::Notice)
        }
    };
    let mut finding = Finding::new(RuleId::Grd02, verdict, sentence, arguments);
    finding.severity = severity;
    Some(finding.based_on(Basis::ProfileGrades).at([stated.word_place.clone()]))
}

/// GRD-03: the numbers of projects by grade add up to their number, and the mean lies where the grades put it.
fn counts(subject: &Subject<'_>, claim: &GradeCount) -> Vec<Finding> {
    let (profile, subject_is_text) = (subject.profile, subject.document.is_some());
    let mut found = Vec::new();
    let numbers: Vec<Number> = claim.counts.iter().map(|(_, count)| count.number).collect();
    let Some(listed) = sum(&numbers).filter(|_| !numbers.is_empty()) else { return found };
    let count_places = || claim.counts.iter().map(|(_, count)| count.place.clone());
    let with = |quantity: &Maybe| -> Vec<Place> {
        let mut places: Vec<Place> =
            quantity.iter().map(|quantity| quantity.place.clone()).chain(count_places()).collect();
        places.sort_by_key(|place| place.span);
        places
    };
    match &claim.total {
        Some(total) => {
            // One grade alone may be the one that is worth naming.
            let open = numbers.len() == 1 && listed < total.number;
            // 2个 beside 44: another number of projects.
            let far = |a: Number, b: Number| a.multiply(Number::whole(FAR)).is_ok_and(|product| product < b);
            let another = doubt::of_points(subject, total.number, listed);
            if another || (subject_is_text && (far(total.number, listed) || far(listed, total.number))) {
                return found;
            }
            let (verdict, sentence) = if listed == total.number {
                (Verdict::Consistent, Sentence::GradeCountsAgree)
            } else if open {
                (Verdict::Undecidable, Sentence::GradeCountsOpen)
            } else {
                (Verdict::Inconsistent, Sentence::GradeCountsDiffer)
            };
            let arguments = vec![total.number.to_string(), listed.to_string()];
            let mut arithmetic = working(total.number, listed, addition(&numbers, listed));
            (arithmetic.stated, arithmetic.computed) = (total.number.to_string(), listed.to_string());
            let finding = Finding::new(RuleId::Grd03, verdict, sentence, arguments).with_working(arithmetic);
            found.push(finding.at(with(&claim.total)));
            if verdict != Verdict::Consistent {
                return found;
            }
        }
        None => {
            let finding = Finding::new(
                RuleId::Grd03,
                Verdict::Undecidable,
                Sentence::GradeCountsNoTotal,
                vec![listed.to_string()],
            );
            found.push(finding.at(count_places()));
        }
    }
    found.extend(mean(profile, claim, listed).map(|finding| finding.at(with(&claim.mean))));
    found
}

/// The mean of scores that lie in these bands.
fn mean(profile: &RuleProfile, claim: &GradeCount, listed: Number) -> Option<Finding> {
    let mean = claim.mean.as_ref()?;
    let (mut least, mut most) = (Vec::new(), Vec::new());
    for (word, count) in &claim.counts {
        let (from, to) = range(profile, profile.grade_of_word(word)?);
        least.push(from.multiply(count.number).ok()?);
        most.push(to.unwrap_or(profile.full_marks.0).multiply(count.number).ok()?);
    }
    if listed <= Number::ZERO {
        return None;
    }
    let (least, most) = (sum(&least)?, sum(&most)?);
    let envelope = mean.number.envelope();
    let scaled = |number: Number| number.multiply(listed).ok();
    let inside =
        scaled(mean.number.add(envelope).ok()?)? >= least && scaled(mean.number.subtract(envelope).ok()?)? <= most;
    let per = |total: Number| total.times_ratio(Number::ONE, listed, 2).ok().map(|n| n.trimmed(0));
    let (low, high) = (per(least)?, per(most)?);
    let (verdict, sentence) = if inside {
        (Verdict::Consistent, Sentence::GradeMeanWithin)
    } else {
        (Verdict::Inconsistent, Sentence::GradeMeanOutside)
    };
    let arguments = vec![points(mean.number), low.to_string(), high.to_string()];
    Some(Finding::new(RuleId::Grd03, verdict, sentence, arguments).based_on(Basis::ProfileGrades))
}
