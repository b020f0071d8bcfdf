"""Kills the server under write load, starts it again, and checks that every acknowledged write is there.

Each writer has its own role, and writes a number into its name and its description in one request. After the
restart both must have the same number: at least the last acknowledged one, at most the last one sent.

    crash.py <muster> <folder> <rounds> [<database URL>]
"""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time

WRITERS = 8
BASE = "/MicroStrategyLibrary/api"


class Server:
    def __init__(self, muster, folder, database):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [muster, "serve", "--demo", "--data", os.path.join(folder, "data"), "--port", str(self.port)]
        self.log = open(os.path.join(folder, "server.log"), "ab")
        self.process = subprocess.Popen(
            command + (["--database", database] if database else []), stdout=self.log, stderr=self.log
        )
        deadline = time.monotonic() + 60
        while self.status() != 200:
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise SystemExit("the server did not start; see server.log")
        self.token = self.login()

    def status(self):
        try:
            return self.call("GET", "/status")[0]
        except OSError:
            return 0

    def call(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, BASE + path, json.dumps(body) if body is not None else None, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def login(self):
        status, headers, _ = self.call("POST", "/auth/login", {"username": "administrator", "password": ""})
        assert status == 204, status
        return headers["X-MSTR-AuthToken"]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.log.close()

    def stop(self):
        self.process.terminate()
        code = self.process.wait(30)
        self.log.close()
        return code


class Writer(threading.Thread):
    """Counts up in one role until the server is killed."""

    def __init__(self, server, role, start):
        super().__init__()
        self.server, self.role = server, role
        self.sent = self.acknowledged = start
        self.refused = None

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        try:
            while self.refused is None:
                self.sent += 1
                status = self.write(connection)
                if status != 200:
                    self.refused = status
                else:
                    self.acknowledged = self.sent
        except (OSError, http.client.HTTPException):
            pass  # the server was killed: the last write may be stored or not

    def write(self, connection):
        number = f"{self.role}-{self.sent}"
        operations = [
            {"op": "replace", "path": "/name", "value": "name " + number},
            {"op": "replace", "path": "/description", "value": "text " + number},
        ]
        connection.request(
            "PATCH",
            f"{BASE}/securityRoles/{self.role}?fields=id",
            json.dumps({"operationList": operations}),
            {"X-MSTR-AuthToken": self.server.token},
        )
        answer = connection.getresponse()
        answer.read()
        return answer.status


def stored(server, role):
    status, _, body = server.call("GET", f"/securityRoles/{role}", headers={"X-MSTR-AuthToken": server.token})
    assert status == 200, status
    seen = json.loads(body)
    name, text = seen["name"].rsplit("-", 1), seen["description"].rsplit("-", 1)
    if name[1] != text[1]:
        raise SystemExit(f"half applied: {seen['name']} / {seen['description']}")
    return int(name[1])


def created(server, number):
    body = {"name": f"name {number}-0", "description": f"text {number}-0", "privileges": []}
    status, _, answer = server.call("POST", "/securityRoles", body, {"X-MSTR-AuthToken": server.token})
    assert status == 201, (status, answer)
    return json.loads(answer)["id"]


def one_round(server, open_server, roles, numbers):
    """Writes, kills, starts again, checks. Returns the new server, the number of acknowledged writes, complaints."""
    writers = [Writer(server, role, numbers[role]) for role in roles]
    for writer in writers:
        writer.start()
    time.sleep(random.uniform(0.2, 0.8))  # the moment of the crash is random
    server.kill()
    for writer in writers:
        writer.join()
    again = open_server()
    complaints, acknowledged = [], 0
    for writer in writers:
        found = stored(again, writer.role)
        acknowledged += writer.acknowledged - numbers[writer.role]
        if writer.refused is not None:
            complaints.append(f"refused with {writer.refused}")
        if not writer.acknowledged <= found <= writer.sent:
            complaints.append(f"acknowledged {writer.acknowledged}, sent {writer.sent}, found {found}")
        numbers[writer.role] = found
    return again, acknowledged, complaints


def main():
    muster, folder, rounds, *database = sys.argv[1:]
    kind = "postgres" if database else "sqlite"

    def open_server():
        return Server(muster, folder, database[0] if database else None)

    server = open_server()
    roles = [created(server, number) for number in range(WRITERS)]
    numbers = dict.fromkeys(roles, 0)
    failures = writes = 0
    cases = []
    for number in range(1, int(rounds) + 1):
        server, acknowledged, complaints = one_round(server, open_server, roles, numbers)
        writes += acknowledged
        verdict = "; ".join(complaints)
        failures += bool(complaints)
        print(f"{kind} round {number}: {acknowledged} writes acknowledged: {verdict or 'all there'}", flush=True)
        failure = f"<failure>{verdict}</failure>" if complaints else ""
        cases.append(f'<testcase classname="crash.{kind}" name="round {number}">{failure}</testcase>')
    code = server.stop()
    print(f"stopped in good order with code {code}")
    print(f"{kind}: {rounds} rounds, {writes} acknowledged writes, {failures} rounds failed")
    with open(os.environ["JUNIT_XML"], "w", encoding="utf-8") as xml:
        xml.write(f'<testsuite name="crash-{kind}" tests="{len(cases)}" failures="{failures}" errors="0" skipped="0">')
        xml.write("".join(cases) + "</testsuite>\n")
    return 1 if failures else 0


sys.exit(main())
