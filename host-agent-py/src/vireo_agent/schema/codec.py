"""Strict JSON to dataclass and back, driven by the type hints of the dataclass.

A member whose value is None is absent on the wire. Unknown members are refused, so that a
misspelt option is an error and not a silent default.
"""

import dataclasses
import re
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from math import isfinite
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from vireo_agent.schema.types import Uuid

T = TypeVar("T")

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_SCALARS: dict[Any, tuple[str, Callable[[Any], bool]]] = {
    Uuid: ("a UUID", lambda value: isinstance(value, str) and bool(_UUID.fullmatch(value))),
    int: ("an integer of 0 or more", lambda value: type(value) is int and value >= 0),
    float: ("a number", lambda value: type(value) in (int, float) and isfinite(value)),
    bool: ("true or false", lambda value: isinstance(value, bool)),
    str: ("a string", lambda value: isinstance(value, str)),
}


class DecodeError(ValueError):
    """What is wrong and where, in words for the caller."""


def decode(cls: type[T], value: Any, where: str = "params") -> T:
    """The dataclass ``cls`` from a parsed JSON object."""
    _require(where, "be an object", _kind(value), fits=isinstance(value, dict))
    hints = _hints(typing.cast("Any", cls))
    unknown = sorted(set(value) - set(hints))
    if unknown:
        raise DecodeError(f"{where} has unknown members: {', '.join(unknown)[:200]}")
    arguments: dict[str, Any] = {}
    for field in dataclasses.fields(cls):  # type: ignore[arg-type]
        if field.name in value:
            hint = _without_none(hints[field.name])
            arguments[field.name] = _value(hint, value[field.name], f"{where}.{field.name}")
        elif _required(field):
            raise DecodeError(f"{where}.{field.name} is missing")
    return cls(**arguments)


def encode(value: Any) -> Any:
    """JSON-ready form of a dataclass, without the members that are None."""
    if dataclasses.is_dataclass(value):
        members = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {name: encode(member) for name, member in members if member is not None}
    if isinstance(value, tuple | list):
        return [encode(member) for member in value]
    if isinstance(value, Mapping):
        return dict(value)
    return value


@cache
def _hints(cls: Any) -> dict[str, Any]:
    return typing.get_type_hints(cls, include_extras=True)


def _required(field: "dataclasses.Field[Any]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (member for member in get_args(hint) if member is not type(None))
    return hint


def _value(hint: Any, value: Any, where: str) -> Any:
    origin = get_origin(hint)
    if origin is Literal:
        choices = get_args(hint)
        fits = isinstance(value, str) and value in choices
        _require(where, f"be one of {', '.join(choices)}", _show(value), fits=fits)
        return value
    if origin is tuple:
        _require(where, "be an array", _kind(value), fits=isinstance(value, list))
        item = get_args(hint)[0]
        return tuple(_value(item, found, f"{where}[{n}]") for n, found in enumerate(value))
    if origin is Mapping:
        _require(where, "be an object", _kind(value), fits=isinstance(value, dict))
        item = get_args(hint)[1]
        return {name: _value(item, found, f"{where}.{name[:60]}") for name, found in value.items()}
    if dataclasses.is_dataclass(hint):
        return decode(typing.cast("type[Any]", hint), value, where)
    return _scalar(hint, value, where)


def _scalar(hint: Any, value: Any, where: str) -> Any:
    if get_origin(hint) is Annotated and hint != Uuid:
        kind, bound = get_args(hint)
        return _bounded(kind, bound, value, where)
    if hint not in _SCALARS:
        raise TypeError(f"{hint} is not a type that a request may have")
    words, fits = _SCALARS[hint]
    # A string may be a secret, and what stands in its place as well.
    shown = _kind(value) if hint is str else _show(value)
    _require(where, f"be {words}", shown, fits=fits(value))
    return value.lower() if hint == Uuid else value


def _bounded(kind: Any, bound: str | range, value: Any, where: str) -> Any:
    """A string that matches the pattern, or an integer within the range."""
    checked = _scalar(kind, value, where)
    if isinstance(bound, range):
        _require(where, f"be from {bound[0]} to {bound[-1]}", _show(value), fits=checked in bound)
    else:
        fits = re.fullmatch(bound, checked) is not None
        _require(where, f"match {bound}", _show(value), fits=fits)
    return checked


def _require(where: str, words: str, shown: str, *, fits: bool) -> None:
    if not fits:
        raise DecodeError(f"{where} must {words}, not {shown}")


def _kind(value: object) -> str:
    return "null" if value is None else type(value).__name__


def _show(value: object) -> str:
    return repr(value)[:80]
