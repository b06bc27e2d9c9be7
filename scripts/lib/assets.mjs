// Trunk's post_build hook: puts everything around the WebAssembly module into the site that Trunk is staging.
// Style sheets, loader and glue become one small file each that Chromium 86 can read; names stay stable.
import { cp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const staging = process.env.TRUNK_STAGING_DIR;
if (!staging) {
  console.error('This is run by Trunk (scripts/build), which says where the site is being put together.');
  process.exit(1);
}
const release = process.env.TRUNK_PROFILE !== 'debug';
const OLDEST = ['chrome86'];
const shared = { minify: release, charset: 'utf8', legalComments: 'none', logLevel: 'warning', absWorkingDir: root };

/** Names that only the loader's own objects carry. Short, they save a twentieth of what every portal downloads. */
const INSIDE_LOADER =
  /^(abandon|aborter|announce|attach|attributeChanged|becomeEditor|begin|cancelFetch|clearPanel|compiled|connected|crashed|current|disconnected|dispose|failed|fallback|fetchSource|generation|given|giveFocusBack|handle|importGlue|instance|observer|panel|retry|shadow|showPanel|source|sourceChanged|startOnce|starting|stopObserving|turn|turnAside|unmount|wantsEditor|watched)$/;

const cssAsText = {
  name: 'css-as-text',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path: file }) => ({ contents: await smallCss(file), loader: 'text' }));
  },
};

const version = await crateVersion();
// esbuild reads the package.json beside the glue, so that has to be whole before.
await npmManifest();
// Code that wasm-bindgen puts beside the glue is bundled into it.
const modules = ['jixiao_app', 'jixiao_edit', 'jixiao_core'];
await Promise.all([pages(), styles(), loader(), onDemand(), classic(), worker(), ...modules.map(glue), plainFiles()]);
await rm(path.join(staging, 'snippets'), { recursive: true, force: true });

/** The one place where the version is written is Cargo.toml. */
async function crateVersion() {
  const manifest = await readFile(path.join(root, 'Cargo.toml'), 'utf8');
  const found = /^\[package\][^[]*?^version = "([^"]+)"/ms.exec(manifest);
  if (!found) throw new Error('Cargo.toml has no version in [package]');
  return found[1];
}

/**
 * Without its own start script Trunk leaves its links in the page; the hints that start the downloads take their place.
 * Which downloads, only the page itself can say in time: a script that read the address first would cost every reader a
 * round trip. So those who come to edit have a page of their own, which asks for their module alone.
 */
async function pages() {
  const file = path.join(staging, 'index.html');
  const source = await readFile(file, 'utf8');
  const page = (module, styles) => {
    let links = 0;
    return source.replace(/<link\s+data-trunk\s[^>]*>\s*/g, () => (links++ ? '' : `${hints(module, styles).join('\n    ')}\n    `));
  };
  const reading = page('jixiao_app', ['jixiao.css']);
  const editing = page('jixiao_edit', ['jixiao.css', 'jixiao_edit.css']).replace(' mode="explore"', ' mode="edit"');
  if (reading === source || !editing.includes(' mode="edit"')) throw new Error('index.html is not as pages() in scripts/lib/assets.mjs expects it');
  await Promise.all([writeFile(file, reading), writeFile(path.join(staging, 'edit.html'), editing)]);
}

function hints(module, styles) {
  return [
    `<link rel="modulepreload" href="./${module}.js" />`,
    `<link rel="preload" as="fetch" type="application/wasm" href="./${module}_bg.wasm" crossorigin="anonymous" />`,
    ...styles.map((name) => `<link rel="preload" as="fetch" href="./${name}" crossorigin="anonymous" />`),
    '<link rel="preload" as="fetch" href="./reports/linwu-2024.json" crossorigin="anonymous" />',
  ];
}

async function styles() {
  const options = { ...shared, bundle: true, target: OLDEST, external: ['*.svg', '*.png'] };
  for (const name of ['page.css', 'embed.css', 'portal.css', 'jixiao-fallback.css', 'jixiao_edit.css']) {
    await esbuild.build({ ...options, entryPoints: [`style/${name}`], outfile: path.join(staging, name) });
  }
  const { outputFiles } = await esbuild.build({ ...options, entryPoints: ['style/jixiao.css'], write: false });
  // Browsers without constructable style sheets get the waiting rules from here.
  await writeFile(path.join(staging, 'jixiao.css'), outputFiles[0].text + (await smallCss(path.join(root, 'public/loader/loader.css'))));
}

