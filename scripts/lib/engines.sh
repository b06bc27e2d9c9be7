# Sets up the browsers that only the step `engines` of scripts/test needs, sourced by it: old Chromiums, Firefox and
# WebKitGTK. They lie in the cache, outside node_modules, so that nobody downloads them who only builds.

setup_engines() {
  setup_browser
  local name package version checksum
  while read -r name package version checksum; do
    [ -n "$name" ] || continue
    local folder="$CACHE/browsers/chromium-$name"
    if [ ! -x "$folder/chromium" ]; then
      step "Fetching Chromium $name" "10 s, 45 MB" "Check that npm reaches its registry (npm ping), then run this again." \
        node scripts/lib/old-chromium.mjs "$package" "$version" "$checksum" "$folder"
    fi
    export "CHROMIUM_$name=$folder"
  done <<<"$OLD_CHROMIUMS"

  if [ -z "${FIREFOX:-}" ]; then FIREFOX=$(command -v firefox-esr || command -v firefox || true); fi
  WEBKITDRIVER=$(command -v WebKitWebDriver || true)
  if [ -z "$FIREFOX" ] || [ -z "$WEBKITDRIVER" ] || ! command -v Xvfb >/dev/null; then
    # shellcheck disable=SC2086
    apt_install "1 min" $DEBIAN_ENGINE_PACKAGES
    FIREFOX=$(command -v firefox-esr) WEBKITDRIVER=$(command -v WebKitWebDriver)
  fi
  cargo_tool geckodriver geckodriver "$GECKODRIVER_VERSION" "1 min" --debug --locked
  GECKODRIVER="$CACHE/tools/bin/geckodriver"
  # WebKitGTK's own small browser lies beside its library, whose folder carries the version.
  WEBKIT=$(ls -d /usr/lib/*/webkit2gtk-*/MiniBrowser 2>/dev/null | tail -n 1 || true)
  [ -n "$WEBKIT" ] || fail "WebKitGTK's MiniBrowser is not there." "Install libwebkit2gtk-4.1-0, which holds it, and run this again."
  export FIREFOX GECKODRIVER WEBKIT WEBKITDRIVER
}

# Runs a command with an X server that nobody sees: WebKitGTK has no headless mode. Xvfb takes a free number itself.
with_display() {
  local number status=0
  exec {number}< <(exec Xvfb -displayfd 1 -screen 0 1400x1000x24 -nolisten tcp 2>/dev/null)
  local server=$! display
  # A failing test ends the whole script.
  trap "kill $server 2>/dev/null || true" EXIT
  read -r -t 20 -u "$number" display || fail "Xvfb does not start." "Run it by hand to see why: Xvfb -displayfd 1"
  WEBKIT_DISPLAY=":$display" "$@" || status=$?
  kill "$server" 2>/dev/null || true
  exec {number}<&-
  return $status
}
