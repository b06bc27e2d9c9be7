// The three ways to put the widget elsewhere, as text to copy. `about`: base (folder of the widget's files), report
// (its address, or empty), lang, title, version; `fixed`: a copy on the other site's own server.

/** A text inside an attribute. */
const quoted = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

export const zipOf = (version) => `jixiao-${version}.zip`;
export const folderOf = (version) => `/jixiao-${version}/`;

function places(about, fixed) {
  if (!fixed) return { base: about.base, report: about.report || 'report.json' };
  const base = folderOf(about.version);
  return { base, report: `${base}report.json` };
}

export function element(about, fixed, fallback) {
  const { base, report } = places(about, fixed);
  return `<link rel="stylesheet" href="${quoted(base)}jixiao-fallback.css">
<script type="module" src="${quoted(base)}jixiao.js"></script>
<jixiao-widget src="${quoted(report)}" lang="${about.lang}"><!-- ${fallback} --></jixiao-widget>`;
}

export function frame(about, fixed) {
  const { base, report } = places(about, fixed);
  const query = new URLSearchParams({ src: report, lang: about.lang });
  return `<iframe src="${quoted(`${base}embed.html?${query}`)}" title="${quoted(about.title)}" width="100%" height="900" loading="lazy"></iframe>
<script src="${quoted(base)}jixiao-frame.js" defer></script>`;
}

export function npm(about, fixed) {
  const { base, version } = about;
  const from = fixed ? `./jixiao-${version}.tgz` : `${base}jixiao-${version}.tgz`;
  return `npm install ${from}

import 'jixiao'; // <jixiao-widget>
import init, { evaluate } from 'jixiao/core';`;
}
