// Repeated timing and the two figures the tables show: the median, which a busy machine hardly moves, and the 95th
// percentile, which is what a user feels on a bad day.

export function quantile(values, q) {
  if (!values.length) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}

export const median = (values) => quantile(values, 0.5);
export const p95 = (values) => quantile(values, 0.95);

/**
 * Runs `work` until the time is used up (at least `least` times), after a warm-up that lets V8 settle on its optimised
 * code. Short work is run several times per sample, so that the clock's own grain does not show.
 */
export function timeRepeatedly(work, { warmUpMs = 400, measureMs = 1200, least = 15, most = 2000 } = {}) {
  const once = () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  let single = once();
  for (let spent = single; spent < warmUpMs; ) {
    single = once();
    spent += single;
  }
  const perSample = Math.max(1, Math.ceil(0.2 / Math.max(single, 1e-6)));
  const samples = [];
  for (let spent = 0; samples.length < least || (spent < measureMs && samples.length < most); ) {
    const start = performance.now();
    for (let i = 0; i < perSample; i++) work();
    const took = performance.now() - start;
    samples.push(took / perSample);
    spent += took;
  }
  return { median: median(samples), p95: p95(samples), runs: samples.length * perSample };
}
