"""Privileges of users and groups, and their rights on objects."""

import pytest
from conftest import TUTORIAL
from mstrio.access_and_security.privilege import Privilege
from mstrio.access_and_security.security_role import SecurityRole
from mstrio.helpers import Rights
from mstrio.types import ObjectTypes
from mstrio.users_and_groups import User, UserGroup


@pytest.fixture(params=["users", "usergroups"])
def trustee(request):
    """A user, and then a group: every case must hold for both."""
    return request.getfixturevalue({"users": "user", "usergroups": "group"}[request.param])


def path(trustee):
    return f"{'users' if isinstance(trustee, User) else 'usergroups'}/{trustee.id}"


def rights(plain, role, trustee):
    """The rights of the trustee in the access control list of the role: allowed and denied."""
    found = {"allowed": 0, "denied": 0}
    for entry in plain.role(role.id)["acl"]:
        if entry["trusteeId"] == trustee.id:
            found["denied" if entry["deny"] else "allowed"] = entry["rights"]
    return found["allowed"], found["denied"]


@pytest.mark.parametrize("given", ["1", 148, "Web user", ["1", "Use Report Editor"], Privilege])
def test_privileges_are_granted_by_id_name_and_object(conn, plain, trustee, given):
    privilege = Privilege(conn, id="18") if given is Privilege else given
    trustee.grant_privilege(privilege)
    asked = given if isinstance(given, list) else [privilege]
    assert len(plain.granted(path(trustee))) == len(asked)


def test_server_level_ones_too(plain, trustee):
    trustee.grant_privilege(["2", "50", "148"])
    assert plain.granted(path(trustee)) == [2, 50, 148]


def test_granting_again_changes_nothing(plain, trustee):
    trustee.grant_privilege("1")
    before = plain.json(path(trustee))
    trustee.grant_privilege(["1"])
    assert plain.json(path(trustee)) == before


def test_an_unknown_privilege_is_refused(plain, trustee):
    with pytest.raises(ValueError):
        trustee.grant_privilege("Fly to the moon")
    assert plain.granted(path(trustee)) == []


def test_privileges_are_revoked(plain, trustee):
    trustee.grant_privilege(["1", "12", "18"])
    trustee.revoke_privilege(["12", "Web user"])
    assert plain.granted(path(trustee)) == [1]


def test_all_privileges_are_revoked(plain, trustee):
    trustee.grant_privilege(["1", "12", "148"])
    trustee.revoke_all_privileges(force=True)
    assert plain.granted(path(trustee)) == []


def test_privileges_are_listed_by_how_they_are_held(trustee, finance):
    trustee.add_to_user_groups(finance)
    trustee.grant_privilege(["2"])
    granted = {one["privilege"]["id"] for one in trustee.list_privileges(mode="GRANTED")}
    inherited = {one["privilege"]["id"] for one in trustee.list_privileges(mode="INHERITED")}
    assert granted == {"2"}
    assert inherited and "2" not in inherited
    assert {one["privilege"]["id"] for one in trustee.list_privileges()} == granted | inherited
    assert len(trustee.list_privileges(to_dataframe=True)) == len(granted | inherited)


def test_a_mode_that_is_none_is_refused(trustee):
    with pytest.raises(ValueError):
        trustee.list_privileges(mode="STOLEN")


def test_held_through_a_role(plain, trustee, role):
    trustee.assign_security_role(role, TUTORIAL)
    assert plain.inherited(path(trustee)) == {1, 12}
    sources = trustee.list_privileges(mode="INHERITED")[0]["sources"]
    assert sources[0]["securityRole"] == {"name": role.name, "id": role.id}
    assert sources[0]["project"]["name"] == TUTORIAL
    trustee.revoke_security_role(role, TUTORIAL)
    assert plain.inherited(path(trustee)) == set()


def test_held_through_a_group_three_levels_up(conn, plain, name, trustee, group, other_group):
    if trustee.id == group.id:
        group = UserGroup.create(conn, f"middle {name}")
    other_group.grant_privilege("148")
    group.add_to_user_groups(other_group)
    trustee.add_to_user_groups(group)
    assert plain.inherited(path(trustee)) == {148}
    (source,) = trustee.list_privileges(mode="INHERITED")[0]["sources"]
    assert source["direct"] is False
    assert source["group"]["id"] in {group.id, other_group.id}
    other_group.revoke_privilege("148")
    assert plain.inherited(path(trustee)) == set()


