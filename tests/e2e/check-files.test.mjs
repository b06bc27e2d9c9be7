// How a text comes in and how findings go out: files, drops, encodings, rich paste, exports, the form.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { TEXT, area, checked, drop, findings, focused, openCheck, paste, rows, said } from './check-help.mjs';
import { dist, openPage } from './harness.mjs';
import { wordFile } from './word-file.mjs';

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const notice = (page) => page.locator('jixiao-widget .banner.bad .say').innerText();
const value = (page) => area(page).inputValue();
const choose = (page, name, content) =>
  page.locator('jixiao-widget input[type=file]:not([webkitdirectory])').setInputFiles([{ name, mimeType: 'text/plain', buffer: Buffer.from(content) }]);

describe('coming in', () => {
  test('a chosen text file is checked, with its name above', async (t) => {
    const page = await openCheck(t);
    await choose(page, '青山县水利局.txt', `\ufeff${TEXT}`);
    await rows(page).first().waitFor();
    await focused(page, '#jx-results');
    assert.match(await page.locator('jixiao-widget .kicker').innerText(), /青山县水利局\.txt/);
    assert.equal(await value(page), TEXT);
  });

  test('a dropped file too', async (t) => {
    const page = await openCheck(t);
    await drop(page, [['a.txt', TEXT]]);
    await rows(page).first().waitFor();
  });

  test('GB18030 and UTF-16 are recognised', async (t) => {
    const page = await openCheck(t);
    // 2024年支出12.5万元
    await drop(page, [['gbk.txt', [50, 48, 50, 52, 0xc4, 0xea, 0xd6, 0xa7, 0xb3, 0xf6, 49, 50, 46, 53, 0xcd, 0xf2, 0xd4, 0xaa]]]);
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.querySelector('#jx-text')?.value === '2024年支出12.5万元');
    await drop(page, [['wide.txt', [...Buffer.from('\ufeff全年预算820万元', 'utf16le')]]]);
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.querySelector('#jx-text')?.value === '全年预算820万元');
  });

  test('HTML keeps the cells of its tables apart, also below cells over several rows', async (t) => {
    const page = await openCheck(t);
    const html = `<!doctype html><title>不是正文</title><script>alert(1)</script><h1>得分表</h1>
      <table><tr><th colspan="2">指标</th><th>得分</th></tr><tr><td rowspan="2">产出</td><td>数量</td><td>16</td></tr>
      <tr><td>质<br>量</td><td>15</td></tr></table><p>总分<b>91</b>分</p>`;
    await drop(page, [['table.html', html]]);
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.querySelector('#jx-text')?.value);
    assert.equal(await value(page), '得分表\n指标\t\t得分\n产出\t数量\t16\n\t质 量\t15\n总分91分\n');
  });

  test('a Word file is read with its tables', async (t) => {
    const page = await openCheck(t);
    const table = [['指标', '分值', '得分'], ['数量', '20', '18'], ['合计', '20', '19']];
    await drop(page, [['自评.docx', wordFile(['青山县水利局2024年度部门整体支出绩效自评报告', table, '支出合计10万元 < 20万元。'])]]);
    await rows(page).first().waitFor();
    assert.equal(await value(page), '青山县水利局2024年度部门整体支出绩效自评报告\n指标\t分值\t得分\n数量\t20\t18\n合计\t20\t19\n支出合计10万元 < 20万元。\n');
    assert.match(await page.locator('jixiao-widget .kicker').innerText(), /自评\.docx/);
  });

  test('a rich paste keeps cells apart; into a text it goes where the caret is, and undo takes it back', async (t) => {
    const page = await openCheck(t);
    const html = '<table><tr><td>办公费</td><td>4.00</td></tr><tr><td>水费</td><td>1.20</td></tr></table>';
    await checked(page);
    await press(page, '改文字');
    await area(page).evaluate((field) => field.setSelectionRange(0, 0));
    await paste(page, '办公费4.00水费1.20', html);
    assert.match(await value(page), /^办公费\t4\.00\n水费\t1\.20\n青山县/);
    await page.keyboard.press('Control+z');
    assert.equal(await value(page), TEXT);
  });

  test('CSV becomes rows with tabs', async (t) => {
    const page = await openCheck(t);
    await drop(page, [['a.csv', '名称,金额\n"办公,费",4.00\n']]);
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.querySelector('#jx-text')?.value);
    assert.equal(await value(page), '名称\t金额\n办公,费\t4.00');
  });

  test('a report in JSON is checked by its figures; a broken one says where', async (t) => {
    const page = await openCheck(t);
    await choose(page, 'report.json', await readFile(path.join(dist, 'reports/linwu-2024.json')));
    await page.getByText('没有原文').waitFor();
    await rows(page).first().waitFor();
    await choose(page, 'broken.json', '{"version": 1, "department": ');
    assert.match(await notice(page), /不能打开/);
    assert.ok((await rows(page).count()) > 0, 'what was open stays');
  });

  test('what is no text is refused with what to do', async (t) => {
    const page = await openCheck(t);
    for (const [name, bytes, said] of [
      ['a.pdf', [...Buffer.from('%PDF-1.7')], /PDF。请在阅读器里打开/],
      ['a.docx', [0x50, 0x4b, 3, 4, 20, 0], /已损坏或没有下载完整/],
      ['a.doc', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], /旧版 Word（\.doc）、Excel 或压缩文件。请在办公软件里另存为 \.docx/],
      ['a.bin', [1, 0, 2, 0, 3], /不是文字文件/],
      ['a.txt', [], /没有文字/],
    ]) {
      await drop(page, [[name, bytes]]);
      await page.waitForFunction((source) => new RegExp(source).test(document.querySelector('jixiao-widget').shadowRoot.querySelector('.banner.bad .say')?.textContent), said.source);
    }
  });

  test('a text that was worked on can be put back after another was opened', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    await press(page, '改文字');
    await area(page).press('End');
    await area(page).press('x');
    const worked = await value(page);
    await drop(page, [['a.txt', '2024年支出12.5万元']]);
    await page.getByText('原来的文字已换掉').waitFor();
    await press(page, '换回来');
    assert.equal(await value(page), worked);
  });

  test('clearing gives an empty field with the focus in it', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    await press(page, '清空');
    await focused(page, '#jx-text');
    assert.equal(await value(page), '');
  });

  test('what was cleared comes back with the button or the keys, with its findings', async (t) => {
    const page = await openCheck(t);
    await drop(page, [['青山.txt', TEXT]]);
    await rows(page).first().waitFor();
    const before = await findings(page);
    const there = async () => {
      await focused(page, '#jx-results');
      await rows(page).first().waitFor();
      assert.equal(await value(page), TEXT);
      assert.deepEqual(await findings(page), before);
      assert.match(await page.locator('jixiao-widget .kicker').innerText(), /青山\.txt/);
      assert.equal(await page.getByText('原来的文字已清空').count(), 0);
    };
    const clear = async () => {
      await press(page, '清空');
      await focused(page, '#jx-text');
      await said(page, /^已清空，可以撤销$/);
      assert.deepEqual([await value(page), await findings(page), await rows(page).count()], ['', [], 0]);
    };
    await clear();
    await press(page, '撤销');
    await there();
    await clear();
    await page.keyboard.press('Control+z');
    await there();
  });

  test('what was typed after clearing is the field’s own to take back; another text ends the way back', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    await press(page, '清空');
    await focused(page, '#jx-text');
    await page.keyboard.type('支出');
    await page.keyboard.press('Control+z');
    assert.notEqual(await value(page), TEXT);
    await page.getByText('原来的文字已清空').waitFor();
    await area(page).fill('');
    await checked(page);
    assert.equal(await page.getByText('原来的文字已清空').count(), 0);
    assert.equal(await page.getByRole('button', { name: '撤销', exact: true }).count(), 0);
  });

  test('the way back can be put aside, and the focus stays in the field', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    await press(page, '清空');
    await press(page, '关闭');
    await focused(page, '#jx-text');
    assert.equal(await page.getByText('原来的文字已清空').count(), 0);
  });
});

