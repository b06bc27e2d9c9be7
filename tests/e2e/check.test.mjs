// Checking a text: what is pasted, what is found, and the way from one to the other.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { TEXT, area, checked, findings, focus, focused, marks, openCheck, paste, rows, said } from './check-help.mjs';
import { misnamed } from './explore-help.mjs';
import { axe, dist, openPage, ready, shot } from './harness.mjs';

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const chip = (page, name) => page.locator('jixiao-widget .chip').filter({ hasText: name });

describe('a pasted text', () => {
  test('before there is one, the page says in two sentences what it does', async (t) => {
    const page = await openCheck(t);
    await page.getByText('粘贴一份绩效自评报告').waitFor();
    assert.equal(await page.locator('jixiao-widget .check-found dl dt').count(), 5, 'what the five verdicts mean');
    assert.deepEqual(await findings(page), []);
  });

  test('is shown with marks, its findings beside it, counted and announced', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    await said(page, /核对完毕：不一致 \d+/);
    assert.ok((await marks(page).count()) > 5);
    const contradiction = rows(page, 'inconsistent').filter({ hasText: 'SUM-05' });
    assert.equal(await contradiction.count(), 1);
    assert.match(await page.locator('jixiao-widget .check h1').innerText(), /青山县水利局/);
    const found = await findings(page);
    const sum = found.find((finding) => finding.rule === 'SUM-05');
    assert.equal(sum.verdict, 'inconsistent');
    for (const source of sum.sources) assert.equal(TEXT.slice(source.start, source.end), source.quote);
    await shot(page, 'check');
  });

  test('each finding opens its working with the sentence, and no side is called right', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    const row = rows(page, 'inconsistent').filter({ hasText: 'SUM-05' });
    await row.locator('summary').click();
    const text = await row.locator('.inset').innerText();
    assert.match(text, /900\.00/);
    assert.match(text, /650\.00/);
    assert.match(text, /250\.00/);
    assert.ok((await row.locator('.quote').count()) >= 1);
  });

  test('a mark leads to its findings and a quotation to its mark', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    const total = marks(page).filter({ hasText: '900.00' }).first();
    await total.click();
    await focused(page, 'summary');
    const row = page.locator('jixiao-widget .finding-row.on').first();
    assert.match(await row.innerText(), /900\.00/);
    await row.locator('.quote').first().click();
    await focused(page, '.mark');
    const keys = (await focus(page)).found.split(' ');
    assert.ok(keys.includes(await row.getAttribute('data-key')), 'the mark belongs to the finding');
  });

  test('a mark has the triangle of its finding: filled for what is proved, open for what is asked', async (t) => {
    const page = await openCheck(t);
    await area(page).fill('青山县水利局2024年度部门整体支出绩效自评报告\n项目支出900.00万元，其中：甲项目300.00万元，乙项目200.00万元。\n截至2021年12月31日，在职人员56人。\n');
    await page.getByRole('button', { name: '看标记' }).click();
    const filled = (within) => within.locator('.shape path[fill]').getAttribute('d');
    for (const [words, rule, proved] of [['900.00', 'SUM-05', true], ['2021', 'YR-01', false]]) {
      const mark = marks(page).filter({ hasText: words }).first();
      await mark.waitFor();
      const row = rows(page, 'inconsistent').filter({ hasText: rule }).first();
      assert.equal(await filled(mark), await filled(row.locator('summary .verdict')), rule);
      assert.equal((await filled(mark)) !== '', proved, rule);
    }
  });

  test('a remark on how figures are written does not colour one that adds up', async (t) => {
    const page = await openCheck(t);
    await area(page).fill('青山县水利局2024年度部门整体支出绩效自评报告\n基本支出368.97万元，其中：人员经费318.74万元，公用经费50.23万元。公用经费主要包括：办公费20.5万元、差旅费6万元。\n');
    await page.getByRole('button', { name: '看标记' }).click();
    const whole = marks(page).filter({ hasText: '368.97' }).first();
    await whole.waitFor();
    assert.ok((await findings(page)).some((finding) => finding.rule === 'UNT-03'));
    assert.match(await whole.getAttribute('aria-label'), /相符/);
    await whole.click();
    await focused(page, 'summary');
    assert.match((await focus(page)).text, /SUM-01/);
  });

  test('figures that were not understood are listed, and lead to their lines', async (t) => {
    const page = await openCheck(t);
    await area(page).fill(`${TEXT}另有37.25万元尚在核实。\n`);
    await page.getByRole('button', { name: '看标记' }).click();
    const open = page.locator('jixiao-widget .check-found > details.terms').first();
    await open.locator('summary').click();
    const quote = open.locator('.quote').filter({ hasText: '37.25万元' });
    assert.match(await quote.innerText(), /另有37\.25万元尚在核实。$/);
    await quote.click();
    await focused(page, 'p');
    await page.getByRole('button', { name: '改文字' }).click();
    await quote.click();
    await focused(page, 'textarea');
    assert.equal(await area(page).evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), '37.25万元');
  });

  test('is checked again while it is edited, without leaving what is open', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    const sum = rows(page).filter({ hasText: 'SUM-05' });
    assert.equal(await rows(page, 'inconsistent').filter({ hasText: 'SUM-05' }).count(), 1);
    const grade = rows(page, 'inconsistent').filter({ hasText: 'GRD-01' });
    await grade.locator('summary').click();
    await press(page, '改文字');
    await area(page).fill(TEXT.replace('项目支出900.00', '项目支出650.00'));
    await page.waitForFunction(() => {
      const list = document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('.finding-row:has(.verdict.inconsistent)');
      return ![...list].some((row) => row.textContent.includes('SUM-05'));
    });
    assert.ok((await sum.count()) <= 1);
    assert.equal(await grade.locator('details').getAttribute('open'), '', 'what was opened stays open');
    await grade.locator('.quote').first().click();
    await focused(page, '#jx-text');
    const chosen = await area(page).evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
    assert.ok(chosen.length > 0 && TEXT.includes(chosen), chosen);
  });

  test('a list in the text of another kind of line ends is found at the same words', async (t) => {
    const page = await openCheck(t);
    await checked(page, TEXT.replaceAll('\n', '\r\n'));
    await press(page, '改文字');
    const row = rows(page, 'inconsistent').filter({ hasText: 'GRD-01' });
    await row.locator('summary').click();
    const quote = await row.locator('.quote b').first().innerText();
    await row.locator('.quote').first().click();
    await focused(page, '#jx-text');
    const chosen = await area(page).evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd));
    assert.equal(chosen.trim(), quote.trim());
  });

  test('nothing is checked while an input method composes', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    await press(page, '改文字');
    const before = await rows(page).count();
    await area(page).evaluate((field) => {
      field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }));
      field.value = 'zhi chu';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
    });
    await page.waitForTimeout(500);
    assert.equal(await rows(page).count(), before);
    await area(page).evaluate((field) => {
      field.value = '支出';
      field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true, data: '支出' }));
    });
    await page.getByText('没有找到可以核对的数字').or(page.locator('jixiao-widget .check-found .note').first()).first().waitFor();
    await page.waitForFunction((count) => document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('.finding-row').length !== count, before);
  });
});

