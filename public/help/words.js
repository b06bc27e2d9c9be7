// What can go wrong around the WebAssembly part, by code, in the reader's words: what happened and what to do. Faults
// inside a report are named by the Rust side, which knows the place.

export const WORDS = {
  'bad-input': {
    zh: ['init() 收到了无法使用的参数', '请传入 .wasm 文件的内容（字节）、WebAssembly.Module、网址或 Response。'],
    en: ['init() was given something it cannot use', 'Pass the bytes of the .wasm file, a WebAssembly.Module, a URL or a Response.'],
  },
  'bytes-needed': {
    zh: ['此环境不能自行读取 .wasm 文件', '请读出文件内容，以 init({ module_or_path: 字节 }) 启动。'],
    en: ['The .wasm file cannot be fetched here', 'Read the file and start with init({ module_or_path: bytes }).'],
  },
  'file-protocol': {
    zh: ['网页是从磁盘直接打开的', '浏览器不允许这样的网页读取组件文件。请通过网站（http 或 https）打开本页。'],
    en: ['This page was opened from a disk', 'Browsers do not let such a page read its files. Open it through a web site (http or https).'],
  },
  'no-wasm': {
    zh: ['浏览器没有启用 WebAssembly', '请升级浏览器；如由单位统一管理，请管理员允许本站使用 WebAssembly。'],
    en: ['This browser has no WebAssembly, or it is switched off', 'Update the browser, or ask its administrator to allow WebAssembly for this site.'],
  },
  'csp-forbids-wasm': {
    zh: ['本站的安全策略不允许 WebAssembly', "网站管理员可在 Content-Security-Policy 的 script-src 中加入 'wasm-unsafe-eval'。"],
    en: ["This site's security policy forbids WebAssembly", "Its administrator can add 'wasm-unsafe-eval' to script-src in the Content-Security-Policy."],
  },
  'csp-forbids-wasm-here': {
    zh: ['这个浏览器在本站的安全策略下不允许 WebAssembly', "Chromium 97 以前不认识 'wasm-unsafe-eval'。请升级浏览器；或请网站管理员在 script-src 中加入 'unsafe-eval'。"],
    en: ["This browser forbids WebAssembly under the site's security policy", "Before Chromium 97 'wasm-unsafe-eval' was not known. Update the browser, or ask the administrator to add 'unsafe-eval' to script-src."],
  },
  'browser-too-old': {
    zh: ['浏览器版本过旧', '请使用 Chromium 86 或更新内核的浏览器。'],
    en: ['This browser is too old', 'Use a browser based on Chromium 86 or newer.'],
  },
  'csp-forbids-connect': {
    zh: ['本站的安全策略不允许下载组件或报告', "网站管理员可在 Content-Security-Policy 的 connect-src 中加入 'self'，或报告所在的网站。"],
    en: ["This site's security policy forbids the download", "Its administrator can add 'self', or the site of the report, to connect-src in the Content-Security-Policy."],
  },
  cors: {
    zh: ['另一网站不允许本页读取它的文件', '请那个网站的管理员发送 Access-Control-Allow-Origin，或把文件放到本站。'],
    en: ['Another site does not let this page read its file', 'Its administrator can send Access-Control-Allow-Origin, or the file can be put on this site.'],
  },
  'wrong-type': {
    zh: ['网站给组件文件标了错误的类型', '请网站管理员把 .js 的 MIME 类型设为 text/javascript。'],
    en: ['The site sends a file of the widget with a wrong type', 'Its administrator should set the MIME type of .js to text/javascript.'],
  },
  'file-missing': {
    zh: ['网站上缺少组件文件', '请网站管理员检查组件的所有文件是否与 jixiao.js 放在同一目录。'],
    en: ['A file of the widget is missing on this site', 'Its administrator should check that all files of the widget lie beside jixiao.js.'],
  },
  'wasm-invalid': {
    zh: ['组件文件不能使用', '文件可能不完整或被替换。请重试；如仍如此，请网站管理员重新上传组件。'],
    en: ['A file of the widget cannot be used', 'It may be incomplete or replaced. Try again; if it stays so, its administrator should upload the widget again.'],
  },
  download: {
    zh: ['组件没有下载完', '请检查网络后重试。'],
    en: ['The widget could not be downloaded completely', 'Check the network and try again.'],
  },
  'style-missing': {
    zh: ['组件的样式文件没有下载', '请检查网络后重试；如仍如此，请网站管理员检查这个文件。'],
    en: ['The style of the widget could not be downloaded', 'Check the network and try again; if it stays so, the administrator should check that file.'],
  },
  crash: {
    zh: ['组件内部出错，已停止', '点击“重试”重新启动；未保存的修改如已存为草稿，会提示恢复。'],
    en: ['The widget failed and has stopped', 'Try again to start it afresh; changes kept as a draft will be offered.'],
  },
  'bad-address': {
    zh: ['报告的网址写得不对', '请检查 src 属性。'],
    en: ['The address of the report is not valid', 'Check the src attribute.'],
  },
  'report-not-found': {
    zh: ['没有找到报告', '请检查 src 属性中的网址，或确认报告已经发布。'],
    en: ['The report was not found', 'Check the address in the src attribute, or whether the report has been published.'],
  },
  'report-refused': {
    zh: ['网站没有提供报告', '请稍后重试；如仍如此，请联系网站管理员。'],
    en: ['The site did not deliver the report', 'Try again later; if it stays so, tell the administrator of the site.'],
  },
  network: {
    zh: ['报告没有下载成功', '请检查网络后重试；报告在其他网站时，该网站须允许跨域读取。'],
    en: ['The report could not be downloaded', 'Check the network and try again; a report on another site needs that site to allow it (CORS).'],
  },
  'not-json': {
    zh: ['得到的不是 JSON 格式的报告', '请检查网址指向的是报告文件，而不是网页。'],
    en: ['What arrived is not a report in JSON', 'Check that the address leads to the report file and not to a web page.'],
  },
};

/** Faults inside a report, found by the Rust side; its message names the place. */
export const INSIDE = {
  'not-json': {
    zh: ['报告文件有语法错误', '请在文件的这一处改正，或从填报页重新保存。'],
    en: ['The report file is not valid JSON', 'Mend this place, or save the file anew from the form.'],
  },
  'not-a-report': {
    zh: ['报告文件的内容不符合格式', '请在文件的这一处改正；格式见 report.schema.json。'],
    en: ['The file is not a report as the widget knows it', 'Mend this place; report.schema.json describes the form.'],
  },
  'file-too-large': {
    zh: ['报告文件太大', '请检查是否选错了文件。'],
    en: ['The report file is too large', 'Check whether it is the right file.'],
  },
  'broken-rules': {
    zh: ['报告自带的规则有错', '请在文件的这一处改正。'],
    en: ['The rules inside the report are faulty', 'Mend this place.'],
  },
};

export const UNKNOWN = {
  zh: ['报告不能显示', '请把下面的信息告诉网站管理员。'],
  en: ['The report cannot be shown', 'Tell the administrator of the site what stands here.'],
};
