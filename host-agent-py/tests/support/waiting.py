"""Waiting for a condition instead of a time."""

import asyncio
import inspect
from collections.abc import Callable
from typing import Any


async def until(look: Callable[[], Any], expected: Any, seconds: float = 20) -> None:
    """Looks, also by awaiting, until it sees what is expected."""
    seen = None
    try:
        async with asyncio.timeout(seconds):
            while True:
                found = look()
                seen = await found if inspect.isawaitable(found) else found
                if seen == expected:
                    return
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"{expected!r} did not come in {seconds} s; seen: {seen!r}") from None
