# Every pinned version of a tool, in this one place. Libraries are pinned by Cargo.lock and package-lock.json.
# wasm-bindgen's command must equal the library, so it is read from Cargo.lock instead of being written twice.
TRUNK_VERSION=0.21.14
NODE_MAJOR_MIN=20
DEBIAN_RUST_PACKAGES="rustc-web cargo-web rust-web-src lld-22"
DEBIAN_LLD=/usr/lib/llvm-22/bin/lld
DEBIAN_BROWSER_PACKAGES="chromium chromium-driver fonts-noto-cjk"
GECKODRIVER_VERSION=0.37.1
DEBIAN_ENGINE_PACKAGES="firefox-esr webkit2gtk-driver xvfb"
# Old Chromiums, out of npm packages that carry one: folder, package, version, checksum.
OLD_CHROMIUMS="
64 chrome-aws-lambda 0.13.0 sha512-R7n/d7dGv2uUghAhXlaj2LO67l/FdZnGsvBEdGiDWnVKyoqkFy70APWW2wgNhll99h/8V0bA3Y/Oh+DGj1KHOA==
86 chrome-aws-lambda 5.3.1 sha512-KklZTy2p2U/86cCh1hKL3PGDqoirQCAg7uejvNIn0rDBkWj4Su4GOjYMRVB3kthLwmnWhh3x63RDBTCAaQ9Q3Q==
109 @sparticuz/chromium 109.0.6 sha512-9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==
"
