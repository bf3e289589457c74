"""How time and memory grow with what is read, served and kept; drawn as one
small picture."""

import datetime
import math
import pathlib
import tempfile

import data
import history
import measure
import scrape

HEADINGS = ["what grows", "from", "to", "time", "memory", "the last tenfold"]


class Growth:
    def __init__(self, name, unit):
        self.name, self.unit = name, unit  # of the time
        self.points = []  # how many, time, MB

    def row(self):
        (first, time0, memory0), (before, time1, _), (last, time2, memory2) = self.points[0], self.points[-2], self.points[-1]
        steps = math.log10(last / before)
        return [self.name, f"{first:,}", f"{last:,}", f"{_number(time0)} to {_number(time2)} {self.unit}", f"{_number(memory0)} to {_number(memory2)} MB",
                f"time × {_number((time2 / time1) ** (1 / steps))}"]


def _metrics(options, growth, sizes, make):
    """`make` writes a configuration for so many, and gives its path."""
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=options.work) as name:
            command = [options.binary, "metrics", "--config.file", make(pathlib.Path(name), size), "--as-at", str(data.TODAY)]
            run, = measure.by_turns(3 if size < 10**6 else 1, lambda: measure.run(command))
        growth.points.append((size, run.cpu, run.peak))
    return growth


def _register(folder, rows):
    data.write_csv(folder / "register.csv", data.REGISTER_HEADINGS, data.register_rows(rows))
    config = folder / "planwatch.yml"
    config.write_text("referrals:\n  - { name: register, source: { file: register.csv }, triage_within: 1 working day }\n")
    return config


def _plan(folder, rows):
    data.write_xlsx(folder / "plan.xlsx", data.PLAN_HEADINGS, data.plan_rows(rows))
    config = folder / "planwatch.yml"
    config.write_text("plans:\n  - { name: plan, source: { file: plan.xlsx } }\n")
    return config


def _plans(folder, plans, actions=10):
    for plan in range(plans):
        data.write_csv(folder / f"plan-{plan}.csv", data.PLAN_HEADINGS, data.plan_rows(actions, plan))
    config = folder / "planwatch.yml"
    config.write_text("plans:\n" + "".join(f"  - {{ name: plan-{plan}, source: {{ file: plan-{plan}.csv }} }}\n" for plan in range(plans)))
    return config


def _series(options, growth):
    for actions in (28, 280, 2800, 28_000):
        with tempfile.TemporaryDirectory(dir=options.work) as name:
            config = _plans(pathlib.Path(name), max(1, actions // 5000), min(actions, 5000))
            with measure.Server([options.binary, "--config.file", config, "--as-at", str(data.TODAY),
                                 "--web.listen-address", scrape.OURS]) as server:
                measure.wait_for(lambda: measure.get(f"http://{scrape.OURS}/-/ready"))
                series = sum(line.startswith(b"planwatch_") for line in measure.get(f"http://{scrape.OURS}/metrics").splitlines())
                load = scrape.Load(server, scrape.OURS, True, 1)
                growth.points.append((series, load.cpu, server.memory()[0]))
    return growth


def _history(options, growth):
    for days in (30, 365, 3650):
        with tempfile.TemporaryDirectory(dir=options.work) as name:
            folder = pathlib.Path(name)
            plan, = history.make(folder, 1)
            history.record(options, folder, plan, [data.TODAY - datetime.timedelta(days=day) for day in reversed(range(days))], 34)
            command = [options.binary, "report", "--config.file", folder / "planwatch.yml", "--as-at", str(data.TODAY),
                       "--quarter", "2015/16-Q1", "--format", "json"]
            run, = measure.by_turns(3, lambda: measure.run(command))
        growth.points.append((days, run.cpu, run.peak))
    return growth


def measure_all(options):
    return [
        _metrics(options, Growth("rows of a register, CSV", "s"), [10**n for n in range(3, 8)], _register),
        _metrics(options, Growth("actions of a plan, XLSX", "s"), [10**n for n in range(2, 5)], _plan),
        _metrics(options, Growth("plans of 10 actions", "s"), [10**n for n in range(4)], _plans),
        _series(options, Growth("series, a scrape with gzip", "ms")),
        _history(options, Growth("days of history, a review", "s")),
    ]


def _number(value):
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"


_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP = 250, 130, 12, 62, 34


def _line(left, growth, which, unit, colour, dashes=""):
    """Tenfold steps are as long on both axes of the box: its diagonal is linear growth, a level line is none."""
    counts = [math.log10(count) for count, *_ in growth.points]
    values = [math.log10(max(point[which], 1e-4)) for point in growth.points]
    decades = counts[-1] - counts[0]
    at = [(left + (count - counts[0]) / decades * (_WIDTH - _LEFT - _RIGHT),
           _TOP + _HEIGHT - (value - min(values)) / decades * _HEIGHT) for count, value in zip(counts, values)]
    line = " ".join(f"{x:.0f},{y:.0f}" for x, y in at)
    x, y = at[-1]
    return (f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
            f'<text x="{x + 5:.0f}" y="{y + 4:.0f}" fill="{colour}">{_number(growth.points[-1][which])} {unit}</text>')


def picture(growths):
    parts = []
    for i, growth in enumerate(growths):
        left, bottom = _LEFT + i * _WIDTH, _TOP + _HEIGHT
        right = left + _WIDTH - _LEFT - _RIGHT
        parts += [f'<text x="{left}" y="18" font-weight="bold">{growth.name}</text>',
                  f'<path d="M{left},{_TOP}V{bottom}H{right}M{left},{bottom}L{right},{_TOP}" fill="none" stroke="#bbb"/>',
                  f'<text x="{left}" y="{bottom + 16}">{growth.points[0][0]:,}</text>',
                  f'<text x="{right}" y="{bottom + 16}" text-anchor="end">{growth.points[-1][0]:,}</text>',
                  _line(left, growth, 1, growth.unit, "#1F60C4"),
                  _line(left, growth, 2, "MB", "#A34A00", ' stroke-dasharray="5 4"')]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {len(growths) * _WIDTH + _LEFT} {_TOP + _HEIGHT + 26}" '
            f'font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>\n')