test('in English the words of the text say that they are Chinese, and nothing else does', async (t) => {
  const page = await openCheck(t, { lang: 'en' });
  await checked(page);
  for (const summary of await rows(page, 'inconsistent').locator('summary').all()) await summary.click();
  assert.ok((await rows(page).locator('.quote').count()) > 0);
  assert.deepEqual(await misnamed(page), []);
  assert.equal(await area(page).getAttribute('lang'), 'zh-CN');
  assert.match(await rows(page).locator('.quote').first().textContent(), /^Show in the text: /);
});

describe('finding one’s way', () => {
  test('verdicts, weight, kind and words narrow the list', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    const all = await rows(page).count();
    await chip(page, '不一致').click();
    const wrong = await rows(page).count();
    assert.ok(wrong > 0 && wrong < all);
    assert.equal(await rows(page, 'inconsistent').count(), wrong);
    await page.getByLabel('种类').selectOption('SUM');
    for (const text of await rows(page).allInnerTexts()) assert.match(text, /SUM-/);
    await page.getByRole('searchbox', { name: '查找' }).fill('没有这样的话');
    await page.getByText('没有符合条件的结果').waitFor();
    await press(page, '显示全部');
    await page.waitForFunction((count) => document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('.finding-row').length >= count, all);
  });

  test('a search reads the sentence around a figure too', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    const listed = (await findings(page)).filter(({ rule }) => rule === 'SUM-05');
    assert.ok(listed.length > 0 && listed.every(({ message, sources }) => !JSON.stringify([message, sources]).includes('河道清淤')));
    await page.getByRole('searchbox', { name: '查找' }).fill('河道清淤');
    await page.waitForFunction((count) => document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('.finding-row').length < count, 5);
    assert.match((await rows(page).allInnerTexts()).join(), /SUM-05/);
  });

  test('what a search or a choice leaves is said, once for a word that is typed', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    await said(page, /核对完毕/);
    const found = await findings(page);
    const wrong = found.filter(({ verdict }) => verdict === 'inconsistent');
    const left = (count) => new RegExp(`^符合条件的有 ${count} 条，共 ${found.length} 条。$`);
    await page.evaluate(() => {
      const live = document.querySelector('jixiao-widget').shadowRoot.querySelector('.jx > [aria-live]');
      window.heard = [];
      new MutationObserver(() => window.heard.push(live.textContent)).observe(live, { characterData: true, childList: true, subtree: true });
    });
    const search = page.getByRole('searchbox', { name: '查找' });
    await search.pressSequentially('900.00', { delay: 20 });
    await said(page, left('[1-9]\\d*'));
    assert.equal((await page.evaluate(() => window.heard)).length, 1);
    await search.fill('没有这样的话');
    await said(page, new RegExp(`^没有一条符合条件，共 ${found.length} 条。$`));
    await press(page, '显示全部');
    await focused(page, '#jx-results');
    await said(page, left(found.length));
    await chip(page, '不一致').click();
    await said(page, left(wrong.length));
  });

  test('everything can be done with the keyboard', async (t) => {
    const page = await openCheck(t);
    await area(page).focus();
    await checked(page);
    await focused(page, '#jx-results');
    // To the first finding, down and up, open, to its place, along the marks, back.
    await page.locator('jixiao-widget .finding-row summary').first().focus();
    const first = await focus(page);
    await page.keyboard.press('ArrowDown');
    assert.notEqual((await focus(page)).text, first.text);
    await page.keyboard.press('ArrowUp');
    assert.equal((await focus(page)).text, first.text);
    await page.keyboard.press('Enter');
    await page.locator('jixiao-widget .finding-row details[open]').first().waitFor();
    await page.keyboard.press('ArrowRight');
    await focused(page, '.mark');
    const mark = await focus(page);
    await page.keyboard.press('ArrowRight');
    assert.notDeepEqual(await focus(page), mark);
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await focused(page, 'summary');
    await page.keyboard.press('ArrowRight');
    await focused(page, '.mark');
    await page.keyboard.press('Escape');
    await focused(page, 'summary');
    const outline = await page.evaluate(() => getComputedStyle(document.querySelector('jixiao-widget').shadowRoot.activeElement).outlineStyle);
    assert.notEqual(outline, 'none', 'the focus is seen');
  });

  test('marks are one stop of the Tab key', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    assert.equal(await page.locator('jixiao-widget .mark[tabindex="0"]').count(), 1);
  });

  test('on a phone one half is shown at a time, without sideways scrolling', async (t) => {
    const page = await openCheck(t, { width: 360, height: 740 });
    await checked(page);
    assert.equal(await rows(page).first().isVisible(), true);
    await page.locator('jixiao-widget .check-sides button').first().click();
    assert.equal(await rows(page).first().isVisible(), false);
    await marks(page).first().click();
    await focused(page, 'summary');
    const wider = await page.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wider <= 0, `${wider} px too wide`);
    await shot(page, 'check-phone');
  });
});

