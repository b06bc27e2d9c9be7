//! The worker beside this module: `jixiao_worker.js`, which runs the small module without an interface.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Worker;

#[wasm_bindgen(module = "/src/widget/check/worker.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = spawnWorker)]
    fn spawn_worker() -> Result<Worker, JsValue>;
}

/// A new worker; `None` where the browser has none, or the page's policy forbids them.
pub fn spawn() -> Option<Worker> {
    spawn_worker().ok()
}

/// Cores of this machine, as far as the browser says.
pub fn cores() -> usize {
    let cores = web_sys::window().and_then(|window| {
        let navigator = window.navigator();
        Reflect::get(&navigator, &"hardwareConcurrency".into()).ok()?.as_f64()
    });
    cores.map_or(2, |cores| cores as usize)
}
