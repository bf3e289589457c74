#!/usr/bin/env bash
# Builds planwatch and runs it on the sample, as at 18 May 2015. Needs Debian 12
# or 13 and nothing else: what is missing is installed, as root or by sudo.
#
#   daemon/run.sh [FLAG...]    flags of `planwatch serve`, --help for all
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source daemon/packages.sh

install_missing "${run_packages[@]}"
cmake --preset release
cmake --build --preset release --parallel "$(nproc)"

sample=config/sample
if [[ ! -e $sample/register.db || $sample/register.sql -nt $sample/register.db ]]; then
  rm -f "$sample/register.db.new"
  sqlite3 -bail "$sample/register.db.new" <"$sample/register.sql"
  mv "$sample/register.db.new" "$sample/register.db"
fi

# Eight quarters of earlier versions, made up, so that there are trends to see.
# Recording one twice changes nothing.
for version in "$sample"/history/plan-*.csv; do
  day=${version##*/plan-}
  build/release/daemon/planwatch record --config.file config/planwatch.yml \
    --plan cse --as-at "${day%.csv}" "$version"
done

if (($# == 0)); then
  printf '\nOpen http://127.0.0.1:10815/ — Ctrl-C ends it.\n\n'
fi
exec build/release/daemon/planwatch serve \
  --config.file config/planwatch.yml --as-at 2015-05-18 "$@"
