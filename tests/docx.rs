//! Word files: what a reader sees of each is what is read of it. A case is a folder of `tests/docx` with the parts of the
//! file and `expected.txt`, which was written by hand from looking at the parts.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use jixiao::checks::Verdict;
use jixiao::exchange::docx::{self, Fault};
use jixiao::publish::row::{self, Row};
use jixiao::words::Lang;
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A body of these paragraphs and tables.
fn document(body: &str) -> Vec<u8> {
    let whole = format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#);
    archive(&[("word/document.xml", &whole)])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn each_case_reads_as_a_reader_sees_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/docx");
    let mut cases = 0;
    for case in fs::read_dir(folder).unwrap() {
        let case = case.unwrap().path();
        let read = |name: &str| fs::read_to_string(case.join(name)).ok();
        let parts = ["document.xml", "numbering.xml", "styles.xml"];
        let parts: Vec<(String, String)> =
            parts.iter().filter_map(|part| Some((format!("word/{part}"), read(part)?))).collect();
        let parts: Vec<(&str, &str)> = parts.iter().map(|(name, part)| (name.as_str(), part.as_str())).collect();
        let text = docx::text_of(&archive(&parts)).unwrap_or_else(|fault| panic!("{}: {fault}", case.display()));
        assert_eq!(text, read("expected.txt").unwrap(), "{}", case.display());
        cases += 1;
    }
    assert!(cases >= 3, "{cases} cases");
}

#[test]
fn what_is_no_word_file_is_named() {
    let sheet = archive(&[("xl/workbook.xml", "<workbook/>")]);
    assert_eq!(docx::text_of(&sheet), Err(Fault::Other));
    let good = document(&paragraph("支出合计10万元。"));
    assert!(docx::is_likely(&good));
    assert!(!docx::is_likely("支出合计10万元。".as_bytes()));
    for length in 0..good.len() {
        assert_eq!(docx::text_of(&good[..length]), Err(Fault::Damaged), "the first {length} bytes");
    }
    let broken = archive(&[("word/document.xml", "<w:document xmlns:w='w'><w:body>")]);
    assert_eq!(docx::text_of(&broken), Err(Fault::Damaged));
    let entities = "<!DOCTYPE d [<!ENTITY a '支出'><!ENTITY b '&a;&a;'>]><d><p><r><t>&b;</t></r></p></d>";
    assert_eq!(docx::text_of(&archive(&[("word/document.xml", entities)])), Err(Fault::Damaged));
}

#[test]
fn a_file_that_unpacks_to_too_much_is_refused() {
    let long = " ".repeat(30 << 20);
    let bytes = document(&long);
    assert!(bytes.len() < 1 << 20);
    assert_eq!(docx::text_of(&bytes), Err(Fault::Large));
    assert_eq!(docx::text_of(&document(&"<w:p/>".repeat(2_000_001))), Err(Fault::Large));
}

#[test]
fn a_fault_in_the_numbers_costs_only_the_numbers() {
    let body = r#"<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>概况</w:t></w:r></w:p></w:body></w:document>"#;
    let bytes = archive(&[("word/document.xml", body), ("word/numbering.xml", "<broken")]);
    assert_eq!(docx::text_of(&bytes).as_deref(), Ok("概况\n"));
}

#[test]
fn a_number_does_not_grow_with_every_paragraph() {
    let item = r#"<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>项</w:t></w:r></w:p>"#;
    let body = format!(r#"<w:document xmlns:w="w"><w:body>{}</w:body></w:document>"#, item.repeat(1_000));
    let level = format!(r#"<w:lvl w:ilvl="0"><w:lvlText w:val="{}"/></w:lvl>"#, "长".repeat(100_000));
    let lists = format!(
        r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#
    );
    let text = docx::text_of(&archive(&[("word/document.xml", &body), ("word/numbering.xml", &lists)]));
    assert_eq!(text, Ok("项\n".repeat(1_000)));
}

#[test]
fn whatever_is_nested_is_read_without_an_end() {
    let deep = ["<w:sdt>".repeat(100_000), "</w:sdt>".repeat(100_000)].concat();
    let text = docx::text_of(&document(&(deep + &paragraph("合计10万元。"))));
    assert_eq!(text.as_deref(), Ok("合计10万元。\n"));
    let wide = r#"<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="4000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"#;
    assert!(docx::text_of(&document(wide)).unwrap().len() < 100);
}

/// In a list of many files a Word file has the line of its text, and what is none says so.
#[test]
fn a_list_of_files_takes_them_like_texts() {
    let text = "青山县水利局2024年度部门整体支出绩效自评报告\n基本支出368.97万元，其中：人员经费318.74万元，公用经费50.32万元。\n";
    let body: String = text.lines().map(paragraph).collect();
    let word = document(&body);
    let half = word[..word.len() / 2].to_vec();
    let sheet = archive(&[("xl/workbook.xml", "<workbook/>")]);
    let files = [word, text.as_bytes().to_vec(), half, sheet, document("<w:p/>")];
    let lines = row::of_all(&files, "", Lang::Chinese);
    let contradictions = |at: usize| Row::from_text(lines[at].as_deref()?).map(|row| row.count(Verdict::Inconsistent));
    assert_eq!(contradictions(0), Some(1));
    assert_eq!(lines[0], lines[1]);
    let said: Vec<Option<&str>> = lines[2..].iter().map(Option::as_deref).collect();
    assert_eq!(said, [Some(row::DAMAGED), Some(row::OFFICE), Some(row::EMPTY)]);
}

proptest! {
    #[test]
    fn paragraphs_come_back_as_lines(lines in prop::collection::vec("[一-龥0-9.，。a-z]{1,30}", 1..20)) {
        let body: String = lines.iter().map(|line| paragraph(line)).collect();
        prop_assert_eq!(docx::text_of(&document(&body)).unwrap(), lines.join("\n") + "\n");
    }

    #[test]
    fn cells_come_back_in_their_columns(rows in prop::collection::vec(prop::collection::vec("[一-龥0-9]{1,6}", 3), 1..8)) {
        let cell = |cell: &String| format!("<w:tc>{}</w:tc>", paragraph(cell));
        let row = |row: &Vec<String>| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
        let body = format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>());
        let expected: String = rows.iter().map(|row| row.join("\t") + "\n").collect();
        prop_assert_eq!(docx::text_of(&document(&body)).unwrap(), expected);
    }

    /// One byte altered anywhere: a text or a fault, never a panic.
    #[test]
    fn an_altered_byte_breaks_nothing(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = document(&paragraph("基本支出368.97万元，其中：人员经费318.74万元。"));
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = docx::text_of(&bytes);
    }
}
