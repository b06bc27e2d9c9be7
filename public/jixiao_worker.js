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
  const texts = await Promise.all(files.map((file) => (file.size > most ? '!large' : textOf(file))));
  await ready;
  return { rows: texts.map((text) => (text.startsWith('!') ? text : jixiao.auditRow(text.slice(1), rules, lang))) };
}

async function findings({ text, rules, lang, previous }) {
  await ready;
  return { audit: jixiao.audit(text, rules, lang, previous) };
}

/** The text behind a space, or "!" and why there is none. */
async function textOf(file) {
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return '!unreadable';
  }
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
