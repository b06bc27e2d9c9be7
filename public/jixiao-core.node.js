// The functions for programs in Node, where the module is read from the disk instead of being fetched.
import { readFile } from 'node:fs/promises';
import start from './jixiao-core.js';

export { audit, evaluate, ruleProfiles, version } from './jixiao-core.js';

export default function init(input) {
  return start(input || { module_or_path: readFile(new URL('./jixiao_core_bg.wasm', import.meta.url)) });
}
