// What a reader does with the explore view: trying figures, changing language, colours and type, taking files away.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { axe, dist, shot } from './harness.mjs';
import { ECONOMIC, NAME, WAGES, barButton, display, figure, input, openExplore, row, section, sideways, tryFigures, unfoldAll } from './explore-help.mjs';

const linwu = JSON.parse(await readFile(path.join(dist, 'reports/linwu-2024.json'), 'utf8'));
const [, version] = (await readFile(new URL('../../Cargo.toml', import.meta.url), 'utf8')).match(/^version = "([^"]+)"/m);
const flat = (text) => text.replaceAll(/\s+/g, ' ').trim();
const textOf = async (locator) => flat(await locator.innerText());
const total = (page) => textOf(figure(page, '自评总分'));

/** A row of the tables while figures are tried: the inputs' values stand for their cells. */
const tried = (page, table, heading) =>
  page.getByRole('table', { name: table }).getByRole('row').filter({ has: page.getByRole('rowheader', { name: heading, exact: true }) }).first()
    .locator('th, td').evaluateAll((cells) => cells.map((cell) => cell.querySelector('input')?.value ?? cell.innerText.trim()));

describe('trying figures', () => {
  test('in the check view the keys of undo take no trial back', async (t) => {
    const page = await openExplore(t);
    await tryFigures(page);
    await input(page, ECONOMIC).fill('12');
    await input(page, ECONOMIC).blur();
    await page.getByRole('button', { name: '核对', exact: true }).first().click();
    await page.locator('jixiao-widget .check-split, jixiao-widget .check').first().waitFor();
    await page.keyboard.press('Control+z');
    await page.waitForTimeout(100);
    assert.equal(await page.evaluate(() => document.querySelector('jixiao-widget').evaluation.total), '97');
    await page.getByRole('button', { name: '浏览', exact: true }).click();
    await input(page, ECONOMIC).focus();
    await page.keyboard.press('Control+z');
    await page.waitForFunction(() => document.querySelector('jixiao-widget').evaluation.total === '91');
  });

  test('the form and the check say that figures are tried, and a score that cannot be is said', async (t) => {
    const page = await openExplore(t);
    await tryFigures(page);
    await input(page, ECONOMIC).fill('120');
    const cell = page.getByRole('cell').filter({ has: input(page, ECONOMIC) });
    assert.match(await textOf(cell), /得分要在 0 与分值 \d+ 之间/);
    await input(page, ECONOMIC).fill('12');
    assert.doesNotMatch(await textOf(cell), /得分要在/);
    const saved = page.waitForEvent('download');
    await page.getByText('下载', { exact: true }).first().click();
    await page.getByRole('button', { name: /JSON/ }).first().click();
    assert.match((await saved).suggestedFilename(), /试算\.json$/);
    for (const mode of ['核对', '填报']) {
      await page.getByRole('button', { name: mode, exact: true }).first().click();
      await page.getByText('这里用的是试算的数字').waitFor();
      await page.emulateMedia({ media: 'print' });
      assert.equal(await page.getByText('这里用的是试算的数字').isVisible(), true, `${mode} on paper`);
      await page.emulateMedia({ media: 'screen' });
    }
    assert.deepEqual(await axe(page), []);
    await page.locator('jixiao-widget .banner').getByRole('button', { name: '恢复公布的数字' }).click();
    await page.getByText('这里用的是试算的数字').waitFor({ state: 'detached' });
    assert.equal(await page.evaluate(() => document.querySelector('jixiao-widget').evaluation.total), '91');
  });

  test('a changed score: the total follows, the change is marked with the published figure, one click returns', async (t) => {
    const page = await openExplore(t);
    await tryFigures(page);
    assert.equal(await input(page, ECONOMIC).inputValue(), '6');
    await input(page, ECONOMIC).fill('12');
    assert.match(await total(page), /97 \/ 100 分.*已改.*公布 91/);
    assert.deepEqual(await tried(page, '得分表', '效益指标'), ['效益指标', '20', '17', '3']);
    assert.deepEqual(await tried(page, '得分表', '合计'), ['合计', '100', '97', '3']);
    const cell = page.getByRole('cell').filter({ has: input(page, ECONOMIC) });
    assert.match(await textOf(cell), /已改.*公布 6/);
    assert.match(await textOf(page.locator('jixiao-widget .trial-bar')), /改了 1 处.*91 → 97/);
    await shot(page, 'explore-trial');
    await page.getByRole('button', { name: '恢复公布的数字' }).click();
    assert.equal(await input(page, ECONOMIC).inputValue(), '6');
    assert.match(await total(page), /91 \/ 100 分/);
    assert.equal(await page.getByText('已改').count(), 0);
  });

  test('a changed amount: sums and shares follow up to the total', async (t) => {
    const page = await openExplore(t);
    await tryFigures(page);
    assert.equal(await input(page, WAGES).inputValue(), '110.59');
    await input(page, WAGES).fill('210.59'); // 100.00 more
    assert.deepEqual((await tried(page, '支出表', '人员经费')).slice(0, 3), ['人员经费', '418.74', '89.29%']);
    assert.deepEqual((await tried(page, '支出表', '公用经费')).slice(0, 3), ['公用经费', '50.23', '10.71%']);
    assert.deepEqual((await tried(page, '支出表', '基本支出')).slice(0, 3), ['基本支出', '468.97', '1.20%']);
    assert.equal((await tried(page, '支出表', '项目支出'))[2], '98.80%');
    assert.deepEqual((await tried(page, '支出表', '支出合计')).slice(0, 2), ['支出合计', '38,947.92']);
    assert.equal((await tried(page, '支出表', '基本工资'))[2], '50.29%');
    assert.match(await textOf(page.getByRole('cell').filter({ has: input(page, WAGES) })), /已改.*公布 110\.59/);
    assert.match(await textOf(page.locator('jixiao-widget .trial-bar')), /改了 1 处/, 'what follows is not the reader\'s change');
    await page.getByRole('button', { name: '恢复公布的数字' }).click();
    assert.deepEqual((await tried(page, '支出表', '基本支出')).slice(0, 3), ['基本支出', '368.97', '0.95%']);
    assert.deepEqual(await page.evaluate(() => document.querySelector('jixiao-widget').report), linwu);
  });

  test('every figure can be tried: staff, the fund budget, a category', async (t) => {
    const page = await openExplore(t);
    await tryFigures(page);
    await input(page, 'staffing[0].rows[2].authorised').fill('30');
    assert.match(await textOf(section(page, '人员').locator('caption')), /编制 47 人.*实有 31 人/);
    await input(page, 'budgets.governmentFund.expenditure').fill('16349.87');
    assert.match((await tried(page, '收入与支出', '政府性基金预算'))[3], /收支相等/);
    await input(page, 'expenditure.project.amount').fill('26058.63');
    assert.equal((await tried(page, '支出表', '支出合计'))[1], '26,427.60');
  });

  test('undo and redo with the usual keys; keys typed into one field are one step', async (t) => {
    const page = await openExplore(t);
    await tryFigures(page);
    await input(page, ECONOMIC).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('12', { delay: 30 });
    assert.match(await total(page), /97/);
    await page.keyboard.press('Control+z');
    assert.equal(await input(page, ECONOMIC).inputValue(), '6');
    assert.match(await total(page), /91/);
    await page.keyboard.press('Control+Shift+z');
    assert.match(await total(page), /97/);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+y');
    assert.match(await total(page), /97/);
  });

  test('a text that is no number is kept, named beside the field, and changes nothing', async (t) => {
    const page = await openExplore(t);
    await tryFigures(page);
    await input(page, ECONOMIC).fill('十二');
    assert.equal(await input(page, ECONOMIC).getAttribute('aria-invalid'), 'true');
    const said = await input(page, ECONOMIC).getAttribute('aria-describedby');
    assert.match(await page.locator(`jixiao-widget [id="${said}"]`).innerText(), /不是数字/);
    assert.match(await total(page), /91 \/ 100/);
    assert.deepEqual(await axe(page), []);
  });

  test('what people write is understood, and shown as understood when they leave', async (t) => {
    const page = await openExplore(t);
    await tryFigures(page);
    for (const written of ['２１０．５９', '210.59万元', ' 210.59 ', '2,105,900元']) {
      await input(page, WAGES).fill(written);
      await input(page, WAGES).blur();
      assert.equal((await tried(page, '支出表', '人员经费'))[1], '418.74', written);
      await page.getByRole('button', { name: '恢复公布的数字' }).click();
    }
  });

  test('after leaving, the page shows the published figures and nothing else', async (t) => {
    const page = await openExplore(t);
    await tryFigures(page);
    await input(page, ECONOMIC).fill('12');
    await page.getByRole('button', { name: '退出试算' }).click();
    await input(page, ECONOMIC).waitFor({ state: 'detached' });
    assert.match(await total(page), /91 \/ 100 分/);
    assert.deepEqual(await row(page, '得分表', '经济效益指标').then((cells) => cells[2]), '6');
  });

  test('the reader\'s figures are not held against the report', async (t) => {
    const page = await openExplore(t);
    await tryFigures(page);
    await input(page, WAGES).fill('210.59');
    const said = await textOf(section(page, '支出').getByRole('figure'));
    assert.ok(!/不一致 ?报告写占基本支出/.test(said), said);
  });

  test('a changed input looks changed, and the mark in the bars is explained', async (t) => {
    const page = await openExplore(t);
    await tryFigures(page);
    await input(page, ECONOMIC).fill('12');
    assert.equal(await page.locator('jixiao-widget .trial-cell.is-changed').count(), 1);
    assert.match(await textOf(section(page, '得分').getByRole('figure')), /公布的得分/);
  });

  for (const [name, options] of Object.entries({ light: {}, dark: { theme: 'dark' }, contrast: { theme: 'contrast' }, English: { lang: 'en' }, 'a phone': { width: 320, height: 640 } })) {
    test(`without violations and without sideways scroll: ${name}`, async (t) => {
      const page = await openExplore(t, options);
      await tryFigures(page, options.lang ? 'Try figures' : '试算');
      await input(page, ECONOMIC).fill('12');
      await input(page, WAGES).fill('210.59');
      assert.deepEqual(await axe(page), []);
      assert.equal(await sideways(page), 0);
    });
  }
});

