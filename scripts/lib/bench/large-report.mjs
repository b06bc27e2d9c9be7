// The figures of large.mjs as a report in the product's own JSON form. Amounts of the categories are the sums of their
// lines, so that shares have the same wholes in every implementation.
import * as bigint from "./arithmetic/bigint.mjs";
import { largeFigures } from "./large.mjs";

const PER_SUBGROUP = 10;

function chunks(list, size) {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

const leaf = ({ name, fullMarks, target, actual }) => ({ name, fullMarks, target, actual, method: { kind: "ratioForward" } });

export function largeReport(figures = largeFigures()) {
  const { sums } = bigint.format(bigint.run(bigint.parse(figures)));
  const category = (index) => ({
    amount: sums[index],
    items: figures.categories[index].lines.map(({ name, amount }) => ({ name, amount })),
  });
  const { fullMarks, budget, actual } = figures.execution;
  return {
    version: 1,
    department: "五百项指标、五千行支出的测试部门",
    year: 2024,
    execution: { total: { adjusted: budget, actual } },
    expenditure: { personnel: category(0), operating: category(1), project: category(2) },
    indicators: [
      { name: "预算执行", code: "execution", fullMarks, method: { kind: "execution" } },
      ...figures.groups.map(({ name, code, indicators }) => ({
        name,
        code,
        children: chunks(indicators, PER_SUBGROUP).map((part, i) => ({ name: `${name}（${i + 1}）`, children: part.map(leaf) })),
      })),
    ],
  };
}

/** The public result in the form that the other implementations give, for comparison figure by figure. */
export function comparable(evaluation, figures = largeFigures()) {
  const groups = evaluation.groups.filter((group) => group.code !== "execution");
  const leaves = (list) => list.flatMap((node) => (node.indicators.length ? leaves(node.indicators) : [node.score]));
  const order = ["excellent", "good", "fair", "poor"];
  return {
    sums: figures.categories.map(({ code }) => evaluation.shares.find((share) => share.part === code)?.amount ?? ""),
    shares: figures.categories.map(({ code }) => evaluation.shares.filter((share) => share.whole === code).map((share) => share.percent)),
    scores: groups.map((group) => leaves(group.indicators)),
    groupSums: groups.map((group) => group.score),
    executionScore: evaluation.groups.find((group) => group.code === "execution")?.score ?? "",
    total: evaluation.total,
    grade: order.indexOf(evaluation.grade.id),
  };
}
