// One story in every engine: a reader explores, edits a figure, takes it back, finds the draft again after leaving,
// saves the report, has a pasted one checked, and looks at a portal page. scripts/test says where the browsers are
// (scripts/lib/engines.sh).
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { CSP } from '../../scripts/lib/server.mjs';
import { openChromium } from './cdp.mjs';
import { Reader, recordedSite } from './page.mjs';
import { openFirefox, openWebKit } from './webdriver.mjs';

const { CHROMIUM, CHROMIUM_86, CHROMIUM_109, FIREFOX, GECKODRIVER, WEBKIT, WEBKITDRIVER, WEBKIT_DISPLAY } = process.env;
// One share is right and one is not.
const PASTED = `某某局2024年度部门整体支出绩效自评报告
二、部门整体支出管理及使用情况
（一）基本支出
2024年度基本支出400.00万元，其中：人员经费310.00万元，占基本支出的75.00%；公用经费100.00万元，占基本支出的25.00%。
六、自评结论
自评总得分91分。
`;
const PERSONNEL = 'expenditure.personnel.amount';

const old = (folder) => (options) => openChromium({ executable: `${folder}/chromium`, libraries: `${folder}/lib`, ...options });
const ENGINES = [
  {
    name: 'Chromium 86',
    expected: /\/86\./,
    open: CHROMIUM_86 && old(CHROMIUM_86),
    // 'wasm-unsafe-eval' came with Chromium 97: the older ones say that they skip it, and need the wider word.
    csp: CSP.replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval'"),
    // It also reports a breach that it does not enforce.
    allow: /invalid source: ''wasm-unsafe-eval''|^policy: script-src eval$/,
  },
  { name: 'Chromium 109', expected: /\/109\./, open: CHROMIUM_109 && old(CHROMIUM_109) },
  { name: 'current Chromium', expected: /Chrome\/\d{3}/, open: CHROMIUM && ((options) => openChromium({ executable: CHROMIUM, ...options })) },
  { name: 'Firefox', expected: /firefox/i, open: FIREFOX && ((options) => openFirefox({ executable: FIREFOX, driver: GECKODRIVER, ...options })) },
  {
    name: 'WebKitGTK',
    expected: /MiniBrowser|WebKit/i,
    open: WEBKIT && ((options) => openWebKit({ executable: WEBKIT, driver: WEBKITDRIVER, display: WEBKIT_DISPLAY, ...options })),
    // Its small browser puts every download into the reader's own folder.
    keepsDownloads: true,
  },
];

