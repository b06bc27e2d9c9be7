// Compiled, never run: every part of the contract as a program would use it.
import init, { audit, defineWidget, evaluate, ruleProfiles, version } from 'jixiao';
import type { Audit, Evaluation, Figure, Finding, JixiaoError, Report, RuleProfile } from 'jixiao';

const report: Report = {
  version: 1,
  department: '某部门',
  year: 2024,
  unit: '万元',
  expenditure: { basic: { amount: '368.97' }, personnel: { amount: '318.74', share: '86.38', listing: 'partial', items: [{ name: '奖金', amount: '11.43' }] } },
  indicators: [{ name: '产出', code: 'output', fullMarks: '40', method: { kind: 'deduction', step: '5', points: '1' } }],
  stated: { total: '91', grade: '良好' },
};

await init({ module_or_path: new Uint8Array() });
const evaluation: Evaluation = evaluate(report, { rules: 'cn-2021-101' });
const total: string = evaluation.total;
const rate: string | undefined = evaluation.execution?.rate;
const profiles: RuleProfile[] = ruleProfiles();
const audited: Audit = audit('基本支出368.97万元', { rules: 'cn-2021-101', lang: 'en', previous: '' });
const first: Figure | undefined = audited.figures[0];
const worst: Finding | undefined = audited.findings.find(({ verdict }) => verdict === 'inconsistent');
const place: number | undefined = worst?.sources[0]?.start ?? first?.end;
defineWidget('other-name');

const widget = document.querySelector('jixiao-widget');
if (widget) {
  widget.mode = 'edit';
  widget.report = report;
  widget.report = '{"version":1}';
  widget.load(report);
  widget.reset();
  const saved: string = widget.exportJson();
  const findings: readonly Finding[] = widget.findings;
  widget.addEventListener('jixiao-change', (event) => {
    const percent: string | undefined = event.detail.evaluation.shares[0]?.percent;
    console.log(percent, event.detail.report.department, saved, findings);
  });
  widget.addEventListener('jixiao-error', ({ detail }) => console.log(detail.code, detail.message));
}

try {
  evaluate(report);
} catch (error) {
  console.log((error as JixiaoError).code, total, rate, profiles, place, version);
}
