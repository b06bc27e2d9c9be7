// A crash is made real: while a widget is handling an event, a function of the browser that it calls runs into a trap,
// which leaves the WebAssembly instance exactly as a panic does, in the middle of whatever it was doing.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { dist, failure, openPage, ready } from './harness.mjs';

const MODULE = '<script type="module" src="./jixiao.js"></script>';
const LINWU = './reports/linwu-2024.json';
const linwu = JSON.parse(await readFile(path.join(dist, 'reports/linwu-2024.json'), 'utf8'));
const ECONOMIC = '[id="indicators[2].children[0].score"]';

/** `window.trap = true` makes the next call out of a WebAssembly instance of ours end in `unreachable`. */
const armed = (page) =>
  page.addInitScript(() => {
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { t: unreachable } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
    const original = WebAssembly.instantiate;
    WebAssembly.instantiate = (module, imports) => {
      const watched = {};
      for (const [space, functions] of Object.entries(imports)) {
        watched[space] = {};
        for (const [name, call] of Object.entries(functions)) {
          watched[space][name] = typeof call !== 'function' ? call : (...given) => {
            if (window.trap && !/throw|drop|clone|debug/.test(name)) {
              window.trap = false;
              unreachable();
            }
            return call(...given);
          };
        }
      }
      return original.call(WebAssembly, module, watched);
    };
  });

/** Arms the trap for the next `input` alone: whatever a widget draws in an idle moment before it would meet the trap first. */
const armForNextInput = (page) =>
  page.evaluate(() => addEventListener('input', () => (window.trap = true), { capture: true, once: true }));

const widget = (id, mode = 'explore') => `<jixiao-widget id="${id}" src="${LINWU}" mode="${mode}"><p>公布的数字</p></jixiao-widget>`;
const total = (page, index) => page.evaluate((i) => document.querySelectorAll('jixiao-widget')[i].evaluation?.total ?? null, index);

describe('a crash in one of three widgets', () => {
  test('shows a message there; the others go on; retrying starts it afresh without a download', async (t) => {
    const html = `${MODULE}${widget('a')}${widget('b')}${widget('c')}`;
    const page = await openPage(t, { html, prepare: armed, allow: [/unreachable/] });
    for (const index of [0, 1, 2]) {
      await page.evaluate((i) => document.querySelectorAll('jixiao-widget')[i].scrollIntoView(), index);
      await ready(page, index);
    }
    await page.locator('#a').getByRole('button', { name: '试算', exact: true }).click();
    await page.locator(`#a ${ECONOMIC}`).waitFor();
    await page.evaluate(() => {
      window.errors = [];
      addEventListener('jixiao-error', (e) => window.errors.push([e.target.id, e.detail.code]));
    });
    await armForNextInput(page);
    await page.locator(`#a ${ECONOMIC}`).fill('12');
    const { code, text, panel } = await failure(page);
    assert.equal(code, 'crash');
    assert.match(text, /组件内部出错.*重试/s);
    assert.deepEqual(await page.evaluate(() => window.errors), [['a', 'crash']]);
    assert.equal(await page.locator('#a p').first().isVisible(), true, 'the fallback is back');
    assert.equal(await total(page, 0), null);
    assert.equal(await page.locator('.jx-failure').count(), 1);
    // The neighbours are used, by hand and by program.
    for (const id of ['b', 'c']) {
      await page.locator(`#${id}`).getByRole('button', { name: '试算', exact: true }).click();
      await page.locator(`#${id} ${ECONOMIC}`).fill('12');
    }
    assert.deepEqual([await total(page, 1), await total(page, 2)], ['97', '97']);
    await panel.getByRole('button').click();
    await ready(page, 0);
    assert.equal(await total(page, 0), '91');
    assert.equal(await page.locator('.jx-failure').count(), 0);
    assert.equal(page.asked.filter((address) => address.startsWith('jixiao_app_bg.wasm')).length, 1, 'no second download');
  });

  test('what was edited is offered again as a draft', async (t) => {
    const page = await openPage(t, { html: `${MODULE}${widget('a', 'edit')}`, prepare: armed, allow: [/unreachable/] });
    await ready(page);
    const field = page.locator('[id="expenditure.personnel.amount"]');
    await field.fill('318.75');
    await field.press('Tab');
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('jixiao-draft:')));
    await armForNextInput(page);
    await field.fill('318.76');
    const { code, panel } = await failure(page);
    assert.equal(code, 'crash');
    await panel.getByRole('button').click();
    await ready(page);
    const offer = page.locator('jixiao-widget .banner').filter({ hasText: '草稿' });
    await offer.waitFor();
    await offer.getByRole('button').first().click();
    assert.equal(await page.locator('[id="expenditure.personnel.amount"]').inputValue(), '318.75');
  });
});

test('a call from the page that crashes throws, and names it', async (t) => {
  const page = await openPage(t, { html: `${MODULE}${widget('a')}`, prepare: armed, allow: [/unreachable/] });
  await ready(page);
  const seen = await page.evaluate((report) => {
    const element = document.querySelector('jixiao-widget');
    window.trap = true;
    try {
      element.load(report);
    } catch (error) {
      return error instanceof Error;
    }
    return false;
  }, linwu);
  assert.equal(seen, true);
  assert.equal((await failure(page)).code, 'crash');
});

test('a hundred widgets, mounted and removed, leave neither memory nor listeners behind', async (t) => {
  const page = await openPage(t, { html: `${MODULE}<div id="place"></div>` });
  await page.waitForFunction(() => customElements.get('jixiao-widget'));
  const session = await page.context().newCDPSession(page);
  const measure = async () => {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const [{ usedSize }, counters, wasm] = await Promise.all([
      session.send('Runtime.getHeapUsage'),
      session.send('Memory.getDOMCounters'),
      page.evaluate(async () => (await (await import('./jixiao_app.js')).default()).memory.buffer.byteLength),
    ]);
    return { heap: usedSize, nodes: counters.nodes, listeners: counters.jsEventListeners, wasm };
  };
  const mount = (times) =>
    page.evaluate(async ([count, report]) => {
      const place = document.querySelector('#place');
      for (let i = 0; i < count; i += 1) {
        const element = document.createElement('jixiao-widget');
        element.report = report;
        const shown = new Promise((resolve) => element.addEventListener('jixiao-ready', resolve, { once: true }));
        place.append(element);
        await shown;
        element.remove();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }, [times, linwu]);
  await mount(10); // caches, compiled code, the growth of the first mounts
  const before = await measure();
  await mount(100);
  const after = await measure();
  t.diagnostic(JSON.stringify({ before, after }));
  assert.ok(after.heap - before.heap < 1_000_000, `JavaScript heap grew by ${after.heap - before.heap} bytes`);
  assert.ok(after.nodes - before.nodes < 300, `${after.nodes - before.nodes} nodes stayed`);
  assert.ok(after.listeners - before.listeners < 50, `${after.listeners - before.listeners} listeners stayed`);
  assert.ok(after.wasm - before.wasm <= 2 * 1024 * 1024, `WebAssembly memory grew by ${after.wasm - before.wasm} bytes`);
});
