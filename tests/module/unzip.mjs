// Reads zip files, for the tests of the archive.
import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';

/** Names and bytes of a zip file, by its directory at the end. */
export function unzip(bytes) {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed, size, nameLength] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24), bytes.readUInt16LE(at + 28)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const start = bytes.readUInt32LE(at + 42);
    const body = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const content = bytes.subarray(body, body + packed);
    files.set(name, method === 8 ? inflateRawSync(content) : content);
    assert.equal(files.get(name).length, size, name);
    at += 46 + nameLength;
  }
  return files;
}
