#!/usr/bin/env bash
# Whether the Release build of the programs is hardened: position-independent, its tables read-only after the start,
# stacks guarded, buffers checked. Reads the linked programs themselves.
#   tests/hardening.sh [PROGRAM…]    by itself the poster program and the player's plug-in, which are built the same
#                                    way and quickly; all of them: tests/hardening.sh reelwatch reelwatch-poster
#                                    reelwatch-demo-service reelwatch-playback
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- reelwatch-poster reelwatch-playback

cmake --preset release -DREELWATCH_TESTS=OFF -B build/hardened >/dev/null
cmake --build build/hardened --target "$@"

failures=0
expect() { # WHAT COMMAND…
    local what=$1
    shift
    if ! "$@" >/dev/null; then
        echo "$program: $what is missing" >&2
        failures=$((failures + 1))
    fi
}
for program in "$@"; do
    path=build/hardened/bin/$program
    [ -e "$path" ] || path=$(echo "$path"-*.so)
    headers=$(readelf --wide --file-header --program-headers --dynamic "$path")
    symbols=$(readelf --wide --dyn-syms "$path")
    case $path in
        *.so) expect 'position independence' grep -q 'Type: .*DYN' <<<"$headers" ;;
        *) expect 'position independence' grep -q 'FLAGS_1.*\bPIE\b' <<<"$headers" ;;
    esac
    expect 'RELRO' grep -q 'GNU_RELRO' <<<"$headers"
    expect 'binding at the start' grep -q 'BIND_NOW' <<<"$headers"
    expect 'a stack without code' grep -Eq 'GNU_STACK .* RW ' <<<"$headers"
    expect 'the guard of stacks' grep -q '__stack_chk_fail' <<<"$symbols"
done

# Which calls can be checked depends on the code: that all of it was asked to is what can be told.
ninja -C build/hardened -t commands "$@" | grep -E ' -c .*/src/' | grep -v 'mocs_compilation.cpp$' >build/hardened/commands
unchecked=$(grep -vc -- '-D_FORTIFY_SOURCE=3' build/hardened/commands || true)
if [ ! -s build/hardened/commands ] || [ "$unchecked" -ne 0 ]; then
    echo "Compiled without checked buffers: $unchecked files" >&2
    failures=$((failures + 1))
fi
[ "$failures" -eq 0 ] || exit 1
echo "Hardened: $*"
