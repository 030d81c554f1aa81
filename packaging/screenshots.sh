#!/usr/bin/env bash
# Makes the screenshots of the main states from the demo, light and dark, into packaging/screenshots.
#   packaging/screenshots.sh [PROGRAM]
# Needs xdotool, imagemagick, fonts-inter, fonts-noto-cjk, fonts-noto-color-emoji, and what tests/support/session.sh needs.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:-build/release/bin/reelwatch}")

if [ -z "${REELWATCH_SESSION_HOME:-}" ]; then
    exec tests/support/session.sh "$PWD/packaging/screenshots.sh" "$program"
fi

out=$PWD/packaging/screenshots
mkdir -p "$HOME/.config/fontconfig"
cat >"$HOME/.config/fontconfig/fonts.conf" <<'XML'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
 <alias><family>sans-serif</family><prefer><family>Inter</family></prefer></alias>
</fontconfig>
XML

# The window's own picture, without the frame that the window manager draws.
shoot() { import -window "${2:-$window}" "$out/$1.png"; }
keys() { for key in "$@"; do xdotool key "$key"; sleep 0.3; done; }
# The brightness of the window's own ground, 0 to 255.
brightness() { import -window "$window" -crop 1x1+6+300 -depth 8 gray:- | od -An -tu1 | tr -d ' '; }
# light or dark; menus open when they can, so that a second try may be needed
appearance() {
    local try
    for try in 1 2 3 4 5; do
        xdotool windowfocus --sync "$window" key Escape Escape Escape
        sleep 0.3
        for key in alt+v a "${1:0:1}"; do
            xdotool key "$key"
            sleep "0.$((try + 3))"
        done
        sleep 0.6
        [ "$1" = light ] && [ "$(brightness)" -gt 128 ] && return
        [ "$1" = dark ] && [ "$(brightness)" -lt 128 ] && return
    done
    echo "the appearance would not change to $1" >&2
    exit 1
}
search() { keys ctrl+f; xdotool type --delay 30 "$1"; keys Return Home; sleep 0.6; }
everything() { keys ctrl+f Escape; }
resize() { xdotool windowsize --sync "$window" "$1" "$2"; sleep 0.6; }
open() {
    "$program" "$@" >/dev/null 2>&1 &
    pid=$!
    for _ in $(seq 100); do
        window=$(xdotool search --onlyvisible --name '^Reelwatch' 2>/dev/null | head -n 1) && [ -n "$window" ] && break
        sleep 0.1
    done
    resize 1280 800
    xdotool windowfocus --sync "$window"
}
close() { kill "$pid"; wait "$pid" 2>/dev/null || true; }
dialog() { # NAME TITLE KEY…: opens it by its keys, shoots and closes it
    local name=$1 title=$2
    shift 2
    keys "$@"
    sleep 0.8
    shoot "$name" "$(xdotool search --onlyvisible --name "$title" | head -n 1)"
}

open --data-dir "$HOME/empty"
sleep 1
for look in light dark; do
    appearance "$look"
    shoot "empty-$look"
done
close

open --demo
sleep 40 # until one has failed before the eyes
for look in dark light; do
    appearance "$look"
    search sunset
    keys Return
    everything
    sleep 0.8
    shoot "playing-$look"
    search dragon
    everything
    shoot "failed-$look"
    search "sky lanterns"
    everything
    shoot "generating-$look"
    resize 720 480
    shoot "small-$look"
    resize 1280 800
    keys ctrl+n
    sleep 0.6
    xdotool type --delay 5 'vid_9f3c21a7d0e84b15 https://api.example.com/v1/videos/vid_77aa'
    dialog "add-$look" '^Add videos'
    keys Escape
    xdotool windowfocus --sync "$window"
    dialog "keys-$look" '^API keys' alt+t k
    keys Escape
    xdotool windowfocus --sync "$window"
    dialog "settings-$look" '^Settings' ctrl+comma
    keys Escape
    xdotool windowfocus --sync "$window"
done
close

# With a real key, as on the first day: finding asks for one where there is none.
key() { # NAME BASE KEY
    keys alt+t f
    sleep 0.8
    local form
    form=$(xdotool search --onlyvisible --name '^Add key' | head -n 1)
    xdotool windowfocus --sync "$form"
    keys alt+n ctrl+a
    xdotool type --delay 5 "$1"
    keys alt+b ctrl+a
    xdotool type --delay 5 "$2"
    keys alt+k
    xdotool type --delay 5 "$3"
    keys Return
    sleep 1.5
    xdotool windowfocus --sync "$window"
}

# What a service holds and nobody watches yet.
"$(dirname "$program")/reelwatch-demo-service" --key sk-screenshot >"$HOME/service" &
service=$!
until grep -q '^base ' "$HOME/service"; do sleep 0.1; done
open --data-dir "$HOME/finding"
key Studio "$(sed -n 's/^base //p' "$HOME/service")" sk-screenshot
for look in light dark; do
    appearance "$look"
    dialog "find-$look" '^Find my videos' alt+t f
    keys Escape
    xdotool windowfocus --sync "$window"
done
close
kill "$service"

# Videos that come slowly and links that die soon: three are fetched at a time; after a minute it is told.
packaging/screenshotservice.py resources/clips >"$HOME/slow" &
service=$!
until [ "$(wc -l <"$HOME/slow")" -ge 2 ]; do sleep 0.1; done
open --data-dir "$HOME/fetching"
key Studio "$(sed -n 1p "$HOME/slow")" sk-screenshot
# shellcheck disable=SC2046 # ids
"$program" --data-dir "$HOME/fetching" --account Studio $(sed -n 2p "$HOME/slow")
sleep 12
for name in keeping expiring; do
    for look in light dark; do
        appearance "$look"
        keys Home Down Down Down
        sleep 0.6
        shoot "$name-$look"
    done
    sleep 45
done
for look in light dark; do
    appearance "$look"
    keys ctrl+comma
    sleep 0.6
    keys alt+m ctrl+a
    xdotool type --delay 5 '{date} {promt} {id:8}'
    sleep 0.4
    shoot "names-$look" "$(xdotool search --onlyvisible --name '^Settings' | head -n 1)"
    keys Escape
    xdotool windowfocus --sync "$window"
done
close
kill "$service"

# Twice as many pixels each way, as on a display of 200 %.
QT_SCALE_FACTOR=2 open --demo
sleep 20
resize 1560 960
appearance light
search sunset
keys Return
everything
sleep 0.8
shoot playing-200
close
