// Drives Firefox and WebKitGTK by the WebDriver protocol, with nothing but fetch.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';

const KEYS = { control: '\uE009' };

/** Opens a page in Firefox: `driver` is geckodriver. */
export function openFirefox({ executable, driver, downloads }) {
  return openSession({
    command: [driver, (port) => ['--port', port, '--binary', executable]],
    capabilities: {
      browserName: 'firefox',
      unhandledPromptBehavior: 'accept',
      'moz:firefoxOptions': {
        args: ['-headless', '--width=1280', '--height=900'],
        prefs: {
          'browser.download.folderList': 2,
          'browser.download.dir': downloads,
          'intl.accept_languages': 'zh-CN',
          // Its own traffic to its maker.
          'app.normandy.enabled': false,
          'browser.safebrowsing.downloads.remote.enabled': false,
          'network.captive-portal-service.enabled': false,
        },
      },
    },
  });
}

/** Opens a page in WebKitGTK: `driver` is WebKitWebDriver, `executable` its small browser, `display` an X server's. */
export function openWebKit({ executable, driver, display }) {
  return openSession({
    command: [driver, (port) => [`--port=${port}`]],
    env: {
      DISPLAY: display,
      LC_ALL: 'C.UTF-8',
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      // Needs rights that a container may not have; it opens our own pages only.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
    capabilities: {
      unhandledPromptBehavior: 'accept',
      'webkitgtk:browserOptions': { binary: executable, args: ['--automation'] },
    },
  });
}

async function openSession({ command: [driver, flags], env, capabilities }) {
  const port = await freePort();
  const process_ = spawn(driver, flags(String(port)), { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [process_.stdout, process_.stderr]) stream.on('data', (text) => (said = (said + text).slice(-4000)));
  const base = `http://127.0.0.1:${port}`;
  const call = async (method, address, body) => {
    const options = body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(base + address, { method, ...options });
    const { value } = await response.json();
    if (!response.ok) throw Object.assign(new Error(`${method} ${address}: ${value?.error}: ${value?.message}`), { said: value });
    return value;
  };
  await listening(base, process_, () => said);
  let session;
  try {
    session = await call('POST', '/session', { capabilities: { alwaysMatch: capabilities } });
  } catch (error) {
    process_.kill();
    throw new Error(`${error.message}\n${said}`);
  }
  const path = `/session/${session.sessionId}`;
  const post = (address, body) => call('POST', path + address, body);
  await post('/timeouts', { script: 60_000, pageLoad: 60_000 });
  const { browserName, browserVersion } = session.capabilities;

  // Step by step, each sent again while it did not arrive: WebKitGTK, whose window may be laid out at that very moment (a
  // bar comes with a download), then answers with an unknown error that has no words. What arrived is never sent twice.
  const mouse = async (steps) => {
    const end = Date.now() + 10_000;
    for (const step of steps) {
      const actions = [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [step] }];
      for (;;) {
        try {
          await post('/actions', { actions });
          break;
        } catch (error) {
          const lost = error.said?.error === 'unknown error' && !error.said.message;
          if (!lost || Date.now() > end) throw error;
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    }
  };
  const strokes = (actions) => post('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  const run = async (action, ...given) => {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${action})(...arguments[0])).then(
        (value) => done({ value: value === undefined ? null : value }), (error) => done({ error: String(error) + (error.stack || '') }));`;
    const { value, error } = await post('/execute/async', { script, args: [given] });
    if (error) throw new Error(error);
    return value;
  };
  return {
    name: `${browserName} ${browserVersion}`,
    // These protocols show no console; the page under test keeps a record of it.
    problems: async () => [],
    open: (url) => post('/url', { url }),
    reload: () => post('/refresh', {}),
    run,
    click: (x, y) =>
      mouse([
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]),
    type: (text) => strokes([...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }])),
    control: (letter) =>
      strokes([
        { type: 'keyDown', value: KEYS.control },
        { type: 'keyDown', value: letter },
        { type: 'keyUp', value: letter },
        { type: 'keyUp', value: KEYS.control },
      ]),
    picture: async () => Buffer.from(await call('GET', `${path}/screenshot`), 'base64'),
    async close() {
      await call('DELETE', path).catch(() => {});
      const gone = new Promise((resolve) => process_.once('exit', resolve));
      process_.kill();
      await gone;
    },
  };
}

async function listening(base, process_, said) {
  const end = Date.now() + 20_000;
  for (;;) {
    try {
      await fetch(`${base}/status`);
      return;
    } catch (error) {
      if (process_.exitCode !== null || Date.now() > end) throw new Error(`The driver does not answer: ${error.message}\n${said()}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
