#!/usr/bin/env bash
# What an operator does with the package, step by step, each with its check. For a
# machine that may be spoilt: installs, breaks and purges planwatch. As root.
#
#   tests/package/steps.sh PACKAGE.deb
#
# Where systemd does not run (a chroot) only the steps without it.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit
deb=$(realpath "$1")
config=/etc/planwatch/planwatch.yml
state=/var/lib/planwatch
failed=0 passed=0
export DEBIAN_FRONTEND=noninteractive SYSTEMD_PAGER=

# check NAME COMMAND...
check() {
  local name=$1 out
  shift
  if out=$("$@" 2>&1); then
    ((++passed))
    echo "ok     $name"
  else
    ((++failed))
    echo "NOT OK $name: $*"
    [[ -z $out ]] || tail -5 <<<"$out" | sed 's/^/         /'
  fi
}
not() { ! "$@"; }
# until_ok SECONDS COMMAND...
until_ok() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.2
  done
}
# until_true SECONDS CONDITION: evaluated anew each time.
until_true() { until_ok "$1" eval "$2"; }
# get PATH [PORT]: over HTTP, without any program for it.
get() {
  { exec 3<>"/dev/tcp/127.0.0.1/${2:-10815}"; } 2>/dev/null || return 1
  printf 'GET %s HTTP/1.0\r\n\r\n' "$1" >&3
  timeout 20 cat <&3
  exec 3>&-
}
answers() { [[ $(get "$1") == "HTTP/1.1 200"* ]]; }
metric() { get /metrics | tr -d '\r' | sed -n "s/^$1 //p"; }
owner_and_mode() { [[ $(stat -c '%U:%G %a' "$1") == "$2" ]]; }
configure() {
  cat >"$config" <<YAML
plans: [{ name: cse, source: { file: /srv/plans/plan.csv } }]
history: { database: "sqlite3://$state/history.db" }
$*
YAML
}
# The journal of the service since the last call of since_now. Not by a cursor:
# with a priority, journalctl leaves out the first entry after it.
since_now() {
  sleep 1
  since=@$(date +%s)
}
journal() {
  journalctl --sync 2>/dev/null
  journalctl -q -o cat -u planwatch --since "${since:-@0}" "$@"
}
journal_has() { grep -qF -- "$1" <<<"$(journal "${@:2}")"; }
# systemd gives up on what is started too often, as here.
again() {
  systemctl reset-failed planwatch.service planwatch.socket 2>/dev/null
  systemctl "$@"
}
main_pid() { systemctl show -p MainPID --value planwatch; }
active() { systemctl -q is-active planwatch; }
state_of() { systemctl show -p "$1" --value planwatch; }

systemd=false
[[ -d /run/systemd/system ]] && systemd=true
mkdir -p /srv/plans
cp config/sample/plan.csv /srv/plans/

install_package() { apt-get install -y -q --no-install-recommends -o Dpkg::Options::=--force-confold "$1"; }

if $systemd; then
  echo "## From a copy that was installed by hand, with a history of a DynamicUser="
  mkdir -p /etc/planwatch /usr/local/bin
  dpkg-deb --fsys-tarfile "$deb" | tar -xO ./usr/bin/planwatch >/usr/local/bin/planwatch
  chmod 755 /usr/local/bin/planwatch
  apt-get update -q >/dev/null 2>&1
  # The libraries, as the checkout's build has installed them.
  apt-get satisfy -y -q --no-install-recommends "$(dpkg-deb -f "$deb" Depends)" >/dev/null 2>&1
  cat >/etc/systemd/system/planwatch.service <<'UNIT'
