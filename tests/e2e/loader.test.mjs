// The element around the WebAssembly part: what a page shows before, without and after it, and how it fails.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { asked, axe, dist, failure, openPage, ready } from './harness.mjs';
import { CSP } from '../../scripts/lib/server.mjs';

const WASM = '**/jixiao_app_bg.wasm';
const MODULE = '<script type="module" src="./jixiao.js"></script>';
const LINWU = './reports/linwu-2024.json';
const NAME = '临武高新技术产业开发区管理委员会';
const linwu = JSON.parse(await readFile(path.join(dist, 'reports/linwu-2024.json'), 'utf8'));
/** The same report under another name, to tell two apart. */
const named = (department) => ({ ...linwu, department });

const department = (page, index = 0) =>
  page.evaluate((i) => document.querySelectorAll('jixiao-widget')[i].report?.department ?? null, index);
/** Whether the fallback of the page is what a reader sees. */
const fallbackShown = (page) => page.locator('jixiao-widget > *').first().isVisible();
const failedRequest = /Failed to load resource/;

/** Pushes the element far down; the test page may have no inline style either. */
const tallSpace = (page) =>
  page.addInitScript(() => addEventListener('DOMContentLoaded', () => (document.querySelector('#space').style.height = '5000px')));

/** Holds back answers to a pattern until told; resolves to the release. */
async function hold(page, pattern) {
  let release;
  const gate = new Promise((resolve) => (release = resolve));
  await page.route(pattern, async (route) => {
    await gate;
    await route.continue();
  });
  return release;
}

describe('before and after', () => {
  test('the fallback stands until the widget can show everything at once', async (t) => {
    let release;
    const page = await openPage(t, { prepare: async (p) => (release = await hold(p, WASM)) });
    await page.waitForFunction(() => customElements.get('jixiao-widget'));
    assert.equal(await fallbackShown(page), true);
    assert.match(await page.locator('jixiao-widget table').first().innerText(), /自评总得分\s+100\s+91/);
    assert.equal(await page.evaluate(() => document.querySelector('jixiao-widget').evaluation), null);
    release();
    await ready(page);
    assert.equal(await fallbackShown(page), false);
    assert.equal(await department(page), NAME);
  });

  // The hints of the page count as requests too.
  for (const [file, wanted, unwanted] of [
    ['index.html', /^jixiao_app/, /^jixiao_edit/],
    ['edit.html', /^jixiao_edit/, /^jixiao_app/],
  ]) {
    test(`${file} asks once for each file of the module that it needs, and for nothing of the other`, async (t) => {
      const page = await openPage(t, { path: file });
      await ready(page);
      assert.equal(await department(page), NAME);
      const names = page.asked.filter((address) => /\.(js|wasm|css|json)$/.test(address));
      assert.deepEqual(names, [...new Set(names)], 'hint and use share one download');
      assert.ok(names.some((name) => wanted.test(name)), `${wanted} among ${names}`);
      assert.ok(!names.some((name) => unwanted.test(name)), `${unwanted} among ${names}`);
    });
  }

  test('an element that says it stands in the first screen does not wait to be seen', async (t) => {
    const html = `${MODULE}<div id="space"></div><jixiao-widget loading="eager" src="${LINWU}"></jixiao-widget>`;
    const page = await openPage(t, { html, prepare: tallSpace });
    await ready(page);
    assert.equal(await page.evaluate(() => scrollY), 0);
  });

  test('the widget waits for its style sheet', async (t) => {
    let release;
    const page = await openPage(t, { prepare: async (p) => (release = await hold(p, '**/jixiao.css')) });
    await asked(page, /jixiao_app_bg\.wasm/);
    await asked(page, /linwu-2024\.json/);
    await page.waitForTimeout(500);
    assert.equal(await fallbackShown(page), true);
    release();
    await ready(page);
    assert.equal(await page.evaluate(() => document.querySelector('jixiao-widget').shadowRoot.adoptedStyleSheets.length), 2);
  });

  test('the fallback page passes axe', async (t) => {
    const page = await openPage(t, { prepare: (p) => p.route('**/jixiao.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' })) });
    assert.equal(await fallbackShown(page), true);
    assert.deepEqual(await axe(page), []);
  });

  test('the ready event comes once, with everything readable, and leaves the element', async (t) => {
    const record = `window.seen = []; addEventListener('jixiao-ready', ({ bubbles, composed, target }) =>
      seen.push({ bubbles, composed, tag: target.localName, total: target.evaluation && target.evaluation.total }));`;
    const html = `<script src="./record.js"></script>${MODULE}<jixiao-widget src="${LINWU}"><p>公布的数字</p></jixiao-widget>`;
    const prepare = (p) => p.route('**/record.js', (route) => route.fulfill({ contentType: 'text/javascript', body: record }));
    const page = await openPage(t, { html, prepare });
    await ready(page);
    await page.waitForTimeout(200);
    assert.deepEqual(await page.evaluate(() => window.seen), [{ bubbles: true, composed: true, tag: 'jixiao-widget', total: '91' }]);
  });
});

