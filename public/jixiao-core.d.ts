/**
 * jixiao (绩效): calculates, explores and checks self-evaluation reports of government departments
 * (部门整体支出绩效自评报告). Every number that carries meaning is a decimal string, "368.97", never a JavaScript number.
 */

/** A decimal number in digits, exactly as it is meant: "368.97", "-0.5", "100". */
export type Decimal = string;
/** Amount of money in the report's unit, or with a unit of its own: "368.97", "36.5元". */
export type Amount = string;
/** Percentage without the sign: "86.38". */
export type Percent = Decimal;
export type Points = Decimal;
export type Unit = "元" | "万元" | "亿元";

// ---- What a report states -------------------------------------------------------------------------------------

/** A report as it states itself. The JSON Schema in the repository is the full description; unknown keys are refused. */
export interface Report {
  /** Version of this form. */
  version: 1;
  department?: string;
  year?: number;
  region?: string;
  title?: string;
  /** The unit of every amount that names none of its own; 万元 where absent. */
  unit?: Unit;
  /** Id of a rule profile. */
  rules?: string;
  /** A profile of the report's own, used where `rules` is its id. */
  customRules?: RuleProfile;
  staffing?: StaffUnit[];
  execution?: Execution;
  expenditure?: Expenditure;
  budgets?: Budgets;
  indicators?: Indicator[];
  stated?: Stated;
  narrative?: Section[];
}

export interface StaffUnit {
  name: string;
  rows?: StaffRow[];
  /** The section of the document that states this; so in every part of a report. */
  place?: string;
}

export interface StaffRow {
  kind: "administrative" | "logistics" | "institution" | "contract" | "retired" | "other";
  authorised?: number;
  inPost?: number;
}

export interface Execution {
  total?: Partial<FundRow>;
  sources?: FundRow[];
  place?: string;
}

export interface FundRow {
  name?: string;
  initial?: Amount;
  adjusted?: Amount;
  actual?: Amount;
  rate?: Percent;
}

export interface Expenditure {
  total?: Category;
  basic?: Category;
  personnel?: Category;
  operating?: Category;
  project?: Category;
  other?: Category;
}

/** `itemised` (其中): the items make up the whole. `partial` (主要包括): they are its main part. */
export type Listing = "itemised" | "partial";

export interface Category {
  amount?: Amount;
  /** The share that the report prints. */
  share?: Percent;
  listing?: Listing;
  items?: Line[];
  place?: string;
}

export interface Line {
  name: string;
  amount?: Amount;
  share?: Percent;
  listing?: Listing;
  items?: Line[];
}

export interface Budgets {
  generalPublic?: Budget;
  governmentFund?: Budget;
  stateCapital?: Budget;
  socialInsurance?: Budget;
}

export interface Budget {
  /** The report says that there was none, which is not the same as saying nothing. */
  declaredNone?: boolean;
  income?: Amount;
  expenditure?: Amount;
  place?: string;
}

export interface Indicator {
  name: string;
  /** Group of the rule profile that a level-1 indicator belongs to. */
  code?: string;
  target?: string;
  actual?: string;
  unit?: string;
  direction?: "atLeast" | "atMost" | "equal" | "qualitative";
  method?: Method;
  fullMarks?: Points;
  score?: Points;
  byHand?: boolean;
  lost?: Points;
  reason?: string;
  applicable?: boolean;
  children?: Indicator[];
}

/** How a score follows from target and result. */
export type Method =
  | { kind: "manual" }
  | { kind: "direct"; met?: boolean }
  | { kind: "ratioForward" }
  | { kind: "ratioReverse" }
  | { kind: "ratioFloor"; floor?: Percent }
  | { kind: "levels"; level?: "reached" | "partly" | "missed"; percent?: Percent }
  | { kind: "bands"; ofRate?: boolean; bands: Band[] }
  | { kind: "deduction"; step: Decimal; points: Points; count?: "whole" | "proRata" }
  | { kind: "execution" };

export interface Band {
  atLeast: Decimal;
  percent: Percent;
}

export interface Stated {
  total?: Points;
  /** In the report's own word, for example 良好. */
  grade?: string;
  executionRate?: Percent;
  place?: string;
}

export interface Section {
  heading: string;
  text?: string;
  place?: string;
}

// ---- Rules ------------------------------------------------------------------------------------------------------

/** How a kind of report is scored, as dated and sourced data. */
export interface RuleProfile {
  id: string;
  title: string;
  /** Document number (文号). */
  number: string;
  region: string;
  years: { from?: number; to?: number };
  fullMarks: Points;
  decimals: number;
  weights: { source: Source; groups: { code: string; name: string; nameEn: string; fullMarks: Points }[] };
  execution: { source: Source; bands?: Band[]; rateDecimals: number; reasonBelow?: string };
  levels: { source: Source; upper: Percent; lower: Percent };
  floor: { source: Source; percent: Percent };
  grades: {
    source: Source;
    bands: { id: string; label: string; labelEn: string; atLeast: Points; synonyms: string[] }[];
  };
  rescale: { source: Source; enabled: boolean };
}

