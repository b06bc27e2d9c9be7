// The module without any page: what a Node program, or another site's build, holds on to.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = process.env.JIXIAO_DIST || path.join(root, 'dist');
const text = (name) => readFile(path.join(dist, name), 'utf8');
const module = await import(pathToFileURL(path.join(dist, 'jixiao.js')).href);

/** The error that an action throws, which must carry a code and a message. */
function thrown(action) {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof Error, `an Error, not ${error}`);
    assert.equal(typeof error.code, 'string', `a code in: ${error.message}`);
    assert.ok(error.message.length > 0);
    return error;
  }
  return assert.fail('nothing was thrown');
}

describe('before it is started', () => {
  test('evaluate, audit and ruleProfiles say so in Chinese and English', () => {
    for (const action of [() => module.evaluate({ version: 1 }), () => module.audit(''), () => module.ruleProfiles()]) {
      const error = thrown(action);
      assert.equal(error.code, 'not-initialised');
      assert.match(error.message, /init\(\).*has not been started/s);
    }
  });

  test('starting without bytes says what to pass', async () => {
    await assert.rejects(module.default(), (error) => error.code === 'bytes-needed' && /module_or_path/.test(error.message));
  });

  test('starting with something useless says so', async () => {
    await assert.rejects(module.default({ module_or_path: 42 }), { code: 'bad-input' });
    await assert.rejects(module.default({ module_or_path: new Uint8Array([1, 2, 3]) }), { code: 'wasm-invalid' });
  });

  test('the element is not defined where there are no elements', () => {
    assert.equal(thrown(() => module.defineWidget()).code, 'no-document');
  });
});

test('the version is that of Cargo.toml, in the module and in package.json', async () => {
  const cargo = await readFile(path.join(root, 'Cargo.toml'), 'utf8');
  const [, version] = /^version = "(.+)"/m.exec(cargo);
  assert.equal(module.version, version);
  const manifest = JSON.parse(await text('package.json'));
  assert.equal(manifest.version, version);
  assert.equal(manifest.type, 'module');
});

describe('started with the bytes after failed attempts', () => {
  let report;

  before(async () => {
    const bytes = await readFile(path.join(dist, 'jixiao_core_bg.wasm'));
    const first = module.default({ module_or_path: bytes });
    assert.equal(module.default(), first, 'everyone who asks gets the same promise');
    await first;
    report = JSON.parse(await text('reports/linwu-2024.json'));
  });

  test('evaluates the Linwu report', () => {
    const evaluation = module.evaluate(report);
    assert.equal(evaluation.rules, 'cn-2021-101');
    assert.equal(evaluation.total, '91');
    assert.equal(evaluation.fullMarks, '100');
    assert.deepEqual({ id: evaluation.grade.id, label: evaluation.grade.label }, { id: 'excellent', label: '优' });
    const share = (part, whole) => evaluation.shares.find((s) => s.part === part && s.whole === whole);
    assert.equal(share('personnel', 'basic').percent, '86.39');
    assert.equal(share('operating', 'basic').percent, '13.61');
    const groups = Object.fromEntries(evaluation.groups.map((g) => [g.code, [g.score, g.fullMarks, g.lost]]));
    assert.deepEqual(groups, {
      execution: ['10', '10', '0'],
      output: ['40', '40', '0'],
      benefit: ['11', '20', '9'],
      satisfaction: ['10', '10', '0'],
      cost: ['20', '20', '0'],
    });
  });

  test('does not change the report it is given', () => {
    const before = JSON.stringify(report);
    module.evaluate(report);
    assert.equal(JSON.stringify(report), before);
  });

  test('every figure of a result is a decimal string', () => {
    const walk = (value, place) => {
      assert.notEqual(typeof value, 'number', place);
      if (value && typeof value === 'object') for (const [key, inner] of Object.entries(value)) walk(inner, `${place}.${key}`);
    };
    const { unscored, ...figures } = module.evaluate(report);
    assert.equal(unscored, 0); // a count of indicators
    walk(figures, '$');
    for (const { fullMarks, score, lost } of figures.groups) {
      for (const figure of [fullMarks, score, lost]) assert.match(figure, /^-?\d+(\.\d+)?$/);
    }
  });

  test('takes another rule profile and refuses an unknown one', () => {
    for (const { id } of module.ruleProfiles()) assert.equal(module.evaluate(report, { rules: id }).rules, id);
    assert.match(thrown(() => module.evaluate(report, { rules: 'nowhere-1949' })).message, /nowhere-1949/);
  });

  test('lists the rule profiles', () => {
    const profiles = module.ruleProfiles();
    const ids = profiles.map((profile) => profile.id);
    assert.ok(ids.includes('cn-2021-101') && ids.includes('cn-2020-10'), ids.join());
    assert.equal(new Set(ids).size, ids.length);
    for (const profile of profiles) assert.ok(profile.title, profile.id);
  });

  test('bad input is an error with a code and the place, and the module goes on', () => {
    const wrong = [
      [null, /./],
      ['text that is no JSON', /./],
      [{}, /version/],
      [{ ...report, year: 'two thousand' }, /year/],
      [{ ...report, unheardOf: 1 }, /unheardOf/],
      [{ ...report, expenditure: { basic: { amount: 368.97 } } }, /expenditure\.basic\.amount/],
      [{ ...report, indicators: [{ name: 'a', fullMarks: 'ten' }] }, /indicators\[0\]\.fullMarks/],
    ];
    for (const [input, place] of wrong) assert.match(thrown(() => module.evaluate(input)).message, place);
    assert.equal(module.evaluate(report).total, '91');
  });
});

