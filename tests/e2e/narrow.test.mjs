// Narrow windows and large type in the form and in the check: nothing hangs over the edge, what is pressed is large
// enough for a finger, and texts stay whole.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checked, openCheck, rows } from './check-help.mjs';
import { field, openEdit, press } from './edit-help.mjs';
import { display, sideways } from './explore-help.mjs';

/** What is pressed and lower than a finger needs. */
const low = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('jixiao-widget').shadowRoot;
    const targets = [...root.querySelectorAll('button:not(.tree, .link), summary, select, input:not([type=checkbox], [type=radio]), textarea, .choice')];
    const shown = targets.filter((node) => node.checkVisibility());
    return shown.filter((node) => node.getBoundingClientRect().height < 44).map((node) => `${node.getBoundingClientRect().height} ${node.outerHTML.slice(0, 100)}`);
  });

for (const [name, lang, large] of [['Chinese', 'zh-CN', false], ['English', 'en', false], ['large type', 'zh-CN', true], ['large English', 'en', true]]) {
  const word = lang === 'en' ? 'Large type' : '大字';

  describe(name, () => {
    test('the check at 320 px: empty, with findings, with one open, and the text', async (t) => {
      const page = await openCheck(t, { width: 320, height: 640, lang });
      if (large) await display(page, 'checkbox', word);
      assert.equal(await sideways(page), 0);
      await checked(page);
      assert.equal(await sideways(page), 0, 'findings');
      for (const finding of (await rows(page).locator('summary').all()).slice(0, 4)) await finding.click();
      assert.equal(await sideways(page), 0, 'open');
      assert.deepEqual(await low(page), []);
      await rows(page).locator('.quote').first().click();
      await page.locator('jixiao-widget .mark').first().waitFor();
      assert.equal(await sideways(page), 0, 'text');
    });

    test('the form at 320 px: with an error, a panel and a dialog', async (t) => {
      const page = await openEdit(t, { width: 320, height: 640, lang });
      if (large) await display(page, 'checkbox', word);
      assert.equal(await sideways(page), 0);
      await field(page, 'indicators[3].score').fill('999');
      await page.locator('jixiao-widget [aria-controls*="indicators"], jixiao-widget .tools [aria-expanded]').first().click();
      assert.equal(await sideways(page), 0, 'with an error and a panel');
      assert.deepEqual(await low(page), []);
      await press(page, lang === 'en' ? 'New' : '新建');
      assert.equal(await sideways(page), 0, 'dialog');
    });
  });
}

test('what stands beside a field in the table of indicators is whole, in both languages', async (t) => {
  for (const lang of ['zh-CN', 'en']) {
    const page = await openEdit(t, { width: 1366, height: 768, lang });
    const hidden = await page.evaluate(() => {
      const badges = [...document.querySelector('jixiao-widget').shadowRoot.querySelectorAll('.indicators .badge')];
      const beyond = (badge) => badge.getBoundingClientRect().right > badge.closest('td').getBoundingClientRect().right;
      return [badges.length, badges.filter(beyond).map((badge) => badge.textContent)];
    });
    assert.ok(hidden[0] > 5);
    assert.deepEqual(hidden[1], []);
  }
});
