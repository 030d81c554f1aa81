#!/usr/bin/env bash
# Tests without a window once more under valgrind's memcheck, which also sees what was never set: on demand.
#   tests/valgrind.sh [TEST…]     by itself those of the answers, the library, the kept files and what is pasted
# Anything that memcheck finds fails it. What Qt and other libraries do stands in tests/support/valgrind.supp.
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- tst_taskjson tst_taskjsontypes tst_httperror tst_retryafter tst_videopage tst_database \
    tst_roundtrip tst_schema tst_taskstore tst_filecheck tst_mp4box tst_filename tst_namepattern tst_partfile \
    tst_linkpolicy tst_recognition tst_listfile tst_redact tst_corpora

packaging/install-packages.sh <(echo valgrind)
cmake --preset dev >/dev/null
cmake --build build/dev --target "$@"

check() {
    local program
    program=$(find build/dev/tests -name "$1" -type f -perm -u+x)
    # Slow as it is, what a test demands of the time does not count: only what memcheck says.
    QT_QPA_PLATFORM=offscreen QTEST_FUNCTION_TIMEOUT=3600000 LC_ALL=C.UTF-8 \
        valgrind --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite \
        --suppressions=tests/support/valgrind.supp --log-file="build/dev/valgrind-$1" \
        "$program" >"build/dev/valgrind-$1.out" 2>&1 && local code=0 || local code=$?
    printf '%-20s %s\n' "$1" "$([ "$code" -eq 99 ] && echo 'NOT CLEAN' || echo clean)"
    [ "$code" -ne 99 ] || { cat "build/dev/valgrind-$1"; return 1; }
}
export -f check
printf '%s\n' "$@" | xargs -P "$(nproc)" -I{} bash -c 'check {}'
