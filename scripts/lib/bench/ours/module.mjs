// The product's public module in Node, as `dist/` has it. Where something is not there yet, says what.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

let loading;

/** `{ module, memory }`, or `{ missing }` with the reason. */
export function loadModule(dist) {
  loading ??= (async () => {
    const entry = join(dist, "jixiao.js");
    if (!existsSync(entry)) return { missing: "`dist/jixiao.js` is not there" };
    const wasm = join(dist, "jixiao_core_bg.wasm");
    if (!existsSync(wasm)) return { missing: "`dist/jixiao_core_bg.wasm` is not there" };
    try {
      const module = await import(pathToFileURL(entry));
      const glue = await module.default({ module_or_path: readFileSync(wasm) });
      if (typeof module.evaluate !== "function") return { missing: "`dist/jixiao.js` exports no `evaluate`" };
      // Starting wasm-bindgen's glue again gives the exports of the instance that already runs.
      return { module, memory: (await glue?.default?.())?.memory };
    } catch (error) {
      return { missing: `\`dist/jixiao.js\` does not start in Node: ${error.message.split("\n")[0]}` };
    }
  })();
  return loading;
}

/** Every pair's share through the public `evaluate`: part and whole as personnel and basic expenditure of a report. */
export async function ourShares(dist, pairs) {
  const { module, missing } = await loadModule(dist);
  if (missing) return { missing };
  const shares = pairs.map(({ part, whole }) => {
    const result = module.evaluate({ version: 1, expenditure: { basic: { amount: whole }, personnel: { amount: part } } });
    return result.shares.find((share) => share.part === "personnel" && share.whole === "basic")?.percent ?? "";
  });
  return { shares };
}
