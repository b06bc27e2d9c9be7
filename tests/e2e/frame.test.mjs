// The widget in a frame: its address, its height in three forms, what is handed on behind #, and addresses that mean harm.
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { CSP } from '../../scripts/lib/server.mjs';
import { axe, dist, openPage, shot, site } from './harness.mjs';

const FRAMED = `${CSP}; frame-src 'self'`;
const PARENT = '<script src="./jixiao-frame.js" defer></script>';
const frameOf = (query, more = '') => `<iframe src="./embed.html?${query}" title="自评报告" width="100%" height="900" ${more}></iframe>`;
const LINWU = 'src=./reports/linwu-2024.json&lang=zh-CN';

/** The frame once its widget has calculated. */
async function framed(page, index = 0) {
  const handle = await page.locator('iframe').nth(index).elementHandle();
  const frame = await handle.contentFrame();
  await frame.waitForFunction(() => document.querySelector('jixiao-widget')?.evaluation);
  return frame;
}
const heightOf = (page, index = 0) => page.evaluate((i) => document.querySelectorAll('iframe')[i].getBoundingClientRect().height, index);
const insideOf = (frame) => frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));

/** Waits until the frame is as high as its content. */
async function fitted(page, frame, index = 0) {
  const end = Date.now() + 5000;
  for (;;) {
    const [outside, inside] = [await heightOf(page, index), await insideOf(frame)];
    // The border of a frame belongs to it.
    if (Math.abs(outside - inside) <= 4) return inside;
    assert.ok(Date.now() < end, `${outside} is not ${inside}`);
    await page.waitForTimeout(50);
  }
}

