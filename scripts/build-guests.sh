#!/usr/bin/env bash
# Builds the guests that other toolchains make of fixtures/guests into artifacts/guests/GROUP/NAME.wasm:
#   greeter, consumer  the worlds of fixtures/wit/greeter
#   greeter-wasi       the greeter with the WASI imports that its toolchain adds by itself
#   command            a component that exports wasi:cli/run
#   work               the world of fixtures/wit/work, for the benchmarks
# and, where a compiler made a core module first, that module as NAME.core.wasm beside it.
# The group runtime-wit has core modules alone, CASE/WORLD.core.wasm: our own tool makes components of them.
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
                  c-wasi             C with wasi-libc, made a component by jco with its preview1 adapters
                  rust               Rust with its standard library (rustc), made a component by jco
                  runtime-wit        core modules of C without a C library, one for each world of each case
  --install     install missing compilers and C libraries with apt-get, which needs Debian or Ubuntu and root

Needs Node.js 20 or later with npm but for runtime-wit; the JavaScript toolchains are installed into artifacts/guests/npm.
TEXT
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
sources=$root/fixtures/guests
wit=$root/fixtures/wit/greeter/greeter.wit
guests=$root/artifacts/guests
npm=$guests/npm
jco=$npm/node_modules/@bytecodealliance/jco
log=$guests/build.log
all_groups=(js-quickjs js-starlingmonkey c-clang c-wasi rust runtime-wit)
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

# The names of what a group builds.
guests_of() {
  case $1 in
    js-*) echo greeter consumer greeter-wasi command work ;;
    c-clang) echo greeter consumer ;;
    c-wasi) echo greeter command ;;
    rust) echo greeter ;;
    runtime-wit) cases | while read -r case; do for world in $(worlds_of "$case"); do echo "$case/$world.core"; done; done ;;
  esac
}

# The cases of runtime-wit, and the worlds of one: its first line has them.
cases() { (cd "$sources/runtime-wit" && find . -name '*.c' | sed 's|^\./||; s|\.c$||' | sort); }
worlds_of() { sed -n '1s|^// worlds: ||p' "$sources/runtime-wit/$1.c"; }

# Where the sources of a group are.
source_of() {
  case $1 in
    js-*) echo "$sources/js" ;;
    c-clang) echo "$sources/c" ;;
    *) echo "$sources/$1" ;;
  esac
}

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
has_clang() { find_clang >/dev/null && find_linker >/dev/null; }

# Debian puts the C library of WASI below /usr, which is also the prefix that clang is given.
has_wasi_libc() { [[ -e /usr/lib/wasm32-wasi/libc.a && -e $("$(find_clang)" --target=wasm32-wasi --print-libgcc-file-name) ]]; }

# A rustc that has the standard library for WebAssembly; the one of rustup may stand before Debian's in the path.
find_rustc() {
  local candidate
  for candidate in rustc /usr/bin/rustc; do
    if [[ -d $("$candidate" --print sysroot 2>/dev/null)/lib/rustlib/wasm32-unknown-unknown ]]; then echo "$candidate"; return 0; fi
  done
  return 1
}

# Prints what has to be installed before the group can be built here, in Debian's names; nothing when all is there.
missing_packages() {
  case $1 in
    c-clang | runtime-wit) has_clang || echo clang lld ;;
    c-wasi) { has_clang && has_wasi_libc; } || echo clang lld wasi-libc libclang-rt-dev-wasm32 ;;
    rust) { find_rustc && find_linker; } >/dev/null || echo rustc libstd-rust-dev-wasm32 lld ;;
  esac
}

needs_npm() { [[ $1 != runtime-wit ]]; }

# Prints why the group cannot be built here; nothing when it can.
missing_tools() {
  local major packages
  if needs_npm "$1"; then
    major=$(node --version 2>/dev/null | sed -E 's/^v([0-9]+).*/\1/' || true)
    if [[ -z $major ]] || ! command -v npm >/dev/null; then echo "Node.js with npm is not installed"; return; fi
    if ((major < 20)); then echo "Node.js 20 or later is needed, this is $major"; return; fi
  fi
  packages=$(missing_packages "$1")
  if [[ -n $packages ]]; then echo "not installed: $packages (on Debian: scripts/build-guests.sh --install as root)"; fi
}

