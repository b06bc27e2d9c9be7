//! The same as `bench_native`, as WebAssembly: JavaScript keeps the time, so these functions only do the work.
//! Built by `scripts/bench` with the feature `web`; without it there is nothing to export.

#[cfg(feature = "web")]
mod exports {
    use std::cell::RefCell;
    use std::hint::black_box;

    use jixiao::evaluation::{evaluate, profile_of};
    use jixiao::exchange::json;
    use jixiao::report::Report;
    use wasm_bindgen::prelude::*;

    thread_local! {
        static LOADED: RefCell<Report> = RefCell::default();
    }

    fn read(text: &str) -> Result<Report, JsError> {
        json::read_report(text).map_err(|error| JsError::new(&error.to_string()))
    }

    /// Something that depends on the result, so that no compiler may leave the work out.
    fn checksum(report: &Report) -> usize {
        let evaluation = black_box(evaluate(black_box(report), profile_of(report)));
        evaluation.scores.groups.len() + usize::from(evaluation.grade.is_some())
    }

    /// Keeps a parsed report for `run`.
    #[wasm_bindgen]
    pub fn load(text: &str) -> Result<(), JsError> {
        let report = read(text)?;
        LOADED.with_borrow_mut(|loaded| *loaded = report);
        Ok(())
    }

    /// Evaluates the loaded report so many times.
    #[wasm_bindgen]
    pub fn run(times: u32) -> usize {
        LOADED.with_borrow(|report| (0..times).map(|_| checksum(report)).sum())
    }

    /// Reads the text and evaluates it.
    #[wasm_bindgen]
    pub fn read_and_run(text: &str) -> Result<usize, JsError> {
        read(text).map(|report| checksum(&report))
    }
}

fn main() {}
