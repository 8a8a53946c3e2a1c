"""Requests that Schemathesis makes up from the OpenAPI document: the engine answers each, never with its own error.

``VIREO_URL``, ``VIREO_CA_FILE`` and ``VIREO_PASSWORD_FILE`` say where Vireo is; afterwards it holds oddly named things.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

LEAST_REQUESTS = 10_000
EXAMPLES = 45
DEPTH = 1
NOT_IMPLEMENTED = 501
SERVER_ERROR = 500
CLIENT_ERROR = 400
SECONDS = 60
CA_FILE = os.environ["VIREO_CA_FILE"]
API = os.environ["VIREO_URL"] + "/ovirt-engine/api"

Node = dict[str, Any]


@functools.cache
def session() -> requests.Session:
    """Return the administrator's, with a token."""
    opened = requests.Session()
    opened.trust_env = False  # else a certificate authority of the environment would count before the engine's
    opened.verify = CA_FILE
    opened.headers["Accept"] = "application/json"
    form = {
        "grant_type": "password",
        "scope": "ovirt-app-api",
        "username": "admin@internal",
        "password": Path(os.environ["VIREO_PASSWORD_FILE"]).read_text().strip(),
    }
    answer = opened.post(os.environ["VIREO_URL"] + "/ovirt-engine/sso/oauth/token", data=form, timeout=SECONDS)
    opened.headers["Authorization"] = "Bearer " + answer.json()["access_token"]
    return opened


def shallow(node: Any, schemas: Node, depth: int) -> Any:  # noqa: ANN401
    """Return a schema without references: oVirt's types hold each other without end, and no client sends that."""
    if isinstance(node, list):
        return [shallow(each, schemas, depth) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" not in node:
        return {key: shallow(value, schemas, depth) for key, value in node.items()}
    if depth < 0:
        return {"type": "object", "properties": {"id": {"type": "string"}, "name": {"type": "string"}}}
    return shallow(schemas[node["$ref"].rsplit("/", 1)[-1]], schemas, depth - 1)


def operations() -> Iterator[Any]:
    """Yield everything that the engine says it answers."""
    document = session().get(API + "/openapi.json", timeout=SECONDS).json()
    schemas = document["components"]["schemas"]
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"] = {"default": {"description": "see the test"}}
    document["paths"] = shallow(document["paths"], schemas, DEPTH)
    del document["components"]
    for found in schemathesis.openapi.from_dict(document).get_all_operations():
        yield found.ok()


OPERATIONS = list(operations())
sent = 0


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.label)
def test_aRequestShouldNeverBreakTheEngine(operation: Any) -> None:  # noqa: ANN401
    wrong = operation.as_strategy(GenerationMode.NEGATIVE)
    right = operation.as_strategy(GenerationMode.POSITIVE)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=right if not operation.body else st.one_of(right, wrong))
    def ask(case: Any) -> None:  # noqa: ANN401
        global sent  # noqa: PLW0603
        sent += 1
        check(case.call(base_url=API, session=session(), verify=CA_FILE, timeout=SECONDS))

    ask()


def check(answer: requests.Response) -> None:
    """Faults are well-formed, say what is wrong, and are the client's but for what is not there yet."""
    assert answer.status_code < SERVER_ERROR or answer.status_code == NOT_IMPLEMENTED, answer.text
    if answer.status_code >= CLIENT_ERROR:
        body = answer.json()
        fault = body.get("fault", body)
        assert fault["reason"], answer.text
        assert fault["detail"], answer.text


def test_thereShouldHaveBeenManyRequests() -> None:
    assert sent >= LEAST_REQUESTS
