"""Every call of the client for security roles, and the state of the server after it."""

import pytest
from conftest import HR, TUTORIAL, URL, Plain
from mstrio.access_and_security.privilege import Privilege
from mstrio.access_and_security.security_role import SecurityRole, list_security_roles
from mstrio.helpers import IServerError
from mstrio.server import Project
from mstrio.users_and_groups import User


def test_all_are_listed(conn, plain):
    assert {one.id for one in list_security_roles(conn)} == {one["id"] for one in plain.json("securityRoles")}


def test_they_are_listed_as_dictionaries(conn):
    analyst = [one for one in list_security_roles(conn, to_dictionary=True) if one["name"] == "Analyst"]
    assert analyst[0]["id"] == "CCC8F238462EC1D212607BA3D20894FB"


def test_they_are_listed_as_a_data_frame(conn, plain):
    frame = list_security_roles(conn, to_dataframe=True)
    assert len(frame) == len(plain.json("securityRoles"))


def test_they_are_filtered(conn):
    assert [one.name for one in list_security_roles(conn, name="Analyst")] == ["Analyst"]


def test_one_is_found_by_name(conn):
    assert SecurityRole(conn, name="Normal Users").id == "73F7482111D3596C60001B8F67019608"


def test_one_is_found_by_id(conn):
    role = SecurityRole(conn, id="CCC8F238462EC1D212607BA3D20894FB")
    assert role.name == "Analyst"
    assert role.type.value == 44 and role.subtype == 11264


def test_an_unknown_name_is_refused(conn):
    with pytest.raises(ValueError):
        SecurityRole(conn, name="No such role")


def test_an_unknown_id_is_refused(conn):
    with pytest.raises(IServerError) as refused:
        SecurityRole(conn, id="00000000000000000000000000000001")
    assert refused.value.http_code == 404


def test_created_by_ids(conn, plain, role):
    assert plain.privileges(role.id) == [1, 12]
    assert plain.role(role.id)["description"] == "for a case"


@pytest.mark.parametrize("given", [["Web user"], [18], [Privilege], ["Web user", "1"]])
def test_created_by_names_numbers_and_objects(conn, plain, name, given):
    privileges = [Privilege(conn, id="18") if one is Privilege else one for one in given]
    role = SecurityRole.create(conn, name, privileges)
    assert 18 in plain.privileges(role.id)
    role.delete(force=True)


def test_created_without_privileges(conn, plain, name):
    role = SecurityRole.create(conn, name, [])
    assert plain.privileges(role.id) == []
    role.delete(force=True)


def test_the_client_leaves_server_level_out(conn, plain, name):
    role = SecurityRole.create(conn, name, ["1", "148"])
    assert plain.privileges(role.id) == [1]
    role.delete(force=True)


def test_a_taken_name_is_refused(conn, role):
    with pytest.raises(IServerError) as refused:
        SecurityRole.create(conn, role.name.upper(), ["1"])
    assert refused.value.http_code == 409


@pytest.mark.parametrize("odd", ["Rôle d'été", "角色 🌍", 'with "quotes"', "100 % sure", "a/b?c&d=e#f"])
def test_names_of_any_letters(conn, plain, odd):
    role = SecurityRole.create(conn, odd, ["1"])
    assert plain.role(role.id)["name"] == odd
    assert SecurityRole(conn, name=odd).id == role.id
    role.delete(force=True)


def test_renamed_and_described(plain, role):
    role.alter(name=role.name + " anew", description="another")
    seen = plain.role(role.id)
    assert (seen["name"], seen["description"]) == (role.name, "another")


def test_described_by_nothing(plain, role):
    role.alter(description="")
    assert plain.role(role.id)["description"] == ""


def test_another_owner(plain, role, alice):
    role.alter(owner=alice.id)
    assert plain.role(role.id)["owner"]["id"] == alice.id


def test_a_comment(plain, role):
    role.alter(comments="why it is there")
    assert plain.json(f"objects/{role.id}", type=44, comments=True)["comments"] == ["why it is there"]


def test_altering_moves_the_version(plain, role):
    before = plain.role(role.id)["version"]
    role.alter(description="moved")
    assert plain.role(role.id)["version"] != before


def test_altering_to_the_same_leaves_the_version(plain, role):
    role.alter(description="once")
    before = plain.role(role.id)
    role.alter(description="once")
    assert plain.role(role.id) == before


def test_privileges_are_granted(plain, role):
    role.grant_privilege(["13", "Web user"])
    assert plain.privileges(role.id) == [1, 12, 13, 18]


def test_granting_again_changes_nothing(plain, role):
    before = plain.role(role.id)["version"]
    role.grant_privilege(["1"])
    assert plain.role(role.id)["version"] == before


