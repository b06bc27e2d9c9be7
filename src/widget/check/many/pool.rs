//! Workers that audit files: each gets some at a time, reads them and answers with lines.
//!
//! A worker that breaks or stays silent is replaced. The files it was given are tried one by one, so that one bad file
//! costs no other its result.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File, MessageEvent, Worker};

use super::Fault;
use crate::publish::row::{self, Row};
use crate::widget::check::reading::{MOST_BYTES, Refusal};
use crate::widget::check::worker;
use crate::words::Lang;

/// What comes back: a file's place and its line.
pub type Results = Vec<(usize, Result<Row, Fault>)>;

/// Files that a worker is given at a time, and at most so many bytes of them: this bounds the memory.
const FILES: usize = 64;
const BYTES: f64 = 4_000_000.0;
/// Portions that wait at a worker, so that it reads some while it audits another.
const AHEAD: usize = 3;
/// No report takes that long, on whatever machine.
const SILENCE_MS: u32 = 30_000;

pub struct Pool(Rc<RefCell<Inner>>);

struct Inner {
    files: Vec<File>,
    queue: VecDeque<Vec<usize>>,
    slots: Vec<Slot>,
    rules: String,
    lang: Lang,
    take: Rc<dyn Fn(Results)>,
    /// Number of the next portion.
    next: u32,
    /// Workers that broke without ever having answered.
    stillborn: usize,
    answered: bool,
}

struct Slot {
    worker: Worker,
    /// Portions it was given, the oldest first.
    given: VecDeque<(u32, Vec<usize>)>,
    silence: Option<Timeout>,
    /// It broke, and none could be started in its place.
    dead: bool,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(web_sys::Event)>,
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

impl Pool {
    /// One worker fewer than the machine has cores, at least one; `None` where there are no workers.
    pub fn start(files: &[File], rules: &str, lang: Lang, take: Rc<dyn Fn(Results)>) -> Option<Pool> {
        let inner = Inner {
            queue: portions(files),
            files: files.to_vec(),
            slots: Vec::new(),
            rules: rules.to_owned(),
            lang,
            take,
            next: 0,
            stillborn: 0,
            answered: false,
        };
        let pool = Pool(Rc::new(RefCell::new(inner)));
        let wanted = worker::wanted();
        for index in 0..wanted {
            let slot = slot(&pool.0, index)?;
            pool.0.borrow_mut().slots.push(slot);
        }
        for index in 0..wanted {
            feed(&pool.0, index);
        }
        Some(pool)
    }
}

/// The files in portions, in their order.
fn portions(files: &[File]) -> VecDeque<Vec<usize>> {
    let mut portions = VecDeque::new();
    let mut portion = Vec::new();
    let mut bytes = 0.0;
    for (index, file) in files.iter().enumerate() {
        if !portion.is_empty() && (portion.len() == FILES || bytes + file.size() > BYTES) {
            portions.push_back(std::mem::take(&mut portion));
            bytes = 0.0;
        }
        portion.push(index);
        bytes += file.size();
    }
    portions.push_back(portion);
    portions.retain(|portion| !portion.is_empty());
    portions
}

fn slot(pool: &Rc<RefCell<Inner>>, index: usize) -> Option<Slot> {
    let worker = worker::spawn()?;
    let weak = Rc::downgrade(pool);
    let message = Closure::<dyn FnMut(MessageEvent)>::new({
        let weak = weak.clone();
        move |event: MessageEvent| on_message(&weak, index, &event.data())
    });
    let error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        event.prevent_default();
        broken(&weak, index);
    });
    worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(error.as_ref().unchecked_ref()));
    Some(Slot { worker, given: VecDeque::new(), silence: None, dead: false, _message: message, _error: error })
}

/// Gives a worker what it can take.
fn feed(pool: &Rc<RefCell<Inner>>, index: usize) {
    let mut inner = pool.borrow_mut();
    let inner = &mut *inner;
    let Some(slot) = inner.slots.get_mut(index).filter(|slot| !slot.dead) else { return };
    // A file that is tried by itself is given alone, so that it is known which one broke the worker.
    let alone = |portion: Option<&Vec<usize>>| portion.is_some_and(|portion| portion.len() == 1);
    while slot.given.len() < AHEAD {
        let waits = slot.given.front().map(|(_, portion)| portion);
        if waits.is_some() && (alone(waits) || alone(inner.queue.front())) {
            break;
        }
        let Some(portion) = inner.queue.pop_front() else { break };
        let (blob, sizes) = together(portion.iter().filter_map(|file| inner.files.get(*file)));
        let message = Object::new();
        let values: [(&str, JsValue); 6] = [
            ("rows", true.into()),
            ("id", inner.next.into()),
            ("blob", blob),
            ("sizes", sizes.into()),
            ("rules", inner.rules.as_str().into()),
            ("lang", inner.lang.tag().into()),
        ];
        for (name, value) in values {
            let _ = Reflect::set(&message, &name.into(), &value);
        }
        let _ = slot.worker.post_message(&message);
        slot.given.push_back((inner.next, portion));
        inner.next = inner.next.wrapping_add(1);
    }
    slot.silence = (!slot.given.is_empty()).then(|| {
        let weak = Rc::downgrade(pool);
        Timeout::new(SILENCE_MS, move || broken(&weak, index))
    });
}

