#!/usr/bin/env bash
# Builds the package and does with it what an operator does (steps.sh), on a booted
# Debian in a container; where none can be had, in a chroot of this system. As root.
#
#   tests/package/run.sh [PACKAGE.deb]     SUITE=trixie for a package of Debian 13
#
# Exit status: 77 where neither can be had.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if ((EUID != 0)); then
  echo "needs root" >&2
  exit 77
fi
deb=${1:-}
if [[ -z $deb ]]; then
  daemon/package.sh >&2
  deb=$(ls build/package/*.deb)
fi
machine=../shared/tools/booted-machine
chroot=../shared/tools/fresh-machine
export SUITE=${SUITE:-$(. /etc/os-release && echo "$VERSION_CODENAME")}
if [[ -x $machine ]]; then
  status=0
  PACKAGES=openssl FILES="$(realpath "$deb"):/planwatch.deb" \
    "$machine" . tests/package/steps.sh /planwatch.deb || status=$?
  ((status == 125)) || exit $status
fi
if [[ -x $chroot ]]; then
  echo "no booted machine: the steps without systemd alone" >&2
  # The package travels with the checkout.
  cp "$deb" ./planwatch-test.deb
  trap 'rm -f planwatch-test.deb' EXIT
  "$chroot" . tests/package/steps.sh planwatch-test.deb
  exit
fi
echo "no machine to install it on" >&2
exit 77
