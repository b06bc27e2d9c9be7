// Types into a field of an open page and measures each keystroke in two ways:
// - Event Timing, the browser's own: from the event's time stamp to the next paint, in steps of 8 ms. It reports
//   nothing below 16 ms, so a keystroke without an entry counts as 8.
// - a frame callback asked for in the input event, and a message sent from it, which arrives after that frame was
//   painted: finer than 8 ms, but without what the compositor does afterwards.
// Beside them the last change of the document that a keystroke caused: a page that puts off its work shows here.

/** Runs in the page before its own scripts. */
export function recordKeystrokes() {
  const strokes = [];
  let current;
  const changed = new MutationObserver((list) => {
    // Announcements for screen readers are put off on purpose and move nothing on the screen.
    const seen = list.some(({ target }) => !(target.parentElement ?? target).closest?.("[aria-live], [role=status], [role=log]"));
    if (seen && current) current.changed = performance.now() - current.start;
  });
  const painted = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!["keydown", "keypress", "beforeinput", "input"].includes(entry.name)) continue;
      const stroke = strokes.findLast((each) => each.start <= entry.startTime + 0.1);
      if (stroke) stroke.timing = Math.max(stroke.timing ?? 0, entry.duration);
    }
  });
  painted.observe({ type: "event", durationThreshold: 16 });
  addEventListener("keydown", (event) => {
    current = { start: event.timeStamp };
    strokes.push(current);
  }, true);
  addEventListener("input", () => {
    const stroke = current;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        stroke.frame = performance.now() - stroke.start;
      };
      port2.postMessage(0);
    });
  }, true);
  window.benchKeystrokes = {
    strokes,
    watch: (root) => changed.observe(root, { subtree: true, childList: true, characterData: true, attributes: true }),
  };
}

/** Digits in and out again, as somebody correcting a figure types; the amount stays short. */
const KEYS = ["1", "2", "5", "Backspace", "7", "Backspace", "Backspace", "4", "Backspace", "Backspace"];

export async function typeInto(page, session, field, { count, slowdown }) {
  await field.scrollIntoViewIfNeeded();
  await field.click();
  await page.keyboard.press("End");
  await field.evaluate((input) => window.benchKeystrokes.watch(input.getRootNode()));
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const warmUp = KEYS.length;
  for (let i = 0; i < count + warmUp; i++) {
    if (i === warmUp) await page.evaluate(() => window.benchKeystrokes.strokes.splice(0));
    await page.keyboard.press(KEYS[i % KEYS.length], { delay: 50 });
    await page.waitForTimeout(120);
  }
  await page.waitForTimeout(300);
  const strokes = await page.evaluate(() => window.benchKeystrokes.strokes);
  const typed = strokes.filter((stroke) => stroke.frame !== undefined);
  if (typed.length < count * 0.9) throw new Error(`only ${typed.length} of ${count} keystrokes reached the field`);
  return {
    timing: typed.map((stroke) => stroke.timing ?? 8),
    frame: typed.map((stroke) => stroke.frame),
    changed: typed.map((stroke) => stroke.changed).filter((time) => time !== undefined),
  };
}
