#!/usr/bin/env bash
# Builds the guests that other toolchains make of fixtures/guests into artifacts/guests/GROUP/{greeter,consumer}.wasm.
# What is up to date is left alone. A group whose tools are missing is skipped by name, and artifacts/guests/GROUP.skipped
# says why; a group that fails makes the exit code 1.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: scripts/build-guests.sh [--install] [--group NAME]...

  --group NAME  build only this group; may be repeated
                  js-quickjs         JavaScript in QuickJS (componentize-qjs)
                  js-starlingmonkey  JavaScript in StarlingMonkey (jco componentize)
                  c-clang            C without a C library (clang, wasm-ld), made a component by jco
  --install     install a missing C compiler and linker with apt-get, which needs Debian or Ubuntu and root

Needs Node.js 20 or later with npm; the JavaScript toolchains are installed into artifacts/guests/npm.
TEXT
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
sources=$root/fixtures/guests
wit=$root/fixtures/wit/greeter/greeter.wit
guests=$root/artifacts/guests
npm=$guests/npm
log=$guests/build.log
all_groups=(js-quickjs js-starlingmonkey c-clang)
install=false
groups=()

while (($# > 0)); do
  case $1 in
    --install) install=true ;;
    --group)
      [[ $# -ge 2 && " ${all_groups[*]} " == *" $2 "* ]] || { usage >&2; exit 2; }
      groups+=("$2")
      shift ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
  shift
done
((${#groups[@]} > 0)) || groups=("${all_groups[@]}")

# The first command of the arguments that exists.
first_of() {
  local candidate
  for candidate in "$@"; do
    if command -v "$candidate" >/dev/null; then echo "$candidate"; return 0; fi
  done
  return 1
}

find_clang() { first_of clang clang-{22,21,20,19,18,17,16,15,14}; }
find_linker() { first_of wasm-ld wasm-ld-{22,21,20,19,18,17,16,15,14}; }

# Prints why the group cannot be built here; nothing when it can.
missing_tools() {
  local major
  major=$(node --version 2>/dev/null | sed -E 's/^v([0-9]+).*/\1/' || true)
  if [[ -z $major ]] || ! command -v npm >/dev/null; then echo "Node.js with npm is not installed"; return; fi
  if ((major < 20)); then echo "Node.js 20 or later is needed, this is $major"; return; fi
  [[ $1 == c-clang ]] || return 0
  if ! find_clang >/dev/null || ! find_linker >/dev/null; then
    echo "clang and wasm-ld are not installed (on Debian: scripts/build-guests.sh --install as root)"
  fi
}

install_c_tools() {
  if find_clang >/dev/null && find_linker >/dev/null; then return; fi
  if ! command -v apt-get >/dev/null || ((EUID != 0)); then return; fi
  echo "installing: clang and lld"
  { apt-get update && apt-get install --yes --no-install-recommends clang lld; } >>"$log" 2>&1
}

# The install scripts of these packages only fetch what the packages already carry.
install_npm_packages() {
  mkdir -p "$npm"
  if cmp --silent "$sources/js/package.json" "$npm/package.json" && [[ -e $npm/node_modules/.package-lock.json ]]; then return; fi
  echo "installing: the npm packages of fixtures/guests/js/package.json"
  rm -rf "$npm"
  mkdir -p "$npm"
  cp "$sources/js/package.json" "$npm/package.json"
  (cd "$npm" && npm install --ignore-scripts --no-package-lock --no-audit --no-fund) >>"$log" 2>&1
}

# True when the output exists and no input is newer.
up_to_date() {
  local output=$1 input
  shift
  [[ -e $output ]] || return 1
  for input in "$@"; do [[ ! $input -nt $output ]] || return 1; done
}

build_js_quickjs() { # GUEST OUTPUT
  "$npm/node_modules/.bin/componentize-qjs" --js "$sources/js/$1.js" --wit "$wit" --world "$1-world" --sync --opt-size --stub-wasi --output "$2"
}

build_js_starlingmonkey() { # GUEST OUTPUT
  "$npm/node_modules/.bin/jco" componentize "$sources/js/$1.js" --wit "$wit" --world-name "$1-world" --disable all --out "$2"
}

build_c_clang() { # GUEST OUTPUT
  "$(find_clang)" --target=wasm32-unknown-unknown -std=c17 -Os -Wall -Wextra -Werror -ffreestanding -mbulk-memory \
    -c "$sources/c/$1.c" -o "$2.o" &&
    "$(find_linker)" --no-entry --strip-all "$2.o" -o "$2.core" &&
    cp "$sources/c/componentize.mjs" "$npm/componentize.mjs" &&
    node "$npm/componentize.mjs" "$2.core" "$wit" "$1-world" "$2" &&
    rm -f "$2.o" "$2.core"
}

build_group() {
  local group=$1 guest output
  mkdir -p "$guests/$group"
  for guest in greeter consumer; do
    output=$guests/$group/$guest.wasm
    if up_to_date "$output" "$sources/${group%%-*}"/* "$wit" "${BASH_SOURCE[0]}"; then
      echo "up to date: $group/$guest.wasm"
      continue
    fi
    # A build that breaks off leaves no output that the next run would take for a good one.
    if ! "build_${group//-/_}" "$guest" "$output.tmp" >>"$log" 2>&1; then
      rm -f "$output" "$output".tmp*
      return 1
    fi
    mv "$output.tmp" "$output"
    echo "built: $group/$guest.wasm ($(wc -c <"$output" | tr -d ' ') bytes)"
  done
}

mkdir -p "$guests"
: >"$log"
failed=false
fail() {
  echo "failed: $1; the end of ${log#"$root/"}:" >&2
  tail -n 20 "$log" >&2
  failed=true
}

if $install && [[ " ${groups[*]} " == *" c-clang "* ]] && ! install_c_tools; then fail "installing clang and lld"; fi
npm_ready=
for group in "${groups[@]}"; do
  rm -f "$guests/$group.skipped"
  reason=$(missing_tools "$group")
  if [[ -n $reason ]]; then
    echo "skipped: $group: $reason"
    echo "$reason" >"$guests/$group.skipped"
    rm -rf "${guests:?}/$group"
    continue
  fi
  if [[ -z $npm_ready ]]; then
    if install_npm_packages; then npm_ready=yes; else npm_ready=no; fail "installing the npm packages"; fi
  fi
  if [[ $npm_ready == no ]] || ! build_group "$group"; then fail "$group"; fi
done
if $failed; then exit 1; fi
