"""Groups of users: find, create, alter, nest, delete."""

import pytest
from conftest import ADMINISTRATOR, ADMINISTRATORS, EVERYONE, TUTORIAL, refused
from mstrio.users_and_groups import User, UserGroup, list_user_groups

NOBODY = "0" * 31 + "1"


def members(plain, group):
    return {one["id"] for one in plain.json(f"usergroups/{group.id}/members")}


def memberships(plain, group):
    return {one["id"] for one in plain.json(f"usergroups/{group.id}/memberships")}


def test_all_are_listed(conn, plain):
    assert {one.id for one in list_user_groups(conn)} == {one["id"] for one in plain.json("usergroups")}


def test_they_are_listed_as_dictionaries_of_one_form(conn):
    listed = list_user_groups(conn, to_dictionary=True)
    assert len({tuple(sorted(one)) for one in listed}) == 1
    assert {one["subtype"] for one in listed} == {8705}


def test_they_are_filtered(conn):
    assert {"Stores", "Stores North", "Stores South"} <= {
        one.name for one in list_user_groups(conn, name_begins="Stor")
    }
    assert [one.name for one in list_user_groups(conn, name="Payroll")] == ["Payroll"]
    assert len(list_user_groups(conn, limit=2)) == 2


def test_one_is_found_by_name_and_id(conn):
    assert UserGroup(conn, name="Public / Guest").id == "294DEDC011D2F1D56000D98E67019608"
    assert UserGroup(conn, id=EVERYONE).name == "Everyone"


def test_one_whose_name_begins_another(conn):
    assert UserGroup(conn, name="Stores").name == "Stores"


def test_unknown_ones_are_refused(conn):
    with pytest.raises(ValueError):
        UserGroup(conn, name="No such group")
    with refused(404):
        UserGroup(conn, id=NOBODY)


def test_created_alone(plain, group):
    seen = plain.group(group.id)
    assert (seen["name"], seen["description"]) == (group.name, "for a case")
    assert (seen["members"], seen["memberships"]) == ([], [])
    assert group.list_members() == []


def test_created_with_members_and_memberships(conn, plain, name, alice, dayo, group):
    made = UserGroup.create(
        conn, f"inner {name}", memberships=[group.id], members=[alice.id, dayo.id, alice.id], ldapdn="ou=probes"
    )
    assert members(plain, made) == {alice.id, dayo.id}
    assert memberships(plain, made) == {group.id}
    assert plain.group(made.id)["ldapdn"] == "ou=probes"
    made.delete(force=True)


def test_a_taken_name_is_refused(conn, group):
    with refused(409):
        UserGroup.create(conn, group.name.upper())


@pytest.mark.parametrize("bad", [" ", "x" * 251, "F" * 32])
def test_names_that_are_none_are_refused(conn, bad):
    with refused(400):
        UserGroup.create(conn, bad)


def test_an_unknown_member_is_refused_and_nothing_made(conn, plain, name):
    with refused(404):
        UserGroup.create(conn, name, members=[NOBODY])
    assert plain.json("usergroups", nameBegins=name) == []


def test_altered(plain, group):
    group.alter(name=f"{group.name} anew", description="another", ldapdn="ou=probes", comments="why")
    seen = plain.group(group.id)
    assert (seen["name"], seen["description"], seen["ldapdn"]) == (group.name, "another", "ou=probes")
    assert plain.json(f"objects/{group.id}", type=34, comments=True)["comments"] == ["why"]


def test_another_owner(plain, group, alice):
    group.alter(owner=alice)
    assert plain.group(group.id)["owner"]["id"] == alice.id


def test_altering_to_a_taken_name_is_refused(plain, group):
    before = plain.group(group.id)
    with refused(409):
        group.alter(name="finance", description="lost")
    assert plain.group(group.id) == before


