// How many figures of one result differ from another's: speed with wrong figures would not count.

const flatten = (result) => [
  ...result.sums, ...result.shares.flat(), ...result.scores.flat(), ...result.groupSums,
  result.executionScore, result.total, String(result.grade),
];

const same = (a, b) => a === b || (a !== "" && b !== "" && Number(a) === Number(b));

export function differences(result, reference) {
  const left = flatten(result);
  const right = flatten(reference);
  if (left.length !== right.length) return { wrong: Math.max(left.length, right.length), of: right.length };
  return { wrong: left.filter((figure, i) => !same(figure, right[i])).length, of: right.length };
}