describe('language', () => {
  /** Every text and label of the widget, seen or folded, without what the report and the rules are called. */
  const words = (page, own) =>
    page.evaluate((own) => {
      const root = document.querySelector('jixiao-widget').shadowRoot;
      const found = [];
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const { parentElement: parent, data } = walk.currentNode;
        if (parent.localName !== 'style') found.push(data);
      }
      for (const node of root.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
        for (const name of ['aria-label', 'title', 'placeholder', 'alt']) if (node.hasAttribute(name)) found.push(node.getAttribute(name));
      }
      const without = (text) => own.reduce((rest, name) => rest.replaceAll(name, ''), text);
      return [...new Set(found.map(without))];
    }, own);

  /** All texts of the report, longest first. */
  function namesIn(value) {
    const names = new Set();
    (function collect(part) {
      if (typeof part === 'string' && /\p{Script=Han}/u.test(part) && part !== '万元') names.add(part);
      else if (part && typeof part === 'object') Object.values(part).forEach(collect);
    })(value);
    return [...names].sort((a, b) => b.length - a.length);
  }
  const RULES = ['中央部门项目支出核心绩效目标和指标设置及取值指引（试行）', '财预〔2021〕101号'];
  const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

  test('English is complete: no Chinese but names and what the report says', async (t) => {
    const page = await openExplore(t);
    await page.getByRole('button', { name: 'English', exact: true }).click();
    await page.getByRole('button', { name: 'Print', exact: true }).waitFor();
    assert.equal(await page.locator('jixiao-widget .jx').getAttribute('lang'), 'en');
    await page.getByRole('button', { name: '中文', exact: true }).waitFor();
    const own = [...namesIn(linwu), ...RULES, '中文'];
    const left = async () => (await words(page, own)).filter((text) => CHINESE.test(text));
    assert.deepEqual(await left(), []);
    for (const bar of ['Project', 'Basic', 'Personnel', 'Operating']) {
      await barButton(page, bar).click();
      await unfoldAll(page);
      assert.deepEqual(await left(), [], bar);
    }
    await page.getByRole('checkbox', { name: /largest remainder/ }).check();
    await tryFigures(page, 'Try figures');
    await input(page, ECONOMIC).fill('x');
    await input(page, WAGES).fill('210.59');
    assert.deepEqual(await left(), [], 'trying figures');
  });

  test('Chinese is complete too, and comes back', async (t) => {
    const page = await openExplore(t, { lang: 'en' });
    await page.getByRole('button', { name: '中文', exact: true }).click();
    await page.getByRole('button', { name: '打印', exact: true }).waitFor();
    assert.equal(await page.locator('jixiao-widget .jx').getAttribute('lang'), 'zh-CN');
    await unfoldAll(page);
    const foreign = (await words(page, ['English', 'JSON', 'CSV', 'jixiao', version])).filter((text) => /[A-Za-z]{2}/.test(text));
    assert.deepEqual(foreign, []);
  });
});

