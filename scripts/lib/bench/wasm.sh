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

# The counter takes the product's Cargo.lock, so both stand on the same leptos.
build_leptos_counter() {
  local source=scripts/lib/bench/peers/leptos-counter crate=$BENCH_CACHE/leptos-counter out=$BENCH_CACHE/pages/leptos-counter
  if [ -e "$out/index.html" ] && [ -z "$(find "$source" Cargo.lock -newer "$out/index.html" -print -quit)" ]; then return; fi
  mkdir -p "$crate" && cp -R "$source/." "$crate/" && cp Cargo.lock "$crate/Cargo.lock"
  (cd "$crate" && with_wasm cargo build --release --target wasm32-unknown-unknown) || return 1
  bindgen_and_shrink "$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/leptos-counter.wasm" leptos-counter web "$out" || return 1
  cp "$source/start.js" "$out/start.js" && cp "$source/index.html" "$out/index.html"
}

build_native_example() {
  [ -e examples/bench_native.rs ] || return 0
  cargo build --profile bench-native --example bench_native &&
    cp "$CARGO_TARGET_DIR/bench-native/examples/bench_native" "$BENCH_CACHE/bench_native"
}

build_wasm_example() {
  [ -e examples/bench_wasm.rs ] || return 0
  with_wasm cargo build --release --target wasm32-unknown-unknown --features web --example bench_wasm &&
    bindgen_and_shrink "$CARGO_TARGET_DIR/wasm32-unknown-unknown/release/examples/bench_wasm.wasm" bench_wasm web "$BENCH_CACHE/bench_wasm"
}
