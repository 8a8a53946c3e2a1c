"""The table from verb to function, filled by a decorator."""

import pkgutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar, get_type_hints

from vireo_agent import protocol, verbs
from vireo_agent.agent import Agent

F = TypeVar("F", bound=Callable[[Agent, Any], Awaitable[Any]])


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: its parameters' and result's types, and what it does."""

    name: str
    params: type[Any]
    result: type[Any]
    mutates: bool
    handle: Callable[[Agent, Any], Awaitable[Any]]


VERBS: dict[str, Verb] = {}


def verb(name: str) -> Callable[[F], F]:
    """Registers the decorated function under ``name``, with the types that it is written with."""

    def register(function: F) -> F:
        if name in VERBS:
            raise ValueError(f"verb {name} is registered twice")
        _agent, params, result = get_type_hints(function).values()
        mutates = protocol.document()["verbs"][name]["mutates"]
        VERBS[name] = Verb(name, params, result, mutates, function)
        return function

    return register


def load() -> None:
    """Fills the table: every module beside this one is a family of verbs."""
    for module in pkgutil.iter_modules(verbs.__path__, f"{verbs.__name__}."):
        import_module(module.name)
