//! Checks reports from the command line, for portals that check before they publish:
//! `cargo run --release --example audit -- FILES`. The same code as on the page. `--help` says the rest.

use std::io::{self, Read as _, Write as _};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex};

use encoding_rs::{Encoding, GB18030};
use jixiao::audit::{Options, TOGETHER, audit_each, audit_report};
use jixiao::checks::Verdict;
use jixiao::document::MAX_SOURCE;
use jixiao::evaluation::evaluate;
use jixiao::exchange::{docx, json, result};
use jixiao::publish::{self, AuditJson, FindingJson, Letter};
use jixiao::report::Report;
use jixiao::rules;
use jixiao::words::Lang;
use serde::Serialize;

const HELP: &str = "\
usage: audit [--json] [--all] [--lang zh-CN|en] [--rules PROFILE] [--previous FILE] FILES…

Checks the texts of self-evaluation reports: .docx, .txt, .html, .csv (UTF-8, UTF-16 or GB18030), .json in the
report form, folders of these, and - for the standard input.

  --json       one line of JSON for each file instead of a text
  --all        also what agrees, one by one
  --lang       language of the text, zh-CN without it
  --rules      id of the rule profile to judge by, without it the one that fits the report
  --previous   last year's report of the same department

Exit code: 0 nothing contradicts, 1 something contradicts, 2 something could not be read.
";

/// Of a larger file only the beginning would be read.
const LARGEST: u64 = MAX_SOURCE as u64;
/// Files that are checked together have at most so many bytes.
const MOST_TOGETHER: u64 = 4 << 20;
/// What is taken from folders.
const EXTENSIONS: [&str; 9] = ["docx", "txt", "html", "htm", "csv", "tsv", "md", "json", "text"];

#[derive(Default)]
struct Wishes {
    json: bool,
    all: bool,
    lang: Lang,
    rules: Option<String>,
    previous: Option<String>,
    files: Vec<PathBuf>,
}

impl Wishes {
    fn options(&self) -> Options<'_> {
        Options { rules: self.rules.as_deref(), previous: self.previous.as_deref() }
    }
}

/// What became of a file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Sound,
    Contradicts,
    Unread,
}

fn main() -> ExitCode {
    let wishes = match wishes() {
        Ok(Some(wishes)) => wishes,
        Ok(None) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprintln!("{message}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    let outcomes = all(&wishes);
    if wishes.files.len() > 1 {
        let count = |outcome| outcomes.iter().filter(|each| **each == outcome).count();
        let (sound, contradict, unread) = (count(Outcome::Sound), count(Outcome::Contradicts), count(Outcome::Unread));
        eprintln!("{} files: {sound} without contradictions, {contradict} with, {unread} not read", outcomes.len());
    }
    ExitCode::from(outcomes.into_iter().max().unwrap_or(Outcome::Sound) as u8)
}

fn wishes() -> Result<Option<Wishes>, String> {
    let mut wishes = Wishes::default();
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = |name: &str| arguments.next().ok_or_else(|| format!("{name}: a value is missing"));
        match argument.to_str() {
            Some("--help" | "-h") => return Ok(None),
            Some("--json") => wishes.json = true,
            Some("--all") => wishes.all = true,
            Some("--lang") => wishes.lang = Lang::from_tag(&value("--lang")?.to_string_lossy()),
            Some("--rules") => {
                let id = value("--rules")?.to_string_lossy().into_owned();
                if rules::find(&id).is_none() {
                    let known: Vec<&str> = rules::profiles().map(|profile| profile.id.as_str()).collect();
                    return Err(format!("--rules: no profile “{id}”; known are {}", known.join(", ")));
                }
                wishes.rules = Some(id);
            }
            Some("--previous") => {
                let path = PathBuf::from(value("--previous")?);
                wishes.previous = Some(text_of(&path).map_err(|error| format!("{}: {error}", path.display()))?);
            }
            Some(option) if option.starts_with("--") => return Err(format!("{option}: no such option")),
            _ => wishes.files.extend(files(PathBuf::from(argument))),
        }
    }
    if wishes.files.is_empty() { Err("No files.".into()) } else { Ok(Some(wishes)) }
}

/// The file itself, or the reports in a folder in the order of their names.
fn files(path: PathBuf) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(&path) else { return vec![path] };
    let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    inside.sort();
    let known = |path: &Path| {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
    };
    inside.into_iter().filter(|path| path.is_file() && known(path)).collect()
}

/// Every file on as many threads as there are cores. Each thread holds some files and prints when it is their turn, so that
/// the order is that of the arguments and no more than their results wait.
fn all(wishes: &Wishes) -> Vec<Outcome> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(wishes.files.len());
    let portions = portions(&wishes.files, wishes.files.len().div_ceil(threads.max(1)));
    let next = AtomicUsize::new(0);
    let printed = (Mutex::new((0, Vec::with_capacity(wishes.files.len()))), Condvar::new());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(portion) = portions.get(index) else { break };
                    let (outcomes, texts): (Vec<_>, Vec<_>) = unbroken(portion, wishes).into_iter().unzip();
                    let Ok(turn) = printed.0.lock() else { break };
                    let Ok(mut done) = printed.1.wait_while(turn, |(portions, _)| *portions < index) else { break };
                    // A reader that has seen enough (`| head`) is no reason to stop checking.
                    let _ = io::stdout().write_all(texts.concat().as_bytes());
                    done.0 += 1;
                    done.1.extend(outcomes);
                    printed.1.notify_all();
                }
            });
        }
    });
    printed.0.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner()).1
}

