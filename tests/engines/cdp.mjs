// Drives a Chromium of any age by the DevTools protocol over two pipes: Playwright is too new for the old ones, and a
// pipe needs no library.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FLAGS } from '../chromium.mjs';

const OWN_FLAGS = ['--headless', '--lang=zh-CN', '--window-size=1280,900', '--remote-debugging-pipe'];

/** Opens a page in a Chromium: `executable`, `libraries` (a folder of shared libraries it brings along) and `downloads`. */
export async function openChromium({ executable, libraries, downloads }) {
  const profile = await mkdtemp(path.join(tmpdir(), 'jixiao-chromium-'));
  const env = libraries ? { ...process.env, LD_LIBRARY_PATH: libraries } : process.env;
  const browser = spawn(executable, [...FLAGS, ...OWN_FLAGS, `--user-data-dir=${profile}`], { env, stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const protocol = new Protocol(browser);
  const problems = [];

  const { targetId } = await protocol.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await protocol.send('Target.attachToTarget', { targetId, flatten: true });
  const send = (method, params) => protocol.send(method, params, sessionId);
  const { product } = await protocol.send('Browser.getVersion');
  protocol.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => {
    problems.push(`exception: ${text} ${exception?.description || ''}`);
  });
  protocol.on('Runtime.consoleAPICalled', ({ type, args }) => {
    if (type === 'error' || type === 'assert') problems.push(`console: ${args.map((arg) => arg.value ?? arg.description).join(' ')}`);
  });
  protocol.on('Log.entryAdded', ({ entry }) => {
    if (entry.level === 'error') problems.push(`log: ${entry.text} ${entry.url || ''}`);
  });
  // Leaving with unsaved work asks; the reader of the tests always leaves.
  protocol.on('Page.javascriptDialogOpening', () => send('Page.handleJavaScriptDialog', { accept: true }));
  let loaded = () => {};
  protocol.on('Page.loadEventFired', () => loaded());
  for (const domain of ['Page', 'Runtime', 'Log']) await send(`${domain}.enable`);
  await send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });

  const arrive = async (leave) => {
    const arrival = new Promise((resolve) => (loaded = resolve));
    await leave();
    await arrival;
  };
  const mouse = (type, x, y, more) => send('Input.dispatchMouseEvent', { type, x, y, ...more });
  const key = (type, { name, code, number, control }) =>
    send('Input.dispatchKeyEvent', { type, key: name, code, windowsVirtualKeyCode: number, modifiers: control ? 2 : 0 });
  return {
    name: product,
    problems: async () => problems,
    open: (url) => arrive(() => send('Page.navigate', { url })),
    reload: () => arrive(() => send('Page.reload')),
    async run(action, ...given) {
      const expression = `(${action})(...${JSON.stringify(given)})`;
      const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true, userGesture: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description || exceptionDetails.text);
      return result.value;
    },
    async click(x, y) {
      await mouse('mouseMoved', x, y);
      await mouse('mousePressed', x, y, { button: 'left', buttons: 1, clickCount: 1 });
      await mouse('mouseReleased', x, y, { button: 'left', clickCount: 1 });
    },
    type: (text) => send('Input.insertText', { text }),
    async control(letter) {
      const stroke = { name: letter, code: `Key${letter.toUpperCase()}`, number: letter.toUpperCase().charCodeAt(0), control: true };
      await key('rawKeyDown', stroke);
      await key('keyUp', stroke);
    },
    async picture() {
      const { data } = await send('Page.captureScreenshot');
      return Buffer.from(data, 'base64');
    },
    async close() {
      const gone = new Promise((resolve) => browser.once('exit', resolve));
      await protocol.send('Browser.close').catch(() => browser.kill('SIGKILL'));
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Messages with a number each, parted by zero bytes; answers find their question, events their listener. */
class Protocol {
  constructor(browser) {
    this.last = 0;
    this.waiting = new Map();
    this.listeners = new Map();
    this.out = browser.stdio[3];
    let said = '';
    browser.stderr.on('data', (text) => (said = (said + text).slice(-2000)));
    const fail = (reason) => {
      for (const { reject } of this.waiting.values()) reject(new Error(`${reason}\n${said}`));
      this.waiting.clear();
    };
    browser.once('error', (error) => fail(`The browser does not start: ${error.message}`));
    browser.once('exit', () => fail('The browser has gone.'));
    this.out.on('error', () => {}); // said by its exit
    let rest = Buffer.alloc(0);
    browser.stdio[4].on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0)) {
        this.receive(JSON.parse(rest.subarray(0, end).toString('utf8')));
        rest = rest.subarray(end + 1);
      }
    });
  }

  send(method, params = {}, sessionId = undefined) {
    const id = ++this.last;
    this.out.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject, method }));
  }

  on(method, listener) {
    this.listeners.set(method, listener);
  }

  receive({ id, result, error, method, params }) {
    if (id === undefined) return this.listeners.get(method)?.(params);
    const asked = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) asked?.reject(new Error(`${asked.method}: ${error.message}`));
    else asked?.resolve(result);
    return undefined;
  }
}
