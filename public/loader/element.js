// <jixiao-widget>: the class exists as soon as the script has run, long before WebAssembly arrives, so that properties,
// methods and events can be used at once.
import { failure } from './failures.js';
import { Life } from './life.js';

const NAME = 'jixiao-widget';
// Node has no elements but imports this module for evaluate().
const Base = typeof HTMLElement === 'function' ? HTMLElement : class {};
const REFLECTED = ['src', 'mode', 'rules', 'theme', 'type'];
const lives = new WeakMap();

class JixiaoWidget extends Base {
  static get version() {
    return __VERSION__;
  }

  static get observedAttributes() {
    return [...REFLECTED, 'lang'];
  }

  constructor() {
    super();
    lives.set(this, new Life(this));
  }

  connectedCallback() {
    // A page or a framework may have set properties before this class was defined.
    for (const name of [...REFLECTED, 'report']) {
      if (Object.prototype.hasOwnProperty.call(this, name)) {
        const early = this[name];
        delete this[name];
        this[name] = early;
      }
    }
    lives.get(this).connected();
  }

  disconnectedCallback() {
    lives.get(this).disconnected();
  }

  attributeChangedCallback(name, before, value) {
    // The mode is said again by a page that wants its reader back there.
    if (before !== value || name === 'mode') lives.get(this).attributeChanged(name, value);
  }

  get report() {
    const life = lives.get(this);
    return life.handle ? life.call((handle) => handle.report()) : parsed(life.given);
  }

  set report(value) {
    if (value !== null && value !== undefined) this.load(value);
  }

  get evaluation() {
    const life = lives.get(this);
    return life.handle ? life.call((handle) => handle.evaluation()) : null;
  }

  get findings() {
    const life = lives.get(this);
    return life.handle ? life.call((handle) => handle.findings()) : [];
  }

  load(report) {
    lives.get(this).load(report);
  }

  reset() {
    const life = lives.get(this);
    if (life.handle) life.call((handle) => handle.reset());
  }

  exportJson() {
    const life = lives.get(this);
    if (!life.handle) throw failure('not-initialised');
    return life.call((handle) => handle.exportJson());
  }
}

for (const name of REFLECTED) {
  Object.defineProperty(JixiaoWidget.prototype, name, {
    enumerable: true,
    configurable: true,
    get() {
      return this.getAttribute(name) || '';
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

function parsed(report) {
  if (report === undefined) return null;
  if (typeof report !== 'string') return report;
  try {
    return JSON.parse(report);
  } catch {
    return null; // named and shown when it is loaded
  }
}

/** Defines the element; a name that is taken, by this module or by another copy of it, is left as it is. */
export function defineWidget(name = NAME) {
  if (typeof customElements === 'undefined') throw failure('no-document');
  const known = customElements.get(name);
  if (known) {
    if (known.version !== __VERSION__) console.warn(`jixiao ${__VERSION__}: <${name}> is ${known.version || 'something else'}`);
    return;
  }
  // A class can stand for one name only.
  const taken = name !== NAME;
  customElements.define(name, taken ? class extends JixiaoWidget {} : JixiaoWidget);
}
