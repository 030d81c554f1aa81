#!/usr/bin/env bash
# Everything that decides whether Reelwatch is whole: installs what is missing, then checks the
# code's form, builds with both compilers, and runs every test, once more under the sanitizers.
#   tests/run.sh [--quick]    --quick: g++ and its tests only
set -euo pipefail
cd "$(dirname "$0")/.."

step() { printf '\n== %s (%s s)\n' "$1" "$SECONDS"; }

step 'Packages'
packaging/install-packages.sh packaging/debian-packages.txt tests/debian-packages.txt

step 'Build with g++, warnings are errors'
cmake --preset dev >/dev/null
cmake --build --preset dev

if [ "${1:-}" != --quick ]; then
    step 'Form: clang-format, scripts, desktop files'
    git ls-files '*.cpp' '*.h' | xargs clang-format --dry-run --Werror
    for script in $(git ls-files '*.sh' .ci/run); do bash -n "$script"; done
    desktop-file-validate packaging/*.desktop
    appstreamcli validate --no-net packaging/*.metainfo.xml

    step 'clang-tidy'
    tests/tidy.sh build/dev

    step 'Build with clang and sanitizers, run the tests'
    cmake --preset asan >/dev/null
    cmake --build --preset asan
    ctest --preset asan
fi

step 'Tests'
ctest --preset dev
