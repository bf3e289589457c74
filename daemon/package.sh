#!/usr/bin/env bash
# Builds Debian's package of planwatch, for the Debian that this runs on (12 or 13),
# into build/package. What is missing is installed, as root or by sudo.
#
#   daemon/package.sh
#
# Built twice from one commit it is the same, byte for byte: SOURCE_DATE_EPOCH is the
# commit's time, unless it is given.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source daemon/packages.sh

install_missing "${run_packages[@]}" "${package_packages[@]}"
if [[ -z ${SOURCE_DATE_EPOCH:-} ]]; then
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y CHANGELOG.md)
fi
export SOURCE_DATE_EPOCH
umask 022
rm -f build/package/*.deb
cmake --preset package
cmake --build --preset package --parallel "$(nproc)"
(cd build/package && cpack)
ls "$PWD"/build/package/*.deb
