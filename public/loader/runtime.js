// The modules behind the element.
import { Runtime } from './module.js';

const reading = new Runtime('jixiao_app', () => import('./jixiao_app.js'), () => new URL('./jixiao_app_bg.wasm', import.meta.url));
// Can do everything that the other can, and has the form; fetched when somebody edits.
const editing = new Runtime('jixiao_edit', () => import('./jixiao_edit.js'), () => new URL('./jixiao_edit_bg.wasm', import.meta.url));

/** Starts the module for reading, or the larger one for editing. */
export function start(input, edit = false) {
  return (edit ? editing : reading).start(input);
}

/** Whether the module with the form runs already: then it serves every element that is mounted from now on. */
export function canEdit() {
  return editing.current !== null;
}

export function abandon(instance) {
  reading.abandon(instance);
  editing.abandon(instance);
}
