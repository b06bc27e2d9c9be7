// A crash of the WebAssembly part inside an event handler reaches nobody but the window. This finds the element it
// happened in, so that this one stops with a message while its neighbours go on.

import { failure } from './failures.js';
import { abandon } from './runtime.js';

const ENTRANCES = ['click', 'input', 'change', 'keydown', 'pointerdown', 'focusin', 'focusout', 'paste', 'drop', 'toggle'];
const mounted = new Set();
let lastEntered = null;
let enteredAt = 0;
let listening = false;

/** A trap, or the error that a panic hook throws, as opposed to an answer like "this report is faulty". */
export function isCrash(error) {
  if (!error || typeof error !== 'object') return false;
  return error.code === 'crash' || (typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError);
}

const seen = new WeakSet();

/** The crash as an error with a code; the same error coming by again, through the window, is not another crash. */
export function asCrash(error) {
  seen.add(error);
  if (error.code === 'crash') return error;
  const crash = failure('crash', error.message, error);
  seen.add(crash);
  return crash;
}

/** From now on `life.crashed(error)` is called for crashes of the code mounted in `life.root`. */
export function watch(life) {
  mounted.add(life);
  if (!life.watched) {
    life.watched = true;
    for (const type of ENTRANCES) {
      life.root.addEventListener(type, () => enter(life), { capture: true, passive: true });
    }
  }
  if (listening) return;
  listening = true;
  window.addEventListener('error', (event) => assign(event.error));
  window.addEventListener('unhandledrejection', (event) => assign(event.reason));
}

function enter(life) {
  lastEntered = life;
  enteredAt = Date.now();
}

export function unwatch(life) {
  mounted.delete(life);
  if (lastEntered === life) lastEntered = null;
}

function assign(error) {
  if (!isCrash(error) || seen.has(error)) return;
  // The page may run other WebAssembly. Ours shows its file name in the trace; compiled from bytes it has none there,
  // and then it is ours if somebody has just used it.
  const trace = error.stack || '';
  const justUsed = /wasm:\/\//.test(trace) && mounted.has(lastEntered) && Date.now() - enteredAt < 1000;
  if (!justUsed && !/jixiao_(app|edit)/.test(trace)) return;
  // Without a trace of the one, nobody can be trusted to be whole.
  const hit = lastEntered && mounted.has(lastEntered) ? [lastEntered] : [...mounted];
  for (const life of hit) life.crashed(error);
  if (hit.length === 0) abandon(); // an element that is gone left it broken for those to come
}
