// The dialog 引用: the citation and the three snippets, with the keyboard, in both languages.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { asked, axe, dist, failure, openPage, ready, shot } from './harness.mjs';
import { NAME, openExplore } from './explore-help.mjs';

const { version } = JSON.parse(await readFile(path.join(dist, 'package.json'), 'utf8'));
const linwu = JSON.parse(await readFile(path.join(dist, 'reports/linwu-2024.json'), 'utf8'));

async function openDialog(page, name = '引用') {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  return dialog;
}
const snippet = (dialog, name) => dialog.getByRole('region', { name, exact: true }).locator('pre');

describe('the dialog', () => {
  test('is fetched for whoever opens it, and by nobody else', async (t) => {
    const page = await openExplore(t);
    await page.waitForLoadState('networkidle');
    assert.ok(!page.asked.some((address) => address.includes('cite')), page.asked.join());
    await openDialog(page);
    assert.equal(page.asked.filter((address) => address.startsWith('jixiao_cite.js')).length, 1);
  });

  test('names department, report, rules and program, and copies them', async (t) => {
    const page = await openExplore(t);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const dialog = await openDialog(page);
    const text = await dialog.locator('p.cite-text').innerText();
    for (const part of [NAME, linwu.title, `jixiao ${version}`, '财预〔2021〕101号']) assert.ok(text.includes(part), `${part} in ${text}`);
    const copy = dialog.getByRole('region', { name: '引用文字' }).getByRole('button');
    await copy.click();
    await dialog.getByRole('button', { name: '已复制' }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  });

  test('hands out the element, the frame and the package, following or fixed', async (t) => {
    const page = await openExplore(t);
    const dialog = await openDialog(page);
    const base = page.url();
    const element = snippet(dialog, '网页元素');
    assert.ok((await element.innerText()).includes(`src="${base}jixiao.js"`));
    assert.ok((await element.innerText()).includes(`src="${base}reports/linwu-2024.json"`));
    assert.equal((await element.innerText()).split('\n').length, 3, 'three lines');
    assert.match(await snippet(dialog, '框架').innerText(), /<iframe src="[^"]+embed\.html\?src=[^"]+" title="[^"]+自评报告"/);
    assert.match(await snippet(dialog, '程序包').innerText(), /npm install .*jixiao-.*\.tgz/);
    await dialog.getByRole('radio', { name: '固定版本' }).check();
    for (const name of ['网页元素', '框架', '程序包']) {
      const text = await snippet(dialog, name).innerText();
      assert.ok(text.includes(`jixiao-${version}`) && !text.includes(base), text);
    }
    assert.ok((await dialog.innerText()).includes(`jixiao-${version}.zip`));
  });

  test('is worked with the keyboard, keeps the focus inside, and gives it back', async (t) => {
    const page = await openExplore(t);
    await page.getByRole('button', { name: '引用', exact: true }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: '引用' });
    await dialog.waitFor();
    const focus = () => page.evaluate(() => {
      const root = document.querySelector('jixiao-widget').shadowRoot;
      return { name: root.activeElement?.textContent, inside: Boolean(root.activeElement?.closest('dialog')) };
    });
    assert.deepEqual(await focus(), { name: '关闭', inside: true });
    for (let i = 0; i < 6; i += 1) {
      await page.keyboard.press('Tab');
      assert.equal((await focus()).inside, true, `stop ${i}`);
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal((await focus()).name, '引用');
    assert.equal(await page.locator('jixiao-widget dialog').count(), 0);
  });

  test('without a clipboard the text is selected for the reader’s own keys', async (t) => {
    const page = await openExplore(t, { prepare: (p) => p.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined })) });
    const dialog = await openDialog(page);
    await dialog.getByRole('region', { name: '引用文字' }).getByRole('button').click();
    await dialog.getByRole('button', { name: '已选中，请按 Ctrl+C' }).waitFor();
  });

  for (const [name, options] of [
    ['desktop', { width: 1366, height: 768 }],
    ['phone', { width: 360, height: 740 }],
    ['dark', { theme: 'dark' }],
    ['English', { lang: 'en' }],
  ]) {
    test(`passes axe and fits: ${name}`, async (t) => {
      const page = await openExplore(t, options);
      const dialog = await openDialog(page, options.lang === 'en' ? 'Cite' : '引用');
      if (options.lang === 'en') assert.doesNotMatch(await dialog.locator('.section-title, .note, .btn, legend').allInnerTexts().then((all) => all.join()), /[\u4e00-\u9fff]/);
      assert.deepEqual(await axe(page), []);
      const box = await dialog.boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= (options.width || 1280), JSON.stringify(box));
      await shot(page, `cite-${name}`);
    });
  }

  test('a dialog that cannot be fetched is named above the widget, which goes on', async (t) => {
    const page = await openExplore(t, { allow: [/Failed to load resource/], prepare: (p) => p.route('**/jixiao_cite.js', (route) => route.abort(), { times: 2 }) });
    await page.getByRole('button', { name: '引用', exact: true }).click();
    assert.equal((await failure(page)).code, 'download');
    assert.equal(await page.evaluate(() => document.querySelector('jixiao-widget').evaluation.total), '91');
  });

  test('a report given by hand has a placeholder for its address', async (t) => {
    const page = await openPage(t, { html: '<script type="module" src="./jixiao.js"></script><jixiao-widget></jixiao-widget>' });
    await ready(page);
    await page.evaluate((report) => document.querySelector('jixiao-widget').load(report), { ...linwu, title: '"><img src=x>', department: '<b>部门</b>' });
    const dialog = await openDialog(page);
    assert.match(await snippet(dialog, '网页元素').innerText(), /src="report\.json"/);
    assert.ok((await snippet(dialog, '框架').innerText()).includes('title="&quot;>&lt;img src=x>"'));
    assert.equal(await dialog.locator('img, b').count(), 0);
    await asked(page, /jixiao_cite/);
  });
});
