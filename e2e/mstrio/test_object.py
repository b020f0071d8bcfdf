"""Properties of objects of every kind: owner, comment, access control list."""

import uuid

import pytest
from conftest import EVERYONE
from mstrio.helpers import AggregatedRights, IServerError, Permissions, Rights
from mstrio.object_management import Object, quick_search
from mstrio.server import Environment, Project
from mstrio.types import ObjectTypes
from mstrio.users_and_groups import User, UserGroup


def entries(plain, one, object_type):
    acl = plain.json(f"objects/{one.id}", type=object_type)["acl"]
    return {(entry["trusteeId"], entry["deny"]): entry["rights"] for entry in acl}


@pytest.fixture()
def user(conn):
    made = User.create(conn, f"u{uuid.uuid4().hex[:12]}", "Made For A Case")
    yield made
    if quick_search(conn, name=made.name, object_types=ObjectTypes.USER):
        conn.delete(endpoint=f"/api/objects/{made.id}", params={"type": 34})


@pytest.fixture()
def group(conn):
    made = UserGroup.create(conn, f"group {uuid.uuid4().hex[:12]}")
    yield made
    conn.delete(endpoint=f"/api/objects/{made.id}", params={"type": 34})


@pytest.fixture()
def project(conn, monkeypatch):
    made = Environment(conn).create_project(f"project {uuid.uuid4().hex[:12]}", force=True)
    yield made
    monkeypatch.setattr("builtins.input", lambda _: made.name)
    made.delete()


def test_rights_are_added_altered_and_removed(plain, role, alice):
    role.acl_add(Rights.BROWSE | Rights.READ, alice)
    assert entries(plain, role, 44)[alice.id, False] == 5
    role.acl_add(Rights.WRITE, [alice], denied=True)
    assert entries(plain, role, 44)[alice.id, True] == 8
    role.acl_alter(AggregatedRights.ALL, alice)
    assert entries(plain, role, 44)[alice.id, False] == 255
    role.acl_remove(AggregatedRights.ALL, alice)
    assert (alice.id, False) not in entries(plain, role, 44)
    assert any(entry.trustee_id == EVERYONE for entry in role.list_acl())


def test_removing_nothing_is_refused(role, alice):
    with pytest.raises(IServerError) as refused:
        role.acl_remove(AggregatedRights.ALL, alice)
    assert "No user with such permission exists" in str(refused.value)


@pytest.mark.parametrize(
    "permission, entry",
    [
        (Permissions.VIEW, {False: 197}),
        (Permissions.MODIFY, {False: 221}),
        (Permissions.FULL_CONTROL, {False: 255}),
        (Permissions.DENIED_ALL, {True: 255}),
        (Permissions.CONSUME, {False: 69}),
        (Permissions.DEFAULT_ALL, {}),
    ],
)
def test_a_permission_is_set(plain, role, finance, permission, entry):
    finance.set_permission(Permissions.MODIFY, role.id, ObjectTypes.SECURITY_ROLE)
    finance.set_permission(permission, role.id, ObjectTypes.SECURITY_ROLE)
    found = {deny: rights for (who, deny), rights in entries(plain, role, 44).items() if who == finance.id}
    assert found == entry


def test_custom_permissions_are_set(plain, role, project, alice, group):
    for one, object_type in ((role, ObjectTypes.SECURITY_ROLE), (project, ObjectTypes.PROJECT), (group, ObjectTypes.USER)):
        alice.set_custom_permissions(
            one.id, object_type, read="grant", browse="grant", write="deny", delete="default"
        )
        found = entries(plain, one, object_type.value)
        assert found[alice.id, False] == 5
        assert found[alice.id, True] == 8
        alice.set_custom_permissions(one.id, object_type, read="default", browse="deny", write="grant")
        found = entries(plain, one, object_type.value)
        assert found[alice.id, False] == 8
        assert found[alice.id, True] == 1


def test_a_role_is_given_away_and_remarked_on(conn, plain, role, alice):
    role.alter(owner=alice, comments="handed over")
    read = plain.json(f"objects/{role.id}", type=44, comments=True)
    assert read["owner"]["id"] == alice.id
    assert read["comments"] == ["handed over"]


def test_a_project_is_renamed_and_remarked_on(conn, plain, project, alice):
    project.alter(name=project.name + "!", description="new", comments="seen", alias="short", owner=alice)
    again = Project(conn, name=project.name)
    assert again.description == "new"
    assert plain.json(f"projects/{project.id}")["alias"] == "short"
    assert plain.json(f"objects/{project.id}", type=32)["owner"]["id"] == alice.id


def test_a_generic_object_is_altered(conn, plain, role):
    one = Object(conn, ObjectTypes.SECURITY_ROLE, role.id)
    one.alter(name=role.name + "?", description="by the object", abbreviation="abbr", hidden=True)
    read = plain.json(f"objects/{role.id}", type=44)
    assert (read["name"], read["description"]) == (role.name + "?", "by the object")
    assert (read["abbreviation"], read["hidden"]) == ("abbr", True)


def test_a_users_comment_and_a_groups_name(conn, plain, user, group):
    user.alter(comments="on leave")
    assert plain.json(f"objects/{user.id}", type=34, comments=True)["comments"] == ["on leave"]
    Object(conn, ObjectTypes.USER, group.id).alter(name=group.name + "!")
    assert plain.json(f"usergroups/{group.id}")["name"] == group.name + "!"


def test_objects_are_deleted(conn, plain, user, group, role):
    assert Object(conn, ObjectTypes.USER, user.id).delete(force=True)
    assert plain.get(f"users/{user.id}").status_code == 404
    assert role.delete(force=True)
    assert plain.get(f"securityRoles/{role.id}").status_code == 404
    assert group.delete(force=True)
    assert plain.get(f"usergroups/{group.id}").status_code == 404
