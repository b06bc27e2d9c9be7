// The page in a frame: its address chooses what the widget shows, the part behind # also later, without loading again;
// and it says how high it is, in three forms that portals may already listen for.
import '../jixiao-notice.js';
import { attributesOf, follow, refusedIn } from './address.js';

var widget = document.querySelector('jixiao-widget');
var given = attributesOf(widget);

listen();
window.addEventListener('hashchange', listen);

function listen() {
  var texts = [location.search, location.hash];
  var refused = refusedIn(texts);
  follow(widget, texts, given);
  var said = document.getElementById('refused');
  said.hidden = !refused;
  // Without a report there is nothing to show, unless somebody wants to type or paste one.
  widget.hidden = !!refused;
  // When a frame loads, the page around it decides: what is in it starts at once, also where a jump led past its beginning.
  if (!refused) widget.setAttribute('loading', 'eager');
  if (refused) said.querySelector('code').textContent = refused;
}

widget.addEventListener('jixiao-ready', function () {
  var report = widget.report;
  if (report && report.department) document.title = report.department + ' ' + (report.year || '') + ' 部门整体支出绩效自评';
});

if (window.parent !== window) announce();

function announce() {
  var last = 0;
  // Whoever frames this page may know how high it is; nothing else leaves it.
  function say(message) {
    window.parent.postMessage(message, '*');
  }
  function tell() {
    var height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === last || !height || waiting()) return;
    last = height;
    say({ type: 'jixiao-height', height: height });
    say({ 'datawrapper-height': { jixiao: height } });
    say({ sentinel: 'amp', type: 'embed-size', height: height });
  }
  // Until the widget is there, or says why not, the frame keeps the height that the page around gave it. On a slow line
  // the class itself is still under way; where it never comes, jixiao-notice.js says so.
  function waiting() {
    if (widget.hidden) return false;
    if (!widget.shadowRoot) return !document.querySelector('.jixiao-notice[data-code]');
    return !!widget.shadowRoot.querySelector('.jx-waiting');
  }
  if (typeof ResizeObserver === 'function') new ResizeObserver(tell).observe(document.body);
  // A listener that came later than the first message asks.
  window.addEventListener('message', function (event) {
    if (event.source !== window.parent || event.data !== 'jixiao-height?') return;
    last = 0;
    tell();
  });
  window.addEventListener('load', tell);
}
