// What every end-to-end test needs: the built site on a local server with the strict Content-Security-Policy, one
// Chromium per test file, and pages that fail their test on any console error, exception, request to another host,
// violation of the policy, cookie, or thing kept in the browser that is not a draft.
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { CSP, startServer } from '../../scripts/lib/server.mjs';
import { FLAGS } from '../chromium.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
export const dist = process.env.JIXIAO_DIST || path.join(here, '../../dist');
const pictures = path.join(here, 'out');

let server;
let browser;

/** The address of the site under test, started on first use. */
export async function site() {
  server ||= startServer({ root: dist });
  return (await server).url;
}

async function chrome() {
  browser ||= launch();
  return browser;
}

/** A browser of its own; `flags` switch things off that pages cannot. */
export function launch(flags = []) {
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: [...FLAGS, ...flags] });
}

after(async () => {
  if (browser) await (await browser).close();
  if (server) await (await server).close();
});

/**
 * Opens the standalone page, or with `html` a page of the test's own at the same place.
 *
 * - `mode`, `lang`, `theme`, `rules`, `src`: as the page's address takes them; an empty `src` means an empty form
 * - `width`, `height`, `colorScheme`, `forcedColors`, `locale`: of the browser
 * - `storage`: entries of localStorage to begin with, or "blocked"
 * - `allow`: patterns of console errors that belong to the test
 * - `prepare(page)`: before anything is loaded, for routes and init scripts
 * - `csp`: another policy for the page of `html`
 * - `path`: another page of the site
 *
 * What is wrong at the end of the test fails it.
 */
export async function openPage(t, options = {}) {
  const base = await site();
  const page = await newPage(t, { ...options, origins: [base] });
  await preset(page, options.storage);
  if (options.prepare) await options.prepare(page);
  await page.goto(base + (await address(page, base, options)));
  return page;
}

/**
 * A watched page of its own context, still empty. `origins` are the addresses that it may ask; `asked` below takes those
 * of the first. `browser` is another one than the usual, `javaScript: false` a reader without scripts.
 */
export async function newPage(t, options) {
  const { width = 1280, height = 900, colorScheme = 'light', forcedColors, locale = 'zh-CN', allow = [], origins } = options;
  const context = await (options.browser || (await chrome())).newContext({
    viewport: { width, height },
    colorScheme,
    forcedColors,
    locale,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    javaScriptEnabled: options.javaScript !== false,
  });
  const page = await context.newPage();
  settleAfterActs(page);
  page.problems = [];
  page.asked = []; // addresses below the site, in order
  const report = (text) => {
    if (!allow.some((pattern) => pattern.test(text))) page.problems.push(text);
  };
  page.on('console', (message) => {
    if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => report(`exception: ${error.stack || error}`));
  page.on('request', (request) => {
    const address = request.url();
    if (address.startsWith(origins[0])) page.asked.push(address.slice(origins[0].length));
    else if (!/^(data|blob):/.test(address) && !origins.some((origin) => address.startsWith(origin))) {
      report(`request to another place: ${address}`);
    }
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`violation of the policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile || ''}`);
    });
  });
  t.after(async () => {
    const left = await kept(context, page);
    await context.close();
    assert.deepEqual(page.problems, [], 'the page stayed free of errors, violations and foreign requests');
    assert.deepEqual(left, [], 'no cookies, and nothing in storage but drafts');
  });
  return page;
}

/**
 * A text to be filled in goes to the page on another way than questions about it, and may come later than they do. It is
 * there once the field shows it, or shows something else than before: a field may write it in its own form.
 */
const arrived = (locator, text, before) => {
  const look = (field, [text, before]) => {
    const until = performance.now() + 3000;
    const there = () => field.value === text || field.value !== before || performance.now() > until;
    return new Promise((done) => {
      const again = () => (there() ? done() : setTimeout(again, 5));
      again();
    });
  };
  return locator.evaluate(look, [text, before], { timeout: 5000 }).catch(() => {}); // what was filled in may take the field away
};

/** What a field shows; nothing where there is none yet. */
const shown = (locator) => locator.evaluate((field) => field.value, undefined, { timeout: 1000 }).catch(() => undefined);

/**
 * Whoever acts waits for what follows: the sums are shown after the picture that shows the key, and the focus moves
 * after the change that made it move. A test that looked or typed between the two would pass or fail by the speed of
 * the machine.
 */
