// What building a page asks of the browser, each in one call. A call from WebAssembly costs more than most of what is
// done here, and nothing is handed back that the other side would only let go again.

const made = new Map();

/** An element by tag and classes, `p.note`: a copy of the first one of its kind. */
export function element(selector, svg) {
  let first = made.get(selector);
  if (!first) {
    const [tag, ...classes] = selector.split('.');
    first = svg ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
    if (classes.length) first.setAttribute('class', classes.join(' '));
    made.set(selector, first);
  }
  return first.cloneNode();
}

export function copy(node) {
  return node.cloneNode(true);
}

/** Without a value the attribute goes. */
export function attribute(element, name, value) {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

export function append(parent, child) {
  parent.appendChild(child);
}

export function say(parent, text) {
  parent.appendChild(document.createTextNode(text));
}

/** A text that is to be changed, or that keeps a place. */
export function text(parent) {
  return parent.appendChild(document.createTextNode(''));
}

export function write(node, text) {
  if (node.data !== text) node.data = text;
}

export function insert(node, before) {
  before.before(node);
}

/** Puts a node in front of another one. Moving takes the focus from it, so only one that is out of place is moved. */
export function place(node, before) {
  if (node.nextSibling !== before) insert(node, before);
}

export function listen(target, event, heard) {
  target.addEventListener(event, heard);
}

export function ignore(target, event, heard) {
  target.removeEventListener(event, heard);
}