describe('one page, several elements', () => {
  test('two elements share one download of everything and keep their own reports', async (t) => {
    const page = await openPage(t, { html: `${MODULE}<jixiao-widget src="${LINWU}"></jixiao-widget><jixiao-widget src="${LINWU}"></jixiao-widget>` });
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await ready(page, 0);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await ready(page, 1);
    for (const name of ['jixiao_app_bg.wasm', 'jixiao_app.js', 'jixiao.css']) {
      assert.equal(page.asked.filter((address) => address.startsWith(name)).length, 1, name);
    }
    await page.evaluate((report) => document.querySelectorAll('jixiao-widget')[1].load(report), named('第二个'));
    assert.equal(await department(page, 0), NAME);
    assert.equal(await department(page, 1), '第二个');
  });

  test('nothing is downloaded until the element comes near the viewport', async (t) => {
    const page = await openPage(t, { html: `${MODULE}<div id="space"></div><jixiao-widget src="${LINWU}"></jixiao-widget>`, prepare: tallSpace });
    await page.waitForFunction(() => customElements.get('jixiao-widget'));
    await page.waitForTimeout(300);
    assert.deepEqual(page.asked.filter((address) => /wasm|css|json/.test(address)), []);
    await page.evaluate(() => document.querySelector('jixiao-widget').scrollIntoView());
    await ready(page);
  });

  test('an element keeps its widget when moved, frees it when removed, and starts again when put back', async (t) => {
    const page = await openPage(t, { html: `${MODULE}<div id="a"><jixiao-widget src="${LINWU}"><p>公布的数字</p></jixiao-widget></div><div id="b"></div>` });
    await ready(page);
    const same = await page.evaluate(async () => {
      const widget = document.querySelector('jixiao-widget');
      const content = widget.shadowRoot.lastElementChild;
      document.querySelector('#b').append(widget);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return content.isConnected && widget.shadowRoot.lastElementChild === content && widget.evaluation !== null;
    });
    assert.equal(same, true, 'moved');
    const freed = await page.evaluate(async () => {
      const widget = (window.widget = document.querySelector('jixiao-widget'));
      widget.remove();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { evaluation: widget.evaluation, left: [...widget.shadowRoot.children].map((node) => node.firstElementChild?.localName) };
    });
    assert.deepEqual(freed, { evaluation: null, left: ['slot'] });
    await page.evaluate(() => document.querySelector('#a').append(window.widget));
    await ready(page);
    assert.equal(await department(page), NAME);
    assert.equal(page.asked.filter((address) => address.startsWith('jixiao_app_bg.wasm')).length, 1);
  });
});

