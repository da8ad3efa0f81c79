"""What Schemathesis must know of koppling: keys by role, ids that exist, lines, and what a refusal has to be."""

import hashlib
import json
import os
import re

import schemathesis

# Written by fuzz.ts. In the environment, where no list of processes shows it.
known = json.loads(os.environ["KOPPLING_FUZZ"])

ID = re.compile(r"[A-Za-z0-9._~-]{1,64}")
IF_MATCH = re.compile(r'\*|"[\x21\x23-\x7e]+"')


@schemathesis.auth(refresh_interval=None)
class KeyByRole:
    def get(self, case, context):
        roles = case.operation.definition.raw.get("x-koppling-roles", [])
        return known["keys"]["admin" if "admin" in roles else "platform"]

    def set(self, case, data, context):
        case.headers["Authorization"] = f"Bearer {data}"


def pick(of, value, *, one_in):
    """One of what exists in place of a generated value, the same for the same value; the value itself one time in so many."""
    text = json.dumps(value, sort_keys=True, default=str)
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8])
    return of[number // one_in % len(of)] if of and number % one_in else value


@schemathesis.hook
def before_call(context, case, kwargs):
    """Random ids alone would be answered 404 for ever. What is invalid stays as it was generated."""
    headers = case.headers or {}
    tenant, tag = headers.get("Koppling-Tenant"), headers.get("If-Match")
    if isinstance(tenant, str) and ID.fullmatch(tenant):
        headers["Koppling-Tenant"] = known["tenant"]
    if isinstance(tag, str) and IF_MATCH.fullmatch(tag):
        headers["If-Match"] = pick(["*"], tag, one_in=4)
    elif isinstance(tag, str) and is_positive(case):
        # Of a pattern with alternatives Schemathesis knows no limits, and takes 0.
        headers["If-Match"] = "*"
    parts = case.operation.path.split("/")
    parameters = case.path_parameters or {}
    id = parameters.get("id")
    if isinstance(id, str) and ID.fullmatch(id) and len(parts) > 2:
        parameters["id"] = pick(known["ids"].get(parts[2], []), id, one_in=4)
        # The run's own key is neither revoked nor replaced.
        if parameters["id"] in known["keyIds"]:
            parameters["id"] = known["ids"]["keys"][0]
    employee = parameters.get("employeeId")
    if isinstance(employee, str) and ID.fullmatch(employee):
        parameters["employeeId"] = pick(known["ids"]["employees"], employee, one_in=4)
    body = case.body
    if isinstance(body, dict) and isinstance(body.get("timeZone"), str):
        body["timeZone"] = pick(["Europe/Stockholm", "Europe/Oslo", "UTC"], body["timeZone"], one_in=8)
    # Neither is said by the schema: which systems and which employers there are.
    for name, of in (("system", ["tripletex"]), ("employerId", known["ids"]["employers"])):
        if isinstance(body, dict) and isinstance(body.get(name), str):
            body[name] = pick(of, body[name], one_in=4)
    # Whose absence it is, and of which of the employments.
    for name in ("employeeId", "employmentId"):
        if isinstance(body, dict) and isinstance(body.get(name), str) and "percent" in body:
            body[name] = pick(known["ids"][name.replace("Id", "s")], body.get("startDate"), one_in=4)
    # Nothing is looked up or sent outside of this machine.
    if isinstance(body, dict) and isinstance(body.get("url"), str) and re.match("(?i)https?:", body["url"]):
        body["url"] = "https://127.0.0.1:4443/"


LINES = "application/x-ndjson"


@schemathesis.serializer(LINES)
def one_line(context, value):
    return value if isinstance(value, bytes) else json.dumps(value).encode() + b"\n"


@schemathesis.deserializer(LINES)
def first_line(context, response):
    """The others are held to the schema by the API itself, whose contract is enforced here."""
    return json.loads(response.content.split(b"\n")[0])


def problem_of(response):
    """Of a refusal, or of the first line of a bulk call, which is refused alone."""
    type_ = response.headers.get("content-type", [""])[0]
    if type_.startswith("application/problem+json"):
        return response.json()
    return first_line(None, response).get("problem") if type_.startswith(LINES) and response.content else None


def is_positive(case):
    return case.meta is not None and case.meta.generation.mode.is_positive


@schemathesis.check
def documented_problem(ctx, response, case):
    """A refusal is a problem of a type that the operation documents for this status."""
    if response.status_code < 400 or response.status_code == 405:
        return
    problem = problem_of(response)
    if problem is None:
        return
    documented = case.operation.definition.raw["responses"].get(str(response.status_code), {})
    examples = documented.get("content", {}).get("application/problem+json", {}).get("examples", {})
    slug = problem["type"].removeprefix("/problems/")
    assert slug in examples, f"{slug} is not documented for status {response.status_code}"


# Rules that a JSON Schema cannot say, or not without repeating the code; each stands in the description of its field.
BEYOND_SCHEMA = [
    # Of an id, wherever it stands.
    (None, ".*", 'must not be "." or ".."'),
    (None, ".*", "must not be an identity number"),
    ("query", "/cursor", "is not a cursor that this list gave"),
    ("query", "", "Send `knownSequence` and `knownHash` together"),
    ("header", "/Koppling-Reason", "must be 1 to 200 characters"),
    ("body", "/familyName", "must be sent together with `givenName`"),
    ("body", "/revision", "or else `date`: one of the two"),
    ("body", "/confirm", "must be the id of the tenant in the path"),
    ("body", "/endDate", "lies before its start"),
    ("body", "/until", "the end lies ahead"),
    ("body", "/date", "the date of an approval ahead is past"),
    ("body", "/until", "it ends within 90 days"),
    ("body", "/timeZone", "must be a name of the IANA time zone database"),
    ("body", "/accessEndsOn", "belongs to the employee"),
    ("body", r"/employments/\d+/id", "stands twice"),
    ("body", "/allowLastAdministrator", "only access now may"),
    ("body", "/clientSecret", "must be sent together with `clientId`"),
    ("body", "/clientId", "is needed where addresses are sent"),
    ("body", "/scopes", "to find a person and to take the connection"),
    # By the schema of their system, which stands in the catalogue.
    ("body", "/credentials(/.*)?", ""),
    ("body", "/schedule", "takes no schedule"),
    ("body", "/schedule/at", "choose another time"),
    ("body", "/schedule/until", "The end is before the start"),
    ("body", "/schedule/timeZone", "must be a name of the IANA time zone database"),
]


def is_beyond_schema(error):
    return any(
        where in {None, error["in"]} and re.fullmatch(pointer, error["pointer"]) and text in error["detail"]
        for where, pointer, text in BEYOND_SCHEMA
    )


@schemathesis.check
def valid_data_fits(ctx, response, case):
    """What fits the documented schema is never refused as if it did not."""
    problem = problem_of(response)
    if problem is None or not is_positive(case):
        return
    # By the schema of its system, which stands in the catalogue.
    if case.operation.path == "/v1/integrations/{id}/mapping":
        return
    slug = problem["type"].removeprefix("/problems/")
    if slug not in {"invalid-request", "invalid-json", "unsupported-media-type"}:
        return
    errors = problem.get("errors", [])
    refused = [f"{each['in']} {each['pointer']} {each['detail']}" for each in errors if not is_beyond_schema(each)]
    assert errors and not refused, f"{slug}: {refused}"


DELETED_LATER = ["/v1/users/{id}", "/v1/employees/{id}"]


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """What is so on purpose."""
    # Of a process: answered 202, and told of until it is done, or afterwards as well.
    if type(failure).__name__ == "UseAfterFree":
        return not any(case.operation.path.startswith(path) for path in DELETED_LATER)
    if case.operation.path != "/v1/employees/bulk":
        return True
    kind = type(failure).__name__
    # `bulk` is an employee's id as well, so that the path has the methods of an employee too.
    if kind == "AllowHeaderMismatch":
        return False
    # A line that does not fit is refused in its own answer.
    return not (kind == "AcceptedNegativeData" and problem_of(response))
