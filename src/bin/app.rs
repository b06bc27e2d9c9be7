//! The WebAssembly module. It does nothing by itself: the exported functions are called from `jixiao.js`.

// Linked for its exports.
use jixiao as _;

fn main() {}
