# shellcheck shell=bash
# What planwatch needs from Debian 12 or 13, and how it is installed. Sourced by
# daemon/run.sh, daemon/package.sh and tests/run.sh; installs only what is missing.

# To build the daemon and to run it on the sample.
# shellcheck disable=SC2034
run_packages=(
  cmake g++ ninja-build pkg-config
  libcli11-dev libcpp-httplib-dev libcurl4-openssl-dev libexpat1-dev
  libhowardhinnant-date-dev libpq-dev libspdlog-dev libsqlite3-dev
  libsqlitecpp-dev libssl-dev libsystemd-dev libyaml-cpp-dev libzip-dev
  nlohmann-json3-dev prometheus-cpp-dev unixodbc-dev zlib1g-dev
  sqlite3 tzdata
)

# To make a package of it, beside those.
# shellcheck disable=SC2034
package_packages=(dpkg-dev file)

# To test it, beside those.
# shellcheck disable=SC2034
test_packages=(
  chromium curl libgmock-dev libgtest-dev mandoc mariadb-server nginx-light
  nodejs odbc-mariadb odbc-postgresql openssl poppler-utils postgresql
  prometheus prometheus-alertmanager python3-icalendar
  python3-prometheus-client tdsodbc victoria-metrics
)

# Installs packages as root. Debian starts the servers among them unless a
# policy-rc.d forbids it: one does, for as long as this takes.
read -r -d '' _planwatch_install <<'SCRIPT' || true
set -eu
policy=/usr/sbin/policy-rc.d
saved=$policy.before-planwatch
restore() {
  rm -f "$policy"
  if [ -e "$saved" ]; then mv "$saved" "$policy"; fi
}
# Where an earlier call was killed, the saved one is the machine's own.
if [ -e "$policy" ] && ! grep -q "by planwatch" "$policy"; then
  mv "$policy" "$saved"
fi
trap restore EXIT
trap "exit 1" HUP INT TERM
printf "#!/bin/sh\n# by planwatch, while it installs packages\nexit 101\n" >"$policy"
chmod 755 "$policy"
apt-get -q -o DPkg::Lock::Timeout=600 update
apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends "$@"
SCRIPT

# install_missing PACKAGE...: needs root, or sudo, only where one is missing.
install_missing() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null |
      grep -qx installed || missing+=("$package")
  done
  ((${#missing[@]})) || return 0

  local as_root=(env)
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      echo "These packages are missing; install them as root: ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo env)
  fi
  echo "Installing ${missing[*]}"
  "${as_root[@]}" DEBIAN_FRONTEND=noninteractive \
    sh -c "$_planwatch_install" planwatch "${missing[@]}"
}
