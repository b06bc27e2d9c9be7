// BigInt as fixed point with two decimals: the bar that a well-written page sets without any library. All amounts are
// whole hundredths; a share or a score is one multiplication and one division, rounded half up by adding half the
// divisor first.
export const name = "BigInt fixed point";

const toHundredths = (text) => {
  const point = text.indexOf(".");
  if (point < 0) return BigInt(text) * 100n;
  return BigInt(text.slice(0, point) + text.slice(point + 1, point + 3).padEnd(2, "0"));
};

export const parse = (figures) => ({
  groups: figures.groups.map((group) =>
    group.indicators.map((i) => ({ full: toHundredths(i.fullMarks), target: toHundredths(i.target), actual: toHundredths(i.actual) })),
  ),
  categories: figures.categories.map((category) => category.lines.map((line) => toHundredths(line.amount))),
  execution: {
    full: toHundredths(figures.execution.fullMarks),
    target: toHundredths(figures.execution.budget),
    actual: toHundredths(figures.execution.actual),
  },
  cuts: figures.cuts.map(toHundredths),
});

const score = ({ full, target, actual }) => (actual >= target ? full : (2n * full * actual + target) / (2n * target));

export function run({ groups, categories, execution, cuts }) {
  const sums = categories.map((lines) => lines.reduce((sum, amount) => sum + amount, 0n));
  const shares = categories.map((lines, c) => {
    const whole = sums[c];
    const twice = 2n * whole;
    return lines.map((amount) => (20000n * amount + whole) / twice);
  });
  const scores = groups.map((indicators) => indicators.map(score));
  const groupSums = scores.map((list) => list.reduce((sum, s) => sum + s, 0n));
  const executionScore = score(execution);
  const total = groupSums.reduce((sum, s) => sum + s, executionScore);
  const cut = cuts.findIndex((from) => total >= from);
  return { sums, shares, scores, groupSums, executionScore, total, grade: cut < 0 ? cuts.length : cut };
}

const text = (hundredths) => {
  const digits = String(hundredths).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

export const format = (result) => ({
  sums: result.sums.map(text),
  shares: result.shares.map((list) => list.map(text)),
  scores: result.scores.map((list) => list.map(text)),
  groupSums: result.groupSums.map(text),
  executionScore: text(result.executionScore),
  total: text(result.total),
  grade: result.grade,
});

/** One share in percent with two decimals, of figures with up to twelve, for the count of ties: half away from zero. */
export function share(part, whole) {
  const scaled = (figure) => {
    const [units, fraction = ""] = figure.split(".");
    return BigInt(units + fraction.padEnd(12, "0"));
  };
  const divisor = scaled(whole);
  const twice = 20000n * scaled(part.replace("-", ""));
  return (part.startsWith("-") ? "-" : "") + text((twice + divisor) / (2n * divisor));
}
