// Fetches the report that an element's src attribute names.
import { failure } from './failures.js';

/** Resolves to the text of the report; reading and checking it is the Rust side's part. */
export async function fetchReport(src, signal) {
  let address;
  try {
    address = new URL(src, document.baseURI);
  } catch (error) {
    throw failure('bad-address', src, error);
  }
  let text;
  try {
    const response = await fetch(address, { signal });
    if (response.status === 404 || response.status === 410) throw failure('report-not-found', src);
    if (!response.ok) throw failure('report-refused', `HTTP ${response.status}, ${src}`);
    text = await response.text();
  } catch (error) {
    if (error.code && typeof error.code === 'string') throw error;
    if (error.name === 'AbortError') throw error; // a newer src has taken its place
    throw failure(location.protocol === 'file:' ? 'file-protocol' : 'network', src, error);
  }
  // Sites that answer every address with their home page are common; say so instead of a syntax error.
  if (!text.trimStart().startsWith('{')) throw failure('not-json', src);
  return text;
}
