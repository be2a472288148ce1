#!/bin/sh
# Regenerates the committed parser from Wit.Parser/Grammar/Wit.g4. Only who edits the grammar needs this.
# Usage: scripts/regenerate-grammar.sh [output folder]; the default is the committed one.
# Needs Node; fetches the generator antlr-ng with npm into a temporary folder, unless ANTLR_NG names the tool.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
out=${1:-"$root/Wit.Parser/Grammar/Generated"}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${ANTLR_NG:-}" ]; then
  npm install --silent --no-fund --no-audit --prefix "$work/npm" antlr-ng@1.0.10 >&2
  ANTLR_NG="$work/npm/node_modules/.bin/antlr-ng"
fi
# A relative path keeps the headers of the generated files free of this machine's folders.
cp "$root/Wit.Parser/Grammar/Wit.g4" "$work/Wit.g4"
cd "$work"
"$ANTLR_NG" -Dlanguage=CSharp -p Wit.Parser.Grammar --generate-listener false -o "$work/out" Wit.g4 >&2
mkdir -p "$out"
for file in WitLexer.cs WitParser.cs; do
  # Internal: the grammar is no public API. Line feeds and no trailing blanks: as the repository wants its text.
  tr -d '\r' < "$work/out/$file" \
    | sed -e 's/^public partial class/internal partial class/' -e '/CLSCompliant/d' -e 's/[[:space:]]*$//' > "$out/$file"
done
