// The built files themselves: that the oldest supported browser can read them, and that nothing else is in them.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import binaryen from 'binaryen';
import esbuild from 'esbuild';

const dist = process.env.JIXIAO_DIST || fileURLToPath(new URL('../../dist', import.meta.url));
const read = (name, encoding = 'utf8') => readFile(path.join(dist, name), encoding);

test('the names that portals link to are there', async () => {
  const names = await readdir(dist);
  const promised = ['index.html', 'jixiao.js', 'jixiao.d.ts', 'jixiao.css', 'jixiao_edit.css', 'jixiao_app.js', 'jixiao_app_bg.wasm', 'package.json', 'page.css', 'page.js', 'icon.svg', 'reports', 'jixiao-fallback.css', 'jixiao-notice.js', 'jixiao_help.js', 'jixiao_cite.js', 'jixiao_core.js', 'jixiao_core_bg.wasm', 'edit.html', 'embed.html', 'embed.css', 'embed.js', 'jixiao-frame.js', 'jixiao_worker.js'];
  for (const name of promised) assert.ok(names.includes(name), `${name} among ${names}`);
});

test('the wasm validates with nothing beyond what Chromium 86 has', async () => {
  const module = binaryen.readBinary(await read('jixiao_app_bg.wasm', null));
  const { MVP, MutableGlobals, BulkMemory, SignExt, NontrappingFPToInt } = binaryen.Features;
  // Set after reading, since the module's own list of features would be believed.
  module.setFeatures(MVP | MutableGlobals | BulkMemory | SignExt | NontrappingFPToInt);
  assert.equal(module.validate(), 1);
});

const classic = new Set(['page.js', 'jixiao-notice.js', 'embed.js', 'jixiao-frame.js']);

test('the scripts keep to the syntax of Chromium 86', async () => {
  for (const name of ['jixiao.js', 'jixiao_app.js', 'jixiao_help.js', 'jixiao_cite.js', 'jixiao_core.js', 'jixiao_worker.js', ...classic]) {
    const source = await read(name);
    // Lowering what is low already changes nothing; top-level await is refused.
    const options = { format: classic.has(name) ? undefined : 'esm', minify: true, charset: 'utf8' };
    const plain = await esbuild.transform(source, { ...options, target: 'esnext' });
    const lowered = await esbuild.transform(source, { ...options, target: 'chrome86' });
    assert.equal(lowered.code, plain.code, name);
  }
});

test('the pages have no inline script or style, and address only their own folder', async () => {
  for (const name of ['index.html', 'edit.html']) {
    const html = await read(name);
    assert.doesNotMatch(html, /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/i);
    for (const [, address] of html.matchAll(/(?:href|src)="([^"]*)"/g)) assert.match(address, /^\.\//);
    assert.doesNotMatch(html, /data-trunk/);
  }
});
