// A worker that audits texts with the module that has no interface. It is asked with
//   { id, rows: true, blob, sizes, rules, lang }   for one line of a list per file, or
//   { text, rules, lang, previous }                for all that one text comes to,
// and answers with the same id, in the order in which it was asked. The files of a list come as one blob, which takes a
// tenth of what the files themselves would, each with its bytes; one without is too large. A file that is no text is
// answered with "!" and the reason.
import start, * as jixiao from './jixiao_core.js';

// What was asked before. Files are read meanwhile, and reading a few may take longer than reading those that follow.
let before = start().then(() => postMessage({ started: true }));

addEventListener('message', ({ data }) => {
  const read = data.rows && bytesOf(data.blob, data.sizes);
  before = before.then(async () => {
    postMessage({ id: data.id, ...(read ? { rows: rows(data, await read) } : findings(data)) });
  });
  before.catch((error) => {
    // Whoever gave the work learns of it from the error event, and starts another worker.
    setTimeout(() => {
      throw error;
    });
  });
});

function rows({ sizes, rules, lang }, files) {
  const answers = files.map((bytes, index) => {
    if (sizes[index] === null) return '!large';
    return bytes ? refusal(bytes) : '!unreadable';
  });
  const open = () => [...answers.keys()].filter((index) => answers[index] === undefined);
  // Together, which is faster than one by one.
  const check = (entries) => {
    const lines = jixiao.auditRows(entries.map(([, bytes]) => bytes), rules, lang);
    entries.forEach(([index], at) => (answers[index] = lines[at]));
  };
  // Nearly all are UTF-8 and stay bytes; the others have no line yet.
  check(open().filter((index) => !wide(files[index])).map((index) => [index, files[index]]));
  const encoder = new TextEncoder();
  check(
    open().flatMap((index) => {
      const text = decoded(files[index], wide(files[index]) || 'gb18030');
      if (text === undefined) answers[index] = '!binary';
      return text === undefined ? [] : [[index, encoder.encode(text)]];
    }),
  );
  return answers;
}

/** The bytes of each file; nothing for one that cannot be read. */
async function bytesOf(blob, sizes) {
  let end = 0;
  const ranges = sizes.map((size) => [end, (end += size)]);
  try {
    const all = await blob.arrayBuffer();
    return ranges.map(([start, end]) => new Uint8Array(all, start, end - start));
  } catch {
    // One of them cannot be read; which one, each says by itself.
    const each = ([start, end]) => blob.slice(start, end).arrayBuffer().then((buffer) => new Uint8Array(buffer), () => undefined);
    return Promise.all(ranges.map(each));
  }
}

function findings({ text, rules, lang, previous }) {
  return jixiao.auditWhole(text, { rules, lang, previous });
}

const starts = (bytes, ...start) => start.every((byte, index) => bytes[index] === byte);

/** The encoding of a file in units of two bytes. */
function wide(bytes) {
  return (starts(bytes, 0xff, 0xfe) && 'utf-16le') || (starts(bytes, 0xfe, 0xff) && 'utf-16be');
}

/** "!" and why a file has no line, as far as its bytes say so. */
function refusal(bytes) {
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return '!pdf';
  // Newer files of Word are read by the module.
  if (starts(bytes, 0x50, 0x4b, 3, 4)) return undefined;
  const office = [[0xd0, 0xcf, 0x11, 0xe0], [0x7b, 0x5c, 0x72, 0x74]];
  if (office.some((start) => starts(bytes, ...start))) return '!office';
  return !wide(bytes) && bytes.subarray(0, 4096).includes(0) ? '!binary' : undefined;
}

/** The text in that encoding, if it is one. */
function decoded(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
