// The element as the contract has it: one start for all, what it takes and gives, and the life that pages lead it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { dist, openPage, ready } from './harness.mjs';

const MODULE = '<script type="module" src="./jixiao.js"></script>';
const LINWU = './reports/linwu-2024.json';
const linwu = JSON.parse(await readFile(path.join(dist, 'reports/linwu-2024.json'), 'utf8'));
const named = (department) => ({ ...linwu, department });
const script = (name, text) => (page) => page.route(`**/${name}`, (route) => route.fulfill({ contentType: 'text/javascript', body: text }));

/** A page with these elements, after the class is there. */
async function openElements(t, html, options = {}) {
  const page = await openPage(t, { html: MODULE + html, ...options });
  await page.waitForFunction(() => customElements.get('jixiao-widget'));
  return page;
}

/** Runs in the page with the first element. */
const withWidget = (page, action, given) =>
  page.evaluate(`(${action})(document.querySelector('jixiao-widget'), ${JSON.stringify(given)})`);

/** Counts compiles and instances before anything of the page runs. */
const counting = (page) =>
  page.addInitScript(() => {
    window.counted = { compiled: 0, started: 0 };
    for (const [name, what] of [['compile', 'compiled'], ['compileStreaming', 'compiled'], ['instantiate', 'started'], ['instantiateStreaming', 'compiled']]) {
      const original = WebAssembly[name];
      WebAssembly[name] = (...given) => {
        window.counted[what] += 1;
        return original.apply(WebAssembly, given);
      };
    }
  });

describe('one start for all', () => {
  test('ten elements share one download, one compile and one instance, and each keeps its own report', async (t) => {
    const all = Array.from({ length: 10 }, (_, i) => `<jixiao-widget id="w${i}" src="${LINWU}"><p>${i}</p></jixiao-widget>`).join('');
    const page = await openElements(t, all, { prepare: counting });
    for (let i = 0; i < 10; i += 1) {
      await page.evaluate((at) => document.querySelectorAll('jixiao-widget')[at].scrollIntoView(), i);
      await ready(page, i);
    }
    for (const name of ['jixiao.js', 'jixiao_app_bg.wasm', 'jixiao_app.js', 'jixiao.css']) {
      assert.equal(page.asked.filter((address) => address.split('?')[0] === name).length, 1, name);
    }
    assert.deepEqual(await page.evaluate(() => window.counted), { compiled: 1, started: 1 });
    assert.equal(page.asked.filter((address) => !address.startsWith('reports/')).length, 5, page.asked.join());
    const departments = await page.evaluate((report) => {
      const widgets = [...document.querySelectorAll('jixiao-widget')];
      widgets.forEach((widget, i) => widget.load({ ...report, department: `第${i}个` }));
      return widgets.map((widget) => widget.report.department);
    }, linwu);
    assert.deepEqual(departments, Array.from({ length: 10 }, (_, i) => `第${i}个`));
  });

  test('the class and its properties are there before WebAssembly', async (t) => {
    const page = await openElements(t, `<jixiao-widget></jixiao-widget>`, {
      prepare: (p) => p.route('**/jixiao_app_bg.wasm', () => {}), // never answered
    });
    const seen = await withWidget(page, (widget, report) => {
      widget.report = report;
      let code = '';
      try {
        widget.exportJson();
      } catch (error) {
        code = error.code;
      }
      return [widget.report.department, widget.evaluation, widget.findings, code, widget.src, widget.theme];
    }, named('早到的'));
    assert.deepEqual(seen, ['早到的', null, [], 'not-initialised', '', '']);
  });
});

