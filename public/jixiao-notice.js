// Says why there is no widget where the module itself could not run: in a browser without modules, in a page opened
// from a disk, or where jixiao.js was refused. A classic script in the words of 2009, so that it runs there too.
// Optional; stands anywhere before the element's end tag is needed, best in <head>:
//   <script src="/jixiao/jixiao-notice.js"></script>
(function () {
  var WORDS = {
    'file-protocol': [
      '本页是从磁盘直接打开的，浏览器不允许它读取组件。请通过网站（http 或 https）打开本页。',
      'This page was opened from a disk, and browsers do not let it read the widget. Open it through a web site (http or https).'
    ],
    'browser-too-old': [
      '浏览器版本过旧，不能运行组件。请使用 Chromium 86 或更新内核的浏览器。',
      'This browser is too old for the widget. Use a browser based on Chromium 86 or newer.'
    ],
    'csp-forbids-script': [
      "本站的安全策略不允许组件的脚本。请网站管理员在 Content-Security-Policy 的 script-src 中加入 'self' 'wasm-unsafe-eval'。",
      "This site's security policy forbids the script of the widget. Its administrator can add 'self' 'wasm-unsafe-eval' to script-src in the Content-Security-Policy."
    ],
    'wrong-type': [
      '网站给组件的脚本标了错误的类型。请网站管理员把 .js 的 MIME 类型设为 text/javascript。',
      'The site sends the script of the widget with a wrong type. Its administrator should set the MIME type of .js to text/javascript.'
    ],
    'file-missing': [
      '网站上没有组件的脚本。请网站管理员检查 jixiao.js 的网址。',
      'The script of the widget is missing. The administrator of the site should check the address of jixiao.js.'
    ],
    cors: [
      '组件的脚本在另一网站，那个网站不允许本页使用。请其管理员发送 Access-Control-Allow-Origin，或把组件放到本站。',
      'The script of the widget lies on another site, which does not let this page use it. Its administrator can send Access-Control-Allow-Origin, or the widget can be put on this site.'
    ],
    download: [
      '组件没有下载完。请检查网络，然后刷新本页。',
      'The widget could not be downloaded completely. Check the network and reload this page.'
    ]
  };
  var BELOW = ['下面是报告公布的数字。', 'Below stand the figures that the report states.'];
  var OURS = /(^|\/)jixiao(\.[0-9a-f]+)?\.js([?#]|$)/;

  var fault = '';
  var parsed = false;

  if (location.protocol === 'file:') found('file-protocol');
  else if (!window.customElements || !('noModule' in document.createElement('script'))) found('browser-too-old');

  // A refused script reports to nobody but its own element, on the way down.
  listen(window, 'error', function (event) {
    var target = event.target || {};
    if (target.nodeName === 'SCRIPT' && OURS.test(target.src)) inquire(target.src);
    // The file came but cannot be read: syntax that this browser does not know yet.
    else if (OURS.test(event.filename || '') && /SyntaxError/.test(event.message || '')) found('browser-too-old');
  });
  listen(document, 'securitypolicyviolation', function (event) {
    if (OURS.test(event.blockedURI || '') && /^script/.test(event.effectiveDirective || '')) found('csp-forbids-script');
  });
  listen(document, 'DOMContentLoaded', function () {
    parsed = true;
    if (fault) show();
  });

  function listen(target, type, handler) {
    if (target.addEventListener) target.addEventListener(type, handler, true);
    // Before Internet Explorer 9 there is nothing to hear and nothing to show but the fallback itself.
  }

  function inquire(address) {
    var request = new XMLHttpRequest();
    request.onload = function () {
      var type = request.getResponseHeader('content-type') || '';
      if (request.status >= 400) found('file-missing');
      else found(/javascript|ecmascript/i.test(type) ? 'download' : 'wrong-type');
    };
    request.onerror = function () {
      var link = document.createElement('a');
      link.href = address;
      found(link.host === location.host ? 'download' : 'cors');
    };
    try {
      request.open('GET', address);
      request.send();
    } catch (error) {
      found('download');
    }
  }

  function found(code) {
    // The first cause explains the failed download that follows from it.
    if (fault) return;
    fault = code;
    if (parsed || document.readyState !== 'loading') show();
  }

  function show() {
    var widgets = document.getElementsByTagName('jixiao-widget');
    for (var i = 0; i < widgets.length; i += 1) tell(widgets[i]);
  }

  function tell(widget) {
    var english = /^en/i.test(language(widget)) ? 1 : 0;
    var text = WORDS[fault][english];
    var old = widget.firstChild;
    if (old && old.className === 'jixiao-notice') widget.removeChild(old);
    var notice = document.createElement('p');
    notice.className = 'jixiao-notice';
    notice.setAttribute('role', 'alert');
    notice.setAttribute('data-code', fault);
    notice.appendChild(document.createTextNode(text + (english ? ' ' : '') + BELOW[english]));
    widget.insertBefore(notice, widget.firstChild);
    if (typeof CustomEvent === 'function') {
      widget.dispatchEvent(new CustomEvent('jixiao-error', { bubbles: true, composed: true, detail: { code: fault, message: text } }));
    }
  }

  function language(node) {
    for (; node && node.getAttribute; node = node.parentNode) {
      if (node.getAttribute('lang')) return node.getAttribute('lang');
    }
    return '';
  }
})();
