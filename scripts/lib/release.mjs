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
const twins = new Map(); // by content
const COMPRESSIBLE = /\.(html|js|css|json|svg|wasm|ts|txt|md)$/;

for (const name of await readdir(dist)) if (/\.(zip|tgz)$/.test(name)) await rm(path.join(dist, name));
execFileSync('npm', ['pack', '--silent'], { cwd: dist });
await writeFile(path.join(dist, `${folder}.zip`), zip(await archive()));

/** The site, each file with its compressed twins beside it, the manifest of checksums, and how to serve it. */
async function archive() {
  const files = await filesIn(dist);
  const site = files.filter(([name]) => !/(^|\/)\.|\.(zip|tgz)$/.test(name));
  const copies = hashed(new Map(site.filter(([name]) => /^jixiao[^/]*\.(js|css|wasm)$/.test(name))));
  site.push(...copies.values());
  const integrity = Object.fromEntries(site.map(([name, bytes]) => [name, `sha384-${createHash('sha384').update(bytes).digest('base64')}`]));
  const names = Object.fromEntries([...copies].map(([stable, [name]]) => [stable, name]));
  site.push(['integrity.json', Buffer.from(`${JSON.stringify({ version, files: integrity, hashed: names }, null, 2)}\n`)]);
  const pairs = await Promise.all(site.filter(([name]) => COMPRESSIBLE.test(name)).map(compressed));
  const notes = (await filesIn(path.join(root, 'docs/hosting'))).map(([name, bytes]) => [`hosting/${name}`, bytes]);
  const all = [...site, ...pairs.flat(), ...notes];
  return all.map(([name, bytes]) => [`${folder}/${name}`, bytes]).sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * The same files under names that change with their content, and with that of the files they fetch: `jixiao.1f2e3d4c5b.js`.
 * Such a name may be kept by browsers and proxies for ever.
 */
function hashed(files) {
  const done = new Map(); // stable name → [name, bytes]
  const under = (name, above) => {
    if (done.has(name)) return done.get(name);
    if (above.includes(name)) throw new Error(`${[...above, name].join(' → ')}: files that name each other can have no hashed names`);
    let bytes = files.get(name);
    if (name.endsWith('.js')) {
      const text = bytes.toString('utf8').replace(/(["'`])(\.\/)?(jixiao[\w.-]*\.(?:js|css|wasm))(?=\1)/g, (whole, quote, dot, other) =>
        files.has(other) && other !== name ? `${quote}./${under(other, [...above, name])[0]}` : whole,
      );
      bytes = Buffer.from(text);
    }
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    const entry = [name.replace(/(\.\w+)$/, `.${hash}$1`), bytes];
    done.set(name, entry);
    return entry;
  };
  for (const name of files.keys()) under(name, []);
  return done;
}

async function compressed([name, bytes]) {
  const key = createHash('sha256').update(bytes).digest('hex');
  // The copy under a hashed name costs no second time.
  if (!twins.has(key)) {
    twins.set(key, [
      promisify(zlib.brotliCompress)(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11 } }),
      promisify(zlib.gzip)(bytes, { level: 9 }),
    ]);
  }
  const [br, gz] = await Promise.all(twins.get(key));
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
