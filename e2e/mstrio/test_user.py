"""Users: find, create, alter, delete."""

import pytest
from conftest import ADMINISTRATOR, EVERYONE, PASSWORD, TUTORIAL, logs_in, refused
from mstrio.users_and_groups import User, create_users_from_csv, list_users


def test_all_are_listed(conn, plain):
    assert {one.id for one in list_users(conn)} == {one["id"] for one in plain.json("users")}


def test_they_are_listed_as_dictionaries_of_one_form(conn):
    listed = list_users(conn, to_dictionary=True)
    assert len({tuple(sorted(one)) for one in listed}) == 1
    assert {"username", "full_name", "enabled", "initials", "abbreviation"} <= set(listed[0])


@pytest.mark.parametrize("begins", ["Ali", "Zhang", "Łuk", "中"])
def test_they_are_filtered_by_name(conn, begins):
    found = list_users(conn, name_begins=begins)
    assert found
    assert all(one.name.startswith(begins) for one in found)


def test_they_are_filtered_by_login(conn):
    assert [one.username for one in list_users(conn, abbreviation_begins="asmit")] == ["asmith"]


def test_they_are_filtered_by_initials(conn):
    found = list_users(conn, initials="AS")
    assert "asmith" in [one.username for one in found]
    assert {one.initials for one in found} == {"AS"}


def test_they_are_filtered_by_ids(conn, alice, dayo):
    assert {one.id for one in list_users(conn, id=[alice.id, dayo.id])} == {alice.id, dayo.id}


def test_they_are_filtered_by_what_is_enabled(conn):
    assert {"jbrandt", "kmori"} <= {one.username for one in list_users(conn, enabled=False)}


def test_a_few_are_listed(conn):
    assert len(list_users(conn, limit=3)) == 3


def test_one_is_found_by_login_name_and_id(conn, alice):
    assert User(conn, name="Alice Smith").id == alice.id
    assert User(conn, id=alice.id.lower()).username == "asmith"


def test_unknown_ones_are_refused(conn):
    with pytest.raises(ValueError):
        User(conn, username="nobody at all")
    with refused(404):
        User(conn, id="00000000000000000000000000000001")


def test_created_with_what_is_needed(conn, plain, login):
    user = User.create(conn, login, "Una Probe")
    seen = plain.user(user.id)
    assert (seen["username"], seen["fullName"], seen["initials"]) == (login, "Una Probe", "UP")
    assert (seen["enabled"], seen["standardAuth"], seen["requireNewPassword"]) == (True, True, True)
    assert [one["id"] for one in seen["memberships"]] == [EVERYONE]
    assert not logs_in(login, "")
    user.delete(force=True)


def test_created_with_everything(conn, plain, login, group, alice):
    user = User.create(
        conn, login, "Una Probe", PASSWORD, "all of it", enabled=False, password_modifiable=False,
        password_auto_expire=True, password_expiration_date="2033-05-06 07:08:09", password_expiration_frequency=90,
        require_new_password=False, standard_auth=False, ldapdn=f"cn={login}", trust_id=f"trust {login}",
        database_auth_login=f"db {login}", memberships=[group.id], owner=alice,
    )  # fmt: skip
    seen = plain.user(user.id)
    assert seen["description"] == "all of it"
    assert [seen[flag] for flag in ("enabled", "passwordModifiable", "requireNewPassword", "standardAuth")] == [
        False
    ] * 4
    assert (seen["passwordAutoExpire"], seen["passwordExpirationFrequency"]) == (True, 90)
    assert seen["passwordExpirationDate"] == "2033-05-06T07:08:09.000+0000"
    assert (seen["ldapdn"], seen["trustId"]) == (f"cn={login}", f"trust {login}")
    assert {one["id"] for one in seen["memberships"]} == {EVERYONE, group.id}
    assert seen["owner"]["id"] == alice.id
    assert User(conn, id=user.id).password_expiration_date.year == 2033
    user.delete(force=True)


def test_with_a_password_one_logs_in(login, account):
    assert logs_in(login, PASSWORD)
    assert logs_in(login.upper(), PASSWORD)
    assert not logs_in(login, PASSWORD + "!")


def test_created_with_language_and_time_zone(conn, plain, login):
    user = User.create(conn, login, "Una Probe", language="1031", default_timezone="A" * 32)
    settings = plain.json(f"users/{user.id}/settings")
    assert settings["language"]["value"] == "1031"
    assert settings["defaultTimezone"]["value"] == "A" * 32
    user.delete(force=True)


def test_a_taken_login_is_refused(conn, user):
    with refused(409):
        User.create(conn, user.username.upper(), "Somebody Else")


@pytest.mark.parametrize(
    "login, full_name", [(" ", "Una Probe"), ("u" * 251, "Una Probe"), ("una", " "), ("F" * 32, "Una")]
)
def test_names_that_are_none_are_refused(conn, login, full_name):
    with refused(400):
        User.create(conn, login, full_name)


def test_a_short_password_is_refused_and_nobody_made(conn, plain, login):
    with refused(400):
        User.create(conn, login, "Una Probe", password="short")
    assert plain.json("users", abbreviationBegins=login) == []


def test_an_unknown_group_is_refused_and_nobody_made(conn, plain, login):
    with refused(404):
        User.create(conn, login, "Una Probe", memberships=["0" * 31 + "1"])
    assert plain.json("users", abbreviationBegins=login) == []