// JIXIAO_ENGINE=Firefox runs one alone.
for (const engine of ENGINES.filter(({ name }) => !process.env.JIXIAO_ENGINE || name === process.env.JIXIAO_ENGINE)) {
  describe(engine.name, () => {
    let site;
    let browser;
    let reader;
    let downloads;

    before(async () => {
      assert.ok(engine.open, `${engine.name} is not there; scripts/test --only engines sets it up`);
      site = await recordedSite({ csp: engine.csp });
      downloads = await mkdtemp(path.join(tmpdir(), 'jixiao-downloads-'));
      browser = await engine.open({ downloads });
      assert.match(browser.name, engine.expected);
      reader = new Reader(browser);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      if (downloads) await rm(downloads, { recursive: true, force: true });
    });

    const report = () => browser.run(() => document.querySelector('jixiao-widget').report);
    const share = () =>
      browser.run(() => document.querySelector('jixiao-widget').evaluation.shares.find((s) => s.part === 'personnel' && s.whole === 'basic').percent);
    // Figures are there, and where they are explored the last section too: what follows the widget moves no more.
    const ready = () =>
      reader.until(() => {
        const { evaluation, shadowRoot } = document.querySelector('jixiao-widget');
        return evaluation && (!shadowRoot.querySelector('.explore > .headline') || shadowRoot.querySelector('#jx-rules')) && true;
      });
    const clean = async () => assert.deepEqual((await reader.problems()).filter((text) => !engine.allow?.test(text)), []);

    test('explore: figures, workings, a bar that opens', async () => {
      await browser.open(site.url);
      await ready();
      assert.equal(await browser.run(() => document.querySelector('jixiao-widget').evaluation.total), '91');
      assert.match(await reader.text('details.figure'), /自评总分 91/);
      await reader.picture(`${engine.name.replace(' ', '-')}-explore`);
      await reader.click('details.figure summary');
      await reader.until(() => document.querySelector('jixiao-widget').shadowRoot.querySelector('details.figure').open);
      await reader.click('.bar-button');
      await reader.until(() => document.querySelector('jixiao-widget').shadowRoot.querySelector('.bar-button[aria-expanded="true"], .level'));
      await clean();
    });

    test('edit a figure, take it back, do it again', async () => {
      await reader.click('button.mode', '填报');
      await reader.until((id) => document.querySelector('jixiao-widget').shadowRoot.getElementById(id), PERSONNEL);
      assert.equal(await reader.value(PERSONNEL), '318.74');
      assert.equal(await share(), '86.39');
      await reader.write(PERSONNEL, '300.00');
      await reader.until(() => document.querySelector('jixiao-widget').report.expenditure.personnel.amount === '300.00');
      assert.equal(await share(), '81.31');
      await reader.picture(`${engine.name.replace(' ', '-')}-edit`);
      await browser.control('z');
      await reader.until(() => document.querySelector('jixiao-widget').report.expenditure.personnel.amount === '318.74');
      assert.equal(await share(), '86.39');
      await browser.control('y');
      await reader.until(() => document.querySelector('jixiao-widget').report.expenditure.personnel.amount === '300.00');
      await clean();
    });

    test('the draft is there after leaving', async () => {
      await reader.write('region', '湖南省郴州市');
      await reader.until(() => Object.entries(localStorage).some(([key, text]) => key.startsWith('jixiao-draft') && text.includes('湖南省郴州市"')));
      await browser.open(`${site.url}?mode=edit`);
      await ready();
      assert.equal((await report()).expenditure.personnel.amount, '318.74');
      await reader.click('button', '继续');
      await reader.until(() => document.querySelector('jixiao-widget').report.region === '湖南省郴州市');
      assert.equal((await report()).expenditure.personnel.amount, '300.00');
      await clean();
    });

    test('the report is saved as a file', async () => {
      const wanted = await report();
      await browser.run(() => {
        window.saved = [];
        const create = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          window.saved.push(blob);
          return create.call(URL, blob);
        };
      });
      await reader.click('.headline summary');
      await reader.click('.headline button', '整份报告（JSON）');
      const text = await reader.until(() => window.saved[0] && window.saved[0].text());
      assert.deepEqual(JSON.parse(text), wanted);
      if (!engine.keepsDownloads) assert.equal(await downloaded(), text);
      await clean();
    });

    test('a pasted report is checked: what contradicts itself is named and marked', async () => {
      await browser.open(`${site.url}?mode=check&src=`);
      await reader.click('#jx-text');
      await reader.until(() => document.querySelector('jixiao-widget').shadowRoot.activeElement?.id === 'jx-text');
      await browser.run((text) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        const area = document.querySelector('jixiao-widget').shadowRoot.activeElement;
        const pasted = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true });
        // Some engines hand no text to events that a script made: there it arrives as the keyboard's would.
        if (area.dispatchEvent(pasted)) document.execCommand('insertText', false, text);
      }, PASTED);
      const verdicts = await reader.until(() => {
        const { findings } = document.querySelector('jixiao-widget');
        return findings.length > 0 && findings.map(({ verdict, sources }) => [verdict, sources.map(({ quote }) => quote).join()]);
      });
      assert.ok(verdicts.some(([verdict, quotes]) => verdict === 'inconsistent' && quotes.includes('75.00%')), JSON.stringify(verdicts));
      assert.ok(verdicts.some(([verdict]) => verdict === 'consistent'), JSON.stringify(verdicts));
      await reader.until(() => document.querySelector('jixiao-widget').shadowRoot.querySelector('details.finding'));
      await reader.picture(`${engine.name.replace(' ', '-')}-check`);
      await reader.click('details.finding summary');
      await reader.until(() => document.querySelector('jixiao-widget').shadowRoot.querySelector('details.finding[open]'));
      await clean();
    });

    test('a portal page: its frame is as high as the content, and follows the aids of the page', async () => {
      await browser.open(`${site.url}portal.html`);
      await ready();
      await browser.run(() => document.querySelector('iframe').scrollIntoView());
      await reader.until(() => document.querySelector('iframe').contentDocument?.querySelector('jixiao-widget')?.evaluation && true);
      await reader.until(() => {
        const frame = document.querySelector('iframe');
        const inside = frame.contentDocument.body.getBoundingClientRect().height;
        return inside > 600 && Math.abs(frame.getBoundingClientRect().height - inside) <= 6;
      });
      await browser.run(() => document.querySelector('[data-aid="contrast"]').click());
      await reader.until(() => document.querySelector('iframe').contentDocument.querySelector('jixiao-widget').getAttribute('theme') === 'contrast');
      assert.equal(await browser.run(() => document.querySelector('jixiao-widget').getAttribute('theme')), 'contrast');
      await clean();
    });

    async function downloaded() {
      const end = Date.now() + 10_000;
      for (;;) {
        const [file] = (await readdir(downloads)).filter((name) => name.endsWith('.json'));
        const text = file && (await readFile(path.join(downloads, file), 'utf8'));
        if (text) return text;
        assert.ok(Date.now() < end, 'the file is in the folder for downloads');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  });
}

describe('where it cannot run', () => {
  /** What stands in the element of the page in Chromium 86, once it says why it does not run. */
  async function said(how, where) {
    assert.ok(CHROMIUM_86, 'scripts/test --only engines sets it up');
    const site = await recordedSite(how);
    const browser = await old(CHROMIUM_86)({ downloads: tmpdir() });
    const reader = new Reader(browser);
    try {
      await browser.open(site.url);
      const reason = await reader.until(where);
      const figures = await browser.run(() => document.querySelector('jixiao-widget').innerText);
      return { reason, figures };
    } finally {
      await browser.close();
      await site.close();
    }
  }

  // No browser from before custom elements starts any more, so one is imitated.
  test('below the floor: the figures of the page, and why there are no others', async () => {
    const missing = "Object.defineProperty(window, 'customElements', { value: undefined });";
    const { reason, figures } = await said({ scripts: { 'missing.js': missing } }, () => document.querySelector('.jixiao-notice')?.innerText);
    assert.match(reason, /浏览器版本过旧.*Chromium 86/);
    assert.match(figures, /自评总得分\s+100\s+91/);
  });

  test('Chromium 86 under a policy without unsafe-eval: named, and the figures of the page', async () => {
    const { reason, figures } = await said({}, () => document.querySelector('jixiao-widget').shadowRoot?.querySelector('.jx-failure')?.innerText);
    assert.match(reason, /安全策略下不允许 WebAssembly[^]*'unsafe-eval'/);
    assert.match(figures, /自评总得分\s+100\s+91/);
  });
});
