// What a page takes on that embeds the widget: bytes, requests, time on a slow line, what moves, what stays in memory;
// beside what other embeddable components ship.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { COUNTY, coldAndWarm, visit } from "../embed/visit.mjs";
import { PACKAGES, ownPages, peerPages } from "../embed/pages.mjs";
import { startServer } from "../../server.mjs";
import { pagesOf } from "../pages.mjs";
import { median } from "../stats.mjs";
import { kb, ms, table } from "../table.mjs";

export const title = "Embedding";

const LOADER_LIMIT = 5000;
const AIMS = { cold: 2000, warm: 500 };
const MOUNTS = 100;
// As the archive's notes for servers say it: files of a version never change.
const CACHED = "public, max-age=31536000, immutable";

const brotli = (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }).length;
const within = (value, limit) => (value <= limit ? "within" : "**over**");

function files(dist) {
  const size = (...names) => names.reduce((sum, name) => sum + brotli(readFileSync(join(dist, name))), 0);
  const loader = size("jixiao.js");
  return table(["brotli 11", "KB", ""], [
    ["the loader, `jixiao.js`", kb(loader), `${within(loader, LOADER_LIMIT)} ${kb(LOADER_LIMIT)} KB`],
    ["`jixiao-fallback.css`", kb(size("jixiao-fallback.css")), ""],
    ["`jixiao-notice.js`, where not even the loader runs", kb(size("jixiao-notice.js")), "optional"],
    ["`jixiao-frame.js`, for pages with a frame", kb(size("jixiao-frame.js")), "optional"],
    ["words of failures, `jixiao_help.js`", kb(size("jixiao_help.js")), "when one happens"],
    ["the dialog 引用, `jixiao_cite.js`", kb(size("jixiao_cite.js")), "when opened"],
  ]);
}

/** Scrolls every widget into view and waits for each. */
async function readAll(page) {
  await page.evaluate(async () => {
    for (const widget of document.querySelectorAll("jixiao-widget")) {
      widget.scrollIntoView();
      while (!widget.evaluation) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
}

async function oneAndTen(browser, url) {
  const rows = [];
  for (const count of [1, 10]) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    try {
      await visit(context, `${url}widgets-${count}.html`); // the server compresses
    } finally {
      await context.close();
    }
    const fresh = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    try {
      const seen = await visit(fresh, `${url}widgets-${count}.html`, {}, readAll);
      rows.push([`${count} widget${count > 1 ? "s" : ""} with the Linwu report`, seen.requests, kb(seen.bytes)]);
    } finally {
      await fresh.close();
    }
  }
  return table(["", "requests", "KB over the line"], rows);
}

async function onTheLine(browser, pages, rounds) {
  const rows = [];
  for (const { name, url, missing, aims, shows } of pages) {
    if (missing) {
      rows.push([name, missing, "", "", "", "", "", ""]);
      continue;
    }
    const { cold, warm } = await coldAndWarm(browser, url, COUNTY, rounds);
    const middle = (visits, key) => median(visits.map((each) => each[key]));
    const shift = Math.max(...[...cold, ...warm].map((each) => each.shift));
    const judged = (cache, visits) => `${ms(middle(visits, "painted"))}${aims ? ` (${within(middle(visits, "painted"), AIMS[cache])} ${AIMS[cache]})` : ""}`;
    const content = (visits) => (shows ? ms(middle(visits, "content")) : "nothing");
    rows.push([name, middle(cold, "requests"), kb(middle(cold, "bytes")), content(cold), judged("cold", cold), content(warm), judged("warm", warm), shift.toFixed(3)]);
  }
  return table(["", "requests", "KB", "cold: figures visible", "cold: usable", "warm: figures visible", "warm: usable", "layout shift"], rows);
}

async function leftBehind(browser, url) {
  const context = await browser.newContext();
  try {
    const seen = await visit(context, `${url}widgets-1.html`, {}, async (page, session) => {
      await session.send("HeapProfiler.enable");
      const measure = async () => {
        for (let i = 0; i < 3; i++) await session.send("HeapProfiler.collectGarbage");
        const { usedSize } = await session.send("Runtime.getHeapUsage");
        const { nodes } = await session.send("Memory.getDOMCounters");
        const wasm = await page.evaluate(async () => (await (await import("./jixiao_app.js")).default()).memory.buffer.byteLength);
        return { heap: usedSize, nodes, wasm };
      };
      const mount = (times) => page.evaluate(async (count) => {
        const report = document.querySelector("jixiao-widget").report;
        for (let i = 0; i < count; i++) {
          const widget = Object.assign(document.createElement("jixiao-widget"), { report });
          const shown = new Promise((resolve) => widget.addEventListener("jixiao-ready", resolve, { once: true }));
          document.body.prepend(widget);
          await shown;
          widget.remove();
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }, times);
      await mount(10);
      const before = await measure();
      await mount(MOUNTS);
      return { before, after: await measure() };
    });
    const { before, after } = seen;
    const row = (name, key, show) => [name, show(before[key]), show(after[key]), show(after[key] - before[key])];
    return table([`before and after ${MOUNTS} mounts`, "before", "after", "difference"], [
      row("JavaScript heap, KB", "heap", kb),
      row("nodes", "nodes", String),
      row("WebAssembly memory, KB", "wasm", kb),
    ]);
  } finally {
    await context.close();
  }
}

export async function run({ browser: open, quick, dist, cache, ...where }) {
  const browser = await open();
  const own = await startServer({ root: ownPages(dist, cache, [1, 10]), cacheControl: CACHED });
  const servers = [own];
  const { react } = pagesOf({ dist, ...where });
  const serve = async (folder) => {
    const server = await startServer({ root: folder, cacheControl: CACHED, headers: {} });
    servers.push(server);
    return server.url;
  };
  try {
    const peers = peerPages(cache);
    const peerUrl = peers.missing ? "" : await serve(peers.folder);
    const pages = [
      { name: "jixiao, explore page", url: own.url, aims: true, shows: true },
      { name: "jixiao in the portal page, with a frame below", url: `${own.url}portal.html`, aims: true, shows: true },
      { name: "React + recharts, same content", missing: react.missing, url: react.missing ? "" : await serve(react.folder) },
      { name: `@finos/perspective-viewer ${PACKAGES["@finos/perspective-viewer"]}, two rows`, missing: peers.missing, url: `${peerUrl}pages/perspective.html` },
      { name: `@ruffle-rs/ruffle ${PACKAGES["@ruffle-rs/ruffle"]}, an empty film`, missing: peers.missing, url: `${peerUrl}pages/ruffle.html` },
    ];
    return [
      files(dist),
      await oneAndTen(browser, own.url),
      `Milliseconds at 4 × CPU slowdown, 9 Mbit/s and a round trip of 100 ms; medians of ${quick ? 2 : 7} visits with an empty cache, each followed by one with a filled cache (files cached as the archive's notes say, pages asked for again). “Figures visible” is the first contentful paint: ours are the tables inside the element. The peers show none before they run. Brotli at 9, as the project's server sends it. Layout shift is the browser's own sum, the worst of all visits.`,
      await onTheLine(browser, pages, quick ? 2 : 7),
      await leftBehind(browser, own.url),
    ].join("\n\n");
  } finally {
    for (const server of servers) await server.close();
  }
}