function settleAfterActs(page) {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
  const settle = (object, names, of) => {
    for (const name of names) {
      const plain = object[name];
      object[name] = async function (...given) {
        const before = name === 'fill' ? await shown(this) : undefined;
        const result = await plain.apply(this, given);
        if (name === 'fill') await arrived(this, given[0], before);
        await of(this).evaluate(painted).catch(() => {}); // what was done may leave the page
        return result;
      };
    }
  };
  settle(page.keyboard, ['press', 'type', 'insertText'], () => page);
  settle(page.mouse, ['click'], () => page);
  const locators = Object.getPrototypeOf(page.locator('*'));
  if (Object.hasOwn(locators, 'settles')) return; // one prototype for all pages
  locators.settles = true;
  const acts = ['fill', 'clear', 'press', 'pressSequentially', 'click', 'selectOption', 'check', 'uncheck'];
  settle(locators, acts, (locator) => locator.page());
}

/** What a page left in the browser, other than drafts. */
async function kept(context, page) {
  const cookies = (await context.cookies()).map(({ name }) => `cookie ${name}`);
  const stored = await page
    .evaluate(async () => {
      const names = (storage, label) => Object.keys(storage).map((key) => `${label} ${key}`);
      const databases = indexedDB.databases ? (await indexedDB.databases()).map(({ name }) => `database ${name}`) : [];
      const caches = self.caches ? (await self.caches.keys()).map((name) => `cache ${name}`) : [];
      return [...names(localStorage, 'local'), ...names(sessionStorage, 'session'), ...databases, ...caches];
    })
    .catch(() => []); // closed, or a page without storage
  const ours = /^local jixiao-draft:|^session preset$/;
  return [...cookies, ...stored.filter((name) => !ours.test(name))];
}

async function preset(page, storage) {
  if (storage === 'blocked') {
    await page.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
      Object.defineProperty(window, 'localStorage', { get: refuse });
      Object.defineProperty(window, 'sessionStorage', { get: refuse });
    });
  } else if (storage) {
    await page.addInitScript((entries) => {
      if (sessionStorage.getItem('preset')) return; // a reload must find what the page left
      sessionStorage.setItem('preset', 'done');
      for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
    }, storage);
  }
}

async function address(page, base, options) {
  if (options.html !== undefined) {
    const head = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>test</title>';
    await page.route(`${base}test.html`, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': options.csp || CSP },
        body: head + options.html,
      }),
    );
    return 'test.html';
  }
  if (options.path) return options.path;
  const query = new URLSearchParams();
  for (const name of ['mode', 'lang', 'theme', 'rules', 'src']) {
    if (options[name] !== undefined) query.set(name, options[name]);
  }
  return query.size ? `?${query}` : '';
}

/** Waits until the n-th widget of the page has calculated something and drawn what lies below the first screen. */
export async function ready(page, index = 0) {
  await page.waitForFunction((i) => {
    const widget = document.querySelectorAll('jixiao-widget')[i];
    const root = widget.shadowRoot;
    return widget.evaluation && (!root.querySelector('.explore > .headline') || root.querySelector('#jx-rules'));
  }, index);
}

/** Waits until the page has asked for an address below the site. */
export async function asked(page, pattern) {
  const end = Date.now() + 10_000;
  while (!page.asked.some((address) => pattern.test(address))) {
    assert.ok(Date.now() < end, `${pattern} among ${page.asked.join(' ')}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Waits for the message of a failure in the first widget; resolves to its code and text. */
export async function failure(page) {
  const panel = page.locator('jixiao-widget .jx-failure').first();
  await panel.waitFor();
  return { code: await panel.getAttribute('data-code'), text: await panel.innerText(), panel };
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Runs axe over the page and into the open shadow roots; resolves to the violations, shortened for reading. */
export async function axe(page, options = {}) {
  await page.evaluate(await axeSource);
  const { violations } = await page.evaluate((given) => window.axe.run(document, given), options);
  return violations.map(({ id, impact, help, nodes }) => ({
    id,
    impact,
    help,
    nodes: nodes.map((node) => `${node.target.flat().join(' ⟩ ')}: ${node.failureSummary.replaceAll(/\s+/g, ' ')}`),
  }));
}

/** Saves a picture of the whole page to tests/e2e/out/. */
export async function shot(page, name) {
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`), fullPage: true });
}
