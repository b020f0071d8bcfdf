"""Connections, and the life of their sessions."""

import pytest
import requests
from conftest import HR, TUTORIAL, URL, Plain, connect
from mstrio.connection import Connection
from mstrio.helpers import IServerError


def test_the_version_lets_the_client_in(conn):
    assert conn.iserver_version == "11.5.1200"
    assert conn.web_version == "11.5.1200"


def test_who_is_logged_in(conn, plain):
    info = plain.json("sessions/userInfo")
    assert conn.user_id == info["id"] == "54F3D26011D2896560009A8E67019608"
    assert conn.user_full_name == info["fullName"] == "Administrator"
    assert conn.user_initials == info["initials"]


def test_the_time_out_is_a_number(conn, plain):
    assert conn.timeout == plain.json("sessions")["timeout"]


def test_a_project_is_selected_by_name(plain):
    with connect(project_name=TUTORIAL) as connection:
        assert connection.project_id == "B19DEDCC11D4E0EFC000EB9495D0F44F"


def test_a_project_is_selected_by_id():
    with connect(project_id="AF09B3E3458F78B4FBE4DEB68528BF7B") as connection:
        assert connection.project_name == HR


def test_a_project_is_selected_later(conn):
    with connect() as connection:
        connection.select_project(project_name=HR)
        assert connection.project_id == "AF09B3E3458F78B4FBE4DEB68528BF7B"


def test_an_unknown_project_is_refused():
    with connect() as connection:
        with pytest.raises(ValueError):
            connection.select_project(project_name="Nowhere")


def test_a_wrong_password_is_refused():
    with pytest.raises(IServerError) as refused:
        Connection(URL, "administrator", "wrong password", verbose=False)
    assert refused.value.http_code == 401


def test_an_unknown_user_is_refused_alike():
    with pytest.raises(IServerError) as refused:
        Connection(URL, "nobody at all", "", verbose=False)
    assert refused.value.http_code == 401


def test_the_name_is_found_in_any_case():
    with Connection(URL, "ADMINISTRATOR", "", verbose=False) as connection:
        assert connection.user_full_name == "Administrator"


def test_a_user_with_a_password_logs_in():
    with Connection(URL, "asmith", "muster-demo", verbose=False) as connection:
        assert connection.user_full_name == "Alice Smith"


def test_a_session_is_renewed():
    with connect() as connection:
        token = connection.token
        connection.renew()
        assert connection.token == token
        assert connection.status()


def test_closing_ends_the_session_on_the_server():
    connection = connect()
    token = connection.token
    connection.close()
    assert requests.get(f"{URL}/api/sessions", headers={"X-MSTR-AuthToken": token}).status_code == 401


def test_closing_ends_just_this_session(conn):
    other = connect()
    other.close()
    assert conn.status()


def test_a_closed_connection_logs_in_again():
    connection = connect()
    connection.close()
    connection.connect()
    assert connection.status()
    connection.close()


def test_a_session_ended_elsewhere_raises_the_clients_error():
    connection = connect()
    requests.post(f"{URL}/api/auth/logout", headers={"X-MSTR-AuthToken": connection.token})
    answer = connection.get(endpoint="/api/securityRoles")
    assert answer.status_code == 401
    assert answer.json()["code"] == "ERR009"


def test_many_sessions_live_side_by_side():
    sessions = [Plain() for _ in range(5)]
    assert all(one.get("sessions").status_code == 200 for one in sessions)
