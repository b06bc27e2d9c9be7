// Work that is kept: new reports, files, drafts, and what is said where nothing can be kept.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { evaluation, field, focused, openEdit, press, report, summary } from './edit-help.mjs';
import { ready } from './harness.mjs';

/** Saves one of the three files and gives its name and bytes. */
async function saved(page, item) {
  const download = page.waitForEvent('download');
  await page.locator('jixiao-widget .headline summary', { hasText: '保存' }).click();
  await press(page, item);
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

const draftText = (page) => page.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith('jixiao-draft:') && !key.endsWith(':older'))?.[1]);

describe('new and open', () => {
  test('a new report by profile; undo brings the old one back', async (t) => {
    const page = await openEdit(t);
    const before = await report(page);
    await press(page, '新建');
    const dialog = page.locator('jixiao-widget dialog');
    assert.ok(await dialog.isVisible());
    await page.keyboard.press('Escape');
    assert.equal(await dialog.isVisible(), false);
    await press(page, '新建');
    await dialog.getByRole('radio', { name: /财预〔2020〕10号/ }).check();
    await dialog.getByRole('button', { name: '新建' }).click();
    const fresh = await report(page);
    assert.equal(fresh.rules, 'cn-2020-10');
    assert.deepEqual(fresh.indicators.map((group) => [group.code, group.fullMarks]), [['execution', '10'], ['output', '50'], ['benefit', '30'], ['satisfaction', '10']]);
    assert.deepEqual(fresh.indicators[0].method, { kind: 'execution' });
    assert.match(await summary(page), /—\s*\/ 100/);
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.activeElement?.id === 'department');
    await page.keyboard.press('Control+z');
    assert.deepEqual(await report(page), before);
  });

  test('an empty form leads the way', async (t) => {
    const page = await openEdit(t, { src: '' });
    assert.match(await page.locator('jixiao-widget .title').innerText(), /新的自评报告/);
    await press(page, '放入规则里的各组');
    assert.equal((await report(page)).indicators.length, 5);
    await page.locator('jixiao-widget [id="add-expenditure.personnel.amount"]').click();
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.activeElement?.id === 'expenditure.personnel.items[0].name');
    assert.match(await focused(page), /items\[0\]\.name/);
  });

  test('a saved file opens again as the same report', async (t) => {
    const page = await openEdit(t);
    await field(page, 'region').fill('湖南省');
    const before = [await report(page), await evaluation(page)];
    const { name, bytes } = await saved(page, '整份报告（JSON）');
    assert.equal(name, '临武高新技术产业开发区管理委员会-2024.json');
    await field(page, 'region').fill('别处');
    const chooser = page.locator('jixiao-widget .headline input[type=file]');
    await chooser.setInputFiles({ name: 'again.json', mimeType: 'application/json', buffer: bytes });
    await page.waitForFunction(() => document.querySelector('jixiao-widget').report.region === '湖南省');
    assert.deepEqual([await report(page), await evaluation(page)], before);
    await page.keyboard.press('Control+z');
    assert.equal((await report(page)).region, '别处', 'opening over work that is in no file can be undone');
  });

  test('a file that is no report is refused with its place, and the work stays', async (t) => {
    const page = await openEdit(t);
    await field(page, 'region').fill('湖南省郴州市');
    // Whether the draft is stored meanwhile is no matter of the file.
    const shown = async () => [await report(page), await evaluation(page), (await summary(page)).split('万元')[0]];
    const before = await shown();
    const chooser = page.locator('jixiao-widget .headline input[type=file]');
    const notice = page.locator('jixiao-widget .banner[role=alert]');
    const broken = [
      ['{"version":1,"expenditure":{"basic":{"amount":12}}}', /位置：expenditure\.basic\.amount，第 1 行第 47 列/, /没有加引号的数字，应为加引号的金额/],
      ['{"version":1,"department":"某局"', /位置：整个文件，第 1 行第 31 列/, /文件在这里就结束了/],
      ['{"version":1,\n"departmnet":"某局"}', /位置：departmnet，第 2 行第 1 列/, /不认识 departmnet，应为其中之一/],
      ['[1,2,3]', /整个文件/, /这里是列表/],
      ['单位,金额\n某局,12', /不是完整的 JSON/, /应为一个值/, /请到“核对”里打开或粘贴/],
      ['{"version":1,"indicators":[{"name":"a","fullMarks":"-1"}]}', /indicators\[0\]\.fullMarks/, /分值不能是负数/],
    ];
    for (const [text, place, ...reasons] of broken) {
      await chooser.setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await notice.filter({ hasText: place }).waitFor();
      const said = await notice.innerText();
      for (const reason of reasons) assert.match(said, reason);
      // Names of keys are the file's own; every word around them is in the reader's language.
      assert.doesNotMatch(said, /expected|found|field|trailing|negative/);
      assert.deepEqual(await shown(), before, text);
      await page.getByRole('button', { name: '关闭' }).click();
    }
  });

  test('a file can be dropped on the form', async (t) => {
    const page = await openEdit(t);
    await page.locator('jixiao-widget .form').evaluate((form) => {
      const data = new DataTransfer();
      data.items.add(new File(['{"version":1,"department":"扔进来的"}'], 'x.json', { type: 'application/json' }));
      form.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, composed: true, cancelable: true }));
    });
    await page.waitForFunction(() => document.querySelector('jixiao-widget').report.department === '扔进来的');
  });
});