describe('colours and type', () => {
  const background = (page) => page.locator('jixiao-widget').evaluate((host) => getComputedStyle(host).backgroundColor);

  test('the theme is chosen in the menu and stands on the host', async (t) => {
    const page = await openExplore(t);
    const host = page.locator('jixiao-widget');
    for (const [choice, theme, colour] of [
      ['深色', 'dark', 'rgb(17, 24, 27)'],
      ['高对比', 'contrast', 'rgb(0, 0, 0)'],
      ['浅色', 'light', 'rgb(255, 255, 255)'],
    ]) {
      await display(page, 'radio', choice);
      assert.equal(await host.getAttribute('theme'), theme);
      assert.equal(await background(page), colour, choice);
    }
    await display(page, 'radio', '跟随系统');
    assert.equal(await background(page), 'rgb(255, 255, 255)');
    await page.emulateMedia({ colorScheme: 'dark' });
    assert.equal(await background(page), 'rgb(17, 24, 27)');
  });

  test('large type enlarges all text, the smallest most', async (t) => {
    const page = await openExplore(t);
    const smallest = () =>
      page.evaluate(() => {
        const nodes = [...document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('.explore *')];
        const texts = nodes.filter((node) => node.checkVisibility() && [...node.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
        return Math.min(...texts.map((node) => parseFloat(getComputedStyle(node).fontSize)));
      });
    assert.ok((await smallest()) >= 12);
    await display(page, 'checkbox', '大字');
    assert.ok((await smallest()) >= 18, `${await smallest()}`);
    await shot(page, 'explore-large');
  });
});

describe('taking it away', () => {
  async function save(page, item) {
    await page.locator('jixiao-widget .actions summary', { hasText: '下载' }).click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: item }).click()]);
    return { name: file.suggestedFilename(), text: (await buffer(await file.createReadStream())).toString('utf8') };
  }
  /** The rows of a CSV without quoted line ends. */
  const cells = (text) => text.replace(/^\ufeff/, '').trimEnd().split('\r\n').map((line) => line.split(','));

  test('the whole report as JSON is the report', async (t) => {
    const page = await openExplore(t);
    const { name, text } = await save(page, /JSON/);
    assert.equal(name, `${NAME}-2024.json`);
    assert.deepEqual(JSON.parse(text), linwu);
  });

  test('scores and expenditure as CSV: byte order mark, numbers as numbers', async (t) => {
    const page = await openExplore(t);
    const scores = await save(page, /得分表/);
    assert.match(scores.name, /2024.*\.csv$/);
    assert.ok(scores.text.startsWith('\ufeff'));
    const rows = cells(scores.text);
    const find = (all, name) => all.find((cells) => cells.includes(name));
    assert.deepEqual(find(rows, '效益指标').slice(4, 7), ['20', '11', '9']);
    assert.deepEqual(find(rows, '合计').slice(4, 6), ['100', '91']);
    assert.ok(find(rows, '经济效益指标').at(-1).startsWith('因资金调度原因'));
    const shares = await save(page, /支出表/);
    assert.ok(shares.text.startsWith('\ufeff'));
    const parts = cells(shares.text);
    assert.ok(parts[0].some((heading) => heading.includes('万元')));
    assert.deepEqual(parts.find((cells) => cells[0] === '基本支出' && cells[1] === '人员经费').slice(2), ['318.74', '86.39', '86.38']);
    assert.deepEqual(find(parts, '项目支出').slice(0, 4), ['支出合计', '项目支出', '38478.95', '99.05']);
    assert.deepEqual(parts.find((cells) => cells[1] === '基本工资').slice(0, 4), ['人员经费', '基本工资', '110.59', '34.70']);
    assert.equal(parts.length, 1 + 5 + 8 + 9 + 6);
  });

  test('a name that a spreadsheet would run is disarmed; a negative amount stays a number', async (t) => {
    const page = await openExplore(t);
    const items = [{ name: '=HYPERLINK("http://x")', amount: '10' }, { name: '冲减', amount: '-3' }];
    const report = { ...linwu, expenditure: { ...linwu.expenditure, project: { amount: '7', items } } };
    await page.evaluate((given) => document.querySelector('jixiao-widget').load(given), report);
    const { text } = await save(page, /支出表/);
    assert.ok(!/(^|,|")=HYPERLINK/m.test(text), text);
    assert.match(text, /'=HYPERLINK/);
    assert.match(text, /,冲减,-3,/);
  });
});
