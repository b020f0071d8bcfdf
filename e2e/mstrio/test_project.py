"""Projects: create, list, load, unload, delete."""

import uuid

import pytest
import requests
from conftest import TUTORIAL, URL, Plain
from mstrio.helpers import IServerError
from mstrio.server import Cluster, Environment, Project


@pytest.fixture()
def project(conn):
    name = f"project {uuid.uuid4().hex[:12]}!"
    made = Environment(conn).create_project(name, "for a case", force=True)
    yield made
    requests.delete(f"{URL}/api/projects/{made.id}", headers=Plain().session.headers)


def delete(project, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda _: project.name)
    return project.delete()


def test_a_project_is_made(conn, plain, project):
    assert plain.json(f"projects/{project.name}")["id"] == project.id
    assert Project(conn, name=project.name).description == "for a case"


def test_a_taken_name_is_refused(conn, project):
    with pytest.raises(IServerError) as refused:
        Environment(conn).create_project(project.name, force=True)
    assert refused.value.http_code == 409


def test_projects_are_listed(conn, project):
    names = {one.name for one in Environment(conn).list_projects()}
    assert {project.name, TUTORIAL} <= names
    assert project.name in {one.name for one in Environment(conn).list_loaded_projects()}


def test_nodes_are_listed(conn, project):
    nodes = Cluster(conn).list_nodes(project=project)
    assert len(nodes) == 1
    assert nodes[0].status == "running"
    assert [one.id for one in nodes[0].projects] == [project.id]
    assert Environment(conn).is_loaded(project_id=project.id)


def test_a_project_is_unloaded_and_loaded(conn, plain, project):
    project.unload()
    assert not project.is_loaded()
    assert project.id not in {one["id"] for one in plain.json("projects")}
    project.unload()
    project.load()
    assert project.is_loaded()
    assert project.id in {one["id"] for one in plain.json("projects")}


@pytest.mark.parametrize("mode", ["REQUEST", "EXECUTION", "WAREHOUSEEXEC", "FULL", "PARTIAL"])
def test_a_project_idles_and_resumes(conn, project, mode):
    project.idle(mode=mode)
    assert project.get_status_on_node(project.nodes[0]["name"]).name == mode
    assert Environment(conn).list_loaded_projects(to_dictionary=True, name=project.name)
    assert Environment(conn).list_projects()
    project.resume()
    assert project.is_loaded()


@pytest.mark.parametrize("unload", [True, False])
def test_a_project_is_deleted(plain, project, monkeypatch, unload):
    if unload:
        project.unload()
    assert delete(project, monkeypatch)
    assert plain.get(f"projects/{project.id}").status_code == 404


def test_roles_granted_there_go_with_it(conn, plain, role, alice, project, monkeypatch):
    role.grant_to(alice, project=project)
    assert plain.members(role.id, project.name) == [alice.id]
    delete(project, monkeypatch)
    assert project.name not in {one["name"] for one in plain.role(role.id)["projects"]}
