// Real sites with real faults, for what a page can only suffer from outside: wrong types, broken connections, other
// origins. Everything that a rule does not answer comes from the built site.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { after } from 'node:test';
import { CSP } from '../../scripts/lib/server.mjs';
import { dist } from './harness.mjs';

const servers = [];
after(() => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/**
 * Serves the built site until the tests of the file end: a page that still asks when its test is over must not meet a
 * closed door. `rules` answers for single paths: a text or bytes, or a function of request and response. `headers` go
 * out with everything. Resolves to the address.
 */
export async function site({ rules = {}, headers = { 'content-security-policy': CSP } } = {}) {
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://x').pathname.slice(1)) || 'index.html';
    const rule = rules[name];
    if (typeof rule === 'function') return rule(request, response, headers);
    const type = TYPES[path.extname(name)] || 'application/octet-stream';
    try {
      const body = rule === undefined ? await readFile(path.join(dist, name)) : rule;
      response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff', ...headers });
      response.end(body);
    } catch {
      response.writeHead(404, headers);
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return `http://127.0.0.1:${server.address().port}/`;
}

/** Sends a file of the built site under another type. */
export const typed = (name, type) => async (request, response, headers) => {
  response.writeHead(200, { ...headers, 'content-type': type, 'x-content-type-options': 'nosniff' });
  response.end(await readFile(path.join(dist, name)));
};

/** Promises the whole file, sends half, and hangs up. */
export const cutOff = (name) => async (request, response, headers) => {
  const body = await readFile(path.join(dist, name));
  const type = TYPES[path.extname(name)];
  response.writeHead(200, { ...headers, 'content-type': type, 'content-length': body.length, 'cache-control': 'no-store' });
  response.write(body.subarray(0, body.length >> 1), () => setTimeout(() => response.destroy(), 50));
};

/** A file of the built site with one more header, such as those that allow other sites. */
export const allowed = (name) => async (request, response, headers) => {
  response.writeHead(200, { ...headers, 'content-type': TYPES[path.extname(name)], 'access-control-allow-origin': '*' });
  response.end(await readFile(path.join(dist, name)));
};
