// Pages that do their worst to what they hold: style sheets, sizes, directions, old frameworks in the built-in types.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { dist, openPage, ready, shot } from './harness.mjs';
import { unfoldAll } from './explore-help.mjs';

const MODULE = '<script type="module" src="./jixiao.js"></script>';
const LINWU = './reports/linwu-2024.json';
const linwu = JSON.parse(await readFile(path.join(dist, 'reports/linwu-2024.json'), 'utf8'));
const WIDGET = `<jixiao-widget src="${LINWU}"><p>数字</p></jixiao-widget>`;

/** Files of the page's own, by name. */
const files = (all) => async (page) => {
  for (const [name, body] of Object.entries(all)) {
    const contentType = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    await page.route(`**/${name}`, (route) => route.fulfill({ contentType, body }));
  }
};

async function openStyled(t, css, options = {}) {
  const html = `<link rel="stylesheet" href="./page-own.css">${MODULE}<main>${options.widgets || WIDGET}</main>`;
  const page = await openPage(t, { ...options, html, prepare: files({ 'page-own.css': css }) });
  await ready(page);
  return page;
}

const RESETS = `
  * { all: unset; }
  *, *::before, *::after {
    font-family: "Comic Sans MS" !important; font-size: 40px !important; color: red !important; line-height: 3 !important;
    letter-spacing: 5px !important; word-spacing: 9px !important; text-transform: uppercase !important;
    text-align: right !important; text-indent: 3em !important; white-space: nowrap !important; font-style: italic !important;
    box-sizing: content-box !important; list-style: square !important; border-collapse: separate !important;
    text-shadow: 1px 1px red !important; cursor: wait !important; font-variant: small-caps !important;
    -webkit-text-fill-color: red !important; word-break: break-all !important; caption-side: bottom !important;
    quotes: none !important; tab-size: 1 !important; -webkit-user-select: none; hyphens: auto !important;
    writing-mode: horizontal-tb !important; font-weight: 900 !important; animation: none;
  }
  table, td, th, tr, details, summary, button, input, svg, p, h1, h2 { display: none !important; float: left !important; }
  html, body, main, jixiao-widget { display: block !important; direction: rtl !important; }
  body { margin: 0 !important; }
  jixiao-widget { background: yellow !important; }`;

/** Every computed style of every element in the widget, but for what follows from the place it has. */
const styles = (page) =>
  page.evaluate(() => {
    const place = /(^|-)(size|width|height|origin|top|left|right|bottom|inset|transform|perspective|d|cx|cy|x|y|r)($|-)|^(grid|margin|-webkit-locale|user-select|-webkit-user)/;
    return [...document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('.jx, .jx *')].map((element) => {
      const computed = getComputedStyle(element);
      const own = {};
      for (const name of computed) if (name === 'font-size' || name === 'box-sizing' || !place.test(name)) own[name] = computed.getPropertyValue(name);
      return { element: `${element.localName}.${element.getAttribute('class')}`, own };
    });
  });

