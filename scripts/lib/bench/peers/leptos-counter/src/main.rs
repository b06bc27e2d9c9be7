use leptos::prelude::*;

fn main() {
    mount_to_body(|| {
        let (count, set_count) = signal(0);
        view! { <button on:click=move |_| set_count.update(|n| *n += 1)>"Count: " {count}</button> }
    });
    // The harness takes the next paint after this event as the moment from which the page can be used.
    let mounted = web_sys::Event::new("bench-mounted").expect("a plain event");
    let _ = document().dispatch_event(&mounted);
}
