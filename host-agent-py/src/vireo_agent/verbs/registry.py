"""The table from verb to function, filled by a decorator."""

import pkgutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, TypeVar, get_type_hints

from vireo_agent import protocol, verbs
from vireo_agent.agent import Agent

P = TypeVar("P")
R = TypeVar("R")
Handle = Callable[[Agent, Any], Awaitable[Any]]
Answer = Callable[[P], Awaitable[R]]
F = TypeVar("F", bound=Handle)


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: its parameters' and result's types, and what it does."""

    name: str
    params: type[Any]
    result: type[Any]
    mutates: bool
    handle: Handle


VERBS: dict[str, Verb] = {}


def verb(name: str) -> Callable[[F], F]:
    """Registers the decorated function under ``name``, with the types that it is written with."""

    def register(function: F) -> F:
        _agent, params, result = get_type_hints(function).values()
        add(name, params, result, function)
        return function

    return register


def add(name: str, params: type[Any], result: type[Any], handle: Handle) -> None:
    """Registers a verb."""
    if name in VERBS:
        raise ValueError(f"verb {name} is registered twice")
    mutates = protocol.document()["verbs"][name]["mutates"]
    VERBS[name] = Verb(name, params, result, mutates, handle)


def answered(name: str, params: type[P], result: type[R], method: Callable[[Agent], Answer[P, R]]) -> None:
    """Registers a verb that one part of the agent answers by itself."""
    add(name, params, result, lambda agent, asked: method(agent)(asked))


def load() -> None:
    """Fills the table: every module beside this one is a family of verbs."""
    for module in pkgutil.iter_modules(verbs.__path__, f"{verbs.__name__}."):
        import_module(module.name)
