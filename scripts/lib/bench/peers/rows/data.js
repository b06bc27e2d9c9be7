// 500 rows of three fields, as an indicator table would hold them without any care for what is in view.
export const rows = Array.from({ length: 500 }, (_, i) => ({ id: i, name: `指标${i + 1}`, target: "100", actual: String(50 + (i % 60)) }));
export const fields = ["name", "target", "actual"];
