#!/usr/bin/env bash
# Formats the C# files by .editorconfig; with --verify it changes nothing and fails where it would.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

options=()
case ${1-} in
  "") ;;
  --verify) options+=(--verify-no-changes) ;;
  *) echo "usage: scripts/format.sh [--verify]" >&2; exit 2 ;;
esac
dotnet format whitespace . --folder --exclude '**/Generated/' --exclude artifacts ${options[@]+"${options[@]}"}
