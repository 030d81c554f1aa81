#!/usr/bin/env bash
# Builds with optimisation, measures Reelwatch beside its peers and limits in one run, and prints one
# table: each line with its ratio and whether it is reached. The raw figures stay in
# build/release/bench/figures.json, one JSON object a line, with the numbers of every round.
#   tests/bench/run.sh [BENCH…]    only these, e.g. bench_checks
set -euo pipefail
cd "$(dirname "$0")/../.."
out=build/release/bench

packaging/install-packages.sh packaging/debian-packages.txt \
    tests/debian-packages.txt tests/bench/debian-packages.txt
cmake --preset release -DREELWATCH_TESTS=ON >/dev/null
known=$(ninja -C build/release -t targets all | sed -n 's/^\(bench_[a-z]*\): phony$/\1/p' | sort -u)
benches=${*:-$known}
# shellcheck disable=SC2086 # names of targets
cmake --build --preset release --target $benches reelwatch-playback >/dev/null

mkdir -p "$out"
rm -f "$out"/*.log "$out"/figures.json
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 QT_PLUGIN_PATH=$PWD/build/release/bin
ended_early= missed=0
for bench in $benches; do
    echo "== $bench" >&2
    session=()
    case $bench in # whole programs, on a display of their own
        bench_load) session=(tests/support/session.sh --no-keyring) ;;
        bench_idle | bench_start) session=(tests/support/session.sh) ;;
    esac
    "${session[@]}" build/release/tests/bench/"$bench" >"$out/$bench.log" || ended_early+=" $bench"
    # Those that print no figures say what they have to say themselves.
    grep '^{' "$out/$bench.log" >>"$out/figures.json" || cat "$out/$bench.log"
done
[ ! -s "$out/figures.json" ] || tests/bench/table.py "$out/figures.json" || missed=1
[ -z "$ended_early" ] || echo "Ended early:$ended_early" >&2
[ -z "$ended_early" ] && [ "$missed" = 0 ]
