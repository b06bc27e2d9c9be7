// What others take away, made from the finished site: the package for npm, and the archive for a site of one's own.
//   node scripts/lib/release.mjs [dist]
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { zip } from './zip.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = path.resolve(process.argv[2] || path.join(root, 'dist'));
const { version } = JSON.parse(await readFile(path.join(dist, 'package.json'), 'utf8'));
const folder = `jixiao-${version}`;
const COMPRESSIBLE = /\.(html|js|css|json|svg|wasm|ts|txt|md)$/;

for (const name of await readdir(dist)) if (/\.(zip|tgz)$/.test(name)) await rm(path.join(dist, name));
execFileSync('npm', ['pack', '--silent'], { cwd: dist });
await writeFile(path.join(dist, `${folder}.zip`), zip(await archive()));

/** The site, each file with its compressed twins beside it, the manifest of checksums, and how to serve it. */
async function archive() {
  const files = await filesIn(dist);
  const site = [...files.filter(([name]) => !/(^|\/)\.|\.(zip|tgz)$/.test(name))];
  const integrity = Object.fromEntries(site.map(([name, bytes]) => [name, `sha384-${createHash('sha384').update(bytes).digest('base64')}`]));
  site.push(['integrity.json', Buffer.from(`${JSON.stringify({ version, files: integrity }, null, 2)}\n`)]);
  const twins = await Promise.all(site.filter(([name]) => COMPRESSIBLE.test(name)).map(compressed));
  const notes = (await filesIn(path.join(root, 'docs/hosting'))).map(([name, bytes]) => [`hosting/${name}`, bytes]);
  const all = [...site, ...twins.flat(), ...notes];
  return all.map(([name, bytes]) => [`${folder}/${name}`, bytes]).sort(([a], [b]) => (a < b ? -1 : 1));
}

async function compressed([name, bytes]) {
  const [br, gz] = await Promise.all([
    promisify(zlib.brotliCompress)(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } }),
    promisify(zlib.gzip)(bytes, { level: 9 }),
  ]);
  return [
    [`${name}.br`, br],
    [`${name}.gz`, gz],
  ];
}

/** Names below a folder, with / between, and the bytes. */
async function filesIn(base) {
  const found = [];
  for (const entry of await readdir(base, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath || entry.path, entry.name);
    found.push([path.relative(base, file).split(path.sep).join('/'), await readFile(file)]);
  }
  return found;
}
