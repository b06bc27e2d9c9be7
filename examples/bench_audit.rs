//! Times reading, extraction and audit of a text, and an audit of many copies on every core:
//! `bench_audit TEXT [MILLISECONDS] [COPIES]` prints one line of JSON for `scripts/bench`. Times are in milliseconds.

mod timing;

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use jixiao::audit::{Options, TOGETHER, audit, audit_each};
use jixiao::document::Document;
use jixiao::extraction::extract;
use jixiao::publish;
use jixiao::words::Lang;
use timing::timed;

/// Wall time of many audits, each of a text of its own, with nothing kept but the number of findings.
fn many(text: &str, copies: usize, threads: usize) -> (f64, usize) {
    let next = AtomicUsize::new(0);
    let findings = AtomicUsize::new(0);
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let from = next.fetch_add(TOGETHER, Ordering::Relaxed);
                    let own: Vec<String> = (from..copies).take(TOGETHER).map(|_| black_box(text).to_owned()).collect();
                    if own.is_empty() {
                        break;
                    }
                    let own: Vec<&str> = own.iter().map(String::as_str).collect();
                    audit_each(&own, &Options::default(), |found| {
                        findings.fetch_add(found.findings.len(), Ordering::Relaxed);
                    });
                }
            });
        }
    });
    (start.elapsed().as_secs_f64() * 1000.0, findings.into_inner())
}

/// The most memory that the process has held, in bytes, where the system says so.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<usize>().ok()? * 1024)
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(text) = arguments.next().and_then(|path| std::fs::read_to_string(path).ok()) else {
        eprintln!("usage: bench_audit TEXT [MILLISECONDS] [COPIES]");
        return ExitCode::FAILURE;
    };
    let mut number = |otherwise| arguments.next().and_then(|number| number.parse().ok()).unwrap_or(otherwise);
    let (budget, copies) = (Duration::from_millis(number(1000)), number(10_000) as usize);
    let read = timed(budget, || drop(black_box(Document::read(black_box(&text))))).median();
    let extracted = timed(budget, || drop(black_box(extract(&Document::read(black_box(&text)))))).median();
    let audited = timed(budget, || drop(black_box(audit(black_box(&text), &Options::default())))).median();
    let published = timed(budget, || {
        let found = audit(black_box(&text), &Options::default());
        let _ = black_box(serde_json::to_string(&publish::of(&found, Lang::Chinese)));
    })
    .median();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let (wall, findings) = many(&text, copies, threads);
    let peak = peak().unwrap_or(0);
    println!(
        r#"{{"bytes":{},"read":{read:.6},"extract":{extracted:.6},"audit":{audited:.6},"json":{published:.6},"copies":{copies},"threads":{threads},"wall":{wall:.3},"findings":{findings},"peak":{peak}}}"#,
        text.len()
    );
    ExitCode::SUCCESS
}
