"""A country: the 152 local authorities of England with children's services,
each with a plan of 200 actions and a register of 5,000 rows, in one daemon and
in one for each; scraped each 15 seconds by a Prometheus that hands all on to
VictoriaMetrics."""

import contextlib
import json
import pathlib
import re
import tempfile
import time
import urllib.parse

import data
import measure

HEADINGS = ["a country", "one daemon", "a daemon for each area"]
AREAS = 152
PORT, PROMETHEUS, VICTORIA = 18200, "127.0.0.1:18154", "127.0.0.1:18156"
MINUTES = 3
GZIP = {"Accept-Encoding": "gzip"}
PLAN = "  - {{ name: plan-{0}, title: Plan of area {0}, labels: {{ area: area{0} }}, source: {{ file: {1}/plan-{0}.csv }}, read: {{ every: 15m }} }}"
REGISTER = ("  - {{ name: register-{0}, labels: {{ area: area{0} }}, source: {{ file: {1}/register-{0}.csv }}, read: {{ every: 15m }}, "
            "outcomes: {{ further: [multi-agency intervention], none: [no further action] }}, "
            "sources: {{ Police: [police], Health: [health] }}, triage_within: 1 working day }}")


def _configure(folder, file, areas):
    file.write_text("\n".join(["disclosure: { release: read }", "plans:", *(PLAN.format(area, folder) for area in areas), "referrals:",
                               *(REGISTER.format(area, folder) for area in areas)]) + "\n")


def _query(address, query):
    return f"http://{address}/api/v1/query?" + urllib.parse.urlencode({"query": query})


def _national():
    """The queries of the board of all plans, over all of them."""
    board = json.loads((pathlib.Path(__file__).parents[2] / "grafana/dashboards/plans.json").read_text(encoding="utf-8"))
    return [re.sub(r"\$\w+", ".*", target["expr"]) for panel in board["panels"] for target in panel["targets"]]


def _run(options, folder, groups):
    """What daemons over these groups of areas take."""
    addresses = [f"127.0.0.1:{PORT + i}" for i in range(len(groups))]
    (folder / "prometheus.yml").write_text(
        "global: { scrape_interval: 15s }\n"
        f"remote_write: [{{ url: 'http://{VICTORIA}/api/v1/write' }}]\n"
        f"scrape_configs:\n  - job_name: planwatch\n    static_configs: [{{ targets: {addresses} }}]\n")
    with contextlib.ExitStack() as running:
        began = time.monotonic()
        daemons = []
        for i, (address, areas) in enumerate(zip(addresses, groups)):
            config = folder / f"planwatch-{i}.yml"
            _configure(folder, config, areas)
            daemons.append(running.enter_context(measure.Server(
                [options.binary, "--config.file", config, "--as-at", str(data.TODAY), "--web.listen-address", address])))
        for address in addresses:
            measure.wait_for(lambda address=address: measure.get(f"http://{address}/-/ready"), 300)
        ready, read = time.monotonic() - began, sum(daemon.cpu() for daemon in daemons)
        urls = [f"http://{address}/metrics" for address in addresses]
        for url in urls:  # which makes it
            measure.get(url, **GZIP)
        scrapes = [measure.timed_get(url, **GZIP) for url in urls]
        running.enter_context(measure.Server(["victoria-metrics", f"-storageDataPath={folder / f'vm-{len(groups)}'}",
                                              f"-httpListenAddr={VICTORIA}"]))
        running.enter_context(measure.Server(["prometheus", f"--config.file={folder / 'prometheus.yml'}",
                                              f"--storage.tsdb.path={folder / f'tsdb-{len(groups)}'}", f"--web.listen-address={PROMETHEUS}"]))
        before = sum(daemon.cpu() for daemon in daemons)
        time.sleep(MINUTES * 60)
        share = (sum(daemon.cpu() for daemon in daemons) - before) / (MINUTES * 60)
        asked = [measure.timed_get(_query(PROMETHEUS, query))[0] for query in _national()]
        arrived = b'"152"' in measure.get(_query(VICTORIA, "count(count by (plan) (planwatch_plan_actions))"))
        resident = sum(daemon.memory()[0] for daemon in daemons)
    return [f"{read:.1f} s", f"{ready:.1f} s", f"{resident:.0f} MB", f"{sum(took for took, _ in scrapes):.1f} ms, {sum(len(body) for _, body in scrapes) / 1000:.0f} kB",
            f"{share * 100:.2f} %", f"{max(asked):.0f} ms", "yes" if arrived else "no"]


def rows(options):
    with tempfile.TemporaryDirectory(dir=options.work) as name:
        folder = pathlib.Path(name)
        for area in range(AREAS):
            data.write_csv(folder / f"plan-{area}.csv", data.PLAN_HEADINGS, data.plan_rows(200, area))
            data.write_csv(folder / f"register-{area}.csv", data.REGISTER_HEADINGS, data.register_rows(5000, area))
        one = _run(options, folder, [range(AREAS)])
        each = _run(options, folder, [[area] for area in range(AREAS)])
    names = ["processor time to read all, from the start", "all ready after", "memory", "a scrape of all, gzip",
             f"share of one core over {MINUTES} minutes, scraped each 15 s", "the slowest query of the board of all plans", "all in VictoriaMetrics"]
    return [list(row) for row in zip(names, one, each)]