describe('style sheets', () => {
  test('resets and !important reach nothing inside: every computed style is as in a plain page', async (t) => {
    const plain = await openStyled(t, 'body { margin: 0 }');
    const hostile = await openStyled(t, RESETS);
    for (const page of [plain, hostile]) await unfoldAll(page);
    const [wanted, found] = [await styles(plain), await styles(hostile)];
    assert.ok(wanted.length > 500 && wanted.length === found.length, `${wanted.length} and ${found.length} elements`);
    const differences = [];
    wanted.forEach(({ element, own }, i) => {
      for (const [name, value] of Object.entries(own)) {
        if (found[i].own[name] !== value) differences.push(`${element}: ${name} ${value} → ${found[i].own[name]}`);
      }
    });
    assert.deepEqual([...new Set(differences)].slice(0, 20), []);
    await shot(hostile, 'hostile-resets');
  });

  test('a message of failure keeps its looks too', async (t) => {
    const html = `<link rel="stylesheet" href="./page-own.css">${MODULE}<main><jixiao-widget src="./none.json"></jixiao-widget></main>`;
    const page = await openPage(t, { html, prepare: files({ 'page-own.css': RESETS }), allow: [/Failed to load resource/] });
    const panel = page.locator('jixiao-widget .jx-failure');
    await panel.waitFor();
    const [size, direction, family, transform, spacing] = await panel.evaluate((node) => {
      const style = getComputedStyle(node.querySelector('p'));
      return [style.fontSize, style.direction, style.fontFamily, style.textTransform, style.letterSpacing];
    });
    assert.deepEqual([size, direction, transform, spacing], ['16px', 'ltr', 'none', 'normal']);
    assert.doesNotMatch(family, /Comic/);
    await shot(page, 'hostile-failure');
  });

  for (const [name, css] of [
    ['tiny root font', 'html { font-size: 3px } body { margin: 0 }'],
    ['huge root font', 'html { font-size: 64px } body { margin: 0 }'],
    ['zoom', 'body { zoom: 1.5; margin: 0 }'],
    ['right to left', 'html { direction: rtl } body { margin: 0 }'],
    ['transforms', 'main { transform: scale(.8) rotate(1deg); transform-origin: 0 0; filter: saturate(.9); perspective: 500px } body { margin: 0; overflow-x: hidden }'],
    ['vertical page', 'body { writing-mode: vertical-rl; margin: 0 } main { writing-mode: inherit }'],
    ['flex and grid', 'body { margin: 0; display: flex } main { display: grid; flex: 1; min-width: 0 } jixiao-widget { min-width: 0 }'],
    ['narrow column', 'body { margin: 0 } main { width: 340px; overflow: hidden }'],
  ]) {
    test(`${name}: the widget is laid out and works`, async (t) => {
      const page = await openStyled(t, css);
      await page.getByRole('button', { name: '试算', exact: true }).click();
      const field = page.locator('[id="indicators[2].children[0].score"]');
      await field.fill('12');
      assert.equal(await page.evaluate(() => document.querySelector('jixiao-widget').evaluation.total), '97');
      assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('jixiao-widget').shadowRoot.querySelector('.jx')).fontSize), '16px');
      await page.getByRole('button', { name: '引用', exact: true }).click();
      const box = await page.getByRole('dialog').boundingBox();
      assert.ok(box.width > 250 && box.x >= 0, JSON.stringify(box));
      await page.keyboard.press('Escape');
      await shot(page, `hostile-${name.replaceAll(' ', '-')}`);
    });
  }

  test('what hides or blocks the element does so inside too', async (t) => {
    const page = await openStyled(t, 'body { margin: 0 } .off { visibility: hidden } .gone { display: none } .dead { pointer-events: none }');
    const title = page.locator('jixiao-widget h1');
    for (const [name, visible] of [['off', false], ['gone', false], ['dead', true]]) {
      await page.evaluate((given) => (document.querySelector('jixiao-widget').className = given), name);
      assert.equal(await title.isVisible(), visible, name);
    }
    assert.equal(await title.evaluate((node) => getComputedStyle(node).pointerEvents), 'none');
    await page.evaluate(() => (document.querySelector('jixiao-widget').hidden = true));
    assert.equal(await title.isVisible(), false);
  });

  test('two widgets in two languages and themes do not touch each other', async (t) => {
    const widgets = `<div lang="en"><jixiao-widget src="${LINWU}" lang="en" theme="dark"></jixiao-widget></div><jixiao-widget src="${LINWU}" lang="zh-CN" theme="contrast"></jixiao-widget>`;
    const page = await openStyled(t, 'body { margin: 0 }', { widgets });
    await page.evaluate(() => document.querySelectorAll('jixiao-widget')[1].scrollIntoView());
    await ready(page, 1);
    const look = () => page.evaluate(() => [...document.querySelectorAll('jixiao-widget')].map((widget) => {
      const root = widget.shadowRoot.querySelector('.jx');
      return [root.lang, getComputedStyle(root).backgroundColor, root.querySelector('.actions').textContent.slice(0, 3)];
    }));
    assert.deepEqual(await look(), [['en', 'rgb(17, 24, 27)', 'Try'], ['zh-CN', 'rgb(0, 0, 0)', '试算打']]);
    // What a reader chooses in one stays there.
    await page.locator('jixiao-widget').nth(1).getByRole('button', { name: 'English' }).click();
    await page.locator('jixiao-widget').nth(0).locator('.topbar summary').click();
    await page.locator('jixiao-widget').nth(0).getByRole('checkbox', { name: 'Large type' }).check();
    const large = await page.evaluate(() => [...document.querySelectorAll('jixiao-widget')].map((widget) => widget.getAttribute('type')));
    assert.deepEqual(large, ['large', null]);
    assert.deepEqual((await look()).map(([lang]) => lang), ['en', 'en']);
  });
});

