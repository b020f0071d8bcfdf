"""Log-in by tokens, and the list of sessions."""

import pytest
from conftest import URL, Plain
from mstrio.connection import Connection
from mstrio.helpers import IServerError
from mstrio.users_and_groups import User
from mstrio.users_and_groups.user_connections import UserConnections

ADMINISTRATOR = "54F3D26011D2896560009A8E67019608"


def user_id(connection):
    return connection.get(endpoint="/api/sessions/userInfo").json()["id"]


def test_an_identity_token_begins_a_session_of_the_same_user(conn):
    token = conn.get_identity_token()
    other = Connection(URL, identity_token=token, verbose=False)
    assert user_id(other) == ADMINISTRATOR
    assert other.validate_identity_token()
    assert other.headers["X-MSTR-AuthToken"] != conn.headers["X-MSTR-AuthToken"]
    other.close()
    assert user_id(conn) == ADMINISTRATOR


def test_an_api_token_logs_in(conn):
    token = conn.get_api_token()
    other = Connection(URL, api_token=token, verbose=False)
    assert user_id(other) == ADMINISTRATOR
    other.close()


def test_a_wrong_api_token_does_not(conn):
    conn.get_api_token()
    with pytest.raises(IServerError) as refused:
        Connection(URL, api_token=ADMINISTRATOR.lower() + "0" * 26, verbose=False)
    assert refused.value.http_code == 401


def test_connections_are_listed_and_filtered(conn):
    mstr = Plain("mstr")
    listed = UserConnections(conn).list_connections()
    assert {"Administrator", "mstr"} <= {one["username"] for one in listed}
    assert {one["username"] for one in UserConnections(conn).list_connections(username="mstr")} == {"mstr"}
    assert mstr.get("sessions").status_code == 200


def test_a_user_is_disconnected(conn):
    mstr, again = Plain("mstr"), Plain("mstr")
    statuses = UserConnections(conn).disconnect_users(users=[User(conn, username="mstr")])
    assert {one["status"] for one in statuses} == {204}
    assert mstr.get("sessions").status_code == 401
    assert again.get("sessions").status_code == 401


def test_a_connection_is_ended_by_its_id(conn):
    before = {one["id"] for one in UserConnections(conn).list_connections()}
    other = Plain()
    [its] = {one["id"] for one in UserConnections(conn).list_connections()} - before
    UserConnections(conn).disconnect_users(connection_ids=its)
    assert other.get("sessions").status_code == 401
    assert conn.status()
