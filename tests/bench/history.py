"""Three years of twenty plans of ten actions, a new version each week: what the
history takes on disk, and how long its pages and its way to Prometheus take."""

import datetime
import pathlib
import statistics
import subprocess
import tempfile

import data
import measure

HEADINGS = ["three years of 20 plans, a version a week", "seen", "target"]
PLANS, ACTIONS, WEEKS = 20, 10, 156
ADDRESS = "127.0.0.1:18155"


def record(options, folder, plan, days, actions):
    """Versions of the plan, as at each of the days; in each one more action is rated anew."""
    rows = list(data.plan_rows(actions))
    for version, day in enumerate(days):
        rows[version % actions][5] = data.RAGS[version // actions % len(data.RAGS)]
        file = folder / f"{plan}.csv"
        data.write_csv(file, data.PLAN_HEADINGS, rows)
        subprocess.run([options.binary, "record", "--config.file", folder / "planwatch.yml", "--plan", plan,
                        "--as-at", str(day), file], check=True, stdout=subprocess.DEVNULL)


def make(folder, plans):
    names = [f"plan-{plan}" for plan in range(plans)]
    (folder / "planwatch.yml").write_text(
        f'history: {{ database: "sqlite3://{folder}/history.db" }}\nplans:\n'
        + "".join(f"  - {{ name: {name}, title: Plan {name}, source: {{ file: {name}.csv }} }}\n" for name in names))
    return names


def rows(options):
    with tempfile.TemporaryDirectory(dir=options.work) as name:
        folder = pathlib.Path(name)
        days = [data.TODAY - datetime.timedelta(weeks=week) for week in reversed(range(WEEKS))]
        for plan in make(folder, PLANS):
            record(options, folder, plan, days, ACTIONS)
        size = (folder / "history.db").stat().st_size
        serve = [options.binary, "--config.file", folder / "planwatch.yml", "--as-at", str(data.TODAY),
                 "--web.listen-address", ADDRESS]
        quarters = [f"{year}/{(year + 1) % 100}-Q{quarter}" for year in (2013, 2014) for quarter in range(1, 5)]
        pages = {"the review of a quarter": [f"/report?quarter={quarter}" for quarter in quarters],
                 "what changed since a day": [f"/changes?since={day}" for day in days[-80::10]],
                 "an action's page": [f"/action/plan-{plan}/1.1" for plan in range(8)]}
        table = []
        with measure.Server(serve):
            measure.wait_for(lambda: measure.get(f"http://{ADDRESS}/-/ready"))
            for page, paths in pages.items():
                times = [measure.timed_get(f"http://{ADDRESS}{path}")[0] for path in paths]
                table.append([f"{page}, the first time", f"{statistics.median(times):.0f} ms, at most {max(times):.0f} ms", "50 ms"])
        backfill = measure.run([options.binary, "backfill", "--config.file", folder / "planwatch.yml", "--as-at", str(data.TODAY),
                                "--from", str(days[0]), "--to", str(days[-1])])
        samples = sum(not line.startswith("#") for line in backfill.output.splitlines())
        return [["versions, and their size on disk", f"{PLANS * WEEKS:,}, {size / 1e6:.1f} MB", ""],
                *table,
                ["backfill", f"{samples:,} samples, {samples / backfill.cpu:,.0f} a second, {backfill.peak:.0f} MB", "100,000 a second"]]