describe('properties, methods and names', () => {
  test('properties set before the class exists are kept and applied', async (t) => {
    const early = `document.querySelector('jixiao-widget').report = ${JSON.stringify(named('早到的'))};`;
    const prepare = (p) => p.route('**/early.js', (route) => route.fulfill({ contentType: 'text/javascript', body: early }));
    const page = await openPage(t, { html: `<jixiao-widget></jixiao-widget><script src="./early.js"></script>${MODULE}`, prepare });
    await ready(page);
    assert.equal(await department(page), '早到的');
  });

  test('a report loaded before wasm arrives is readable at once and outranks src', async (t) => {
    let release;
    const page = await openPage(t, { prepare: async (p) => (release = await hold(p, WASM)) });
    await page.waitForFunction(() => customElements.get('jixiao-widget'));
    await page.evaluate((report) => document.querySelector('jixiao-widget').load(JSON.stringify(report)), named('手工'));
    assert.equal(await department(page), '手工');
    release();
    await ready(page);
    assert.equal(await department(page), '手工');
  });

  test('a faulty report throws and leaves what is open untouched', async (t) => {
    const page = await openPage(t, {});
    await ready(page);
    const code = await page.evaluate(() => {
      try {
        document.querySelector('jixiao-widget').load('{"version": 1, "department": ');
      } catch (error) {
        return error.code;
      }
      return null;
    });
    assert.equal(typeof code, 'string');
    assert.equal(await department(page), NAME);
  });

  test('an element made by script works, and attributes reflect', async (t) => {
    const page = await openPage(t, { html: MODULE });
    await page.waitForFunction(() => customElements.get('jixiao-widget'));
    await page.evaluate((src) => {
      const widget = document.createElement('jixiao-widget');
      Object.assign(widget, { src, mode: 'explore', rules: 'cn-2021-101', theme: 'dark' });
      document.body.append(widget);
    }, LINWU);
    await ready(page);
    assert.equal(await page.evaluate(() => document.querySelector('jixiao-widget').getAttribute('theme')), 'dark');
    assert.equal(JSON.parse(await page.evaluate(() => document.querySelector('jixiao-widget').exportJson())).department, NAME);
  });

  test('defining the element again, or under another name, is no error', async (t) => {
    const page = await openPage(t, { html: `${MODULE}<other-name src="${LINWU}"></other-name>` });
    const version = await page.evaluate(async () => {
      const module = await import('./jixiao.js');
      module.defineWidget();
      module.defineWidget('other-name');
      module.defineWidget('other-name');
      // A second copy of the module, as two parts of a portal may bring their own.
      await import('./jixiao.js?copy');
      return module.version;
    });
    assert.match(version, /^\d+\.\d+\.\d+/);
    await page.waitForFunction(() => document.querySelector('other-name').evaluation);
  });

  test('the module calculates in a page without any element', async (t) => {
    const page = await openPage(t, { html: '<p>module</p>' });
    const [before, total] = await page.evaluate(async (report) => {
      const module = await import('./jixiao.js');
      let code;
      try {
        module.evaluate(report);
      } catch (error) {
        code = error.code;
      }
      await module.default();
      return [code, module.evaluate(report).total];
    }, linwu);
    assert.equal(before, 'not-initialised');
    assert.equal(total, '91');
  });
});

