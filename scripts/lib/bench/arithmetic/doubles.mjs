// What a page does that trusts JavaScript's numbers. Only for the count of ties: its figures are not decimals.

/** The two habits: scale, Math.round, scale back; and toFixed. */
export const roundScaled = (part, whole) => (Math.round((Number(part) / Number(whole)) * 10000) / 100).toFixed(2);
export const roundFixed = (part, whole) => ((Number(part) / Number(whole)) * 100).toFixed(2);
