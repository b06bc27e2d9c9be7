// The dialog 引用: how to cite the report, and the snippets that put the widget into other pages. Fetched for whoever
// opens it; built from plain elements, in the widget's shadow root, with its tokens.
import css from './cite.css';
import { element, folderOf, frame, npm, zipOf } from './snippets.js';
import { wordsOf } from './words.js';

const VERSION = __VERSION__;
const EDGE = 16; // px that the dialog keeps from the edges of a tall frame
let sheet = null;

/** Opens the dialog; it is gone again when it closes, and the focus is back on `opener`. */
export function cite(host, opener, language, profiles) {
  const root = host.shadowRoot;
  dress(root);
  const words = wordsOf(language);
  const report = host.report || {};
  const about = {
    base: new URL('.', import.meta.url).href,
    report: host.getAttribute('src') ? new URL(host.getAttribute('src'), document.baseURI).href : '',
    lang: language.startsWith('en') ? 'en' : 'zh-CN',
    version: VERSION,
    department: report.department || '',
    title: report.title || words('reportTitle', { year: report.year || '' }),
    rules: rulesOf(host, profiles),
  };

  const dialog = make('dialog', 'dialog cite');
  const title = make('h2', 'section-title', words('title'));
  title.id = 'jx-cite-title';
  dialog.setAttribute('aria-labelledby', title.id);
  const shut = button(words('close'), 'btn small', () => close());
  dialog.append(row('cite-head', title, shut));
  dialog.append(block(words, 'text', '', make('p', 'cite-text', words('citation', about))));

  const snippets = ['element', 'frame', 'package'].map((kind) => ({ kind, place: make('pre', 'cite-text') }));
  const hint = make('p', 'note');
  const show = (fixed) => {
    const folder = folderOf(VERSION);
    hint.textContent = words(fixed ? 'fixedHint' : 'followingHint', { zip: zipOf(VERSION), folder });
    const texts = [element(about, fixed, words('elementFallback')), frame(about, fixed), npm(about, fixed)];
    snippets.forEach(({ place }, i) => (place.textContent = texts[i]));
  };
  dialog.append(choice(words, show), hint);
  for (const { kind, place } of snippets) dialog.append(block(words, kind, `${kind}Hint`, place));
  show(false);

  function close() {
    dialog.remove();
    if (opener.isConnected) opener.focus();
  }
  dialog.addEventListener('close', close);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) close(); // beside it
  });
  // The undo keys and others of the widget are not meant while the dialog is open.
  dialog.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
  });
  opener.closest('.jx').append(dialog);
  if (dialog.showModal) dialog.showModal();
  else dialog.setAttribute('open', '');
  // In a frame as tall as its content the middle of the window may be out of sight: beside the button it is not.
  if (innerHeight > screen.height) {
    const lowest = innerHeight - dialog.offsetHeight - EDGE;
    dialog.style.top = `${Math.max(EDGE, Math.min(opener.getBoundingClientRect().top, lowest))}px`;
    dialog.style.bottom = 'auto';
  }
  shut.focus();
}

/** The rules as the page names them: number or title of the profile that is used. */
function rulesOf(host, profiles) {
  const { rules } = host.evaluation || {};
  const { customRules } = host.report || {};
  const profile = customRules && customRules.id === rules ? customRules : profiles.find(({ id }) => id === rules);
  return (profile && (profile.number || profile.title)) || rules || '';
}

/** One text with its heading and a button that copies it. */
function block(words, name, hint, text) {
  const section = make('section');
  const heading = make('h3', 'sub-title', words(name));
  heading.id = `jx-cite-${name}`;
  section.setAttribute('aria-labelledby', heading.id);
  if (text.localName === 'pre') {
    text.tabIndex = 0; // long lines are scrolled with the keys
    text.setAttribute('role', 'group');
    text.setAttribute('aria-labelledby', heading.id);
  }
  const copy = button(words('copy'), 'btn small', async () => {
    copy.textContent = words((await copied(text)) ? 'copied' : 'byHand');
  });
  copy.setAttribute('aria-describedby', heading.id);
  copy.setAttribute('aria-live', 'polite');
  const note = hint ? [make('p', 'note', words(hint))] : [];
  section.append(row('cite-row', heading, ...note, copy), text);
  return section;
}

function choice(words, show) {
  const set = make('fieldset');
  set.append(make('legend', '', words('version')));
  for (const fixed of [false, true]) {
    const label = make('label', 'choice');
    const input = make('input');
    Object.assign(input, { type: 'radio', name: 'jx-cite-version', checked: !fixed });
    input.addEventListener('change', () => show(fixed));
    label.append(input, words(fixed ? 'fixed' : 'following'));
    set.append(label);
  }
  return set;
}

/** Outside secure pages there is no clipboard to write to: then the text is selected for the reader's own keys. */
async function copied(place) {
  try {
    await navigator.clipboard.writeText(place.textContent);
    return true;
  } catch {
    getSelection().selectAllChildren(place);
    return false;
  }
}

function dress(root) {
  if (!('adoptedStyleSheets' in root)) return; // the dialogs of jixiao.css are readable too
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

function make(tag, name = '', text = '') {
  const node = document.createElement(tag);
  if (name) node.className = name;
  node.textContent = text;
  return node;
}

function row(name, ...children) {
  const node = make('div', name);
  node.append(...children);
  return node;
}

function button(text, name, act) {
  const node = make('button', name, text);
  node.type = 'button';
  node.addEventListener('click', act);
  return node;
}