describe('the report cannot be had', () => {
  test('a missing report is named in Chinese with what to do, and the fallback stays', async (t) => {
    const html = `<script src="./record.js"></script>${MODULE}<jixiao-widget src="./reports/none.json"><p>公布的数字</p></jixiao-widget>`;
    const record = `addEventListener('jixiao-error', (e) => (window.seen = e.detail));`;
    const prepare = (p) => p.route('**/record.js', (route) => route.fulfill({ contentType: 'text/javascript', body: record }));
    const page = await openPage(t, { html, prepare, allow: [failedRequest] });
    const { code, text } = await failure(page);
    assert.equal(code, 'report-not-found');
    assert.match(text, /没有找到报告：\.\/reports\/none\.json/);
    assert.match(text, /src/);
    assert.equal(await fallbackShown(page), true);
    assert.equal((await page.evaluate(() => window.seen)).code, 'report-not-found');
    assert.deepEqual(await axe(page, { rules: { 'landmark-one-main': { enabled: false }, region: { enabled: false }, 'page-has-heading-one': { enabled: false } } }), []);
  });

  test('the message is in English for an English reader, and retrying works', async (t) => {
    const page = await openPage(t, {
      lang: 'en',
      allow: [failedRequest],
      prepare: (p) => p.route('**/linwu-2024.json', (route) => route.fulfill({ status: 503, body: 'busy' }), { times: 1 }),
    });
    const { code, text, panel } = await failure(page);
    assert.equal(code, 'report-refused');
    assert.match(text, /did not deliver the report: HTTP 503/);
    await panel.getByRole('button', { name: 'Try again' }).click();
    await ready(page);
    assert.equal(await panel.count(), 0);
  });

  test('a network failure and a page instead of a report are told apart', async (t) => {
    const cut = await openPage(t, { allow: [failedRequest], prepare: (p) => p.route('**/linwu-2024.json', (route) => route.abort()) });
    assert.equal((await failure(cut)).code, 'network');
    const wrong = await openPage(t, { src: './index.html' });
    assert.equal((await failure(wrong)).code, 'not-json');
  });

  test('a broken report is named, and another src replaces it', async (t) => {
    const broken = '{"version": 1, "department": 5}';
    const page = await openPage(t, { src: './broken.json', prepare: (p) => p.route('**/broken.json', (route) => route.fulfill({ body: broken })) });
    const { text } = await failure(page);
    assert.match(text, /department/);
    await page.evaluate((src) => (document.querySelector('jixiao-widget').src = src), LINWU);
    await ready(page);
    assert.equal(await department(page), NAME);
  });

  test('the answer to an earlier src comes too late to be shown', async (t) => {
    let release;
    const page = await openPage(t, {
      prepare: async (p) => {
        await p.route('**/other.json', (route) => route.fulfill({ body: JSON.stringify(named('后来的')) }));
        release = await hold(p, '**/linwu-2024.json');
      },
    });
    await asked(page, /linwu-2024\.json/);
    await page.evaluate(() => (document.querySelector('jixiao-widget').src = './other.json'));
    await ready(page);
    release();
    await page.waitForTimeout(200);
    assert.equal(await department(page), '后来的');
  });

  test('when a new src fails, the open report stays beside the message', async (t) => {
    const page = await openPage(t, { allow: [failedRequest] });
    await ready(page);
    await page.evaluate(() => (document.querySelector('jixiao-widget').src = './reports/none.json'));
    assert.equal((await failure(page)).code, 'report-not-found');
    assert.equal(await department(page), NAME);
    await page.evaluate((src) => (document.querySelector('jixiao-widget').src = src), LINWU);
    await page.locator('jixiao-widget .jx-failure').waitFor({ state: 'detached' });
  });
});

