"""Shared by the cases: a connection of the official client, and a plain one that shows the server's state."""

import os
import uuid

import pytest
import requests
from mstrio.access_and_security.security_role import SecurityRole
from mstrio.connection import Connection
from mstrio.helpers import IServerError
from mstrio.users_and_groups import User, UserGroup

URL = os.environ["MUSTER_URL"]
TUTORIAL = "MicroStrategy Tutorial"
HR = "Human Resources Analysis Module"
EVERYONE = "C82C6B1011D2894CC0009D9F29718E4F"
ADMINISTRATOR = "54F3D26011D2896560009A8E67019608"
ADMINISTRATORS = "5F3FAFE111D2D8CC6000CC8E67019608"
GENERIC_EMAIL = "1D2E6D168A7711D4BE8100B0D04B6F0B"
PASSWORD = "a password of some length"


class Plain:
    """The API of the server without a client: its answers are the true state."""

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

    def patch(self, path, *operations):
        return self.session.patch(f"{URL}/api/{path}", json={"operationList": operations})

    def delete(self, path):
        return self.session.delete(f"{URL}/api/{path}")

    def user(self, user_id):
        return self.json(f"users/{user_id}")

    def group(self, group_id):
        return self.json(f"usergroups/{group_id}")

    def granted(self, path):
        """The numbers of the direct privileges of the user or group at this path."""
        held = self.json(f"{path}/privileges")["privileges"]
        direct = [one for one in held if any(source["direct"] for source in one["sources"])]
        return sorted(int(one["privilege"]["id"]) for one in direct)

    def inherited(self, path):
        held = self.json(f"{path}/privileges")["privileges"]
        return {int(one["privilege"]["id"]) for one in held if any(not source["direct"] for source in one["sources"])}

    def role(self, role_id):
        return self.json(f"securityRoles/{role_id}")

    def privileges(self, role_id):
        return sorted(int(privilege["id"]) for privilege in self.role(role_id)["privileges"])

    def members(self, role_id, project):
        found = [one for one in self.role(role_id)["projects"] if one["name"] == project]
        assert len(found) == 1
        return sorted(member["id"] for member in found[0]["members"])


def refused(status):
    """Expects the client's own exception for an answer with this status."""
    return pytest.raises(IServerError, check=lambda error: error.http_code == status)


def logs_in(user, password):
    answer = requests.post(f"{URL}/api/auth/login", json={"username": user, "password": password, "loginMode": 1})
    return answer.status_code == 204


def connect_as(user, password="muster-demo"):
    return Connection(URL, user, password, verbose=False)


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
def role(conn, plain, name):
    made = SecurityRole.create(conn, name, ["1", "12"], "for a case")
    yield made
    plain.delete(f"securityRoles/{made.id}")


@pytest.fixture()
def login():
    return f"u{uuid.uuid4().hex[:12]}"


@pytest.fixture()
def user(conn, plain, login):
    made = User.create(conn, login, "Una Probe", description="for a case", require_new_password=False)
    yield made
    plain.delete(f"users/{made.id}")


@pytest.fixture()
def account(user):
    """A user who can log in."""
    user.alter(password=PASSWORD)
    return user


@pytest.fixture()
def group(conn, plain, name):
    made = UserGroup.create(conn, name, "for a case")
    yield made
    plain.delete(f"usergroups/{made.id}")


@pytest.fixture()
def other_group(conn, plain, name):
    made = UserGroup.create(conn, f"another {name}")
    yield made
    plain.delete(f"usergroups/{made.id}")


@pytest.fixture(scope="session")
def alice(conn):
    return User(conn, username="asmith")


@pytest.fixture(scope="session")
def dayo(conn):
    return User(conn, username="dokafor")


@pytest.fixture(scope="session")
def finance(conn):
    return UserGroup(conn, name="Finance")
