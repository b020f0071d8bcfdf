"""Refused calls, by caller: each raises the client's own exception."""

import pytest
import requests
from conftest import ADMINISTRATORS, HR, PASSWORD, TUTORIAL, URL, connect, connect_as, logs_in, refused
from mstrio.access_and_security.security_role import SecurityRole, list_security_roles
from mstrio.connection import Connection
from mstrio.helpers import IServerError, VersionException
from mstrio.server import Environment, Project
from mstrio.users_and_groups import User, UserGroup, list_users

RETAIL = "Retail Operations"
NOBODY = "0" * 31 + "1"


@pytest.fixture(scope="module")
def as_alice():
    """Alice, who may change no other user."""
    with connect_as("asmith") as connection:
        yield connection


@pytest.fixture(scope="module")
def as_rita():
    """Rita, who holds 148 without being an administrator."""
    with connect_as("rita.roles") as connection:
        yield connection


@pytest.fixture(scope="module")
def as_uma():
    """Uma, who holds 50 without being an administrator."""
    with connect_as("uma.users") as connection:
        yield connection


@pytest.fixture(scope="module")
def as_omar():
    """Omar, who holds 149 in one project, by a role."""
    with connect_as("omar.retail") as connection:
        yield connection


def test_a_missing_object_is_told_by_code_and_ticket(conn):
    with refused(404) as error:
        SecurityRole(conn, id=NOBODY)
    assert "ERR004" in str(error.value)
    assert "ticket_id" in str(error.value)
    assert NOBODY in str(error.value)


def test_a_call_that_is_not_there_is_told_apart_from_a_missing_object(conn):
    with pytest.raises(VersionException):
        Environment(conn).server_settings  # noqa: B018


def test_a_method_that_is_not_there(conn):
    answer = conn.put(endpoint="/api/securityRoles", json={})
    assert (answer.status_code, answer.json()["code"]) == (405, "ERR001")


def test_an_object_of_another_kind(conn, alice, finance):
    with refused(404):
        SecurityRole(conn, id=alice.id)
    with refused(404):
        User(conn, id=finance.id)
    with refused(404):
        UserGroup(conn, id=alice.id)


def test_an_id_that_is_none(conn):
    with pytest.raises(IServerError) as error:
        User(conn, id="not an id")
    assert error.value.http_code in (400, 404)


def test_a_session_that_was_ended(conn, user):
    with connect() as connection:
        mine = User(connection, id=user.id)
        requests.post(f"{URL}/api/auth/logout", headers={"X-MSTR-AuthToken": connection.token})
        with refused(401) as error:
            mine.alter(description="lost")
        assert "ERR009" in str(error.value)
        connection.connect()
        mine.alter(description="kept")
    assert User(conn, id=user.id).description == "kept"


def test_disabling_ends_the_session(login, account):
    with connect_as(login, PASSWORD) as connection:
        assert connection.status()
        account.alter(enabled=False)
        assert not connection.status()
    assert not logs_in(login, PASSWORD)


@pytest.mark.parametrize("altered", [{"enabled": False}, {"standard_auth": False}])
def test_logging_in_is_refused_alike(login, account, altered):
    account.alter(**altered)
    with refused(401) as error:
        connect_as(login, PASSWORD)
    assert "ERR003" in str(error.value)


def test_another_password_is_wanted_first(login, account):
    account.alter(require_new_password=True)
    with refused(401):
        connect_as(login, PASSWORD)
    body = {"username": login, "password": PASSWORD, "changePassword": True, "newPassword": "a quite new password"}
    assert requests.post(f"{URL}/api/auth/login", json=body).status_code == 204
    with connect_as(login, "a quite new password") as connection:
        assert connection.user_full_name == "Una Probe"


def test_log_in_by_ldap_is_refused():
    with refused(400):
        Connection(URL, "asmith", "muster-demo", login_mode=16, verbose=False)


def test_no_server_at_all():
    with pytest.raises(requests.exceptions.ConnectionError):
        Connection("http://127.0.0.1:9/MicroStrategyLibrary", "asmith", "muster-demo", verbose=False)


def test_alice_reads_herself(as_alice, alice):
    me = User(as_alice, id=alice.id)
    assert me.username == "asmith"
    assert me.list_privileges()