describe('the text of a report', () => {
  // A character of two UTF-16 units in front, so that offsets cannot be bytes or characters.
  const report = `𠮷县财政局2024年度部门整体支出绩效自评报告
一、支出情况
2024年基本支出368.97万元，其中：人员经费318.74万元，占基本支出的86.38%；公用经费50.23万元，占基本支出的13.62%。实有28人。
二、自评得分
自评总得分91分，综合评定等级为良好。\r\n`;

  test('gives report, evaluation, findings and figures', () => {
    const audit = module.audit(report);
    assert.deepEqual(Object.keys(audit), ['report', 'evaluation', 'findings', 'figures']);
    assert.equal(audit.report.version, 1);
    assert.equal(audit.evaluation.fullMarks, '100');
    assert.ok(Array.isArray(audit.findings));
    const figures = audit.figures.map(({ kind, value, unit, start, end }) => [kind, value, unit, report.slice(start, end)]);
    assert.deepEqual(figures, [
      ['amount', '368.97', '万元', '368.97万元'],
      ['amount', '318.74', '万元', '318.74万元'],
      ['percent', '86.38', '%', '86.38%'],
      ['amount', '50.23', '万元', '50.23万元'],
      ['percent', '13.62', '%', '13.62%'],
      ['count', '28', '人', '28人'],
      ['points', '91', '分', '91分'],
    ]);
    assert.equal(audit.figures[0].label, '基本支出');
  });

  test('quotes what stands at its offsets, in the asked language', () => {
    const chinese = module.audit(report);
    const english = module.audit(report, { lang: 'en' });
    const places = (audit) => audit.findings.map((finding) => [finding.rule, finding.verdict, finding.sources]);
    assert.deepEqual(places(english), places(chinese));
    for (const { sources } of chinese.findings) for (const { start, end, quote } of sources) assert.equal(report.slice(start, end), quote);
  });

  test('takes the rules it is told, and refuses what it does not know', () => {
    assert.equal(module.audit(report, { rules: 'cn-2020-10' }).evaluation.rules, 'cn-2020-10');
    assert.equal(thrown(() => module.audit(report, { rules: 'nowhere-1949' })).code, 'unknown-rules');
    for (const other of [undefined, null, 42, {}]) assert.equal(thrown(() => module.audit(other)).code, 'not-a-text');
  });

  test('options of the wrong kind are refused with their place', () => {
    for (const rules of [5, true, {}, Symbol('x'), ['cn-2020-10']]) {
      for (const call of [() => module.audit(report, { rules }), () => module.evaluate({ version: 1 }, { rules })]) {
        const error = thrown(call);
        assert.equal(error.code, 'not-an-option');
        assert.match(error.message, /^options\.rules: /);
      }
    }
    assert.match(thrown(() => module.audit(report, { lang: 5 })).message, /^options\.lang: /);
    assert.match(thrown(() => module.audit(report, { previous: {} })).message, /^options\.previous: /);
    assert.equal(thrown(() => module.evaluate({ version: 1 }, 'cn-2020-10')).code, 'not-an-option');
    for (const options of [undefined, null, {}, { rules: '' }, { rules: null }]) module.audit(report, options);
  });

  test('where nothing has a score there is no total', () => {
    assert.equal(module.evaluate({ version: 1 }).total, '');
  });

  test('answers any text', () => {
    for (const text of ['', ' ', '\ud800', '（'.repeat(1000), '<table><td>1', '{"version":1}']) {
      assert.deepEqual(Object.keys(module.audit(text)), ['report', 'evaluation', 'findings', 'figures'], text);
    }
  });
});

test('the bytes of another of its modules start it too', async () => {
  for (const name of ['jixiao_app_bg.wasm', 'jixiao_edit_bg.wasm']) {
    const fresh = await import(`${pathToFileURL(path.join(dist, 'jixiao.js')).href}?${name}`);
    await fresh.default({ module_or_path: await readFile(path.join(dist, name)) });
    assert.equal(fresh.evaluate({ version: 1 }).fullMarks, '100');
    assert.equal(fresh.audit('基本支出1.5万元').figures[0].value, '1.5');
  }
});
