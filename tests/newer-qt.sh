#!/usr/bin/env bash
# Builds Reelwatch and passes its tests on Debian 13 (Qt 6.8), in a folder of its own. On demand, as root.
#   tests/newer-qt.sh [SCRATCH]    SCRATCH is kept, so that a second run is quick
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=${1:-/var/tmp/reelwatch-trixie}

packaging/install-packages.sh <(echo debootstrap)
[ -e "$scratch/etc/debian_version" ] || debootstrap --variant=minbase trixie "$scratch"
cp /etc/resolv.conf "$scratch/etc/resolv.conf"
# However this machine reaches its packages, the scratch system does the same.
for file in /etc/apt/apt.conf.d/*proxy*; do [ ! -e "$file" ] || cp "$file" "$scratch/etc/apt/apt.conf.d/"; done

mounts=()
unmount() { for mount in "${mounts[@]}"; do umount --recursive "$mount" 2>/dev/null || true; done; }
trap unmount EXIT
for mount in proc dev; do
    mkdir -p "$scratch/$mount"
    mount --rbind "/$mount" "$scratch/$mount" 2>/dev/null || mount -t proc proc "$scratch/$mount"
    mount --make-rslave "$scratch/$mount" 2>/dev/null || true
    mounts=("$scratch/$mount" "${mounts[@]}")
done

# The formatters are asked for on Debian 12 only.
sed -e '/^clang/d' -e '/^clazy/d' -e '/^libclang/d' -e 's/#.*//' \
    packaging/debian-packages.txt tests/debian-packages.txt >"$scratch/packages.txt"
# There the plug-in that reads the program's own icon is a package apart.
echo qt6-svg-plugins >>"$scratch/packages.txt"

[ -e "$scratch/src/.git" ] || git clone --quiet . "$scratch/src"
git -C "$scratch/src" fetch --quiet "$PWD" HEAD
git -C "$scratch/src" reset --quiet --hard FETCH_HEAD
chroot "$scratch" /bin/bash -euo pipefail <<'IN'
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
apt-get update -qq
xargs -a /packages.txt apt-get install -y -qq --no-install-recommends >/dev/null
cd /src
cmake --preset dev
cmake --build --preset dev
ctest --preset dev -j "$(nproc)"
IN