describe('height', () => {
  test('follows the content, in our own form', async (t) => {
    const page = await openPage(t, { html: PARENT + frameOf(LINWU), csp: FRAMED });
    const frame = await framed(page);
    // On a busy machine the frame fits what is shown before the report as well.
    await page.waitForFunction(() => document.querySelector('iframe').getBoundingClientRect().height > 1200);
    const before = await fitted(page, frame);
    assert.equal(await frame.evaluate(() => document.documentElement.scrollHeight > innerHeight + 4), false, 'nothing to scroll inside');
    await frame.evaluate(() => {
      for (const details of document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('details:not(.menu)')) details.open = true;
    });
    await page.waitForFunction((old) => document.querySelector('iframe').getBoundingClientRect().height > old + 20, before);
    await fitted(page, frame);
    await shot(page, 'frame');
    await page.setViewportSize({ width: 360, height: 800 });
    await page.waitForTimeout(300);
    assert.ok((await fitted(page, frame)) > before);
  });

  test('the frame keeps the height of the page around until the widget is there, however slow the line', async (t) => {
    const heights = 'addEventListener("message", function (event) { if (event.data.type === "jixiao-height") (window.told = window.told || []).push(event.data.height); });';
    const page = await openPage(t, {
      html: `<script src="./told.js"></script>${PARENT}${frameOf(LINWU)}`,
      csp: FRAMED,
      prepare: async (page) => {
        await page.route('**/told.js', (route) => route.fulfill({ contentType: 'text/javascript', body: heights }));
        await page.route('**/jixiao.js', (route) => setTimeout(() => route.continue(), 1000));
      },
    });
    await framed(page);
    await page.waitForFunction(() => window.told?.length);
    assert.ok((await page.evaluate(() => Math.min(...window.told))) > 500, `${await page.evaluate(() => window.told)}`);
  });

  test('what is in the frame is there before its beginning is seen: a jump may lead to its middle', async (t) => {
    const page = await openPage(t, { html: `<pre>${'\n'.repeat(400)}</pre>${PARENT}${frameOf(LINWU)}`, csp: FRAMED });
    assert.ok((await page.locator('iframe').boundingBox()).y > 4000);
    await framed(page);
  });

  test('a dialog opens where the reader is, not in the middle of a frame as tall as its content', async (t) => {
    const page = await openPage(t, { html: PARENT + frameOf(`${LINWU}&mode=edit`), csp: FRAMED });
    const frame = await framed(page);
    assert.ok((await fitted(page, frame)) > 3000);
    const inSight = (selector) =>
      frame.evaluate((found) => {
        const box = document.querySelector('jixiao-widget').shadowRoot.querySelector(found).getBoundingClientRect();
        return box.top >= 0 && box.bottom < 850;
      }, selector);
    await frame.getByRole('button', { name: '新建', exact: true }).click();
    assert.ok(await inSight('dialog[open]'));
    await page.keyboard.press('Escape');
    await frame.getByRole('button', { name: '浏览', exact: true }).click();
    await fitted(page, frame);
    await frame.getByRole('button', { name: '引用', exact: true }).click();
    await frame.locator('jixiao-widget dialog.cite').waitFor();
    assert.ok(await frame.evaluate(() => document.querySelector('jixiao-widget').shadowRoot.querySelector('dialog.cite').getBoundingClientRect().top < 300));
  });

  test('only the frame that spoke changes, and nobody else is believed', async (t) => {
    const other = '<!doctype html><script src="./loud.js"></script>';
    const prepare = async (p) => {
      await p.route('**/loud.html', (route) => route.fulfill({ contentType: 'text/html', body: other }));
      const loud = `setInterval(() => { parent.postMessage({ type: 'jixiao-height', height: 900 }, '*'); parent.postMessage('loud', '*'); }, 20);`;
      await p.route('**/loud.js', (route) => route.fulfill({ contentType: 'text/javascript', body: loud }));
      await p.route('**/hear.js', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: `addEventListener('message', ({ data }) => { if (data === 'loud') window.loud = true; });` }));
    };
    const html = `<script src="./hear.js"></script>${PARENT}${frameOf(LINWU)}<iframe src="./loud.html" title="other" height="77"></iframe>`;
    const page = await openPage(t, { html, csp: FRAMED, prepare });
    await page.waitForFunction(() => window.loud);
    await fitted(page, await framed(page));
    await page.evaluate(() => postMessage({ type: 'jixiao-height', height: 5 }, '*'));
    await page.waitForTimeout(100);
    assert.ok((await heightOf(page, 0)) > 1000);
    assert.ok(Math.abs((await heightOf(page, 1)) - 77) < 8);
  });

  test('is said to portals that listen for Datawrapper and for AMP', async (t) => {
    const record = `window.heard = []; addEventListener('message', ({ data }) => heard.push(data));`;
    const prepare = (p) => p.route('**/record.js', (route) => route.fulfill({ contentType: 'text/javascript', body: record }));
    const page = await openPage(t, { html: `<script src="./record.js"></script>${frameOf(LINWU)}`, csp: FRAMED, prepare });
    const frame = await framed(page);
    const wanted = await insideOf(frame);
    await page.waitForFunction((height) => window.heard.some((data) => data.height === height), wanted);
    const heard = (await page.evaluate(() => window.heard)).slice(-3);
    assert.deepEqual(heard, [
      { type: 'jixiao-height', height: wanted },
      { 'datawrapper-height': { jixiao: wanted } },
      { sentinel: 'amp', type: 'embed-size', height: wanted },
    ]);
  });

  test('a script that came late asks', async (t) => {
    const page = await openPage(t, { html: frameOf(LINWU), csp: FRAMED });
    const frame = await framed(page);
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.src = './jixiao-frame.js';
      document.body.append(script);
    });
    await fitted(page, frame);
  });

  test('without any script of the page, the frame scrolls inside its fixed height', async (t) => {
    const page = await openPage(t, { html: frameOf(LINWU), csp: FRAMED });
    const frame = await framed(page);
    assert.ok(Math.abs((await heightOf(page)) - 900) < 8);
    assert.equal(await frame.evaluate(() => document.documentElement.scrollHeight > innerHeight), true);
  });

  test('the script for the page around weighs at most 1 KB', async () => {
    assert.ok((await stat(path.join(dist, 'jixiao-frame.js'))).size <= 1024);
  });
});

