// Word files made for a test: an archive with one compressed part.
import { deflateRawSync } from 'node:zlib';

const NAME = Buffer.from('word/document.xml');

/** CRC-32 as archives have it, bit by bit. */
function checksum(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

const u16 = (...values) => Buffer.from(values.flatMap((value) => [value & 255, value >> 8]));
const u32 = (...values) => Buffer.concat(values.map((value) => u16(value & 0xffff, value >>> 16)));

const escaped = (text) => text.replace(/[&<]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign]);
const paragraph = (text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
const row = (cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`;

/** The bytes of a file with these blocks: a text is a paragraph, a list of rows a table. */
export function wordFile(blocks) {
  const body = blocks.map((block) => (typeof block === 'string' ? paragraph(block) : `<w:tbl>${block.map(row).join('')}</w:tbl>`));
  const part = Buffer.from(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`);
  const packed = deflateRawSync(part);
  // Version, flags, method, time and date, then what is packed.
  const about = Buffer.concat([u16(20, 0, 8, 0, 0), u32(checksum(part), packed.length, part.length), u16(NAME.length, 0)]);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), about, NAME, packed]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02'), u16(20), about, u16(0, 0, 0), u32(0, 0), NAME]);
  const end = Buffer.concat([Buffer.from('PK\x05\x06'), u16(0, 0, 1, 1), u32(central.length, local.length), u16(0)]);
  return [...Buffer.concat([local, central, end])];
}
