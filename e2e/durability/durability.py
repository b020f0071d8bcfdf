"""Durability from outside: durability.py <muster> <folder> <JUnit file> <URL of an empty PostgreSQL database>

File descriptor 9 sends commands to PostgreSQL's process, see PostgresForSuites.
"""

import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import traceback
from xml.sax.saxutils import escape

import syncs

BASE = "/MicroStrategyLibrary/api"
CLIENTS, WRITES = 8, 25
MARK = rb"mark-\d\d-\d\d\d\d-end"
ALONE = b"mark-99-0000-end"  # written and answered before all others
CALLS = "fdatasync,fsync,read,recvfrom,write,sendto,sendmsg,writev,pwrite64,pwritev"

MUSTER, WORK, REPORT, POSTGRES = sys.argv[1:]
WORK = pathlib.Path(WORK)
DEMO = WORK / "demo"
TRACE = WORK / "trace"
VERIFY = pathlib.Path(MUSTER).parent / "docs/verify-chain.py"


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Server:
    """A demonstration server, if given under another program that watches it."""

    def __init__(self, *options, watcher=()):
        self.port = free_port()
        self.watched = bool(watcher)
        self.log = open(WORK / "server.log", "ab")
        self.process = subprocess.Popen(
            [*watcher, MUSTER, "serve", "--demo", "--port", str(self.port), *options],
            stdout=self.log,
            stderr=self.log,
        )
        deadline = time.monotonic() + 90
        while self.status() != 200:
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise SystemExit("the server did not start: " + (WORK / "server.log").read_text())
            time.sleep(0.1)
        _, headers, _ = self.call("POST", "/auth/login", {"username": "administrator", "password": ""})
        self.token = headers["X-MSTR-AuthToken"]

    def status(self):
        try:
            return self.call("GET", "/status", None)[0]
        except OSError:
            return 0

    def call(self, method, path, body, connection=None):
        line = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"X-MSTR-AuthToken": self.token} if hasattr(self, "token") else {}
        line.request(method, BASE + path, json.dumps(body).encode() if body is not None else None, headers)
        answer = line.getresponse()
        text = answer.read()
        if connection is None:
            line.close()
        return answer.status, answer.headers, text

    def create(self, name):
        status, _, text = self.call("POST", "/securityRoles", {"name": name, "description": "", "privileges": []})
        assert status == 201, (status, text)
        return json.loads(text)["id"]

    def rename(self, role, name, connection=None):
        change = {"operationList": [{"op": "replace", "path": "/name", "value": name}]}
        return self.call("PATCH", f"/securityRoles/{role}?fields=id", change, connection)[0]

    def kill(self):
        pid = self.process.pid
        if self.watched:  # the watcher ends with the server
            pid = int(pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.log.close()


def refused(*options):
    """The message of `serve` when it refuses to start: one line, and an exit code that isn't 0."""
    command = [MUSTER, "serve", "--port", str(free_port()), *options]
    run = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert run.returncode not in (0, None), run
    assert run.stderr.count("\n") == 1 and run.stderr.startswith("muster: "), run
    assert not run.stdout, run
    return run.stderr


def verify(database):
    command = [sys.executable, str(VERIFY), str(database)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return run.returncode, run.stdout + run.stderr


def write(server, number, role, statuses):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    for turn in range(WRITES):
        statuses.append(server.rename(role, f"mark-{number:02}-{turn:04}-end", connection))
    connection.close()


# ------------------------------------------------------------------- under strace


def load_is_traced():
    """Clients write at the same time under strace; then the server is killed with its files open."""
    watcher = ["strace", "-f", "--seccomp-bpf", "-ttt", "-yy", "-s", "8192", "-o", TRACE, "-e", "trace=" + CALLS]
    server = Server("--data", str(DEMO), watcher=watcher)
    statuses = []
    roles = [server.create(f"role {number}") for number in range(CLIENTS)]
    assert server.rename(roles[0], ALONE.decode()) == 200
    clients = [
        threading.Thread(target=write, args=(server, number, role, statuses)) for number, role in enumerate(roles)
    ]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    server.kill()
    assert statuses == [200] * (CLIENTS * WRITES), statuses


def lines():
    return TRACE.read_text(errors="replace").splitlines()


def no_acknowledgement_leaves_before_its_sync():
    found = syncs.judged(lines(), MARK)
    wrong = [f"{seen.mark.decode()}: {fault}" for seen, _, fault in found if fault]
    assert not wrong, wrong
    assert len({seen.mark for seen, _, _ in found}) == CLIENTS * WRITES + 1, len(found)
    batches = len({sync.begun for _, sync, _ in found})
    print(f"  {len(found)} acknowledgements, {batches} syncs that they rest on")


def cut_off(altered, number):
    altered[number] = altered[number].rpartition(" = ")[0] + " = ?"


def an_answer_that_the_kill_cut_off_is_judged_too():
    seen = next(s for s, _, _ in syncs.judged(lines(), MARK) if s.mark == ALONE)
    altered = lines()
    cut_off(altered, seen.answer.ended)
    judged = {s.mark: fault for s, _, fault in syncs.judged(altered, MARK)}
    assert len(judged) == CLIENTS * WRITES + 1 and judged[ALONE] is None, len(judged)


def planted(change):
    """The faults found in the real trace after a change to it, and the mark."""
    seen, sync = next((s, sync) for s, sync, _ in syncs.judged(lines(), MARK) if s.mark == ALONE)
    altered = lines()
    change(altered, seen, sync)
    return {s.mark: fault for s, _, fault in syncs.judged(altered, MARK) if fault}, seen.mark


def planted_answer_before_the_sync_ends_is_found():
    def answer_first(altered, seen, sync):
        altered.insert(sync.ended, altered.pop(seen.answer.begun))

    faults, mark = planted(answer_first)
    assert faults == {mark: "it left before its sync"}, faults


def planted_missing_sync_is_found():
    def none(altered, _, sync):
        altered[sync.ended] = ""
        altered[sync.begun] = ""

    faults, mark = planted(none)
    assert faults.get(mark) == "it left before its sync", faults


def planted_sync_that_failed_is_found():
    def failed(altered, _, sync):
        altered[sync.ended] = altered[sync.ended].replace(") = 0", ") = -1 EIO (Input/output error)")

    faults, mark = planted(failed)
    assert faults.get(mark) == "it left before its sync", faults


def planted_sync_that_the_kill_cut_off_is_found():
    faults, mark = planted(lambda altered, _, sync: cut_off(altered, sync.ended))
    assert faults.get(mark) == "it left before its sync", faults


def planted_sync_of_another_file_is_found():
    def another(altered, _, sync):
        altered[sync.begun] = altered[sync.begun].replace("muster.db-wal", "muster.db")

    faults, mark = planted(another)
    assert faults.get(mark) == "it left before its sync", faults


def planted_log_without_the_change_is_found():
    def without(altered, seen, _):
        text = seen.mark.decode()
        for number, line in enumerate(altered):
            if "muster.db-wal" in line:
                altered[number] = line.replace(text, "x" * len(text))

    faults, mark = planted(without)
    assert faults == {mark: "its change never came to the log"}, faults


# --------------------------------------------------------------- after the kill


def after_the_kill_the_chain_is_whole():
    code, said = verify(DEMO / "muster.db")
    entries = int(said.split()[0])
    assert code == 0 and ", 0 faults," in said and entries >= CLIENTS * WRITES, said


def planted_edit_of_the_journal_is_found():
    copy = WORK / "edited"
    copy.mkdir()
    for file in DEMO.glob("muster.db*"):
        (copy / file.name).write_bytes(file.read_bytes())
    with contextlib.closing(sqlite3.connect(copy / "muster.db")) as database, database:
        revision, text = database.execute(
            "select revision, text from journal where text like '%mark-03-0011-end%' limit 1"
        ).fetchone()
        altered = text.replace("mark-03-0011-end", "mark-03-0012-end")
        database.execute("update journal set text = ? where revision = ?", (altered, revision))
    code, said = verify(copy / "muster.db")
    assert code == 1 and f"entry {revision}: its text isn't the one that was hashed" in said, said


# ------------------------------------------------------------- data that is refused


def second_server_on_the_same_data_is_refused():
    server = Server("--data", str(DEMO))
    try:
        assert "is in use by another Muster" in refused("--demo", "--data", str(DEMO))
        assert server.status() == 200
    finally:
        server.kill()


def demonstration_is_refused_without_demo():
    assert "Serve it with --demo only" in refused("--data", str(DEMO))


def asked(line):
    """Sends PostgreSQL's process a line, and returns its answer, one line."""
    answers = WORK / "postgres.url"
    known = answers.read_text().count("\n")
    os.write(9, (line + "\n").encode())
    deadline = time.monotonic() + 60
    while (text := answers.read_text()).count("\n") == known:
        assert time.monotonic() < deadline, line
        time.sleep(0.02)
    return text.splitlines()[-1]


def with_sql(*statements):
    """Runs statements on PostgreSQL, and waits until its processes have read their settings again."""
    for sql in [*statements, "select pg_reload_conf()", "select pg_sleep(0.3)"]:
        assert asked(sql) == "done", sql


def postgres_with_unsafe_settings_is_refused():
    name = POSTGRES.rpartition("/")[2]
    for setting, place in (("full_page_writes", "system"), ("synchronous_commit", "database " + name)):
        with_sql(f"alter {place} set {setting} = off")
        try:
            assert f"muster: {setting} is off in " in refused("--database", POSTGRES)
        finally:
            with_sql(f"alter {place} reset {setting}")


def postgres_started_without_fsync_is_refused():
    assert "muster: fsync is off in " in refused("--database", asked("start a server without fsync"))


def postgres_settings_are_read_again_after_a_reconnect():
    server = Server("--database", POSTGRES)
    try:
        role = server.create("before")
        assert server.rename(role, "kept") == 200
        lost = "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'muster'"
        with_sql("alter system set full_page_writes = off")
        with_sql(lost)
        statuses = [server.rename(role, f"refused {turn}") for turn in range(4)]
        assert all(status >= 500 for status in statuses), statuses
        with_sql("alter system reset full_page_writes")
        deadline = time.monotonic() + 30
        while server.rename(role, "good again") != 200:
            assert time.monotonic() < deadline, "writes aren't taken again"
            time.sleep(0.2)
    finally:
        server.kill()


CASES = [
    load_is_traced,
    no_acknowledgement_leaves_before_its_sync,
    an_answer_that_the_kill_cut_off_is_judged_too,
    planted_answer_before_the_sync_ends_is_found,
    planted_missing_sync_is_found,
    planted_sync_that_failed_is_found,
    planted_sync_that_the_kill_cut_off_is_found,
    planted_sync_of_another_file_is_found,
    planted_log_without_the_change_is_found,
    after_the_kill_the_chain_is_whole,
    planted_edit_of_the_journal_is_found,
    second_server_on_the_same_data_is_refused,
    demonstration_is_refused_without_demo,
    postgres_settings_are_read_again_after_a_reconnect,
    postgres_with_unsafe_settings_is_refused,
    postgres_started_without_fsync_is_refused,
]


def main():
    failures, report = 0, []
    for case in CASES:
        begun, why = time.monotonic(), ""
        try:
            case()
        except (Exception, SystemExit):
            why = traceback.format_exc()
        failures += bool(why)
        seconds = time.monotonic() - begun
        print(f"{'FAILED' if why else 'ok'} {case.__name__} ({seconds:.1f} s)\n{why}", end="", flush=True)
        why = re.sub("[^\t\n -~]", "?", escape(why))
        failure = f"<failure>{why}</failure>" if why else ""
        report.append(f'<testcase classname="durability" name="{case.__name__}" time="{seconds:.1f}">{failure}</testcase>')
    pathlib.Path(REPORT).write_text(
        f'<testsuite name="durability" tests="{len(CASES)}" failures="{failures}" errors="0" skipped="0">'
        + "".join(report)
        + "</testsuite>\n",
        encoding="utf-8",
    )
    return 1 if failures else 0


sys.exit(main())
