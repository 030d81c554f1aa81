#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Reelwatch developers
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Paints the sample clips anew and puts them beside this script: make.sh [NAME…]
# Needs a C++20 compiler and ffmpeg with libx264. Pictures come from paint/, sounds from the filters below.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rate=24

# clip NAME WIDTH HEIGHT FRAMES QUALITY [SOUND]: a smaller QUALITY is a better picture and a larger file
clip() {
    case " $wanted " in *" $1 "*) ;; *) return 0 ;; esac
    seconds=$(($4 / rate))
    if [ $# -gt 5 ]; then
        set -- "$1" "$2" "$3" "$4" "$5" -f lavfi -t "$seconds" -i "$6" -c:a aac -b:a 32k -ac 1
    fi
    name=$1 width=$2 height=$3 frames=$4 quality=$5
    shift 5
    "$work/paint" "$name" "$width" "$height" "$frames" |
        ffmpeg -v error -y -f rawvideo -pix_fmt rgb24 -s "${width}x$height" -r $rate -i - "$@" \
            -vf scale=out_color_matrix=bt709 -c:v libx264 -preset slow -crf "$quality" -tune animation \
            -aq-mode 3 -bf 5 -g 96 -pix_fmt yuv420p -colorspace bt709 -color_primaries bt709 \
            -color_trc bt709 -map_metadata -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact \
            -movflags +faststart "$work/$name.mp4"
    mv "$work/$name.mp4" "$here/"
    printf '%s %s bytes\n' "$name" "$(stat -c %s "$here/$name.mp4")"
}

# still NAME: the last frame of a clip, as services return it
still() {
    case " $wanted " in *" $1 "*) ;; *) return 0 ;; esac
    ffmpeg -v error -y -sseof -0.2 -i "$here/$1.mp4" -update 1 -q:v 9 -map_metadata -1 "$here/$1-last.jpg"
}

wanted=${*:-aurora boats coast dunes jellyfish lanterns rain}
"${CXX:-c++}" -std=c++20 -O2 -ffast-math "$here"/paint/*.cpp -o "$work/paint" -pthread

wind="anoisesrc=color=brown:seed=7:amplitude=0.5,lowpass=f=520,tremolo=f=0.5:d=0.6,volume=0.8"
hum="aevalsrc='0.10*sin(2*PI*110*t)+0.07*sin(2*PI*165*t)+0.05*sin(2*PI*220*t+sin(2*PI*0.5*t))+0.03*sin(2*PI*330*t)*(0.5+0.5*sin(2*PI*0.25*t))'"
drops="anoisesrc=color=pink:seed=3:amplitude=0.35,highpass=f=900,lowpass=f=6500,volume=0.5"
bells="aevalsrc='0.16*sin(2*PI*523.25*t)*exp(-3*mod(t\,1))+0.12*sin(2*PI*659.25*t)*exp(-3*mod(t+0.5\,1))+0.08*sin(2*PI*392*t)*exp(-1.5*mod(t\,2))'"

clip aurora 960 540 96 35 "$hum"
clip boats 720 720 96 32
clip coast 960 540 96 37
clip dunes 960 540 96 27 "$wind"
clip jellyfish 540 960 96 37
clip lanterns 960 540 96 38 "$bells"
clip rain 540 960 96 38 "$drops"
still coast
