#!/usr/bin/env bash
# Builds with optimisation and prints what one check costs, step by step, beside its peers of the same run.
set -euo pipefail
cd "$(dirname "$0")/../.."
packaging/install-packages.sh packaging/debian-packages.txt
cmake --preset release >/dev/null
cmake --build --preset release --target bench_walk >/dev/null
QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 exec build/release/tests/bench/bench_walk
