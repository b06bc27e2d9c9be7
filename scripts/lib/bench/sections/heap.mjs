// How large the WebAssembly memory grows. It never shrinks, so each report is measured in a fresh page.
import { largeReport } from "../large-report.mjs";
import { noteReady, whenReady, withPage } from "../browser.mjs";
import { loadModule } from "../ours/module.mjs";
import { pagesOf, served } from "../pages.mjs";
import { mb, table } from "../table.mjs";

export const title = "WebAssembly memory";

const LIMITS_MB = { linwu: 10, large: 64 };

/** Runs in the page. Starting the module again gives the instance that already runs, with its memory. */
async function memoryBytes(report, mode) {
  if (report || mode) {
    const element = document.createElement("jixiao-widget");
    if (mode) element.setAttribute("mode", mode);
    const ready = new Promise((resolve) => element.addEventListener("jixiao-ready", resolve, { once: true }));
    document.body.replaceChildren(element);
    await ready;
    await element.load(report);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  const { default: init } = await import(new URL("./jixiao_app.js", document.baseURI).href);
  const exports = await init();
  if (!exports?.memory) throw new Error("`init()` of jixiao_app.js gives no memory");
  return exports.memory.buffer.byteLength;
}

async function inBrowser(browser, page, report, mode) {
  if (page.missing) return page.missing;
  try {
    return await served(page.folder, (url) =>
      withPage(browser, { url, before: noteReady }, async (opened) => {
        await whenReady(opened);
        return opened.evaluate(`(${memoryBytes})(${JSON.stringify(report ?? null)}, ${JSON.stringify(mode ?? null)})`);
      }),
    );
  } catch (error) {
    return `not measured: ${error.message.split("\n")[0]}`;
  }
}

async function inNode(dist, report) {
  const { module, memory, missing } = await loadModule(dist);
  if (missing) return missing;
  if (!memory) return "`init()` of jixiao.js gives no memory";
  module.evaluate(report);
  return memory.buffer.byteLength;
}

export async function run({ browser, dist, ...where }) {
  const { ours } = pagesOf({ dist, ...where });
  const large = largeReport();
  const row = (name, bytes, limit) => [
    name,
    typeof bytes === "number" ? mb(bytes) : bytes,
    limit,
    typeof bytes === "number" ? (bytes <= limit * 1_000_000 ? "within" : "**over**") : "–",
  ];
  return table(["", "MB", "limit", ""], [
    row("explore page, Linwu", await inBrowser(await browser(), ours), LIMITS_MB.linwu),
    row("explore, 500 indicators and 5,000 lines", await inBrowser(await browser(), ours, large, "explore"), LIMITS_MB.large),
    row("edit, 500 indicators and 5,000 lines", await inBrowser(await browser(), ours, large, "edit"), LIMITS_MB.large),
    row("Node, `evaluate` of 500 indicators and 5,000 lines", await inNode(dist, large), LIMITS_MB.large),
  ]);
}
