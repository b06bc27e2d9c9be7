// One style sheet object for all elements of a page, fetched in parallel with the WebAssembly part; and another one with
// what only the larger module shows.
import base from './loader.css';
import { failure } from './failures.js';

const READING = new URL('./jixiao.css', import.meta.url).href;
const EDITING = new URL('./jixiao_edit.css', import.meta.url).href;
const shareable =
  typeof CSSStyleSheet === 'function' && 'replaceSync' in CSSStyleSheet.prototype && 'adoptedStyleSheets' in Document.prototype;

let baseSheet = null;
const sheets = {}; // by address, as soon as they are asked for

/** Puts styles on: at first the few rules for waiting (block layout, reserved height, the message panel) alone. */
export function dress(root, styles = []) {
  if (!shareable) return;
  if (!baseSheet) {
    baseSheet = new CSSStyleSheet();
    baseSheet.replaceSync(base);
  }
  root.adoptedStyleSheets = [baseSheet, ...styles];
}

/** Resolves to the styles of a view, so that nothing is shown without them. */
export function stylesFor(life, edit) {
  const wanted = edit ? [READING, EDITING] : [READING];
  return Promise.all(wanted.map(shareable ? sheetOf : (address) => link(life.root, address)));
}

function sheetOf(address) {
  if (!sheets[address]) {
    sheets[address] = fetchSheet(address).catch((error) => {
      sheets[address] = null;
      throw error;
    });
  }
  return sheets[address];
}

async function fetchSheet(address) {
  let text;
  try {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    text = await response.text();
  } catch (error) {
    throw missing(address, error);
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

// For browsers without constructable style sheets; jixiao.css ends with the waiting rules for their sake.
function link(root, address) {
  const links = [...root.querySelectorAll('link')];
  if (links.some(({ href }) => href === address)) return undefined;
  return new Promise((resolve, reject) => {
    const element = document.createElement('link');
    element.rel = 'stylesheet';
    element.href = address;
    element.onload = () => resolve();
    element.onerror = () => {
      element.remove();
      reject(missing(address));
    };
    if (links.length) links.pop().after(element);
    else root.prepend(element);
  });
}

function missing(address, error) {
  return failure('style-missing', address.split('/').pop(), error, address);
}
