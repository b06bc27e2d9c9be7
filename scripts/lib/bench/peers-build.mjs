// Bundles the peers' pages into the cache, minified for production as their own documentation advises. The sources
// are in peers/; nothing built is kept in the repository. (The leptos counter is built by wasm.sh.)
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compile } from "svelte/compiler";

const SOURCES = fileURLToPath(new URL("./peers/", import.meta.url));

// Svelte is usually bundled by a tool that sees more than esbuild does. Three things bring it to the same size, so that
// the peer is not made heavier than it is: its development flag as a constant, its custom-element part marked as free
// of side effects, and a second pass over the bundle (below), which drops what the first one left without a caller.
const svelte = {
  name: "svelte",
  setup(bundler) {
    bundler.onResolve({ filter: /^esm-env$/ }, () => ({ path: "esm-env", namespace: "constants" }));
    bundler.onLoad({ filter: /.*/, namespace: "constants" }, () => ({
      contents: "export const DEV = false, BROWSER = true, NODE = false;",
    }));
    bundler.onResolve({ filter: /custom-element|legacy-client/ }, async ({ path, pluginData, ...where }) => {
      if (pluginData === "resolved") return undefined;
      const found = await bundler.resolve(path, { ...where, pluginData: "resolved" });
      return { ...found, sideEffects: false };
    });
    bundler.onLoad({ filter: /\.svelte$/ }, ({ path }) => ({
      contents: compile(readFileSync(path, "utf8"), { filename: path, generate: "client", dev: false }).js.code,
      loader: "js",
    }));
  },
};

const COMMON = { bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "none", logLevel: "warning" };

async function bundle(entry, outfile) {
  const once = await build({
    ...COMMON,
    entryPoints: [entry],
    write: false,
    jsx: "automatic",
    conditions: ["browser", "svelte", "production"],
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [svelte],
  });
  await build({ ...COMMON, stdin: { contents: once.outputFiles[0].text, loader: "js" }, outfile });
}

const page = (title, script) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="stylesheet" href="page.css">
<script type="module" src="${script}"></script>
</head>
<body><div id="root"></div></body>
</html>
`;

/** Folder in the cache, title, entry file. */
const BUNDLED = [
  ["react-recharts", "React + recharts", "react-recharts/app.jsx"],
  ["svelte-svg", "Svelte + SVG", "svelte-svg/main.js"],
  ["rows-plain", "500 rows in plain JavaScript", "rows/plain.js"],
  ["rows-react", "500 rows in React", "rows/react.jsx"],
  ["rows-svelte", "500 rows in Svelte", "rows/svelte.js"],
];

export async function buildPeers(into) {
  for (const [folder, title, entry] of BUNDLED) {
    const out = join(into, folder);
    mkdirSync(out, { recursive: true });
    await bundle(join(SOURCES, entry), join(out, "app.js"));
    cpSync(join(SOURCES, "page.css"), join(out, "page.css"));
    writeFileSync(join(out, "index.html"), page(title, "app.js"));
  }
  const bare = join(into, "bare-inputs");
  mkdirSync(bare, { recursive: true });
  cpSync(join(SOURCES, "bare-inputs.html"), join(bare, "index.html"));
  cpSync(join(SOURCES, "bare-inputs.js"), join(bare, "bare-inputs.js"));
  cpSync(join(SOURCES, "page.css"), join(bare, "page.css"));
  return into;
}
