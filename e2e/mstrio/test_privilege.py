"""The catalogue of privileges, as the client sees it."""

import pytest
from mstrio.access_and_security.privilege import Privilege


def test_all_are_listed(conn, plain):
    listed = Privilege.list_privileges(conn)
    assert {one.id for one in listed} == {one["id"] for one in plain.json("iserver/privileges")}
    assert len(listed) > 200


def test_one_is_found_by_id(conn):
    one = Privilege(conn, id="1")
    assert one.name == "Create application objects"
    assert one.id == "1"


def test_one_is_found_by_name(conn):
    assert Privilege(conn, name="Web user").id == "18"


def test_an_unknown_one_is_refused(conn):
    with pytest.raises(ValueError):
        Privilege(conn, name="Fly to the moon")


def test_they_are_told_apart_by_level(conn, plain):
    project = Privilege.list_privileges(conn, is_project_level_privilege="True")
    server = Privilege.list_privileges(conn, is_project_level_privilege="False")
    told = plain.json("iserver/privileges")
    assert len(project) == sum(one["isProjectLevelPrivilege"] for one in told)
    assert len(project) + len(server) == len(told)
    assert "148" in {one.id for one in server}


def test_they_are_filtered_by_name(conn):
    assert [one.id for one in Privilege.list_privileges(conn, name="Web user")] == ["18"]


def test_as_dictionaries(conn):
    one = Privilege.list_privileges(conn, to_dictionary=True, id="12")[0]
    assert one["id"] == "12"
    assert one["categories"]
    assert one["description"]


def test_categories_hold_every_privilege(plain):
    categories = plain.json("iserver/privileges/categories")["categories"]
    held = [privilege["id"] for category in categories for privilege in category["privileges"]]
    assert sorted(held) == sorted(one["id"] for one in plain.json("iserver/privileges"))
    assert all(isinstance(category["type"], int) for category in categories)