/** How well a part of a profile is known, and from where. */
export interface Source {
  status: "verified" | "unverified" | "custom";
  seen: string;
  seenEn: string;
}

// ---- What follows from a report ---------------------------------------------------------------------------------

export interface Evaluation {
  /** Id of the profile used. */
  rules: string;
  /** Empty where nothing has a score. */
  total: Points;
  fullMarks: Points;
  /** Empty where there is no score. */
  grade: { id: "excellent" | "good" | "fair" | "poor" | (string & {}); label: string };
  groups: Group[];
  shares: Share[];
  execution?: { budget: Amount; actual: Amount; rate: Percent };
  /** How many indicators should have a score and have none; the total is then a part of what it could be. */
  unscored: number;
}

/** An indicator of any level with what it earned; those of level 1 are the groups. */
export interface Group {
  /** Of level 1: the group of the rule profile. */
  code: "execution" | "output" | "benefit" | "satisfaction" | "cost" | (string & {});
  name: string;
  fullMarks: Points;
  score: Points;
  lost: Points;
  /** Where the score comes from. */
  evidence: "computed" | "stated" | "byHand" | "none" | "notApplicable";
  /** The calculation with its numbers, "40 × 38 ÷ 40"; empty where the score is stated. */
  formula: string;
  reason: string;
  indicators: Group[];
}

export interface Share {
  /** basic, personnel, operating, project, total, or the name of an item. */
  part: string;
  whole: string;
  amount: Amount;
  /** Empty where there is none: the whole is zero or unknown. */
  percent: Percent;
}

// ---- What a text says, and whether it adds up ----------------------------------------------------------------------

export interface Audit {
  /** What the text states. */
  report: Report;
  /** What follows from it. */
  evaluation: Evaluation;
  /** Everything that was checked, also what agrees. */
  findings: Finding[];
  /** Every amount, percentage, score and count in the order of the text; years, dates, numbering and codes are none. */
  figures: Figure[];
}

export interface Finding {
  /** Id of the check, "SUM-03". */
  rule: string;
  /** `partial`: a listing that does not claim to be complete. `undecidable`: a figure is missing, was
   * hardly read as it was meant, or only a person can say. */
  verdict: "consistent" | "rounding" | "partial" | "inconsistent" | "undecidable";
  severity: "error" | "warning" | "notice" | "info";
  /** In the asked language. */
  message: string;
  working?: { stated: string; computed: string; difference: string; tolerance: string; formula: string };
  /** Both places of a contradiction: offsets in UTF-16 units, so that `text.slice(start, end)` is the quote (a quote of
   * more than 4,096 bytes is cut off). */
  sources: { start: number; end: number; quote: string }[];
  /** What the check rests on. Articles are not quoted yet: none was read in its official text. */
  basis?: { title: string; number?: string; article?: string };
}

export interface Figure {
  kind: "amount" | "percent" | "points" | "count";
  value: Decimal;
  /** 元, 万元, 亿元, %, 个百分点, 分, the measure word of a count, or nothing. */
  unit: string;
  /** The words that name the figure; in a table those of its row and column. */
  label: string;
  /** Digits and unit, in UTF-16 units of the given text. */
  start: number;
  end: number;
}

export interface AuditOptions {
  /** Id of the rule profile to judge by; without it, the one that fits the report's weights. */
  rules?: string;
  /** Of the messages; Chinese without it. */
  lang?: "zh-CN" | "en" | (string & {});
  /** Text of last year's report of the same department, for the checks that compare the two. */
  previous?: string;
}

/**
 * What every function and method here throws: `code` for programs, `message` for people, with the JSON path. Of the functions:
 * `not-a-report`, `not-json`, `file-too-large`, `broken-rules`, `unknown-rules`, `not-a-text`, `not-an-option`,
 * `not-initialised` (wait for `init()`), `crash` (a defect of ours: the module starts afresh by itself, `init()` says when).
 */
export interface JixiaoError extends Error {
  code: string;
}

// ---- The module -------------------------------------------------------------------------------------------------

/**
 * Starts `evaluate`, `audit` and `ruleProfiles`, which are synchronous from then on; the element starts by itself. One
 * promise for all who ask, forgotten on failure so that asking again tries again. In a page without an argument; in Node
 * with the bytes of `jixiao_core_bg.wasm`, which lies beside this file.
 */
export default function init(input?: { module_or_path: unknown }): Promise<unknown>;

/** What follows from a report. Needs `init()`; throws a {@link JixiaoError} that names the place of what is wrong. */
export function evaluate(report: Report, options?: { rules?: string }): Evaluation;

/**
 * Checks the text of a published report: plain text, HTML, or tables as tab-, pipe- or comma-separated lines. Whatever
 * the text, there is an answer; what is no string, or an unknown profile, throws. Needs `init()`.
 */
export function audit(text: string, options?: AuditOptions): Audit;

/** The rule profiles that come with this version. Needs `init()`. */
export function ruleProfiles(): RuleProfile[];

export const version: string;
