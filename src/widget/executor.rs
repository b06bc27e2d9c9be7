//! Runs what follows from a change: the effects of the reactive system, and the few tasks that wait for the browser.
//!
//! Nearly always in a microtask, as every framework does. Only after a key in a field does it wait for the next
//! picture: the character stands there first, and the sums follow one picture later. On a slow machine with a long
//! report the key would otherwise hang by as long as the calculated cells take to be laid out. The state itself is
//! never late: whoever asks for the report or its evaluation gets what was typed.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

use any_spawner::{CustomExecutor, Executor};
use gloo_timers::callback::Timeout;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// A page in the background paints nothing; what follows is not kept from it for longer than this.
const LATEST_MS: i32 = 150;
/// The browser is given at most so long to find a moment in which it has nothing to do.
const IDLE_MS: u32 = 500;

struct Slot {
    /// Absent while it runs.
    task: Option<Task>,
    waker: Waker,
    queued: bool,
}

#[derive(Default)]
struct Tasks {
    slots: Vec<Option<Slot>>,
    free: Vec<usize>,
    ready: VecDeque<usize>,
}

/// When the tasks that are ready run next.
#[derive(Clone, Copy, PartialEq)]
enum Next {
    Unplanned,
    AfterPaint,
    Soon,
    Running,
}

thread_local! {
    static TASKS: RefCell<Tasks> = RefCell::default();
    static NEXT: Cell<Next> = const { Cell::new(Next::Unplanned) };
    static HOLD: Cell<bool> = const { Cell::new(false) };
    static RUN: Closure<dyn Fn()> = Closure::new(run);
    static PAINTED: Closure<dyn Fn()> = Closure::new(|| timeout(0));
}

/// Wakes the task in one place. Should another have taken that place meanwhile, it is asked once in vain.
struct Wakeup(usize);

impl Wake for Wakeup {
    fn wake(self: Arc<Self>) {
        ready(self.0);
    }
}

struct Widget;

impl CustomExecutor for Widget {
    fn spawn(&self, task: Pin<Box<dyn Future<Output = ()> + Send>>) {
        add(task);
    }

    fn spawn_local(&self, task: Task) {
        add(task);
    }

    fn poll_local(&self) {}
}

/// Makes this the executor of the reactive system; called before anything reactive is made.
pub fn start() {
    // Already there from an earlier widget of the page: not an error.
    let _ = Executor::init_custom_executor(Widget);
}

pub fn spawn(task: impl Future<Output = ()> + 'static) {
    add(Box::pin(task));
}

/// What the function changes is shown after the next picture instead of before it.
pub fn after_paint<T>(f: impl FnOnce() -> T) -> T {
    let before = HOLD.replace(true);
    let result = f();
    HOLD.set(before);
    result
}

fn add(task: Task) {
    let place = TASKS.with_borrow_mut(|tasks| {
        let place = tasks.free.pop().unwrap_or_else(|| {
            tasks.slots.push(None);
            tasks.slots.len() - 1
        });
        let waker = Waker::from(Arc::new(Wakeup(place)));
        tasks.slots[place] = Some(Slot { task: Some(task), waker, queued: false });
        place
    });
    ready(place);
}

fn ready(place: usize) {
    TASKS.with_borrow_mut(|tasks| {
        if let Some(slot) = tasks.slots.get_mut(place).and_then(Option::as_mut)
            && !std::mem::replace(&mut slot.queued, true)
        {
            tasks.ready.push_back(place);
        }
    });
    match (NEXT.get(), HOLD.get()) {
        (Next::Unplanned, true) => {
            NEXT.set(Next::AfterPaint);
            if let Some(window) = web_sys::window() {
                PAINTED.with(|painted| {
                    let _ = window.request_animation_frame(function(painted));
                });
            }
            timeout(LATEST_MS);
        }
        (Next::Unplanned | Next::AfterPaint, false) => plan(),
        _ => {}
    }
}

/// Runs a function once the next picture stands.
pub fn when_painted(f: impl FnOnce() + 'static) {
    let painted = Closure::once_into_js(move || Timeout::new(0, f).forget());
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(painted.unchecked_ref());
    }
}

/// Runs a function when the browser has nothing else to do, between two frames at the latest after a while: it holds up
/// no picture and no key.
pub fn when_idle(f: impl FnOnce() + 'static) {
    fn idle(window: &web_sys::Window, f: JsValue) {
        let wait = Reflect::get(window, &"requestIdleCallback".into()).ok();
        let Some(wait) = wait.and_then(|wait| wait.dyn_into::<Function>().ok()) else {
            // Some browsers have no such moment.
            let _ = window.set_timeout_with_callback(f.unchecked_ref());
            return;
        };
        let options = Object::new();
        let _ = Reflect::set(&options, &"timeout".into(), &IDLE_MS.into());
        let _ = wait.call2(window, &f, &options);
    }
    if let Some(window) = web_sys::window() {
        idle(&window, Closure::once_into_js(f));
    }
}

/// What was put off after a key waits no longer: something else happened than another key.
pub fn soon() {
    // An effect that is ready is not woken again by what happens now, so this has to be said.
    if NEXT.get() == Next::AfterPaint && !HOLD.get() {
        plan();
    }
}

fn plan() {
    NEXT.set(Next::Soon);
    if let Some(window) = web_sys::window() {
        RUN.with(|run| window.queue_microtask(function(run)));
    }
}

fn timeout(ms: i32) {
    if let Some(window) = web_sys::window() {
        RUN.with(|run| {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(function(run), ms);
        });
    }
}

fn function(closure: &Closure<dyn Fn()>) -> &Function {
    closure.as_ref().unchecked_ref()
}

/// Runs everything that is ready, and what becomes ready by it. Called too often it does nothing.
pub fn run() {
    if NEXT.replace(Next::Running) == Next::Running {
        return;
    }
    while let Some(place) = TASKS.with_borrow_mut(|tasks| tasks.ready.pop_front()) {
        let taken = TASKS.with_borrow_mut(|tasks| {
            let slot = tasks.slots.get_mut(place)?.as_mut()?;
            slot.queued = false;
            Some((slot.task.take()?, slot.waker.clone()))
        });
        let Some((mut task, waker)) = taken else { continue };
        let done = task.as_mut().poll(&mut Context::from_waker(&waker)) == Poll::Ready(());
        TASKS.with_borrow_mut(|tasks| {
            if done {
                tasks.slots[place] = None;
                tasks.free.push(place);
            } else if let Some(slot) = &mut tasks.slots[place] {
                slot.task = Some(task);
            }
        });
    }
    NEXT.set(Next::Unplanned);
}
