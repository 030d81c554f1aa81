#!/usr/bin/env bash
# Builds the fuzz targets with clang's sanitizers and gives each of them inputs that libFuzzer makes up (P11).
#   tests/fuzz/run.sh [--seconds N | --long] [TARGET…]    30 s each by itself; --long: two hours, all of them side by side
# Fails on a crash, undefined behaviour, a leak, 10 s for one input (60 s where all share the cores), or what a target
# demands and does not hold. The input then stays in build/fuzz/failures: mend what it shows, and keep it in
# tests/fuzz/corpus/TARGET.
set -euo pipefail
cd "$(dirname "$0")/../.."

export seconds=30 timeout=10
at_once=$(nproc)
case "${1:-}" in
    --seconds) seconds=$2; shift 2 ;;
    --long) seconds=7200 timeout=60 at_once=0; shift ;; # 0: as many as there are
esac
[ $# -gt 0 ] || set -- answer retryafter link filename video paste list settings redaction

cmake --preset fuzz >/dev/null
cmake --build build/fuzz --target "${@/#/fuzz_}"

export out=build/fuzz
mkdir -p "$out/failures" "$out/logs"
rm -f "$out"/logs/*

fuzz() {
    local target=$1 log=$out/logs/$1 begin=$SECONDS result=ok corpora
    mkdir -p "$out/found/$target" # stays, so that a later run goes on from there
    corpora=("$out/found/$target" "tests/fuzz/corpus/$target")
    [ "$target" != video ] || corpora+=(tests/data/keep)
    "$out/tests/fuzz/fuzz_$target" "${corpora[@]}" -max_total_time="$seconds" -timeout="$timeout" -rss_limit_mb=1024 \
        -max_len=8192 -dict="tests/fuzz/dictionaries/$target.dict" -artifact_prefix="$out/failures/$target-" \
        -print_final_stats=1 >"$log" 2>&1 || result=FAILED
    printf '%-12s %12s inputs %6s s  %s\n' "$target" \
        "$(sed -n 's/^stat::number_of_executed_units: //p' "$log")" "$((SECONDS - begin))" "$result"
    if [ "$result" != ok ]; then
        grep -E -m 20 'DOES NOT HOLD|ERROR:|runtime error|ASSERT|SUMMARY|#[0-9]+ .*Reelwatch|Test unit written' "$log" || tail -20 "$log"
        return 1
    fi
}
export -f fuzz
export ASAN_OPTIONS=quarantine_size_mb=16:detect_leaks=1:no_huge_pages_for_shadow=0
export UBSAN_OPTIONS=print_stacktrace=1
export LSAN_OPTIONS=suppressions=$PWD/tests/support/leaks.supp:print_suppressions=0

ended=0
printf '%s\n' "$@" | xargs -P "$at_once" -I{} bash -c 'fuzz {}' || ended=1

if [ -n "${REELWATCH_PROMISES:-}" ]; then # for the table of tests/fault/run.sh
    inputs=$(awk '/^stat::number_of_executed_units:/ { all += $2 } END { print all + 0 }' "$out"/logs/*)
    failed=$(grep -l 'SUMMARY:' "$out"/logs/* | wc -l || true)
    printf '{"promise": "P11", "figure": "of %s made-up inputs in %s targets", "value": %s, "limit": 0, "at_most": true, "unit": "failures", "met": %s}\n' \
        "$inputs" $# "$failed" "$([ $ended -eq 0 ] && echo true || echo false)" >>"$REELWATCH_PROMISES"
fi
exit $ended