describe('a report without a text', () => {
  test('is checked by its figures, and a finding leads to its field', async (t) => {
    const page = await openPage(t, { mode: 'check' });
    await rows(page).first().waitFor();
    await page.getByText('没有原文').waitFor();
    const found = await findings(page);
    assert.ok(found.length > 0);
    const row = rows(page, 'inconsistent').first();
    await row.locator('summary').click();
    await row.locator('.inset .link').first().click();
    await page.locator('jixiao-widget .form').waitFor();
    await focused(page, 'input, select, textarea');
  });

  test('a text given to load() is opened here, whichever module runs', async (t) => {
    const page = await openPage(t);
    await ready(page);
    await page.evaluate((text) => document.querySelector('jixiao-widget').load(text), TEXT);
    await rows(page).first().waitFor();
    assert.match(await page.locator('jixiao-widget .check h1').innerText(), /青山县水利局/);
    const found = await findings(page);
    assert.ok(found.some((finding) => finding.rule === 'GRD-01' && finding.verdict === 'inconsistent'));
    await press(page, '浏览');
    await page.locator('jixiao-widget .explore').waitFor();
  });

  test('explore leads here', async (t) => {
    const page = await openPage(t);
    await ready(page);
    await press(page, '核对这份报告');
    await page.locator('jixiao-widget .check').waitFor();
    await focused(page, '#jx-results');
  });
});

