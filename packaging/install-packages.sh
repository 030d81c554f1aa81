#!/usr/bin/env bash
# Installs the packages that the given lists name and this machine lacks.
#   packaging/install-packages.sh LIST…
# As root or through sudo; otherwise it says which command to run, and fails.
set -euo pipefail

wanted=$(sed -e 's/#.*//' "$@" | tr -s ' \t' '\n' | sed '/^$/d')
missing=()
for package in $wanted; do
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] \
        || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

install=(apt-get install -y --no-install-recommends "${missing[@]}")
tell_how() {
    echo "These packages are missing. Install them, then start again:" >&2
    echo "  su -c 'apt-get update && ${install[*]}'" >&2
    exit 1
}
if [ "$(id -u)" -eq 0 ]; then
    as_root=()
elif sudo -n true 2>/dev/null || { [ -t 0 ] && command -v sudo >/dev/null; }; then
    as_root=(sudo)
else
    tell_how
fi
echo "Installing: ${missing[*]}"
"${as_root[@]}" apt-get update -qq || tell_how
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "${install[@]}" -qq >/dev/null || tell_how
