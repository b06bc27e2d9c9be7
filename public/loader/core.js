// The functions for programs. Their module has no interface and is fetched when one asks for it.
import { failure } from './failures.js';
import { asCrash, isCrash } from './fault.js';
import { Runtime } from './module.js';

const core = new Runtime('jixiao_core', () => import('./jixiao_core.js'), () => new URL('./jixiao_core_bg.wasm', import.meta.url));

/** The version of the package; the build puts it in. */
export const version = __VERSION__;

/** Starts the functions below: one promise for all who ask. In Node give the bytes of jixiao_core_bg.wasm. */
export default function init(input) {
  return core.start(input);
}

/** What follows from a report: scores, total, grade, shares, execution rate. */
export function evaluate(report, options) {
  return ask('evaluate', report, options);
}

/** What the text of a published report states, what follows from it, and where the two agree or not. */
export function audit(text, options) {
  return ask('audit', text, options);
}

/** The rule profiles that evaluate(), audit() and the element's rules attribute know. */
export function ruleProfiles() {
  return ask('ruleProfiles');
}

function ask(name, ...values) {
  const instance = core.current;
  if (!instance) throw failure('not-initialised');
  try {
    return instance[name](...values);
  } catch (error) {
    if (!isCrash(error)) throw error;
    core.abandon(instance);
    // Whoever asks later finds it running: a server waits for init() once.
    core.start().catch(() => {});
    throw asCrash(error);
  }
}
