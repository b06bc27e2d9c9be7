// Texts that mean harm, and a report full of them. None may ever be more than text.

export const TEXTS = [
  '<script>window.pwned = 1</script>',
  '"><img src=x onerror="window.pwned=2">',
  "'-alert(1)-'",
  '<svg/onload=window.pwned=3>',
  '</style><style>*{display:none}</style>',
  '</jixiao-widget><iframe srcdoc="<script>parent.pwned=4</script>">',
  'javascript:window.pwned=5',
  '{{constructor.constructor("window.pwned=6")()}}',
  '${window.pwned=7}',
  '&lt;b&gt; &#x3c;i&#x3e; &amp;amp;',
  '\u202e倒过来的\u202c 和 \u2066隔开\u2069',
  '零\u200b宽\u200d字\ufeff符',
  '=HYPERLINK("http://example.invalid","x")',
  '+1+cmd|"/c calc"!A0',
  '@SUM(1)',
  '-2+3',
  '__proto__',
  'constructor',
  'toString',
  '𠮷野家 👩‍👩‍👧‍👦 e\u0301 ﷽',
  '长'.repeat(5000),
  'ก็็็็็็็็็็็็็็็็็็็็',
  ' 前后空白 ',
  '%00%0d%0a \\u0000 \\n',
];

/** A sound report in which everything that can be a text is one of those. */
export function hostileReport() {
  let next = 0;
  const text = () => TEXTS[next++ % TEXTS.length];
  const items = () => TEXTS.map((name, i) => ({ name, amount: String(i + 1) }));
  return {
    version: 1,
    department: text(),
    year: 2024,
    region: text(),
    title: text(),
    unit: '万元',
    staffing: TEXTS.map((name) => ({ name, rows: [{ kind: 'institution', authorised: 1, inPost: 1 }], place: text() })),
    execution: { total: { adjusted: '100', actual: '90' }, sources: TEXTS.map((name) => ({ name, adjusted: '1', actual: '1' })), place: text() },
    expenditure: {
      basic: { amount: '300', place: text() },
      personnel: { amount: '300', share: '100', listing: 'partial', items: items(), place: text() },
      project: { amount: '300', items: items() },
    },
    indicators: TEXTS.map((name, i) => ({
      name,
      fullMarks: '1',
      score: '1',
      target: text(),
      actual: text(),
      unit: text(),
      reason: text(),
      children: [{ name: text(), score: '1', children: [{ name: text(), score: '1', reason: TEXTS[i] }] }],
    })),
    stated: { total: '24', grade: text(), place: text() },
    narrative: TEXTS.map((heading) => ({ heading, text: text(), place: text() })),
  };
}

/** Files that are no sound reports, each of which must be refused in good time. */
export const BROKEN = {
  'nested lists': `{"version":1,"indicators":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  'nested objects': `{"version":1,"indicators":${'[{"name":"a","children":'.repeat(20_000)}[]${'}]'.repeat(20_000)}}`,
  'a key of the prototype': '{"version":1,"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  'the same key twice': '{"version":1,"department":"a","department":"b"}',
  'half a surrogate pair': '{"version":1,"department":"a\\ud800b"}',
  'a number beyond all bounds': `{"version":1,"expenditure":{"basic":{"amount":"${'9'.repeat(100_000)}"}}}`,
  'an exponent': '{"version":1,"expenditure":{"basic":{"amount":"1e999999999"}}}',
  'ten megabytes of one text without an end': `{"version":1,"department":"${'x'.repeat(10_000_000)}`,
  'ten megabytes of spaces': `{"version":1,${' '.repeat(10_000_000)}`,
  'a control character': '{"version":1,"department":"a\u0000b"}',
};
