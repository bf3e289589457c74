"""Runs programs and measures them: processor time, which other programs on the
machine hardly change, and peak memory."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

TICKS = os.sysconf("SC_CLK_TCK")


class Run:
    def __init__(self, cpu, peak, output):
        self.cpu = cpu  # seconds, user and system
        self.peak = peak  # MB
        self.output = output


# A program's peak is at least the size of the process that started it: a small one does.
_LAUNCHER = """import os, sys
child = os.spawnvp(os.P_NOWAIT, sys.argv[2], sys.argv[2:])
_, status, used = os.wait4(child, 0)
with open(sys.argv[1], "w", encoding="ascii") as file:
    print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss, file=file)
"""


def run(command, env=None):
    with tempfile.TemporaryFile() as out, tempfile.NamedTemporaryFile("r", encoding="ascii") as used:
        subprocess.run([sys.executable, "-IS", "-c", _LAUNCHER, used.name, *map(str, command)], stdout=out,
                       env={**os.environ, **(env or {})}, check=True)
        status, cpu, peak = used.read().split()
        if status != "0":
            raise SystemExit(f"{' '.join(map(str, command))}: exit status {status}")
        out.seek(0)
        return Run(float(cpu), int(peak) / 1000, out.read().decode("utf-8", "replace"))


def by_turns(runs, *programs):
    """Each program in each turn; of each, the median and the last output."""
    all_runs = [[] for _ in programs]
    for _ in range(runs):
        for program, done in zip(programs, all_runs):
            done.append(program())
    return [Run(statistics.median(one.cpu for one in done), statistics.median(one.peak for one in done), done[-1].output)
            for done in all_runs]


class Server:
    """A program that serves, ended with the block."""

    def __init__(self, command, **options):
        self.command, self.options = command, options

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **self.options)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def cpu(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self):
        """Resident now, and at most since reset_peak, in MB."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            fields = dict(line.split(":", 1) for line in file)
        return [int(fields[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")]

    def reset_peak(self):
        with open(f"/proc/{self.process.pid}/clear_refs", "w", encoding="ascii") as file:
            file.write("5")


def get(url, **headers):
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=60) as answer:
        return answer.read()


def timed_get(url, **headers):
    """In ms, and the body."""
    began = time.monotonic()
    body = get(url, **headers)
    return (time.monotonic() - began) * 1000, body


def wait_for(what, limit=60):
    """Until `what` returns something true."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        try:
            if result := what():
                return result
        except OSError:
            pass
        time.sleep(0.02)
    raise SystemExit("a server did not get ready")
