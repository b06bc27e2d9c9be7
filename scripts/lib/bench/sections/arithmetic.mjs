// The arithmetic of a report, like with like: the same figures in every implementation, from the same starting point,
// each result compared with BigInt's figure by figure.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as bigint from "../arithmetic/bigint.mjs";
import bigjs from "../arithmetic/bigjs.mjs";
import { differences } from "../arithmetic/compare.mjs";
import decimaljs from "../arithmetic/decimaljs.mjs";
import * as hyperformula from "../arithmetic/hyperformula.mjs";
import { largeFigures, linwuFigures } from "../large.mjs";
import { comparable, largeReport } from "../large-report.mjs";
import { nativeTimes, wasmTimes } from "../ours/builds.mjs";
import { loadModule } from "../ours/module.mjs";
import { timeRepeatedly } from "../stats.mjs";
import { ms, table } from "../table.mjs";

export const title = "The arithmetic of a report";

const HEAD = ["ms", "alone", "p95", "from JSON text", "p95", "objects of strings in and out", "p95", "figures that differ"];
const cells = (...timings) => timings.flatMap((timing) => (timing ? [ms(timing.median), ms(timing.p95)] : ["–", "–"]));

function peerRow(peer, figures, reference, time) {
  const text = JSON.stringify(figures);
  const parsed = peer.parse(figures);
  const { wrong, of } = differences(peer.format(peer.run(parsed)), reference);
  return [
    peer.name,
    ...cells(time(() => peer.run(parsed)), time(() => peer.run(peer.parse(JSON.parse(text)))), time(() => peer.format(peer.run(peer.parse(figures))))),
    `${wrong} of ${of.toLocaleString("en-US")}`,
  ];
}

function spreadsheetRows(figures, reference, time) {
  const text = JSON.stringify(figures);
  const sheets = hyperformula.sheetsOf(figures, { parsed: true });
  const engine = hyperformula.build(sheets);
  const { wrong, of } = differences(hyperformula.read(engine, figures), reference);
  const differ = `${wrong} of ${of.toLocaleString("en-US")}`;
  const line = time(hyperformula.changeOneCell(engine, "project", 3, 0));
  const indicator = time(hyperformula.changeOneCell(engine, "indicators", 3, 2));
  engine.destroy();
  const build = time(() => hyperformula.build(sheets).destroy());
  const fromText = time(() => hyperformula.build(hyperformula.sheetsOf(JSON.parse(text), { parsed: false })).destroy());
  return [
    ["HyperFormula, full build", ...cells(build, fromText), "–", "–", differ],
    ["HyperFormula, one expenditure line changed", ...cells(line), "–", "–", "–", "–", differ],
    ["HyperFormula, one indicator changed", ...cells(indicator), "–", "–", "–", "–", differ],
  ];
}

async function ourRows(context, name, report, reference, time) {
  const text = JSON.stringify(report);
  const native = nativeTimes(context, name, text);
  const wasm = await wasmTimes(context, text);
  const { module, missing } = await loadModule(context.dist);
  const empty = (reason) => [reason, "", "", "", "", "", ""];
  const rows = [["**jixiao**, native", ...(native.missing ? empty(native.missing) : [...cells(native.alone, native.parsing), "–", "–", "as in wasm"])]];
  if (wasm.missing && missing) return [...rows, ["**jixiao**, wasm", ...empty(missing)]];
  let differ = missing;
  let whole;
  if (!missing) {
    whole = time(() => module.evaluate(report));
    const { wrong, of } = reference ? differences(comparable(module.evaluate(report)), reference) : {};
    differ = reference ? `${wrong} of ${of.toLocaleString("en-US")}` : "–";
  }
  return [...rows, ["**jixiao**, wasm", ...cells(wasm.alone, wasm.parsing, whole), differ]];
}

async function oneReport(context, heading, name, figures, report, comparedWith) {
  const options = context.quick ? { warmUpMs: 100, measureMs: 200, least: 5 } : {};
  const time = (work) => timeRepeatedly(work, options);
  const reference = bigint.format(bigint.run(bigint.parse(figures)));
  const ours = report
    ? await ourRows(context, name, report, comparedWith === "figures" ? reference : undefined, time)
    : [["**jixiao**", "the report's file is not there yet", "", "", "", "", "", ""]];
  const peers = [bigint, bigjs, decimaljs].map((peer) => peerRow(peer, figures, reference, time));
  return [`### ${heading}`, "", table(HEAD, [...ours, ...peers, ...spreadsheetRows(figures, reference, time)])].join("\n");
}

export async function run(context) {
  const linwu = join(context.root, "public/reports/linwu-2024.json");
  return [
    "Sum of each category's lines, each line's share of its category (half up, two decimals), each indicator's score by ratio (half up, two decimals), sums of the groups, total and grade. *Alone*: from numbers already read to numbers; ours reads targets and results, which a report states as text, and keeps every working. *From JSON text*: parsing included; ours also checks the form. *Objects of strings in and out*: the public `evaluate(report)`, with names, formulas and reasons in its result, beside the peers from strings to strings. Median and 95th percentile after warm-up.",
    await oneReport(context, "500 indicators, 5,000 expenditure lines", "large", largeFigures(), largeReport(), "figures"),
    await oneReport(context, "The Linwu report", "linwu", linwuFigures(), existsSync(linwu) ? JSON.parse(readFileSync(linwu, "utf8")) : undefined),
  ].join("\n\n");
}
