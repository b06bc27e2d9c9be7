// The public module: calculates without any UI, and defines <jixiao-widget>. Built into one file with a stable name.
import { asCrash, isCrash } from './loader/crash.js';
import { defineWidget } from './loader/element.js';
import { abandon, calculate, running } from './loader/runtime.js';

/** The version of the package; the build puts it in. */
export const version = __VERSION__;

/** Starts the functions below: one promise for all who ask. In Node give the bytes of jixiao_core_bg.wasm. */
export default function init(input) {
  return calculate(input);
}

/** What follows from a report: scores, total, grade, shares, execution rate. */
export function evaluate(report, options) {
  return ask('evaluate', report, (options && options.rules) || undefined);
}

/** What the text of a published report states, what follows from it, and where the two agree or not. */
export function audit(text, options) {
  const { rules, lang, previous } = options || {};
  return ask('audit', text, rules || undefined, lang || undefined, previous || undefined);
}

/** The rule profiles that evaluate() and the element's rules attribute know. */
export function ruleProfiles() {
  return ask('ruleProfiles');
}

function ask(name, ...values) {
  const instance = running(name);
  try {
    return instance[name](...values);
  } catch (error) {
    if (!isCrash(error)) throw error;
    abandon(instance);
    throw asCrash(error);
  }
}

export { defineWidget };

// The script tag alone makes the element work; other environments have no elements to define.
if (typeof customElements !== 'undefined') defineWidget();