@pytest.mark.parametrize(
    "attempt",
    [
        lambda conn, them: list_users(conn),
        lambda conn, them: User(conn, id=them["user"].id),
        lambda conn, them: User.create(conn, "mine", "My Own"),
        lambda conn, them: UserGroup.create(conn, "mine"),
        lambda conn, them: SecurityRole.create(conn, "mine", []),
        lambda conn, them: SecurityRole(conn, id=them["role"].id).alter(name="mine"),
        lambda conn, them: SecurityRole(conn, id=them["role"].id).grant_to(them["user"], project=TUTORIAL),
        lambda conn, them: Environment(conn).create_project("mine", force=True),
        lambda conn, them: Project(conn, name=TUTORIAL).unload(),
    ],
    ids=["users", "a user", "make a user", "make a group", "make a role", "alter a role", "grant", "make a project", "unload"],
)  # fmt: skip
def test_alice_may_not(as_alice, user, role, attempt):
    with refused(403):
        attempt(as_alice, {"user": user, "role": role})


def test_rita_makes_roles_of_what_she_holds(as_rita, plain, name):
    held = {
        one["privilege"]["id"]
        for one in plain.json(f"users/{as_rita.user_id}/privileges")["privileges"]
        if any("securityRole" not in source for source in one["sources"])
    }
    project_level = [one["id"] for one in plain.json("iserver/privileges") if one["isProjectLevelPrivilege"]]
    mine = next(one for one in project_level if one in held)
    other = next(one for one in project_level if one not in held)
    role = SecurityRole.create(as_rita, name, [mine])
    with refused(403) as error:
        role.grant_privilege([other])
    assert "ERR014" in str(error.value)
    assert plain.privileges(role.id) == [int(mine)]
    assert role.delete(force=True)


def test_uma_makes_users_but_gives_no_more_than_she_has(as_uma, plain, login):
    user = User.create(as_uma, login, "Una Probe")
    for given in ("148", "50"):
        with refused(403):
            user.grant_privilege(given)
    with refused(403):
        user.add_to_user_groups(ADMINISTRATORS)
    assert plain.granted(f"users/{user.id}") == []
    assert user.delete(force=True)


def test_uma_leaves_those_who_hold_more(as_uma, plain):
    helen = User(as_uma, username="helen.ops")
    before = plain.user(helen.id)
    for altered in ({"password": PASSWORD}, {"username": "mine"}, {"enabled": False}, {"trust_id": "mine"}):
        with refused(403):
            helen.alter(**altered)
    with refused(403):
        helen.delete(force=True)
    assert plain.user(helen.id) == before


def test_omar_grants_in_his_project_alone(as_omar, conn, plain, user):
    analyst = SecurityRole(as_omar, name="Analyst")
    analyst.grant_to(user.id, project=RETAIL)
    assert user.id in plain.members(analyst.id, RETAIL)
    with refused(403):
        SecurityRole(as_omar, name="Analyst").grant_to(user.id, project=HR)
    assert user.id not in plain.members(analyst.id, HR)
    SecurityRole(as_omar, name="Analyst").revoke_from(user.id, project=RETAIL)
    assert user.id not in plain.members(analyst.id, RETAIL)


def test_omar_does_not_grant_what_he_lacks(as_omar, plain, user):
    with refused(403):
        SecurityRole(as_omar, name="Application Architect").grant_to(user.id, project=RETAIL)
    assert plain.inherited(f"users/{user.id}") == set()


def test_a_password_is_set_by_who_holds_that_alone(plain, user):
    with connect_as("helen.ops") as as_helen:
        answer = as_helen.patch(
            endpoint=f"/api/users/{user.id}",
            json={"operationList": [{"op": "replace", "path": "/password", "value": "set by the desk"}]},
        )
        assert answer.status_code == 200
        answer = as_helen.patch(
            endpoint=f"/api/users/{user.id}",
            json={"operationList": [{"op": "replace", "path": "/fullName", "value": "mine"}]},
        )
        assert answer.status_code == 403
    assert logs_in(user.username, "set by the desk")


def test_what_may_not_be_browsed_is_not_there(as_alice, user, role, alice):
    role.acl_add(1, alice, denied=True)
    with refused(404):
        SecurityRole(as_alice, id=role.id)
    assert role.id not in {one.id for one in list_security_roles(as_alice)}


def test_a_right_that_is_denied(as_rita, conn, role):
    rita = User(conn, username="rita.roles")
    role.acl_add(8, rita, denied=True)
    with refused(403) as error:
        SecurityRole(as_rita, id=role.id).alter(description="mine")
    assert "ERR017" in str(error.value)