[Service]
Type=exec
ExecStart=/usr/local/bin/planwatch serve --config.file /etc/planwatch/planwatch.yml
DynamicUser=yes
StateDirectory=planwatch
UMask=0077
[Install]
WantedBy=multi-user.target
UNIT
  configure "# edited"
  systemctl daemon-reload
  systemctl enable -q --now planwatch
  check "the old one serves" until_ok 20 answers /-/ready
  check "its history is systemd's" test -e /var/lib/private/planwatch/history.db
  rm /etc/systemd/system/planwatch.service /usr/local/bin/planwatch
  check "the package is installed over it" install_package "$deb"
  check "the configuration that was there stays" grep -q "# edited" "$config"
  check "the state is the user planwatch's now" owner_and_mode "$state" "planwatch:planwatch 750"
  systemctl enable -q planwatch
  check "the new one starts" again start planwatch
  check "and has the history" test -s "$state/history.db"
  check "which it may write" owner_and_mode "$state/history.db" "planwatch:planwatch 600"
  check "no write failed" test "$(metric 'planwatch_history_writes_total{result="failed"}')" = 0
  check "purged" apt-get purge -y -q planwatch
fi

echo "## Installation"
apt-get update -q >/dev/null 2>&1
rm -rf /etc/planwatch "$state"
out=$(install_package "$deb" 2>&1)
check "installed" dpkg -s planwatch
check "says what to do next" grep -q "name your documents in $config" <<<"$out"
check "the program runs" planwatch --version
check "all files are as packed" test -z "$(dpkg -V planwatch)"
check "the user is there" getent passwd planwatch
check "the state's folder is the user's" owner_and_mode "$state" "planwatch:planwatch 750"
check "the configuration has nothing of the sample" not grep -q "^[a-z]" "$config"
check "a wrong configuration is told" not planwatch check --config-only --config.file "$config"
for file in /usr/share/planwatch/{prometheus.yml,prometheus-rules.yml,alertmanager.yml,alertmanager-mail.tmpl,bank-holidays.csv} \
  /usr/share/planwatch/grafana/dashboards/delivery-plan.json /usr/share/planwatch/grafana/provisioning \
  /usr/share/planwatch/sample/sample/plan.csv /usr/share/bash-completion/completions/planwatch \
  /etc/default/planwatch; do
  check "has $file" test -e "$file"
done
check "the sample is read" planwatch check --config.file /usr/share/planwatch/sample/planwatch.yml --as-at 2015-05-18

echo "## The history, before the service has ever run"
configure
check "root records an earlier version" \
  planwatch record --config.file "$config" --plan cse --as-at 2015-03-31 config/sample/history/plan-2015-03-31.csv
check "the history is the service's" owner_and_mode "$state/history.db" "planwatch:planwatch 600"
check "a backup is made" planwatch history backup --config.file "$config" /root/copy.db
check "it is private" owner_and_mode /root/copy.db "root:root 600"
check "it is put back" planwatch history restore --config.file "$config" /root/copy.db
check "and is the service's again" owner_and_mode "$state/history.db" "planwatch:planwatch 600"
check "verify is content" planwatch history verify --config.file "$config"
check "compacted" planwatch history compact --config.file "$config"

