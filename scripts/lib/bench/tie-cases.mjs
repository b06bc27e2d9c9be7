// Exact ties: a part and a whole whose share in percent ends in exactly half a hundredth (86.385 %), where half-up
// rounding must go up (away from zero: a correction is negative). Taken from the oracle's table where it holds enough, else made here.
import { existsSync, readFileSync } from "node:fs";

/** As a whole number of 10^-12, which holds every figure of the table. */
const scaled = (text) => {
  const [whole, fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(12, "0"));
};

const isTie = (part, whole) => whole > 0n && (20000n * part) % whole === 0n && ((20000n * part) / whole) % 2n !== 0n;

const asText = (value) => `${value / 100n}.${String(value % 100n).padStart(2, "0")}`;

/** part / whole = odd / 20000 makes a tie; the pairs differ in both figures, as real ones do. */
export function generatedTies(count) {
  const ties = new Map();
  let state = 2024n;
  const next = (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return (state >> 33n) % below;
  };
  const gcd = (a, b) => (b ? gcd(b, a % b) : a);
  while (ties.size < count) {
    const odd = 2n * next(10000n) + 1n;
    const shared = gcd(odd, 20000n);
    const factor = 1n + next(400n);
    const part = (odd / shared) * factor;
    const whole = (20000n / shared) * factor;
    ties.set(`${part}/${whole}`, { part: asText(part), whole: asText(whole), percent: asText((odd + 1n) / 2n) });
  }
  return [...ties.values()];
}

function oracleTies(file, count) {
  if (!existsSync(file)) return [];
  const [head, ...lines] = readFileSync(file, "utf8").split(/\r?\n/).filter((line) => line && !line.startsWith("#"));
  const columns = head.split(",");
  const found = [];
  for (const line of lines) {
    const row = Object.fromEntries(line.split(",").map((cell, i) => [columns[i], cell]));
    if (row.decimals !== "2" || !row.percent || !isTie(scaled(row.part), scaled(row.whole))) continue;
    found.push({ part: row.part, whole: row.whole, percent: row.percent });
    if (found.length === count) break;
  }
  return found;
}

export function ties(oracle, count = 2000) {
  const fromOracle = oracleTies(oracle, count);
  return fromOracle.length === count
    ? { list: fromOracle, source: "tests/oracle/shares.csv" }
    : { list: generatedTies(count), source: "made by scripts/lib/bench/tie-cases.mjs" };
}