def test_inherited_ones_are_not_revoked(plain, trustee, other_group):
    other_group.grant_privilege("1")
    trustee.add_to_user_groups(other_group)
    with pytest.warns(Warning, match="inherited"):
        trustee.revoke_privilege("1")
    assert plain.inherited(path(trustee)) == {1}


def test_what_goes_with_a_group(plain, user, other_group):
    other_group.grant_privilege(["1", "148"])
    user.add_to_user_groups(other_group)
    assert plain.inherited(path(user)) == {1, 148}
    user.remove_from_user_groups(other_group)
    assert plain.inherited(path(user)) == set()


@pytest.mark.parametrize(
    "permission, allowed, denied",
    [
        ("Consume", 69, 0),
        ("View", 197, 0),
        ("Modify", 221, 0),
        ("Full Control", 255, 0),
        ("Denied All", 0, 255),
        ("Default All", 0, 0),
    ],
)
def test_each_permission_is_set(plain, trustee, role, permission, allowed, denied):
    trustee.set_permission(permission, role.id, ObjectTypes.SECURITY_ROLE)
    assert rights(plain, role, trustee) == (allowed, denied)


def test_one_permission_replaces_another(plain, trustee, role):
    trustee.set_permission("Denied All", role.id, ObjectTypes.SECURITY_ROLE)
    trustee.set_permission("View", [role.id], ObjectTypes.SECURITY_ROLE)
    assert rights(plain, role, trustee) == (197, 0)


def test_custom_permissions_are_set(plain, trustee, role):
    trustee.set_custom_permissions(
        role.id, ObjectTypes.SECURITY_ROLE, read="grant", browse="grant", write="deny", delete="deny"
    )
    assert rights(plain, role, trustee) == (1 | 4, 8 | 16)
    trustee.set_custom_permissions(role.id, ObjectTypes.SECURITY_ROLE, write="grant", delete="default", read="deny")
    assert rights(plain, role, trustee) == (1 | 8, 4)


def test_custom_permissions_that_are_none_leave_no_entry(plain, trustee, role):
    trustee.set_custom_permissions(role.id, ObjectTypes.SECURITY_ROLE)
    assert len(plain.role(role.id)["acl"]) == 5


def test_a_right_that_is_none_is_refused(trustee, role):
    with pytest.raises(ValueError):
        trustee.set_custom_permissions(role.id, ObjectTypes.SECURITY_ROLE, write="maybe")


def test_entries_are_added_altered_and_removed(conn, plain, trustee, role):
    role.acl_add(Rights.READ | Rights.BROWSE, trustee)
    assert rights(plain, role, trustee) == (5, 0)
    role.acl_alter(Rights.READ, trustee)
    assert rights(plain, role, trustee) == (4, 0)
    role.acl_add(Rights.WRITE, trustee, denied=True)
    assert rights(plain, role, trustee) == (4, 8)
    role.acl_remove(Rights.READ, trustee)
    role.acl_remove(Rights.WRITE, trustee, denied=True)
    assert rights(plain, role, trustee) == (0, 0)
    assert trustee.id not in {entry.trustee_id for entry in SecurityRole(conn, id=role.id).list_acl()}


def test_rights_on_the_trustee_itself(plain, trustee, alice):
    trustee.acl_add(Rights.READ | Rights.WRITE, alice)
    entries = [one for one in plain.json(path(trustee))["acl"] if one["trusteeId"] == alice.id]
    assert [one["rights"] for one in entries] == [12]
    assert trustee.list_acl(trustee_id=alice.id)[0].trustee_name == "Alice Smith"


def test_the_list_as_dictionaries_and_data_frame(trustee):
    assert len(trustee.list_acl(to_dictionary=True)) == len(trustee.acl)
    assert len(trustee.list_acl(to_dataframe=True)) == len(trustee.acl)
