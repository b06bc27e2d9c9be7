# Every pinned version of a tool, in this one place. Libraries are pinned by Cargo.lock and package-lock.json.
# wasm-bindgen's command must equal the library, so it is read from Cargo.lock instead of being written twice.
TRUNK_VERSION=0.21.14
NODE_MAJOR_MIN=20
DEBIAN_RUST_PACKAGES="rustc-web cargo-web rust-web-src lld-22"
DEBIAN_LLD=/usr/lib/llvm-22/bin/lld
DEBIAN_BROWSER_PACKAGES="chromium chromium-driver fonts-noto-cjk"
