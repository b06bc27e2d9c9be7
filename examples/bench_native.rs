//! Times `evaluate` without a browser: `bench_native REPORT.json MILLISECONDS` prints one line of JSON for
//! `scripts/bench`. Times are in milliseconds.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use jixiao::evaluation::{evaluate, profile_of};
use jixiao::exchange::{json, result};

/// Median and 95th percentile of repeated runs, after a warm-up of a third of the time.
fn timed(budget: Duration, mut work: impl FnMut()) -> (f64, f64, usize) {
    let start = Instant::now();
    while start.elapsed() < budget / 3 {
        work();
    }
    let mut samples = Vec::new();
    let start = Instant::now();
    while start.elapsed() < budget || samples.len() < 20 {
        let one = Instant::now();
        work();
        samples.push(one.elapsed().as_secs_f64() * 1000.0);
    }
    samples.sort_by(f64::total_cmp);
    let at = |percent: usize| samples[(samples.len() - 1) * percent / 100];
    (at(50), at(95), samples.len())
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(text) = arguments.next().and_then(|path| std::fs::read_to_string(path).ok()) else {
        eprintln!("usage: bench_native REPORT.json [MILLISECONDS]");
        return ExitCode::FAILURE;
    };
    let budget = Duration::from_millis(arguments.next().and_then(|ms| ms.parse().ok()).unwrap_or(1000));
    let report = match json::read_report(&text) {
        Ok(report) => report,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let show = |name: &str, (median, p95, runs): (f64, f64, usize)| {
        format!(r#""{name}":{{"median":{median:.6},"p95":{p95:.6},"runs":{runs}}}"#)
    };
    let alone = timed(budget, || {
        black_box(evaluate(black_box(&report), profile_of(&report)));
    });
    let parsing = timed(budget, || {
        if let Ok(report) = json::read_report(black_box(&text)) {
            black_box(evaluate(&report, profile_of(&report)));
        }
    });
    let text_to_text = timed(budget, || {
        if let Ok(report) = json::read_report(black_box(&text)) {
            let evaluation = evaluate(&report, profile_of(&report));
            let _ = black_box(serde_json::to_string(&result::of(&report, &evaluation)));
        }
    });
    println!("{{{},{},{}}}", show("alone", alone), show("parsing", parsing), show("texts", text_to_text));
    ExitCode::SUCCESS
}