if $systemd; then
  echo "## The service"
  since_now
  check "started" systemctl enable -q --now planwatch
  check "start returned once it answered" answers /-/healthy
  check "ready" until_ok 20 answers /-/ready
  check "its history can be written" until_true 20 '(($(metric "planwatch_history_writes_total{result=\"ok\"}") > 0))'
  check "no write failed" test "$(metric 'planwatch_history_writes_total{result="failed"}')" = 0
  started=$(metric process_start_time_seconds)
  check "process_start_time_seconds is right" test "$(($(date +%s) - ${started%.*}))" -lt 120
  score=$(systemd-analyze security --no-pager planwatch.service | sed -n 's/.*exposure level for planwatch.service: \([0-9.]*\).*/\1/p')
  echo "       systemd-analyze security: $score"
  check "exposure of 1.3 or less" test "${score/./}" -le 13
  check "runs as its user" test "$(ps -o user= -p "$(main_pid)")" = planwatch
  check "a core can't be left" grep -q "Max core file size *0 *0" "/proc/$(main_pid)/limits"

  echo "## Reloads"
  configure "labels: { area: coventry }"
  check "a right configuration" systemctl reload planwatch
  check "is taken" until_true 10 'get /metrics | grep -q area=.coventry'
  configure "nonsense: 1"
  pid=$(main_pid)
  check "a wrong one fails" not systemctl reload planwatch
  check "names the key, at priority err" until_ok 5 journal_has 'unknown key `nonsense`' -p err
  check "and the service goes on" test "$(main_pid)" = "$pid"
  check "with the old one" grep -q 'area="coventry"' <(get /metrics)

  echo "## What ends it"
  since_now
  again restart planwatch
  check "a wrong configuration is a failure at once" test "$(state_of ActiveState)" = failed
  check "not one to be tried for ever" test "$(state_of NRestarts)" = 0
  check "the reason is in the journal, at priority err" until_ok 5 journal_has 'unknown key `nonsense`' -p err
  configure
  systemctl reset-failed planwatch
  check "put right, it starts" again start planwatch
  pid=$(main_pid)
  kill -KILL "$pid"
  check "killed, it comes again" until_ok 20 answers /-/ready
  check "as another process" test "$(main_pid)" != "$pid"
  check "and its history is whole" planwatch history verify --config.file "$config"
  systemctl stop planwatch
  systemctl start --no-block planwatch
  until_true 10 '[[ $(main_pid) != 0 ]]'
  kill -HUP "$(main_pid)" 2>/dev/null
  check "a SIGHUP in its first moment does not end it for good" until_ok 20 answers /-/ready
  mkdir -p /run/systemd/system/planwatch.service.d
  printf '[Service]\nWatchdogSec=2s\nRestartSec=100ms\n' >/run/systemd/system/planwatch.service.d/watchdog.conf
  systemctl daemon-reload
  again restart planwatch
  pid=$(main_pid)
  check "the watchdog hears of it" sleep 5
  check "and lets it be" test "$(main_pid)" = "$pid"
  kill -STOP "$pid"
  check "one that hangs is started again" until_true 30 '[[ $(main_pid) != "$pid" && $(main_pid) != 0 ]]'
  rm -r /run/systemd/system/planwatch.service.d
  systemctl daemon-reload
  again restart planwatch
  cp /srv/plans/plan.csv /tmp/plan.csv
  sed -i 's#/srv/plans#/tmp#' "$config"
  systemctl reload planwatch
  check "a plan under /tmp gets a hint" until_ok 10 journal_has PrivateTmp
  configure
  systemctl reload planwatch

  echo "## Backups"
  check "a backup by the unit" systemctl start planwatch-backup.service
  copy=$(ls "$state"/backup/history-*.db)
  check "is private" owner_and_mode "$copy" "planwatch:planwatch 600"
  check "the daemon knows of it" until_true 70 '[[ $(metric planwatch_history_backup_timestamp_seconds) ]]'
  check "the timer runs" systemctl enable -q --now planwatch-backup.timer
  check "and has a next time" grep -q planwatch-backup <(systemctl list-timers --no-pager)
  cp "$state/history.db" /root/careless.db
  sed "s#$state/history.db#/root/careless.db#" "$config" >/root/careless.yml
  check "a careless copy of the running daemon's file is whole" planwatch history verify --config.file /root/careless.yml
  check "no restore under a running daemon" not planwatch history restore --config.file "$config" "$copy"
  systemctl stop planwatch
  check "one when it is stopped" planwatch history restore --config.file "$config" "$copy"
  check "and it starts" again start planwatch
  check "with a history that it may write" owner_and_mode "$state/history.db" "planwatch:planwatch 600"

  echo "## Reviews"
  quarter_begins=$(printf '%04d-%02d-01' "$(date +%Y)" $((($(date +%-m) - 1) / 3 * 3 + 1)))
  planwatch record --config.file "$config" --plan cse --as-at "$(date -d "$quarter_begins - 9 days" +%F)" /srv/plans/plan.csv >/dev/null
  configure "report: { cron: \"0 0 1 * *\", folder: $state/reports }"
  again restart planwatch
  review() { compgen -G "$state/reports/review-*.html" >/dev/null; }
  check "a review is written" until_ok 90 review
  check "its group may read it" owner_and_mode "$(ls "$state"/reports/review-*.html)" "planwatch:planwatch 640"
  mkdir -p /srv/reports
  chown planwatch /srv/reports
  configure 'report: { cron: "0 0 1 * *", folder: /srv/reports }'
  since_now
  again restart planwatch
  check "a folder that the unit shuts is told with the setting" until_ok 90 journal_has ReadWritePaths=
  configure
  systemctl reload planwatch

  echo "## Socket and credentials"
  systemctl stop planwatch
  echo 'ARGS="--web.systemd-socket"' >/etc/default/planwatch
  check "systemd has the port" again start planwatch.socket
  check "the first request starts it" until_ok 20 answers /-/ready
  again restart planwatch
  check "a restart drops nobody" answers /-/healthy
  systemctl stop planwatch.socket planwatch
  mkdir -p /etc/planwatch/tls
  if command -v openssl >/dev/null; then
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
      -keyout /etc/planwatch/tls/key.pem -out /etc/planwatch/tls/cert.pem 2>/dev/null
    chmod 600 /etc/planwatch/tls/key.pem
    printf 'tls_server_config: { cert_file: /etc/planwatch/tls/cert.pem, key_file: /run/credentials/planwatch.service/key }\n' >/etc/planwatch/web.yml
    echo 'ARGS="--web.config.file /etc/planwatch/web.yml"' >/etc/default/planwatch
    mkdir -p /run/systemd/system/planwatch.service.d
    printf '[Service]\nLoadCredential=key:/etc/planwatch/tls/key.pem\n' >/run/systemd/system/planwatch.service.d/key.conf
    systemctl daemon-reload
    check "starts with a key that only root may read" again start planwatch
    check "serves TLS" grep -q "HTTP/1.1 200" <(printf 'GET /-/healthy HTTP/1.0\r\n\r\n' |
      timeout 20 openssl s_client -quiet -connect 127.0.0.1:10815 2>/dev/null)
    check "reloads with it" systemctl reload planwatch
    rm -r /run/systemd/system/planwatch.service.d
    systemctl daemon-reload
  fi
  echo 'ARGS=""' >/etc/default/planwatch
  again restart planwatch
  check "as before" until_ok 20 answers /-/ready
