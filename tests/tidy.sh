#!/usr/bin/env bash
# clang-tidy over the program's own sources, as many at once as there are cores.
#   tests/tidy.sh BUILD_DIR [FILE…]
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
shift
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(git ls-files 'src/*.cpp')
printf '%s\0' "${files[@]}" | xargs -0 -n 4 -P "$(nproc)" clang-tidy -p "$build" --quiet 2>/dev/null
echo "clang-tidy: ${#files[@]} files clean"
