"""list_properties(): every property of users, groups, roles and projects has the value that the server states."""

from datetime import timezone

import pytest
from conftest import ADMINISTRATOR, GENERIC_EMAIL, HR, TUTORIAL
from mstrio.access_and_security.security_role import SecurityRole, list_security_roles
from mstrio.helpers import Rights
from mstrio.server import Cluster, Environment, Project
from mstrio.server.project import ProjectStatus
from mstrio.types import ExtendedType, ObjectTypes
from mstrio.users_and_groups import User, list_user_groups, list_users

CONFIGURATION = {"name": "CASTOR_SERVER_CONFIGURATION", "id": "5F90C74FB2944D70930B9BDDA6D2FBF1", "level": 2}


def moment(date):
    return date.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.") + f"{date.microsecond // 1000:03}+0000"


def agree(properties, seen):
    """Compares the properties that every object has."""
    for name in ("id", "name", "subtype", "version", "description"):
        assert properties[name] == seen[name]
    assert properties["type"].value == seen["type"]
    assert moment(properties["date_created"]) == seen["dateCreated"]
    assert moment(properties["date_modified"]) == seen["dateModified"]
    assert properties["acg"] == Rights(255)
    assert properties["ext_type"] == ExtendedType.RESERVED
    assert properties["hidden"] is False
    assert [one.trustee_id for one in properties["acl"]] == [one["trusteeId"] for one in seen["acl"]]
    owner = properties["owner"]
    assert (owner.id if isinstance(owner, User) else owner["id"]) == seen["owner"]["id"] == ADMINISTRATOR


@pytest.fixture()
def known(conn, plain, user, group, role):
    """A user with every property set."""
    user.alter(language="1031", default_timezone="A" * 32, comments="of the case", trust_id="una@elsewhere")
    user.add_address("work", "una@example.com")
    user.add_to_user_groups(group)
    user.grant_privilege("18")
    user.assign_security_role(role, TUTORIAL)
    return User(conn, id=user.id)


def test_of_a_user(plain, known, group, role):
    properties = known.list_properties()
    seen = plain.user(known.id)
    agree(properties, seen)
    assert (properties["username"], properties["full_name"]) == (seen["username"], seen["fullName"])
    assert (properties["abbreviation"], properties["initials"]) == (seen["username"], "UP")
    assert properties["ancestors"][0] == CONFIGURATION
    assert properties["ancestors"][1]["name"] == "Users"
    assert [properties[flag] for flag in ("enabled", "password_modifiable", "standard_auth")] == [True] * 3
    assert properties["require_new_password"] is False
    assert group.id in [one["id"] for one in properties["memberships"]]
    assert [one["id"] for one in properties["security_roles"][0]["securityRoles"]] == [role.id]
    assert {one["privilege"]["id"] for one in properties["privileges"]} == {"1", "12", "18"}
    assert (properties["trust_id"], properties["ldapdn"]) == ("una@elsewhere", None)
    assert properties["comments"] == ["of the case"]
    assert properties["security_filters"] == {}


def test_of_a_user_settings_and_addresses(known):
    properties = known.list_properties()
    assert properties["language"].id == "1031"
    assert properties["default_timezone"]["value"] == "A" * 32
    assert [one.physical_address for one in properties["addresses"]] == ["una@example.com"]
    assert properties["default_email_address"] == "una@example.com"
    assert properties["addresses"][0].device.id == GENERIC_EMAIL


def test_of_a_user_that_has_nothing(user):
    properties = user.list_properties()
    assert properties["addresses"] == []
    assert properties["privileges"] == []
    assert properties["comments"] == []
    assert properties["language"].id == "default"
    assert properties["last_login"] is None


def test_of_every_user_there_is(conn):
    for one in list_users(conn, limit=25):
        assert one.list_properties()["username"] == one.username


def test_users_as_a_table(known, alice, tmp_path):
    file = tmp_path / "users.csv"
    User.to_csv_from_list([known, alice], str(file), properties=["id", "username", "memberships", "privileges"])
    lines = file.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert alice.id in lines[2]
    assert len(User.to_datafame_from_list([known, alice])) == 2


def test_of_a_group(conn, plain, group, role, alice):
    group.add_users(alice)
    group.grant_privilege("148")
    group.assign_security_role(role, HR)
    group.alter(comments="of the case", ldapdn="ou=probes")
    properties = group.list_properties()
    seen = plain.group(group.id)
    agree(properties, seen)
    assert properties["ancestors"][0] == CONFIGURATION
    assert properties["ancestors"][1]["name"] == "User Groups"
    assert [one.id for one in properties["members"]] == [alice.id]
    assert {one["privilege"]["id"] for one in properties["privileges"]} == {"1", "12", "148"}
    assert [one["name"] for one in properties["security_roles"]] == [HR]
    assert properties["settings"][0]["job_mem_governing"]["value"] == 0
    assert properties["comments"] == ["of the case"]
    assert properties["ldapdn"] == "ou=probes"
    assert properties["security_filters"] == {}


def test_of_every_group_there_is(conn):
    for one in list_user_groups(conn, limit=25):
        assert one.list_properties()["name"] == one.name


def test_of_a_role(conn, plain, role, alice):
    role.grant_to(alice, project=TUTORIAL)
    role.alter(comments="of the case")
    properties = SecurityRole(conn, id=role.id).list_properties()
    agree(properties, plain.role(role.id))
    assert properties["type"] == ObjectTypes.SECURITY_ROLE
    assert [one["id"] for one in properties["privileges"]] == ["1", "12"]
    held = {one["name"]: [each["id"] for each in one["members"]] for one in properties["projects"]}
    assert held[TUTORIAL] == [alice.id]
    assert held[HR] == []
    assert properties["comments"] == ["of the case"]


def test_of_every_role_there_is(conn):
    for one in list_security_roles(conn):
        assert SecurityRole(conn, id=one.id).list_properties()["name"] == one.name


def test_of_a_project(conn, plain):
    properties = Project(conn, name=TUTORIAL).list_properties()
    agree(properties, plain.json(f"objects/{properties['id']}", type=32))
    assert properties["status"] == ProjectStatus.ACTIVE
    assert properties["alias"] == ""
    assert [one["name"] for one in properties["nodes"]] == ["muster"]


def test_what_is_left_out(user):
    properties = user.list_properties(excluded_properties=["privileges", "addresses"])
    assert "privileges" not in properties and "addresses" not in properties
    assert properties["id"] == user.id


def test_as_a_dictionary_and_back(conn, known):
    told = known.to_dict()
    assert told["fullName"] == "Una Probe"
    assert User.from_dict(told, conn).id == known.id
    assert known.to_dataframe().loc["username"].item() == known.username


def test_fetched_anew(plain, user):
    plain.patch(f"users/{user.id}", {"op": "replace", "path": "/description", "value": "by somebody else"})
    assert user.description == "for a case"
    user.fetch()
    assert user.description == "by somebody else"


def test_projects_of_the_environment(conn, plain):
    environment = Environment(conn)
    listed = environment.list_projects()
    assert {one.id for one in listed} == {one["id"] for one in plain.json("monitors/projects")["projects"]}
    assert {one.id for one in environment.list_loaded_projects()} == {one["id"] for one in plain.json("projects")}
    assert [one["name"] for one in environment.list_projects(to_dictionary=True, name=HR)] == [HR]
    assert {one["name"] for one in environment.list_loaded_projects(to_dictionary=True)} >= {HR, TUTORIAL}


def test_nodes_and_status(conn):
    project = Project(conn, name=TUTORIAL)
    assert project.is_loaded()
    assert project.get_status_on_node("muster").name == "LOADED"
    (node,) = Cluster(conn).list_nodes()
    assert (node.name, node.status, node.default) == ("muster", "running", True)
    assert {one.name for one in node.projects} >= {HR, TUTORIAL}
    assert [one["name"] for one in Environment(conn).list_nodes(node_name="muster")] == ["muster"]
