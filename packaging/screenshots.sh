#!/usr/bin/env bash
# Makes the screenshots of the main states from the demo, light and dark, into packaging/screenshots.
#   packaging/screenshots.sh [PROGRAM]
# Needs xdotool, imagemagick, fonts-inter, and what tests/support/session.sh needs.
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
shoot() { import -window "$window" "$out/$1.png"; }
keys() { for key in "$@"; do xdotool key "$key"; sleep 0.2; done; }
appearance() { keys alt+v a "$1"; sleep 0.6; }
search() { keys ctrl+f; xdotool type --delay 20 "$1"; keys Return Home; sleep 0.5; }
everything() { keys ctrl+f Escape; }
open() {
    "$program" "$@" >/dev/null 2>&1 &
    pid=$!
    for _ in $(seq 100); do
        window=$(xdotool search --onlyvisible --name '^Reelwatch' 2>/dev/null | head -n 1) && [ -n "$window" ] && break
        sleep 0.1
    done
    xdotool windowsize --sync "$window" 1280 800
    xdotool windowfocus --sync "$window"
}
close() { kill "$pid"; wait "$pid" 2>/dev/null || true; }

open --data-dir "$HOME/empty"
sleep 1
shoot empty-light
close

open --demo
sleep 22
search sunset
keys Return
sleep 1.6
everything
for look in l d; do
    appearance "$look"
    name=$([ "$look" = l ] && echo light || echo dark)
    shoot "playing-$name"
    search dragon
    everything
    sleep 0.4
    shoot "failed-$name"
    search paper
    everything
    shoot "generating-$name"
    xdotool windowsize --sync "$window" 720 480
    sleep 0.6
    shoot "small-$name"
    xdotool windowsize --sync "$window" 1280 800
    keys ctrl+n
    sleep 0.8
    xdotool type --delay 5 'vid_9f3c21a7d0e84b15 https://api.example.com/v1/videos/vid_77aa'
    sleep 0.8
    dialog=$(xdotool search --onlyvisible --name '^Add videos' | head -n 1)
    import -window "$dialog" "$out/add-$name.png"
    keys Escape
    xdotool windowfocus --sync "$window"
    search sunset
    keys Return
    sleep 1.2
    everything
done
close
