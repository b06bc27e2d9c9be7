// From a keystroke to the next paint with the processor four times slower: our form with the large report, beside the
// barest page that calculates a total, and beside long tables that calculate nothing.
import { noteReady, whenReady, withPage } from "../browser.mjs";
import { recordKeystrokes, typeInto } from "../keystrokes.mjs";
import { openEditor } from "../ours/editor.mjs";
import { pagesOf, served } from "../pages.mjs";
import { median, p95 } from "../stats.mjs";
import { ms, table, times } from "../table.mjs";

export const title = "Keystroke to next paint at 4 × CPU slowdown";

const SLOWDOWN = 4;
const LIMIT_MS = 50;
const AIM_TIMES = 1.5;

const before = `(${noteReady})(); (${recordKeystrokes})();`;

async function measure(browser, { folder }, count, fieldOf) {
  return served(folder, (url) =>
    withPage(browser, { url, before }, async (page, session) => {
      await whenReady(page);
      const field = await fieldOf(page);
      return typeInto(page, session, field, { count, slowdown: SLOWDOWN });
    }),
  );
}

const firstAmount = (page) => page.locator("input[inputmode=decimal]").first();

export async function run({ browser, quick, ...where }) {
  const pages = pagesOf(where);
  const count = quick ? 20 : 120;
  const shown = [
    [pages.bare, firstAmount],
    ...(await openEditor(pages.ours, where)),
    [pages.rowsPlain, firstAmount],
    [pages.rowsReact, firstAmount],
    [pages.rowsSvelte, firstAmount],
  ];
  let bare;
  const rows = [];
  for (const [page, fieldOf] of shown) {
    if (page.missing) {
      rows.push([page.name, page.missing, "", "", "", "", "", ""]);
      continue;
    }
    try {
      const seen = await measure(await browser(), page, count, fieldOf);
      bare ??= seen;
      const figures = [seen.timing, seen.frame, seen.changed].flatMap((values) => [ms(median(values)), ms(p95(values))]);
      rows.push([page.name, ...figures, times(p95(seen.frame), p95(bare.frame))]);
    } catch (error) {
      rows.push([page.name, `not measured: ${error.message.split("\n")[0]}`, "", "", "", "", "", ""]);
    }
  }
  return [
    `Milliseconds, ${count} keystrokes each. "Event Timing" is the browser's own measure from the key event to the next paint, in 8 ms steps (nothing below 16 is reported and counts as 8); "frame" is from the key event to a message sent in the next frame callback, which is finer; "last change" is when the document last changed because of the keystroke, announcements for screen readers aside: work that was put off shows there, as ours is: what follows from a key is drawn after the picture that shows the key. Aim: 95 % of keystrokes within ${AIM_TIMES} × the bare page; limit ${LIMIT_MS} ms.`,
    "",
    table(["", "Event Timing median", "p95", "frame median", "p95", "last change median", "p95", "frame p95 to the bare page"], rows),
  ].join("\n");
}
