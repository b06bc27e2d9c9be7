// The packed package in a project of somebody else: from plain Node, and seen by the strict compiler.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { dist, project } from './project.mjs';

const linwu = await readFile(path.join(dist, 'reports/linwu-2024.json'), 'utf8');

const NODE = `import init, { audit, evaluate, ruleProfiles, version } from 'jixiao/core';
import { readFileSync } from 'node:fs';
const early = (() => { try { evaluate({ version: 1 }); } catch (error) { return error.code; } })();
await init();
const report = JSON.parse(readFileSync('report.json', 'utf8'));
const wrong = (() => { try { evaluate({ ...report, year: 'x' }); } catch (error) { return [error.code, error.message]; } })();
console.log(JSON.stringify({ early, wrong, version, total: evaluate(report).total, profiles: ruleProfiles().length, figures: audit('基本支出368.97万元').figures.length }));
`;
const WORKER = `import { Worker, isMainThread, parentPort } from 'node:worker_threads';
import init, { evaluate } from 'jixiao/core';
if (isMainThread) new Worker(new URL(import.meta.url)).on('message', (total) => console.log(total));
else { await init(); parentPort.postMessage(evaluate({ version: 1 }).fullMarks); }
`;
const WHOLE = `import init, { evaluate } from 'jixiao';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
await init({ module_or_path: readFile(createRequire(import.meta.url).resolve('jixiao/jixiao_core_bg.wasm')) });
console.log(evaluate(JSON.parse(await readFile('report.json', 'utf8'))).total);
`;
const ELEMENT_TS = `import init, { evaluate, type Evaluation } from 'jixiao';
const widget = document.querySelector('jixiao-widget');
const made = document.createElement('jixiao-widget');
made.mode = 'check';
widget?.addEventListener('jixiao-change', ({ detail }) => console.log(detail.evaluation.total));
await init();
export const evaluation: Evaluation = evaluate({ version: 1 });
`;
// A server knows no DOM: the types of the functions have to do without.
const CORE_TS = `import init, { evaluate, ruleProfiles, type Report } from 'jixiao/core';
const report: Report = { version: 1, expenditure: { basic: { amount: '368.97' } } };
await init();
export const total: string = evaluate(report).total;
export const titles: string[] = ruleProfiles().map(({ title }) => title);
`;
const CORE_WRONG = `import { defineWidget } from 'jixiao/core';\ndefineWidget();\n`;

let user;
before(async () => {
  user = await project({
    'report.json': linwu,
    'node.js': NODE,
    'worker.js': WORKER,
    'whole.js': WHOLE,
    'element.mts': ELEMENT_TS,
    'core.mts': CORE_TS,
    'core-wrong.mts': CORE_WRONG,
  });
});
after(() => user?.remove());

test('what is in it: element, module, styles, types, licences, and nothing of the site', async () => {
  const names = (await readdir(path.join(user.folder, 'node_modules/jixiao'))).sort();
  for (const name of ['jixiao.js', 'jixiao-core.js', 'jixiao_app_bg.wasm', 'jixiao.css', 'jixiao-fallback.css', 'jixiao.d.ts', 'jixiao-core.d.ts', 'embed.html', 'jixiao-frame.js', 'LICENSE-MIT', 'README.md']) {
    assert.ok(names.includes(name), `${name} among ${names}`);
  }
  for (const name of names) assert.doesNotMatch(name, /^(index|portal|page)\.|^reports$|^\.|\.(zip|tgz)$/);
});

test('jixiao/core in plain Node, without a word about its file', async () => {
  const { stdout } = await user.node('node.js');
  const { early, wrong, version, total, profiles, figures } = JSON.parse(stdout);
  assert.equal(early, 'not-initialised');
  assert.equal(wrong[0], 'not-a-report');
  assert.match(wrong[1], /year/);
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.equal(total, '91');
  assert.ok(profiles >= 6);
  assert.equal(figures, 1);
});

test('jixiao/core in a worker thread', async () => {
  assert.equal((await user.node('worker.js')).stdout.trim(), '100');
});

test('jixiao in Node, started with the bytes', async () => {
  assert.equal((await user.node('whole.js')).stdout.trim(), '91');
});

test('the strict compiler: the element with the DOM, the functions without', async () => {
  const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--module', 'nodenext', '--types', ''];
  const complaints = (...args) => user.tool('tsc', ...strict, ...args).then(() => '', ({ stdout }) => stdout);
  assert.equal(await complaints('--lib', 'es2022,dom', 'element.mts'), '');
  assert.equal(await complaints('--lib', 'es2022', 'core.mts'), '');
  assert.match(await complaints('--lib', 'es2022', 'core-wrong.mts'), /core-wrong\.mts\(1,.*defineWidget/);
});
