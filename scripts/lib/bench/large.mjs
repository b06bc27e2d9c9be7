// The large report: 500 indicators and 5,000 expenditure lines, the same in every run. Figures are plain decimal
// strings, so every implementation starts from the same text. Also says the same of any report: `figuresOf`.

/** A small generator of pseudo-random whole numbers (mulberry32): no library, the same everywhere. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return (from, to) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return from + (((t ^ (t >>> 14)) >>> 0) % (to - from + 1));
  };
}

const decimal = (hundredths) => `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, "0")}`;

/** Splits full marks evenly in hundredths; the last indicator takes what is left, so the group adds up. */
function splitMarks(fullMarks, count) {
  const each = Math.floor((fullMarks * 100) / count);
  return Array.from({ length: count }, (_, i) => (i < count - 1 ? each : fullMarks * 100 - each * (count - 1)));
}

const GROUPS = [
  { code: "output", name: "产出指标", fullMarks: 40, count: 220 },
  { code: "benefit", name: "效益指标", fullMarks: 20, count: 110 },
  { code: "satisfaction", name: "满意度指标", fullMarks: 10, count: 60 },
  { code: "cost", name: "成本指标", fullMarks: 20, count: 110 },
];
const CATEGORIES = [
  { code: "personnel", name: "人员经费", count: 1500 },
  { code: "operating", name: "公用经费", count: 1500 },
  { code: "project", name: "项目支出", count: 2000 },
];

/**
 * What every implementation calculates with:
 * groups of indicators (full marks, target, actual), categories of lines (amounts), the execution rate's two figures,
 * and the grade's cuts.
 */
export function largeFigures() {
  const random = randomFrom(20240101);
  const groups = GROUPS.map(({ code, name, fullMarks, count }) => ({
    code,
    name,
    indicators: splitMarks(fullMarks, count).map((marks, i) => {
      const target = random(1_00, 5000_00);
      // Two in three are met or surpassed, as in real reports; the rest fall short by up to a third.
      const actual = random(0, 2) ? target + random(0, target >> 2) : target - random(1, Math.max(1, Math.floor(target / 3)));
      return { name: `${name}${i + 1}`, fullMarks: decimal(marks), target: decimal(target), actual: decimal(actual) };
    }),
  }));
  const categories = CATEGORIES.map(({ code, name, count }) => ({
    code,
    name,
    lines: Array.from({ length: count }, (_, i) => ({ name: `${name}${i + 1}`, amount: decimal(random(1, 900_00)) })),
  }));
  return { groups, categories, execution: { fullMarks: "10", budget: "2300000.00", actual: "2251234.56" }, cuts: ["90", "80", "60"] };
}

/** The founding report in the same form. Its scores are stated, not derived, so full marks stand against marks won. */
export function linwuFigures() {
  const line = ([name, amount]) => ({ name, amount });
  const scored = (name, fullMarks, actual) => ({ name, fullMarks, target: fullMarks, actual });
  return {
    groups: [
      { code: "output", name: "产出指标", indicators: [scored("数量指标", "16", "16"), scored("质量指标", "15", "15"), scored("时效指标", "9", "9")] },
      { code: "benefit", name: "效益指标", indicators: [scored("经济效益指标", "15", "6"), scored("社会效益指标", "5", "5")] },
      { code: "satisfaction", name: "满意度指标", indicators: [scored("满意度指标", "10", "10")] },
      { code: "cost", name: "成本指标", indicators: [scored("成本指标", "20", "20")] },
    ],
    categories: [
      { code: "personnel", name: "人员经费", lines: LINWU_PERSONNEL.map(line) },
      { code: "operating", name: "公用经费", lines: LINWU_OPERATING.map(line) },
      { code: "project", name: "项目支出", lines: LINWU_PROJECTS.map(line) },
    ],
    execution: { fullMarks: "10", budget: "38847.92", actual: "38847.92" },
    cuts: ["90", "80", "60"],
  };
}

const LINWU_PERSONNEL = Object.entries({
  基本工资: "110.59", 津贴补贴: "43.31", 奖金: "11.43", 绩效工资: "18.56", 机关事业单位基本养老保险缴费: "28.70",
  职工基本医疗保险缴费: "15.17", 其他社会保障缴费: "3.89", 住房公积金: "28.48",
});
const LINWU_OPERATING = Object.entries({
  办公费: "4.00", 印刷费: "2.00", 水费: "0.50", 电费: "4.00", 邮电费: "0.50", 差旅费: "6.00", 公务接待费: "6.00", 工会经费: "8.19", 其他交通费用: "19.04",
});
const LINWU_PROJECTS = Object.entries({
  保障性住房维护管理: "32.00", 产业引导扶持矿贸企业: "9000.00", 碳酸钙产业发展指挥部: "30.00", 产业引导扶持资金: "5342.00",
  储备用地征收报批: "11640.63", 招商引资工作: "14.00",
});