def test_users_join_and_leave(plain, group, alice, dayo):
    group.add_users([alice, dayo.id])
    assert members(plain, group) == {alice.id, dayo.id}
    assert {one.id for one in group.members} == {alice.id, dayo.id}
    group.remove_users(alice)
    assert members(plain, group) == {dayo.id}


def test_joining_again_changes_nothing(plain, group, alice):
    group.add_users(alice)
    before = plain.group(group.id)
    group.add_users([alice])
    assert plain.group(group.id) == before


def test_all_users_leave(plain, group, alice, dayo):
    group.add_users([alice, dayo])
    group.remove_all_users()
    assert members(plain, group) == set()


def test_an_unknown_user_is_refused(plain, group, alice):
    with refused(404):
        group.add_users([alice.id, NOBODY])
    assert members(plain, group) == set()


def test_groups_join_groups(conn, plain, group, other_group, alice):
    group.add_to_user_groups(other_group)
    other_group.add_users(alice)
    assert memberships(plain, group) == {other_group.id}
    assert {type(one) for one in other_group.list_members()} == {User, UserGroup}
    group.remove_from_user_groups([other_group.id])
    assert memberships(plain, group) == set()


def test_a_group_in_itself_is_refused(plain, group, other_group):
    group.add_to_user_groups(other_group)
    with refused(400):
        other_group.add_to_user_groups(group)
    assert memberships(plain, other_group) == set()


def test_members_are_filtered(group, alice, dayo):
    group.add_users([alice, dayo])
    assert [one.id for one in group.list_members(username="asmith")] == [alice.id]
    assert group.list_members(enabled=False) == []


def test_members_of_a_group_that_was_there(conn, finance):
    names = {one.name for one in UserGroup(conn, id=finance.id).list_members()}
    assert {"Controlling", "Nadia Saïdi"} <= names


def test_everyone_holds_users_alone(conn, plain):
    listed = UserGroup(conn, id=EVERYONE).list_members()
    assert {one.id for one in listed} == {one["id"] for one in plain.json("users")}
    assert {type(one) for one in listed} == {User}


def test_roles_are_assigned_and_revoked(plain, role, group):
    group.assign_security_role(role.id, project=TUTORIAL)
    assert plain.members(role.id, TUTORIAL) == [group.id]
    held = {one["name"]: [each["id"] for each in one["securityRoles"]] for one in group.security_roles}
    assert held == {TUTORIAL: [role.id]}
    group.revoke_security_role(role, project=TUTORIAL)
    assert plain.json(f"usergroups/{group.id}/securityRoles") == []


def test_settings_and_security_filters(group):
    assert group.get_settings()["jobMemGoverning"]["value"] == 0
    assert group.list_security_filters() == {}
    assert group.list_security_filters(to_dictionary=True) == {}


def test_deleted(conn, plain, name, alice, role, group):
    made = UserGroup.create(conn, f"inner {name}", members=[alice.id], memberships=[group.id])
    role.grant_to(made, project=TUTORIAL)
    assert made.delete(force=True)
    assert plain.get(f"usergroups/{made.id}").status_code == 404
    assert made.id not in {one["id"] for one in plain.user(alice.id)["memberships"]}
    assert members(plain, group) == set()
    assert plain.members(role.id, TUTORIAL) == []


def test_deleting_asks_first(plain, group, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _: "N")
    assert not group.delete()
    assert plain.group(group.id)["id"] == group.id


def test_deleting_twice_is_refused(group):
    group.delete(force=True)
    with refused(404):
        group.delete(force=True)


@pytest.mark.parametrize("permanent", [EVERYONE, ADMINISTRATORS])
def test_permanent_ones_are_not_deleted(conn, permanent):
    with refused(403):
        UserGroup(conn, id=permanent).delete(force=True)


def test_the_last_administrator_stays(conn, plain):
    administrators = UserGroup(conn, id=ADMINISTRATORS)
    administrators.list_members()
    with refused(403):
        administrators.remove_users([ADMINISTRATOR])
    assert ADMINISTRATOR in members(plain, administrators)
