// Markdown tables and how figures are written in them.

export function table(head, rows, numericFrom = 1) {
  const rule = head.map((_, i) => (i < numericFrom ? "---" : "--:"));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** 1 KB is 1,000 bytes here, as browsers' network panels count. */
export const kb = (bytes) => (bytes / 1000).toFixed(1);
export const mb = (bytes) => (bytes / 1_000_000).toFixed(2);

/** Three significant digits, never in exponent notation. */
export function ms(value) {
  if (value === undefined || Number.isNaN(value)) return "–";
  if (value >= 100) return Math.round(value).toLocaleString("en-US");
  return value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3);
}

export const times = (value, base) => (base ? `${(value / base).toFixed(2)} ×` : "–");