async function smallCss(file) {
  const source = await readFile(file, 'utf8');
  const { code } = await esbuild.transform(source, { loader: 'css', minify: release, target: OLDEST });
  return code;
}

async function loader() {
  await esbuild.build({
    ...shared,
    bundle: true,
    format: 'esm',
    target: ['es2020', ...OLDEST],
    // Each whole in itself: who takes the functions alone takes nothing of the element, and the other way round.
    entryPoints: ['public/jixiao.js', 'public/jixiao-core.js'],
    outdir: staging,
    // Imported when the first element comes near the viewport, not bundled.
    external: ['./jixiao_*.js'],
    mangleProps: release ? INSIDE_LOADER : undefined,
    define: { __VERSION__: JSON.stringify(version) },
    plugins: [cssAsText],
  });
}

/** What the loader fetches when something failed, and when somebody wants to cite. */
async function onDemand() {
  await esbuild.build({
    ...shared,
    bundle: true,
    format: 'esm',
    target: OLDEST,
    entryPoints: ['public/help/jixiao_help.js', 'public/cite/jixiao_cite.js'],
    entryNames: '[name]',
    outdir: staging,
    define: { __VERSION__: JSON.stringify(version) },
    plugins: [cssAsText],
  });
}

/** Scripts of the pages themselves, for browsers that know no modules too. */
async function classic() {
  await esbuild.build({
    ...shared,
    bundle: true,
    format: 'iife',
    target: ['es5'],
    entryPoints: ['public/pages/page.js', 'public/pages/embed.js', 'public/pages/portal.js', 'public/jixiao-notice.js', 'public/jixiao-frame.js'],
    entryNames: '[name]',
    outdir: staging,
  });
}

/**
 * The glue keeps its one instance in variables of its module. Put into a function, it can be had afresh after a crash,
 * wherever a bundler has moved it to.
 */
async function glue(name) {
  const file = path.join(staging, `${name}.js`);
  const options = { ...shared, bundle: true, format: 'esm', target: OLDEST, entryPoints: [file], write: false };
  const { outputFiles } = await esbuild.build(options);
  const [exported, list] = /export\s*\{([^}]*)\};?\s*$/.exec(outputFiles[0].text) || [];
  if (!exported) throw new Error(`${name}.js does not end with its exports any more; see glue() in scripts/lib/assets.mjs`);
  const names = list.split(',').map((one) => one.trim().split(/\s+as\s+/)).map(([inside, outside]) => [outside || inside, inside]);
  const body = outputFiles[0].text.slice(0, -exported.length);
  const others = names.map(([outside]) => outside).filter((outside) => outside !== 'default');
  const text = `export function fresh() {
${body}
return { ${names.map(([outside, inside]) => `${outside}: ${inside}`).join(', ')} };
}
const first = fresh();
export default first.default;
export const { ${others.join(', ')} } = first;`;
  await writeFile(file, (await esbuild.transform(text, { minify: release, charset: 'utf8', target: OLDEST, format: 'esm' })).code);
}

/** The worker imports the module without an interface, which lies beside it. */
async function worker() {
  const options = { ...shared, bundle: true, format: 'esm', target: ['es2020', ...OLDEST], external: ['./jixiao_core.js'] };
  await esbuild.build({ ...options, entryPoints: ['public/jixiao_worker.js'], outfile: path.join(staging, 'jixiao_worker.js') });
}

async function plainFiles() {
  for (const name of ['jixiao.d.ts', 'jixiao-core.d.ts', 'jixiao-core.node.js', 'embed.html', 'portal.html', 'icon.svg', 'reports']) {
    const from = path.join(root, 'public', name);
    if (await exists(from)) await cp(from, path.join(staging, name), { recursive: true });
  }
  await cp(path.join(root, 'public/package-readme.md'), path.join(staging, 'README.md'));
  for (const name of ['LICENSE-MIT', 'LICENSE-APACHE']) await cp(path.join(root, name), path.join(staging, name));
}

async function npmManifest() {
  const manifest = JSON.parse(await readFile(path.join(root, 'public/package.json'), 'utf8'));
  manifest.version = version;
  await writeFile(path.join(staging, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

async function exists(file) {
  return stat(file).then(
    () => true,
    () => false,
  );
}
