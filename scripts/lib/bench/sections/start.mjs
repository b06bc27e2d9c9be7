// From opening the page to the first frame in which it can be used: cold loads, nothing cached.
import { noteReady, whenReady, withPage } from "../browser.mjs";
import { pagesOf, serve } from "../pages.mjs";
import { median, p95 } from "../stats.mjs";
import { ms, table, times } from "../table.mjs";

export const title = "Time to interactive";

const SLOWDOWNS = [4, 1];

/** Every page loaded in turn, so that a busy moment of the machine meets all of them alike. */
async function loadInTurn(browser, pages, rounds) {
  const servers = new Map();
  const seen = new Map(pages.map((page) => [page, new Map(SLOWDOWNS.map((slowdown) => [slowdown, []]))]));
  try {
    for (const page of pages) servers.set(page, await serve(page.folder));
    // The first round is not counted: in it the server compresses what it sends.
    for (let round = 0; round <= rounds; round++) {
      for (const page of pages) {
        for (const slowdown of SLOWDOWNS) {
          const load = await withPage(browser, { url: servers.get(page).url, slowdown, before: noteReady }, (opened) => whenReady(opened));
          if (round > 0) seen.get(page).get(slowdown).push(load.painted);
        }
      }
    }
  } finally {
    for (const server of servers.values()) await server.close();
  }
  return seen;
}

export async function run({ browser, quick, ...where }) {
  const pages = pagesOf(where);
  const shown = [pages.ours, pages.leptos, pages.svelte, pages.react];
  const loads = quick ? 3 : 15;
  const seen = await loadInTurn(await browser(), shown.filter((page) => !page.missing), loads);
  const base = seen.get(pages.leptos);
  const rows = shown.map((page) => [
    page.name,
    ...(page.missing ? [page.missing, "", "", "", "", ""] : SLOWDOWNS.flatMap((slowdown) => {
      const values = seen.get(page).get(slowdown);
      const bare = base?.get(slowdown) ?? [];
      return [ms(median(values)), ms(p95(values)), bare.length ? times(median(values), median(bare)) : "–"];
    })),
  ]);
  return [
    `Milliseconds from the start of navigation to the first paint after the page said it was ready (ours: the event \`jixiao-ready\`; peers: mounted). Median and 95th percentile of ${loads} cold loads from the project's own server with brotli. "4 ×" slows the main thread only and so flatters WebAssembly, which compiles on other threads; hence both.`,
    "",
    table(["", "4 × median", "4 × p95", "to leptos", "1 × median", "1 × p95", "to leptos"], rows),
  ].join("\n");
}