describe('many figures', () => {
  test('a hundred thousand characters are checked in a worker, and typing goes on', async (t) => {
    const page = await openCheck(t);
    const long = Array.from({ length: 400 }, (_, i) => TEXT.replace('900.00', `${900 + i}.00`)).join('\n');
    assert.ok(long.length > 100_000);
    await paste(page, long);
    await rows(page).first().waitFor();
    assert.ok(page.workers().length >= 1);
    assert.ok((await rows(page).count()) <= 5 * 60, 'a long list draws what is asked for');
    await page.getByRole('button', { name: /再显示 \d+ 条/ }).first().click();
    assert.ok((await rows(page).count()) > 60);
    await press(page, '改文字');
    await area(page).evaluate((field) => field.setSelectionRange(0, 0));
    await area(page).press('x');
    assert.equal((await area(page).inputValue())[0], 'x');
  });
});

describe('the text follows', () => {
  const inView = (page, selector) =>
    page.evaluate((given) => {
      const pane = document.querySelector('jixiao-widget').shadowRoot.querySelector('.check-pages');
      const [box, frame] = [pane.querySelector(given).getBoundingClientRect(), pane.getBoundingClientRect()];
      return box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1;
    }, selector);
  const LINES = Array.from({ length: 60 }, (_, i) => `第${i + 1}段。本单位按月调度进度，按季通报结果。`).join('\n');

  test('a finding that is unfolded has its place in view, with a ring; the focus stays', async (t) => {
    const page = await openCheck(t, { width: 1366, height: 768 });
    await checked(page, `${TEXT}\n${LINES}\n某县水利局2024年项目支出900.00万元，其中：甲工程300.00万元，乙工程610.00万元。`);
    const summary = rows(page, 'inconsistent').filter({ hasText: '910.00' }).locator('summary');
    await summary.click();
    await page.locator('jixiao-widget .mark.on').first().waitFor();
    assert.equal(await inView(page, '.mark.on'), true);
    assert.equal(await summary.evaluate((element) => element === element.getRootNode().activeElement), true);
  });

  test('marks and field keep the place that is being read', async (t) => {
    const page = await openCheck(t, { width: 1366, height: 768 });
    await checked(page, `${TEXT}\n${LINES}`);
    await page.locator('jixiao-widget p[data-at]').filter({ hasText: '第50段' }).evaluate((line) => line.scrollIntoView());
    await page.evaluate(() => scrollTo(0, 0));
    await press(page, '改文字');
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.querySelector('#jx-text').scrollTop > 200);
    const caret = await area(page).evaluate((field) => field.value.slice(field.selectionStart).slice(0, 4));
    assert.match(caret, /^第(4\d|50)段/);
    await press(page, '看标记');
    await page.waitForTimeout(200);
    assert.equal(await inView(page, 'p[data-at]'), false, 'not the first line again');
  });
});

