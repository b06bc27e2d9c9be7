// Writes a zip file: the few lines of the format that are needed here. The same content gives the same bytes.
import { deflateRawSync } from 'node:zlib';

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit += 1) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) crc = TABLE[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

const UTF8 = 0x0800;
const NEW_YEAR_1980 = 0x0021; // the oldest date of the format: no clock in the result

/** `entries`: `[name, bytes]` each; returns the bytes of the archive. */
export function zip(entries) {
  const bodies = [];
  const directory = [];
  let offset = 0;
  for (const [name, bytes] of entries) {
    const path = Buffer.from(name, 'utf8');
    const deflated = deflateRawSync(bytes, { level: 9 });
    // What is compressed already only grows.
    const [method, body] = deflated.length < bytes.length ? [8, deflated] : [0, bytes];
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0); // version that can unpack this
    shared.writeUInt16LE(UTF8, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt16LE(0, 6);
    shared.writeUInt16LE(NEW_YEAR_1980, 8);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(body.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(path.length, 22);
    bodies.push(Buffer.from('PK\x03\x04', 'latin1'), shared, path, body);

    const place = Buffer.alloc(14);
    place.writeUInt32LE((0o100644 << 16) >>> 0, 6); // a plain file that everybody may read
    place.writeUInt32LE(offset, 10);
    // "made by" Unix, so that the permissions count
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), shared, place, path);
    offset += 4 + shared.length + path.length + body.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}
