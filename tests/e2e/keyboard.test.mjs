// The explore view with the keyboard alone: everything is reached in the order of reading, opened, operated and left.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ECONOMIC, figure, input, openExplore } from './explore-help.mjs';

/** What has the focus inside the widget: its name, and whether it can be seen. */
const focus = (page) =>
  page.evaluate(() => {
    const host = document.querySelector('jixiao-widget');
    const node = document.activeElement === host ? host.shadowRoot.activeElement : null;
    if (!node) return null;
    const style = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    return {
      name: (node.getAttribute('aria-label') || node.innerText || '').replaceAll(/\s+/g, ' ').trim(),
      tag: node.localName,
      id: node.id,
      bar: node.classList.contains('bar-button') ? node.closest('ul').getAttribute('aria-label') || node.closest('.level').querySelector('h3').innerText : '',
      outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      inView: box.bottom > 0 && box.top < innerHeight,
    };
  });
const name = async (page) => (await focus(page))?.name ?? null;

/** Presses Tab until something with this name has the focus. */
async function tabTo(page, wanted, key = 'Tab') {
  for (let i = 0; i < 120; i += 1) {
    await page.keyboard.press(key);
    const now = await focus(page);
    if (now && (wanted instanceof RegExp ? wanted.test(now.name) : now.name === wanted)) return now;
  }
  throw new Error(`no focus on ${wanted}`);
}

test('Tab goes through the page as it is read, one stop for each chart, always to be seen', async (t) => {
  const page = await openExplore(t, { width: 1366, height: 768 });
  const stops = [];
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press('Tab');
    const stop = await focus(page);
    if (!stop && stops.length > 0) break;
    if (stop) stops.push(stop);
  }
  assert.ok(stops.length < 80, 'the walk ends: no trap');
  const names = stops.map((stop) => stop.name);
  assert.deepEqual(names.slice(0, 9), ['浏览', '填报', '核对', 'English', '显示', '试算', '打印', '下载', '引用']);
  assert.match(names[9], /^自评总分 91/);
  assert.match(names[10], /^按规则计算的等级 优/);
  assert.match(names[11], /^报告自称 良好/);
  const at = (wanted) => names.findIndex((text) => (wanted instanceof RegExp ? wanted.test(text) : text === wanted));
  const order = [/^预算执行/, '这些词是什么意思', '得分表', '支出合计', /^基本支出/, /^人员经费/, /最大余额|^$/, '支出表'].map(at);
  assert.ok(order.every((place) => place >= 0), `${order} in ${names.join(' | ')}`);
  assert.deepEqual(order, [...order].sort((a, b) => a - b), names.join(' | '));
  const charts = stops.map((stop) => stop.bar).filter(Boolean);
  assert.equal(new Set(charts).size, charts.length, `one stop in each chart: ${charts}`);
  assert.equal(charts.length, 3);
  for (const stop of stops) {
    assert.ok(stop.outlined, `the focus is drawn on ${stop.tag} ${stop.name.slice(0, 30)}`);
    assert.ok(stop.inView, `${stop.name.slice(0, 30)} is in view`);
  }
});

test('Shift+Tab comes back the same way', async (t) => {
  const page = await openExplore(t);
  await tabTo(page, '引用');
  for (const before of ['下载', '打印', '试算', '显示', 'English', '核对', '填报', '浏览']) {
    await page.keyboard.press('Shift+Tab');
    assert.equal(await name(page), before);
  }
});

