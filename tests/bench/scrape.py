"""What a scrape costs the server, beside a Pushgateway that holds the same
series. wrk asks; the server's processor time counts."""

import re
import statistics
import urllib.request

import data
import measure

HEADINGS = ["scrape, series served", "Pushgateway", "planwatch", "ratio", "target"]
OURS, THEIRS = "127.0.0.1:18151", "127.0.0.1:18152"
SECONDS = 3


class Load:
    """One turn of wrk on a server."""

    def __init__(self, server, address, gzip, connections):
        before = server.cpu()
        server.reset_peak()
        memory = server.memory()[0]
        header = ["-H", "Accept-Encoding: gzip"] if gzip else []
        said = measure.run(["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--timeout", "30s", "--latency", *header,
                            f"http://{address}/metrics"]).output
        if "Non-2xx" in said:
            raise SystemExit(said)
        self.answers = int(re.search(r"(\d+) requests in", said).group(1))
        self.cpu = (server.cpu() - before) / max(self.answers, 1) * 1000  # ms an answer
        amount, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()
        self.p99 = float(amount) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
        self.growth = server.memory()[1] - memory


def _median(loads):
    return [statistics.median(getattr(load, name) for load in loads) for name in ("cpu", "p99", "growth")]


def rows(options, plan):
    table = []
    # An action makes some three and a half series.
    for series, actions, cases in ((500, 110, [(True, 1, "12 ×")]),
                                   (10_000, 2850, [(True, 1, "400 ×"), (False, 1, "50 ×"), (True, 16, "p99 3 ms")]),
                                   (100_000, 28_700, [(True, 1, "1000 ×"), (False, 16, "50 ×, +4 MB")])):
        config = ["plans:"]
        for part in range(0, actions, 5000):
            file = options.work / f"scrape-{actions}-{part}.csv"
            count = min(5000, actions - part)
            data.write_csv(file, data.PLAN_HEADINGS, data.plan_rows(count))
            config.append(f"  - {{ name: plan{part}, source: {{ file: {file} }} }}")
        path = options.work / f"scrape-{actions}.yml"
        path.write_text("\n".join(config) + "\n")
        ours = measure.Server([options.binary, "--config.file", path, "--as-at", str(data.TODAY), "--web.listen-address", OURS])
        theirs = measure.Server(["prometheus-pushgateway", f"--web.listen-address={THEIRS}"])
        with ours, theirs:
            measure.wait_for(lambda: measure.get(f"http://{OURS}/-/ready"))
            measure.wait_for(lambda: measure.get(f"http://{THEIRS}/-/ready"))
            text = measure.run([options.binary, "metrics", "--config.file", path, "--as-at", str(data.TODAY)]).output
            request = urllib.request.Request(f"http://{THEIRS}/metrics/job/bench", data=text.encode(), method="PUT")
            urllib.request.urlopen(request, timeout=60).close()
            served = sum(line.startswith(b"planwatch_plan") for line in measure.get(f"http://{OURS}/metrics").splitlines())
            pushed = sum(line.startswith(b"planwatch_plan") for line in measure.get(f"http://{THEIRS}/metrics").splitlines())
            if served != pushed:
                raise SystemExit(f"{served} series are served and {pushed} were pushed")
            for gzip, connections, target in cases:
                us, them = [], []
                for _ in range(options.runs):
                    them.append(Load(theirs, THEIRS, gzip, connections))
                    us.append(Load(ours, OURS, gzip, connections))
                (cpu, p99, growth), (their_cpu, their_p99, their_growth) = _median(us), _median(them)
                table.append([f"{served:,}, {'gzip' if gzip else 'raw'}, {connections} connection{'s' * (connections > 1)}",
                              f"{their_cpu:.2f} ms, p99 {their_p99:.1f} ms, +{their_growth:.0f} MB",
                              f"{cpu:.3f} ms, p99 {p99:.1f} ms, +{growth:.0f} MB", f"{their_cpu / cpu:.0f} ×", target])
    return table
