//! Figures that a careful reader can prove wrong from the text alone, one slip of the pen at a time: parts and totals, shares and
//! rates, changes, scores, losses, counts, figures told twice.
//!
//! `tests/reports/provable/*.tsv`, one figure a line, beside the long text of the same name under `tests/reports/broad/`: a
//! passage that occurs once in the text, the figure in it, what is written instead, and why that can be proven. Passages, figures and
//! reasons were written with the texts, by who did not know the engine; what stands instead was drawn by lot. What is not found
//! yet is what is left to do.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use jixiao::audit::{Options, audit};
use jixiao::checks::Verdict;

/// Of a thousand slips so many are accused at their place; the floor may only rise.
const FOUND: usize = 710;

/// Where an accusation points to, in bytes of the text, with what it says.
fn accusations(text: &str) -> Vec<(Vec<std::ops::Range<usize>>, String)> {
    let found = audit(text, &Options::default());
    let contradictions = found.findings.iter().filter(|finding| finding.verdict == Verdict::Inconsistent);
    let told = |finding: &jixiao::checks::Finding| {
        let spans = finding.places.iter().filter_map(|place| place.span);
        let places = spans.map(|span| found.document.source_span(span)).collect();
        (places, format!("{:?} {:?}", finding.rule, finding.message))
    };
    contradictions.map(told).collect()
}

#[test]
fn a_slip_in_a_figure_that_others_prove_is_accused_at_its_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports");
    let mut paths: Vec<_> = fs::read_dir(folder.join("provable")).expect("the folder is there").flatten().collect();
    paths.sort_by_key(fs::DirEntry::path);
    let (mut slips, mut found, mut elsewhere, mut list) = (0, 0, 0, String::new());
    for entry in paths {
        let name = entry.path().file_stem().expect("a name").to_string_lossy().into_owned();
        let text = fs::read_to_string(folder.join(format!("broad/{name}.txt"))).expect("the text of this name");
        let known: Vec<String> = accusations(&text).into_iter().map(|(_, message)| message).collect();
        let lines = fs::read_to_string(entry.path()).expect("UTF-8");
        for line in lines.lines().skip(1) {
            let [passage, figure, wrong, why] = line.split('\t').collect::<Vec<_>>()[..] else {
                panic!("{name}: four columns, not {line}");
            };
            assert_eq!((text.matches(passage).count(), passage.matches(figure).count()), (1, 1), "{name}: {line}");
            let at = text.find(passage).unwrap_or_default() + passage.find(figure).unwrap_or_default();
            let planted = format!("{}{wrong}{}", &text[..at], &text[at + figure.len()..]);
            let new = accusations(&planted).into_iter().filter(|(_, message)| !known.contains(message));
            let touches = |places: &[std::ops::Range<usize>]| {
                places.iter().any(|place| place.start < at + wrong.len() && at < place.end)
            };
            let (here, other): (Vec<_>, Vec<_>) = new.partition(|(places, _)| touches(places));
            slips += 1;
            found += usize::from(!here.is_empty());
            elsewhere += other.len();
            if here.is_empty() {
                let _ = writeln!(list, "{name}: {passage} with {wrong}: {why}");
            }
            for (_, message) in other {
                let _ = writeln!(list, "{name}: {passage} with {wrong} accuses another place: {message}");
            }
        }
    }
    let _ = writeln!(std::io::stderr(), "{found} of {slips} slips found, {elsewhere} accusations at another place");
    assert!(slips >= 420, "{slips} slips");
    assert!(found * 1000 >= slips * FOUND, "fewer slips are found\n{list}");
    assert!(elsewhere * 200 <= slips, "slips accuse what is right\n{list}");
}
