// The typed contract, seen by the strict compiler of a program that uses it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = process.env.JIXIAO_DIST || path.join(root, 'dist');
const tsc = path.join(root, 'node_modules/.bin/tsc');

/** Compiles a user's file against the package as it is in dist; resolves to the compiler's complaints. */
async function complaints(file) {
  const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-types-'));
  try {
    for (const name of ['package.json', 'jixiao.d.ts', 'jixiao-core.d.ts']) await cp(path.join(dist, name), path.join(folder, 'node_modules/jixiao', name));
    await cp(path.join(root, 'tests/module/types', file), path.join(folder, file));
    const flags = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--target', 'es2020'];
    const modules = ['--module', 'nodenext', '--moduleResolution', 'nodenext', '--lib', 'es2020,dom', '--types', ''];
    await promisify(execFile)(tsc, [...flags, ...modules, file], { cwd: folder });
    return '';
  } catch (error) {
    return error.stdout || String(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('a program that uses the contract compiles', async () => {
  assert.equal(await complaints('uses.mts'), '');
});

test('numbers where decimal strings belong, and unknown names, do not', async () => {
  const found = await complaints('misuses.mts');
  const lines = [...found.matchAll(/misuses\.mts\((\d+),/g)].map((match) => Number(match[1]));
  assert.deepEqual([...new Set(lines)], [5, 7, 9, 11, 13], found);
});
