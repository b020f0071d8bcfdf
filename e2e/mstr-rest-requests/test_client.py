"""Log-in, identity tokens, sessions, calls and exceptions of mstr-rest-requests."""

import asyncio
import json
import os
import uuid

import pytest
from mstr.requests import AsyncAuthenticatedMSTRRESTSession, AuthenticatedMSTRRESTSession, MSTRRESTSession
from mstr.requests.rest.exceptions import (
    InvalidRequestException,
    LoginFailureException,
    MSTRException,
    ResourceNotFoundException,
    SessionException,
)

URL = f"{os.environ['MUSTER_URL']}/api/"
TUTORIAL = "MicroStrategy Tutorial"
TUTORIAL_ID = "B19DEDCC11D4E0EFC000EB9495D0F44F"
NOBODY = "0" * 31 + "1"
TOKEN = "X-MSTR-AuthToken"


def session(user="administrator", password="", **more):
    return AuthenticatedMSTRRESTSession(URL, user, password, **more)


@pytest.fixture(scope="module")
def admin():
    with session() as opened:
        yield opened


@pytest.fixture()
def name():
    return f"rôle {uuid.uuid4().hex[:12]} & more"


@pytest.fixture()
def role(admin, name):
    made = admin.post("securityRoles", json={"name": name, "description": "", "privileges": [{"id": "1"}]})
    assert made.status_code == 201
    yield made.json()["id"]
    try:
        admin.delete(f"securityRoles/{made.json()['id']}")
    except ResourceNotFoundException:
        pass  # the case deleted it


def is_over(token):
    with MSTRRESTSession(URL) as other, pytest.raises(SessionException):
        other.get("sessions", headers={TOKEN: token})
    return True


def test_logs_in_and_out():
    with MSTRRESTSession(URL) as mine:
        assert not mine.has_session()
        assert mine.login("administrator", "").status_code == 204
        assert mine.has_session()
        token = mine.headers[TOKEN]
        assert mine.get("sessions").status_code == 200
        mine.logout()
        assert not mine.has_session()
    assert is_over(token)


def test_a_block_logs_in_and_out():
    with session(lambda: "asmith", lambda: "muster-demo") as mine:
        token = mine.headers[TOKEN]
        assert mine.get_userinfo().json()["fullName"] == "Alice Smith"
    assert is_over(token)


def test_a_wrong_password():
    with pytest.raises(LoginFailureException) as failed, session("administrator", "wrong"):
        pass
    assert (failed.value.status_code, failed.value.code) == (401, "ERR003")
    assert failed.value.iserver_code == -2147216959
    assert failed.value.iserver_message


def test_without_a_name_one_is_the_guest():
    with AuthenticatedMSTRRESTSession(URL) as mine:
        assert mine.get_userinfo().json()["fullName"] == "John Smith"


def test_logs_in_by_api_token():
    with session("asmith", "muster-demo") as mine:
        made = mine.post("auth/apiTokens")
        assert made.status_code == 201
    with AuthenticatedMSTRRESTSession(URL, api_key=made.json()["apiToken"]) as mine:
        assert mine.get_userinfo().json()["fullName"] == "Alice Smith"
    with pytest.raises(LoginFailureException), AuthenticatedMSTRRESTSession(URL, api_key="no such token"):
        pass


def test_a_session_is_told_and_prolonged(admin):
    info = admin.get_session_info().json()
    assert info["timeout"] > 0
    assert admin.extend_session().status_code == 204
    assert admin.get_session_info().json()["id"] == info["id"] == admin.get_userinfo().json()["id"]


def test_no_call_without_a_session():
    with MSTRRESTSession(URL) as mine:
        with pytest.raises(SessionException):
            mine.get_projects()
        with pytest.raises(SessionException) as refused:
            mine.get("projects")
    assert (refused.value.status_code, refused.value.code) == (401, "ERR009")


def test_cookies_are_no_session(admin):
    assert admin.cookies
    with pytest.raises(SessionException):
        admin.get("sessions", include_auth=False)


def test_a_session_that_was_ended():
    with session() as mine:
        mine.post("auth/logout")
        with pytest.raises(SessionException):
            mine.get("sessions")


def test_one_logs_in_again_by_itself():
    with session(relogin=True) as mine:
        token = mine.headers[TOKEN]
        mine.post("auth/logout")
        assert mine.get("sessions").status_code == 200
        assert mine.headers[TOKEN] != token


