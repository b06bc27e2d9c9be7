// What an address says about the widget of its page: ?mode=edit&lang=en&theme=dark&type=large&rules=…&src=….
// Bundled into classic scripts in the words of 2009, so that they run in browsers without modules too.

var NAMES = ['mode', 'lang', 'theme', 'type', 'rules', 'src'];
var LONGEST = 2000;

/** Takes over what the texts (`location.search`, then `location.hash`) say; an empty src means an empty form. */
export function follow(widget, texts, given) {
  var wanted = {};
  for (var i = 0; i < texts.length; i += 1) read(texts[i], wanted);
  for (var j = 0; j < NAMES.length; j += 1) {
    var name = NAMES[j];
    // What neither says is as the page itself has it.
    var value = wanted.hasOwnProperty(name) ? wanted[name] : given[name];
    if (name === 'src' && value && !allowed(value)) value = given.src;
    set(widget, name, value);
    if (name === 'lang') document.documentElement.lang = value || document.documentElement.lang;
  }
}

/** The attributes as the page has them. */
export function attributesOf(widget) {
  var given = {};
  for (var i = 0; i < NAMES.length; i += 1) given[NAMES[i]] = widget.getAttribute(NAMES[i]);
  return given;
}

/** The first report of the texts that belongs to nobody this page knows. */
export function refusedIn(texts) {
  var wanted = {};
  for (var i = 0; i < texts.length; i += 1) read(texts[i], wanted);
  return wanted.src && !allowed(wanted.src) ? wanted.src : '';
}

function read(text, wanted) {
  var pairs = text.slice(1).split('&');
  for (var i = 0; i < pairs.length; i += 1) {
    var name = pairs[i].split('=')[0];
    var value = decode(pairs[i].slice(name.length + 1));
    if (NAMES.indexOf(name) !== -1 && value.length <= LONGEST) wanted[name] = value;
  }
}

function set(widget, name, value) {
  if (value) {
    if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
  } else if (widget.getAttribute(name) !== null) widget.removeAttribute(name);
}

// Nobody else's figures under this site's name: what is shown comes from this site, or from one that its administrator
// wrote into <meta name="jixiao-origins" content="https://reports.example">.
function allowed(address) {
  var link = document.createElement('a');
  link.href = address;
  if (link.protocol === location.protocol && link.host === location.host) return true;
  var meta = document.querySelector('meta[name="jixiao-origins"]');
  var origins = meta ? meta.getAttribute('content').split(/\s+/) : [];
  return /^https?:$/.test(link.protocol) && origins.indexOf(link.protocol + '//' + link.host) !== -1;
}

function decode(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch (error) {
    return '';
  }
}
