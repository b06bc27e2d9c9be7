// Reports from anywhere, through every door: address, property, method, file, draft, paste, the part behind #. Nothing of
// them runs, nothing hangs, and nothing gets lost.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CSP } from '../../scripts/lib/server.mjs';
import { asked, failure, openPage, ready } from './harness.mjs';
import { openEdit, pasteText, report as reportOf } from './edit-help.mjs';
import { unfoldAll } from './explore-help.mjs';
import { BROKEN, TEXTS, hostileReport } from './hostile-texts.mjs';

const hostile = hostileReport();
const json = (body) => ({ contentType: 'application/json', body: typeof body === 'string' ? body : JSON.stringify(body) });
const MODULE = '<script type="module" src="./jixiao.js"></script>';

/** Elements that no report can have made, and traces that scripts of the corpus would leave. */
async function unharmed(page) {
  const found = await page.evaluate(() => {
    const widget = document.querySelector('jixiao-widget');
    const strange = widget.shadowRoot.querySelectorAll('script, img, iframe, object, embed, style, base, meta, form:not(.form), a[href^="javascript" i], [onerror], [onload], [onclick], [srcdoc]');
    return { pwned: window.pwned, polluted: {}.polluted, strange: [...strange].map((element) => element.outerHTML.slice(0, 80)) };
  });
  assert.deepEqual(found, { pwned: undefined, polluted: undefined, strange: [] });
}

/** All text of the widget, with the values of its fields. */
const words = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('jixiao-widget').shadowRoot;
    return `${root.querySelector('.jx').textContent}\n${[...root.querySelectorAll('input, textarea')].map((field) => field.value).join('\n')}`;
  });

async function shows(page) {
  await unfoldAll(page);
  const all = await words(page);
  for (const text of TEXTS) assert.ok(all.includes(text), `${JSON.stringify(text.slice(0, 60))} is shown as it is`);
  await unharmed(page);
}

