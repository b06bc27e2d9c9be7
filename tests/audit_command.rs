//! The command line program: what it reads, what it prints, its exit codes.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const SOUND: &str =
    "某县财政局2024年度部门整体支出绩效自评报告\n基本支出368.97万元，其中：人员经费318.74万元，公用经费50.23万元。\n";

/// `cargo test` builds the examples beside the tests.
fn program() -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    tests.ancestors().nth(2).unwrap().join("examples").join("audit")
}

fn run(arguments: &[&str]) -> Output {
    Command::new(program()).args(arguments).output().unwrap()
}

fn file(name: &str, bytes: &[u8]) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_owned()).unwrap()
}

#[test]
fn reads_what_portals_have() {
    let (gb, _, _) = encoding_rs::GB18030.encode(SOUND);
    let utf16: Vec<u8> = "\u{feff}".chars().chain(SOUND.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
    for (name, bytes) in [("gb.txt", gb.as_ref()), ("utf16.txt", &utf16), ("utf8.txt", SOUND.as_bytes())] {
        let output = run(&["--json", &file(name, bytes)]);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", text(&output.stderr));
        let said: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(said["figures"][0]["value"], "368.97", "{name}");
        assert_eq!(said["report"]["year"], 2024, "{name}");
        assert!(said["file"].as_str().unwrap().ends_with(name));
    }
}

#[test]
fn standard_input_and_the_report_form() {
    let mut child = Command::new(program())
        .args(["-", "--lang", "en"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(SOUND.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).starts_with("- What was checked\n"));
    let form = run(&["--json", concat!(env!("CARGO_MANIFEST_DIR"), "/public/reports/linwu-2024.json")]);
    let said: serde_json::Value = serde_json::from_slice(&form.stdout).unwrap();
    assert_eq!(said["evaluation"]["total"], "91");
    // What it is says its content too, under any name.
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/public/reports/linwu-2024.json")).unwrap();
    let renamed = run(&["--json", &file("form.txt", &bytes)]);
    let again: serde_json::Value = serde_json::from_slice(&renamed.stdout).unwrap();
    assert_eq!(again["findings"], said["findings"]);
    assert_eq!(renamed.status.code(), form.status.code());
}

#[test]
fn what_cannot_be_read_is_code_2_and_the_rest_goes_on_in_order() {
    let paths = [
        file("1.txt", SOUND.as_bytes()),
        file("2.json", b"{\"version\":1,"),
        "nowhere.txt".to_owned(),
        file("4.txt", SOUND.as_bytes()),
    ];
    let mut arguments = vec!["--json"];
    arguments.extend(paths.iter().map(String::as_str));
    let output = run(&arguments);
    assert_eq!(output.status.code(), Some(2));
    let lines: Vec<serde_json::Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let files: Vec<&str> = lines.iter().map(|line| line["file"].as_str().unwrap()).collect();
    assert_eq!(files, paths);
    assert!(lines[1]["error"].is_string() && lines[2]["error"].is_string() && lines[3]["findings"].is_array());
    for wrong in [&["--rules", "nowhere-1949", "x"][..], &["--lang"], &["--what"], &[]] {
        assert_eq!(run(wrong).status.code(), Some(2), "{wrong:?}");
    }
    assert_eq!(run(&["--help"]).status.code(), Some(0));
}

#[test]
fn a_contradiction_is_code_1_and_is_told_with_its_figures() {
    let told = "2024年总支出100万元，其中：基本支出60万元，项目支出50万元。";
    let good = file("agrees.txt", "2024年总支出110万元，其中：基本支出60万元，项目支出50万元。".as_bytes());
    let bad = file("contradicts.txt", told.as_bytes());
    assert_eq!(run(&[&good]).status.code(), Some(0));
    let output = run(&[&good, &bad]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let letter = text(&output.stdout);
    assert!(letter.contains("SUM-02") && letter.contains("110"), "{letter}");
}
