// What a visitor's browser really fetches to show the page, as raw bytes, gzip -9 and brotli 11.
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { noteReady, whenReady, withPage } from "../browser.mjs";
import { pagesOf, served } from "../pages.mjs";
import { kb, table } from "../table.mjs";

export const title = "Transfer size of everything needed to show the page";

const LIMIT_KB = 150;
const AIM_KB = 100;

const brotli = (body) =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }).length;

/** Every response between opening the page and half a second after it was ready. */
export async function filesOf(browser, folder) {
  return served(folder, (url) =>
    withPage(browser, { url: "about:blank", before: noteReady }, async (page) => {
      const bodies = [];
      page.on("response", (response) =>
        bodies.push(response.body().then((body) => ({ name: decodeURI(new URL(response.url()).pathname), body }), () => undefined)),
      );
      await page.goto(url, { waitUntil: "load" });
      await whenReady(page);
      await page.waitForTimeout(500);
      const files = (await Promise.all(bodies)).filter((file) => file && file.body.length);
      // A browser asks for this by itself; no page needs it.
      return files.filter(({ name }) => name !== "/favicon.ico").map(({ name, body }) => ({
        name, raw: body.length, gzip: gzipSync(body, { level: 9 }).length, brotli: brotli(body),
      }));
    }),
  );
}

const total = (files) => ["raw", "gzip", "brotli"].map((key) => files.reduce((sum, file) => sum + file[key], 0));
const cells = (name, sizes) => [name, ...sizes.map(kb)];

export async function run({ browser, ...where }) {
  const pages = pagesOf(where);
  const sums = [];
  let detail = "";
  for (const page of [pages.ours, pages.leptos, pages.react, pages.svelte]) {
    if (page.missing) {
      sums.push([page.name, page.missing, "", ""]);
      continue;
    }
    const files = await filesOf(await browser(), page.folder);
    sums.push(cells(page.name, total(files)));
    if (page === pages.ours) detail = ownFiles(files);
  }
  return [table(["KB (1 KB = 1,000 bytes)", "raw", "gzip -9", "brotli 11"], sums), detail].filter(Boolean).join("\n\n");
}

function ownFiles(files) {
  const rows = files.map((file) => cells(`\`${file.name}\``, [file.raw, file.gzip, file.brotli]));
  const all = total(files)[2] / 1000;
  const verdict = all > LIMIT_KB ? `**over the limit of ${LIMIT_KB} KB**` : all > AIM_KB ? `within the limit of ${LIMIT_KB} KB, above the aim of ${AIM_KB} KB` : `within the aim of ${AIM_KB} KB`;
  return [`The requests of the explore page, as Chromium made them; together ${all.toFixed(1)} KB in brotli: ${verdict}.`, "", table(["KB", "raw", "gzip -9", "brotli 11"], rows)].join("\n");
}
