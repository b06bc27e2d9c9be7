// Everything that can go wrong around the WebAssembly part, by name, in the reader's words: what happened and what to
// do. Faults inside a report are named by the Rust side, which knows the place; they only pass through here.

const WORDS = {
  'not-initialised': {
    zh: ['计算模块尚未启动', '请先等待 init() 完成，再调用此函数。'],
    en: ['The calculation module has not been started', 'Wait for init() before calling this function.'],
  },
  'no-document': {
    zh: ['此环境没有网页', 'defineWidget() 只能在浏览器中使用；在 Node 中请使用 evaluate()。'],
    en: ['There is no page here', 'defineWidget() works in a browser only; in Node use evaluate().'],
  },
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
  'browser-too-old': {
    zh: ['浏览器版本过旧', '请使用 Chromium 86 或更新内核的浏览器。'],
    en: ['This browser is too old', 'Use a browser based on Chromium 86 or newer.'],
  },
  'wasm-missing': {
    zh: ['网站上缺少组件文件', '请网站管理员检查 jixiao_app.js 和 jixiao_app_bg.wasm 是否与 jixiao.js 放在同一目录。'],
    en: ['A file of the widget is missing on this site', 'Its administrator should check that jixiao_app.js and jixiao_app_bg.wasm lie beside jixiao.js.'],
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
    zh: ['组件的样式文件没有下载', '请检查网络后重试；如仍如此，请网站管理员检查 jixiao.css。'],
    en: ['The style of the widget could not be downloaded', 'Check the network and try again; if it stays so, the administrator should check jixiao.css.'],
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

const ours = new WeakMap(); // an error of this file → its words

/** An Error whose `code` names the failure; its message says it in both languages, for logs and for other programs. */
export function failure(code, detail = '', cause = undefined) {
  const words = WORDS[code];
  const { zh, en } = words;
  const place = detail ? ` (${detail})` : '';
  const error = new Error(`${zh[0]}${place}。${zh[1]} ${en[0]}${place}. ${en[1]}`);
  error.code = code;
  error.detail = detail;
  if (cause !== undefined) error.cause = cause;
  ours.set(error, words);
  return error;
}

/** What to show a reader: title and remedy in their language. */
export function explain(error, language) {
  const zh = language.startsWith('zh');
  const words = ours.get(error);
  if (words) {
    const [title, remedy] = zh ? words.zh : words.en;
    return { title: error.detail ? `${title}${zh ? '：' : ': '}${error.detail}` : title, remedy };
  }
  return {
    title: zh ? '报告不能显示' : 'The report cannot be shown',
    remedy: error.message || String(error),
  };
}
