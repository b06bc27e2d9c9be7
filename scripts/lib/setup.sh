# Shared set-up, sourced by the four commands beside it. Installs what is missing, says what it does and how long
# that usually takes, and leaves the environment ready to build. Safe to source again: what is there is left alone.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$ROOT"
# shellcheck source=versions.sh
source "$ROOT/scripts/lib/versions.sh"

CACHE=${JIXIAO_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/jixiao}
export JIXIAO_CACHE=$CACHE
# Build output lives outside the clone too, so that a fresh clone does not compile every library again.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$CACHE/target}
export PATH="$CACHE/tools/bin:$ROOT/node_modules/.bin:$PATH"
mkdir -p "$CACHE/tools" "$CACHE/log"

say() { printf '\033[1m▸ %s\033[0m\n' "$*" >&2; }
fail() { # what went wrong · what to do
  printf '\n\033[31m✖ %s\033[0m\n  %s\n' "$1" "$2" >&2
  exit 1
}

# Runs a step quietly; on failure shows the end of its log and what to do.
step() { # name · usual duration · what to do when it fails · command…
  local name=$1 usual=$2 remedy=$3 log
  shift 3
  log="$CACHE/log/$(printf '%s' "$name" | tr -c 'a-zA-Z0-9' '-').log"
  say "$name (usually $usual)"
  if ! "$@" >"$log" 2>&1; then
    tail -n 25 "$log" >&2
    fail "$name failed; the whole log is in $log" "$remedy"
  fi
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_install() { # usual duration · packages…
  local usual=$1
  shift
  command -v apt-get >/dev/null || fail "These packages are needed and apt-get is not there: $*" \
    "Install them, or what your system calls them, and run this again."
  step "Installing $* with apt" "$usual" "Check that apt reaches its mirror (apt-get update), then run this again." \
    as_root sh -c "apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $*"
}

setup_rust() {
  command -v cargo >/dev/null || fail "cargo is not there." "Install Rust's stable toolchain with rustup: https://rustup.rs"
  command -v cc >/dev/null || apt_install "20 s" gcc libc6-dev
  own_build_folder
}

# Clones share the build folder, and cargo tells their files apart by nothing but the time of their last change: what
# another clone built would be taken for this one's, its path in it. So our own crate is built anew when the clone
# changes; the libraries stay.
own_build_folder() {
  local mark=$CARGO_TARGET_DIR/.clone
  [ "$(cat "$mark" 2>/dev/null)" != "$ROOT" ] || return 0
  mkdir -p "$CARGO_TARGET_DIR"
  find "$CARGO_TARGET_DIR" -maxdepth 5 -type d -path '*/.fingerprint/*' \
    \( -name 'jixiao-*' -o -name 'leptos-counter-*' \) -prune -exec rm -rf {} +
  printf '%s\n' "$ROOT" >"$mark"
}

# One wasm build serves Chromium 86 and up, so std is built with the app for the minimal instruction set. That needs
# the sources of std: rustup has them; where rustup cannot fetch, Debian's packages do, as a toolchain beside rustup's.
setup_wasm_toolchain() {
  local choice=${JIXIAO_WASM_TOOLCHAIN:-auto} sysroot
  if [ "$choice" != debian ] && command -v rustup >/dev/null; then
    sysroot=$(rustc --print sysroot)
    if [ ! -d "$sysroot/lib/rustlib/src/rust/library" ]; then
      say "Fetching the sources of Rust's standard library with rustup (usually 10 s)"
      timeout 180 rustup component add rust-src >"$CACHE/log/rust-src.log" 2>&1 || true
      timeout 180 rustup target add wasm32-unknown-unknown >>"$CACHE/log/rust-src.log" 2>&1 || true
    fi
    if [ -d "$sysroot/lib/rustlib/src/rust/library" ]; then return; fi
    say "rustup cannot fetch here; using Debian's toolchain for WebAssembly"
  fi
  local src
  src=$(ls -d /usr/src/rustc-*/library 2>/dev/null | tail -n 1 || true)
  if [ ! -x /usr/bin/rustc ] || [ -z "$src" ] || [ ! -x "$DEBIAN_LLD" ]; then
    # shellcheck disable=SC2086
    apt_install "1 min" $DEBIAN_RUST_PACKAGES
  fi
  if command -v rustup >/dev/null; then
    rustup toolchain list | grep -q '^debian' || rustup toolchain link debian /usr
    export WASM_RUSTUP_TOOLCHAIN=debian
  else
    export WASM_PATH_PREFIX=/usr/bin
  fi
  # rustc calls its linker rust-lld; Debian ships the same program under another name.
  mkdir -p "$CACHE/tools/lld"
  ln -sfn "$DEBIAN_LLD" "$CACHE/tools/lld/rust-lld"
  ln -sfn "$DEBIAN_LLD" "$CACHE/tools/lld/wasm-ld"
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$CACHE/tools/lld/wasm-ld"
}

# Runs a command with the environment of the wasm build, which must not leak into native builds.
with_wasm() {
  env ${WASM_RUSTUP_TOOLCHAIN:+RUSTUP_TOOLCHAIN=$WASM_RUSTUP_TOOLCHAIN} \
    ${WASM_PATH_PREFIX:+PATH="$CACHE/tools/bin:$ROOT/node_modules/.bin:$WASM_PATH_PREFIX:$PATH"} \
    RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort \
    RUSTFLAGS="-C target-cpu=mvp -C target-feature=+mutable-globals" "$@"
}

# The same for what is shipped: smaller, because a reader downloads it, and without texts that only a debugger reads.
with_shipped_wasm() {
  with_wasm env CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
    RUSTFLAGS="-C target-cpu=mvp -C target-feature=+mutable-globals -Z unstable-options -Z location-detail=none \
      -Z fmt-debug=none -C panic=immediate-abort" "$@"
}

setup_node() {
  command -v node >/dev/null || fail "Node is not there." "Install Node $NODE_MAJOR_MIN or newer: https://nodejs.org"
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge "$NODE_MAJOR_MIN" ] || fail "Node $major is too old." "Install Node $NODE_MAJOR_MIN or newer: https://nodejs.org"
  if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    step "Installing the JavaScript tools" "20 s" "Check that npm reaches its registry (npm ping), then run this again." \
      npm ci --no-audit --no-fund --loglevel=error
    touch node_modules/.package-lock.json
  fi
}

