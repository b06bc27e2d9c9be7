import init from "./leptos-counter.js";

init();