def test_created_from_a_file(conn, plain, tmp_path, login):
    file = tmp_path / "users.csv"
    file.write_text(
        "username,full_name,password,description,something else\n"
        f'{login}a,Ångström Anders,{PASSWORD},"first, of two",1\n'
        f"{login}b,Berta Bößl,{PASSWORD},second,2\n",
        encoding="utf-8",
    )
    made = create_users_from_csv(conn, str(file))
    assert [one.full_name for one in made] == ["Ångström Anders", "Berta Bößl"]
    described = {one["username"]: one["description"] for one in plain.json("users", abbreviationBegins=login)}
    assert described == {f"{login}a": "first, of two", f"{login}b": "second"}
    for one in made:
        one.delete(force=True)


@pytest.mark.parametrize(
    "altered, member",
    [
        ({"full_name": "Ulla Anders"}, ("fullName", "Ulla Anders")),
        ({"description": "another"}, ("description", "another")),
        ({"description": ""}, ("description", "")),
        ({"enabled": False}, ("enabled", False)),
        ({"password_modifiable": False}, ("passwordModifiable", False)),
        ({"password_auto_expire": True}, ("passwordAutoExpire", True)),
        ({"password_expiration_frequency": 30}, ("passwordExpirationFrequency", 30)),
        (
            {"password_expiration_date": "2031-02-03 04:05:06"},
            ("passwordExpirationDate", "2031-02-03T04:05:06.000+0000"),
        ),
        ({"standard_auth": False}, ("standardAuth", False)),
        ({"require_new_password": True}, ("requireNewPassword", True)),
        ({"ldapdn": "cn=una,dc=example"}, ("ldapdn", "cn=una,dc=example")),
        ({"trust_id": "una@elsewhere"}, ("trustId", "una@elsewhere")),
    ],
)
def test_each_property_is_altered(plain, user, altered, member):
    user.alter(**altered)
    key, value = member
    assert plain.user(user.id)[key] == value


def test_many_properties_are_altered_at_once(plain, user):
    user.alter(username=user.username + "x", full_name="Ulla", description="moved", enabled=False, comments="why")
    seen = plain.user(user.id)
    assert (seen["username"], seen["name"], seen["description"]) == (user.username, "Ulla", "moved")
    assert seen["initials"] == "U"
    assert plain.json(f"objects/{user.id}", type=34, comments=True)["comments"] == ["why"]


def test_a_taken_login_is_refused_and_nothing_is_altered(plain, user):
    before = plain.user(user.id)
    with refused(409):
        user.alter(full_name="Ulla", username="asmith")
    assert plain.user(user.id) == before


def test_another_login(login, account):
    account.alter(username=login + "x")
    assert logs_in(login + "x", PASSWORD)
    assert not logs_in(login, PASSWORD)


def test_another_password(login, account):
    account.alter(password="quite another password")
    assert logs_in(login, "quite another password")
    assert not logs_in(login, PASSWORD)


@pytest.mark.parametrize("altered", [{"enabled": False}, {"standard_auth": False}, {"require_new_password": True}])
def test_what_keeps_one_from_logging_in(login, account, altered):
    account.alter(**altered)
    assert not logs_in(login, PASSWORD)


def test_another_owner(plain, user, alice):
    user.alter(owner=alice)
    assert plain.user(user.id)["owner"]["id"] == alice.id


def test_language_and_time_zone(conn, plain, user):
    user.alter(language="1036", default_timezone={"id": "B" * 32})
    settings = plain.json(f"users/{user.id}/settings")
    assert settings["language"]["value"] == "1036"
    assert settings["defaultTimezone"]["value"] == "B" * 32
    again = User(conn, id=user.id)
    assert again.language.id == "1036"
    assert again.default_timezone["value"] == "B" * 32


def test_altering_to_the_same_leaves_the_version(plain, user):
    before = plain.user(user.id)
    user.alter(full_name=user.full_name, enabled=True)
    assert plain.user(user.id) == before


def test_joins_and_leaves_groups(plain, user, group, other_group):
    user.add_to_user_groups([group, other_group.id])
    user.add_to_user_groups([group])
    assert {one["id"] for one in plain.json(f"users/{user.id}/memberships")} == {EVERYONE, group.id, other_group.id}
    user.remove_from_user_groups(group)
    assert {one["id"] for one in plain.json(f"users/{user.id}/memberships")} == {EVERYONE, other_group.id}


def test_leaves_all_groups_but_everyone(plain, user, group, other_group):
    user.add_to_user_groups([group, other_group])
    user.remove_from_all_user_groups()
    assert [one["id"] for one in plain.json(f"users/{user.id}/memberships")] == [EVERYONE]


def test_joining_an_unknown_group_is_refused(user):
    with refused(404):
        user.add_to_user_groups(["0" * 31 + "1"])


def test_deleted(conn, plain, login, group, role):
    user = User.create(conn, login, "Una Probe", memberships=[group.id])
    user.assign_security_role(role, TUTORIAL)
    assert user.delete(force=True)
    assert plain.get(f"users/{user.id}").status_code == 404
    assert plain.json(f"usergroups/{group.id}/members") == []
    assert plain.members(role.id, TUTORIAL) == []


def test_deleted_with_its_profile_folder(plain, user):
    assert user.delete(force=True, delete_profile=True)
    with refused(404):
        user.delete(force=True)


def test_deleting_asks_first(plain, user, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _: "N")
    assert not user.delete()
    assert plain.user(user.id)["id"] == user.id


def test_deleting_twice_is_refused(user):
    user.delete(force=True)
    with refused(404):
        user.delete(force=True)


def test_administrator_is_not_deleted(conn, plain):
    with refused(403):
        User(conn, id=ADMINISTRATOR).delete(force=True)
    assert plain.user(ADMINISTRATOR)["enabled"]