describe('going out', () => {
  const saved = async (page, name) => {
    await page.locator('jixiao-widget .actions details.menu > summary').click();
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, name)]);
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };

  test('findings are saved as text, table and data', async (t) => {
    const page = await openCheck(t);
    await checked(page);
    const letter = await saved(page, '文字（TXT）');
    assert.match(letter.name, /^青山县水利局-2024-核对结果\.txt$/);
    assert.match(letter.text, /SUM-05/);
    const csv = await saved(page, '表格（CSV）');
    assert.equal(csv.text[0], '\ufeff');
    assert.match(csv.text, /SUM-05/);
    for (const line of csv.text.slice(1).split('\r\n')) assert.doesNotMatch(line, /(^|,)"?[=+@]/, line);
    const json = JSON.parse((await saved(page, '数据（JSON）')).text);
    assert.equal(json.report.department, '青山县水利局');
    assert.ok(json.findings.some((finding) => finding.rule === 'SUM-05'));
    assert.equal((await saved(page, '改好的原文（TXT）')).text, TEXT);
  });

  test('copying is said, and so is that the browser does not allow it', async (t) => {
    const page = await openCheck(t);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await checked(page);
    await page.locator('jixiao-widget .actions details.menu > summary').click();
    await press(page, '复制为文字');
    await said(page, /^已复制$/);
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /SUM-05/);
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await press(page, '已复制');
    await said(page, /不允许复制/);
  });

  test('a text fills the form, and undo brings back what was there', async (t) => {
    const page = await openCheck(t, { src: './reports/linwu-2024.json' });
    await page.locator('jixiao-widget .finding-row').first().waitFor();
    await checked(page);
    await press(page, '用这份报告填表');
    await focused(page, '#department');
    const report = () => page.evaluate(() => document.querySelector('jixiao-widget').report);
    assert.equal((await report()).department, '青山县水利局');
    assert.equal((await report()).expenditure.basic.amount, '368.97');
    await page.waitForFunction(() => Object.values({ ...localStorage }).some((draft) => draft.includes('青山县水利局')));
    await page.keyboard.press('Control+z');
    assert.equal((await report()).department, '临武高新技术产业开发区管理委员会');
  });

  test('work in the form is asked about before it is replaced', async (t) => {
    const page = await openPage(t, { mode: 'edit' });
    await page.locator('jixiao-widget [id="department"]').fill('别的单位');
    await press(page, '核对');
    await checked(page);
    await press(page, '用这份报告填表');
    await page.getByText('会替换正在填报的内容').waitFor();
    assert.equal(await page.evaluate(() => document.querySelector('jixiao-widget').report.department), '别的单位');
    await press(page, '用这份报告填表');
    await page.locator('jixiao-widget .form').waitFor();
  });

  test('what was copied from last year’s report is a finding that shows the sentences', async (t) => {
    const page = await openCheck(t);
    const body = '本单位全年围绕河道清淤、水库加固和农村饮水三项任务开展工作，按月调度进度，按季通报结果，及时解决施工中的困难。\n';
    const more = '群众对供水水质和管网维护的意见逐条登记、逐条答复，年内办结率保持在较高水平，没有发生安全责任事故。\n';
    await checked(page, TEXT + body + more);
    assert.equal((await findings(page)).filter(({ rule }) => rule === 'YR-03').length, 0);
    await page.getByText('与上一年的报告对照').click();
    await page.locator('jixiao-widget #jx-previous').fill(TEXT.replaceAll('2024', '2023') + body + more);
    await page.waitForFunction(() => document.querySelector('jixiao-widget').findings.some(({ rule }) => rule === 'YR-03'));
    const [found] = (await findings(page)).filter(({ rule }) => rule === 'YR-03');
    assert.match(found.message, /与上年报告相同.*是否沿用/);
    assert.notEqual(found.severity, 'error');
    await rows(page).filter({ hasText: 'YR-03' }).locator('summary').click();
    await rows(page).filter({ hasText: 'YR-03' }).locator('.quote').first().waitFor();
    await page.locator('jixiao-widget #jx-previous').fill('');
    await page.waitForFunction(() => !document.querySelector('jixiao-widget').findings.some(({ rule }) => rule === 'YR-03'));
  });

  test('last year’s report goes to the check as a second text, and stays', async (t) => {
    const page = await openCheck(t, {
      prepare: (page) =>
        page.addInitScript(() => {
          window.given = [];
          const post = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function (message) {
            window.given.push(message.previous);
            return post.call(this, message);
          };
        }),
    });
    await checked(page, TEXT.repeat(120));
    await page.getByText('与上一年的报告对照').click();
    const before = TEXT.replaceAll('2024', '2023');
    await page.locator('jixiao-widget #jx-previous').fill(before);
    await page.waitForFunction((text) => window.given.includes(text), before);
    await press(page, '填报');
    await page.locator('jixiao-widget .form').waitFor();
    await press(page, '核对');
    assert.equal(await page.locator('jixiao-widget #jx-previous').inputValue(), before);
  });
});
