#!/usr/bin/env bash
# What decides whether Reelwatch is whole: installs what is missing, checks the code's form, builds with warnings as
# errors and runs every test, then all of it once more built by clang under the sanitizers.
#   tests/run.sh [--quick]    --quick: without clang-tidy, clazy, the sanitizers and fuzzing
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s (%s s)\n' "$1" "$SECONDS"; }

step 'Packages'
packaging/install-packages.sh packaging/debian-packages.txt tests/debian-packages.txt

step 'Form: clang-format, scripts, desktop files'
git ls-files '*.cpp' '*.h' | xargs clang-format --dry-run --Werror
for script in $(git ls-files '*.sh' .ci/run); do bash -n "$script"; done
desktop-file-validate packaging/*.desktop
appstreamcli validate --no-net packaging/*.metainfo.xml

step 'Build with g++, warnings are errors'
cmake --preset dev -DCMAKE_CXX_FLAGS_DEBUG=-g1 >/dev/null # what a debugger needs takes a fifth of the time
cmake --build --preset dev

if [ "${1:-}" != --quick ]; then
    step 'clang-tidy and clazy'
    tests/tidy.py build/dev

    step 'Build with clang and the sanitizers'
    cmake --preset asan >/dev/null
    cmake --build --preset asan

    step 'Fuzzing'
    tests/fuzz/run.sh

    step 'The installed program is hardened'
    tests/hardening.sh

    step 'Tests under the sanitizers'
    ctest --preset asan -j "$(nproc)"
fi

# Each function once that was skipped, with its reason.
skipped() {
    grep -ahE '^SKIP   : ' build/dev/Testing/Temporary/LastTest.log | sort -u || true
}

# What was skipped counts as passed: it is named before ctest's own summary.
step 'Tests' # they wait as long as they work, so that each processor has two
ctest --preset dev -j "$(($(nproc) * 2))" | {
    while IFS= read -r line && [[ $line != *'% tests passed'* ]]; do printf '%s\n' "$line"; done
    summary=$(printf '%s\n' "${line:-}"; cat)
    names=$(skipped)
    [ -z "$names" ] || printf '\nSkipped here (tests/fault/README.md):\n%s\n\n' "$names"
    printf '%s\n' "$summary"
}
