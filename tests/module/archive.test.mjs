// The archive for a site of one's own: whole, with compressed twins, checksums and notes, and the same from the same site.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { unzip } from './unzip.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = process.env.JIXIAO_DIST || path.join(root, 'dist');
const { version } = JSON.parse(await readFile(path.join(dist, 'package.json'), 'utf8'));
const folder = `jixiao-${version}/`;

let files;
before(async () => {
  files = unzip(await readFile(path.join(dist, `jixiao-${version}.zip`)));
});

test('everything stands in a folder with the version in its name', () => {
  for (const name of files.keys()) assert.ok(name.startsWith(folder) && !name.includes('..') && !name.includes('\\'), name);
  for (const name of ['index.html', 'embed.html', 'jixiao.js', 'jixiao_app_bg.wasm', 'jixiao-frame.js', 'integrity.json', 'hosting/README.md']) {
    assert.ok(files.has(folder + name), name);
  }
  assert.ok(![...files.keys()].some((name) => /\.(zip|tgz)$|\/\.[^/]*$/.test(name)), 'nothing hidden, no archive in the archive');
});

test('each file is that of the site', async () => {
  for (const [name, bytes] of files) {
    const own = name.slice(folder.length);
    if (/\.(br|gz)$|^hosting\/|^integrity\.json$|\.[0-9a-f]{10}\./.test(own)) continue;
    assert.ok(bytes.equals(await readFile(path.join(dist, own))), own);
  }
});

test('the compressed twins hold the same', () => {
  let twins = 0;
  for (const [name, bytes] of files) {
    const unpack = { br: brotliDecompressSync, gz: gunzipSync }[name.split('.').pop()];
    if (!unpack) continue;
    twins += 1;
    assert.ok(unpack(bytes).equals(files.get(name.slice(0, -3))), name);
  }
  assert.ok(twins > 30, `${twins}`);
});

test('the checksums are those of the files, and none is left out', () => {
  const manifest = JSON.parse(files.get(`${folder}integrity.json`));
  assert.equal(manifest.version, version);
  const listed = Object.entries(manifest.files);
  for (const [name, checksum] of listed) {
    assert.equal(checksum, `sha384-${createHash('sha384').update(files.get(folder + name)).digest('base64')}`, name);
  }
  const own = [...files.keys()].map((name) => name.slice(folder.length)).filter((name) => !/\.(br|gz)$|^hosting\/|^integrity\.json$/.test(name));
  assert.deepEqual(listed.map(([name]) => name).sort(), own.sort());
});

test('the copies with hashed names carry the hash of what they hold', () => {
  const { hashed } = JSON.parse(files.get(`${folder}integrity.json`));
  for (const stable of ['jixiao.js', 'jixiao-core.js', 'jixiao_app.js', 'jixiao_app_bg.wasm', 'jixiao_edit_bg.wasm', 'jixiao.css']) {
    const name = hashed[stable];
    const [, hash] = /\.([0-9a-f]{10})\.\w+$/.exec(name);
    assert.ok(createHash('sha256').update(files.get(folder + name)).digest('hex').startsWith(hash), name);
  }
  assert.ok(files.get(folder + hashed['jixiao_app_bg.wasm']).equals(files.get(`${folder}jixiao_app_bg.wasm`)));
});

test('the notes name every server, in both languages', () => {
  const notes = files.get(`${folder}hosting/README.md`).toString('utf8');
  for (const file of ['nginx.conf', 'apache.htaccess', 'iis.web.config', 'tomcat.web.xml']) {
    assert.ok(notes.includes(`(${file})`), file);
    const text = files.get(`${folder}hosting/${file}`).toString('utf8');
    assert.match(text, /application\/wasm/, file);
    assert.match(text, /\p{Script=Han}/u, file);
  }
  assert.match(notes, /缓存[^]*Caching/);
});

test('the same site gives the same archive', async () => {
  const copy = await mkdtemp(path.join(tmpdir(), 'jixiao-archive-'));
  try {
    await cp(dist, copy, { recursive: true });
    await promisify(execFile)(process.execPath, [path.join(root, 'scripts/lib/release.mjs'), copy]);
    const again = await readFile(path.join(copy, `jixiao-${version}.zip`));
    assert.ok(again.equals(await readFile(path.join(dist, `jixiao-${version}.zip`))));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
});