describe('what it takes and gives', () => {
  test('attributes and properties reflect each other, and change what is shown', async (t) => {
    const page = await openElements(t, `<jixiao-widget src="${LINWU}"></jixiao-widget>`);
    await ready(page);
    const seen = await withWidget(page, async (widget) => {
      Object.assign(widget, { lang: 'en', theme: 'contrast', rules: 'cn-2020-10' });
      await new Promise((resolve) => setTimeout(resolve)); // what is shown follows in the next task
      const attributes = ['src', 'lang', 'theme', 'rules'].map((name) => widget.getAttribute(name));
      return [attributes, widget.evaluation.rules, widget.shadowRoot.querySelector('.jx').lang, getComputedStyle(widget).colorScheme];
    });
    assert.deepEqual(seen, [[LINWU, 'en', 'contrast', 'cn-2020-10'], 'cn-2020-10', 'en', 'dark']);
    await withWidget(page, (widget) => {
      widget.rules = null;
      widget.removeAttribute('lang');
      widget.setAttribute('mode', 'edit');
    });
    assert.equal(await withWidget(page, (widget) => widget.evaluation.rules), 'cn-2021-101');
    await page.locator('jixiao-widget .edit-view').waitFor();
    await withWidget(page, (widget) => (widget.mode = 'explore'));
    await page.locator('jixiao-widget .explore').waitFor();
    // Said again, it brings a reader back who went elsewhere meanwhile.
    await page.getByRole('button', { name: '填报', exact: true }).click();
    await page.locator('jixiao-widget .edit-view').waitFor();
    await withWidget(page, (widget) => (widget.mode = 'explore'));
    await page.locator('jixiao-widget .explore').waitFor();
  });

  test('large type: the attribute and the menu say the same, whoever changes it', async (t) => {
    const page = await openElements(t, `<jixiao-widget src="${LINWU}" type="large"></jixiao-widget>`);
    await ready(page);
    await page.locator('jixiao-widget .topbar summary').click();
    const box = page.getByRole('checkbox', { name: '大字' });
    const size = () => page.locator('jixiao-widget .kicker').evaluate((node) => getComputedStyle(node).fontSize);
    assert.equal(await box.isChecked(), true);
    assert.equal(await size(), '19px');
    await box.uncheck();
    assert.deepEqual([await withWidget(page, (widget) => widget.getAttribute('type')), await size()], [null, '14px']);
    await withWidget(page, (widget) => (widget.type = 'large'));
    assert.deepEqual([await box.isChecked(), await size()], [true, '19px']);
    // It stays when the larger module goes on where the first one stood.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '填报', exact: true }).click();
    await page.locator('jixiao-widget .edit-view').waitFor();
    assert.equal(await size(), '19px');
  });

  test('properties of every kind set before the class exists are taken over', async (t) => {
    const early = `Object.assign(document.querySelector('jixiao-widget'), { src: '${LINWU}', theme: 'dark', rules: 'cn-2020-10', mode: 'explore' });`;
    const page = await openPage(t, { html: `<jixiao-widget></jixiao-widget><script src="./early.js"></script>${MODULE}`, prepare: script('early.js', early) });
    await ready(page);
    assert.deepEqual(await withWidget(page, (widget) => [widget.getAttribute('theme'), widget.evaluation.rules, Object.keys(widget)]), ['dark', 'cn-2020-10', []]);
  });

  test('load takes an object or a text; reset returns to it; exportJson gives it back', async (t) => {
    const page = await openElements(t, `<jixiao-widget></jixiao-widget>`);
    await ready(page);
    const seen = await withWidget(page, (widget, report) => {
      widget.load(JSON.stringify(report));
      const text = JSON.parse(widget.exportJson());
      widget.load(report);
      widget.reset();
      return [text.department, JSON.parse(widget.exportJson()).department, widget.report.indicators.length, widget.evaluation.total, Array.isArray(widget.findings)];
    }, named('给定的'));
    assert.deepEqual(seen, ['给定的', '给定的', 5, '91', true]);
  });

  test('events bubble and are composed, out of another component’s shadow too', async (t) => {
    const record = `window.seen = [];
      for (const type of ['jixiao-ready', 'jixiao-change', 'jixiao-error']) addEventListener(type, (e) =>
        seen.push([type, e.bubbles, e.composed, e.target.localName, e.detail && (e.detail.code || (e.detail.evaluation && e.detail.evaluation.total))]));`;
    const page = await openPage(t, {
      html: `<script src="./record.js"></script>${MODULE}<div id="component"></div>`,
      prepare: script('record.js', record),
      allow: [/Failed to load resource/],
    });
    await page.waitForFunction(() => customElements.get('jixiao-widget'));
    await page.evaluate((src) => {
      const component = document.querySelector('#component');
      component.attachShadow({ mode: 'open' }).append(Object.assign(document.createElement('jixiao-widget'), { src }));
      window.widget = component.shadowRoot.firstElementChild;
    }, LINWU);
    // What was opened first is a change too, told a moment after it is ready.
    await page.waitForFunction(() => window.seen.length === 2);
    await page.evaluate((report) => window.widget.load(report), linwu);
    await page.waitForFunction(() => window.seen.length === 3);
    await page.evaluate(() => (window.widget.src = './none.json'));
    await page.waitForFunction(() => window.seen.length === 4);
    assert.deepEqual(await page.evaluate(() => window.seen), [
      ['jixiao-ready', true, true, 'div', null],
      ['jixiao-change', true, true, 'div', '91'],
      ['jixiao-change', true, true, 'div', '91'],
      ['jixiao-error', true, true, 'div', 'report-not-found'],
    ]);
  });
});

