// One Chromium for the whole run, a fresh context (nothing cached, nothing stored) for every page.
import { chromium } from "playwright-core";
import { FLAGS } from "../../../tests/chromium.mjs";

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--headless", ...FLAGS] });

/**
 * Opens `url` with the processor slowed down `slowdown` times and calls `use(page, session)`. `before` runs in the page
 * ahead of the page's own scripts. Errors of the page become errors here, with their text.
 */
export async function withPage(browser, { url, slowdown = 1, before, viewport = { width: 1366, height: 768 } }, use) {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    const errors = [];
    page.on("pageerror", (error) => errors.push(error.message));
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.setCacheDisabled", { cacheDisabled: true });
    if (slowdown > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    if (before) await page.addInitScript(before);
    await page.goto(url, { waitUntil: "commit" });
    try {
      return await use(page, session);
    } catch (error) {
      throw errors.length ? new Error(`${error.message} · the page said: ${errors[0]}`) : error;
    }
  } finally {
    await context.close();
  }
}

/** Runs in the page: notes when the page says it is ready and when the next frame after that was painted. */
export function noteReady() {
  const noted = new Promise((resolve) => {
    const note = () => {
      const ready = performance.now();
      // A message sent from a frame callback is delivered after that frame was painted.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve({ ready, painted: performance.now() });
        port2.postMessage(0);
      });
    };
    for (const name of ["jixiao-ready", "bench-mounted"]) document.addEventListener(name, note, { once: true });
  });
  Object.defineProperty(window, "benchReady", { value: noted });
}

/** Resolves once the page's ready event and the paint after it have happened. */
export function whenReady(page, timeoutMs = 60_000) {
  return page.evaluate(
    (limit) => Promise.race([
      window.benchReady,
      new Promise((_, reject) => setTimeout(() => reject(new Error(`no ready event within ${limit / 1000} s`)), limit)),
    ]),
    timeoutMs,
  );
}
