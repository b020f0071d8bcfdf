"""Searches, quick and full."""

import pytest
from conftest import TUTORIAL
from mstrio.access_and_security.security_role import SecurityRole
from mstrio.helpers import IServerError
from mstrio.object_management import SearchPattern, full_search, list_objects, quick_search
from mstrio.object_management.search_enums import SearchDomain, SearchResultsFormat
from mstrio.object_management.search_operations import get_search_results, start_full_search
from mstrio.server import Project
from mstrio.types import ObjectSubTypes, ObjectTypes
from mstrio.users_and_groups import User, UserGroup


def test_a_role_is_found_quickly(conn, role):
    found = quick_search(conn, name=role.name.upper(), object_types=ObjectTypes.SECURITY_ROLE)
    assert [one["id"] for one in found] == [role.id]
    made = quick_search(conn, name=role.name, object_types=[ObjectTypes.SECURITY_ROLE], to_dictionary=False)
    assert isinstance(made[0], SecurityRole)
    assert made[0].name == role.name


@pytest.mark.parametrize(
    "pattern, name",
    [
        (SearchPattern.CONTAINS_ANY_WORD, "smith nobody"),
        (SearchPattern.BEGIN_WITH, "ali"),
        (SearchPattern.EXACTLY, "alice smith"),
        (SearchPattern.BEGIN_WITH_PHRASE, "alice"),
        (SearchPattern.CONTAINS, "ice sm"),
        (SearchPattern.END_WITH, "e smith"),
    ],
)
def test_every_pattern_finds_her(conn, alice, pattern, name):
    found = quick_search(conn, name=name, pattern=pattern, object_types=ObjectSubTypes.USER)
    assert alice.id in [one["id"] for one in found]


def test_objects_of_several_kinds_become_what_they_are(conn):
    found = quick_search(
        conn, object_types=[ObjectTypes.USER, ObjectTypes.SECURITY_ROLE, ObjectTypes.PROJECT], to_dictionary=False
    )
    assert {User, UserGroup, SecurityRole, Project} == {type(one) for one in found}


def test_folders_are_told_if_asked_for(conn, alice):
    found = quick_search(conn, name=alice.name, get_ancestors=True, limit=1)
    assert found[0]["ancestors"]


def test_a_page_is_cut_out(conn):
    everything = quick_search(conn, object_types=ObjectTypes.SECURITY_ROLE)
    page = quick_search(conn, object_types=ObjectTypes.SECURITY_ROLE, offset=1, limit=2)
    assert page == everything[1:3]


def test_objects_are_listed_by_type(conn, plain):
    listed = list_objects(conn, ObjectTypes.SECURITY_ROLE, project_name=TUTORIAL)
    assert {one.id for one in listed} == {one["id"] for one in plain.json("securityRoles")}
    named = list_objects(conn, ObjectTypes.PROJECT, name=TUTORIAL, project_name=TUTORIAL, to_dictionary=True)
    assert [one["name"] for one in named] == [TUTORIAL]


def test_a_full_search_is_begun_and_asked(conn, role):
    begun = start_full_search(
        conn, name=role.name, object_types=ObjectTypes.SECURITY_ROLE, domain=SearchDomain.CONFIGURATION
    )
    assert begun["totalItems"] == 1
    found = get_search_results(conn, begun["id"], to_dictionary=True)
    assert [one["id"] for one in found] == [role.id]
    assert full_search(conn, name=role.name, domain=SearchDomain.CONFIGURATION)[0]["id"] == role.id


def test_a_full_search_gives_a_tree(conn, alice):
    tree = full_search(conn, name=alice.name, results_format=SearchResultsFormat.TREE)
    assert tree["children"][0]["name"] == "Users"
    assert tree["children"][0]["children"][0]["id"] == alice.id


def test_a_search_that_was_never_begun_is_refused(conn):
    with pytest.raises(IServerError) as refused:
        get_search_results(conn, "0" * 32)
    assert refused.value.http_code == 404


def test_dependencies_are_refused(conn, role):
    with pytest.raises(IServerError) as refused:
        full_search(conn, uses_object_id=role.id, uses_object_type=ObjectTypes.SECURITY_ROLE)
    assert refused.value.http_code == 400