describe('what an event tells', () => {
  /** The element, after the change that opening its report is was told. */
  async function openTold(t) {
    const page = await openElements(t, '<jixiao-widget></jixiao-widget>');
    const told = `(widget, src) => new Promise((resolve) => {
      widget.addEventListener('jixiao-change', () => resolve(true), { once: true });
      widget.src = src;
    })`;
    assert.ok(await withWidget(page, told, LINWU));
    return page;
  }

  test('what was read of it stays as it was, whatever becomes of the element', async (t) => {
    const page = await openTold(t);
    const changed = (report) =>
      withWidget(page, `(widget, report) => new Promise((resolve) => {
        widget.addEventListener('jixiao-change', (event) => {
          window.details = [...(window.details || []), event.detail];
          resolve(event.detail.report.department);
        }, { once: true });
        widget.load(report);
      })`, report);
    assert.equal(await changed(named('甲局')), '甲局');
    assert.equal(await changed(named('乙局')), '乙局');
    assert.deepEqual(await page.evaluate(() => window.details.map((detail) => detail.report.department)), ['甲局', '乙局']);
    await page.evaluate(() => document.querySelector('jixiao-widget').remove());
    await page.waitForTimeout(300);
    const later = () => window.details.map(({ report, evaluation }) => [report.department, evaluation && evaluation.total]);
    assert.deepEqual((await page.evaluate(later)).map(([department]) => department), ['甲局', '乙局']);
  });

  test('other rules give another evaluation, and the page is told', async (t) => {
    const page = await openTold(t);
    const rules = await withWidget(page, `(widget) => new Promise((resolve) => {
      widget.addEventListener('jixiao-change', (event) => resolve(event.detail.evaluation.rules), { once: true });
      widget.rules = 'hn-2015';
    })`);
    assert.equal(rules, 'hn-2015');
  });
});

