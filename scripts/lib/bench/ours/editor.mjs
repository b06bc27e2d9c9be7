// Our form in the browser with the large report in it, and the fields that are typed into.
import { largeReport } from "../large-report.mjs";

/** Replaces the page's own element by one in edit mode and hands it the report. */
async function open(page) {
  await page.evaluate(async (report) => {
    const element = document.createElement("jixiao-widget");
    element.setAttribute("mode", "edit");
    element.setAttribute("lang", "zh-CN");
    const ready = new Promise((resolve) => element.addEventListener("jixiao-ready", resolve, { once: true }));
    document.body.replaceChildren(element);
    await ready;
    await element.load(report);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }, largeReport());
}

const FIELDS = [
  ["full marks of an indicator", '[id="indicators[0].fullMarks"]'],
  ["an amount among 1,500", '[id="expenditure.personnel.items[3].amount"]'],
];

/** Rows for the keystroke table: `[page, fieldOf]`. */
export async function openEditor(page) {
  return FIELDS.map(([name, selector]) => [
    { ...page, name: `**jixiao**, edit, large report, ${name}` },
    async (opened) => {
      await open(opened);
      const field = opened.locator("jixiao-widget").locator(selector).locator("visible=true").first();
      await field.waitFor({ timeout: 5000 }).catch(() => {
        throw new Error(`the form shows no \`${selector}\``);
      });
      return field;
    },
  ]);
}
