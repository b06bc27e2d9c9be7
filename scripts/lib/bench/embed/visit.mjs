// One visit of a page on a given line, with what the browser itself counts: requests, bytes, first content, shifts.
import { noteReady, whenReady } from "../browser.mjs";

/** 9 Mbit/s with a round trip of 100 ms, four times slower than this machine: an office computer on a county's line. */
export const COUNTY = { slowdown: 4, network: { offline: false, latency: 100, downloadThroughput: 9e6 / 8, uploadThroughput: 3e6 / 8 } };

/** Runs in the page ahead of its own scripts. */
function noteShifts() {
  window.benchShift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.benchShift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
}

/** Visits in a context, whose cache the visit before has filled. `use(page, session)` runs once the page is ready. */
export async function visit(context, url, { slowdown = 1, network } = {}, use = async () => ({})) {
  const page = await context.newPage();
  try {
    const session = await context.newCDPSession(page);
    const seen = { requests: 0, bytes: 0 };
    await session.send("Network.enable");
    session.on("Network.responseReceived", ({ response }) => {
      if (/^https?:/.test(response.url) && !response.fromDiskCache) seen.requests += 1;
    });
    session.on("Network.loadingFinished", ({ encodedDataLength }) => (seen.bytes += encodedDataLength));
    if (network) await session.send("Network.emulateNetworkConditions", network);
    if (slowdown > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.addInitScript(noteReady);
    await page.addInitScript(noteShifts);
    await page.goto(url, { waitUntil: "commit" });
    const { painted } = await whenReady(page);
    const more = await use(page, session);
    await page.waitForTimeout(300);
    const [content, shift] = await page.evaluate(() => [
      performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
      window.benchShift,
    ]);
    return { ...seen, painted, content, shift, ...more };
  } finally {
    await page.close();
  }
}

/** A cold and a warm visit, each in turn, `rounds` times; the first round is not counted (the server compresses in it). */
export async function coldAndWarm(browser, url, line, rounds) {
  const all = { cold: [], warm: [] };
  for (let round = 0; round <= rounds; round++) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    try {
      for (const cache of ["cold", "warm"]) {
        const seen = await visit(context, url, line);
        if (round > 0) all[cache].push(seen);
      }
    } finally {
      await context.close();
    }
  }
  return all;
}
