"""What the cases share: a connection of the official client, and a plain one that looks behind it."""

import os
import uuid

import pytest
import requests
from mstrio.access_and_security.security_role import SecurityRole
from mstrio.connection import Connection
from mstrio.users_and_groups import User, UserGroup

URL = os.environ["MUSTER_URL"]
TUTORIAL = "MicroStrategy Tutorial"
HR = "Human Resources Analysis Module"
EVERYONE = "C82C6B1011D2894CC0009D9F29718E4F"


class Plain:
    """The server's own API without any client: what it says is what is so."""

    def __init__(self, user="administrator", password=""):
        self.session = requests.Session()
        answer = self.session.post(
            f"{URL}/api/auth/login", json={"username": user, "password": password, "loginMode": 1}
        )
        assert answer.status_code == 204, answer.text
        self.session.headers["X-MSTR-AuthToken"] = answer.headers["X-MSTR-AuthToken"]

    def get(self, path, **params):
        return self.session.get(f"{URL}/api/{path}", params=params)

    def json(self, path, **params):
        answer = self.get(path, **params)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def role(self, role_id):
        return self.json(f"securityRoles/{role_id}")

    def privileges(self, role_id):
        return sorted(int(privilege["id"]) for privilege in self.role(role_id)["privileges"])

    def members(self, role_id, project):
        found = [one for one in self.role(role_id)["projects"] if one["name"] == project]
        assert len(found) == 1
        return sorted(member["id"] for member in found[0]["members"])


def connect(**more):
    return Connection(URL, "administrator", "", verbose=False, **more)


@pytest.fixture(scope="session")
def conn():
    connection = connect()
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def plain():
    return Plain()


@pytest.fixture()
def name():
    return f"role {uuid.uuid4().hex[:12]}!"


@pytest.fixture()
def role(conn, name):
    made = SecurityRole.create(conn, name, ["1", "12"], "for a case")
    yield made
    requests.delete(f"{URL}/api/securityRoles/{made.id}", headers=Plain().session.headers)


@pytest.fixture(scope="session")
def alice(conn):
    return User(conn, username="asmith")


@pytest.fixture(scope="session")
def dayo(conn):
    return User(conn, username="dokafor")


@pytest.fixture(scope="session")
def finance(conn):
    return UserGroup(conn, name="Finance")
