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


def decode(cls: type[T], value: object, where: str = "params") -> T:
    """The dataclass ``cls`` from a parsed JSON object."""
    if not isinstance(value, dict):
        raise DecodeError(f"{where} must be an object, not {_kind(value)}")
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


def _value(hint: Any, value: object, where: str) -> Any:
    origin = get_origin(hint)
    if origin is Literal:
        choices = get_args(hint)
        if isinstance(value, str) and value in choices:
            return value
        raise DecodeError(f"{where} must be one of {', '.join(choices)}, not {_show(value)}")
    if origin is tuple:
        return _items(get_args(hint)[0], value, where)
    if origin is Mapping:
        return _mapping(get_args(hint)[1], value, where)
    if dataclasses.is_dataclass(hint):
        return decode(typing.cast("type[Any]", hint), value, where)
    return _scalar(hint, value, where)


def _items(hint: Any, value: object, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise DecodeError(f"{where} must be an array, not {_kind(value)}")
    return tuple(_value(hint, item, f"{where}[{index}]") for index, item in enumerate(value))


def _mapping(hint: Any, value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise DecodeError(f"{where} must be an object, not {_kind(value)}")
    return {name: _value(hint, item, f"{where}.{name[:60]}") for name, item in value.items()}


def _scalar(hint: Any, value: Any, where: str) -> Any:
    if get_origin(hint) is Annotated and hint != Uuid:
        kind, bound = get_args(hint)
        return _bounded(kind, bound, value, where)
    if hint not in _SCALARS:
        raise TypeError(f"{hint} is not a type that a request may have")
    words, fits = _SCALARS[hint]
    if not fits(value):
        # A string may be a secret, and what stands in its place as well.
        shown = _kind(value) if hint is str else _show(value)
        raise DecodeError(f"{where} must be {words}, not {shown}")
    return value.lower() if hint == Uuid else value


def _bounded(kind: Any, bound: str | range, value: object, where: str) -> Any:
    """A string that matches the pattern, or an integer within the range."""
    checked = _scalar(kind, value, where)
    if isinstance(bound, range):
        if checked not in bound:
            raise DecodeError(f"{where} must be at most {bound[-1]}, not {_show(value)}")
    elif not re.fullmatch(bound, checked):
        raise DecodeError(f"{where} must match {bound}, not {_show(value)}")
    return checked


def _kind(value: object) -> str:
    return "null" if value is None else type(value).__name__


def _show(value: object) -> str:
    return repr(value)[:80]
