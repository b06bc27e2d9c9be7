//! Repeated runs of one thing, for the benchmarks.

use std::time::{Duration, Instant};

/// The times of repeated runs in milliseconds, shortest first.
pub struct Times(Vec<f64>);

impl Times {
    pub fn median(&self) -> f64 {
        self.0[self.0.len() / 2]
    }

    #[allow(dead_code, reason = "not every benchmark prints it")]
    pub fn percentile(&self, percent: usize) -> f64 {
        self.0[(self.0.len() - 1) * percent / 100]
    }

    #[allow(dead_code, reason = "not every benchmark prints it")]
    pub fn runs(&self) -> usize {
        self.0.len()
    }
}

/// Runs something for this long, at least twenty times, after a warm-up of a third of the time.
pub fn timed(budget: Duration, mut work: impl FnMut()) -> Times {
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
    Times(samples)
}
