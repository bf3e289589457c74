"""A country in one daemon: the 152 local authorities of England with children's
services, each with a plan of 200 actions and a register of 5,000 rows, scraped
by a Prometheus each 15 seconds."""

import pathlib
import tempfile
import time
import urllib.request

import data
import measure

HEADINGS = ["a country in one daemon", "seen"]
AREAS = 152
OURS, PROMETHEUS = "127.0.0.1:18153", "127.0.0.1:18154"
MINUTES = 3


def _make(folder):
    config = ["disclosure: { release: read }", "plans:"]
    for area in range(AREAS):
        file = folder / f"plan-{area}.csv"
        data.write_csv(file, data.PLAN_HEADINGS, data.plan_rows(200, area))
        config.append(f"  - {{ name: plan-{area}, title: Plan of area {area}, labels: {{ area: area{area} }}, source: {{ file: {file} }} }}")
    config.append("referrals:")
    for area in range(AREAS):
        file = folder / f"register-{area}.csv"
        data.write_csv(file, data.REGISTER_HEADINGS, data.register_rows(5000, area))
        config.append(f"  - {{ name: register-{area}, labels: {{ area: area{area} }}, source: {{ file: {file} }}, read: {{ every: 15m }}, "
                      "outcomes: { further: [multi-agency intervention], none: [no further action] }, "
                      "sources: { Police: [police], Health: [health] }, triage_within: 1 working day }")
    (folder / "planwatch.yml").write_text("\n".join(config) + "\n")
    (folder / "prometheus.yml").write_text(
        f"global: {{ scrape_interval: 15s }}\nscrape_configs:\n  - job_name: planwatch\n    static_configs: [{{ targets: ['{OURS}'] }}]\n")


def _scrape():
    with urllib.request.urlopen(urllib.request.Request(f"http://{OURS}/metrics", headers={"Accept-Encoding": "gzip"}), timeout=60) as answer:
        return answer.read()


def rows(options):
    with tempfile.TemporaryDirectory(dir=options.work) as name:
        folder = pathlib.Path(name)
        _make(folder)
        start = time.monotonic()
        with measure.Server([options.binary, "--config.file", folder / "planwatch.yml", "--as-at", str(data.TODAY),
                             "--web.listen-address", OURS]) as ours:
            measure.wait_for(lambda: urllib.request.urlopen(f"http://{OURS}/-/ready", timeout=60).close() or True, 300)
            ready, read_cpu = time.monotonic() - start, ours.cpu()
            _scrape()
            began = time.monotonic()
            body = _scrape()
            took = time.monotonic() - began
            with measure.Server(["prometheus", f"--config.file={folder / 'prometheus.yml'}", f"--storage.tsdb.path={folder / 'tsdb'}",
                                 f"--web.listen-address={PROMETHEUS}"]):
                before = ours.cpu()
                time.sleep(MINUTES * 60)
                share = (ours.cpu() - before) / (MINUTES * 60)
            resident, peak = ours.memory()
        return [["processor time to read all, from the start", f"{read_cpu:.1f} s"], ["ready after", f"{ready:.1f} s"],
                ["memory, and at most", f"{resident:.0f} MB, {peak:.0f} MB"], ["a scrape, gzip", f"{took * 1000:.1f} ms, {len(body) / 1000:.0f} kB"],
                [f"share of one core over {MINUTES} minutes, scraped each 15 s", f"{share * 100:.2f} %"]]
