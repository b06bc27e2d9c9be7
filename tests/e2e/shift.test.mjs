// Nothing on a page moves when the widget arrives: the layout shift that the browser itself measures is 0, with an empty
// and a filled cache, for the widget above the fold and below, while a reader scrolls, and where the widget fails.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { dist, newPage, openPage, ready } from './harness.mjs';
import { site } from './sites.mjs';

/** What the browser counts as shifts, with what moved. */
const counting = (page) =>
  page.addInitScript(() => {
    window.shifts = [];
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) {
        if (!hadRecentInput) window.shifts.push({ value, moved: sources.map(({ node }) => node && (node.id || node.className || node.nodeName)) });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** As on a slow line: the steps of the start come one after another, with frames between. */
const slowly = async (page) => {
  await counting(page);
  for (const [pattern, wait] of [['**/jixiao.js', 300], ['**/*.wasm', 700], ['**/jixiao.css', 500]]) {
    await page.route(pattern, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, wait));
      await route.continue();
    });
  }
};

const shifts = (page) => page.evaluate(() => window.shifts);

for (const [name, options] of [
  ['the standalone page', {}],
  ['the portal page', { path: 'portal.html' }],
]) {
  for (const [screen, size] of [['desktop', { width: 1366, height: 768 }], ['phone', { width: 360, height: 740 }]]) {
    test(`${name}, ${screen}, cold and warm`, async (t) => {
      const page = await openPage(t, { ...options, ...size, prepare: slowly });
      await ready(page);
      await page.waitForTimeout(500);
      assert.deepEqual(await shifts(page), [], 'cold');
      await page.reload();
      await ready(page);
      await page.waitForTimeout(500);
      assert.deepEqual(await shifts(page), [], 'warm');
    });
  }
}

test('a reader who scrolls to the end sees nothing jump', async (t) => {
  const page = await openPage(t, { path: 'portal.html', width: 1366, height: 768, prepare: counting });
  await ready(page);
  for (let i = 0; i < 60; i += 1) {
    await page.evaluate(() => scrollBy(0, 150));
    await page.waitForTimeout(60);
  }
  await page.waitForTimeout(500);
  assert.ok(await page.evaluate(() => scrollY + innerHeight > document.documentElement.scrollHeight - 400), 'the end was reached');
  assert.deepEqual(await shifts(page), []);
});

test('a page that arrives in pieces: the columns of the tables stay', async (t) => {
  const html = await readFile(path.join(dist, 'index.html'), 'utf8');
  const cuts = [html.indexOf('效益指标</th>'), html.indexOf('机关事业单位'), html.indexOf('储备用地'), html.length];
  const base = await site({
    rules: {
      'index.html': async (request, response, headers) => {
        response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' });
        let from = 0;
        for (const to of cuts) {
          response.write(html.slice(from, to));
          from = to;
          await new Promise((resolve) => setTimeout(resolve, 400));
        }
        response.end();
      },
    },
  });
  const page = await newPage(t, { origins: [base], width: 1366, height: 1400 });
  await counting(page);
  await page.goto(base);
  await ready(page);
  await page.waitForTimeout(300);
  assert.deepEqual(await shifts(page), []);
});

describe('a page of one’s own', () => {
  const before = '<h1>标题</h1><p>导语</p>';
  const after = '<p id="after">后面的文字</p>';
  const html = (head) => `${head}<script type="module" src="./jixiao.js"></script>${before}<jixiao-widget src="./reports/linwu-2024.json"><p>公布的数字</p></jixiao-widget>${after}`;

  test('with the style sheet of the snippet', async (t) => {
    const page = await openPage(t, { html: html('<link rel="stylesheet" href="./jixiao-fallback.css">'), prepare: slowly });
    await ready(page);
    await page.waitForTimeout(300);
    assert.deepEqual(await shifts(page), []);
  });

  test('with five widgets, scrolled through as with a wheel', async (t) => {
    const widgets = '<jixiao-widget src="./reports/linwu-2024.json"><p>公布的数字</p></jixiao-widget>'.repeat(5);
    const page = await openPage(t, { html: `<link rel="stylesheet" href="./jixiao-fallback.css"><script type="module" src="./jixiao.js"></script>${widgets}`, prepare: counting });
    await ready(page);
    for (let i = 0; i < 90; i += 1) {
      await page.evaluate(() => scrollBy(0, 240));
      await page.waitForTimeout(30);
    }
    assert.equal(await page.evaluate(() => [...document.querySelectorAll('jixiao-widget')].filter((widget) => widget.evaluation).length), 5);
    assert.deepEqual(await shifts(page), []);
  });

  test('with nothing before it, where margins would reach out of the element', async (t) => {
    const bare = '<link rel="stylesheet" href="./jixiao-fallback.css"><script type="module" src="./jixiao.js"></script><jixiao-widget src="./reports/linwu-2024.json"><p>公布的数字</p></jixiao-widget>';
    const page = await openPage(t, { html: bare, prepare: slowly });
    await ready(page);
    await page.waitForTimeout(300);
    assert.deepEqual(await shifts(page), []);
  });

  test('where the widget fails, what stands below stays', async (t) => {
    const page = await openPage(t, {
      html: html('<link rel="stylesheet" href="./jixiao-fallback.css">'),
      allow: [/Failed to load resource/],
      prepare: async (p) => {
        await counting(p);
        await p.route('**/*.wasm', (route) => route.fulfill({ status: 404 }));
      },
    });
    await page.locator('jixiao-widget .jx-failure').waitFor();
    await page.waitForTimeout(300);
    // The message pushes the figures down inside the element; the page around it stays.
    assert.deepEqual((await shifts(page)).flatMap(({ moved }) => moved).filter((name) => name === 'after' || name === 'H1'), []);
    assert.equal(await page.evaluate(() => document.querySelector('jixiao-widget').getBoundingClientRect().height >= innerHeight), true);
  });
});
