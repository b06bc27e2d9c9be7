// Fetches the report that an element's src attribute names.
import { failure } from './failures.js';

/** Resolves to the text of the report; reading and checking it is the Rust side's part. */
export async function fetchReport(src, signal) {
  let address;
  try {
    // A text: old pages wrap fetch in functions that know no URL objects.
    address = new URL(src, document.baseURI).href;
  } catch (error) {
    throw failure('bad-address', src, error);
  }
  let response;
  let text;
  try {
    response = await fetch(address, { signal });
    if (response.ok) text = await response.text();
  } catch (error) {
    if (error.name === 'AbortError') throw error; // a newer src has taken its place
    throw failure('network', src, error, address);
  }
  const { status } = response;
  if (status === 404 || status === 410) throw failure('report-not-found', src);
  if (text === undefined) throw failure('report-refused', `HTTP ${status}, ${src}`);
  // Sites that answer every address with their home page are common; say so instead of a syntax error.
  if (!text.trimStart().startsWith('{')) throw failure('not-json', src);
  return text;
}