install_packages() {
  local group packages=
  for group in "${groups[@]}"; do packages+=" $(missing_packages "$group")"; done
  packages=$(tr -s ' ' '\n' <<<"$packages" | sort -u | xargs)
  if [[ -z $packages ]] || ! command -v apt-get >/dev/null || ((EUID != 0)); then return; fi
  echo "installing: $packages"
  # shellcheck disable=SC2086 # One word per package.
  { apt-get update && apt-get install --yes --no-install-recommends $packages; } >>"$log" 2>&1
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

# True when the output exists and nothing in the inputs, files or folders, is newer.
up_to_date() {
  local output=$1
  shift
  [[ -e $output && -z $(find "$@" -type f -newer "$output") ]]
}

# Sets `js_source` and `js_world`, the latter as the options that both JavaScript toolchains understand.
describe_js() { # GUEST
  js_source=$sources/js/${1%-wasi}.js
  js_world=(--wit "$wit" "${1%-wasi}-world")
  if [[ $1 == work ]]; then js_world=(--wit "$root/fixtures/wit/work/work.wit" worker); fi
  [[ $1 == command ]] || return 0
  rm -rf "$npm/wit"
  mkdir -p "$npm/wit"
  cp -R "$jco/lib/wit/builtin/0.2.12" "$npm/wit/deps"
  cp "$sources/js/command.wit" "$npm/wit/"
  js_world=(--wit "$npm/wit" js-command)
}

build_js_quickjs() { # GUEST OUTPUT
  local stub=() js_source js_world
  describe_js "$1"
  if [[ $1 == greeter || $1 == consumer || $1 == work ]]; then stub=(--stub-wasi); fi
  "$npm/node_modules/.bin/componentize-qjs" --js "$js_source" "${js_world[@]:0:2}" --world "${js_world[2]}" \
    --sync --opt-size ${stub[@]+"${stub[@]}"} --output "$2"
}

build_js_starlingmonkey() { # GUEST OUTPUT
  local disabled=() js_source js_world
  describe_js "$1"
  case $1 in
    greeter | consumer | work) disabled=(--disable all) ;;
    # Hosts of commands need not know wasi:http; the greeter with WASI keeps it.
    command) disabled=(--disable http --disable fetch-event) ;;
  esac
  "$npm/node_modules/.bin/jco" componentize "$js_source" "${js_world[@]:0:2}" --world-name "${js_world[2]}" \
    ${disabled[@]+"${disabled[@]}"} --out "$2"
}

# Makes the core module OUTPUT.core the component OUTPUT.
componentize() { # OUTPUT OPTION...
  local output=$1
  shift
  cp "$sources/c/componentize.mjs" "$npm/componentize.mjs" && node "$npm/componentize.mjs" "$output.core" "$output" "$@"
}

build_c_clang() { # GUEST OUTPUT
  "$(find_clang)" --target=wasm32-unknown-unknown -std=c17 -Os -Wall -Wextra -Werror -ffreestanding -mbulk-memory \
    -c "$sources/c/$1.c" -o "$2.o" &&
    "$(find_linker)" --no-entry --strip-all "$2.o" -o "$2.core" &&
    rm -f "$2.o" &&
    componentize "$2" --wit "$wit" --world "$1-world"
}

# A case says its interfaces' core functions itself, so no part of it is used by all of its worlds.
build_runtime_wit() { # GUEST OUTPUT
  local case=${1%/*} world=${1##*/}
  world=${world%.core}
  "$(find_clang)" --target=wasm32-unknown-unknown -std=c17 -Os -Wall -Wextra -Werror -Wno-unused-function -ffreestanding -mbulk-memory \
    "-DWORLD_${world//-/_}" -c "$sources/runtime-wit/$case.c" -o "$2.o" &&
    "$(find_linker)" --no-entry --strip-all "$2.o" -o "$2" &&
    rm -f "$2.o"
}

build_c_wasi() { # GUEST OUTPUT
  local kind=reactor world=(--wit "$wit" --world "$1-world")
  if [[ $1 == command ]]; then kind=command; world=(); fi
  "$(find_clang)" --target=wasm32-wasi --sysroot=/usr "-mexec-model=$kind" "-fuse-ld=$(command -v "$(find_linker)")" \
    -std=gnu17 -Os -Wall -Wextra -Wl,--strip-all "$sources/c-wasi/$1.c" -o "$2.core" &&
    componentize "$2" ${world[@]+"${world[@]}"} --adapter "$jco/lib/wasi_snapshot_preview1.$kind.wasm"
}

build_rust() { # GUEST OUTPUT
  "$(find_rustc)" --edition 2021 --target wasm32-unknown-unknown --crate-type cdylib -C opt-level=s -C panic=abort -C strip=symbols \
    -C "linker=$(find_linker)" -C linker-flavor=wasm-ld "$sources/rust/$1.rs" -o "$2.core" &&
    componentize "$2" --wit "$wit" --world "$1-world"
}

build_group() {
  local group=$1 guest output
  for guest in $(guests_of "$group"); do
    output=$guests/$group/$guest.wasm
    mkdir -p "$(dirname "$output")"
    if up_to_date "$output" "$(source_of "$group")" "$wit" "${BASH_SOURCE[0]}"; then
      echo "up to date: $group/$guest.wasm"
      continue
    fi
    # A build that breaks off leaves no output that the next run would take for a good one.
    if ! "build_${group//-/_}" "$guest" "$output.tmp" >>"$log" 2>&1; then
      rm -f "$output" "$output".tmp*
      return 1
    fi
    if [[ -e $output.tmp.core ]]; then mv "$output.tmp.core" "${output%.wasm}.core.wasm"; fi
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

if $install && ! install_packages; then fail "installing the compilers"; fi
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
  if ! needs_npm "$group"; then
    if ! build_group "$group"; then fail "$group"; fi
    continue
  fi
  if [[ -z $npm_ready ]]; then
    if install_npm_packages; then npm_ready=yes; else npm_ready=no; fail "installing the npm packages"; fi
  fi
  if [[ $npm_ready == no ]] || ! build_group "$group"; then fail "$group"; fi
done
if $failed; then exit 1; fi
