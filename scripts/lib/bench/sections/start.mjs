// From opening the page to the first frame in which it can be used: cold loads, nothing cached.
import { noteReady, whenReady, withPage } from "../browser.mjs";
import { pagesOf, served } from "../pages.mjs";
import { median, p95 } from "../stats.mjs";
import { ms, table, times } from "../table.mjs";

export const id = "start";
export const title = "Time to interactive";

const SLOWDOWNS = [4, 1];

export async function run({ browser, quick, ...where }) {
  const pages = pagesOf(where);
  const shown = [pages.ours, pages.leptos, pages.svelte, pages.react];
  const loads = quick ? 3 : 15;
  const seen = new Map(shown.map((page) => [page, new Map(SLOWDOWNS.map((slowdown) => [slowdown, []]))]));
  // One round of every page after the other, so that a busy moment of the machine meets all of them alike.
  for (let round = 0; round < loads; round++) {
    for (const page of shown.filter((each) => !each.missing)) {
      await served(page.folder, async (url) => {
        for (const slowdown of SLOWDOWNS) {
          const load = await withPage(await browser(), { url, slowdown, before: noteReady }, (opened) => whenReady(opened));
          seen.get(page).get(slowdown).push(load.painted);
        }
      });
    }
  }
  const base = new Map(SLOWDOWNS.map((slowdown) => [slowdown, seen.get(pages.leptos).get(slowdown)]));
  const rows = shown.map((page) => [
    page.name,
    ...(page.missing ? [page.missing, "", "", "", "", ""] : SLOWDOWNS.flatMap((slowdown) => {
      const values = seen.get(page).get(slowdown);
      const bare = base.get(slowdown);
      return [ms(median(values)), ms(p95(values)), bare.length ? times(median(values), median(bare)) : "–"];
    })),
  ]);
  return [
    `Milliseconds from the start of navigation to the first paint after the page said it was ready (ours: the event \`jixiao-ready\`; peers: mounted). Median and 95th percentile of ${loads} cold loads from the project's own server with brotli. "4 ×" slows the main thread only and so flatters WebAssembly, which compiles on other threads; hence both.`,
    "",
    table(["", "4 × median", "4 × p95", "to leptos", "1 × median", "1 × p95", "to leptos"], rows),
  ].join("\n");
}
