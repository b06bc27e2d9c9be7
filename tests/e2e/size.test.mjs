// Everything that the explore page asks for, compressed with brotli at 11, must stay under 150 KB; the script that a
// portal puts into its page under 5 KB.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import zlib from 'node:zlib';
import { dist } from './harness.mjs';
import { openExplore } from './explore-help.mjs';

const MOST = 150 * 1024;
const MOST_LOADER = 5000;

async function compressed(name) {
  const body = await readFile(path.join(dist, name));
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  return zlib.brotliCompressSync(body, { params }).length;
}

test('the loader arrives in at most 5 KB of brotli', async (t) => {
  const size = await compressed('jixiao.js');
  t.diagnostic(`${size} bytes of ${MOST_LOADER}`);
  assert.ok(size <= MOST_LOADER, `${size} bytes, ${size - MOST_LOADER} over ${MOST_LOADER}`);
});

test('the explore page arrives in at most 150 KB of brotli', async (t) => {
  const page = await openExplore(t);
  await page.waitForLoadState('networkidle');
  const names = [...new Set(page.asked.map((address) => address.split('?')[0] || 'index.html'))];
  for (const needed of ['index.html', 'page.js', 'page.css', 'jixiao.js', 'jixiao.css', 'jixiao_app.js', 'jixiao_app_bg.wasm', 'reports/linwu-2024.json']) {
    assert.ok(names.includes(needed), `${needed} was asked for`);
  }
  assert.ok(!names.some((name) => name.includes('edit')), `the form is not downloaded by readers: ${names}`);
  const sizes = await Promise.all(names.map(async (name) => [name, await compressed(name)]));
  const sum = sizes.reduce((all, [, size]) => all + size, 0);
  const lines = sizes.sort((a, b) => b[1] - a[1]).map(([name, size]) => `${String(size).padStart(8)}  ${name}`);
  t.diagnostic(`${sum} bytes of ${MOST}\n${lines.join('\n')}`);
  assert.ok(sum <= MOST, `${sum} bytes, ${sum - MOST} over ${MOST}\n${lines.join('\n')}`);
});
