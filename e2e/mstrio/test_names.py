"""Names of any letters: stored as sent, found by name, and never two that differ only in case."""

import unicodedata

import pytest
from conftest import PASSWORD, TUTORIAL, logs_in, refused
from mstrio.access_and_security.security_role import SecurityRole, list_security_roles
from mstrio.server import Environment, Project
from mstrio.users_and_groups import User, UserGroup, list_user_groups, list_users

# The client reads a name that begins with an operator, such as < or !=, as an expression; so no name here does.
ODD = [
    "Rôle d'été",
    "角色 🌍 👩‍👩‍👧",
    'with "quotes" and \\backslash',
    "100 % sure",
    "%41%2F%",
    "a/b?c&d=e#f;g",
    "two  blanks, and a + b",
    "a <script>alert(1)</script>",
    "'; DROP TABLE user; --",
    "İstanbul ığ, Straße und STRASSE",
    "العربية",
]
UNCLEAN = [
    "tab\there",
    "line\nbreak",
    "zero\u0000",
    "turned\u202earound",
    "A" * 32,
    "0123456789abcdef" * 2,
    "x" * 251,
    " \t ",
]


@pytest.fixture(params=ODD, ids=range(len(ODD)))
def odd(request):
    return request.param


@pytest.fixture(params=UNCLEAN, ids=range(len(UNCLEAN)))
def unclean(request):
    return request.param


def test_of_a_role(conn, plain, odd):
    role = SecurityRole.create(conn, odd, ["1"], description=odd)
    seen = plain.role(role.id)
    assert (seen["name"], seen["description"]) == (odd, odd)
    assert SecurityRole(conn, name=odd).id == role.id
    assert role.id in {one.id for one in list_security_roles(conn)}
    role.delete(force=True)


def test_of_a_user(conn, plain, odd):
    user = User.create(conn, odd, f"{odd} in full", PASSWORD, odd, require_new_password=False)
    seen = plain.user(user.id)
    assert (seen["username"], seen["name"], seen["description"]) == (odd, f"{odd} in full", odd)
    assert User(conn, username=odd).id == user.id
    assert logs_in(odd, PASSWORD)
    assert [one["id"] for one in plain.json("users", abbreviationBegins=odd)] == [user.id]
    user.delete(force=True)


def test_of_a_user_full(conn, plain, user, odd):
    user.alter(full_name=odd)
    assert plain.user(user.id)["name"] == odd
    assert user.id in {one["id"] for one in plain.json("users", nameBegins=odd)}
    assert len({one.initials for one in list_users(conn, id=user.id)}) == 1


def test_of_a_group(conn, plain, group, odd):
    group.alter(name=odd, description=odd)
    seen = plain.group(group.id)
    assert (seen["name"], seen["description"]) == (odd, odd)
    assert UserGroup(conn, name=odd).id == group.id
    assert [one.id for one in list_user_groups(conn, name_begins=odd)] == [group.id]


@pytest.mark.parametrize("odd_project", ODD[1:4])
def test_of_a_project(conn, plain, role, alice, odd_project):
    project = Environment(conn).create_project(odd_project, force=True)
    assert Project(conn, name=odd_project).id == project.id
    role.grant_to(alice, project=odd_project)
    assert plain.members(role.id, odd_project) == [alice.id]
    assert plain.delete(f"projects/{project.id}").status_code in (202, 204)


def test_one_of_250_letters(conn, plain, group):
    long = "ü" * 250
    group.alter(name=long)
    assert UserGroup(conn, name=long).id == group.id


def test_blanks_at_the_ends_go(conn, plain, group):
    name = group.name
    group.alter(name=f"  {name} x  ")
    assert plain.group(group.id)["name"] == f"{name} x"


def test_case_makes_no_other_name(conn, group):
    group.alter(name="Straße İ é")
    for same in ("STRASSE İ É", unicodedata.normalize("NFD", "straße İ é")):
        with refused(409):
            UserGroup.create(conn, same)


def test_the_same_name_in_another_case_is_given(plain, group):
    group.alter(name=group.name.upper())
    assert plain.group(group.id)["name"] == group.name


def test_one_name_for_a_user_a_group_and_a_role(conn, name, group):
    user = User.create(conn, name, name)
    role = SecurityRole.create(conn, name, ["1"])
    role.grant_to([user, group], project=TUTORIAL)
    assert len({user.id, group.id, role.id}) == 3
    user.delete(force=True)
    role.delete(force=True)


def test_two_users_of_one_full_name(conn, user):
    other = User.create(conn, f"{user.username}2", user.name)
    assert {user.id, other.id} <= {one.id for one in list_users(conn, name=user.name)}
    other.delete(force=True)


def test_unclean_ones_are_refused(conn, plain, user, group, role, unclean):
    before = plain.user(user.id), plain.group(group.id), plain.role(role.id)
    with refused(400):
        user.alter(username=unclean)
    with refused(400):
        user.alter(full_name=unclean)
    with refused(400):
        group.alter(name=unclean)
    with refused(400):
        role.alter(name=unclean)
    with refused(400):
        SecurityRole.create(conn, unclean, ["1"])
    assert (plain.user(user.id), plain.group(group.id), plain.role(role.id)) == before


@pytest.mark.parametrize("text", ["first\nsecond\tthird", "", "é" * 500, "🌍" * 100])
def test_descriptions_may_be_of_many_lines(plain, user, text):
    user.alter(description=text)
    assert plain.user(user.id)["description"] == text