/// The files in portions, in their order: several are checked faster together, large ones would fill the memory.
fn portions(files: &[PathBuf], most: usize) -> Vec<&[PathBuf]> {
    let bytes = |path: &PathBuf| std::fs::metadata(path).map_or(0, |about| about.len());
    let (mut portions, mut rest) = (Vec::new(), files);
    while !rest.is_empty() {
        let mut left = MOST_TOGETHER;
        let fits = |path: &&PathBuf| {
            let own = bytes(path);
            let fits = own <= left;
            left = left.saturating_sub(own);
            fits
        };
        let count = rest.iter().take(most.min(TOGETHER)).take_while(fits).count().max(1);
        let (portion, behind) = rest.split_at(count);
        portions.push(portion);
        rest = behind;
    }
    portions
}

/// The same where a file breaks the checking, which would leave the other threads waiting for their turn: each of the
/// portion is then tried by itself.
fn unbroken(portion: &[PathBuf], wishes: &Wishes) -> Vec<(Outcome, String)> {
    let tried = |paths: &[PathBuf]| catch_unwind(|| some(paths, wishes));
    tried(portion).unwrap_or_else(|_| {
        let alone = |path: &PathBuf| {
            let broken = |_| vec![unread(&path.display().to_string(), "the checking broke off", wishes)];
            tried(std::slice::from_ref(path)).unwrap_or_else(broken)
        };
        portion.iter().flat_map(alone).collect()
    })
}

/// What is to be printed of each of some files.
fn some(paths: &[PathBuf], wishes: &Wishes) -> Vec<(Outcome, String)> {
    let texts: Vec<Result<String, String>> = paths.iter().map(|path| text_of(path)).collect();
    // By its name, or by what it holds: what comes through a pipe has no name.
    let form_of = |(path, text): (&PathBuf, &Result<String, String>)| {
        let text = text.as_ref().ok()?;
        let named = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("json"));
        if named { Some(json::read_report(text)) } else { json::report_in(text).map(Ok) }
    };
    let forms: Vec<Option<Result<Report, json::ReadError>>> = paths.iter().zip(&texts).map(form_of).collect();
    let audited = texts.iter().zip(&forms).filter(|(_, form)| form.is_none());
    let audited: Vec<&str> = audited.filter_map(|(text, _)| text.as_deref().ok()).collect();
    let mut audits = Vec::with_capacity(audited.len());
    audit_each(&audited, &wishes.options(), |audit| audits.push(audit));
    let mut audits = audits.iter();
    let each = paths.iter().zip(&texts).zip(forms).map(|((path, text), form)| {
        let name = path.display().to_string();
        match (text, form) {
            (Err(error), _) => unread(&name, error, wishes),
            (_, Some(Err(error))) => unread(&name, &error.to_string(), wishes),
            (_, Some(Ok(report))) => of_form(&name, &report, wishes),
            (Ok(text), None) => match audits.next() {
                Some(audit) => said(&name, text, &publish::of(audit, wishes.lang), wishes),
                None => unread(&name, "not checked", wishes),
            },
        }
    });
    each.collect()
}

/// A report in the form, without a text.
fn of_form(name: &str, report: &Report, wishes: &Wishes) -> (Outcome, String) {
    let profile = wishes.options().profile(report);
    let found = audit_report(report, profile);
    let evaluation = evaluate(report, profile);
    let public = AuditJson {
        report,
        evaluation: result::of(report, &evaluation),
        findings: publish::findings(&found, None, profile, wishes.lang),
        figures: Vec::new(),
    };
    said(name, "", &public, wishes)
}

fn said(name: &str, text: &str, public: &AuditJson<'_>, wishes: &Wishes) -> (Outcome, String) {
    let contradicts = |finding: &FindingJson<'_>| finding.found.verdict == Verdict::Inconsistent;
    let outcome = if public.findings.iter().any(contradicts) { Outcome::Contradicts } else { Outcome::Sound };
    if wishes.json {
        return (outcome, line(&Line { file: name, audit: Some(public), error: None }));
    }
    let about = Letter { title: name, rules: public.evaluation.rules, text, brief: !wishes.all };
    (outcome, publish::letter(&public.findings, &about, wishes.lang) + "\n")
}

fn unread(name: &str, error: &str, wishes: &Wishes) -> (Outcome, String) {
    eprintln!("{name}: {error}");
    let said = if wishes.json { line(&Line { file: name, audit: None, error: Some(error) }) } else { String::new() };
    (Outcome::Unread, said)
}

/// What `--json` prints for a file.
#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    audit: Option<&'a AuditJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
}

fn line(line: &Line<'_>) -> String {
    match serde_json::to_string(line) {
        Ok(text) => text + "\n",
        // No value of ours has keys that are not texts, which is all that could fail.
        Err(error) => format!("{{\"error\":\"{error}\"}}\n"),
    }
}

/// The text of a file, whatever it is encoded in or packed into.
fn text_of(path: &Path) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| error.to_string())?;
    if bytes.len() as u64 > LARGEST {
        return Err("too large for a report".into());
    }
    if docx::is_likely(&bytes) {
        return docx::text_of(&bytes).map_err(|fault| fault.to_string());
    }
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return Ok(encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned());
    }
    // Nearly no GB18030 text is valid UTF-8 by chance.
    String::from_utf8(bytes).or_else(|error| {
        let (text, broken) = GB18030.decode_without_bom_handling(error.as_bytes());
        if broken { Err("neither UTF-8, UTF-16 nor GB18030".into()) } else { Ok(text.into_owned()) }
    })
}
