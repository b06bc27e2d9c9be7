// The archive put on a site of one's own: the files with hashed names run, and fetch nothing but each other.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startServer } from '../../scripts/lib/server.mjs';
import { unzip } from '../module/unzip.mjs';
import { dist, openPage, ready } from './harness.mjs';

const { version } = JSON.parse(await readFile(path.join(dist, 'package.json'), 'utf8'));
let folder;
let server;
let manifest;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jixiao-hosted-'));
  for (const [name, bytes] of unzip(await readFile(path.join(dist, `jixiao-${version}.zip`)))) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
  manifest = JSON.parse(await readFile(path.join(folder, `jixiao-${version}/integrity.json`), 'utf8'));
  server = await startServer({ root: folder });
});
after(async () => {
  await server?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Opens a page of the site that loads a script of the archive with its checksum. */
async function openHosted(t, script, checksum = manifest.files[script]) {
  const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>hosted</title><link rel="icon" href="./jixiao-${version}/icon.svg">
<script type="module" src="./jixiao-${version}/${script}" integrity="${checksum}" crossorigin="anonymous"></script>
<jixiao-widget src="./jixiao-${version}/reports/linwu-2024.json"><p>公布的数字</p></jixiao-widget></html>`;
  await writeFile(path.join(folder, 'page.html'), html);
  // Opened through the harness for its watch over errors; its own site plays no part.
  const page = await openPage(t, { html: '<p>first</p>', allow: [new RegExp(`request to another place: ${server.url}`), /integrity/] });
  const asked = [];
  page.on('request', (request) => asked.push(request.url().slice(server.url.length)));
  await page.goto(`${server.url}page.html`);
  return { page, asked };
}

test('hashed names run, the form too, and fetch nothing but each other', async (t) => {
  const { page, asked } = await openHosted(t, manifest.hashed['jixiao.js']);
  await ready(page);
  await page.evaluate(() => (document.querySelector('jixiao-widget').mode = 'edit'));
  await page.locator('jixiao-widget .summary').waitFor();
  const code = asked.filter((address) => /\.(js|css|wasm)$/.test(address));
  assert.ok(code.length >= 6, code.join());
  for (const address of code) assert.match(address, /\.[0-9a-f]{10}\.(js|css|wasm)$/);
});

test('stable names run with their checksum, and a changed file is refused', async (t) => {
  const { page } = await openHosted(t, 'jixiao.js');
  await ready(page);
  const other = await openHosted(t, 'jixiao.js', manifest.files['jixiao.css']);
  await other.page.waitForTimeout(500);
  assert.equal(await other.page.evaluate(() => customElements.get('jixiao-widget') === undefined), true);
});
