// The standalone page. A classic script, so that it also runs where the module cannot: in old browsers, and when the
// file is opened from a disk. Says why there is no calculation, and lets the address choose what the widget shows.
(function () {
  var widget = document.querySelector('jixiao-widget');
  var reason = document.getElementById('reason');

  // ?mode=edit&lang=en&theme=dark&rules=…&src=…: an empty src means an empty form.
  var allowed = ['mode', 'lang', 'theme', 'rules', 'src'];
  var pairs = location.search.slice(1).split('&');
  for (var i = 0; i < pairs.length; i += 1) {
    var name = pairs[i].split('=')[0];
    if (allowed.indexOf(name) !== -1) choose(name, decode(pairs[i].slice(name.length + 1)));
  }

  if (location.protocol === 'file:') {
    reason.textContent =
      '本页是从磁盘直接打开的，浏览器不允许它读取计算组件，因此下面只列出报告公布的数字。请通过网站（http 或 https）打开本页。';
  } else if (!('noModule' in HTMLScriptElement.prototype) || !window.customElements) {
    reason.textContent = '浏览器版本过旧，不能运行计算组件，因此下面只列出报告公布的数字。请使用 Chromium 86 或更新内核的浏览器。';
  }

  function choose(name, value) {
    if (name === 'src' && !sameOrigin(value)) return; // nobody else's figures under this site's name
    if (value) widget.setAttribute(name, value);
    else widget.removeAttribute(name);
    if (name === 'lang' && value) document.documentElement.lang = value;
  }

  function sameOrigin(address) {
    var link = document.createElement('a');
    link.href = address;
    return link.protocol === location.protocol && link.host === location.host;
  }

  function decode(text) {
    try {
      return decodeURIComponent(text.replace(/\+/g, ' '));
    } catch (error) {
      return '';
    }
  }
})();