describe('a report full of texts that mean harm', () => {
  test('by its address, in explore', async (t) => {
    const page = await openPage(t, { src: './evil.json', prepare: (p) => p.route('**/evil.json', (route) => route.fulfill(json(hostile))) });
    await ready(page);
    await shows(page);
    assert.deepEqual(await reportOf(page), hostile, 'nothing is lost or changed');
    assert.equal(page.asked.filter((address) => /invalid|x$/.test(address)).length, 0);
  });

  test('in English, tried, cited and printed', async (t) => {
    const page = await openPage(t, { lang: 'en', src: './evil.json', prepare: (p) => p.route('**/evil.json', (route) => route.fulfill(json(hostile))) });
    await ready(page);
    await page.getByRole('button', { name: 'Cite', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await unharmed(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Try figures', exact: true }).click();
    await page.locator('[id="indicators[0].children[0].children[0].score"]').waitFor();
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.waitForTimeout(200);
    await unharmed(page);
  });

  test('by property and method, in the form', async (t) => {
    const page = await openEdit(t, { report: hostile });
    await page.locator('jixiao-widget .form').waitFor();
    assert.deepEqual(await reportOf(page), hostile);
    await unharmed(page);
    const saved = await page.evaluate(() => JSON.parse(document.querySelector('jixiao-widget').exportJson()));
    assert.deepEqual(saved, hostile);
  });

  test('as a file', async (t) => {
    const page = await openEdit(t);
    const chooser = page.locator('jixiao-widget .headline input[type=file]');
    await chooser.setInputFiles({ name: '<img src=x onerror=window.pwned=8>.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(hostile)) });
    await page.waitForFunction(() => document.querySelector('jixiao-widget').report.indicators.length > 20);
    assert.deepEqual(await reportOf(page), hostile);
    await unharmed(page);
  });

  test('as a draft that somebody else put into the storage', async (t) => {
    const key = 'jixiao-draft:/::./reports/linwu-2024.json';
    const page = await openEdit(t, { storage: { [key]: `<b>2024</b> 10:00\n${JSON.stringify(hostile)}` } });
    const offer = page.locator('jixiao-widget .banner').filter({ hasText: '草稿' });
    await offer.waitFor();
    assert.equal(await offer.locator('b').count(), 0);
    await offer.getByRole('button').first().click();
    await page.waitForFunction(() => document.querySelector('jixiao-widget').report.indicators.length > 20);
    await unharmed(page);
  });

  test('a draft that is no report is left alone', async (t) => {
    const key = 'jixiao-draft:/::./reports/linwu-2024.json';
    for (const text of ['', 'x', '2024\n{', `2024\n${BROKEN['nested lists']}`]) {
      const page = await openEdit(t, { storage: { [key]: text } });
      assert.equal((await reportOf(page)).indicators.length, 5);
      assert.equal(await page.locator('jixiao-widget .banner').filter({ hasText: '草稿' }).count(), 0);
    }
  });

  test('pasted into a table of the form', async (t) => {
    const page = await openEdit(t);
    await page.locator('[id="expenditure.personnel.items[0].name"]').focus();
    await pasteText(page, TEXTS.filter((text) => !/[\t\n]/.test(text)).map((text, i) => `${text}\t${i}`).join('\r\n'));
    await page.waitForFunction(() => document.querySelector('jixiao-widget').report.expenditure.personnel.items.length > 20);
    const names = (await reportOf(page)).expenditure.personnel.items.map(({ name }) => name);
    // A spreadsheet has no blanks around its cells.
    for (const text of TEXTS) assert.ok(names.some((name) => name.trim() === text.trim()), JSON.stringify(text.slice(0, 40)));
    await unharmed(page);
  });

  test('as a text to be checked, pasted and by program', async (t) => {
    const page = await openPage(t, { mode: 'check', src: '' });
    const area = page.locator('jixiao-widget #jx-text');
    await area.waitFor();
    const text = `${TEXTS.join('。\n')}。\n一、支出情况 基本支出368.97万元，其中人员经费318.74万元，占基本支出的86.38%。`;
    await area.focus();
    await pasteText(page, text);
    await page.waitForTimeout(1500);
    await unharmed(page);
    assert.ok((await words(page)).includes('<script>window.pwned = 1</script>'));
    await page.evaluate((given) => document.querySelector('jixiao-widget').load(given), text);
    await page.waitForTimeout(1500);
    await unharmed(page);
  });

  test('behind the # of the frame page', async (t) => {
    const evil = TEXTS.filter((text) => text.length < 200);
    const page = await openPage(t, { html: MODULE, csp: `${CSP}; frame-src 'self'` });
    for (const text of evil) {
      const encoded = encodeURIComponent(text);
      await page.goto(new URL(`./embed.html?lang=zh-CN#src=${encoded}&mode=${encoded}&theme=${encoded}&rules=${encoded}&lang=${encoded}&onload=${encoded}`, page.url()).href);
      // The widget has a room of its own once it, or what it says of a failure, stands in it.
      await page.waitForFunction(() => document.querySelector('jixiao-widget')?.shadowRoot);
      await page.waitForTimeout(50);
      await unharmed(page);
      assert.equal(await page.evaluate(() => document.querySelector('jixiao-widget').hasAttribute('onload')), false);
    }
    page.problems = page.problems.filter((problem) => !/Failed to load resource/.test(problem));
  });
});

describe('files that are no reports', () => {
  for (const [what, text] of Object.entries(BROKEN)) {
    test(`${what}: refused in good time, by address and by method`, async (t) => {
      const page = await openPage(t, {
        html: `${MODULE}<jixiao-widget src="./broken.json"><p>公布的数字</p></jixiao-widget>`,
        prepare: (p) => p.route('**/broken.json', (route) => route.fulfill(json(text))),
      });
      const { code, text: said } = await failure(page);
      assert.ok(['not-json', 'not-a-report', 'file-too-large'].includes(code), code);
      assert.ok(said.length < 2000, `${said.length} characters are no message`);
      assert.equal(await page.locator('jixiao-widget p').first().isVisible(), true);
      const [took, thrown] = await page.evaluate(async () => {
        const response = await fetch('./broken.json');
        const given = await response.text();
        const widget = document.querySelector('jixiao-widget');
        const started = new Promise((resolve) => widget.addEventListener('jixiao-ready', resolve, { once: true }));
        widget.removeAttribute('src'); // starts it without a report
        await started;
        const start = performance.now();
        try {
          widget.load(given);
        } catch (error) {
          return [performance.now() - start, error.code];
        }
        return [performance.now() - start, null];
      });
      assert.equal(thrown, code);
      assert.ok(took < 2000, `${took} ms`);
      await unharmed(page);
    });
  }

  test('objects that are no data: cycles, getters that throw, functions, proxies', async (t) => {
    const page = await openPage(t, {});
    await ready(page);
    const codes = await page.evaluate(() => {
      const cycle = { version: 1 };
      cycle.department = cycle;
      const getter = { version: 1, get department() { throw new Error('no'); } };
      const proxy = new Proxy({}, { get() { throw new Error('no'); }, ownKeys() { throw new Error('no'); } });
      const widget = document.querySelector('jixiao-widget');
      return [cycle, getter, proxy, () => 1, Symbol('x'), 1n, 5, true, [], document.body, new Date(), new Map()].map((value) => {
        try {
          widget.load(value);
          return 'taken';
        } catch (error) {
          return error instanceof Error ? 'refused' : String(error);
        }
      });
    });
    assert.deepEqual(codes, codes.map(() => 'refused'));
    assert.equal(await page.evaluate(() => document.querySelector('jixiao-widget').evaluation.total), '91');
  });

  test('an answer that never ends keeps the figures in view', async (t) => {
    const page = await openPage(t, {
      html: `${MODULE}<jixiao-widget src="./endless.json"><p>公布的数字</p></jixiao-widget>`,
      prepare: (p) => p.route('**/endless.json', () => {}),
    });
    await asked(page, /endless/);
    await page.waitForTimeout(300);
    assert.equal(await page.locator('jixiao-widget p').isVisible(), true);
  });
});
