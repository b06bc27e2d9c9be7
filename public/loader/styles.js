// One style sheet object for all elements of a page, fetched in parallel with the WebAssembly part.
import base from './loader.css';
import { failure } from './failures.js';

const ADDRESS = new URL('./jixiao.css', import.meta.url).href;
const shareable =
  typeof CSSStyleSheet === 'function' && 'replaceSync' in CSSStyleSheet.prototype && 'adoptedStyleSheets' in Document.prototype;

let baseSheet = null;
let fetching = null;

/** The few rules that hold before the style sheet is there: block layout, reserved height, the message panel. */
export function dressForWaiting(root) {
  if (!shareable) return;
  if (!baseSheet) {
    baseSheet = new CSSStyleSheet();
    baseSheet.replaceSync(base);
  }
  root.adoptedStyleSheets = [baseSheet];
}

/** Resolves when the style sheet applies in this root, so that nothing is shown without it. */
export async function dress(root) {
  if (!shareable) return link(root);
  if (!fetching) {
    fetching = fetchSheet().catch((error) => {
      fetching = null;
      throw error;
    });
  }
  root.adoptedStyleSheets = [baseSheet, await fetching];
}

async function fetchSheet() {
  let text;
  try {
    const response = await fetch(ADDRESS);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    text = await response.text();
  } catch (error) {
    throw failure('style-missing', '', error, ADDRESS);
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

// For browsers without constructable style sheets; jixiao.css ends with the waiting rules for their sake.
function link(root) {
  const present = root.querySelector('link');
  if (present) return undefined;
  return new Promise((resolve, reject) => {
    const element = document.createElement('link');
    element.rel = 'stylesheet';
    element.href = ADDRESS;
    element.onload = () => resolve();
    element.onerror = () => {
      element.remove();
      reject(failure('style-missing', '', undefined, ADDRESS));
    };
    root.prepend(element);
  });
}
