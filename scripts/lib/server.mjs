// A small static server for development and tests, on this machine only. Sends the strict Content-Security-Policy that
// the site promises to run under, so that whatever breaks it is seen here first.
//   node scripts/lib/server.mjs [--root dist] [--port 8080] [--no-csp]
import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import zlib from 'node:zlib';

export const CSP =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
  "connect-src 'self'; worker-src 'self'";

/** The portal page frames a page of this site, which a portal's own policy has to allow. */
const FRAMING = new Set(['portal.html']);

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
const COMPRESSED = new Set(['.html', '.js', '.mjs', '.css', '.json', '.wasm', '.svg', '.ts', '.txt', '.csv']);
const encoders = {
  br: (body) => promisify(zlib.brotliCompress)(body, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body) => promisify(zlib.gzip)(body, { level: 9 }),
};

/**
 * Serves `root` on 127.0.0.1; port 0 takes a free one. `headers` go out with every answer; `cacheControl` with every file
 * but pages, which are always asked for again.
 * Resolves to `{ url, port, close }`.
 */
export async function startServer({ root, port = 0, headers = { 'content-security-policy': CSP }, cacheControl = 'no-cache' }) {
  const base = await realpath(root);
  const cache = new Map(); // path → the file as last read, with its encodings
  const server = createServer((request, response) => {
    answer(request, response, base, cache, headers, cacheControl).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, headers);
      response.end();
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const actual = server.address().port;
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${actual}/`, port: actual, close };
}

async function answer(request, response, base, cache, headers, cacheControl) {
  const refuse = (status, text) => {
    response.writeHead(status, { ...headers, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    response.end(request.method === 'HEAD' ? undefined : `${text}\n`);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD');
  const file = await locate(base, request.url);
  if (!file) return refuse(404, 'Not found');

  const entry = await load(cache, file);
  const extension = path.extname(file).toLowerCase();
  const encoding = COMPRESSED.has(extension) ? accepted(request.headers['accept-encoding']) : null;
  const etag = `"${entry.hash}${encoding ? `-${encoding}` : ''}"`;
  const policy = headers['content-security-policy'];
  const own = policy && FRAMING.has(path.basename(file)) ? { 'content-security-policy': `${policy}; frame-src 'self'` } : {};
  const caching = extension === '.html' ? 'no-cache' : cacheControl;
  const common = { ...headers, ...own, etag, 'cache-control': caching, vary: 'accept-encoding', 'x-content-type-options': 'nosniff' };
  if ((request.headers['if-none-match'] || '').split(/,\s*/).includes(etag)) {
    response.writeHead(304, common);
    return response.end();
  }
  if (encoding && !entry[encoding]) entry[encoding] = encoders[encoding](entry.body);
  const body = encoding ? await entry[encoding] : entry.body;
  response.writeHead(200, {
    ...common,
    'content-type': TYPES[extension] || 'application/octet-stream',
    'content-length': body.length,
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
  return response.end(request.method === 'HEAD' ? undefined : body);
}

/** The file that an address means, or null where there is none or it lies outside the served folder. */
async function locate(base, address) {
  let wanted;
  try {
    wanted = decodeURIComponent(address.split(/[?#]/)[0]);
  } catch {
    return null;
  }
  if (wanted.includes('\0')) return null;
  try {
    let file = await realpath(path.join(base, wanted)); // follows links, so that none leads out
    let info = await stat(file);
    if (info.isDirectory()) {
      // Relative addresses in the page are right only below the folder's own slash.
      if (!wanted.endsWith('/')) return null;
      file = path.join(file, 'index.html');
      info = await stat(file);
    }
    return info.isFile() && file.startsWith(base + path.sep) ? file : null;
  } catch {
    return null;
  }
}

async function load(cache, file) {
  const { mtimeMs, size } = await stat(file);
  const known = cache.get(file);
  if (known && known.mtimeMs === mtimeMs && known.size === size) return known;
  const body = await readFile(file);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 20);
  const entry = { mtimeMs, size, body, hash };
  cache.set(file, entry);
  return entry;
}

function accepted(header = '') {
  const names = header.split(',').map((part) => part.split(';'));
  const wants = (name) => names.some(([n, q]) => n.trim() === name && !/q=0(\.0*)?\s*$/.test(q || ''));
  return ['br', 'gzip'].find(wants) || null;
}

async function main() {
  const { values } = parseArgs({
    options: {
      root: { type: 'string', default: 'dist' },
      port: { type: 'string', default: '8080' },
      'no-csp': { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  try {
    const server = await startServer({ root: values.root, port, ...(values['no-csp'] ? { headers: {} } : {}) });
    console.log(`${server.url}  (Ctrl+C stops)`);
    const stop = () => server.close().then(() => process.exit(0));
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  } catch (error) {
    console.error(`✖ ${explain(error, values.root, port)}`);
    process.exit(1);
  }
}

function explain(error, root, port) {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program.\n  Stop that program, or choose another port: scripts/serve --port ${port + 1}`;
  }
  if (error.code === 'EACCES') return `Port ${port} may not be opened by this user.\n  Choose one above 1023: scripts/serve --port 8080`;
  if (error.code === 'ENOENT') return `There is no folder ${root}.\n  Build the site first: scripts/build`;
  return error.message;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
