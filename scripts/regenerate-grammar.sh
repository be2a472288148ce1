#!/bin/sh
# Regenerates the committed parsers from the grammars of WIT and .wac. Only who edits a grammar needs this.
# Usage: scripts/regenerate-grammar.sh [output folder]; the default is beside each grammar.
# Needs Node; fetches the generator antlr-ng with npm into a temporary folder, unless ANTLR_NG names the tool.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
out=${1:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${ANTLR_NG:-}" ]; then
  npm install --silent --no-fund --no-audit --prefix "$work/npm" antlr-ng@1.0.10 >&2
  ANTLR_NG="$work/npm/node_modules/.bin/antlr-ng"
fi

# regenerate FOLDER NAME NAMESPACE
regenerate() {
  target=${out:-"$root/$1/Generated"}
  # A relative path keeps the headers of the generated files free of this machine's folders.
  cp "$root/$1/$2.g4" "$work/$2.g4"
  (cd "$work" && "$ANTLR_NG" -Dlanguage=CSharp -p "$3" --generate-listener false -o "$work/out" "$2.g4" >&2)
  mkdir -p "$target"
  for file in "$2Lexer.cs" "$2Parser.cs"; do
    # Internal: the grammar is no public API. Line feeds and no trailing blanks: as the repository wants its text.
    tr -d '\r' < "$work/out/$file" \
      | sed -e 's/^public partial class/internal partial class/' -e '/CLSCompliant/d' -e 's/[[:space:]]*$//' > "$target/$file"
  done
}

regenerate Wit.Parser/Grammar Wit Wit.Parser.Grammar
regenerate Wit.Compose/Wac/Grammar Wac Wit.Compose.Wac.Grammar
