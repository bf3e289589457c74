#!/usr/bin/env bash
# Builds the package in this checkout and again in another folder: the two are the
# same, byte for byte.
#
#   tests/package/reproducible.sh
#
# Exit status: 77 where the other one can't be had of the same commit.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
if [[ $(git status --porcelain 2>&1) ]]; then
  echo "there are changes that are not committed, or no git: nothing to compare with" >&2
  exit 77
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
git clone -q --no-hardlinks . "$folder/elsewhere"
daemon/package.sh >&2
"$folder/elsewhere/daemon/package.sh" >&2
for deb in build/package/*.deb; do
  cmp "$deb" "$folder/elsewhere/$deb"
  sha256sum "$deb"
done
