// The packed package taken into a page by Vite: built, served under the strict policy, run, crashed and started afresh.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startServer } from '../../scripts/lib/server.mjs';
import { project } from '../module/project.mjs';
import { TEXT, paste, rows } from './check-help.mjs';
import { dist, openPage, ready } from './harness.mjs';

const linwu = await readFile(path.join(dist, 'reports/linwu-2024.json'), 'utf8');
const MAIN = `import 'jixiao';
import init, { evaluate } from 'jixiao/core';
window.calculated = init().then(() => fetch('./report.json')).then((answer) => answer.json()).then((report) => evaluate(report).total);
`;
const HTML = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>user</title>
<link rel="icon" href="./icon.svg"><script type="module" src="./main.js"></script>
<jixiao-widget src="./report.json"><p>公布的数字</p></jixiao-widget></html>`;

let user;
let server;
before(async () => {
  user = await project({
    'main.js': MAIN,
    'index.html': HTML,
    'public/report.json': linwu,
    'public/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
  await user.tool('vite', 'build', '--base', './', '--logLevel', 'warn');
  server = await startServer({ root: path.join(user.folder, 'dist') });
});
after(async () => {
  await server?.close();
  await user?.remove();
});

test('the build takes each file once, and none by chance', async () => {
  const names = await readdir(path.join(user.folder, 'dist/assets'));
  const of = (pattern) => names.filter((name) => pattern.test(name)).length;
  assert.deepEqual([of(/_app_bg.*\.wasm$/), of(/_edit_bg.*\.wasm$/), of(/_core_bg.*\.wasm$/)], [1, 1, 1], names.join());
  assert.deepEqual([of(/^jixiao-.*\.css$/), of(/^jixiao_edit-.*\.css$/), of(/\.css$/)], [1, 1, 2], names.join());
});

async function openUser(t, options = {}) {
  // Opened through the harness for its watch over errors; its own site plays no part.
  const page = await openPage(t, { html: '<p>first</p>', allow: [new RegExp(`request to another place: ${server.url}`), ...(options.allow || [])] });
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(server.url);
  return { page, asked };
}

test('the element runs, the form is fetched, the functions calculate', async (t) => {
  const { page, asked } = await openUser(t);
  await ready(page);
  assert.equal(await page.evaluate(() => document.querySelector('jixiao-widget').evaluation.total), '91');
  assert.equal(await page.evaluate(() => window.calculated), '91');
  await page.evaluate(() => (document.querySelector('jixiao-widget').mode = 'edit'));
  await page.locator('jixiao-widget .summary').waitFor();
  assert.deepEqual(asked.filter((address) => !address.startsWith(server.url)), []);
});

test('a long text is checked in the worker that the build took along', async (t) => {
  const { page, asked } = await openUser(t);
  await ready(page);
  await page.evaluate(() => (document.querySelector('jixiao-widget').mode = 'check'));
  const worker = page.waitForEvent('worker');
  // Pasted, not filled in: Chromium takes half a minute to insert thousands of lines the other way, on a bare page too.
  await paste(page, TEXT.repeat(200));
  await rows(page).first().waitFor();
  assert.ok((await worker).url().startsWith(server.url));
  assert.equal(asked.filter((address) => /worker/.test(address)).length, 1);
});

test('after a crash a fresh start works there too', async (t) => {
  const { page, asked } = await openUser(t, { allow: [/unreachable/] });
  await ready(page);
  await page.evaluate(() => {
    const error = Object.assign(new WebAssembly.RuntimeError('unreachable'), { stack: 'at wasm-function[7] (jixiao_app_bg-hash.wasm)' });
    dispatchEvent(new ErrorEvent('error', { error, message: 'unreachable' }));
  });
  const panel = page.locator('jixiao-widget .jx-failure');
  await panel.waitFor();
  const before = asked.length;
  await panel.getByRole('button').first().click();
  await ready(page);
  assert.deepEqual(asked.slice(before).filter((address) => /_app/.test(address)), [], 'from what is there');
});
