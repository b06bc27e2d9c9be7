//! The files that were dropped or chosen, folders walked through.

use std::future::Future;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File};

/// More files than any province publishes; a whole disk dropped by mistake ends here.
const MOST_FILES: usize = 100_000;

/// All files that were dropped. What was dropped has to be asked for at once, before the event is over.
pub fn collect(data: &DataTransfer) -> impl Future<Output = Vec<File>> + use<> {
    let items = data.items();
    let mut entries: Vec<JsValue> = Vec::new();
    for index in 0..items.length() {
        let entry = items.get(index).and_then(|item| call(&item, "webkitGetAsEntry", &[]).ok());
        entries.extend(entry.filter(|entry| entry.is_object()));
    }
    let list = data.files();
    let plain: Vec<File> =
        list.map(|list| (0..list.length()).filter_map(|index| list.get(index)).collect()).unwrap_or_default();
    async move {
        // Where entries are not known, files come without their folders.
        if entries.is_empty() {
            return plain;
        }
        let mut files = Vec::new();
        while !entries.is_empty() && files.len() < MOST_FILES {
            // The files of a folder are all asked for at once: one after the other, ten thousand take seconds.
            let (plain, folders): (Vec<_>, Vec<_>) =
                entries.drain(..).take(MOST_FILES).partition(|entry| is_true(entry, "isFile"));
            let asked: Vec<_> = plain
                .iter()
                .map(|entry| answer(|done, failed| call(entry, "file", &[done.into(), failed.into()])))
                .collect();
            for (entry, file) in plain.iter().zip(asked) {
                let path = Reflect::get(entry, &"fullPath".into()).unwrap_or_default();
                if let Some(file) = file.await.ok().and_then(|file| file.dyn_into::<File>().ok()) {
                    // As a chosen folder has it, so that the list shows where a file lies.
                    let _ = Reflect::set(&file, &"jixiaoPath".into(), &path);
                    files.push(file);
                }
            }
            for folder in folders.iter().filter(|entry| is_true(entry, "isDirectory")) {
                let Ok(reader) = call(folder, "createReader", &[]) else { continue };
                // A folder is told in portions; an empty one is the end.
                loop {
                    let some = answer(|done, failed| call(&reader, "readEntries", &[done.into(), failed.into()])).await;
                    let some = some.ok().and_then(|some| some.dyn_into::<Array>().ok()).unwrap_or_default();
                    if some.length() == 0 {
                        break;
                    }
                    entries.extend(some.iter());
                }
            }
        }
        files.truncate(MOST_FILES);
        files
    }
}

fn is_true(of: &JsValue, name: &str) -> bool {
    Reflect::get(of, &name.into()).is_ok_and(|value| value.is_truthy())
}

fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    function.apply(of, &arguments.iter().collect::<Array>())
}

/// Asks at once, and waits for one of two callbacks; the second is an error.
fn answer(ask: impl FnOnce(Function, Function) -> Result<JsValue, JsValue>) -> JsFuture {
    let mut ask = Some(ask);
    let promise = Promise::new(&mut |done, failed| {
        let asked = ask.take().map(|ask| ask(done, failed.clone()));
        if !matches!(asked, Some(Ok(_))) {
            let _ = failed.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(promise)
}

/// The path inside the chosen folder, or the name.
pub fn path(file: &File) -> String {
    let of = |name: &str| Reflect::get(file, &name.into()).ok().and_then(|path| path.as_string());
    let path = of("webkitRelativePath").filter(|path| !path.is_empty()).or_else(|| of("jixiaoPath"));
    path.map_or_else(|| file.name(), |path| path.trim_start_matches('/').to_owned())
}

/// Folders hold other things than reports: hidden files, pictures, programs.
pub fn is_wanted(file: &File) -> bool {
    const OTHER: [&str; 15] = [
        ".mp4", ".mp3", ".css", ".js", ".mjs", ".woff", ".woff2", ".ttf", ".wasm", ".exe", ".dll", ".so", ".db",
        ".ini", ".lnk",
    ];
    !is_hidden(file) && !ends(file, &OTHER) && !is_picture(file)
}

/// A report may have been scanned: readers should hear that pictures were left out, while a page that was saved with
/// fifty of them should not fill the list.
pub fn is_picture(file: &File) -> bool {
    !is_hidden(file) && ends(file, &[".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp"])
}

fn is_hidden(file: &File) -> bool {
    let name = file.name();
    name.starts_with('.') || name.starts_with("~$")
}

fn ends(file: &File, with: &[&str]) -> bool {
    let name = file.name().to_lowercase();
    with.iter().any(|end| name.ends_with(end))
}
