#!/usr/bin/env bash
# Builds Reelwatch and opens it: without arguments in demo mode, against a simulated service.
#   packaging/run.sh              the demo
#   packaging/run.sh -- [ARGS]    the program with ARGS; with none, the real thing
set -euo pipefail
cd "$(dirname "$0")/.."

arguments=(--demo)
if [ "${1:-}" = -- ]; then
    shift
    arguments=("$@")
elif [ $# -gt 0 ]; then
    sed -n '2,4s/^# \{0,1\}//p' "$0"
    exit 2
fi

packaging/install-packages.sh packaging/debian-packages.txt
cmake --preset release -DREELWATCH_TESTS=OFF >/dev/null
cmake --build --preset release
exec build/release/bin/reelwatch ${arguments[@]+"${arguments[@]}"}
