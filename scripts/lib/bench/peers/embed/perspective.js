// As its own documentation loads it without a bundler.
import "/@finos/perspective-viewer/dist/cdn/perspective-viewer.js";
import "/@finos/perspective-viewer-datagrid/dist/cdn/perspective-viewer-datagrid.js";
import perspective from "/@finos/perspective/dist/cdn/perspective.js";
const worker = await perspective.worker();
const table = await worker.table({ part: ["人员经费", "公用经费"], amount: [318.74, 50.23] });
const viewer = document.querySelector("perspective-viewer");
await viewer.load(table);
await viewer.flush();
document.dispatchEvent(new Event("bench-mounted"));
