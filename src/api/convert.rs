//! JS values in and out.

use js_sys::{Error, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::exchange::json;
use crate::report::Report;

// The browser's own writer, also where a page carries an old framework that gave lists and texts a `toJSON` of their own
// (Prototype.js does): JSON would then hold lists as texts.
#[wasm_bindgen(module = "/src/api/stringify.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn stringify(value: &JsValue, space: u8) -> Result<JsValue, JsValue>;
}

/// A report from a JSON string, or from an object of the same form.
///
/// Objects pass through JSON too: one reader serves files and programs, so both get the same checks and messages.
pub fn report_from_js(value: &JsValue) -> Result<Report, JsValue> {
    let text = match value.as_string() {
        Some(text) => text,
        None => {
            let text = stringify(value, 0).map_err(|error| not_json(&error))?;
            // `undefined` and functions have no JSON at all.
            text.as_string()
                .ok_or_else(|| js_error("not-a-report", ".: a report object or its JSON text is expected"))?
        }
    };
    json::read_report(&text).map_err(|error| js_error(error.kind.code(), &error.to_string()))
}

/// A text among the options of a call; none where it is not given or empty.
pub fn option_from_js(options: &JsValue, name: &str) -> Result<Option<String>, JsValue> {
    if options.is_undefined() || options.is_null() {
        return Ok(None);
    }
    if !options.is_object() {
        return Err(js_error("not-an-option", &format!("options: an object is expected, such as {{ {name}: \"…\" }}")));
    }
    let value = Reflect::get(options, &name.into())?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let text = value.as_string();
    let text = text.ok_or_else(|| js_error("not-an-option", &format!("options.{name}: a string is expected")))?;
    Ok(Some(text).filter(|text| !text.is_empty()))
}

fn not_json(error: &JsValue) -> JsValue {
    let message = error.dyn_ref::<Error>().map(|error| String::from(error.message())).unwrap_or_default();
    js_error("not-json", &format!(".: {message}"))
}

/// An `Error` with a `code`.
pub fn js_error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message);
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

/// A plain JS value: objects for maps, strings for all figures. Twice as fast as a text for `JSON.parse`.
pub fn to_js<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|error| js_error("internal", &error.to_string()))
}

/// The JSON text of a value as [`json::write_report`] writes it. The browser's own writer saves ours, which would be
/// 4 KB of every download.
pub fn to_text<T: Serialize + ?Sized>(value: &T) -> String {
    let text = to_js(value).and_then(|js| stringify(&js, 2)).ok().and_then(|text| text.as_string());
    text.map_or_else(String::new, |text| format!("{text}\n"))
}
