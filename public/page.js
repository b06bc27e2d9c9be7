// The standalone page: the address chooses what the widget shows. A classic script, deferred, so that it has spoken
// before the module starts.
(function () {
  var widget = document.querySelector('jixiao-widget');

  // ?mode=edit&lang=en&theme=dark&rules=…&src=…: an empty src means an empty form.
  var allowed = ['mode', 'lang', 'theme', 'rules', 'src'];
  var pairs = location.search.slice(1).split('&');
  for (var i = 0; i < pairs.length; i += 1) {
    var name = pairs[i].split('=')[0];
    if (allowed.indexOf(name) !== -1) choose(name, decode(pairs[i].slice(name.length + 1)));
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
