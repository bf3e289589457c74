#!/usr/bin/env bash
# Whether each room compiles as one unit without a warning, as the release does:
# no two of its files give helpers of their own one name.
#
#   units.sh CHECKOUT
set -euo pipefail
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT

cmake -S "$1" -B "$build" -G Ninja -D PLANWATCH_TESTS=OFF -D CMAKE_UNITY_BUILD=ON \
  -D CMAKE_UNITY_BUILD_BATCH_SIZE=0 -D CMAKE_COMPILE_WARNING_AS_ERROR=ON \
  -D CMAKE_BUILD_TYPE=Release -D CMAKE_CXX_FLAGS_RELEASE=-fsyntax-only >/dev/null
mapfile -t objects < <(ninja -C "$build" -t targets all | sed -n 's/: CXX_COMPILER.*//p')
((${#objects[@]} > 20)) || { echo "no units were found"; exit 1; }
ninja -C "$build" -k 0 "${objects[@]}"
