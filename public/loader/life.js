// The life of one element: wait near the viewport, fetch, mount, take orders, stop. Knows the order of things;
// downloading, styling, wording and crash detection have their own files.
import { asCrash, isCrash, unwatch, watch } from './crash.js';
import { failure, told } from './failures.js';
import { failurePanel } from './panel.js';
import { fetchReport } from './report.js';
import { abandon, canEdit, start } from './runtime.js';
import { dress, stylesFor } from './styles.js';

const NEAR = '200px';
// Modes that only the larger module has.
const EDITOR = /^(edit|check)$/;

export class Life {
  constructor(host) {
    this.host = host;
    this.shadow = null;
    this.handle = null; // the mounted widget
    this.instance = null; // the WebAssembly instance it lives in
    this.given = undefined; // a report set by property or load(); it outranks src until src changes
    this.turn = 0; // makes late answers of an earlier start void
    this.observer = null;
    this.panel = null;
    this.fallback = document.createElement('div');
    this.fallback.append(document.createElement('slot'));
  }

  get root() {
    return this.shadow || this.attach();
  }

  /**
   * Makes the shadow root, when something is to stand in it: where the page holds the element's place, the figures inside
   * stay as the browser has laid them out until the widget takes their turn.
   */
  attach() {
    const root = (this.shadow = this.host.attachShadow({ mode: 'open' }));
    dress(root);
    root.append(this.fallback);
    root.addEventListener('jixiao-edit-wanted', () => this.becomeEditor());
    root.addEventListener('click', ({ target }) => {
      const opener = target.closest && target.closest('[data-opens="cite"]');
      if (opener) this.cite(opener);
    });
    return root;
  }

