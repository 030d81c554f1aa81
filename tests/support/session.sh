#!/usr/bin/env bash
# Runs a command in a desktop session of its own: empty home that holds its temporary files as well, private D-Bus,
# an unlocked gnome-keyring, a virtual display with a window manager.
#   session.sh [--no-keyring] COMMAND…
set -euo pipefail

if [ -z "${REELWATCH_SESSION_HOME:-}" ]; then
    REELWATCH_SESSION_HOME=$(mktemp -d -t reelwatch-session.XXXXXX)
    export REELWATCH_SESSION_HOME
    trap 'rm -rf "$REELWATCH_SESSION_HOME"' EXIT
    mkdir -m 700 "$REELWATCH_SESSION_HOME/run" "$REELWATCH_SESSION_HOME/tmp"
    env -u DBUS_SESSION_BUS_ADDRESS -u TOKEN360_API_KEY -u WAYLAND_DISPLAY \
        -u XDG_CONFIG_HOME -u XDG_DATA_HOME -u XDG_CACHE_HOME -u XDG_STATE_HOME \
        HOME="$REELWATCH_SESSION_HOME" XDG_RUNTIME_DIR="$REELWATCH_SESSION_HOME/run" \
        TMPDIR="$REELWATCH_SESSION_HOME/tmp" \
        LC_ALL=C.UTF-8 QT_QPA_PLATFORM=xcb \
        dbus-run-session -- "$0" "$@"
    exit
fi

keyring=1
if [ "$1" = --no-keyring ]; then
    keyring=0
    shift
fi

children=()
trap '[ ${#children[@]} -eq 0 ] || kill "${children[@]}" 2>/dev/null || true' EXIT

exec 3< <(exec Xvfb -displayfd 1 -screen 0 1600x1000x24 -nolisten tcp 2>/dev/null)
children+=($!)
read -r -u 3 display
export DISPLAY=":$display"

# A window that is there before its manager may never become the active one.
mkfifo "$REELWATCH_SESSION_HOME/managed"
openbox --startup "sh -c 'echo >$REELWATCH_SESSION_HOME/managed'" >/dev/null 2>&1 &
children+=($!)
read -r _ <"$REELWATCH_SESSION_HOME/managed" || true

if [ "$keyring" = 1 ]; then
    printf 'reelwatch-tests' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
fi

"$@"
