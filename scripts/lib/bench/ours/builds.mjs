// Our arithmetic outside the product: the native program and the small wasm module that scripts/bench builds from
// examples/. Both take the report as JSON text.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { timeRepeatedly } from "../stats.mjs";

export function nativeTimes({ cache, quick }, name, text) {
  const program = join(cache, "bench_native");
  if (!existsSync(program)) return { missing: "not built" };
  mkdirSync(cache, { recursive: true });
  const file = join(cache, `${name}.json`);
  writeFileSync(file, text);
  return JSON.parse(execFileSync(program, [file, quick ? "200" : "1500"], { encoding: "utf8" }));
}

export async function wasmTimes({ cache, quick }, text) {
  const folder = join(cache, "bench_wasm");
  if (!existsSync(join(folder, "bench_wasm.js"))) return { missing: "not built" };
  const module = await import(pathToFileURL(join(folder, "bench_wasm.js")));
  await module.default({ module_or_path: readFileSync(join(folder, "bench_wasm_bg.wasm")) });
  module.load(text);
  const options = quick ? { warmUpMs: 100, measureMs: 200 } : {};
  return { alone: timeRepeatedly(() => module.run(1), options), parsing: timeRepeatedly(() => module.read_and_run(text), options) };
}
