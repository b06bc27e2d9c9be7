// Checking texts in the page: the first result after a paste, typing in a long text, a folder of reports.
import { withPage } from "../browser.mjs";
import { pagesOf, served } from "../pages.mjs";
import { median, p95 } from "../stats.mjs";
import { ms, table } from "../table.mjs";

export const title = "Checking texts";

const REPORT_CHARACTERS = 2700;
const LONG_CHARACTERS = 100_000;
const FILES = 10_000;

/** A report of about the size of the founding one: what a department of a county publishes. */
function report(seed) {
  const items = ["办公费", "水费", "电费", "差旅费", "培训费", "维修费", "印刷费", "邮电费"];
  const listed = items.map((name, i) => `${name}${(seed % 7) + i}.${10 + i}万元`).join("、");
  const head = `青山县第${"甲乙丙丁戊己庚辛壬癸"[seed % 10]}局2024年度部门整体支出绩效自评报告\n一、部门（单位）基本情况\n`;
  const figures = `二、一般公共预算支出情况\n2024年基本支出368.97万元，其中：人员经费318.74万元，占基本支出的86.38%；公用经费50.23万元，占基本支出的13.62%。公用经费主要包括${listed}。
项目支出900.00万元，其中：河道清淤项目300.00万元，水库加固项目200.00万元，农村饮水项目150.00万元。
六、部门整体支出绩效情况\n1.预算执行10分，我单位自评得分10分。\n2.产出指标40分，我单位自评得分40分，其中：数量指标得分16分，质量指标得分15分，时效指标得分9分。
3.效益指标20分，我单位自评得分11分。\n4.满意度指标10分，我单位自评得分10分。\n5.成本指标20分，我单位自评得分20分。\n自评总得分91分，综合评定等级为良好。\n`;
  const prose = "负责贯彻执行国家和省有关法律法规，拟订全县发展规划和年度计划并组织实施，协调解决实施中的问题。\n";
  return head + prose.repeat(Math.ceil((REPORT_CHARACTERS - head.length - figures.length) / prose.length)) + figures;
}

/** In the page: pastes a text and tells when its first finding stands there, laid out. */
async function paste(text) {
  const root = document.querySelector("jixiao-widget").shadowRoot;
  const area = root.querySelector("#jx-text");
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const start = performance.now();
  area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true, composed: true }));
  while (!root.querySelector(".finding-row")) await new Promise((resolve) => setTimeout(resolve));
  root.querySelector(".finding-row").getBoundingClientRect();
  return performance.now() - start;
}

/** In the page: from each key in the long text to the frame after it, with pauses in which the check runs. */
function listen() {
  const area = document.querySelector("jixiao-widget").shadowRoot.querySelector("#jx-text");
  area.focus();
  area.setSelectionRange(400, 400);
  window.benchKeys = [];
  area.addEventListener("keydown", (event) => {
    requestAnimationFrame(() => setTimeout(() => window.benchKeys.push(performance.now() - event.timeStamp)));
  });
}

/** In the page: drops many files and tells how long until the last line is there. */
async function folder([texts, count]) {
  const root = document.querySelector("jixiao-widget").shadowRoot;
  const data = new DataTransfer();
  for (let i = 0; i < count; i++) data.items.add(new File([texts[i % texts.length]], `${String(i).padStart(5, "0")}.txt`));
  const start = performance.now();
  root.querySelector(".check").dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
  const said = () => root.querySelector(".jx > [aria-live]").textContent;
  while (!/核对完毕/.test(said())) await new Promise((resolve) => setTimeout(resolve, 10));
  return { time: performance.now() - start, heap: performance.memory ? performance.memory.usedJSHeapSize : 0 };
}

export async function run({ browser, quick, ...where }) {
  const open = await browser();
  const rounds = quick ? 3 : 15;
  const texts = Array.from({ length: 50 }, (_, i) => report(i));
  return served(pagesOf(where).ours.folder, async (base) => {
    const url = `${base}?mode=check&src=`;
    const view = (page) => page.locator("jixiao-widget #jx-text").waitFor();
    const rows = [];
    for (const slowdown of [4, 1]) {
      const times = [];
      for (let round = 0; round < rounds; round++) {
        times.push(await withPage(open, { url, slowdown }, async (page) => {
          await view(page);
          // Nobody opens the page and pastes in the same breath.
          await page.waitForTimeout(1000);
          return page.evaluate(paste, texts[round % texts.length]);
        }));
      }
      rows.push([`a report of ${texts[0].length} characters, from the paste to the first finding laid out`, `${slowdown} ×`, ms(median(times)), ms(p95(times))]);
    }
    const long = texts.join("\n").slice(0, LONG_CHARACTERS);
    const keys = await withPage(open, { url, slowdown: 4 }, async (page) => {
      await view(page);
      await page.evaluate(paste, long);
      await page.getByRole("button", { name: "改文字" }).click();
      await page.evaluate(listen);
      for (let key = 0; key < (quick ? 10 : 40); key++) {
        await page.keyboard.press("1");
        await page.waitForTimeout(key % 8 === 7 ? 1500 : 80);
      }
      return page.evaluate(() => window.benchKeys);
    });
    rows.push([`a key in a text of ${long.length} characters while it is checked, to the frame after it`, "4 ×", ms(median(keys)), ms(p95(keys))]);
    const files = quick ? 500 : FILES;
    const all = await withPage(open, { url }, async (page) => {
      await view(page);
      return page.evaluate(folder, [texts, files]);
    });
    rows.push([`${files} reports dropped, until the last line is in the table`, "1 ×", ms(all.time), "–"]);
    return [
      "Milliseconds in the check view; the text is pasted a second after the view stands. The files of the folder are in memory, so no disk is measured; one worker fewer than the machine has cores audits them.",
      "",
      table(["", "slowed down", "median", "p95"], rows),
    ].join("\n");
  });
}