cargo_tool() { # command · version · usual duration · extra flags…
  local tool=$1 crate=$2 version=$3 usual=$4 have
  shift 4
  have=$("$CACHE/tools/bin/$tool" --version 2>/dev/null | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | head -n 1 || true)
  [ "$have" = "$version" ] && return
  CARGO_TARGET_DIR="$CACHE/target/tools" step "Building $crate $version" "$usual" \
    "Check that cargo reaches its registry, then run this again." \
    cargo install "$crate" --version "$version" --root "$CACHE/tools" --force "$@"
}

setup_wasm_tools() {
  local bindgen
  bindgen=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)
  # Unoptimised tools build in a quarter of the time and make the same site as fast.
  cargo_tool wasm-bindgen wasm-bindgen-cli "$bindgen" "2 min" --debug
  cargo_tool trunk trunk "$TRUNK_VERSION" "3 min" --debug --no-default-features --locked
}

setup_browser() {
  if [ -z "${CHROMIUM:-}" ]; then
    CHROMIUM=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
    local driver
    driver=$(command -v chromedriver || true)
    # Without a CJK font every Chinese character is a box and the screenshots mean nothing.
    if [ -z "$CHROMIUM" ] || [ -z "$driver" ] || ! fc-list :lang=zh 2>/dev/null | grep -q .; then
      # shellcheck disable=SC2086
      apt_install "1 min" $DEBIAN_BROWSER_PACKAGES fontconfig
      CHROMIUM=$(command -v chromium)
    fi
  fi
  export CHROMIUM
  export CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver)}
}

setup_build() {
  setup_rust
  setup_wasm_toolchain
  setup_node
  setup_wasm_tools
}

# Trunk builds offline, so that it downloads no tools of its own; the crates have to be there before, std's own too.
fetch_crates() {
  step "Fetching the crates" "20 s, 1 s when they are there" "Check that cargo reaches its registry, then run this again." \
    with_wasm cargo fetch --locked
  # The standard library is built with the site and has crates of its own.
  local library
  library="$(with_wasm rustc --print sysroot)/lib/rustlib/src/rust/library"
  [ ! -e "$library/Cargo.lock" ] || step "Fetching the crates of the standard library" "5 s, 1 s when they are there" \
    "Check that cargo reaches its registry, then run this again." \
    with_wasm cargo fetch --locked --target wasm32-unknown-unknown --manifest-path "$library/Cargo.toml"
}

# Trunk turns index.html, the crate and style/ into dist/. Skipped when nothing it reads is newer than the result.
build_site() {
  if [ -e dist/.built ] && [ -z "$(find Cargo.toml Cargo.lock Trunk.toml index.html package-lock.json src style public docs/hosting scripts/lib/assets.mjs scripts/lib/release.mjs scripts/lib/zip.mjs scripts/lib/setup.sh scripts/lib/versions.sh -newer dist/.built -print -quit)" ]; then
    say "dist/ is up to date"
    return
  fi
  rm -f dist/.built
  fetch_crates
  say "Building the release site (usually 6 min from nothing, 3 min after a change)"
  with_shipped_wasm trunk build --release --offline "$@" ||
    fail "The build failed; the messages above say where." "Mend the first error and run this again."
  step "Packing the package and the archive" "6 s" "Mend what the log above names, then run this again." node scripts/lib/release.mjs
  touch dist/.built
}
