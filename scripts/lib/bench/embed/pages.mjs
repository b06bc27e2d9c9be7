// The pages of the embedding part: ours with one and with ten widgets, and what others ship, installed from the registry
// into the cache, with the versions written here.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCES = fileURLToPath(new URL("../peers/embed/", import.meta.url));
export const PACKAGES = {
  "@finos/perspective": "3.8.0",
  "@finos/perspective-viewer": "3.8.0",
  "@finos/perspective-viewer-datagrid": "3.8.0",
  "@ruffle-rs/ruffle": "0.6.0",
};

/** A copy of the site with pages that hold `counts` widgets each: `widgets-1.html` and so on. */
export function ownPages(dist, cache, counts) {
  const folder = join(cache, "embed-own");
  rmSync(folder, { recursive: true, force: true });
  cpSync(dist, folder, { recursive: true });
  for (const count of counts) {
    const widget = '<jixiao-widget src="./reports/linwu-2024.json"><p>…</p></jixiao-widget>';
    const head = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>widgets</title><link rel="icon" href="data:,">';
    const links = '<link rel="stylesheet" href="./jixiao-fallback.css"><script type="module" src="./jixiao.js"></script>';
    writeFileSync(join(folder, `widgets-${count}.html`), head + links + widget.repeat(count));
  }
  return folder;
}

/** The folder that the peers' pages are served from, or why there is none. */
export function peerPages(cache) {
  const folder = join(cache, "embed-peers");
  const modules = join(folder, "node_modules");
  const stamp = join(folder, "installed.json");
  const wanted = JSON.stringify(PACKAGES);
  try {
    if (!existsSync(stamp)) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
      const names = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);
      execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", ...names], { cwd: folder });
      writeFileSync(stamp, wanted);
    }
    cpSync(SOURCES, join(modules, "pages"), { recursive: true });
    return { folder: modules };
  } catch (error) {
    return { missing: `not installed: ${error.message.split("\n")[0]}` };
  }
}
