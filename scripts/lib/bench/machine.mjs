// Which machine, which browser and how busy: without these a time means nothing.
import { cpus, loadavg, totalmem } from "node:os";
import { execFileSync } from "node:child_process";

export function browserVersion() {
  if (!process.env.CHROMIUM) return "no browser";
  try {
    return execFileSync(process.env.CHROMIUM, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim().split(" built on")[0];
  } catch {
    return "no browser";
  }
}

export function machineLine() {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0].toFixed(1);
  return [
    new Date().toISOString().slice(0, 10),
    `${cpu.model.trim()}, ${cpus().length} cores, ${memory} GB`,
    browserVersion(),
    `Node ${process.versions.node}`,
    `load ${load} at the start`,
  ].join(" · ");
}
