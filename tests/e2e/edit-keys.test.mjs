// The keyboard alone, long lists, and what axe finds.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { largeReport } from '../../scripts/lib/bench/large-report.mjs';
import { field, focused, openEdit, press, report } from './edit-help.mjs';
import { axe, shot } from './harness.mjs';

const activeId = (page, id) => page.waitForFunction((wanted) => document.querySelector('jixiao-widget').shadowRoot.activeElement?.id === wanted, id);

describe('the keyboard alone', () => {
  test('from the top bar to a changed figure and a saved file', async (t) => {
    const page = await openEdit(t);
    const texts = [];
    for (let i = 0; i < 60 && (await focused(page)) !== 'department'; i += 1) {
      await page.keyboard.press('Tab');
      texts.push(await page.evaluate(() => document.querySelector('jixiao-widget').shadowRoot.activeElement?.textContent.trim()));
    }
    assert.equal(await focused(page), 'department');
    for (const name of ['浏览', '填报', '新建', '打开文件', '保存', '指标与得分']) assert.ok(texts.includes(name), name);
    await page.keyboard.press('End');
    await page.keyboard.type('（键盘）');
    assert.match((await report(page)).department, /（键盘）$/);
    for (let i = 0; i < 40; i += 1) {
      const text = await page.evaluate(() => document.querySelector('jixiao-widget').shadowRoot.activeElement?.textContent.trim());
      if (text === '保存') break;
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    assert.match((await download).suggestedFilename(), /（键盘）-2024\.json$/);
  });

  test('a link at the side moves the focus and leaves the address alone', async (t) => {
    const page = await openEdit(t);
    await page.getByRole('link', { name: '指标与得分' }).focus();
    await page.keyboard.press('Enter');
    await activeId(page, 'h-score');
    assert.doesNotMatch(page.url(), /#/);
    const { top, bar } = await page.evaluate(() => {
      const root = document.querySelector('jixiao-widget').shadowRoot;
      return { top: root.getElementById('h-score').getBoundingClientRect().top, bar: root.querySelector('.summary').getBoundingClientRect().bottom };
    });
    assert.ok(top >= bar, `the heading (${top}) is below the bar (${bar})`);
  });

  test('arrow keys and Enter stay in the column', async (t) => {
    const page = await openEdit(t);
    await field(page, 'expenditure.personnel.items[0].amount').focus();
    await page.keyboard.press('ArrowDown');
    await activeId(page, 'expenditure.personnel.items[1].amount');
    await page.keyboard.press('Enter');
    await activeId(page, 'expenditure.personnel.items[2].amount');
    await page.keyboard.press('ArrowUp');
    await activeId(page, 'expenditure.personnel.items[1].amount');
    await field(page, 'indicators[1].children[2].score').focus();
    await page.keyboard.press('ArrowDown');
    await activeId(page, 'indicators[2].score');
    await page.keyboard.press('ArrowDown');
    await activeId(page, 'indicators[2].children[0].score');
  });
});

test('undo takes pasted rows away with the focus in them, and the keys go on working', async (t) => {
  const page = await openEdit(t);
  const last = () => field(page, 'expenditure.personnel.items[9].amount').count();
  await page.getByRole('button', { name: '从表格粘贴', exact: true }).first().click();
  await page.locator('jixiao-widget .ask textarea').fill('职业年金缴费\t12.34\n其他\t1,000.00');
  await press(page, '加到末尾');
  await field(page, 'expenditure.personnel.items[9].amount').waitFor();
  await field(page, 'expenditure.personnel.items[9].amount').focus();
  await page.keyboard.press('Control+z');
  await page.waitForFunction(() => document.querySelector('jixiao-widget').report.expenditure.personnel.items.length === 8);
  await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.activeElement);
  assert.equal(await last(), 0);
  await page.keyboard.press('Control+y');
  await field(page, 'expenditure.personnel.items[9].amount').waitFor();
  assert.equal(await field(page, 'expenditure.personnel.items[9].amount').inputValue(), '1000.00');
});

test('a pasted table of indicators keeps its levels; its total and its remarks stay out and are named', async (t) => {
  const page = await openEdit(t, { src: '' });
  const section = page.locator('jixiao-widget section#s-score');
  await section.getByRole('button', { name: '从表格粘贴', exact: true }).click();
  await section.locator('textarea').fill(
    [
      '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t备注',
      '产出指标（50分）\t数量指标\t新建泵站\t3座\t3座\t30\t30\t',
      '\t\t疏浚河道\t12公里\t11公里\t20\t18.3\t',
      '合计\t\t\t\t\t50\t49\t',
    ].join('\n'),
  );
  const said = section.locator('.ask');
  await said.getByText(/第 4 行的合计是 49，与上面各行相加不等/).waitFor();
  await said.getByText('没有用到的列：备注。').waitFor();
  await press(page, '加到末尾');
  await field(page, 'indicators[0].children[0].children[1].score').waitFor();
  const { indicators } = await page.evaluate(() => document.querySelector('jixiao-widget').report);
  assert.equal(indicators.length, 1);
  assert.deepEqual([indicators[0].name, indicators[0].fullMarks], ['产出指标', '50']);
  assert.deepEqual(indicators[0].children[0].children.map((each) => [each.name, each.score]), [['新建泵站', '30'], ['疏浚河道', '18.3']]);
});

describe('the large report', () => {
  test('pages, search, keys over the edge, and everything in print', async (t) => {
    const page = await openEdit(t, { report: largeReport() });
    const section = page.locator('jixiao-widget section#s-basic');
    const inputs = () => page.locator('jixiao-widget .form input').count();
    assert.ok((await inputs()) < 1500, `${await inputs()} inputs`);
    assert.match(await section.innerText(), /第 1–16 行，共 1500 行/);
    await field(page, 'expenditure.personnel.items[15].amount').focus();
    await page.keyboard.press('ArrowDown');
    await activeId(page, 'expenditure.personnel.items[16].amount');
    await page.keyboard.press('ArrowUp');
    await activeId(page, 'expenditure.personnel.items[15].amount');
    await page.keyboard.press('PageDown');
    await activeId(page, 'expenditure.personnel.items[16].amount');
    assert.match(await section.innerText(), /第 17–32 行/);
    await page.locator('jixiao-widget #find-personnel').fill('人员经费1499');
    assert.match(await section.innerText(), /第 1–1 行，共 1 行/);
    await page.locator('jixiao-widget #find-personnel').fill('');
    await page.locator('jixiao-widget [id="add-expenditure.personnel.amount"]').click();
    await activeId(page, 'expenditure.personnel.items[1500].name');
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('#s-project tbody tr').length >= 2000);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('#s-project tbody tr').length === 16);
  });
});

