#!/usr/bin/env bash
# Builds planwatch and runs its tests. Needs Debian 12 or 13 and nothing else: what
# is missing is installed, as root or by sudo.
#
#   tests/run.sh          every test but the long ones
#   tests/run.sh --all    those too, and all but them again under the sanitizers
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source daemon/packages.sh

all=false
case ${1:-} in
  --all) all=true ;;
  "") ;;
  *)
    sed -n '2,7s/^# \{0,1\}//p' tests/run.sh >&2
    exit 2
    ;;
esac

install_missing "${run_packages[@]}" "${test_packages[@]}"

# What the test of the pages in Chromium has from npm: into the build folder.
# Debian's npm comes only where no other is there.
install_modules() {
  local folder=build/pages
  cmp -s tests/e2e/pages/package-lock.json $folder/package-lock.json && return
  { command -v npm >/dev/null || install_missing npm; } &&
    mkdir -p $folder &&
    cp tests/e2e/pages/package.json $folder/ &&
    cp tests/e2e/pages/package-lock.json $folder/npm-shrinkwrap.json &&
    npm ci --prefix $folder --ignore-scripts --no-audit --no-fund &&
    mv $folder/npm-shrinkwrap.json $folder/package-lock.json
}
install_modules ||
  echo "axe-core and playwright-core can't be had: the pages are not tried in Chromium" >&2

# run PRESET [CTEST OPTION...]
run() {
  local preset=$1
  shift
  cmake --preset "$preset"
  cmake --build --preset "$preset" --parallel "$(nproc)"
  ctest --preset "$preset" --parallel "$(nproc)" "$@"
}

if ! $all; then
  run dev --label-exclude long
  exit
fi
run dev
# The sanitizers' shadow memory may collide with a layout that is randomised
# with many bits, as newer kernels do.
if setarch -R true 2>/dev/null; then
  without_aslr=(setarch -R)
else
  without_aslr=()
fi
export -f run
for preset in asan tsan; do
  "${without_aslr[@]}" bash -euo pipefail -c 'run "$@"' bash "$preset" --label-exclude long
done
