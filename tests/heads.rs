//! Whose report a text is, of which year, and what it is called, on pages that have more at their head than a title.
//!
//! `tests/reports/heads/`: a text a file, what is expected of it a line of `expected.tsv`. The long texts of
//! `tests/reports/broad` have the same in `heads.tsv`.

use std::fs;
use std::path::Path;

use jixiao::audit::{Options, audit};

#[test]
fn department_year_and_title_are_found_among_the_furniture_of_a_page() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports/heads");
    let expected = fs::read_to_string(folder.join("expected.tsv")).expect("expected.tsv");
    let rows: Vec<Vec<&str>> = expected.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let texts = fs::read_dir(&folder).expect("the folder is there").count() - 1;
    assert_eq!(rows.len(), texts, "a line for each text");
    for row in rows {
        let [name, year, department, title] = row[..] else { panic!("four cells: {row:?}") };
        let text = fs::read_to_string(folder.join(name).with_extension("txt")).expect(name);
        let report = audit(&text, &Options::default()).extraction.report;
        let found = (report.year.map(|year| year.to_string()), report.department.as_str(), report.title.as_str());
        assert_eq!(found, (Some(year.to_owned()), department, title), "{name}");
    }
}
