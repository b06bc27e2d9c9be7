// A crash of the WebAssembly part, as opposed to an answer.
import { failure } from './failures.js';

const seen = new WeakSet();

/** A trap, or the error that a panic hook throws, as opposed to an answer like "this report is faulty". */
export function isCrash(error) {
  if (!error || typeof error !== 'object') return false;
  return error.code === 'crash' || (typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError);
}

/** The crash as an error with a code; the same error coming by again, through the window, is not another crash. */
export function asCrash(error) {
  seen.add(error);
  if (error.code === 'crash') return error;
  const crash = failure('crash', error.message, error);
  seen.add(crash);
  return crash;
}

/** Whether asCrash() had this error before. */
export function isKnown(error) {
  return seen.has(error);
}
