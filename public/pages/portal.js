// The two aids of the example portal, and how widgets follow them: an element by its attributes, a frame by the part of
// its address behind #, which it takes over without loading again.
var aids = { large: false, contrast: false };
var buttons = document.querySelectorAll('[data-aid]');

for (var i = 0; i < buttons.length; i += 1) buttons[i].addEventListener('click', press);

function press(event) {
  var aid = event.currentTarget.getAttribute('data-aid');
  aids[aid] = !aids[aid];
  event.currentTarget.setAttribute('aria-pressed', String(aids[aid]));
  document.documentElement.classList.toggle(aid, aids[aid]);
  tellElements();
  tellFrames();
}

function tellElements() {
  var widgets = document.getElementsByTagName('jixiao-widget');
  for (var i = 0; i < widgets.length; i += 1) {
    set(widgets[i], 'type', aids.large ? 'large' : '');
    set(widgets[i], 'theme', aids.contrast ? 'contrast' : '');
  }
}

function tellFrames() {
  var wishes = [];
  if (aids.large) wishes.push('type=large');
  if (aids.contrast) wishes.push('theme=contrast');
  var frames = document.querySelectorAll('iframe[src*="embed.html"]');
  for (var i = 0; i < frames.length; i += 1) {
    frames[i].contentWindow.location.replace(frames[i].src.split('#')[0] + '#' + wishes.join('&'));
  }
}

function set(element, name, value) {
  if (value) element.setAttribute(name, value);
  else element.removeAttribute(name);
}
