// Every way in which the widget cannot start, made real: by servers that do wrong, by policies, by browsers without
// WebAssembly, by a page from a disk. Each is named with what to do, is an event, and leaves the figures to be read.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CSP } from '../../scripts/lib/server.mjs';
import { axe, dist, launch, newPage, ready } from './harness.mjs';
import { allowed, cutOff, site, typed } from './sites.mjs';

const NOISE = [/Failed to load resource/, /net::ERR/, /MIME type/, /CORS policy/, /Content Security Policy/, /violation of the policy/];
const RECORD = `addEventListener('jixiao-error', function (e) {
  document.documentElement.setAttribute('data-error', e.detail.code);
  document.documentElement.setAttribute('data-message', e.detail.message);
  document.documentElement.setAttribute('data-from', e.target.localName);
});`;

/** A page of a portal: the notice, the loader from `base`, the element with its fallback. */
const portal = ({ base = './', src = './reports/linwu-2024.json', lang = 'zh-CN', notice = './jixiao-notice.js' } = {}) =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><link rel="icon" href="data:,"><title>test</title><script src="./record.js"></script>` +
  `<script src="${notice}"></script><script type="module" src="${base}jixiao.js"></script>` +
  `<jixiao-widget src="${src}"><table><caption>公布的数字</caption><tr><th scope="row">总分</th><td>91</td></tr></table></jixiao-widget>`;

/** Opens test.html of a site with faults; waits until the fault was announced. */
async function fails(t, { rules = {}, headers, page: html = portal(), browser, also = [] }) {
  const base = await site({ rules: { 'test.html': html, 'record.js': RECORD, ...rules }, headers });
  const page = await newPage(t, { origins: [base, ...also], allow: NOISE, browser });
  await page.goto(`${base}test.html`);
  return announced(page);
}

async function announced(page) {
  await page.waitForFunction(() => document.documentElement.dataset.error, undefined, { timeout: 20_000 });
  const { error: code, message, from } = await page.evaluate(() => ({ ...document.documentElement.dataset }));
  assert.equal(from, 'jixiao-widget');
  const notice = page.locator('jixiao-widget .jixiao-notice, jixiao-widget .jx-failure').first();
  await notice.waitFor();
  assert.equal(await notice.getAttribute('role'), 'alert');
  assert.equal(await notice.getAttribute('data-code'), code);
  assert.equal(await page.locator('jixiao-widget table').isVisible(), true, 'the figures are still there');
  assert.match(await page.locator('jixiao-widget table').innerText(), /91/);
  const text = await notice.innerText();
  return { page, code, message, text, notice };
}

describe('the loader itself cannot run', () => {
  test('opened from a disk', async (t) => {
    const page = await newPage(t, { origins: ['file:'], allow: NOISE });
    await page.goto(pathToFileURL(path.join(dist, 'index.html')).href);
    const notice = page.locator('.jixiao-notice');
    await notice.waitFor();
    assert.equal(await notice.getAttribute('data-code'), 'file-protocol');
    assert.match(await notice.innerText(), /从磁盘直接打开.*http/);
    assert.match(await page.locator('jixiao-widget').innerText(), /自评总得分\s+100\s+91/);
  });

  for (const [what, fault, code, zh, en] of [
    ['a wrong MIME type', { rules: { 'jixiao.js': typed('jixiao.js', 'text/plain') } }, 'wrong-type', /MIME 类型设为 text\/javascript/, /MIME type of \.js to text\/javascript/],
    ['a missing file', { page: portal({ base: './nowhere/' }) }, 'file-missing', /检查 jixiao\.js 的网址/, /check the address of jixiao\.js/],
    ['a download that broke off', { rules: { 'jixiao.js': cutOff('jixiao.js') } }, 'download', /检查网络/, /Check the network/],
    ['a policy without its script', { headers: { 'content-security-policy': CSP.replace("script-src 'self'", "script-src 'nonce-abc'") }, nonce: 'abc' }, 'csp-forbids-script', /script-src/, /script-src/],
  ]) {
    for (const [lang, words] of [['zh-CN', zh], ['en', en]]) {
      test(`${what}, ${lang}`, async (t) => {
        let html = (fault.page || portal()).replace('lang="zh-CN"', `lang="${lang}"`);
        if (fault.nonce) html = html.replaceAll('<script src', `<script nonce="${fault.nonce}" src`);
        const seen = await fails(t, { ...fault, page: html });
        assert.equal(seen.code, code);
        assert.match(seen.text, words);
      });
    }
  }

  test('from another site that does not allow it', async (t) => {
    const other = await site({ headers: {} });
    const csp = CSP.replace("script-src 'self'", `script-src 'self' ${other}`).replace("connect-src 'self'", `connect-src 'self' ${other}`);
    const seen = await fails(t, { page: portal({ base: other }), headers: { 'content-security-policy': csp }, also: [other] });
    assert.equal(seen.code, 'cors');
    assert.match(seen.text, /另一网站.*Access-Control-Allow-Origin/);
  });

  test('no scripts at all: the page tells the story', async (t) => {
    const base = await site();
    const page = await newPage(t, { origins: [base], javaScript: false });
    await page.goto(base);
    const text = await page.locator('body').innerText();
    for (const part of ['浏览器没有运行脚本', '自评总得分', '38478.95', '占基本支出的 86.38%', '16349.86']) assert.ok(text.includes(part), part);
    assert.equal(page.asked.filter((address) => /\.wasm$/.test(address)).length, 1, 'the hint of the page; nothing else');
  });
});

describe('the parts that the loader fetches', () => {
  const elsewhere = async (missing) => {
    const files = ['jixiao.js', 'jixiao_app.js', 'jixiao_help.js', 'jixiao_app_bg.wasm', 'jixiao.css'].filter((name) => name !== missing);
    return site({ rules: Object.fromEntries(files.map((name) => [name, allowed(name)])), headers: {} });
  };
  const open = (other) => ({
    page: portal({ base: other }),
    also: [other],
    headers: {
      'content-security-policy': CSP.replace("script-src 'self'", `script-src 'self' ${other}`).replace("connect-src 'self'", `connect-src 'self' ${other}`),
    },
  });

  test('all of them on another site that allows it: no failure', async (t) => {
    const other = await elsewhere();
    const { page: html, headers, also } = open(other);
    const base = await site({ rules: { 'test.html': html, 'record.js': '' }, headers });
    const page = await newPage(t, { origins: [base, ...also] });
    await page.goto(`${base}test.html`);
    await ready(page);
  });

  for (const name of ['jixiao_app_bg.wasm', 'jixiao_app.js', 'jixiao.css']) {
    test(`${name} on another site that does not allow it`, async (t) => {
      const other = await elsewhere(name);
      const seen = await fails(t, open(other));
      assert.equal(seen.code, 'cors');
      assert.ok(seen.text.includes(new URL(other).origin) && /Access-Control-Allow-Origin/.test(seen.text), seen.text);
    });
  }

  const faults = [
    ['a wrong MIME type of the glue', { rules: { 'jixiao_app.js': typed('jixiao_app.js', 'text/plain') } }, 'wrong-type', /Content-Type: text\/plain/],
    ['glue that is not there', { rules: { 'jixiao_app.js': (q, r) => r.writeHead(404).end() } }, 'file-missing', /HTTP 404/],
    ['WebAssembly that is not there', { rules: { 'jixiao_app_bg.wasm': (q, r) => r.writeHead(404).end() } }, 'file-missing', /jixiao_app_bg\.wasm/],
    ['WebAssembly that broke off', { rules: { 'jixiao_app_bg.wasm': cutOff('jixiao_app_bg.wasm') } }, 'download', /检查网络后重试/],
    ['a page in the place of WebAssembly', { rules: { 'jixiao_app_bg.wasm': typed('index.html', 'text/html') } }, 'wasm-invalid', /重新上传/],
    ['a style sheet that broke off', { rules: { 'jixiao.css': cutOff('jixiao.css') } }, 'style-missing', /jixiao\.css/],
    ['a policy without wasm-unsafe-eval', { headers: { 'content-security-policy': CSP.replace(" 'wasm-unsafe-eval'", '') } }, 'csp-forbids-wasm', /wasm-unsafe-eval/],
    ['a policy without connect-src', { headers: { 'content-security-policy': CSP.replace("connect-src 'self'; ", '') } }, 'csp-forbids-connect', /connect-src/],
  ];
  for (const [what, fault, code, words] of faults) {
    test(what, async (t) => {
      const seen = await fails(t, fault);
      assert.equal(seen.code, code);
      assert.match(seen.text, words);
      assert.match(seen.message, /[\u4e00-\u9fff].*[a-z]{4}/s, 'the event says it in both languages');
    });
  }

  test('a wrong MIME type of WebAssembly is survived', async (t) => {
    const base = await site({ rules: { 'jixiao_app_bg.wasm': typed('jixiao_app_bg.wasm', 'application/octet-stream') } });
    const page = await newPage(t, { origins: [base] });
    await page.goto(base);
    await ready(page);
  });

  test('the connection is gone altogether: the little that the loader knows by itself', async (t) => {
    const gone = (q, r) => r.destroy();
    const rules = { 'jixiao_help.js': gone, 'jixiao_app_bg.wasm': gone };
    const seen = await fails(t, { rules });
    assert.equal(seen.code, 'download');
    assert.match(seen.text, /组件没有启动.*检查网络后重试/s);
  });
});

describe('a browser without WebAssembly', () => {
  let browser;
  after(() => browser?.close());

  test('switched off by its administrator', async (t) => {
    // What the policy "no just-in-time compiler" of an administered browser amounts to.
    browser = await launch(['--js-flags=--jitless']);
    const seen = await fails(t, { browser });
    assert.equal(seen.code, 'no-wasm');
    assert.match(seen.text, /管理员允许本站使用 WebAssembly/);
    assert.deepEqual(await axe(seen.page, { rules: { 'landmark-one-main': { enabled: false }, region: { enabled: false }, 'page-has-heading-one': { enabled: false } } }), []);
  });
});

describe('a bad report', () => {
  const json = (text) => (q, r, headers) => r.writeHead(200, { ...headers, 'content-type': 'application/json' }).end(text);
  const reports = [
    ['half of one', '{"version": 1, "department": "临', 'not-json', /语法错误/, /not valid JSON/],
    ['a figure that is a number', '{"version": 1, "expenditure": {"basic": {"amount": 368.97}}}', 'not-a-report', /expenditure\.basic\.amount/, /expenditure\.basic\.amount/],
    ['a newer form', '{"version": 2}', 'not-a-report', /version 2/, /version 2/],
    ['rules that do not add up', '{"version": 1, "customRules": {"id": "custom"}}', null, /customRules/, /customRules/],
    ['a page', '<!doctype html>', 'not-json', /不是 JSON/, /not a report in JSON/],
  ];
  for (const [what, text, code, zh, en] of reports) {
    for (const [lang, words] of [['zh-CN', zh], ['en', en]]) {
      test(`${what}, ${lang}`, async (t) => {
        const seen = await fails(t, { rules: { 'bad.json': json(text) }, page: portal({ src: './bad.json', lang }) });
        if (code) assert.equal(seen.code, code);
        assert.match(seen.text, words);
      });
    }
  }

  test('on another site that does not allow it', async (t) => {
    const other = await site({ headers: {} });
    const headers = { 'content-security-policy': CSP.replace("connect-src 'self'", `connect-src 'self' ${other}`) };
    const seen = await fails(t, { page: portal({ src: `${other}reports/linwu-2024.json` }), headers, also: [other] });
    assert.equal(seen.code, 'cors');
    assert.ok(seen.text.includes(new URL(other).origin));
  });

  test('on another site that this one’s policy forbids', async (t) => {
    const other = await site({ headers: { 'access-control-allow-origin': '*' } });
    const seen = await fails(t, { page: portal({ src: `${other}reports/linwu-2024.json` }) });
    assert.equal(seen.code, 'csp-forbids-connect');
  });

  test('that broke off', async (t) => {
    const seen = await fails(t, { rules: { 'reports/linwu-2024.json': cutOff('reports/linwu-2024.json') } });
    assert.equal(seen.code, 'network');
  });
});
