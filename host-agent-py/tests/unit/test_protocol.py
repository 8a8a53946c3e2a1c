"""The dataclasses and the table of verbs say the same as protocol.json."""

import dataclasses
import json
import types
import typing
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from vireo_agent import protocol, schema, service
from vireo_agent.errors import AgentError
from vireo_agent.events import stream
from vireo_agent.schema import codec, domain, replies, requests
from vireo_agent.verbs.registry import VERBS

DOCUMENT = protocol.document()
HELLO = (requests.Hello, replies.HelloReply, False)
FORMATS = ("uuid", "date-time")


def types_of(verb: str) -> tuple[type, type, bool]:
    if verb == "host.hello":
        return HELLO
    found = VERBS[verb]
    return found.params, found.result, found.mutates


def shape_of_class(cls: type) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    fields = dataclasses.fields(cls)
    required = {
        field.name
        for field in fields
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    }
    return {
        "members": {field.name: shape_of_hint(hints[field.name]) for field in fields},
        "required": required,
    }


def shape_of_hint(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        members = [member for member in get_args(hint) if member is not type(None)]
        if len(members) > 1:
            return ("one of", [shape_of_hint(member) for member in members])
        (hint,) = members
    origin = get_origin(hint)
    if origin is Literal:
        return ("enum", set(get_args(hint)))
    if origin is tuple:
        return ("array", shape_of_hint(get_args(hint)[0]))
    if origin is Mapping:
        return ("map", shape_of_hint(get_args(hint)[1]))
    if dataclasses.is_dataclass(hint):
        return shape_of_class(typing.cast("type", hint))
    return {
        str: "string",
        codec.Uuid: "string",
        codec.Base64Text: "string",
        int: "integer",
        float: "number",
        bool: "boolean",
    }[hint]


def shape_of_schema(described: dict[str, Any]) -> Any:
    if "$ref" in described:
        return shape_of_schema(DOCUMENT["$defs"][described["$ref"].rpartition("/")[2]])
    if "enum" in described:
        return ("enum", set(described["enum"]))
    if "oneOf" in described:
        return ("one of", [shape_of_schema(member) for member in described["oneOf"]])
    if described["type"] == "array":
        return ("array", shape_of_schema(described["items"]))
    if described["type"] == "object":
        extra = described.get("additionalProperties")
        if isinstance(extra, dict):
            return ("map", shape_of_schema(extra))
        assert extra is False
        return {
            "members": {n: shape_of_schema(d) for n, d in described["properties"].items()},
            "required": set(described.get("required", ())),
        }
    return described["type"]


def validator(described: dict[str, Any]) -> Draft202012Validator:
    whole = {**described, "$defs": DOCUMENT["$defs"]}
    return Draft202012Validator(whole, format_checker=FormatChecker(FORMATS))


def testEveryVerbIsThereAndNoOther() -> None:
    assert service.VERB_FAMILIES
    assert {*VERBS, "host.hello"} == set(DOCUMENT["verbs"])


@pytest.mark.parametrize("verb", DOCUMENT["verbs"])
def testVerbHasTheShapeOfTheDocument(verb: str) -> None:
    described = DOCUMENT["verbs"][verb]
    params, result, mutates = types_of(verb)
    assert shape_of_class(params) == shape_of_schema(described["params"])
    assert shape_of_class(result) == shape_of_schema(described["result"])
    assert mutates is described["mutates"]


def testMetaAndEventHaveTheShapeOfTheDocument() -> None:
    assert shape_of_class(requests.Meta) == shape_of_schema(DOCUMENT["meta"])
    assert shape_of_class(domain.Event) == shape_of_schema(DOCUMENT["$defs"]["Event"])
    assert schema.__doc__


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
    status = domain.DomainStatus(
        id="7b5b2d52-0f5f-4d5c-8f0a-000000000001",
        name="x",
        state="running",
        reason="booted",
        devices_hash="ab",
        managed=True,
        guest=domain.GuestInfo(
            (domain.GuestInterface("eth0", (domain.GuestAddress("10.0.0.1", 24, "ipv4"),)),), "h"
        ),
    )
    events.append(domain.DomainStatusEvent(status, "audit"), "c-1")
    events.append(domain.DomainStoppedEvent(status.id, "crashed"))
    events.append(domain.LibvirtEvent(connected=False, detail="gone"))
    for number in range(3):
        frame = events.next(number)
        assert frame is not None
        notification = json.loads(frame)
        assert notification["method"] == "event"
        validator(DOCUMENT["$defs"]["Event"]).validate(notification["params"])