describe('the life of an element', () => {
  test('what was typed last is offered again after the element was taken out at once', async (t) => {
    const page = await openElements(t, `<jixiao-widget mode="edit" src="${LINWU}"></jixiao-widget>`);
    await ready(page);
    const amount = page.locator('jixiao-widget [id="expenditure.personnel.amount"]');
    await amount.fill('300');
    await page.evaluate(() => {
      window.taken = document.querySelector('jixiao-widget');
      window.taken.remove();
    });
    await page.waitForFunction(() => Object.values({ ...localStorage }).some((draft) => draft.includes('"300"')));
    await page.evaluate(() => document.body.append(window.taken));
    await page.getByRole('button', { name: '继续', exact: true }).click();
    assert.equal(await amount.inputValue(), '300');
  });

  test('moved about, cloned, taken out before and after it is ready, put back: no fault and no leftovers', async (t) => {
    const page = await openElements(t, `<div id="a"><jixiao-widget src="${LINWU}"><p>数字</p></jixiao-widget></div><div id="b"></div>`);
    await page.evaluate(async () => {
      const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      const widget = document.querySelector('jixiao-widget');
      for (let i = 0; i < 20; i += 1) {
        document.querySelector(i % 2 ? '#a' : '#b').append(widget);
        if (i % 5 === 0) await pause(10);
        if (i % 7 === 0) widget.remove();
      }
      document.querySelector('#a').append(widget);
    });
    await ready(page);
    const copies = await page.evaluate(async () => {
      const widget = document.querySelector('jixiao-widget');
      const copy = widget.cloneNode(true);
      document.querySelector('#b').append(copy);
      copy.scrollIntoView();
      return [copy.shadowRoot !== widget.shadowRoot, copy.querySelector('p').textContent];
    });
    assert.deepEqual(copies, [true, '数字']);
    await ready(page, 1);
    assert.equal(await page.evaluate(() => document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('.jx').length), 1);
  });

  test('what a reader did is still there after a move', async (t) => {
    const page = await openElements(t, `<div id="a"><jixiao-widget src="${LINWU}"></jixiao-widget></div><div id="b"></div>`);
    await ready(page);
    await page.getByRole('button', { name: '试算', exact: true }).click();
    await page.locator('[id="indicators[2].children[0].score"]').fill('12');
    await page.evaluate(() => document.querySelector('#b').append(document.querySelector('jixiao-widget')));
    await page.waitForTimeout(100);
    assert.equal(await withWidget(page, (widget) => widget.evaluation.total), '97');
    assert.equal(await page.locator('[id="indicators[2].children[0].score"]').inputValue(), '12');
  });
});

describe('names and versions', () => {
  test('a second version on the page changes nothing for the first, and can serve under another name', async (t) => {
    const { version } = JSON.parse(await readFile(path.join(dist, 'package.json'), 'utf8'));
    const newer = (await readFile(path.join(dist, 'jixiao.js'), 'utf8')).replaceAll(version, '9.9.9');
    const warnings = [];
    const page = await openPage(t, {
      html: `${MODULE}<script type="module" src="./other/jixiao.js"></script><jixiao-widget src="${LINWU}"></jixiao-widget>`,
      prepare: async (p) => {
        p.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
        await p.route('**/other/*', async (route) => {
          const name = route.request().url().split('/').pop();
          if (name === 'jixiao.js') return route.fulfill({ contentType: 'text/javascript', body: newer });
          return route.fulfill({ path: path.join(dist, name.split('?')[0]) });
        });
      },
    });
    await ready(page);
    const versions = await page.evaluate(async () => {
      const module = await import('./other/jixiao.js');
      module.defineWidget('newer-widget');
      const widget = document.createElement('newer-widget');
      document.body.prepend(Object.assign(widget, { src: './reports/linwu-2024.json' }));
      return [customElements.get('jixiao-widget').version, module.version, widget.constructor.version];
    });
    assert.notEqual(versions[0], '9.9.9');
    assert.deepEqual(versions.slice(1), ['9.9.9', '9.9.9']);
    await page.waitForFunction(() => document.querySelector('newer-widget').evaluation);
    assert.match(warnings.join(), /jixiao 9\.9\.9: <jixiao-widget> is \d+\.\d+\.\d+/);
    assert.ok(page.asked.some((address) => address === 'other/jixiao_app_bg.wasm'), 'each version brings its own parts');
  });

  test('a name that other code has taken is left alone, without an error', async (t) => {
    const page = await openPage(t, {
      html: `<script src="./taken.js"></script>${MODULE}<jixiao-widget><p>别的</p></jixiao-widget>`,
      prepare: script('taken.js', `customElements.define('jixiao-widget', class extends HTMLElement {});`),
    });
    const [same, total] = await page.evaluate(async (report) => {
      const module = await import('./jixiao.js');
      await module.default();
      return [document.querySelector('jixiao-widget').shadowRoot, module.evaluate(report).total];
    }, linwu);
    assert.equal(same, null);
    assert.equal(total, '91');
  });

  test('the script named twice runs without an error', async (t) => {
    const page = await openPage(t, { html: `${MODULE}${MODULE}<script type="module" src="./jixiao.js?again"></script><jixiao-widget src="${LINWU}"></jixiao-widget>` });
    await ready(page);
  });
});
