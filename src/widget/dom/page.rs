//! What building a page asks of the browser; see `page.js`.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, Node, Text};

#[wasm_bindgen(module = "/src/widget/dom/page.js")]
extern "C" {
    pub fn element(selector: &str, svg: bool) -> Element;
    pub fn copy(node: &Node) -> Element;
    pub fn attribute(element: &Element, name: &str, value: Option<&str>);
    pub fn append(parent: &Node, child: &Node);
    pub fn say(parent: &Node, text: &str);
    pub fn text(parent: &Node) -> Text;
    pub fn write(node: &Text, text: &str);
    pub fn insert(node: &Node, before: &Node);
    pub fn place(node: &Node, before: &Node);
    fn listen(target: &EventTarget, event: &str, heard: &JsValue);
    fn ignore(target: &EventTarget, event: &str, heard: &JsValue);
}

/// Hears an event until it is dropped.
pub struct Listener {
    target: EventTarget,
    event: &'static str,
    heard: Closure<dyn FnMut(&Event)>,
}

impl Listener {
    pub fn new(target: &EventTarget, event: &'static str, heard: Box<dyn FnMut(&Event)>) -> Listener {
        let heard = Closure::wrap(heard);
        listen(target, event, heard.as_ref().unchecked_ref());
        Listener { target: target.clone(), event, heard }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        ignore(&self.target, self.event, self.heard.as_ref().unchecked_ref());
    }
}
