// decimal.js and big.js speak the same language, so one account of the work serves both; they differ only in how a
// quotient is rounded, which each file hands in as `quotient(product, divisor)` = half up to two decimals.

export function withLibrary({ name, number, quotient }) {
  const hundred = number("100");
  const score = ({ full, target, actual }) => (actual.gte(target) ? full : quotient(full.times(actual), target));
  const add = (sum, value) => sum.plus(value);

  const parse = (figures) => ({
    groups: figures.groups.map((group) =>
      group.indicators.map((i) => ({ full: number(i.fullMarks), target: number(i.target), actual: number(i.actual) })),
    ),
    categories: figures.categories.map((category) => category.lines.map((line) => number(line.amount))),
    execution: {
      full: number(figures.execution.fullMarks),
      target: number(figures.execution.budget),
      actual: number(figures.execution.actual),
    },
    cuts: figures.cuts.map(number),
  });

  const run = ({ groups, categories, execution, cuts }) => {
    const zero = number("0");
    const sums = categories.map((lines) => lines.reduce(add, zero));
    const shares = categories.map((lines, c) => lines.map((amount) => quotient(amount.times(hundred), sums[c])));
    const scores = groups.map((indicators) => indicators.map(score));
    const groupSums = scores.map((list) => list.reduce(add, zero));
    const executionScore = score(execution);
    const total = groupSums.reduce(add, executionScore);
    const cut = cuts.findIndex((from) => total.gte(from));
    return { sums, shares, scores, groupSums, executionScore, total, grade: cut < 0 ? cuts.length : cut };
  };

  const text = (value) => value.toFixed(2);
  const format = (result) => ({
    sums: result.sums.map(text),
    shares: result.shares.map((list) => list.map(text)),
    scores: result.scores.map((list) => list.map(text)),
    groupSums: result.groupSums.map(text),
    executionScore: text(result.executionScore),
    total: text(result.total),
    grade: result.grade,
  });

  const share = (part, whole) => text(quotient(number(part).times(hundred), number(whole)));
  return { name, parse, run, format, share };
}