// What old frameworks and monitoring scripts did to the built-in types, all at once, before anything of ours runs.
const NATIVES = `
  for (const name of ['each', 'contains', 'remove', 'first', 'last', 'clear', 'clone', 'extend', 'without']) {
    Array.prototype[name] = function () { throw new Error('Array.prototype.' + name); };
  }
  Object.prototype.inherits = function () {};
  String.prototype.format = function () { return 'formatted'; };
  Function.prototype.method = function () { return this; };
  Number.prototype.times = function () {};
  // Prototype.js: lists become texts in JSON.
  Array.prototype.toJSON = function () { return '[' + this.join(',') + ']'; };
  String.prototype.toJSON = function () { return '"' + this + '"'; };
  Number.prototype.toJSON = function () { return String(this); };
  Array.from = function (list) { return Array.prototype.slice.call(list); };
  // ASP.NET-like: dates out of texts.
  var parse = JSON.parse;
  JSON.parse = function (text) { return parse(text, function (k, v) { return /^\\d{4}-\\d{2}/.test(v) ? new Date(v) : v; }); };
  var stringify = JSON.stringify;
  JSON.stringify = function () { window.stringified = (window.stringified || 0) + 1; return stringify.apply(JSON, arguments); };
  // A wrapped fetch that knows texts only and gives an answer of its own.
  var fetched = window.fetch;
  window.fetch = function (url, options) {
    if (url.indexOf('?') > 0) url += '&t=1';
    return fetched(url, Object.assign({ headers: { 'X-Requested-With': 'XMLHttpRequest' } }, options)).then(function (r) {
      return { ok: r.ok, status: r.status, url: r.url, headers: r.headers, text: function () { return r.text(); },
        json: function () { return r.json(); }, arrayBuffer: function () { return r.arrayBuffer(); }, clone: function () { return this; } };
    });
  };
  window.$ = window.jQuery = function () { return window.$; };
  window.name = 'x'; window.status = 'y'; window.event = 1;
  var create = document.createElement;
  document.createElement = function (name) { return create.call(document, String(name).toUpperCase()); };
  var listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, handler, options) { return listen.call(this, type, handler, options); };
  window.onerror = function () { return false; };
  document.onkeydown = document.onclick = function () { return true; };
  window.addEventListener('unhandledrejection', function () {});
  Object.defineProperty(window, 'requestIdleCallback', { value: undefined });
`;

describe('built-in types with additions', () => {
  test('explore, try, edit, keep a draft, save and check in a page of an old framework', async (t) => {
    const html = `<script src="./old.js"></script>${MODULE}${WIDGET}`;
    const page = await openPage(t, { html, prepare: files({ 'old.js': NATIVES }) });
    await ready(page);
    const seen = await page.evaluate((text) => {
      const widget = document.querySelector('jixiao-widget');
      const report = JSON.parse(text);
      widget.load(report);
      const saved = widget.exportJson();
      return { saved, total: widget.evaluation.total, indicators: widget.report.indicators.length };
    }, JSON.stringify(linwu));
    assert.equal(seen.total, '91');
    assert.equal(seen.indicators, 5);
    assert.deepEqual(JSON.parse(seen.saved), linwu, 'what is saved is the report, with lists as lists');
    await page.getByRole('button', { name: '填报', exact: true }).click();
    await page.locator('jixiao-widget .edit-view').waitFor();
    const field = page.locator('[id="expenditure.personnel.amount"]');
    await field.fill('318.75');
    await field.press('Tab');
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('jixiao-draft:')), undefined, { timeout: 5000 });
    const draft = await page.evaluate(() => localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith('jixiao-draft:'))));
    const kept = JSON.parse(draft.slice(draft.indexOf('\n')));
    assert.equal(kept.expenditure.personnel.amount, '318.75');
    assert.equal(kept.indicators.length, 5);
    const left = await page.evaluate(() => [typeof Array.prototype.toJSON, typeof String.prototype.toJSON, typeof Number.prototype.toJSON]);
    assert.deepEqual(left, ['function', 'function', 'function'], 'the page keeps what it added');
  });
});