def test_a_server_level_one_is_not_granted(plain, role):
    role.grant_privilege(["148"])
    assert plain.privileges(role.id) == [1, 12]


def test_privileges_are_revoked(plain, role):
    role.revoke_privilege(["12"])
    assert plain.privileges(role.id) == [1]


def test_all_privileges_are_revoked(plain, role):
    role.revoke_all_privileges(force=True)
    assert plain.privileges(role.id) == []


def test_privileges_are_listed(role):
    assert role.list_privileges() == {1: "Create application objects", 12: "Use Consolidation Editor"}


def test_privileges_are_listed_as_a_data_frame(role):
    assert len(role.list_privileges(to_dataframe=True)) == 2


def test_granted_to_a_user(plain, role, alice):
    role.grant_to([alice], project=TUTORIAL)
    assert plain.members(role.id, TUTORIAL) == [alice.id]
    assert plain.members(role.id, HR) == []


def test_granted_to_a_group(plain, role, finance):
    role.grant_to([finance], project=HR)
    assert plain.members(role.id, HR) == [finance.id]


def test_granted_to_users_and_groups_in_two_projects(conn, plain, role, alice, finance):
    role.grant_to([alice, finance], project=Project(conn, name=TUTORIAL))
    role.grant_to([finance], project=Project(conn, name=HR))
    assert plain.members(role.id, TUTORIAL) == sorted([alice.id, finance.id])
    assert plain.members(role.id, HR) == [finance.id]


def test_granted_by_ids(plain, role, alice):
    role.grant_to([alice.id], project=TUTORIAL)
    assert plain.members(role.id, TUTORIAL) == [alice.id]


def test_granting_to_a_member_again_changes_nothing(conn, plain, role, alice):
    role.grant_to([alice], project=TUTORIAL)
    before = plain.role(role.id)
    SecurityRole(conn, id=role.id).grant_to([alice], project=TUTORIAL)
    assert plain.role(role.id) == before


def test_revoked_from_one_of_two(plain, role, alice, dayo):
    role.grant_to([alice, dayo], project=TUTORIAL)
    role.revoke_from([alice], project=TUTORIAL)
    assert plain.members(role.id, TUTORIAL) == [dayo.id]


def test_revoked_where_it_is_not_held(plain, role, alice):
    role.revoke_from([alice], project=TUTORIAL)
    assert plain.members(role.id, TUTORIAL) == []


def test_an_unknown_project_is_refused(role, alice):
    with pytest.raises((ValueError, IServerError)):
        role.grant_to([alice], project="Nowhere")


def test_members_are_listed(conn, role, alice, finance):
    role.grant_to([alice, finance], project=TUTORIAL)
    members = SecurityRole(conn, id=role.id).list_members(project_name=TUTORIAL)
    assert {member.id for member in members} == {alice.id, finance.id}


def test_assigned_from_the_users_side(plain, role, alice):
    alice.assign_security_role(role, project=TUTORIAL)
    assert plain.members(role.id, TUTORIAL) == [alice.id]
    held = {one["id"]: one["securityRoles"] for one in plain.json(f"users/{alice.id}/securityRoles")}
    assert role.id in {one["id"] for one in held["B19DEDCC11D4E0EFC000EB9495D0F44F"]}
    alice.revoke_security_role(role, project=TUTORIAL)
    assert plain.members(role.id, TUTORIAL) == []


def test_properties_are_listed(role):
    properties = role.list_properties()
    assert properties["id"] == role.id
    assert len(properties["acl"]) == 5


def test_deleted(conn, plain, name, alice):
    role = SecurityRole.create(conn, name, ["1"])
    role.grant_to([alice], project=TUTORIAL)
    assert role.delete(force=True)
    assert plain.get(f"securityRoles/{role.id}").status_code == 404
    held = plain.json(f"users/{alice.id}/securityRoles")
    assert role.id not in {one["id"] for project in held for one in project["securityRoles"]}


def test_deleting_twice_is_refused(conn, name):
    role = SecurityRole.create(conn, name, ["1"])
    again = SecurityRole(conn, id=role.id)
    role.delete(force=True)
    with pytest.raises(IServerError) as refused:
        again.delete(force=True)
    assert refused.value.http_code == 404


def test_a_users_rights_are_the_servers_answer(role, alice):
    plain = Plain("asmith", "muster-demo")
    answer = plain.session.patch(
        f"{URL}/api/securityRoles/{role.id}",
        json={"operationList": [{"op": "replace", "path": "/name", "value": "mine"}]},
    )
    assert answer.status_code == 403
    assert answer.json()["code"] == "ERR014"


def test_a_user_is_found_by_name(conn):
    assert User(conn, name="中村 千代").username == "cnakamura"
