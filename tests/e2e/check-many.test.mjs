// Many reports at once: a folder, a broken report, stopping, sorting, looking for one, opening it and coming back.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { TEXT, drop, focus, focused, openCheck, rows, said } from './check-help.mjs';
import { sideways } from './explore-help.mjs';
import { axe, dist, shot } from './harness.mjs';
import { wordFile } from './word-file.mjs';

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const lines = (page) => page.locator('jixiao-widget .many-table tbody.rows > tr');
/** A name of its own for each report: 777 is 辛辛辛. */
const name = (i) => [...String(i)].map((digit) => '甲乙丙丁戊己庚辛壬癸'[digit]).join('');
const report = (i) => TEXT.replace('青山县', `${name(i)}县`).replace('总得分91分', `总得分${60 + (i % 40)}分`);
const files = (count) => Array.from({ length: count }, (_, i) => [`${String(i).padStart(4, '0')}.txt`, report(i)]);
const finished = (page) => said(page, /核对完毕/);

describe('a list of reports', () => {
  test('a folder is audited; what is no text has its reason', async (t) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'jixiao-'));
    t.after(() => rm(folder, { recursive: true }));
    for (const [name, text] of files(30)) await writeFile(path.join(folder, name), text);
    await writeFile(path.join(folder, 'scan.pdf'), '%PDF-1.7');
    await writeFile(path.join(folder, 'word.docx'), Buffer.from(wordFile(TEXT.split('\n'))));
    await writeFile(path.join(folder, 'half.docx'), Buffer.from(wordFile(TEXT.split('\n')).slice(0, 200)));
    await writeFile(path.join(folder, 'gbk.txt'), Buffer.from([0xd6, 0xa7, 0xb3, 0xf6, 49]));
    await writeFile(path.join(folder, 'picture.png'), 'no report');
    await writeFile(path.join(folder, 'other.json'), '{"a":1,"department":5}');
    await writeFile(path.join(folder, 'form.json'), JSON.stringify({ version: 1, department: '表内县水利局', expenditure: { basic: { amount: '3' }, personnel: { amount: '5' } } }));
    const page = await openCheck(t);
    await page.locator('jixiao-widget input[webkitdirectory]').setInputFiles(folder);
    await finished(page);
    await said(page, /^核对完毕：36 份，其中 4 份没有结果。/);
    await page.getByText('已核对 36 份，共 36 份').waitFor();
    const first = await lines(page).first().locator('th, td').allInnerTexts();
    assert.match(first[0], /0000\.txt$/);
    assert.deepEqual(first.slice(1, 6), ['甲县水利局', '2024', '60', '良好', '优']);
    assert.match(first.at(-1), /^[A-Z]+-\d\d /, 'the weightiest finding');
    assert.match(await lines(page).filter({ hasText: 'scan.pdf' }).innerText(), /PDF/);
    assert.match(await lines(page).filter({ hasText: 'half.docx' }).innerText(), /没有下载完整/);
    assert.match(await lines(page).filter({ hasText: 'word.docx' }).innerText(), /青山县水利局/);
    // Nothing that could be checked is no clean bill of health, and a report in the form is judged as one.
    assert.match(await lines(page).filter({ hasText: 'gbk.txt' }).innerText(), /没有读到可以核对的数字/);
    assert.match(await lines(page).filter({ hasText: 'other.json' }).innerText(), /读不出来/);
    assert.deepEqual((await lines(page).filter({ hasText: 'form.json' }).locator('th, td').allInnerTexts()).slice(1, 6), ['表内县水利局', '—', '—', '—', '—']);
    assert.deepEqual(await axe(page), []);
    await shot(page, 'check-many');
  });

  test('a picture among the files is not checked, and the page says so', async (t) => {
    const page = await openCheck(t);
    const bytes = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10];
    await drop(page, [...files(2), ['scan.png', bytes], ['扫描.JPG', bytes], ['.cover.png', bytes]]);
    await said(page, /^核对完毕：2 份，共 2 份。另有 2 个图片文件没有核对/);
    const progress = page.locator('jixiao-widget .many-progress');
    assert.match(await progress.innerText(), /已核对 2 份，共 2 份。另有 2 个图片文件没有核对：图片里的文字读不出来。/);
    await drop(page, files(3));
    await said(page, /^核对完毕：3 份，共 3 份。$/);
    assert.doesNotMatch(await progress.innerText(), /图片/);
    await drop(page, [['scan.png', bytes], ['扫描.JPG', bytes]]);
    await page.getByText('里面没有可以核对的文件。另有 2 个图片文件没有核对').waitFor();
  });

  test('a folder that is dropped is walked through, with the folders in it', async (t) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'jixiao-'));
    t.after(() => rm(folder, { recursive: true }));
    await mkdir(path.join(folder, '水利', '往年'), { recursive: true });
    for (const [name, text] of files(2)) await writeFile(path.join(folder, name), text);
    await writeFile(path.join(folder, '水利', '0002.txt'), report(2));
    await writeFile(path.join(folder, '水利', '往年', '0003.txt'), report(3));
    const page = await openCheck(t);
    // Only the browser itself makes drops with folders in them.
    const client = await page.context().newCDPSession(page);
    const { x, y, width } = await page.locator('jixiao-widget #jx-text').boundingBox();
    const data = { items: [], files: [folder], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await client.send('Input.dispatchDragEvent', { type, x: x + width / 2, y: y + 40, data });
    }
    await finished(page);
    await page.getByText('已核对 4 份，共 4 份').waitFor();
    const names = await page.locator('jixiao-widget .many-table tbody.rows > tr > :first-child').allInnerTexts();
    assert.deepEqual(names.map((name) => name.slice(name.indexOf('/', 1) + 1)).sort(), ['0000.txt', '0001.txt', '水利/0002.txt', '水利/往年/0003.txt']);
  });

  test('sorts by any column, finds a line, and draws only what is in view', async (t) => {
    const page = await openCheck(t);
    await drop(page, files(1000));
    await finished(page);
    assert.ok((await lines(page).count()) < 120);
    await press(page, '得分');
    assert.equal(await lines(page).first().locator('td').nth(2).innerText(), '60');
    await press(page, '得分');
    assert.equal(await lines(page).first().locator('td').nth(2).innerText(), '99');
    await page.locator('jixiao-widget .many-scroll').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
    await page.waitForFunction(() => {
      const last = [...document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('tbody.rows > tr')].at(-1);
      return last.getAttribute('aria-rowindex') === '1001';
    });
    await page.getByRole('searchbox').fill('辛辛辛县');
    await page.getByText('显示 1 份').waitFor();
    assert.equal(await lines(page).count(), 1);
    await said(page, /^符合条件的有 1 份，共 1000 份。$/);
    await page.getByRole('searchbox').fill('没有这样的县');
    await said(page, /^没有一份符合条件，共 1000 份。$/);
  });

  test('a line opens in the check view, and the way back leads to it', async (t) => {
    const page = await openCheck(t);
    await drop(page, files(60));
    await finished(page);
    await lines(page).nth(3).locator('button').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await rows(page).first().waitFor();
    assert.match(await page.locator('jixiao-widget .check h1').innerText(), /戊县水利局/);
    await press(page, '回到清单');
    await page.waitForFunction(() => document.querySelector('jixiao-widget').shadowRoot.activeElement?.textContent === '0004.txt');
  });

  test('the focus is on its heading when it opens and when it is stopped, and in the field when it is closed', async (t) => {
    const page = await openCheck(t);
    const folder = await mkdtemp(path.join(os.tmpdir(), 'jixiao-'));
    t.after(() => rm(folder, { recursive: true }));
    for (const [name, text] of files(400)) await writeFile(path.join(folder, name), text);
    const names = files(400).map(([name]) => path.join(folder, name));
    await page.getByRole('button', { name: '打开文件', exact: true }).focus();
    await page.locator('jixiao-widget input[type=file]:not([webkitdirectory])').setInputFiles(names);
    const heading = '.many h1';
    await focused(page, heading);
    await finished(page);
    assert.match((await focus(page)).text, /多份报告的核对/, 'it stays there when all have come in');
    await drop(page, files(3000));
    await press(page, '取消');
    await said(page, /已停止/);
    await focused(page, heading);
    await press(page, '关闭清单');
    await focused(page, '#jx-text');
  });

  test('is saved as a table in which no cell is a formula', async (t) => {
    const page = await openCheck(t);
    await drop(page, [...files(3), ['=1+1.txt', TEXT]]);
    await finished(page);
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, '存为表格（CSV）')]);
    const text = await readFile(await file.path(), 'utf8');
    assert.equal(text[0], '\ufeff');
    const all = text.slice(1).trim().split('\r\n');
    assert.equal(all.length, 5);
    assert.ok(all.some((line) => line.startsWith("'=1+1.txt,")));
  });

  test('can be stopped; what has come in stays', async (t) => {
    const page = await openCheck(t);
    await drop(page, files(3000));
    await press(page, '取消');
    await said(page, /已停止/);
    assert.match(await page.locator('jixiao-widget .many-progress').innerText(), /共 3000 份/);
    await press(page, '关闭清单');
    await page.locator('jixiao-widget #jx-text').waitFor();
    // What was checked is not lost with the list.
    const came = await page.locator('jixiao-widget .banner').filter({ hasText: '清单已关闭' });
    await came.getByRole('button', { name: '重新打开' }).click();
    assert.match(await page.locator('jixiao-widget .many-progress').innerText(), /共 3000 份/);
    await press(page, '关闭清单');
    await came.getByRole('button', { name: '关闭', exact: true }).click();
    await came.waitFor({ state: 'detached' });
    await focused(page, '#jx-text');
  });

  test('a broken file of ours stays in the list, with what is wrong and where', async (t) => {
    const page = await openCheck(t);
    await drop(page, [...files(3), ['坏.json', '{"version":1,']]);
    await finished(page);
    await lines(page).nth(1).locator('button').click();
    await press(page, '回到清单');
    await lines(page).filter({ hasText: '坏.json' }).locator('button').click();
    const said = page.locator('jixiao-widget .banner.bad');
    await said.waitFor();
    assert.match(await said.innerText(), /坏\.json.*JSON/);
    assert.equal(await lines(page).count(), 4, 'the list is still there');
  });

  test('a report that breaks its worker is marked, and the others go on', async (t) => {
    const script = await readFile(path.join(dist, 'jixiao_worker.js'), 'utf8');
    // The worker as it is, in front of it a trap for the one report with 65 points.
    const trap = `const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = async function () {
      const bytes = await read.call(this);
      if (!new TextDecoder().decode(bytes).includes('总得分65分')) return bytes;
      setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); });
      return new Promise(() => {});
    };\n`;
    const page = await openCheck(t, {
      prepare: (page) =>
        page.context().route('**/jixiao_worker.js', (route) => route.fulfill({ contentType: 'text/javascript', body: trap + script })),
    });
    await drop(page, files(40));
    await finished(page);
    await page.getByText('已核对 40 份，共 40 份').waitFor();
    assert.match(await lines(page).nth(5).innerText(), /程序停住了/);
    assert.match(await lines(page).nth(6).innerText(), /庚县水利局/);
    assert.equal(await page.locator('jixiao-widget .many-fault').count(), 1);
  });

  test('where no worker can take the place of a broken one, every file still has its row', async (t) => {
    const script = await readFile(path.join(dist, 'jixiao_worker.js'), 'utf8');
    const trap = 'Blob.prototype.arrayBuffer = () => { setTimeout(() => { throw new Error("broken"); }); return new Promise(() => {}); };\n';
    const page = await openCheck(t, {
      prepare: async (page) => {
        await page.context().route('**/jixiao_worker.js', (route) => route.fulfill({ contentType: 'text/javascript', body: trap + script }));
        await page.addInitScript(() => {
          const Started = window.Worker;
          let left = navigator.hardwareConcurrency;
          window.Worker = function (...given) {
            if ((left -= 1) < 0) throw new Error('no more workers');
            return new Started(...given);
          };
        });
      },
    });
    await drop(page, files(40));
    // A worker that does not start at all is given up after half a minute, and so is the one in its place.
    await page.getByText('已核对 40 份，共 40 份').waitFor({ timeout: 150_000 });
    await finished(page);
    assert.match(await lines(page).first().innerText(), /程序停住了/);
  });

  test('without workers the page does it itself', async (t) => {
    const page = await openCheck(t, { prepare: (page) => page.addInitScript(() => delete window.Worker) });
    await drop(page, files(20));
    await finished(page);
    assert.equal(await page.locator('jixiao-widget .many-fault').count(), 0);
  });
});

