// The development server: what the other tests and scripts/serve rely on.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { CSP, startServer } from '../../scripts/lib/server.mjs';

let folder;
let server;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jixiao-server-'));
  await mkdir(path.join(folder, 'site/sub'), { recursive: true });
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  await writeFile(path.join(folder, 'site/index.html'), '<!doctype html>'.repeat(100));
  await writeFile(path.join(folder, 'site/sub/index.html'), 'sub');
  await writeFile(path.join(folder, 'site/a b.wasm'), Buffer.alloc(1000));
  await symlink(path.join(folder, 'secret.txt'), path.join(folder, 'site/link.txt'));
  server = await startServer({ root: path.join(folder, 'site') });
});

after(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Asks with the path exactly as written; fetch would tidy it up first. */
function ask(address, headers = {}, method = 'GET') {
  return new Promise((resolve, reject) => {
    const request = get({ port: server.port, host: '127.0.0.1', path: address, headers, method }, async (response) => {
      const chunks = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) });
    });
    request.on('error', reject);
  });
}

test('sends types, the strict policy and compressed bodies', async () => {
  const page = await ask('/', { 'accept-encoding': 'gzip, br' });
  assert.equal(page.status, 200);
  assert.equal(page.headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(page.headers['content-security-policy'], CSP);
  assert.equal(page.headers['content-encoding'], 'br');
  assert.match(zlib.brotliDecompressSync(page.body).toString(), /^<!doctype html>/);
  const wasm = await ask('/a%20b.wasm?x=1', { 'accept-encoding': 'gzip, br;q=0' });
  assert.equal(wasm.headers['content-type'], 'application/wasm');
  assert.equal(zlib.gunzipSync(wasm.body).length, 1000);
  assert.equal((await ask('/a%20b.wasm')).body.length, 1000);
});

test('answers a known etag without the body, and HEAD too', async () => {
  const first = await ask('/');
  const again = await ask('/', { 'if-none-match': first.headers.etag });
  assert.deepEqual([again.status, again.body.length], [304, 0]);
  await writeFile(path.join(folder, 'site/index.html'), 'changed');
  assert.equal((await ask('/', { 'if-none-match': first.headers.etag })).body.toString(), 'changed');
  const head = await ask('/', {}, 'HEAD');
  assert.deepEqual([head.status, head.headers['content-length'], head.body.length], [200, '7', 0]);
});

test('never leaves its folder', async () => {
  for (const address of ['/../secret.txt', '/%2e%2e/secret.txt', '/sub/..%2f..%2fsecret.txt', '/link.txt', '/%00', '/%zz', '//secret.txt', '/..\\secret.txt']) {
    const { status, body } = await ask(address);
    assert.equal(status, 404, address);
    assert.doesNotMatch(body.toString(), /secret$/m);
  }
  assert.equal((await ask('/sub')).status, 404);
  assert.equal((await ask('/sub/')).body.toString(), 'sub');
  assert.equal((await ask('/', {}, 'POST')).status, 405);
});

test('a taken port and a missing folder are explained', async () => {
  const script = fileURLToPath(new URL('../../scripts/lib/server.mjs', import.meta.url));
  const run = (...flags) => new Promise((resolve) => execFile(process.execPath, [script, ...flags], (error, out, err) => resolve({ error, err })));
  const taken = await run('--root', path.join(folder, 'site'), '--port', String(server.port));
  assert.equal(taken.error.code, 1);
  assert.match(taken.err, new RegExp(`Port ${server.port} is taken[^]*--port ${server.port + 1}`));
  assert.match((await run('--root', path.join(folder, 'none'))).err, /no folder[^]*scripts\/build/);
});
