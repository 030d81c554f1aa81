#!/usr/bin/env bash
# Shows every promise: builds, runs what stands behind each, and prints one table of them with their figures.
#   tests/fault/run.sh [--long] [P6 …]    --long: the runs of hours; only these promises. About an hour without it.
set -euo pipefail
cd "$(dirname "$0")/../.."

packaging/install-packages.sh packaging/debian-packages.txt tests/debian-packages.txt
cmake --preset dev >/dev/null
cmake --build --preset dev >/dev/null
exec tests/fault/promises.py --build build/dev "$@"
