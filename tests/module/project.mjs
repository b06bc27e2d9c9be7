// An empty project of somebody else, with the packed package installed as npm installs it.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const dist = process.env.JIXIAO_DIST || path.join(root, 'dist');
const { version } = JSON.parse(await readFile(path.join(dist, 'package.json'), 'utf8'));
const run = promisify(execFile);

/** `files`: texts by name. `tool(name, …args)` runs a program of this repository's node_modules in the project's folder. */
export async function project(files) {
  const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-user-'));
  const all = { 'package.json': '{ "name": "user", "private": true, "type": "module" }', ...files };
  for (const [name, text] of Object.entries(all)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', path.join(dist, `jixiao-${version}.tgz`)], { cwd: folder });
  return {
    folder,
    tool: (name, ...args) => run(path.join(root, 'node_modules/.bin', name), args, { cwd: folder }),
    node: (...args) => run(process.execPath, args, { cwd: folder }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
