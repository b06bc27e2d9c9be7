//! Texts in the dialects of many departments, written without a look at the patterns that read them: final accounts,
//! forms that lost their cells, lists of projects, prose. What contradicts is marked ⟦…⟧; nothing else may be accused,
//! and every number must be found.

#[path = "reports/marked.rs"]
mod marked;

use marked::{outcome, texts};

#[test]
fn contradictions_are_found_and_nothing_else_is_accused() {
    let all = texts("dialects");
    assert!(all.len() >= 50, "{} texts", all.len());
    let (mut wrong, mut marks) = (Vec::new(), 0);
    for (name, text) in &all {
        let found = outcome(text);
        marks += found.marks;
        wrong.extend(found.missed.iter().map(|mark| format!("{name}: nothing is said of {mark}")));
        wrong.extend(found.wrong.iter().map(|finding| format!("{name}: accuses what is right: {finding}")));
        wrong.extend(found.unread.iter().map(|number| format!("{name}: not read: {number}")));
    }
    assert!(marks >= 70, "only {marks} contradictions are marked");
    assert!(wrong.is_empty(), "{} things are not as they should be:\n{}", wrong.len(), wrong.join("\n"));
}
