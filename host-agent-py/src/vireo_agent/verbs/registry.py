"""The table from verb to function, filled by a decorator."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from vireo_agent.agent import Agent

P = TypeVar("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb: its parameters' and result's types, and what it does."""

    name: str
    params: type[Any]
    result: type[Any]
    mutates: bool
    handle: Callable[[Agent, Any], Awaitable[Any]]


VERBS: dict[str, Verb] = {}


def verb(
    name: str, params: type[P], result: type[R], *, mutates: bool = False
) -> Callable[[Callable[[Agent, P], Awaitable[R]]], Callable[[Agent, P], Awaitable[R]]]:
    """Registers the decorated function under ``name``."""

    def register(
        function: Callable[[Agent, P], Awaitable[R]],
    ) -> Callable[[Agent, P], Awaitable[R]]:
        if name in VERBS:
            raise ValueError(f"verb {name} is registered twice")
        VERBS[name] = Verb(name, params, result, mutates, function)
        return function

    return register
