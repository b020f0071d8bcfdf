"""A larger company: 2,500 more users, 300 roles, 1,100 groups; the client lists all of them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from conftest import EVERYONE, TUTORIAL, URL, Plain
from mstrio.access_and_security.security_role import SecurityRole, list_security_roles
from mstrio.users_and_groups import User, UserGroup, list_user_groups, list_users

USERS, GROUPS, ROLES = 2_500, 1_100, 300


def at_once(call, things):
    """The answers of the calls, in order; eight calls run at a time."""
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(call, things))


def make(plain, path, bodies):
    answers = at_once(lambda body: plain.session.post(f"{URL}/api/{path}?fields=id", json=body), bodies)
    assert {answer.status_code for answer in answers} == {201}
    return [answer.json()["id"] for answer in answers]


def delete(plain, ids, object_type):
    for first in range(0, len(ids), 1_000):
        some = [{"id": one, "type": object_type} for one in ids[first : first + 1_000]]
        assert plain.session.delete(f"{URL}/api/objects", json=some).status_code == 204


@pytest.fixture(scope="module")
def users(many):
    return many["users"]


@pytest.fixture(scope="module")
def many():
    plain = Plain()
    roles = ({"name": f"many {n:03}", "privileges": [{"id": "1"}]} for n in range(ROLES))
    made = {
        "users": make(plain, "users", ({"username": f"many{n:04}", "fullName": f"Many {n:04}"} for n in range(USERS))),
        "usergroups": make(plain, "usergroups", ({"name": f"many {n:04}"} for n in range(GROUPS))),
        "securityRoles": make(plain, "securityRoles", roles),
    }
    yield made
    delete(plain, made["users"] + made["usergroups"], 34)
    delete(plain, made["securityRoles"], 44)


def test_all_users_in_one_list(conn, plain, users):
    listed = [one["id"] for one in list_users(conn, to_dictionary=True)]
    assert len(listed) == int(plain.get("users", limit=0).headers["x-mstr-total-count"]) > USERS
    assert set(users) <= set(listed)
    assert len(set(listed)) == len(listed)


def test_users_by_pages_that_are_fetched_at_once(conn, users):
    listed = list_users(conn, initials="M2", to_dictionary=True)
    assert {one["id"] for one in listed} == set(users[2_000:])


def test_pages_have_no_seams(plain, users):
    pages = [plain.json("users", offset=offset, limit=400, fields="id") for offset in range(0, 2_800, 400)]
    together = [one["id"] for page in pages for one in page]
    assert together == [one["id"] for one in plain.json("users")]
    assert len(pages[0]) == 400


def test_pages_of_everyone(plain, users):
    path = f"usergroups/{EVERYONE}/members"
    pages = [plain.get(path, includeAccess=False, offset=offset, limit=1_000) for offset in (0, 1_000, 2_000, 3_000)]
    assert [len(page.json()) for page in pages[:2]] == [1_000, 1_000]
    assert pages[3].json() == []
    assert len({page.headers["x-mstr-total-count"] for page in pages}) == 1
    assert len({one["id"] for page in pages for one in page.json()}) == int(pages[0].headers["x-mstr-total-count"])


@pytest.mark.parametrize("n", [0, 999, 1_000, 2_499])
def test_one_user_is_found_among_them(conn, users, n):
    assert User(conn, username=f"many{n:04}").id == users[n]
    assert User(conn, name=f"Many {n:04}").id == users[n]


def test_they_are_filtered(conn, users):
    assert len(list_users(conn, name_begins="Many 12")) == 100
    assert len(list_users(conn, abbreviation_begins="many2", limit=7)) == 7


def test_all_groups_by_pages_that_are_fetched_at_once(conn, plain, many):
    listed = [one["id"] for one in list_user_groups(conn, to_dictionary=True)]
    assert listed == [one["id"] for one in plain.json("usergroups")]
    assert set(many["usergroups"]) <= set(listed)


def test_one_group_is_found_among_them(conn, many):
    assert UserGroup(conn, name="many 1099").id == many["usergroups"][1_099]


def test_all_roles(conn, plain, many):
    listed = list_security_roles(conn)
    assert {one.id for one in listed} == {one["id"] for one in plain.json("securityRoles")}
    assert set(many["securityRoles"]) <= {one.id for one in listed}
    assert SecurityRole(conn, name="many 299").id == many["securityRoles"][299]


def test_a_role_held_by_all(plain, role, users):
    role.grant_to(users, project=TUTORIAL)
    assert set(plain.members(role.id, TUTORIAL)) == set(users)
    role.revoke_from(users[1:], project=TUTORIAL)
    assert plain.members(role.id, TUTORIAL) == [users[0]]


def test_a_role_whose_members_are_listed(conn, role, users):
    role.grant_to(users[:500], project=TUTORIAL)
    members = SecurityRole(conn, id=role.id).list_members(project_name=TUTORIAL)
    assert {one.id for one in members} == set(users[:500])


def test_a_group_of_many(group, users):
    group.add_users(users[:500])
    assert {one.id for one in group.list_members()} == set(users[:500])
    group.remove_users(users[1:500])
    assert [one.id for one in group.members] == [users[0]]


def test_a_group_of_all(plain, group, users):
    path = f"usergroups/{group.id}"
    assert plain.patch(path, {"op": "add", "path": "/members", "value": users}).status_code == 200
    pages = [plain.json(f"{path}/members", offset=offset, limit=900) for offset in (0, 900, 1_800)]
    assert {one["id"] for page in pages for one in page} == set(users)


def test_one_user_in_all_groups(plain, user, many):
    user.add_to_user_groups(many["usergroups"])
    assert len(plain.json(f"users/{user.id}/memberships")) == GROUPS + 1
    user.remove_from_all_user_groups()
    assert [one["id"] for one in plain.json(f"users/{user.id}/memberships")] == [EVERYONE]


def test_one_user_with_all_roles(plain, user, many):
    value = {"projectId": plain.json(f"projects/{TUTORIAL}")["id"], "memberIds": [user.id]}
    operation = {"op": "addElement", "path": "/members", "value": value}
    answers = at_once(lambda role: plain.patch(f"securityRoles/{role}?fields=id", operation), many["securityRoles"])
    assert {answer.status_code for answer in answers} == {200}
    assert len(user.list_properties()["privileges"][0]["sources"]) == ROLES
    (held,) = plain.json(f"users/{user.id}/securityRoles")
    assert len(held["securityRoles"]) == ROLES


def test_many_read_while_one_writes(plain, role, users):
    with ThreadPoolExecutor(4) as pool:
        reads = [pool.submit(plain.get, f"securityRoles/{role.id}") for _ in range(40)]
        writes = [role.alter(description=f"the {n}th") for n in range(10)]
    assert len(writes) == 10
    assert {read.result().status_code for read in reads} == {200}
    assert plain.role(role.id)["description"] == "the 9th"
    assert requests.get(f"{URL}/api/status").status_code == 200
