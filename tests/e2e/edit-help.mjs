// What the tests of the form share.
import { openPage, ready } from './harness.mjs';

/** Opens the form with the founding report, or with another one given as `report`. */
export async function openEdit(t, options = {}) {
  const { report, ...rest } = options;
  const page = await openPage(t, { mode: 'edit', ...rest });
  await page.locator('jixiao-widget .summary').waitFor();
  if (rest.src !== '') await ready(page);
  if (report) {
    await page.evaluate((given) => document.querySelector('jixiao-widget').load(given), report);
  }
  return page;
}

export const report = (page) => page.evaluate(() => document.querySelector('jixiao-widget').report);
export const evaluation = (page) => page.evaluate(() => document.querySelector('jixiao-widget').evaluation);

/** A field by its path in the report, for example `expenditure.personnel.amount`. */
export const field = (page, path) => page.locator(`jixiao-widget [id="${path}"]`);

/** A button by its exact name. */
export const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** The text of the bar that stays in sight. */
export const summary = (page) => page.locator('jixiao-widget .summary').innerText();

/** Where the focus is: the id of the focused element inside the widget. */
export const focused = (page) =>
  page.evaluate(() => document.querySelector('jixiao-widget').shadowRoot.activeElement?.id ?? '');

/** Waits until a function of the page's report gives true. */
export const until = (page, check, argument) =>
  page.waitForFunction(
    ([source, given]) => new Function('report', 'given', `return (${source})(report, given)`)(document.querySelector('jixiao-widget').report, given),
    [check.toString(), argument],
    { timeout: 5000 },
  );

/** Pastes a text into the focused element, as the keyboard would with that text on the clipboard. */
export const pasteText = (page, text) =>
  page.evaluate((given) => {
    const target = document.querySelector('jixiao-widget').shadowRoot.activeElement;
    const data = new DataTransfer();
    data.setData('text/plain', given);
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true }));
  }, text);
