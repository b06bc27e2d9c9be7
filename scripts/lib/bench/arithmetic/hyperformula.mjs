// The same work as a spreadsheet: one sheet per category (amount, share) and one of indicators (full, target, actual,
// score), sums and the grade as formulas. The free licence key is the one that the project gives to open source.
import HF from "hyperformula";

const { HyperFormula } = HF;
const OPTIONS = { licenseKey: "gpl-v3", smartRounding: true };
export const name = "HyperFormula";

const category = (lines) => {
  const sum = `$D$1`;
  const rows = lines.map((line, i) => [line.amount, `=ROUND(A${i + 1}/${sum}*100,2)`]);
  rows[0].push(null, `=SUM(A1:A${lines.length})`);
  return rows;
};

function indicators({ groups, execution, cuts }) {
  const rows = [];
  const sums = [];
  const score = (at) => `=ROUND(A${at}*MIN(1,C${at}/B${at}),2)`;
  for (const group of groups) {
    const from = rows.length + 1;
    for (const i of group.indicators) rows.push([i.fullMarks, i.target, i.actual, score(rows.length + 1)]);
    sums.push(`=SUM(D${from}:D${rows.length})`);
  }
  rows.push([execution.fullMarks, execution.budget, execution.actual, score(rows.length + 1)]);
  // Sums, total and grade stand in column F.
  sums.push(`=SUM(F1:F${sums.length})+D${rows.length}`);
  const total = `F${sums.length}`;
  sums.push(cuts.reduceRight((otherwise, cut, at) => `IF(${total}>=${cut},${at},${otherwise})`, String(cuts.length)).replace(/^/, "="));
  sums.forEach((formula, i) => {
    rows[i] ??= [];
    rows[i][5] = formula;
  });
  return rows.map((row) => Array.from(row, (cell) => cell ?? null));
}

const asCells = (rows) => rows.map((row) => row.map((cell) => (typeof cell === "string" && !cell.startsWith("=") ? Number(cell) : cell)));

/** With `parsed`, cells are numbers already; without, HyperFormula reads the decimal strings itself. */
export function sheetsOf(figures, { parsed }) {
  const sheets = { indicators: indicators(figures) };
  for (const c of figures.categories) sheets[c.code] = category(c.lines);
  if (parsed) for (const key of Object.keys(sheets)) sheets[key] = asCells(sheets[key]);
  return sheets;
}

export const build = (sheets) => HyperFormula.buildFromSheets(sheets, OPTIONS);

/** Changes one cell back and forth, so that each call really recalculates. `row` and `column` count from 0. */
export function changeOneCell(engine, sheetName, row, column) {
  const sheet = engine.getSheetId(sheetName);
  const before = engine.getCellValue({ sheet, row, col: column });
  let odd = false;
  return () => {
    odd = !odd;
    engine.setCellContents({ sheet, row, col: column }, [[odd ? before + 1 : before]]);
  };
}

const text = (value) => value.toFixed(2);
export function read(engine, figures) {
  const values = (sheetName) => engine.getSheetValues(engine.getSheetId(sheetName));
  const rows = values("indicators");
  let at = 0;
  const scores = figures.groups.map((group) => group.indicators.map(() => text(rows[at++][3])));
  const column = figures.groups.length;
  const lists = figures.categories.map((c) => values(c.code));
  return {
    sums: lists.map((list) => text(list[0][3])),
    shares: lists.map((list) => list.map((row) => text(row[1]))),
    scores,
    groupSums: figures.groups.map((_, i) => text(rows[i][5])),
    executionScore: text(rows[at][3]),
    total: text(rows[column][5]),
    grade: rows[column + 1][5],
  };
}

/** Many shares at once: part and whole in columns, ROUND beside them. */
export function shares(pairs) {
  const engine = HyperFormula.buildFromArray(pairs.map(([part, whole], i) => [Number(part), Number(whole), `=ROUND(A${i + 1}/B${i + 1}*100,2)`]), OPTIONS);
  const result = engine.getSheetValues(0).map((row) => text(row[2]));
  engine.destroy();
  return result;
}
