//! The worker beside this module: `jixiao_worker.js`, which runs the small module without an interface.

use std::cell::RefCell;

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, Worker};

#[wasm_bindgen(module = "/src/widget/check/worker.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = spawnWorker)]
    fn spawn_worker() -> Result<Worker, JsValue>;
}

/// More workers than this gain nothing: the files have to be read from one disk.
const MOST: usize = 16;

/// A worker that was started before it is needed.
struct Ready {
    worker: Worker,
    _error: Closure<dyn FnMut(Event)>,
}

thread_local! {
    static READY: RefCell<Vec<Ready>> = const { RefCell::new(Vec::new()) };
}

/// A worker; `None` where the browser has none, or the page's policy forbids them.
pub fn spawn() -> Option<Worker> {
    let ready = READY.with_borrow_mut(Vec::pop).map(|ready| {
        ready.worker.set_onerror(None);
        ready.worker
    });
    ready.or_else(|| spawn_worker().ok())
}

/// Starts the workers for a list, because files are on their way: the module is there when they come. If none do, the
/// workers wait for the next.
pub fn prepare() {
    let missing = wanted().saturating_sub(READY.with_borrow(Vec::len));
    for worker in (0..missing).map_while(|_| spawn_worker().ok()) {
        let gone = worker.clone();
        // One that does not start is not given to anybody.
        let error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            READY.with_borrow_mut(|ready| ready.retain(|ready| ready.worker != gone));
        });
        worker.set_onerror(Some(error.as_ref().unchecked_ref()));
        READY.with_borrow_mut(|ready| ready.push(Ready { worker, _error: error }));
    }
}

/// One worker fewer than the machine has cores, at least one.
pub fn wanted() -> usize {
    let cores = web_sys::window().and_then(|window| {
        let navigator = window.navigator();
        Reflect::get(&navigator, &"hardwareConcurrency".into()).ok()?.as_f64()
    });
    cores.map_or(2, |cores| cores as usize).saturating_sub(1).clamp(1, MOST)
}