def test_an_identity_token_is_handed_on(admin):
    with session("asmith", "muster-demo") as hers:
        identity = hers.create_identity_token()
        assert "X-MSTR-IdentityToken" not in hers.headers
        with AuthenticatedMSTRRESTSession(URL, identity_token=identity) as delegate:
            assert delegate.get_userinfo().json() == hers.get_userinfo().json()
            assert delegate.headers[TOKEN] != hers.headers[TOKEN]
        told = admin.get("auth/identityToken", headers={"X-MSTR-IdentityToken": identity})
        assert told.json()["userId"] == hers.get_userinfo().json()["id"]


def test_an_identity_token_that_is_none():
    with pytest.raises(LoginFailureException) as failed, AuthenticatedMSTRRESTSession(URL, identity_token="none"):
        pass
    assert failed.value.status_code == 401


def test_projects(admin):
    assert TUTORIAL in {one["name"] for one in admin.get_projects()}
    admin.load_projects()
    assert admin.get_project_id(TUTORIAL) == TUTORIAL_ID
    assert admin.get("sessions/projectId", project=TUTORIAL).status_code == 200
    with pytest.raises(ResourceNotFoundException):
        admin.get("sessions/projectId", project="Nowhere")


def test_a_role_is_made_read_altered_and_deleted(admin, role, name):
    assert admin.get(f"securityRoles/{role}").json()["name"] == name
    value = {"projectId": TUTORIAL_ID, "memberIds": [admin.get_userinfo().json()["id"]]}
    operations = {"operationList": [{"op": "addElement", "path": "/members", "value": value}]}
    altered = admin.patch(f"securityRoles/{role}", json=operations, project_id=TUTORIAL_ID)
    held = {one["name"]: [member["id"] for member in one["members"]] for one in altered.json()["projects"]}
    assert held[TUTORIAL] == value["memberIds"]
    renamed = admin.put(f"objects/{role}", params={"type": 44}, json={"name": f"{name}!"})
    assert renamed.json()["name"] == f"{name}!"
    assert admin.delete(f"securityRoles/{role}").status_code == 204
    with pytest.raises(ResourceNotFoundException) as missing:
        admin.get(f"securityRoles/{role}")
    assert (missing.value.status_code, missing.value.iserver_code) == (404, -2147216373)


def test_what_the_headers_of_a_list_do_to_the_next_calls(admin, role):
    count = admin.get("securityRoles").headers["x-mstr-total-count"]
    assert admin.headers["x-mstr-total-count"] == count
    assert admin.get(f"securityRoles/{role}").status_code == 200
    assert admin.get("users").headers["x-mstr-total-count"] != count


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"name":" "}', b'{"name":"x","privileges":[{"id":"9999"}]}'])
def test_requests_that_are_wrong(admin, body):
    with pytest.raises(InvalidRequestException) as refused:
        admin.post("securityRoles", content=body, headers={"Content-Type": "application/json"})
    assert (refused.value.status_code, refused.value.code) == (400, "ERR006")


def test_a_call_that_is_not_there(admin):
    with pytest.raises(ResourceNotFoundException, match="HTTP 404 Not Found"):
        admin.get("no/such/call")
    with pytest.raises(MSTRException, match="HTTP 405 Method Not Allowed"):
        admin.delete("status")


def test_codes_of_three_digits_are_its_base_exception(admin, role, name):
    """The client knows only ERR0014, ERR0015 and ERR0017; the codes on the wire have three digits."""
    with pytest.raises(MSTRException) as taken:
        admin.post("securityRoles", json={"name": name.upper()})
    assert (taken.value.status_code, taken.value.code) == (409, "ERR015")
    with session("asmith", "muster-demo") as hers, pytest.raises(MSTRException) as refused:
        hers.delete(f"securityRoles/{role}")
    assert (refused.value.status_code, refused.value.code) == (403, "ERR014")
    assert {type(taken.value), type(refused.value)} == {MSTRException}


def test_a_session_is_kept_as_text_and_taken_up_again(admin):
    with MSTRRESTSession.from_dict(json.loads(admin.json())) as again:
        assert again.get_userinfo().json() == admin.get_userinfo().json()


def test_calls_at_once():
    async def calls():
        async with AsyncAuthenticatedMSTRRESTSession(URL, "administrator", "") as mine:
            answers = await asyncio.gather(*(mine.get("securityRoles") for _ in range(20)))
            return {(answer.status_code, len(answer.json()) > 0) for answer in answers}

    assert asyncio.run(calls()) == {(200, True)}