describe('axe finds nothing', () => {
  // Colours are part of each theme; the page around is not the form's.
  for (const theme of ['light', 'dark', 'contrast']) {
    for (const lang of ['zh-CN', 'en']) {
      test(`${theme}, ${lang}`, async (t) => {
        const page = await openEdit(t, { theme, lang });
        await page.getByRole('button', { name: lang === 'en' ? 'Parameters: 社会效益指标' : '计分参数：社会效益指标' }).click();
        await field(page, 'indicators[4].method.kind').selectOption('levels');
        await page.getByRole('button', { name: lang === 'en' ? 'Parameters: 成本指标' : '计分参数：成本指标' }).click();
        await field(page, 'year').fill('abc');
        await field(page, 'rules').selectOption('custom');
        assert.deepEqual(await axe(page), []);
        await press(page, lang === 'en' ? 'New' : '新建');
        assert.deepEqual(await axe(page), []);
        await shot(page, `edit-${theme}-${lang}`);
      });
    }
  }

  test('on a phone', async (t) => {
    const page = await openEdit(t, { width: 360, height: 760 });
    assert.deepEqual(await axe(page), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 360, `${wide} px`);
    await shot(page, 'edit-360');
  });

  test('an empty form', async (t) => {
    const page = await openEdit(t, { src: '' });
    assert.deepEqual(await axe(page), []);
    await shot(page, 'edit-empty');
  });
});
