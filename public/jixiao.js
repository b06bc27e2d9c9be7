// The public module: <jixiao-widget>, and the functions for programs. Built into one file with a stable name.
import { defineWidget } from './loader/element.js';

export { default, audit, evaluate, ruleProfiles, version } from './loader/core.js';
export { defineWidget };

// The script tag alone makes the element work; other environments have no elements to define.
if (typeof customElements !== 'undefined') defineWidget();
