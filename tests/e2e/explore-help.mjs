// What the tests of the explore view share: sections, tables and figures as a reader finds them.
import { openPage, ready } from './harness.mjs';

export const NAME = '临武高新技术产业开发区管理委员会';

/** Opens the founding report to read. */
export async function openExplore(t, options = {}) {
  const page = await openPage(t, options);
  await ready(page);
  return page;
}

/** A section by its heading. */
export const section = (page, name) => page.getByRole('region', { name, exact: true });

/** One of the big figures on top, by its label. */
export const figure = (page, label) => page.locator('jixiao-widget details.figure').filter({ hasText: label });

/** A table by the beginning of its caption. */
export const table = (page, caption) => page.getByRole('table', { name: caption });

/** The cells of the row with this heading, as a reader sees them. */
export async function row(page, caption, heading) {
  const rows = table(page, caption).getByRole('row');
  const found = rows.filter({ has: page.getByRole('rowheader', { name: heading, exact: true }) }).first();
  const texts = await found.locator('th, td').allInnerTexts();
  return texts.map((text) => text.trim());
}

/** A bar that opens something, by its name. */
export const barButton = (page, name) => page.locator('jixiao-widget .bar-button').filter({ hasText: name }).first();

/** A level of expenditure by what it enlarges. */
export const level = (page, name) => page.locator('jixiao-widget .level').filter({ has: page.getByRole('heading', { name }) });

/** An input of "try figures" by its path in the report, for example `expenditure.personnel.items[0].amount`. */
export const input = (page, path) => page.locator(`[id="${path}"]`);

/** Switches "try figures" on and waits for the inputs. */
export async function tryFigures(page, name = '试算') {
  await page.getByRole('button', { name, exact: true }).click();
  await input(page, ECONOMIC).waitFor();
}

/** The score of 经济效益指标: 6 as published, so the only figure of the scores that could be higher. */
export const ECONOMIC = 'indicators[2].children[0].score';
/** 基本工资, 110.59 as published. */
export const WAGES = 'expenditure.personnel.items[0].amount';

/** Chooses in the menu 显示. */
export async function display(page, role, name) {
  await page.locator('jixiao-widget .topbar summary').click();
  await page.getByRole(role, { name, exact: true }).check();
  await page.keyboard.press('Escape');
}

/** How far the page is wider than its window, in pixels. */
export const sideways = (page) =>
  page.evaluate(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);

/**
 * In a page that speaks English: Chinese text that does not say that it is Chinese, and English sentences that say they
 * are. `within` are the parts to look into.
 */
export const misnamed = (page, within = '.jx') =>
  page.evaluate((selector) => {
    const found = [];
    for (const part of document.querySelector('jixiao-widget').shadowRoot.querySelectorAll(selector)) {
      const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { data, parentElement } = texts.currentNode;
        const chinese = parentElement.closest('[lang]').lang === 'zh-CN';
        if (chinese ? /[a-z]{3,} [a-z]{2,}/.test(data) : /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/.test(data)) {
          found.push(`${parentElement.tagName} ${parentElement.className}: ${data.slice(0, 60)}`);
        }
      }
    }
    return found;
  }, within);

/** Unfolds every working, group, row and note. */
export const unfoldAll = (page) =>
  page.evaluate(async () => {
    const root = document.querySelector('jixiao-widget').shadowRoot;
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    for (const details of root.querySelectorAll('details:not(.menu)')) details.open = true;
    for (const button of root.querySelectorAll('.tree[aria-expanded="false"], .bars:not(.money) .bar-button')) button.click();
    await frame();
  });
