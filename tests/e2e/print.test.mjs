// Printing: everything unfolded, nothing to press, light paper, A4; afterwards the page is as it was.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { field, openEdit } from './edit-help.mjs';
import { shot } from './harness.mjs';
import { ECONOMIC, barButton, figure, input, openExplore, row, table, tryFigures } from './explore-help.mjs';

const fire = (page, name) => page.evaluate((event) => dispatchEvent(new Event(event)), name);
/** As a browser does it: the event first, then the paper's style. */
async function toPaper(page) {
  await fire(page, 'beforeprint');
  await page.emulateMedia({ media: 'print' });
}
const visible = (page, selector) =>
  page.locator(`jixiao-widget .jx`).evaluate((root, given) => [...root.querySelectorAll(given)].filter((node) => node.checkVisibility()).map((node) => node.outerHTML.slice(0, 90)), selector);
const folded = (page) =>
  page.locator('jixiao-widget .jx').evaluate((root) => [...root.querySelectorAll('details:not(.menu)')].filter((details) => !details.open).length);

describe('on paper', () => {
  test('everything is unfolded: workings, groups, levels, items', async (t) => {
    const page = await openExplore(t);
    assert.ok((await folded(page)) > 0);
    await toPaper(page);
    assert.equal(await folded(page), 0);
    assert.deepEqual(await visible(page, '.bar-panel[hidden]'), []);
    for (const whole of ['支出合计', '基本支出', '人员经费', '公用经费', '项目支出']) {
      await page.locator('jixiao-widget .level').getByRole('heading', { name: whole }).waitFor();
    }
    for (const [name, amount] of [['基本工资', '110.59'], ['办公费', '4'], ['储备用地征收、报批经费', '11,640.63']]) {
      assert.equal((await row(page, '支出表', name))[1], amount);
    }
    assert.match(await figure(page, '自评总分').innerText(), /= 91/);
    await shot(page, 'explore-print');
  });

  test('there is nothing to press', async (t) => {
    const page = await openExplore(t);
    await toPaper(page);
    assert.deepEqual(await visible(page, '.btn, .menu, .topbar, .actions, .switch, .crumbs, input, .caret, .open-cue'), []);
    // What is left of the buttons is the text on them.
    const framed = await page.locator('jixiao-widget .jx').evaluate((root) =>
      [...root.querySelectorAll('button')].filter((node) => node.checkVisibility() && getComputedStyle(node).borderTopStyle !== 'none').map((node) => node.outerHTML.slice(0, 90)),
    );
    assert.deepEqual(framed, []);
  });

  test('paper is white whatever the screen shows', async (t) => {
    for (const theme of ['dark', 'contrast']) {
      const page = await openExplore(t, { theme, colorScheme: 'dark' });
      await toPaper(page);
      const [paper, ink] = await page.locator('jixiao-widget').evaluate((host) => [
        getComputedStyle(host).backgroundColor,
        getComputedStyle(host.shadowRoot.querySelector('.jx')).color,
      ]);
      assert.deepEqual([paper, ink], ['rgb(255, 255, 255)', 'rgb(23, 33, 38)'], theme);
    }
  });

  test('A4, nothing cut off at the right, headings of tables on every page', async (t) => {
    const page = await openExplore(t);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map((match) => match.slice(1).map((n) => Math.round(n)));
    assert.ok(sizes.length > 0);
    for (const [width, height] of sizes) assert.deepEqual([width, height], [595, 842]);
    // The width of an A4 page inside its margins, in CSS pixels.
    await page.setViewportSize({ width: Math.floor(((210 - 30) / 25.4) * 96), height: 1000 });
    await toPaper(page);
    const wide = await page.locator('jixiao-widget .jx').evaluate((root) => {
      const edge = root.getBoundingClientRect().right;
      return [...root.querySelectorAll('table, p, dl, .bars')].filter((node) => node.checkVisibility() && node.getBoundingClientRect().right > edge + 1).map((node) => node.outerHTML.slice(0, 90));
    });
    assert.deepEqual(wide, []);
    assert.equal(await table(page, '支出表').locator('thead').evaluate((head) => getComputedStyle(head).display), 'table-header-group');
  });

  test('long tables are printed whole', async (t) => {
    const page = await openExplore(t);
    const children = Array.from({ length: 150 }, (_, i) => ({ name: `指标${i + 1}`, score: '0.1' }));
    await page.evaluate((list) => {
      const widget = document.querySelector('jixiao-widget');
      widget.load({ ...widget.report, indicators: [{ name: '产出', fullMarks: '15', children: list }] });
    }, children);
    const rows = () => table(page, '得分表').locator('tbody tr').count();
    await page.getByRole('rowheader', { name: '指标1', exact: true }).waitFor();
    assert.ok((await rows()) < 151, 'on the screen a long table grows when asked');
    await toPaper(page);
    assert.equal(await rows(), 151);
  });

  test('figures that were tried print as figures, with what was published', async (t) => {
    const page = await openExplore(t);
    await tryFigures(page);
    await input(page, ECONOMIC).fill('12');
    await toPaper(page);
    const cell = page.getByRole('cell').filter({ has: input(page, ECONOMIC) });
    assert.equal(await input(page, ECONOMIC).evaluate((node) => getComputedStyle(node).borderTopStyle), 'none');
    assert.match(await cell.innerText(), /公布 6/);
    assert.match(await page.locator('jixiao-widget .trial-bar').innerText(), /91 → 97/);
  });
});

