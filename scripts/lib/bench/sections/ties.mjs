// How many of 2,000 exact half-cent ties each implementation rounds the wrong way.
import { join } from "node:path";
import { ties } from "../tie-cases.mjs";
import { table } from "../table.mjs";
import * as bigint from "../arithmetic/bigint.mjs";
import decimaljs from "../arithmetic/decimaljs.mjs";
import bigjs from "../arithmetic/bigjs.mjs";
import * as hyperformula from "../arithmetic/hyperformula.mjs";
import { roundFixed, roundScaled } from "../arithmetic/doubles.mjs";
import { ourShares } from "../ours/module.mjs";

export const title = "Exact half-cent ties rounded wrong";

const wrong = (results, list) => results.filter((result, i) => Number(result) !== Number(list[i].percent)).length;

export async function run({ root, dist }) {
  const { list, source } = ties(join(root, "tests/oracle/shares.csv"));
  const count = (share) => wrong(list.map(({ part, whole }) => share(part, whole)), list);
  const ours = await ourShares(dist, list);
  const rows = [
    ["jixiao (wasm, through `evaluate`)", ours.missing ?? wrong(ours.shares, list)],
    ["BigInt fixed point", count(bigint.share)],
    ["decimal.js", count(decimaljs.share)],
    ["big.js", count(bigjs.share)],
    ["HyperFormula (`ROUND`)", wrong(hyperformula.shares(list.map(({ part, whole }) => [part, whole])), list)],
    ["doubles, `Math.round(x * 100) / 100`", count(roundScaled)],
    ["doubles, `toFixed(2)`", count(roundFixed)],
  ];
  return [
    `${list.length.toLocaleString("en-US")} pairs of part and whole whose share ends in exactly half a hundredth of a percent (${source}); half up must go away from zero.`,
    "",
    table(["", "wrong"], rows),
  ].join("\n");
}
