// What programs and other sites take: the functions without an interface beside libraries that calculate, the package and
// the archive.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gunzipSync, gzipSync } from "node:zlib";
import esbuild from "esbuild";
import { kb, table } from "../table.mjs";

export const title = "Size of `jixiao/core`, of the package and of the archive";

const CORE = ["jixiao-core.js", "jixiao_core.js", "jixiao_core_bg.wasm"];
const PEERS = [
  ["HyperFormula, for calculating alone", "export { HyperFormula } from 'hyperformula'"],
  ["decimal.js, for the arithmetic alone", "export { Decimal } from 'decimal.js'"],
  ["big.js, for the arithmetic alone", "export { Big } from 'big.js'"],
];

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const sizes = (files) => [
  files.reduce((sum, bytes) => sum + bytes.length, 0),
  files.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0),
  files.reduce((sum, bytes) => sum + brotli(bytes), 0),
];
const row = (name, files) => [name, ...sizes(files).map(kb)];

/** A program of one import, as a site would ship it. */
async function bundled(root, source) {
  const { outputFiles } = await esbuild.build({
    stdin: { contents: source, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    target: "chrome86",
    legalComments: "none",
    write: false,
  });
  return Buffer.from(outputFiles[0].contents);
}

export async function run({ root, dist }) {
  const missing = CORE.find((name) => !existsSync(join(dist, name)));
  if (missing) return `Not measured: \`dist/${missing}\` is not there.`;
  const files = CORE.map((name) => readFileSync(join(dist, name)));
  const rows = [row("**jixiao/core**: rules, scores, shares, reading and checking of texts", files)];
  for (const [name, source] of PEERS) rows.push(row(name, [await bundled(root, source)]));
  const parts = table(["KB", "raw", "gzip -9", "brotli 11"], CORE.map((name, i) => row(`\`${name}\``, [files[i]])));
  return [table(["KB (1 KB = 1,000 bytes)", "raw", "gzip -9", "brotli 11"], rows), `\`jixiao/core\` file by file:\n\n${parts}`, archives(dist)].join("\n\n");
}

function archives(dist) {
  const { version } = JSON.parse(readFileSync(join(dist, "package.json"), "utf8"));
  const rows = [];
  for (const [name, what] of [[`jixiao-${version}.tgz`, "package for npm"], [`jixiao-${version}.zip`, "archive for a site of one's own"]]) {
    const file = join(dist, name);
    if (!existsSync(file)) continue;
    const unpacked = name.endsWith(".tgz") ? kb(gunzipSync(readFileSync(file)).length) : "–";
    rows.push([`\`${name}\`, ${what}`, kb(statSync(file).size), unpacked]);
  }
  return table(["KB", "to download", "unpacked"], rows);
}
