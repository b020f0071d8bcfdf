"""The ways to log in, and what each allows."""

from datetime import timedelta

import pytest
from conftest import ADMINISTRATOR, PASSWORD, TUTORIAL, URL, connect, connect_as, refused
from mstrio.connection import Connection
from mstrio.users_and_groups import User


def test_by_an_api_token(login, account):
    with connect_as(login, PASSWORD) as connection:
        token = connection.get_api_token()
    with Connection(URL, api_token=token, verbose=False) as connection:
        assert connection.user_id == account.id
        assert connection.login_mode == 4096


def test_a_new_api_token_replaces_the_old_one(login, account):
    with connect_as(login, PASSWORD) as connection:
        old, new = connection.get_api_token(), connection.get_api_token()
    with refused(401):
        Connection(URL, api_token=old, verbose=False)
    Connection(URL, api_token=new, verbose=False).close()


def test_an_api_token_ends_with_its_user(login, account):
    with connect_as(login, PASSWORD) as connection:
        token = connection.get_api_token()
    account.alter(enabled=False)
    with refused(401):
        Connection(URL, api_token=token, verbose=False)


def test_by_an_identity_token(conn):
    with Connection(URL, identity_token=conn.get_identity_token(), verbose=False) as connection:
        assert connection.user_id == ADMINISTRATOR
        assert connection.token != conn.token
        assert connection.validate_identity_token()
        assert connection.timeout == conn.timeout
    assert conn.status()


def test_by_an_identity_token_into_a_project(conn):
    token = conn.get_identity_token()
    with Connection(URL, identity_token=token, project_name=TUTORIAL, verbose=False) as connection:
        assert connection.project_name == TUTORIAL
        assert User(connection, username="asmith").security_roles is not None


def test_an_identity_token_that_is_none(conn, monkeypatch):
    """The client then asks for name and password."""
    asked = []
    monkeypatch.setattr("builtins.input", lambda prompt: asked.append(prompt) or "asmith")
    monkeypatch.setattr("mstrio.connection.getpass", lambda prompt: asked.append(prompt) or "muster-demo")
    with Connection(URL, identity_token="no such token", verbose=False) as connection:
        assert connection.user_full_name == "Alice Smith"
    assert len(asked) == 2


def test_a_project_is_left(conn):
    with connect(project_name=TUTORIAL) as connection:
        connection.select_project()
        assert connection.project_id is None
        assert User(connection, id=ADMINISTRATOR).username == "Administrator"


def test_the_address_may_be_any_part_of_the_api():
    for url in (URL, f"{URL}/", f"{URL}/api", f"{URL}/api/"):
        with Connection(url, "administrator", "", verbose=False) as connection:
            assert connection.status()


def test_a_session_that_is_over_is_told():
    connection = connect()
    connection.close()
    assert not connection.status()


def test_a_session_is_renewed_when_its_time_is_over():
    with connect() as connection:
        token = connection.token
        connection.last_active -= timedelta(seconds=connection.timeout + 60)
        assert connection.get(endpoint="/api/sessions").status_code == 200
        assert connection.token == token


def test_headers_of_any_project_do_not_matter(conn, role):
    for project in ("B19DEDCC11D4E0EFC000EB9495D0F44F", "0" * 32, "none"):
        answer = conn.get(endpoint=f"/api/securityRoles/{role.id}", headers={"X-MSTR-ProjectID": project})
        assert answer.status_code == 200


@pytest.mark.parametrize("field", ["id", "fullName", "initials"])
def test_who_one_is(conn, plain, field):
    assert conn.get(endpoint="/api/sessions/userInfo").json()[field] == plain.json("sessions")[field]
