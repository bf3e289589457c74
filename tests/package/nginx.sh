#!/usr/bin/env bash
# config/nginx.conf in a real nginx, as an unprivileged user: TLS and a password in
# front of planwatch under a path, pages and links through it (in Chromium too, where
# that and tests/run.sh's modules are there), what is held back accepted through it,
# and a Prometheus that scrapes through it.
#
#   tests/package/nginx.sh PLANWATCH
#
# Exit status: 77 where nginx, openssl, curl or Prometheus is missing.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit
planwatch=$(realpath "$1")
PATH=$PATH:/usr/sbin
for program in nginx openssl curl prometheus; do
  command -v $program >/dev/null || { echo "$program is not installed" >&2; exit 77; }
done
folder=$(mktemp -d)
pids=()
end() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null; done
  wait 2>/dev/null
  rm -rf "$folder"
}
trap end EXIT
# nobody, where this is root.
as_user=()
((EUID != 0)) || as_user=(setpriv --reuid=65534 --regid=65534 --clear-groups)

failed=0
check() {
  local name=$1
  shift
  if "$@"; then echo "ok     $name"; else echo "NOT OK $name: $*" && failed=1; fi
}
until_ok() {
  for _ in {1..300}; do "$@" && return; sleep 0.1; done
  return 1
}
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

cp config/sample/plan.csv "$folder/"
cat >"$folder/planwatch.yml" <<'YAML'
plans: [{ name: cse, source: { file: plan.csv } }]
history: { database: "sqlite3://history.db" }
web: { accept: [alice] }
YAML
hash=$(perl -e 'print crypt("secret", q($2b$04$abcdefghijklmnopqrstuu))')
printf 'basic_auth_users:\n  alice: "%s"\n  bob: "%s"\n' "$hash" "$hash" >"$folder/web.yml"
"$planwatch" record --config.file "$folder/planwatch.yml" --plan cse --as-at 2015-03-31 \
  config/sample/history/plan-2015-03-31.csv >/dev/null
web=$(free_port)
"$planwatch" serve --config.file "$folder/planwatch.yml" --web.listen-address 127.0.0.1:0 \
  --web.config.file "$folder/web.yml" --web.external-url "https://localhost:$web/planwatch" --as-at 2015-05-18 2>"$folder/planwatch.log" &
pids+=($!)
until_ok grep -q msg=serving "$folder/planwatch.log"
port=$(sed -n 's#.*address=http://127.0.0.1:\([0-9]*\)/.*#\1#p' "$folder/planwatch.log")

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
# shellcheck disable=SC2016  # a hash
for user in alice bob; do printf '%s:%s\n' $user "$(openssl passwd -apr1 secret)"; done >"$folder/planwatch.htpasswd"
{
  echo "pid $folder/nginx.pid; error_log stderr; daemon off; events {} http { access_log off;"
  for each in client_body proxy fastcgi uwsgi scgi; do echo "${each}_temp_path $folder/nginx-$each;"; done
  echo "server { listen 127.0.0.1:$web ssl; server_name localhost;"
  echo "ssl_certificate $folder/cert.pem; ssl_certificate_key $folder/key.pem;"
  sed "s#127.0.0.1:10815#127.0.0.1:$port#; s#/etc/nginx/#$folder/#" config/nginx.conf
  echo "} }"
} >"$folder/nginx.conf"
((EUID != 0)) || chown -R 65534:65534 "$folder"
"${as_user[@]}" nginx -e stderr -c "$folder/nginx.conf" 2>"$folder/nginx.log" &
pids+=($!)

site=https://localhost:$web
fetch() { curl -s --max-time 20 --cacert "$folder/cert.pem" "$@"; }
status() { [[ $(fetch -o /dev/null -w '%{http_code}' "${@:2}") == "$1" ]]; }
has() { grep -qF -- "$1" <<<"$(fetch -u alice:secret "${@:2}")"; }
check "nginx answers" until_ok status 401 "$site/planwatch/"
check "asks for the password" status 401 "$site/planwatch/metrics"
check "the board is there" status 200 -u alice:secret "$site/planwatch/"
check "without its last slash it leads there" status 308 -u alice:secret "$site/planwatch"
check "links have the path" has 'href="/planwatch/' "$site/planwatch/"
for path in $(fetch -u alice:secret "$site/planwatch/" | grep -oE '(href|src)="/[^"#]*"' | sed 's/.*="//; s/"//; s/&amp;/\&/g' | sort -u); do
  check "$path" status 200 -u alice:secret "$site$path"
done
check "the calendar's links have https and the path" has "$site/planwatch/action/" "$site/planwatch/calendar.ics"
check "a proxy that takes the path away is answered too" status 200 -u alice:secret "http://localhost:$port/"
check "what nginx lets in, planwatch asks for too" status 401 "http://localhost:$port/"

head -12 config/sample/plan.csv >"$folder/new.csv"
mv "$folder/new.csv" "$folder/plan.csv"
check "a plan that shrank is held back" until_ok has 'planwatch_source_held_back{source="cse",kind="plan"} 1' "$site/planwatch/metrics"
modules=$PWD/build/pages
if command -v chromium node >/dev/null && [[ -d $modules/node_modules/playwright-core ]]; then
  in_chromium() {
    local faults
    faults=$(timeout 200 node tests/e2e/pages/proxy.mjs "$modules" chromium "$site/planwatch" 2>&1) && return
    echo "$faults"
    return 1
  }
  check "the pages are good in Chromium, and a version is accepted there" in_chromium
  check "it is taken" has 'planwatch_source_held_back{source="cse",kind="plan"} 0' "$site/planwatch/metrics"
else
  echo "Chromium or its modules are not there: the pages are not tried in it"
fi

cat >"$folder/prometheus.yml" <<YAML
scrape_configs:
  - job_name: planwatch
    scrape_interval: 1s
    scheme: https
    metrics_path: /planwatch/metrics
    basic_auth: { username: alice, password: secret }
    tls_config: { ca_file: $folder/cert.pem }
    static_configs: [{ targets: ["localhost:$web"] }]
YAML
prom=$(free_port)
prometheus --config.file="$folder/prometheus.yml" --storage.tsdb.path="$folder/data" --log.level=warn \
  --web.listen-address="127.0.0.1:$prom" 2>"$folder/prometheus.log" &
pids+=($!)
scraped() { curl -s "http://127.0.0.1:$prom/api/v1/query?query=planwatch_plan_actions" | grep -q '"rag":"amber"'; }
check "Prometheus scrapes through it" until_ok scraped
((failed == 0)) || tail -20 "$folder"/*.log
exit $failed