describe('a long text and its worker', () => {
  const long = (mark) => `${Array.from({ length: 400 }, () => TEXT).join('\n')}\n${mark}`;
  const breaks = (t) =>
    openCheck(t, {
      prepare: async (page) => {
        const script = await readFile(path.join(dist, 'jixiao_worker.js'), 'utf8');
        const trap = "addEventListener('message', ({ data }) => { if (data.text?.includes('陷阱')) throw new Error('unreachable'); });\n";
        // The trap stands behind the module's own listener, so that a worker that has started is broken.
        const [listens] = script.match(/addEventListener\(["']message["']/);
        const body = script.replace(listens, `${trap}${listens}`);
        await page.context().route('**/jixiao_worker.js', (route) => route.fulfill({ contentType: 'text/javascript', body }));
      },
    });

  test('a text that breaks the worker is not tried in the page: this is said, the text stays, another one is checked', async (t) => {
    const page = await breaks(t);
    await paste(page, long(''));
    await rows(page).first().waitFor();
    await press(page, '改文字');
    // Not with fill(): Chromium takes half a minute to insert thousands of lines that way, on a bare page too.
    const write = (text) =>
      area(page).evaluate((field, given) => {
        field.value = given;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }, text);
    await write(long('陷阱'));
    await page.getByText('这段文字没有核对完').first().waitFor();
    assert.equal(await rows(page).count(), 0);
    assert.ok((await area(page).inputValue()).endsWith('陷阱'));
    assert.deepEqual(await axe(page), []);
    await write(long('再来'));
    await rows(page).first().waitFor();
  });

  test('what was not understood is told of a long text too', async (t) => {
    const page = await openCheck(t);
    await paste(page, long('今年还有37.5元没有说明用在何处，另外补记412台。'));
    await rows(page).first().waitFor();
    assert.match(await page.locator('jixiao-widget .check-found').innerText(), /没有看懂的数字（\d+）/);
  });
});

describe('for everyone', () => {
  for (const theme of ['light', 'dark', 'contrast']) {
    test(`no axe violations: ${theme}`, async (t) => {
      const page = await openCheck(t, { theme });
      assert.deepEqual(await axe(page), []);
      await checked(page);
      await rows(page).first().locator('summary').click();
      assert.deepEqual(await axe(page), []);
      await press(page, '改文字');
      assert.deepEqual(await axe(page), []);
      await shot(page, `check-${theme}`);
    });
  }

  test('everything is said in English too', async (t) => {
    const page = await openCheck(t, { lang: 'en' });
    await page.getByText('Paste a self-evaluation report').waitFor();
    await checked(page);
    await said(page, /^Checked: disagrees/);
    const chinese = await page.locator('jixiao-widget .check-filters, jixiao-widget .check-head').allInnerTexts();
    assert.doesNotMatch(chinese.join(' '), /[\u4e00-\u9fff]/);
    assert.deepEqual(await axe(page), []);
  });

  test('on paper: the text with its marks, everything unfolded, nothing to press', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const folded = () => page.locator('jixiao-widget .check-found details:not([open]):not(.terms):not(.check-group[hidden])').count();
    await page.waitForFunction(() => !document.querySelector('jixiao-widget').shadowRoot.querySelector('.finding:not([open])'));
    assert.equal(await folded(), 0);
    assert.equal(await page.locator('jixiao-widget .btn:visible').count(), 0);
    await shot(page, 'check-print');
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.waitForFunction(() => !document.querySelector('jixiao-widget').shadowRoot.querySelector('.finding[open]'));
  });

  test('on paper while the text is being changed: its marks, and no word of a field that paper has not', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    await page.getByRole('button', { name: '改文字' }).click();
    await page.locator('jixiao-widget #jx-text-hint').waitFor();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await page.locator('jixiao-widget .check-pages .mark').first().waitFor();
    assert.equal(await page.locator('jixiao-widget #jx-text-hint:visible, jixiao-widget #jx-text:visible').count(), 0);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.locator('jixiao-widget #jx-text-hint').waitFor();
  });
});