describe('the form on paper', () => {
  test('reasons stand in full, and nothing is left of what is pressed', async (t) => {
    const page = await openEdit(t);
    const long = await field(page, 'indicators[2].children[0].reason').inputValue();
    await field(page, 'indicators[2].children[1].reason').fill('用工不足');
    await toPaper(page);
    const lines = page.locator('jixiao-widget .indicators .reason');
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('.indicators .reason').length === 2);
    assert.ok((await lines.first().innerText()).includes(long));
    assert.ok((await lines.last().innerText()).includes('用工不足'), 'there are no fields beside it that could say it');
    assert.deepEqual(await visible(page, '.table.edit .act, .table.edit .why, .indicators input[id$=".reason"]'), []);
    const arrows = await page.locator('jixiao-widget .jx').evaluate((root) =>
      [...root.querySelectorAll('select.input')].filter((node) => node.checkVisibility() && getComputedStyle(node).appearance !== 'none').map((node) => node.id),
    );
    assert.deepEqual(arrows, []);
    assert.equal(await page.locator('jixiao-widget .summary').evaluate((bar) => getComputedStyle(bar).position), 'static');
    await shot(page, 'edit-print');
  });

  test('it is printed from the menu beside the files', async (t) => {
    const page = await openEdit(t);
    await page.evaluate(() => (window.print = () => (window.printed = document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('.indicators .reason').length)));
    await page.locator('jixiao-widget .headline summary', { hasText: '保存' }).click();
    await page.getByRole('button', { name: '打印', exact: true }).click();
    await page.waitForFunction(() => window.printed !== undefined);
    assert.equal(await page.evaluate(() => window.printed), 1, 'reasons stand in full when the printer comes');
    await page.locator('jixiao-widget .headline summary', { hasText: '保存' }).and(page.locator(':focus')).waitFor();
  });

  test('a long text is printed whole, and the form in one column on wide paper too', async (t) => {
    const page = await openEdit(t);
    const text = `${'甲'.repeat(1200)}末`;
    await field(page, 'narrative[0].text').fill(text);
    await toPaper(page);
    const printed = page.locator('jixiao-widget .text-section').first().locator('.printed');
    assert.equal(await printed.innerText(), text);
    const { whole, seen } = await printed.evaluate((node) => ({ whole: node.scrollHeight, seen: node.clientHeight }));
    assert.equal(whole, seen);
    assert.ok(!(await field(page, 'narrative[0].text').isVisible()));
    const { form, all } = await page.locator('jixiao-widget .workbench').evaluate((bench) => ({
      form: bench.querySelector('section').getBoundingClientRect().width,
      all: bench.getBoundingClientRect().width,
    }));
    assert.ok(form > 0.9 * all, `${form} of ${all}`);
  });

  test('the columns that are left have the width of those that are not printed', async (t) => {
    const page = await openEdit(t);
    await toPaper(page);
    const [table, last] = await page.locator('jixiao-widget .items').first().evaluate((node) => {
      const cells = [...node.tHead.rows[0].cells].filter((cell) => cell.checkVisibility());
      return [node.getBoundingClientRect().right, cells.at(-1).getBoundingClientRect().right];
    });
    assert.ok(table - last < 4, `${table - last} px are empty`);
  });
});

describe('before and after', () => {
  test('the button unfolds first and prints then', async (t) => {
    const page = await openExplore(t, {
      prepare: (p) =>
        p.addInitScript(() => {
          window.print = () => {
            const root = document.querySelector('jixiao-widget').shadowRoot;
            window.printed = [...root.querySelectorAll('details:not(.menu)')].filter((details) => !details.open).length;
          };
        }),
    });
    const before = await folded(page);
    await page.getByRole('button', { name: '打印', exact: true }).click();
    await page.waitForFunction(() => window.printed !== undefined);
    assert.equal(await page.evaluate(() => window.printed), 0);
    await page.waitForFunction((count) => [...document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('details:not(.menu)')].filter((details) => !details.open).length === count, before);
  });

  test('afterwards everything is as the reader had it', async (t) => {
    const page = await openExplore(t);
    await figure(page, '自评总分').locator('summary').click();
    await barButton(page, '效益指标').click();
    await barButton(page, '项目支出').click();
    const state = () =>
      page.locator('jixiao-widget .jx').evaluate((root) => ({
        open: [...root.querySelectorAll('details')].map((details) => details.open),
        expanded: [...root.querySelectorAll('[aria-expanded]')].map((node) => `${node.innerText.trim()} ${node.getAttribute('aria-expanded')}`),
      }));
    const before = await state();
    await toPaper(page);
    await page.emulateMedia({ media: 'screen' });
    await fire(page, 'afterprint');
    assert.deepEqual(await state(), before);
  });
});
