"""The dataclasses are those that protocol.json makes, and every verb has the right ones."""

import dataclasses
import json
import runpy
import typing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from vireo_agent import protocol
from vireo_agent.errors import AgentError
from vireo_agent.events import stream
from vireo_agent.schema import codec, types
from vireo_agent.verbs import registry
from vireo_agent.verbs.registry import VERBS

registry.load()
DOCUMENT = protocol.document()
OF_CONNECTIONS = {
    "host.hello": (types.Hello, types.HelloReply, False),
    "host.follow_statistics": (types.Empty, types.Nothing, False),
}
FORMATS = ("uuid", "date-time")
ROOT = Path(__file__).parents[2]


def types_of(verb: str) -> tuple[type, type, bool]:
    if verb in OF_CONNECTIONS:
        return OF_CONNECTIONS[verb]
    found = VERBS[verb]
    return found.params, found.result, found.mutates


def validator(described: dict[str, Any]) -> Draft202012Validator:
    whole = {**described, "$defs": DOCUMENT["$defs"]}
    return Draft202012Validator(whole, format_checker=FormatChecker(FORMATS))


def testEveryVerbIsThereAndNoOther() -> None:
    assert {*VERBS, *OF_CONNECTIONS} == set(DOCUMENT["verbs"])


@pytest.mark.parametrize("verb", DOCUMENT["verbs"])
def testVerbHasTheTypesOfTheDocument(verb: str) -> None:
    described = DOCUMENT["verbs"][verb]
    params, result, mutates = types_of(verb)
    assert described["params"] == {"$ref": f"#/$defs/{params.__name__}"}
    assert described["result"] == {"$ref": f"#/$defs/{result.__name__}"}
    assert mutates is described["mutates"]


def testTheDataclassesAreThoseThatTheDocumentMakes() -> None:
    tool = runpy.run_path(str(ROOT / "tools/generate_schema.py"))
    made = (ROOT / "src/vireo_agent/schema/types.py").read_text(encoding="utf-8")
    assert tool["generated"](DOCUMENT["$defs"]) == made, "run tools/generate_schema.py"


def testErrorsCarryTheCodesOfTheDocument() -> None:
    for error in DOCUMENT["errors"]:
        raised = AgentError(error["name"], "text", subject="x").to_json()
        assert raised["code"] == error["code"]
        validator(DOCUMENT["error_data"]).validate(raised["data"])


def values(described: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that often fit the schema, and often nearly do."""
    if "$ref" in described:
        return values(DOCUMENT["$defs"][described["$ref"].rpartition("/")[2]])
    noise = st.one_of(st.none(), st.integers(-2, 2), st.text(max_size=5), st.lists(st.none()))
    if "enum" in described:
        return st.one_of(st.sampled_from(described["enum"]), noise)
    if described["type"] == "array":
        return st.one_of(st.lists(values(described["items"]), max_size=3), noise)
    if described["type"] == "object":
        extra = described.get("additionalProperties")
        if isinstance(extra, dict):
            return st.dictionaries(st.text(max_size=5), values(extra), max_size=3)
        members = {name: values(member) for name, member in described["properties"].items()}
        whole = st.fixed_dictionaries(members)
        part = st.fixed_dictionaries({}, optional=members)
        odd = st.dictionaries(st.text(max_size=5), noise, max_size=2)
        return st.one_of(whole, part, odd, noise)
    if described.get("format") == "uuid":
        return st.one_of(st.uuids().map(str), st.text(max_size=40))
    scalars: dict[str, st.SearchStrategy[Any]] = {
        "string": st.text(max_size=20),
        "integer": st.integers(-1, 2**60),
        "number": st.floats(0, 1e9),
        "boolean": st.booleans(),
    }
    return st.one_of(scalars[described["type"]], st.booleans(), st.none())


@given(st.data())
def testDecoderAcceptsExactlyWhatTheDocumentDoes(data: st.DataObject) -> None:
    verb = data.draw(st.sampled_from(sorted(DOCUMENT["verbs"])))
    described = DOCUMENT["verbs"][verb]["params"]
    value = data.draw(values(described))
    fits = validator(described).is_valid(value)
    try:
        decoded: Any = codec.decode(types_of(verb)[0], value)
    except codec.DecodeError:
        assert not fits
    else:
        assert fits
        assert validator(described).is_valid(codec.encode(decoded))


def fitting(described: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that fit the schema."""
    if "$ref" in described:
        return fitting(DOCUMENT["$defs"][described["$ref"].rpartition("/")[2]])
    if "enum" in described:
        return st.sampled_from(described["enum"])
    if described["type"] == "array":
        return st.lists(fitting(described["items"]), max_size=2)
    if isinstance(extra := described.get("additionalProperties"), dict):
        return st.dictionaries(st.text(max_size=5), fitting(extra), max_size=2)
    if described["type"] == "object":
        members = {n: fitting(member) for n, member in described["properties"].items()}
        required = {name: members.pop(name) for name in described.get("required", ())}
        return st.fixed_dictionaries(required, optional=members)
    if described.get("format") == "uuid":
        return st.uuids().map(str)
    scalars: dict[str, st.SearchStrategy[Any]] = {
        "string": st.text(max_size=20),
        "integer": st.integers(0, 2**60),
        "number": st.floats(0, 1e9),
        "boolean": st.booleans(),
    }
    return scalars[described["type"]]


@pytest.mark.parametrize("verb", DOCUMENT["verbs"])
@given(st.data())
@settings(max_examples=20)
def testAScriptInPlaceOfAVerbCanAnswerWithEveryResult(verb: str, data: st.DataObject) -> None:
    value = data.draw(fitting(DOCUMENT["verbs"][verb]["result"]))
    assert codec.encode(codec.decode(types_of(verb)[1], value)) == value


@pytest.mark.parametrize(
    ("verb", "member", "value"),
    [
        ("domain.list", "libvirt_connected", 1),
        ("domain.destroy", "existed", "true"),
        ("host.statistics", "load_1m", True),
        ("host.statistics", "load_1m", float("nan")),
        ("host.statistics", "cpu_percent", "7"),
    ],
)
def testAnAnswerOfTheWrongTypeIsRefused(verb: str, member: str, value: Any) -> None:
    kind = types_of(verb)[1]
    hint = typing.get_type_hints(kind)[member]
    with pytest.raises(codec.DecodeError, match=member):
        codec.decode(dataclasses.make_dataclass("Part", [(member, hint)]), {member: value})


def testEventFramesFitTheDocument() -> None:
    events = stream.EventStream("3f0c9a5e-0000-4000-8000-000000000000")
    status = types.DomainStatus(
        id="7b5b2d52-0f5f-4d5c-8f0a-000000000001",
        name="x",
        state="running",
        reason="booted",
        devices_hash="ab",
        managed=True,
        guest=types.GuestInfo((types.GuestInterface("eth0", (types.GuestAddress("10.0.0.1", 24, "ipv4"),)),), "h"),
    )
    events.append(types.DomainStatusEvent(status, "audit"), "c-1")
    events.append(types.DomainStoppedEvent(status.id, "crashed"))
    events.append(types.LibvirtEvent(connected=False, detail="gone"))
    for number in range(3):
        frame = events.next(number)
        assert frame is not None
        notification = json.loads(frame)
        assert notification["method"] == "event"
        validator(DOCUMENT["$defs"]["Event"]).validate(notification["params"])
