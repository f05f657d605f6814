#!/usr/bin/env bash
# Runs every test on a bare Debian machine with the .NET SDK: installs what is missing, builds, tests.
# Ends with one line: N passed, N failed, N skipped.
set -euo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI="${CI:-true}"

missing=()
command -v chromium >/dev/null || missing+=(chromium)
# Some 300 MB: it opens every kind of workbook and works the formulas out anew.
command -v soffice >/dev/null || missing+=(libreoffice-calc-nogui)
if [ "${#missing[@]}" -gt 0 ]; then
  echo "== Installing Debian's packages for the tests: ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
export HCPCSP_CHROMIUM="${HCPCSP_CHROMIUM:-$(command -v chromium)}"

echo "== Build"
dotnet build HcpCsp.sln -c Release -v quiet

passed=0 failed=0 skipped=0 status=0
# The unload test wants a process of its own. Other explicit tests take minutes, or make files; they are run by hand.
for suite in HcpCsp.Plugin.Tests HcpCsp.TestHost.Tests "HcpCsp.TestHost.Tests --explicit only --filter-class *UnloadTests" HcpCsp.Browser.Tests; do
  read -r project arguments <<<"$suite"
  echo "== $suite"
  log="$(mktemp)"
  # shellcheck disable=SC2086 # The arguments are words of our own.
  dotnet test --project "tests/$project" -c Release --no-build $arguments 2>&1 | tee "$log" || status=1
  count() { sed -nE "s/^ *$1: *([0-9]+).*/\1/p" "$log" | tail -n 1; }
  if [ -z "$(count total)" ] || [ "$(count total)" -eq 0 ]; then
    echo "$suite ran no test" >&2
    status=1
  fi
  succeeded="$(count succeeded)" bad="$(count failed)" left="$(count skipped)"
  passed=$((passed + ${succeeded:-0})) failed=$((failed + ${bad:-0}))
  # Each of the two runs of a project skips what the other does: an explicit test that ran was counted as skipped before.
  case "$suite" in
    *explicit*) skipped=$((skipped - ${succeeded:-0} - ${bad:-0})) ;;
    *) skipped=$((skipped + ${left:-0})) ;;
  esac
  rm -f "$log"
done

[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
echo "$passed passed, $failed failed, $skipped skipped"
exit "$status"
