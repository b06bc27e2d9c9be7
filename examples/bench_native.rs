//! Times `evaluate` without a browser: `bench_native REPORT.json MILLISECONDS` prints one line of JSON for
//! `scripts/bench`. Times are in milliseconds.

mod timing;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use jixiao::evaluation::{evaluate, profile_of};
use jixiao::exchange::{json, result};
use timing::{Times, timed};

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
    let show = |name: &str, times: Times| {
        let (median, p95, runs) = (times.median(), times.percentile(95), times.runs());
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