describe('the WebAssembly part cannot be started', () => {
  test('a wrong MIME type is survived', async (t) => {
    const page = await openPage(t, {
      prepare: (p) =>
        p.route(WASM, async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, headers: { 'content-type': 'text/plain' } });
        }),
    });
    await ready(page);
  });

  test('a download that broke off is named; retrying works', async (t) => {
    const page = await openPage(t, {
      html: `${MODULE}<jixiao-widget src="${LINWU}"><p>公布的数字</p></jixiao-widget>`,
      allow: [failedRequest],
      prepare: (p) => p.route(WASM, (route) => route.abort('connectionreset'), { times: 1 }),
    });
    const { code, panel } = await failure(page);
    assert.equal(code, 'download');
    assert.equal(await fallbackShown(page), true);
    await panel.getByRole('button', { name: '重试' }).click();
    await ready(page);
  });

  test('glue that did not arrive is asked for again', async (t) => {
    const page = await openPage(t, {
      html: `${MODULE}<jixiao-widget src="${LINWU}"></jixiao-widget>`,
      allow: [failedRequest],
      prepare: (p) => p.route('**/jixiao_app.js', (route) => route.abort(), { times: 1 }),
    });
    const { code, panel } = await failure(page);
    assert.equal(code, 'download');
    await panel.getByRole('button').click();
    await ready(page);
  });

  for (const [what, answer, expected] of [
    ['a missing file', { status: 404 }, 'file-missing'],
    ['a page in its place', { contentType: 'text/html', body: '<!doctype html>' }, 'wasm-invalid'],
    ['half of it', { contentType: 'application/wasm', body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 1]) }, 'wasm-invalid'],
  ]) {
    test(`${what} is named`, async (t) => {
      const page = await openPage(t, { allow: [failedRequest], prepare: (p) => p.route(WASM, (route) => route.fulfill(answer)) });
      assert.equal((await failure(page)).code, expected);
      assert.equal(await fallbackShown(page), true);
    });
  }

  test('a missing style sheet is named', async (t) => {
    const page = await openPage(t, { allow: [failedRequest], prepare: (p) => p.route('**/jixiao.css', (route) => route.fulfill({ status: 404 })) });
    assert.equal((await failure(page)).code, 'style-missing');
  });

  test('a browser without WebAssembly keeps the fallback and says why', async (t) => {
    const page = await openPage(t, { prepare: (p) => p.addInitScript(() => delete globalThis.WebAssembly) });
    assert.equal((await failure(page)).code, 'no-wasm');
    assert.equal(await fallbackShown(page), true);
  });

  test('a security policy without wasm-unsafe-eval is named', async (t) => {
    const html = `${MODULE}<jixiao-widget src="${LINWU}"><p>公布的数字</p></jixiao-widget>`;
    const page = await openPage(t, { html, csp: CSP.replace(" 'wasm-unsafe-eval'", ''), allow: [/Content Security Policy/, /violation of the policy/] });
    const { code, text } = await failure(page);
    assert.equal(code, 'csp-forbids-wasm');
    assert.match(text, /wasm-unsafe-eval/);
  });
});

test('a crash stops its own element with a message and a fresh start; the neighbour goes on', async (t) => {
  const page = await openPage(t, {
    html: `${MODULE}<jixiao-widget src="${LINWU}"></jixiao-widget><jixiao-widget src="${LINWU}"></jixiao-widget>`,
    allow: [/unreachable/],
  });
  await ready(page, 0);
  await page.evaluate(() => document.querySelectorAll('jixiao-widget')[1].scrollIntoView());
  await ready(page, 1);
  // No known input makes it crash, so the browser's report of one is imitated.
  await page.evaluate(() => {
    const [first] = document.querySelectorAll('jixiao-widget');
    first.shadowRoot.lastElementChild.dispatchEvent(new Event('focusin', { bubbles: true }));
    const error = Object.assign(new WebAssembly.RuntimeError('unreachable'), { stack: 'at wasm-function[7] (jixiao_app_bg.wasm)' });
    dispatchEvent(new ErrorEvent('error', { error, message: 'unreachable' }));
  });
  const { code, panel } = await failure(page);
  assert.equal(code, 'crash');
  assert.equal(await department(page, 1), NAME);
  assert.equal(await page.evaluate(() => document.querySelectorAll('jixiao-widget')[0].evaluation), null);
  await panel.getByRole('button').click();
  await ready(page, 0);
  assert.equal(page.asked.filter((address) => address.startsWith('jixiao_app_bg.wasm')).length, 1, 'no second download');
  // The neighbour's instance is the old one and still answers.
  await page.evaluate((report) => document.querySelectorAll('jixiao-widget')[1].load(report), named('邻居'));
  assert.equal(await department(page, 1), '邻居');
});
