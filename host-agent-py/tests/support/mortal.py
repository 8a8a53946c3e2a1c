"""The agent, killed as by kill -9 at one point of its code: mortal.py POINT run --config FILE.

A point is written "before module:Class.method" or "after module:function", with "#2" behind it
for the second time that it is come by.
"""

import asyncio
import functools
import importlib
import itertools
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from vireo_agent.main import main


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def doom(point: str) -> None:
    """Has the agent die there."""
    when, _, rest = point.partition(" ")
    place, _, number = rest.partition("#")
    module, _, path = place.partition(":")
    *owners, name = path.split(".")
    owner: Any = importlib.import_module(module)
    for part in owners:
        owner = getattr(owner, part)
    setattr(owner, name, _doomed(getattr(owner, name), when, int(number or 1)))


def _doomed(work: Callable[..., Any], when: str, number: int) -> Callable[..., Any]:
    times = itertools.count(1)

    @functools.wraps(work)
    def plain(*arguments: Any, **named: Any) -> Any:
        doomed = next(times) == number
        if doomed and when == "before":
            _die()
        result = work(*arguments, **named)
        if doomed:
            _die()
        return result

    @functools.wraps(work)
    async def awaited(*arguments: Any, **named: Any) -> Any:
        doomed = next(times) == number
        if doomed and when == "before":
            _die()
        result = await work(*arguments, **named)
        if doomed:
            _die()
        return result

    return awaited if asyncio.iscoroutinefunction(work) else plain


if __name__ == "__main__":
    doom(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
