// The public module: calculates without any UI, and defines <jixiao-widget>. Built into one file with a stable name.
import { asCrash, isCrash } from './loader/crash.js';
import { defineWidget } from './loader/element.js';
import { abandon, running, start } from './loader/runtime.js';

/** The version of the package; the build puts it in. */
export const version = __VERSION__;

/** Starts the calculation: one promise for all who ask. In Node give the bytes of jixiao_app_bg.wasm. */
export default function init(input) {
  return start(input);
}

/** What follows from a report: scores, total, grade, shares, execution rate. */
export function evaluate(report, options) {
  return ask((instance) => instance.evaluate(report, (options && options.rules) || undefined));
}

/** The rule profiles that evaluate() and the element's rules attribute know. */
export function ruleProfiles() {
  return ask((instance) => instance.ruleProfiles());
}

function ask(question) {
  const instance = running();
  try {
    return question(instance);
  } catch (error) {
    if (!isCrash(error)) throw error;
    abandon(instance);
    throw asCrash(error);
  }
}

export { defineWidget };

// The script tag alone makes the element work; other environments have no elements to define.
if (typeof customElements !== 'undefined') defineWidget();
