// A crash of the WebAssembly part inside an event handler reaches nobody but the window. This finds the element it
// happened in, so that this one stops with a message while its neighbours go on.

import { asCrash, isCrash, isKnown } from './fault.js';
import { abandon } from './runtime.js';

export { asCrash, isCrash };

const ENTRANCES = ['click', 'input', 'change', 'keydown', 'pointerdown', 'focusin', 'focusout', 'paste', 'drop', 'toggle'];
const mounted = new Set();
let lastEntered = null;
let enteredAt = 0;
let listening = false;

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
  if (!isCrash(error) || isKnown(error)) return;
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
