//! The WebAssembly module without any interface, for servers, workers and other people's programs.

// Linked for its exports.
use jixiao as _;

fn main() {}
