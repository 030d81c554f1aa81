#!/usr/bin/env bash
# Tests without a window once more under valgrind's memcheck, which also sees what was never set.
#   tests/valgrind.sh [TEST…]     by itself those of the answers, the library, the kept files and what is pasted
# Anything that memcheck finds fails it; what Qt does stands in tests/support/valgrind.supp.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- tst_taskjson tst_taskjsontypes tst_httperror tst_retryafter tst_videopage tst_database \
    tst_roundtrip tst_schema tst_taskstore tst_filecheck tst_mp4box tst_filename tst_namepattern tst_partfile \
    tst_linkpolicy tst_recognition tst_listfile tst_redact tst_corpora

cmake --preset dev >/dev/null
cmake --build build/dev --target "$@"

# Compiled patterns look uninitialised to memcheck.
export QT_ENABLE_REGEXP_JIT=0 QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8

# A test that fails because all is so slow does not count here: only what memcheck says.
check() {
    local program log=build/dev/valgrind-$1 code=0
    program=$(find build/dev/tests -name "$1" \( -type f -o -type l \) -executable)
    valgrind --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
        --suppressions=tests/support/valgrind.supp --log-file="$log" "$program" >"$log.out" 2>&1 || code=$?
    if [ "$code" -eq 99 ] || ! grep -q '^Totals:' "$log.out"; then
        echo "$1: NOT CLEAN"
        cat "$log"
        return 1
    fi
    echo "$1: clean"
}
export -f check
printf '%s\n' "$@" | xargs -P "$(nproc)" -I{} bash -c 'check {}'
