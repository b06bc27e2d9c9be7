# The wasm that only the bench needs, built with the product's own flags into the cache. Sourced by scripts/bench
# after setup.sh, because with_wasm is a function of it.

BENCH_CACHE=$CACHE/bench

# Turns a crate's .wasm into what a page or Node loads, the way Trunk does for the product.
bindgen_and_shrink() { # input.wasm · name · target · folder
  rm -rf "$4" && mkdir -p "$4"
  wasm-bindgen "$1" --out-name "$2" --target "$3" --no-typescript --out-dir "$4" &&
    wasm-opt -Oz "$4/$2_bg.wasm" -o "$4/$2_bg.wasm.small" && mv "$4/$2_bg.wasm.small" "$4/$2_bg.wasm"
}

bench_step() { # name · command…: a part that fails is said and leaves its rows empty, the rest goes on
  local name=$1 log
  shift
  log="$BENCH_CACHE/$(printf '%s' "$name" | tr -c 'a-zA-Z0-9' '-').log"
  say "$name"
  "$@" >"$log" 2>&1 || say "$name failed, its rows stay empty; the log is in $log"
}

# A crate of its own in the cache, with the product's Cargo.lock and profiles, so that all are built alike. Not built
# as part of the product, whose test libraries do not all compile for WebAssembly.
bench_crate() { # folder · Cargo.toml without profiles (stdin)
  mkdir -p "$1"
  { cat && awk '/^\[/ { on = /^\[profile\.release/ } on' Cargo.toml; } >"$1/Cargo.toml"
  cp Cargo.lock "$1/Cargo.lock"
}

up_to_date() { # result · sources…
  local result=$1
  shift
  [ -e "$result" ] && [ -z "$(find "$@" -newer "$result" -print -quit)" ]
}

build_leptos_counter() {
  local source=scripts/lib/bench/peers/leptos-counter crate=$BENCH_CACHE/leptos-counter out=$BENCH_CACHE/pages/leptos-counter
  up_to_date "$out/index.html" "$source" Cargo.lock Cargo.toml && return
  bench_crate "$crate" <"$source/Cargo.toml" && mkdir -p "$crate/src" && cp "$source/src/main.rs" "$crate/src/"
  (cd "$crate" && with_wasm cargo build --release --target wasm32-unknown-unknown) || return 1
  bindgen_and_shrink "$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/leptos-counter.wasm" leptos-counter web "$out" || return 1
  cp "$source/start.js" "$source/index.html" "$out/"
}

build_native_example() {
  local name
  for name in bench_native bench_audit; do
    cargo build --profile bench-native --example "$name" &&
      cp "$CARGO_TARGET_DIR/bench-native/examples/$name" "$BENCH_CACHE/$name" || return 1
  done
}

build_wasm_example() {
  local crate=$BENCH_CACHE/bench-wasm out=$BENCH_CACHE/bench_wasm
  [ -e examples/bench_wasm.rs ] || return 0
  up_to_date "$out/bench_wasm.js" examples/bench_wasm.rs src Cargo.lock Cargo.toml && return
  bench_crate "$crate" <<TOML || return 1
[package]
name = "bench_wasm"
version = "0.0.0"
edition = "2024"

[[bin]]
name = "bench_wasm"
path = "$ROOT/examples/bench_wasm.rs"

[features]
default = ["web"]
web = []

[dependencies]
jixiao = { path = "$ROOT" }
wasm-bindgen = "0.2"

[workspace]

TOML
  (cd "$crate" && with_wasm cargo build --release --target wasm32-unknown-unknown) &&
    bindgen_and_shrink "$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/bench_wasm.wasm" bench_wasm web "$out"
}
