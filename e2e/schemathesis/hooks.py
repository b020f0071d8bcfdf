"""Facts about this API that its description does not give to Schemathesis."""

import os
import re

import requests
import schemathesis

SERVER = os.environ["MUSTER_URL"]
TOKEN = "X-MSTR-AuthToken"
ADMINISTRATOR = "54F3D26011D2896560009A8E67019608"
ANOTHER = "7FC05A65473CE2FD845CE6A1D3F13233"

# Parameters that are not tried, because nearly every answer would be about them alone. Tests in src/test cover them.
LEFT_OUT = {
    "fields": "what it leaves out is still required by the schemas",
    "If-Match": "a tag made up is of another state: 412",
    "X-Muster-Min-Revision": "a revision made up is of another epoch: 409",
    "X-Muster-At-Revision": "as above",
}

REJECTED = "Schema-valid request rejected"
NOT_FOUND = "Created resource not found"

# Rules that no schema can express: the check that complains, the operations, a text in the answer, and the paragraph
# of the contract, or the reason, why the answer is right nevertheless.
RIGHT_ALL_THE_SAME = [
    (REJECTED, "logIn|delegate", r"authentication mode", "contract 1.1: other modes are not configured"),
    (REJECTED, "logIn|createUser|alterUser", r"password", "contract 1.1: a new password keeps to the rule"),
    (REJECTED, "createRole|alter(Role|User|Group)|updatePrivileges", r"No such privileges", "contract 2.3, 2.5, 4.6: unknown ones"),
    (REJECTED, "createRole|alterRole", r"Server-level privileges", "contract 3.3: they are not in roles"),
    (REJECTED, "alterRole", r"members or privileges, not both", "contract 2.5: they are not mixed"),
    (REJECTED, "searchQuickly|beginSearch", r"must be a time such as 2021-", "a day that its month does not have"),
    (REJECTED, "createUser|alterUser", r"must be a date such as", "a day that its month does not have"),
    (NOT_FOUND, "alterRole|alterRoleMembers", r"type (32|34)", "contract 2.5: unknown members and projects are not found"),
    (REJECTED, ".*", r"This list can be sorted by name or id only", "lists without dates"),
    (REJECTED, "searchJournal", r"must be times such as", "times in either of two forms"),
    (REJECTED, "purgeJournal", r"never purged", "docs/differences.md: what happened stays known"),
    (REJECTED, "updatePrivileges", r"must be lists of ids", "at least one of the lists must name a holder or role"),
    (REJECTED, "addAddress(First)?", r"of an address must not be blank", "contract 4.9: in the words of either version"),
    (NOT_FOUND, "(create|alter|replace|update)Group.*", r"type 34", "contract 5: unknown members and parents are not found"),
    (NOT_FOUND, "readObject|readTypedObject", r"and type \d+", "contract 7.1: an object is found by its own type alone"),
]


def log_in():
    sent = {"username": "Administrator", "password": ""}
    return requests.post(f"{SERVER}/api/auth/login", json=sent, timeout=20).headers[TOKEN]


@schemathesis.auth(refresh_interval=60)
class Session:
    def get(self, case, context):
        return log_in()

    def set(self, case, data, context):
        case.headers = {**(case.headers or {}), TOKEN: data}


@schemathesis.hook
def before_call(context, case, kwargs):
    """Gives a call that ends its session its own session, and protects Administrator, whom later calls need."""
    identifiers = case.path_parameters or {}
    if case.method != "GET" and identifiers.get("id") == ADMINISTRATOR:
        identifiers["id"] = ANOTHER
    if case.operation.path.endswith("logout") and TOKEN in (case.headers or {}):
        case.headers[TOKEN] = log_in()


@schemathesis.hook
def map_body(context, body):
    if isinstance(body, dict) and body.get("changePassword") is not None:
        body = {**body, "username": "mstr"}  # later calls need Administrator's password
    return whole(body)


def whole(value):
    """Sends whole numbers as 49, not as 49.0, which a schema can't distinguish."""
    if isinstance(value, dict):
        return {key: whole(one) for key, one in value.items()}
    if isinstance(value, list):
        return [whole(one) for one in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


@schemathesis.hook
def before_load_schema(context, raw_schema):
    shared = raw_schema["components"]["parameters"]
    references = {f"#/components/parameters/{key}" for key, value in shared.items() if value["name"] in LEFT_OUT}
    for parameters in parameter_lists(raw_schema):
        parameters[:] = [one for one in parameters if one.get("$ref") not in references]
    for one in [*shared.values(), *(one for parameters in parameter_lists(raw_schema) for one in parameters)]:
        if one.get("in") == "query" and not one.get("required"):
            one["allowEmptyValue"] = True  # an empty parameter counts as not given (contract 0.3)


def parameter_lists(raw_schema):
    for item in raw_schema["paths"].values():
        for part in (item, *item.values()):
            if isinstance(part, dict) and "parameters" in part:
                yield part["parameters"]


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Whether the failure is a real one."""
    operation = case.operation.definition.raw["operationId"]
    return not any(
        failure.title == title and re.fullmatch(operations, operation) and re.search(said, response.text)
        for title, operations, said, _ in RIGHT_ALL_THE_SAME
    )
