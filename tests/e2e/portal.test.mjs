// The example portal page: an element and a frame in one page, its own aids, keyboard, print, and what it promises.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, openPage, ready, shot } from './harness.mjs';
import { sideways } from './explore-help.mjs';

const open = async (t, options = {}) => {
  const page = await openPage(t, { path: 'portal.html', width: 1366, height: 768, ...options });
  await ready(page);
  return page;
};

/** The framed widget, scrolled into view and started. */
async function framed(page) {
  await page.locator('iframe').scrollIntoViewIfNeeded();
  const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
  await frame.waitForFunction(() => document.querySelector('jixiao-widget')?.evaluation);
  return frame;
}
const look = (place) =>
  place.evaluate(() => {
    const style = getComputedStyle(document.querySelector('jixiao-widget').shadowRoot.querySelector('.jx'));
    return [style.fontSize, style.backgroundColor];
  });

test('element and frame show their own reports', async (t) => {
  const page = await open(t);
  assert.equal(await page.evaluate(() => document.querySelector('jixiao-widget').evaluation.total), '96');
  const frame = await framed(page);
  assert.equal(await frame.evaluate(() => document.querySelector('jixiao-widget').evaluation.total), '97.6');
  await page.waitForFunction(() => document.querySelector('iframe').getBoundingClientRect().height > 1200);
  assert.equal(await page.locator('iframe').getAttribute('title'), '云泽县图书馆2024年度部门整体支出绩效自评');
  await page.evaluate(() => scrollTo(0, 0));
  await shot(page, 'portal');
});

test('a frame that still waits keeps its height; one that is there follows its content both ways', async (t) => {
  let answer;
  const held = new Promise((resolve) => (answer = resolve));
  const page = await open(t, {
    prepare: (page) => page.route('**/yunze-library-2024.json', (route) => held.then(() => route.continue())),
  });
  const height = () => page.evaluate(() => document.querySelector('iframe').getBoundingClientRect().height);
  await page.waitForTimeout(1000);
  assert.equal(await height(), 900);
  answer();
  const frame = await framed(page);
  await page.waitForFunction(() => document.querySelector('iframe').getBoundingClientRect().height > 1200);
  await page.waitForTimeout(500);
  const wide = await height();
  await page.waitForTimeout(500);
  assert.equal(await height(), wide);
  await page.setViewportSize({ width: 700, height: 768 });
  await page.waitForFunction((before) => document.querySelector('iframe').getBoundingClientRect().height > before + 50, wide);
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.waitForFunction((before) => Math.abs(document.querySelector('iframe').getBoundingClientRect().height - before) < 5, wide);
  assert.equal(await frame.evaluate(() => document.querySelector('jixiao-widget').evaluation.total), '97.6');
});

test('large type and contrast reach the page, the element and the frame, and go again', async (t) => {
  const page = await open(t);
  const frame = await framed(page);
  const plain = ['16px', 'rgb(255, 255, 255)'];
  assert.deepEqual([await look(page), await look(frame)], [plain, plain]);
  for (const [button, wanted] of [['大字', ['21px', 'rgb(255, 255, 255)']], ['高对比', ['21px', 'rgb(0, 0, 0)']]]) {
    await page.getByRole('button', { name: button, exact: true }).first().click();
    await frame.waitForFunction((size) => getComputedStyle(document.querySelector('jixiao-widget').shadowRoot.querySelector('.jx')).backgroundColor === size, wanted[1]);
    await frame.waitForFunction(() => getComputedStyle(document.querySelector('jixiao-widget').shadowRoot.querySelector('.jx')).fontSize === '21px');
    assert.deepEqual([await look(page), await look(frame)], [wanted, wanted]);
  }
  assert.equal(await frame.evaluate(() => document.querySelector('jixiao-widget').evaluation.total), '97.6', 'without loading again');
  await shot(page, 'portal-contrast');
  assert.deepEqual(await axe(page), []);
  for (const button of ['大字', '高对比']) await page.getByRole('button', { name: button, exact: true }).first().click();
  await frame.waitForFunction(() => getComputedStyle(document.querySelector('jixiao-widget').shadowRoot.querySelector('.jx')).fontSize === '16px');
  assert.deepEqual([await look(page), await look(frame)], [plain, plain]);
});

test('axe finds nothing; on a phone nothing is wider than the screen', async (t) => {
  const page = await open(t);
  assert.deepEqual(await axe(page), []);
  const phone = await open(t, { width: 360, height: 740 });
  assert.ok((await sideways(phone)) <= 0);
  await shot(phone, 'portal-phone');
});

test('says that it is an example, and carries no emblem', async (t) => {
  const page = await open(t);
  assert.match(await page.locator('header.site').innerText(), /示例页面，县名、单位和数字均为虚构/);
  assert.equal(await page.locator('img').count(), 0);
});

test('without scripts the page tells the story', async (t) => {
  const page = await openPage(t, { path: 'portal.html', javaScript: false });
  const text = await page.locator('main').innerText();
  for (const part of ['自评总得分', '2951.64', '汛期推迟开工']) assert.ok(text.includes(part), part);
});
