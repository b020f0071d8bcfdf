"""Shared code of the measurements of the running server: the server, clients, conditions, tables."""

import atexit
import http.client
import json
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTEXT = "/MicroStrategyLibrary"
PASSWORD = "measured-Once-4711"
ADMINISTRATOR = "54F3D26011D2896560009A8E67019608"
MUSTER = str(ROOT / "muster")

# Processes that this program started end with it, even if it is ended from outside.
signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))

# The load of the machine before this program adds to it.
LOAD = os.getloadavg()


def say(text):
    print(text, file=sys.stderr, flush=True)


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def install(*programs):
    """Installs missing programs by package name."""
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", *missing]):
            subprocess.run(command, stdout=sys.stderr, check=True)


def build():
    subprocess.run([MUSTER, "--build"], stdout=sys.stderr, check=True)


def java():
    return output(MUSTER, "--jdk") + "/bin/java"


def conditions(*others):
    """The line of conditions for docs/performance.md."""
    version = subprocess.run([java(), "-version"], capture_output=True, text=True, check=True).stderr
    jdk = re.search(r"\((?:build )?([^)]*)\)", version.splitlines()[1])
    cpu = [line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")][:1]
    parts = [
        time.strftime("%d %B %Y, %H:%M UTC", time.gmtime()),
        f"{os.cpu_count()} cores" + (f" ({cpu[0]})" if cpu else ""),
        "JDK " + (jdk.group(1) if jdk else version.splitlines()[0]),
        output(MUSTER, "version").split(" (")[0],
        "load average before the run " + " ".join(f"{value:.1f}" for value in LOAD),
        *others,
    ]
    return "Conditions: " + "; ".join(parts) + "."


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|---" + "|---:" * (len(head) - 1) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def median(values):
    return statistics.median(values)


def number(value, digits=0):
    return f"{value:,.{digits}f}"


def folder():
    """A folder that is deleted when this program ends."""
    made = Path(tempfile.mkdtemp(prefix="muster-bench"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def started(command, **others):
    """A process that ends with this program."""
    process = subprocess.Popen(command, **others)
    atexit.register(stop, process)
    return process


def stop(process):
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port():
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_200(port, path, process, patience=120):
    """Asks until the answer is 200; returns the time of that answer."""
    end = time.perf_counter() + patience
    while time.perf_counter() < end:
        if process.poll() is not None:
            raise SystemExit(f"bench: the server ended with {process.returncode}")
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return time.perf_counter()
        except OSError:
            time.sleep(0.002)
        finally:
            connection.close()
    raise SystemExit("bench: no answer")


def processor_seconds(pid):
    """CPU seconds so far of a process and its children, including children that have ended."""
    total = 0
    with open(f"/proc/{pid}/task/{pid}/children") as children:
        pids = [pid, *children.read().split()]
    for each in pids:
        with open(f"/proc/{each}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
            total += sum(int(field) for field in fields[11:15])
    return total / os.sysconf("SC_CLK_TCK")


class Server:
    """`./muster serve` on a free port; it answers when the constructor returns."""

    def __init__(self, data, *options, core=None):
        self.port = free_port()
        pinned = ["taskset", "-c", str(core)] if core is not None else []
        environment = {**os.environ, "MUSTER_ADMIN_PASSWORD": PASSWORD}
        self.log = open(folder() / "log", "w+")
        begun = time.perf_counter()
        self.process = started(
            [*pinned, MUSTER, "serve", "--data", str(data), "--port", str(self.port), *options],
            env=environment, stdout=self.log, stderr=self.log)
        self.seconds = wait_for_200(self.port, CONTEXT + "/api/status", self.process) - begun
        self.token = None

    def log_in(self):
        body = json.dumps({"username": "Administrator", "password": PASSWORD, "loginMode": 1})
        self.token = self.call("POST", "/api/auth/login", body)[1]["X-MSTR-AuthToken"]
        return self

    def headers(self):
        headers = {"Content-Type": "application/json"}
        if self.token:
            headers["X-MSTR-AuthToken"] = self.token
        return headers

    def call(self, method, path, body=None, connection=None):
        mine = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        mine.request(method, CONTEXT + path, body, self.headers())
        answer = mine.getresponse()
        content = answer.read()
        if connection is None:
            mine.close()
        if answer.status >= 300:
            raise SystemExit(f"bench: {method} {path}: {answer.status} {content[:300]!r}")
        return content, answer.headers

    def roles(self, count, privileges=(), name="Measured"):
        """Creates roles; returns their ids."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        ids = []
        for i in range(count):
            body = {"name": f"{name} {i:05}", "description": "A role for measuring",
                    "privileges": [{"id": str(it)} for it in privileges]}
            ids.append(json.loads(self.call("POST", "/api/securityRoles", json.dumps(body), connection)[0])["id"])
        connection.close()
        return ids

    def project_privileges(self):
        """Ids of privileges that roles may have."""
        most = []
        for role in json.loads(self.call("GET", "/api/securityRoles")[0])[:12]:
            whole = json.loads(self.call("GET", "/api/securityRoles/" + role["id"])[0])
            most = max(most, [it["id"] for it in whole["privileges"]], key=len)
        return most

    def revision(self):
        """Revision and feed: the number of journal entries, and of stored batches."""
        stated = self.call("GET", "/api/securityRoles?fields=id")[1]["X-Muster-Revision"]
        return tuple(int(part) for part in stated.split(".")[1:3])

    def resident(self):
        """Resident memory in bytes."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return 1024 * int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))

    def stop(self):
        stop(self.process)


def wrk(url, seconds, clients, script=None, core=None, background=False):
    """Runs wrk; returns requests per second, and latencies in microseconds."""
    reporting = folder() / "report.lua"
    reporting.write_text((script or "") + """
done = function(summary, latency, requests)
  io.write(string.format("RESULT %d %d %d %d %d\\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), summary.errors.status + summary.errors.connect
    + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
""")
    pinned = ["taskset", "-c", str(core)] if core is not None else []
    process = subprocess.Popen(
        [*pinned, "wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "20s", "-s", str(reporting), url],
        stdout=subprocess.PIPE, text=True)
    return process if background else wrk_result(process)


def wrk_result(process):
    text = process.communicate()[0]
    found = re.search(r"RESULT (\d+) (\d+) (\d+) (\d+) (\d+)", text)
    if not found:
        raise SystemExit("bench: wrk failed: " + text)
    requests, micros, p50, p99, errors = map(int, found.groups())
    if errors:
        say(f"bench: {errors} errors of {requests}")
    return {"rate": requests * 1e6 / micros, "p50": p50, "p99": p99, "errors": errors}
