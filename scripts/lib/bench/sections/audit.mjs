// Reading, extraction and audit of a text in MB/s, native and as WebAssembly; ten thousand reports on every core.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadModule } from "../ours/module.mjs";
import { timeRepeatedly } from "../stats.mjs";
import { mb, ms, table } from "../table.mjs";

export const title = "Checking texts without a page";

const AIM_MB_PER_S = 50;

/** The published report where it lies beside the repository, else our own example; and a long text of many of them. */
function texts(root, cache) {
  const published = join(root, "../shared/reports/linwu-2024.txt");
  const own = join(root, "src/widget/check/sample.txt");
  const report = readFileSync(existsSync(published) ? published : own, "utf8");
  const name = existsSync(published) ? "the founding report" : "the example report";
  const folder = join(cache, "audit");
  mkdirSync(folder, { recursive: true });
  const all = [[name, report], ["100 of them in one text", report.repeat(100)]];
  return all.map(([title, text], i) => {
    const file = join(folder, `${i}.txt`);
    writeFileSync(file, text);
    return { title, text, file };
  });
}

function native(program, file, quick, copies) {
  if (!existsSync(program)) return undefined;
  return JSON.parse(execFileSync(program, [file, quick ? "200" : "1000", String(copies)], { encoding: "utf8" }));
}

const WARM_UP_MS = 5000;

export async function run({ root, cache, dist, quick }) {
  const { module, missing } = await loadModule(dist);
  const bytes = (text) => Buffer.byteLength(text);
  const speed = (size, milliseconds) => (milliseconds ? (size / 1000 / milliseconds).toFixed(1) : "–");
  const rows = [];
  let many;
  for (const [index, { title, text, file }] of texts(root, cache).entries()) {
    const size = bytes(text);
    const measured = native(join(cache, "bench_audit"), file, quick, index === 0 ? (quick ? 1000 : 10_000) : 1);
    if (index === 0) many = measured;
    const row = (what, time, base) => rows.push([what, title, ms(time), speed(size, time), base ? `${(time / base).toFixed(2)} ×` : "–"]);
    if (measured) {
      row("native, reading: lines, tables, figures", measured.read);
      row("native, extraction", measured.extract);
      row("native, audit", measured.audit);
      row("native, audit to JSON text", measured.json);
    } else rows.push(["native", title, "not built", "–", "–"]);
    if (missing) rows.push(["wasm", title, missing, "–", "–"]);
    else {
      // What somebody waits for who checks one text, and what a worker does that checks thousands: until the engine has
      // compiled a module of this size for good, some two seconds pass.
      const begun = performance.now();
      module.audit(text);
      if (index === 0) row("wasm, the first `audit(text)` of all", performance.now() - begun, measured?.json);
      const options = { warmUpMs: WARM_UP_MS, ...(quick ? { measureMs: 300 } : {}) };
      row("wasm, `audit(text)` to objects", timeRepeatedly(() => module.audit(text), options).median, measured?.json);
    }
  }
  const lines = [
    `Median, the module warmed up for ${WARM_UP_MS / 1000} s; MB are millions of bytes of UTF-8. Aim: ${AIM_MB_PER_S} MB/s, wasm within twice native.`,
    "",
    table(["", "text", "ms", "MB/s", "to native"], rows, 2),
  ];
  if (many) {
    const { copies, threads, wall, peak, findings } = many;
    const rate = Math.round((copies * 1000) / wall).toLocaleString("en-US");
    lines.push("", `${copies.toLocaleString("en-US")} copies of the first text, native, ${threads} threads: **${(wall / 1000).toFixed(2)} s** (${rate} reports a second, ${findings.toLocaleString("en-US")} findings), ${peak ? mb(peak) : "–"} MB of memory at most. Aim: 10,000 in 2 s on two cores.`);
  }
  return lines.join("\n");
}