describe('charts', () => {
  test('arrows go from bar to bar, Enter and Space open, the chart stays one stop', async (t) => {
    const page = await openExplore(t);
    await tabTo(page, /^预算执行/);
    await page.keyboard.press('ArrowDown');
    assert.match(await name(page), /^产出指标/);
    await page.keyboard.press('ArrowDown');
    assert.match(await name(page), /^效益指标/);
    const bar = page.locator('jixiao-widget .bar-button').filter({ hasText: '效益指标' });
    await page.keyboard.press('Enter');
    assert.equal(await bar.getAttribute('aria-expanded'), 'true');
    const panel = page.locator(`jixiao-widget #${await bar.getAttribute('aria-controls')}`);
    assert.match(await panel.innerText(), /6 \+ .*5 = 11/);
    await page.keyboard.press(' ');
    assert.equal(await bar.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('End');
    assert.match(await name(page), /^成本指标/);
    await page.keyboard.press('ArrowDown');
    assert.match(await name(page), /^成本指标/, 'the last one is the end');
    await page.keyboard.press('Home');
    assert.match(await name(page), /^预算执行/);
    await page.keyboard.press('ArrowUp');
    assert.match(await name(page), /^预算执行/);
    await page.keyboard.press('End');
    await page.keyboard.press('Tab');
    assert.equal(await name(page), '这些词是什么意思');
    await page.keyboard.press('Shift+Tab');
    assert.match(await name(page), /^成本指标/, 'back to the bar that was left');
  });

  test('levels of expenditure open, and the way back up keeps the focus', async (t) => {
    const page = await openExplore(t);
    const crumbs = page.getByRole('navigation', { name: '支出层级' });
    await tabTo(page, /^人员经费/);
    await page.keyboard.press('Enter');
    assert.match(await crumbs.innerText(), /人员经费/);
    assert.match(await name(page), /^人员经费/, 'the focus stays where it was');
    await tabTo(page, '基本支出', 'Shift+Tab');
    await page.keyboard.press('Enter');
    assert.doesNotMatch(await crumbs.innerText(), /人员经费/);
    const now = await focus(page);
    assert.ok(now, 'the focus is not lost when its crumb goes');
    assert.match(now.name, /支出/);
  });

  test('one arrow goes from bar to bar in a level, too', async (t) => {
    const page = await openExplore(t);
    await tabTo(page, /^人员经费/);
    await page.keyboard.press('ArrowDown');
    assert.match(await name(page), /^公用经费/);
    await page.keyboard.press('Enter');
    assert.match(await page.getByRole('navigation', { name: '支出层级' }).innerText(), /公用经费/);
    assert.match(await name(page), /^公用经费/);
  });
});

describe('folds and menus', () => {
  test('a figure, a working and a row of the table open and close', async (t) => {
    const page = await openExplore(t);
    await tabTo(page, /^自评总分/);
    await page.keyboard.press('Enter');
    assert.match(await figure(page, '自评总分').innerText(), /= 91/);
    await page.keyboard.press(' ');
    assert.equal(await figure(page, '自评总分').evaluate((node) => node.open), false);
    await tabTo(page, '支出表');
    const row = await tabTo(page, '项目支出');
    assert.equal(row.tag, 'button');
    await page.keyboard.press('Enter');
    await page.getByRole('rowheader', { name: '储备用地征收、报批经费' }).waitFor();
    assert.equal(await name(page), '项目支出');
  });

  test('menus open with Enter, close with Escape, and give the focus back', async (t) => {
    const page = await openExplore(t);
    await tabTo(page, '下载');
    await page.keyboard.press('Enter');
    const details = page.locator('jixiao-widget details.menu').filter({ hasText: '下载' });
    assert.equal(await details.evaluate((node) => node.open), true);
    await tabTo(page, /JSON/);
    await page.keyboard.press('Escape');
    assert.equal(await details.evaluate((node) => node.open), false);
    assert.equal(await name(page), '下载');
    // Leaving a menu closes it.
    await page.keyboard.press('Enter');
    await tabTo(page, '引用');
    assert.equal(await page.locator('jixiao-widget details.menu[open]').count(), 0);
  });

  test('colours and large type are chosen with the keyboard', async (t) => {
    const page = await openExplore(t);
    await tabTo(page, '显示');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.locator('jixiao-widget').getAttribute('theme'), 'dark');
    await page.keyboard.press('Tab');
    await page.keyboard.press(' ');
    assert.equal(await page.locator('jixiao-widget').getAttribute('type'), 'large');
    await page.keyboard.press('Escape');
    assert.equal(await name(page), '显示');
    assert.equal(await page.locator('jixiao-widget details.menu[open]').count(), 0);
  });

  test('the language changes under the focus', async (t) => {
    const page = await openExplore(t);
    await tabTo(page, 'English');
    await page.keyboard.press('Enter');
    assert.equal(await name(page), '中文');
  });
});

test('figures are tried, moved through, undone and given back', async (t) => {
  const page = await openExplore(t);
  await tabTo(page, '试算');
  await page.keyboard.press('Enter');
  await input(page, ECONOMIC).waitFor();
  assert.equal(await name(page), '试算', 'the focus stays on what was pressed');
  for (let i = 0; i < 60 && (await focus(page))?.id !== ECONOMIC; i += 1) await page.keyboard.press('Tab');
  assert.equal((await focus(page)).id, ECONOMIC);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('12');
  assert.match(await figure(page, '自评总分').innerText(), /97/);
  await page.keyboard.press('Enter');
  assert.equal((await focus(page)).id, 'indicators[2].children[1].score', 'Enter goes to the next row');
  await page.keyboard.press('ArrowUp');
  assert.equal((await focus(page)).id, ECONOMIC);
  await page.keyboard.press('Control+z');
  assert.match(await figure(page, '自评总分').innerText(), /91/);
  await page.keyboard.press('Control+y');
  assert.match(await figure(page, '自评总分').innerText(), /97/);
  await tabTo(page, '恢复公布的数字', 'Shift+Tab');
  await page.keyboard.press('Enter');
  assert.match(await figure(page, '自评总分').innerText(), /91/);
  assert.ok(await focus(page), 'the focus is not lost');
  await tabTo(page, '退出试算');
  await page.keyboard.press('Enter');
  await input(page, ECONOMIC).waitFor({ state: 'detached' });
  assert.ok(await focus(page), 'the focus is not lost when the bar goes');
});