describe('tables for a spreadsheet', () => {
  test('a byte order mark, numbers as numbers, and no formula', async (t) => {
    const page = await openEdit(t);
    await field(page, 'expenditure.personnel.items[0].name').fill('=SUM(A1)');
    const shares = await saved(page, '支出表（CSV）');
    assert.deepEqual([...shares.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const text = shares.bytes.toString('utf8');
    assert.match(text, /,110\.59,/);
    assert.doesNotMatch(text, /(^|,)"?=SUM/m);
    assert.match(shares.name, /\.csv$/);
    const scores = await saved(page, '得分表（CSV）');
    assert.match(scores.bytes.toString('utf8'), /满意度指标/);
  });
});

describe('problems', () => {
  test('saving lists what is wrong; an entry leads to its field', async (t) => {
    const page = await openEdit(t);
    await field(page, 'year').fill('20224');
    await field(page, 'indicators[4].score').fill('25');
    await page.locator('jixiao-widget .headline summary', { hasText: '保存' }).click();
    await press(page, '整份报告（JSON）');
    const list = page.locator('jixiao-widget .errors');
    await list.waitFor();
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.activeElement?.id === 'jx-errors');
    assert.match(await list.innerText(), /有 2 处需要改/);
    assert.match(await list.innerText(), /其中 1 处/);
    await list.getByRole('link', { name: /年度/ }).click();
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.activeElement?.id === 'year');
    await field(page, 'year').fill('2024');
    assert.match(await list.innerText(), /有 1 处需要改/);
    await field(page, 'indicators[4].score').fill('20');
    assert.equal(await list.count(), 0);
    assert.doesNotMatch(page.url(), /#/);
  });

  test('work with a text that cannot be read can still be saved', async (t) => {
    const page = await openEdit(t);
    await field(page, 'year').fill('二零二四');
    await page.locator('jixiao-widget .headline summary', { hasText: '保存' }).click();
    await press(page, '整份报告（JSON）');
    const download = page.waitForEvent('download');
    await press(page, '仍然保存');
    assert.match((await download).suggestedFilename(), /\.json$/);
  });
});

describe('drafts', () => {
  test('kept within 2 s, offered after a reload, and continued', async (t) => {
    const page = await openEdit(t);
    await field(page, 'region').fill('湖南省郴州市');
    await page.waitForTimeout(2000);
    assert.match(await draftText(page), /湖南省郴州市"/);
    assert.match(await summary(page), /草稿已保存 \d\d:\d\d/);
    page.on('dialog', (dialog) => dialog.accept());
    await page.reload();
    await ready(page);
    const offer = page.getByRole('region', { name: '草稿' });
    await offer.waitFor();
    assert.equal((await report(page)).region, '湖南省郴州市临武县');
    await offer.getByRole('button', { name: '继续' }).click();
    assert.equal((await report(page)).region, '湖南省郴州市');
    assert.equal(await offer.count(), 0);
    await page.keyboard.press('Control+z');
    assert.equal((await report(page)).region, '湖南省郴州市临武县');
  });

  test('an old draft waits until it is answered for, whatever is typed meanwhile', async (t) => {
    const page = await openEdit(t);
    page.on('dialog', (dialog) => dialog.accept());
    const again = async () => {
      await page.reload();
      await ready(page);
    };
    const offers = page.getByRole('region', { name: '草稿' });
    await field(page, 'region').fill('第一次');
    await page.waitForTimeout(1600);
    await again();
    await offers.first().waitFor();
    await field(page, 'region').fill('第二次');
    await page.waitForTimeout(1600);
    assert.equal(await offers.count(), 1, 'still offered');
    await again();
    await offers.first().waitFor();
    assert.equal(await offers.count(), 2);
    await offers.nth(1).getByRole('button', { name: '继续' }).click();
    assert.equal((await report(page)).region, '第一次');
    assert.equal(await offers.count(), 1);
    await again();
    assert.equal(await offers.count(), 2, 'what goes on is the newest, the other one waits');
    await offers.first().getByRole('button', { name: '继续' }).click();
    assert.equal((await report(page)).region, '第一次');
  });

  test('what was discarded by mistake can be had back', async (t) => {
    const page = await openEdit(t);
    page.on('dialog', (dialog) => dialog.accept());
    await field(page, 'region').fill('甲');
    await page.waitForTimeout(1600);
    await page.reload();
    await ready(page);
    const offer = page.getByRole('region', { name: '草稿' });
    await offer.getByRole('button', { name: '放弃' }).click();
    assert.equal(await draftText(page), undefined);
    await page.locator('jixiao-widget .banner').getByRole('button', { name: '撤销' }).click();
    assert.match(await draftText(page), /"甲"/);
    await offer.getByRole('button', { name: '继续' }).click();
    assert.equal((await report(page)).region, '甲');
  });

  test('discarded, and then gone', async (t) => {
    const page = await openEdit(t);
    await field(page, 'region').fill('甲');
    await page.waitForTimeout(1600);
    page.on('dialog', (dialog) => dialog.accept());
    await page.reload();
    await ready(page);
    await page.getByRole('region', { name: '草稿' }).getByRole('button', { name: '放弃' }).click();
    assert.equal(await draftText(page), undefined);
    assert.equal(await page.getByRole('region', { name: '草稿' }).count(), 0);
  });

  test('an empty form offers its draft too', async (t) => {
    const page = await openEdit(t, { src: '' });
    await field(page, 'department').fill('新部门');
    await page.waitForTimeout(1600);
    page.on('dialog', (dialog) => dialog.accept());
    await page.reload();
    await page.getByRole('region', { name: '草稿' }).getByRole('button', { name: '继续' }).click();
    assert.equal((await report(page)).department, '新部门');
  });

  test('blocked storage is said, and the form works all the same', async (t) => {
    const page = await openEdit(t, { storage: 'blocked' });
    const banner = page.locator('jixiao-widget .banner.warn');
    await banner.waitFor();
    assert.match(await banner.innerText(), /不让保存草稿/);
    await field(page, 'region').fill('乙');
    await page.waitForTimeout(1500);
    assert.equal((await report(page)).region, '乙');
    const download = page.waitForEvent('download');
    await press(page, '保存文件');
    await download;
  });

  test('full storage is said', async (t) => {
    const page = await openEdit(t);
    await page.evaluate(() => {
      const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, value) {
        if (key.startsWith('jixiao-draft')) throw new DOMException('full', 'QuotaExceededError');
        return set.call(this, key, value);
      };
    });
    await field(page, 'region').fill('丙');
    await page.locator('jixiao-widget .banner.warn', { hasText: '空间满了' }).waitFor();
  });

  test('leaving with work that is in no file is asked about', async (t) => {
    const page = await openEdit(t);
    const asked = [];
    page.on('dialog', async (dialog) => {
      asked.push(dialog.type());
      await dialog.accept();
    });
    await page.reload();
    await ready(page);
    assert.deepEqual(asked, [], 'nothing was changed');
    await page.locator('jixiao-widget .summary').waitFor();
    await field(page, 'region').click();
    await page.keyboard.type('丁');
    await page.reload();
    await ready(page);
    assert.deepEqual(asked, ['beforeunload']);
  });
});
