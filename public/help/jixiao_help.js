// Fetched when something failed: finds out what the browser kept to itself, and says it.
import { diagnose } from './diagnose.js';
import { INSIDE, UNKNOWN, WORDS } from './words.js';

/** Sets `code`, `message` and `words` (title and remedy in both languages) of an error. */
export async function explain(error) {
  const { code, detail } = await diagnose(error);
  const words = WORDS[code];
  // `detail` marks the loader's own errors; a code of the Rust side may be the same word.
  if (error.detail === undefined || !words) {
    const said = INSIDE[error.code] || UNKNOWN;
    const place = error.message || String(error);
    error.words = { zh: [said.zh[0], `${said.zh[1]}（${place}）`], en: [said.en[0], `${said.en[1]} (${place})`] };
    return;
  }
  const title = ([text], between) => (detail ? `${text}${between}${detail}` : text);
  error.code = code;
  error.detail = detail;
  error.words = { zh: [title(words.zh, '：'), words.zh[1]], en: [title(words.en, ': '), words.en[1]] };
  const { zh, en } = error.words;
  error.message = `${zh[0]}。${zh[1]} ${en[0]}. ${en[1]}`;
}
