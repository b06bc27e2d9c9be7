// The site as the engines see it: a copy of the built folder whose pages keep a record of everything that a console
// would show, and the hands of a reader, which work the same by every protocol.
import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CSP, startServer } from '../../scripts/lib/server.mjs';

const dist = process.env.JIXIAO_DIST || fileURLToPath(new URL('../../dist', import.meta.url));
const pictures = fileURLToPath(new URL('../e2e/out', import.meta.url));

// Plain old JavaScript: it has to run below the floor too.
const RECORD = `window.record = [];
(function () {
  function note(text) { window.record.push(String(text)); }
  window.addEventListener('error', function (event) {
    note(event.message ? 'exception: ' + event.message : 'not loaded: ' + (event.target.src || event.target.href));
  }, true);
  window.addEventListener('unhandledrejection', function (event) { note('rejection: ' + event.reason); });
  document.addEventListener('securitypolicyviolation', function (event) { note('policy: ' + event.violatedDirective + ' ' + event.blockedURI); });
  var error = console.error;
  console.error = function () { note('console: ' + Array.prototype.join.call(arguments, ' ')); error.apply(console, arguments); };
})();
`;

/** Serves the copy; `scripts` are the texts of classic scripts that run before everything else, by name. */
export async function recordedSite({ scripts = {}, csp = CSP } = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-engines-'));
  await cp(dist, folder, { recursive: true });
  const early = { 'record.js': RECORD, ...scripts };
  for (const [name, text] of Object.entries(early)) await writeFile(path.join(folder, name), text);
  const tags = Object.keys(early).map((name) => `<script src="./${name}"></script>`);
  for (const name of ['index.html', 'embed.html', 'portal.html']) {
    const page = path.join(folder, name);
    const html = await readFile(page, 'utf8');
    assert.match(html, /<head>/);
    await writeFile(page, html.replace('<head>', `<head>${tags.join('')}`));
  }
  const server = await startServer({ root: folder, headers: { 'content-security-policy': csp } });
  return {
    url: server.url,
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a reader does, with a browser that cdp.mjs or webdriver.mjs opened. */
export class Reader {
  constructor(browser) {
    this.browser = browser;
  }

  /** Waits until a function of the page gives something true; resolves to it. */
  async until(action, ...given) {
    const end = Date.now() + 30_000;
    for (;;) {
      const value = await this.browser.run(action, ...given);
      if (value) return value;
      if (Date.now() > end) throw new Error(`In vain waited for ${action} with ${JSON.stringify(given)}\n${(await this.problems()).join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Clicks the middle of the first visible element of the widget with this selector and, if given, this whole text. */
  async click(selector, text = null) {
    const place = await this.until(
      (wanted, words) => {
        const root = document.querySelector('jixiao-widget').shadowRoot;
        if (!root) return false; // it comes with the widget
        for (const element of root.querySelectorAll(wanted)) {
          if (words !== null && element.textContent.trim() !== words) continue;
          if (element.getClientRects().length === 0) continue;
          element.scrollIntoView({ block: 'center', behavior: 'instant' });
          const { left, top, width, height } = element.getBoundingClientRect();
          const [x, y] = [left + width / 2, top + height / 2];
          // What lies above it would get the click.
          const hit = root.elementFromPoint(x, y);
          if (hit && (element.contains(hit) || hit.contains(element))) return { x, y };
        }
        return null;
      },
      selector,
      text,
    );
    await this.browser.click(place.x, place.y);
  }

  /** Replaces the content of a field, named by its path in the report, as the keyboard does. */
  async write(field, text) {
    await this.click(`[id="${field}"]`);
    await this.until((id) => document.querySelector('jixiao-widget').shadowRoot.activeElement?.id === id, field);
    await this.browser.control('a');
    // Old headless Chromiums do not know the key for everything.
    await this.browser.run((id) => document.querySelector('jixiao-widget').shadowRoot.getElementById(id).select(), field);
    await this.browser.type(text);
  }

  value(field) {
    return this.browser.run((id) => document.querySelector('jixiao-widget').shadowRoot.getElementById(id).value, field);
  }

  /** The text of the first element of the widget with this selector, in one line. */
  text(selector) {
    return this.browser.run(
      (wanted) => (document.querySelector('jixiao-widget').shadowRoot.querySelector(wanted)?.innerText || '').replace(/\s+/g, ' ').trim(),
      selector,
    );
  }

  async problems() {
    const recorded = await this.browser.run(() => {
      const frames = Array.from(document.querySelectorAll('iframe'), (frame) => frame.contentWindow.record || []);
      return [...window.record, ...frames.flat()];
    });
    return [...recorded, ...(await this.browser.problems())];
  }

  async picture(name) {
    await mkdir(pictures, { recursive: true });
    await writeFile(path.join(pictures, `engine-${name}.png`), await this.browser.picture());
  }
}
