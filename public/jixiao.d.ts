/**
 * jixiao (绩效): <jixiao-widget>, and everything of jixiao/core.
 */
import type { Evaluation, Finding, Report } from "./jixiao-core.js";

export * from "./jixiao-core.js";
export { default } from "./jixiao-core.js";

/** Defines the element; importing the module has done it under the name `jixiao-widget`. A taken name is left alone. */
export function defineWidget(name?: string): void;

// ---- The element ------------------------------------------------------------------------------------------------

/**
 * `<jixiao-widget src mode lang rules theme type loading>`; children are shown before and without WebAssembly. `theme`
 * and `type` follow what the reader chooses in the menu; `mode` said again brings the reader back to it;
 * `loading="eager"` starts an element of the first screen at once instead of when it is seen.
 */
export interface JixiaoWidget extends HTMLElement {
  /** URL of a report in JSON, relative to the page. */
  src: string;
  mode: "explore" | "edit" | "check" | (string & {});
  rules: string;
  theme: "auto" | "light" | "dark" | "contrast" | (string & {});
  /** "large" makes all type large, as the switches of a portal for older readers do. */
  type: "" | "large" | (string & {});
  /** Setting it shows that report; it outranks `src` until `src` changes. */
  get report(): Report | null;
  set report(report: Report | string);
  /** `null` until the widget is ready. */
  readonly evaluation: Evaluation | null;
  readonly findings: Finding[];
  /**
   * Shows a report; a text that is no JSON is checked (mode `check`). Before the widget is ready it is kept; afterwards a
   * faulty report throws and changes nothing.
   */
  load(report: Report | string): void;
  /** Back to the report as it was loaded. */
  reset(): void;
  /** The open report as JSON text. */
  exportJson(): string;
}

declare global {
  interface HTMLElementTagNameMap {
    "jixiao-widget": JixiaoWidget;
  }
  // They bubble, so listeners may stand on the element and on everything around it.
  interface HTMLElementEventMap {
    "jixiao-ready": CustomEvent;
    "jixiao-change": CustomEvent<{ report: Report; evaluation: Evaluation }>;
    "jixiao-error": CustomEvent<{ code: string; message: string }>;
  }
}
