// Keeps the sections in BENCHMARKS.md. Each stands between two marks, so measuring one part again replaces that part
// and leaves the others with the date and the machine they were measured on.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const HEAD = `# Benchmarks

Written by \`scripts/bench --write\`, which builds and measures every peer in the same run. Under each table stand the
date, the machine, the browser and how busy the machine was. Method: [scripts/lib/bench](scripts/lib/bench).
`;

const begin = (part) => `<!-- ${part} -->`;
const end = (part) => `<!-- end of ${part} -->`;

function kept(file, part) {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8");
  const from = text.indexOf(begin(part));
  const to = text.indexOf(end(part));
  return from < 0 || to < from ? undefined : text.slice(from + begin(part).length, to).trim();
}

export function keep(file, parts, sections) {
  const fresh = new Map(sections.map(({ part, text }) => [part, text]));
  const bodies = parts
    .map((part) => [part, fresh.get(part) ?? kept(file, part)])
    .filter(([, text]) => text)
    .map(([part, text]) => `${begin(part)}\n${text}\n${end(part)}`);
  writeFileSync(file, `${[HEAD, ...bodies].join("\n")}\n`);
}
