#!/usr/bin/env bash
# Builds the solution and runs every test project; needs the .NET SDK alone.
# The guests of other toolchains are tested when scripts/build-guests.sh has built them, and are skipped by name otherwise.
# Ends with the line "N passed, N failed, N skipped"; the exit code is 1 when a test failed or a test project ran no test.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
configuration=Release
results=$root/artifacts/test-results

# The value of an attribute in the Counters element of a TRX file; 0 where there is none.
counter() { # TRX ATTRIBUTE
  local value
  value=$(sed -nE "s/.*<Counters ([^>]* )?$2=\"([0-9]+)\".*/\2/p" "$1" 2>/dev/null | head -n 1 || true)
  echo "${value:-0}"
}

# The names of the tests that a TRX file says were not executed.
skipped_names() { # TRX
  { grep -o '<UnitTestResult [^>]*outcome="NotExecuted"[^>]*' "$1" || true; } | sed -E 's/.*testName="([^"]*)".*/\1/; s/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | sort
}

run_project() { # NAME DLL
  local status=0
  dotnet test "$2" --logger "console;verbosity=minimal" --logger "trx;LogFileName=$1.trx" --results-directory "$results" \
    --blame-hang-timeout 10m --blame-hang-dump-type none </dev/null || status=$?
  return "$status"
}

dotnet build Wit.Tools.sln --configuration "$configuration" -verbosity:quiet

rm -rf "$results"
mkdir -p "$results"
passed=0
failed=0
skipped=0
skipped_tests=()
for project in tests/*/*.csproj samples/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  trx=$results/$name.trx
  status=0
  run_project "$name" "$(dirname "$project")/bin/$configuration/net10.0/$name.dll" || status=$?
  project_failed=$(counter "$trx" failed)
  project_skipped=$(($(counter "$trx" total) - $(counter "$trx" executed)))
  if (($(counter "$trx" total) == 0)); then
    echo "failed: $name ran no test" >&2
    project_failed=1
  elif ((status != 0 && project_failed == 0)); then
    echo "failed: $name ended with exit code $status" >&2
    project_failed=1
  fi
  passed=$((passed + $(counter "$trx" passed)))
  failed=$((failed + project_failed))
  skipped=$((skipped + project_skipped))
  while IFS= read -r test; do skipped_tests+=("$test"); done < <(skipped_names "$trx" 2>/dev/null)
done

for test in ${skipped_tests[@]+"${skipped_tests[@]}"}; do echo "skipped: $test"; done
echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