describe('what the address says', () => {
  test('mode, language, theme, rules', async (t) => {
    const page = await openPage(t, { html: frameOf('src=./reports/linwu-2024.json&mode=edit&lang=en&theme=dark&rules=cn-2020-10'), csp: FRAMED });
    const frame = await framed(page);
    await frame.locator('jixiao-widget .summary').waitFor();
    const seen = await frame.evaluate(() => {
      const widget = document.querySelector('jixiao-widget');
      return [widget.evaluation.rules, widget.getAttribute('theme'), document.documentElement.lang, document.title];
    });
    assert.deepEqual(seen.slice(0, 3), ['cn-2020-10', 'dark', 'en']);
    assert.match(seen[3], /^临武高新技术产业开发区管理委员会 2024/);
  });

  test('what stands behind # is followed without loading again', async (t) => {
    const page = await openPage(t, { html: PARENT + frameOf(LINWU), csp: FRAMED });
    const frame = await framed(page);
    await frame.evaluate(() => (window.same = true));
    await page.evaluate(() => (location.hash = '#jixiao:mode=edit&theme=contrast'));
    await frame.locator('jixiao-widget .summary').waitFor();
    const seen = () => frame.evaluate(() => [window.same, document.querySelector('jixiao-widget').theme]);
    assert.deepEqual(await seen(), [true, 'contrast']);
    await page.evaluate(() => (location.hash = '#jixiao:'));
    await frame.waitForFunction(() => document.querySelector('jixiao-widget').theme !== 'contrast');
    assert.equal((await seen())[0], true);
    assert.equal(await frame.evaluate(() => document.querySelector('jixiao-widget').evaluation.total), '91');
  });

  test('a page opened with #jixiao: opens its frame so', async (t) => {
    const page = await openPage(t, { html: PARENT + frameOf(LINWU), csp: FRAMED });
    await framed(page);
    await page.goto(`${page.url()}#jixiao:lang=en`);
    await page.reload();
    const frame = await framed(page);
    await frame.getByRole('button', { name: 'Edit', exact: true }).waitFor();
  });

  for (const [what, src] of [
    ['another site', 'https://reports.example/report.json'],
    ['another site without a scheme', '//reports.example/report.json'],
    ['another site behind backslashes', '\\\\reports.example\\report.json'],
    ['a script', 'javascript:alert(1)'],
    ['a report in the address itself', 'data:application/json,{"version":1,"department":"x"}'],
    ['a name before the site', 'http://127.0.0.1@reports.example/report.json'],
  ]) {
    test(`a report from ${what} is not shown, and that is said`, async (t) => {
      const asked = [];
      const page = await openPage(t, {
        html: frameOf(`src=${encodeURIComponent(src)}&lang=zh-CN`),
        csp: FRAMED,
        prepare: (p) => p.on('request', (request) => asked.push(request.url())),
      });
      const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
      await frame.locator('#refused').waitFor();
      assert.match(await frame.locator('#refused').innerText(), /不在本站/);
      assert.ok((await frame.locator('#refused').innerText()).includes(src));
      await page.waitForTimeout(300);
      assert.equal(await frame.evaluate(() => document.querySelector('jixiao-widget').evaluation), null);
      const here = await site();
      assert.deepEqual(asked.filter((address) => !address.startsWith(here)), []);
    });
  }

  test('hostile values are attributes and nothing else', async (t) => {
    const bad = encodeURIComponent('"><img src=x onerror=document.title=1>\u202e__proto__');
    const query = `${LINWU}&mode=${bad}&theme=${bad}&rules=${bad}&__proto__=${bad}&onclick=${bad}&mode=%E0%A4%A&=x&&lang=${bad}`;
    const page = await openPage(t, { html: frameOf(query), csp: FRAMED });
    const frame = await framed(page);
    const seen = await frame.evaluate(() => {
      const widget = document.querySelector('jixiao-widget');
      return { total: widget.evaluation.total, images: document.images.length, names: widget.getAttributeNames().sort(), polluted: ({}).onclick === undefined };
    });
    assert.equal(seen.total, '91');
    assert.equal(seen.images, 0);
    assert.equal(seen.polluted, true);
    assert.ok(seen.names.every((name) => ['class', 'lang', 'loading', 'mode', 'rules', 'src', 'style', 'theme'].includes(name)), seen.names.join());
  });

  test('the page in the frame passes axe', async (t) => {
    const page = await openPage(t, { html: '<p>x</p>' });
    await page.goto(`${await site()}embed.html?${LINWU}`);
    await page.waitForFunction(() => document.querySelector('jixiao-widget').evaluation);
    assert.deepEqual(await axe(page), []);
  });
});