fi

echo "## Upgrade"
echo "# edited" >>"$config"
folder=$(mktemp -d)
dpkg-deb -R "$deb" "$folder/new"
version=$(dpkg-deb -f "$deb" Version)
sed -i "s/^Version: .*/Version: $version+new/" "$folder/new/DEBIAN/control"
dpkg-deb --root-owner-group -Zgzip -b "$folder/new" "$folder/new.deb" >/dev/null
pid=$($systemd && main_pid)
check "upgraded" install_package "$folder/new.deb"
check "to the new version" test "$(dpkg-query -W -f='${Version}' planwatch)" = "$version+new"
check "an edited configuration stays" grep -q "# edited" "$config"
check "no copies of it lie about" test -z "$(ls "$config".dpkg-* 2>/dev/null)"
if $systemd; then
  check "the service was restarted" test "$(main_pid)" != "$pid"
  check "and serves" until_ok 20 answers /-/ready
fi
rm -rf "$folder"

echo "## Removal and purge"
check "removed" apt-get remove -y -q planwatch
check "the configuration stays" grep -q "# edited" "$config"
check "the history stays" test -s "$state/history.db"
$systemd && check "the service is gone" not active
rm -rf /etc/planwatch/tls /etc/planwatch/web.yml
check "purged, with no question" apt-get purge -y -q planwatch </dev/null
left=$(find / -xdev \( -path /proc -o -path /project -o -path /shared -o -path "$deb" -o -path /var/log -o -path /tmp \) -prune \
  -o -name '*planwatch*' -print 2>/dev/null)
check "nothing is left: $(tr '\n' ' ' <<<"$left")" test -z "$left"

echo "$passed ok, $failed not ok"
((failed == 0))