  connected() {
    if (this.handle || this.observer) return;
    this.fallback.className = 'jx-waiting';
    // Where the page does not hold the place, the root does.
    if (!this.shadow && getComputedStyle(this.host).display !== 'flow-root') this.attach();
    // As of an image: where the page says that it stands in the first screen, nobody waits for a picture to find that out.
    if (typeof IntersectionObserver !== 'function' || this.host.getAttribute('loading') === 'eager') {
      this.begin();
      return;
    }
    this.observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.stopObserving();
        this.begin();
      },
      { rootMargin: NEAR },
    );
    this.observer.observe(this.host);
  }

  /** Moving an element takes it out and puts it back in the same task: only what stays out is freed. */
  disconnected() {
    setTimeout(() => {
      if (!this.host.isConnected) this.dispose();
    }, 0);
  }

  dispose() {
    this.turn += 1;
    this.stopObserving();
    this.cancelFetch();
    this.unmount();
  }

  async begin() {
    const turn = ++this.turn;
    this.fallback.className = 'jx-waiting';
    this.clearPanel();
    try {
      const edit = this.wantsEditor();
      const [instance, report, styles] = await Promise.all([start(undefined, edit), this.source(), stylesFor(this, edit)]);
      if (turn !== this.turn) return;
      dress(this.root, styles);
      this.mount(instance, report);
    } catch (error) {
      if (turn !== this.turn) return;
      if (isCrash(error)) this.crashed(error);
      else this.fail(error, () => this.begin());
    }
  }

  wantsEditor() {
    return canEdit() || EDITOR.test(this.host.getAttribute('mode') || '') || isText(this.given);
  }

  /** Something is wanted that the module for reading has not: the larger module goes on where it stands. */
  async becomeEditor(text) {
    const turn = ++this.turn;
    let instance;
    let styles;
    try {
      [instance, styles] = await Promise.all([start(undefined, true), stylesFor(this, true)]);
    } catch (error) {
      // What is shown stays as it is, under the message.
      if (turn === this.turn && this.handle) {
        this.call((handle) => handle.attribute('reading', null));
        this.fail(error, () => this.clearPanel());
      }
      return;
    }
    if (turn !== this.turn || !this.handle) return;
    try {
      const snapshot = this.handle.snapshot();
      const focused = this.root.activeElement;
      this.unmount();
      this.clearPanel();
      dress(this.root, styles);
      this.instance = instance;
      this.handle = instance.mount(this.root, this.host);
      watch(this);
      this.handle.restore(snapshot);
      if (text !== undefined) this.handle.load(text);
      this.fallback.remove();
      // The view is drawn when this task has ended.
      setTimeout(() => this.giveFocusBack(focused), 0);
    } catch (error) {
      if (isCrash(error)) this.crashed(error);
      else this.fail(error, () => this.begin());
    }
  }

  /** What was pressed has a twin in the new view: the focus goes there, as if nothing had been replaced. */
  giveFocusBack(before) {
    if (!before) return;
    const twin = [...this.root.querySelectorAll(before.localName)].find(
      (element) => element.className === before.className && element.textContent === before.textContent,
    );
    if (twin) twin.focus();
  }

  async source() {
    if (this.given !== undefined) return this.given;
    try {
      return await this.fetchSource();
    } catch (error) {
      if (this.given !== undefined) return this.given;
      throw error;
    }
  }

  async fetchSource() {
    this.cancelFetch();
    const src = this.host.getAttribute('src');
    if (!src) return undefined;
    this.aborter = new AbortController();
    return fetchReport(src, this.aborter.signal);
  }

  mount(instance, report) {
    // A report that arrived while the source was being fetched is the newer wish.
    const wanted = this.given === undefined ? report : this.given;
    this.instance = instance;
    try {
      const text = isText(wanted);
      this.handle = instance.mount(this.root, this.host, text ? undefined : wanted);
      watch(this);
      if (text && this.handle.restore) this.handle.load(wanted);
      else if (text) this.becomeEditor(wanted);
    } catch (error) {
      this.unmount();
      throw error;
    }
    this.fallback.remove();
    // Said once the report is shown, so that a listener finds everything readable.
    this.announce('jixiao-ready', null);
  }

  unmount() {
    unwatch(this);
    const handle = this.handle;
    this.handle = null;
    try {
      if (handle) handle.free();
    } catch {
      // A crashed instance cannot clean up after itself; the nodes are removed below.
    }
    for (const node of [...this.root.childNodes]) {
      if (node !== this.panel && node.nodeName !== 'LINK') node.remove();
    }
    this.root.append(this.fallback);
  }

  /**
   * Shows a report, or checks a text; before mounting it is kept, afterwards a faulty one throws and leaves what is open
   * untouched.
   */
  load(report) {
    // Only the larger module checks texts; it has `restore`.
    const larger = this.handle && isText(report) && !this.handle.restore;
    if (this.handle && !larger) this.call((handle) => handle.load(report));
    this.given = report;
    this.turnAside();
    if (larger) this.becomeEditor(report);
    if (!this.handle && this.panel) this.begin();
  }

  /** Runs a method of the mounted widget; a crash in it stops this element like a crash anywhere else. */
  call(action) {
    try {
      return action(this.handle);
    } catch (error) {
      if (isCrash(error)) this.crashed(error);
      throw error;
    }
  }

  attributeChanged(name, value) {
    if (name === 'src') this.sourceChanged();
    else if (this.handle) this.call((handle) => handle.attribute(name, value));
    if (name === 'lang' && this.panel) this.showPanel();
  }

  async sourceChanged() {
    this.given = undefined;
    if (!this.handle) {
      // Still observing: the new src is read when the time comes. Otherwise the start under way is void.
      if (this.host.isConnected && !this.observer && this.turn > 0) this.begin();
      return;
    }
    const turn = ++this.turn;
    this.clearPanel();
    try {
      const report = await this.fetchSource();
      if (turn !== this.turn || report === undefined) return;
      this.call((handle) => handle.load(report));
    } catch (error) {
      if (turn !== this.turn || error.name === 'AbortError' || isCrash(error)) return;
      this.fail(error, () => this.sourceChanged());
    }
  }

  crashed(error) {
    this.turn += 1;
    if (this.instance) abandon(this.instance);
    this.unmount();
    this.fail(asCrash(error), () => this.begin());
  }

  async fail(error, retry) {
    const turn = this.turn;
    this.fallback.className = '';
    await told(error);
    if (turn !== this.turn) return; // asked for something else meanwhile
    this.failed = { error, retry };
    this.showPanel();
    this.announce('jixiao-error', { code: error.code || 'unknown', message: error.message });
  }

  /** The dialog that hands out the snippets for other sites; fetched for whoever asks for it. */
  async cite(opener) {
    try {
      const { cite } = await import('./jixiao_cite.js');
      if (this.handle) cite(this.host, opener, languageOf(opener), this.instance.ruleProfiles());
    } catch (error) {
      const address = new URL('./jixiao_cite.js', import.meta.url).href;
      this.fail(failure('download', 'jixiao_cite.js', error, address), () => this.clearPanel());
    }
  }

  announce(type, detail) {
    this.host.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  }

  showPanel() {
    if (this.panel) this.panel.remove();
    this.panel = failurePanel(this.failed.error, languageOf(this.host), this.failed.retry);
    this.root.prepend(this.panel);
  }

  clearPanel() {
    if (this.panel) this.panel.remove();
    this.panel = null;
  }

  /** A report given by hand replaces whatever src was still bringing, and the message about it. */
  turnAside() {
    this.cancelFetch();
    if (this.handle) {
      this.turn += 1;
      this.clearPanel();
    }
  }

  cancelFetch() {
    if (this.aborter) this.aborter.abort();
    this.aborter = null;
  }

  stopObserving() {
    if (this.observer) this.observer.disconnect();
    this.observer = null;
  }
}

/** What was given is no JSON: the text of a report, to be checked. */
function isText(given) {
  return typeof given === 'string' && /^[\s\uFEFF]*[^\s\uFEFF{[]/.test(given);
}

/** The element's own language, else the one of the page around it (through shadow roots), else Chinese. */
function languageOf(host) {
  for (let node = host; node; node = node.parentNode || node.host) {
    const lang = node.getAttribute && node.getAttribute('lang');
    if (lang) return lang.toLowerCase();
  }
  return 'zh-cn';
}