/// Files as one, and the bytes of each; `null` for one that is too large. The browser's work for a file that goes to a
/// worker is as much as its audit: here the page does it, which has nothing else to do.
fn together<'a>(files: impl Iterator<Item = &'a File>) -> (JsValue, Array) {
    let parts = Array::new();
    let sizes = Array::new();
    for file in files {
        let fits = file.size() <= f64::from(MOST_BYTES);
        sizes.push(&if fits { file.size().into() } else { JsValue::NULL });
        if fits {
            parts.push(file);
        }
    }
    (Blob::new_with_blob_sequence(&parts).map_or(JsValue::NULL, JsValue::from), sizes)
}

fn on_message(weak: &Weak<RefCell<Inner>>, index: usize, data: &JsValue) {
    let Some(pool) = weak.upgrade() else { return };
    // It is there; its answers follow.
    if !Reflect::has(data, &"id".into()).unwrap_or_default() {
        return;
    }
    let value = |name: &str| Reflect::get(data, &name.into()).unwrap_or_default();
    let id = value("id").as_f64();
    let Ok(rows) = value("rows").dyn_into::<Array>() else { return broken(weak, index) };
    let given = {
        let mut inner = pool.borrow_mut();
        inner.answered = true;
        let Some(slot) = inner.slots.get_mut(index) else { return };
        match slot.given.front() {
            Some((expected, _)) if Some(f64::from(*expected)) == id => slot.given.pop_front(),
            _ => None,
        }
    };
    let Some((_, portion)) = given else { return };
    let results = portion
        .into_iter()
        .enumerate()
        .map(|(at, file)| (file, result(&rows.get(at as u32).as_string().unwrap_or_default())))
        .collect();
    feed(&pool, index);
    let take = pool.borrow().take.clone();
    drop(pool);
    take(results);
}

/// What a line says.
pub fn result(line: &str) -> Result<Row, Fault> {
    match line {
        "!pdf" => Err(Fault::Refused(Refusal::Pdf)),
        row::DAMAGED => Err(Fault::Refused(Refusal::Damaged)),
        row::OFFICE => Err(Fault::Refused(Refusal::Office)),
        "!binary" => Err(Fault::Refused(Refusal::Binary)),
        row::EMPTY => Err(Fault::Refused(Refusal::Empty)),
        row::NOTHING => Err(Fault::Nothing),
        row::FORM => Err(Fault::Form),
        row::LARGE => Err(Fault::Refused(Refusal::Large)),
        "!unreadable" => Err(Fault::Refused(Refusal::Unreadable)),
        text => Row::from_text(text).ok_or(Fault::Broken),
    }
}

/// A worker broke: a fresh one takes its place, and its files are tried again one by one. The one it was at is not.
fn broken(weak: &Weak<RefCell<Inner>>, index: usize) {
    let Some(pool) = weak.upgrade() else { return };
    let mut lost = Results::new();
    let fresh = slot(&pool, index);
    {
        let mut inner = pool.borrow_mut();
        let inner = &mut *inner;
        if !inner.answered {
            inner.stillborn += 1;
        }
        let gone = inner.stillborn > inner.slots.len() + 2;
        let Some(slot) = inner.slots.get_mut(index) else { return };
        slot.worker.terminate();
        let given = std::mem::take(&mut slot.given);
        match fresh {
            Some(fresh) => *slot = fresh,
            // There is none to be had: the others do what remains.
            None => {
                slot.silence = None;
                slot.dead = true;
            }
        }
        for (at, (_, portion)) in given.into_iter().enumerate().rev() {
            // Only the first portion was being worked on; a file alone in it is what broke the worker.
            if at == 0 && portion.len() == 1 {
                lost.extend(portion.into_iter().map(|file| (file, Err(Fault::Broken))));
            } else {
                for file in portion.into_iter().rev() {
                    inner.queue.push_front(vec![file]);
                }
            }
        }
        if gone || inner.slots.iter().all(|slot| slot.dead) {
            let rest: Vec<usize> = inner.queue.drain(..).flatten().collect();
            lost.extend(rest.into_iter().map(|file| (file, Err(Fault::Broken))));
        }
    }
    let slots = pool.borrow().slots.len();
    for index in 0..slots {
        feed(&pool, index);
    }
    let take = pool.borrow().take.clone();
    drop(pool);
    if !lost.is_empty() {
        take(lost);
    }
}
