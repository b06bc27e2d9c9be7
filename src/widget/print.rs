//! Printing: the browser prints what it has drawn, so everything is unfolded first.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::reactive::*;
use super::state::State;

pub fn print(state: State) {
    let Some(window) = web_sys::window() else { return };
    state.printing.set(true);
    let ready = Closure::once_into_js(move || {
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
        state.printing.set(false);
    });
    let _ = window.request_animation_frame(ready.unchecked_ref());
}
