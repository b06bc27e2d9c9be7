// A worker that audits texts with the module that has no interface. It is asked with
//   { id, rows: true, files, rules, lang, most }   for one line of a list per file, or
//   { id, text, rules, lang, previous }            for the findings of one text,
// and answers with the same id. A file that is no text is answered with "!" and the reason.
import start, * as jixiao from './jixiao_core.js';

const ready = start();

addEventListener('message', ({ data }) => {
  const answer = data.rows ? rows(data) : findings(data);
  answer.then(
    (result) => postMessage({ id: data.id, ...result }),
    (error) => {
      // Whoever gave the work learns of it from the error event, and starts another worker.
      setTimeout(() => {
        throw error;
      });
    },
  );
});

async function rows({ files, rules, lang, most }) {
  // Read while the module starts, and while the files before are audited.
  const readable = files.filter((file) => file.size <= most);
  const texts = new Map((await bytesOf(readable)).map((bytes, index) => [readable[index], bytes ? textOf(bytes) : '!unreadable']));
  await ready;
  return {
    rows: files.map((file) => {
      const text = texts.get(file) || '!large';
      return text.startsWith('!') ? text : jixiao.auditRow(text.slice(1), rules, lang);
    }),
  };
}

/** The bytes of each file; nothing for one that cannot be read. All are asked for at once, which takes half the time. */
async function bytesOf(files) {
  try {
    const all = await new Blob(files).arrayBuffer();
    let start = 0;
    return files.map((file) => {
      start += file.size;
      return new Uint8Array(all, start - file.size, file.size);
    });
  } catch {
    const each = (file) => file.arrayBuffer().then((buffer) => new Uint8Array(buffer), () => undefined);
    return Promise.all(files.map(each));
  }
}

async function findings({ text, rules, lang, previous }) {
  await ready;
  return { audit: jixiao.audit(text, rules, lang, previous) };
}

/** The text behind a space, or "!" and why there is none. */
function textOf(bytes) {
  const starts = (...start) => start.every((byte, index) => bytes[index] === byte);
  if (starts(0x25, 0x50, 0x44, 0x46)) return '!pdf';
  if (starts(0x50, 0x4b, 3, 4) || starts(0xd0, 0xcf, 0x11, 0xe0) || starts(0x7b, 0x5c, 0x72, 0x74)) return '!office';
  const wide = (starts(0xff, 0xfe) && 'utf-16le') || (starts(0xfe, 0xff) && 'utf-16be');
  if (!wide && bytes.subarray(0, 4096).includes(0)) return '!binary';
  for (const encoding of wide ? [wide] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return text.trim() ? ` ${text}` : '!empty';
    } catch {
      // Another encoding, or none.
    }
  }
  return '!binary';
}
