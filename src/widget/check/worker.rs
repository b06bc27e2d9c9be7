//! The worker beside this module: `worker.js`, which runs the small module without an interface.

use js_sys::Reflect;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Worker, WorkerOptions, WorkerType};

#[wasm_bindgen]
extern "C" {
    /// Where this module lies: the worker's script lies beside it.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static HERE: String;
}

/// A new worker; `None` where the browser has none, or the page's policy forbids them.
pub fn spawn() -> Option<Worker> {
    let here = HERE.with(String::clone);
    let address = web_sys::Url::new_with_base("./worker.js", &here).ok()?.href();
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(&address, &options).ok()
}

/// Cores of this machine, as far as the browser says.
pub fn cores() -> usize {
    let cores = web_sys::window().and_then(|window| {
        let navigator = window.navigator();
        Reflect::get(&navigator, &"hardwareConcurrency".into()).ok()?.as_f64()
    });
    cores.map_or(2, |cores| cores as usize)
}
