//! The WebAssembly module with the edit view. It can do everything that `app` can, and takes over from it.

// Linked for its exports.
use jixiao as _;

fn main() {}