describe('the table on screens and on paper', () => {
  test('rows are of one height, and two lines of the weightiest finding are seen', async (t) => {
    const page = await openCheck(t, { width: 1366, height: 768 });
    await drop(page, files(60));
    await finished(page);
    const { heights, width, lines } = await page.evaluate(() => {
      const rows = [...document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('tbody.rows > tr')];
      const said = rows[0].querySelector('.m-worst > .clip');
      const box = said.getBoundingClientRect();
      return {
        heights: [...new Set(rows.map((row) => row.getBoundingClientRect().height))],
        width: box.width,
        lines: box.height / parseFloat(getComputedStyle(said).lineHeight),
      };
    });
    assert.equal(heights.length, 1, `${heights}`);
    assert.ok(width > 260, `${width} px for the finding`);
    assert.ok(lines > 1.8, `${lines} lines of it`);
  });

  for (const [name, options] of [['Chinese', {}], ['English', { lang: 'en' }]]) {
    test(`on a phone a file is a card with all its counts: ${name}`, async (t) => {
      const page = await openCheck(t, { width: 360, height: 740, ...options });
      await drop(page, files(1000));
      await said(page, options.lang ? /Finished/ : /核对完毕/);
      const { counts, heights, beyond } = await page.evaluate(() => {
        const scroller = document.querySelector('jixiao-widget').shadowRoot.querySelector('.many-scroll');
        const rows = [...scroller.querySelectorAll('tbody.rows > tr')];
        return {
          counts: [...rows[0].querySelectorAll('.m-count')].map((cell) => {
            const { left, right, width } = cell.getBoundingClientRect();
            return { seen: width > 0 && left >= 0 && right <= innerWidth, label: getComputedStyle(cell, '::before').content };
          }),
          heights: [...new Set(rows.map((row) => row.getBoundingClientRect().height))],
          beyond: scroller.scrollWidth - scroller.clientWidth,
        };
      });
      assert.equal(counts.length, 5);
      const grades = page.locator('jixiao-widget tbody.rows > tr').first().locator('.m-grade');
      assert.equal(await grades.count(), 2);
      for (const grade of await grades.all()) assert.ok(await grade.isVisible());
      for (const { seen, label } of counts) {
        assert.ok(seen, label);
        assert.match(label, /^".+"$/);
      }
      assert.equal(heights.length, 1, `${heights}`);
      assert.equal(beyond, 0, 'nothing lies beside the cards');
      assert.equal(await sideways(page), 0);
      await page.locator('jixiao-widget .many-scroll').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
      await page.waitForFunction(() => {
        const last = [...document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('tbody.rows > tr')].at(-1);
        return last.getAttribute('aria-rowindex') === '1001';
      });
      assert.deepEqual(await axe(page), []);
    });
  }

  test('the ring around what has the focus is whole', async (t) => {
    const page = await openCheck(t);
    await drop(page, files(20));
    await finished(page);
    const cut = () =>
      page.evaluate(() => {
        const at = document.querySelector('jixiao-widget').shadowRoot.activeElement;
        const style = getComputedStyle(at);
        const out = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth);
        const ring = at.getBoundingClientRect();
        const beyond = (box) =>
          ring.left - out < box.left - 0.1 || ring.top - out < box.top - 0.1 || ring.right + out > box.right + 0.1 || ring.bottom + out > box.bottom + 0.1;
        const around = [at.closest('th'), at.closest('.many-scroll')];
        return style.outlineStyle === 'none' ? 'no ring' : around.filter((node) => beyond(node.getBoundingClientRect())).map((node) => node.className);
      });
    await lines(page).first().locator('button').focus();
    await page.keyboard.press('ArrowDown');
    assert.deepEqual(await cut(), [], 'a file');
    await page.locator('jixiao-widget .many-table thead button').first().focus();
    await page.keyboard.press('Tab');
    assert.deepEqual(await cut(), [], 'a heading');
  });

  test('on paper headings are plain text on every page, and the finding has the room', async (t) => {
    const page = await openCheck(t);
    await drop(page, files(60));
    await finished(page);
    // The width of an A4 page inside its margins, in CSS pixels.
    await page.setViewportSize({ width: Math.floor(((210 - 30) / 25.4) * 96), height: 1000 });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const { heads, repeated, widths, type, beyond } = await page.evaluate(() => {
      const scroller = document.querySelector('jixiao-widget').shadowRoot.querySelector('.many-scroll');
      const table = scroller.querySelector('table');
      return {
        // Of what is repeated, browsers print neither what stays in place nor what stands in a button.
        heads: [...table.querySelectorAll('thead th')].map((head) => `${getComputedStyle(head).position} ${getComputedStyle(head.querySelector('button')).display}`),
        repeated: getComputedStyle(table.tHead).display,
        widths: [...table.querySelectorAll('thead th')].map((head) => head.getBoundingClientRect().width),
        type: parseFloat(getComputedStyle(table).fontSize),
        beyond: scroller.scrollWidth - scroller.clientWidth,
      };
    });
    assert.deepEqual([...new Set(heads)], ['static contents']);
    assert.equal(repeated, 'table-header-group');
    assert.equal(beyond, 0);
    assert.ok(widths[1] / type > 6, `${widths[1] / type} characters for the department`);
    assert.ok(widths.at(-1) / type > 17, `${widths.at(-1) / type} characters for the finding`);
    assert.ok(Math.max(...widths.slice(2, 11)) / type < 4, `figures are narrow: ${widths}`);
  });
});
