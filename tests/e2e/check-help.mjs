// What the tests of the check view share.
import { openPage } from './harness.mjs';

/** A short report with a contradiction, a truncated share and a listing that is not complete. */
export const TEXT = `青山县水利局2024年度部门整体支出绩效自评报告

二、一般公共预算支出情况
（一）基本支出情况
2024年基本支出368.97万元，其中：人员经费318.74万元，占基本支出的86.38%；公用经费50.23万元，占基本支出的13.62%。人员经费主要包括基本工资110.59万元、津贴补贴48.10万元。
（二）项目支出情况
2024年项目支出900.00万元，其中：河道清淤项目300.00万元，水库加固项目200.00万元，农村饮水项目150.00万元。

六、部门整体支出绩效情况
1.预算执行10分，我单位自评得分10分。
2.产出指标40分，我单位自评得分40分。
3.效益指标20分，我单位自评得分11分。
4.满意度指标10分，我单位自评得分10分。
5.成本指标20分，我单位自评得分20分。
自评总得分91分，综合评定等级为良好。
`;

/** Opens the check view, empty unless a report is named. */
export async function openCheck(t, options = {}) {
  const page = await openPage(t, { mode: 'check', src: '', ...options });
  await page.locator('jixiao-widget .check').waitFor();
  return page;
}

export const area = (page) => page.locator('jixiao-widget #jx-text');
export const rows = (page, verdict) =>
  page.locator(verdict ? `jixiao-widget .finding-row:has(.verdict.${verdict})` : 'jixiao-widget .finding-row');
export const marks = (page) => page.locator('jixiao-widget .mark');
export const findings = (page) => page.evaluate(() => document.querySelector('jixiao-widget').findings);

/** Pastes into the text field, as the keyboard would with that on the clipboard. */
export async function paste(page, plain, html) {
  await area(page).focus();
  await area(page).evaluate(
    (field, [text, rich]) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      if (rich) data.setData('text/html', rich);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true }));
    },
    [plain, html],
  );
}

/** Pastes the short report and waits for what was found in it. */
export async function checked(page, text = TEXT) {
  await paste(page, text);
  await rows(page).first().waitFor();
}

/** Drops files on the view: names with their content as text or as bytes. */
export async function drop(page, files) {
  await page.locator('jixiao-widget .check').evaluate((view, given) => {
    const data = new DataTransfer();
    for (const [name, content] of given) {
      data.items.add(new File([typeof content === 'string' ? content : new Uint8Array(content)], name));
    }
    for (const type of ['dragover', 'drop']) {
      view.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
    }
  }, files);
}

/** What the focus is on inside the widget: its id, class and text. */
export const focus = (page) =>
  page.evaluate(() => {
    const at = document.querySelector('jixiao-widget').shadowRoot.activeElement;
    return at ? { id: at.id, class: at.className, text: at.textContent, found: at.dataset.found || '' } : null;
  });

/** Waits until the focus is on something with this class or id. */
export const focused = (page, selector) =>
  page.waitForFunction((given) => document.querySelector('jixiao-widget').shadowRoot.activeElement?.matches(given), selector);

/** Waits until the live region says something. */
export const said = (page, pattern) =>
  page.waitForFunction(
    ([source]) => new RegExp(source).test(document.querySelector('jixiao-widget').shadowRoot.querySelector('.jx > [aria-live]').textContent),
    [pattern.source],
    { timeout: 60_000 },
  );
