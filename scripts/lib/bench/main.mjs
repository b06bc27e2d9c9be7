// Runs the parts of the bench one after the other (never two at once: they would slow each other down) and prints
// each as a section in markdown. Called by scripts/bench, which has built what is needed.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "./browser.mjs";
import { machineLine } from "./machine.mjs";
import { buildPeers } from "./peers-build.mjs";
import { keep } from "./keep.mjs";

const PARTS = ["sizes", "package", "arithmetic", "ties", "keystroke", "start", "heap", "audit", "check", "embed"];

const { values: options } = parseArgs({
  options: { only: { type: "string", multiple: true, default: PARTS }, write: { type: "boolean" }, quick: { type: "boolean" } },
});

const root = fileURLToPath(new URL("../../../", import.meta.url));
const cache = join(process.env.JIXIAO_CACHE, "bench");
let open;
const context = {
  root,
  cache,
  dist: join(root, "dist"),
  built: await buildPeers(join(cache, "pages")),
  quick: options.quick,
  browser: () => (open ??= launch()),
};

const sections = [];
const machine = machineLine();
try {
  for (const part of PARTS.filter((each) => options.only.includes(each))) {
    process.stderr.write(`▸ Measuring: ${part}\n`);
    const { title, run } = await import(`./sections/${part}.mjs`);
    const body = await run(context);
    const text = `## ${title}\n\n${body}\n\n<sub>${machine}${options.quick ? " · few runs (--quick)" : ""}</sub>`;
    sections.push({ part, text });
    process.stdout.write(`${text}\n\n`);
  }
} finally {
  await (await open)?.close();
}
if (options.write) keep(join(root, "BENCHMARKS.md"), PARTS, sections);
