"""Runs the few programs the agent needs: argument vectors, limits, no shell, no orphans."""

import asyncio
import contextlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_log = logging.getLogger(__name__)
_MAX_OUTPUT = 1024 * 1024
_ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a program may use; None is no limit of ours."""

    seconds: float
    address_space_bytes: int | None = None
    cpu_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended. ``timed_out`` means that it was killed for its time."""

    status: int
    stdout: str
    stderr: str
    timed_out: bool = False


async def run(
    command: Sequence[str],
    limits: Limits,
    *,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> Outcome:
    """Runs a program to its end; it dies with the agent, and when its time is over.

    ``environment`` is added to the fixed one.
    """
    process = await asyncio.create_subprocess_exec(
        *_wrapped(command, limits),
        stdin=asyncio.subprocess.PIPE if stdin else asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**_ENVIRONMENT, **(environment or {})},
        cwd="/",
    )
    timed_out = False
    try:
        async with asyncio.timeout(limits.seconds):
            stdout, stderr = await process.communicate(stdin or None)
    except TimeoutError:
        timed_out = True
        process.kill()
        stdout, stderr = await process.communicate()
    except asyncio.CancelledError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        raise
    return Outcome(process.returncode or 0, _text(stdout), _text(stderr), timed_out)


def _wrapped(command: Sequence[str], limits: Limits) -> list[str]:
    wrapper = ["/usr/bin/setpriv", "--pdeathsig", "KILL", "--", "/usr/bin/prlimit"]
    if limits.address_space_bytes is not None:
        wrapper.append(f"--as={limits.address_space_bytes}")
    if limits.cpu_seconds is not None:
        wrapper.append(f"--cpu={limits.cpu_seconds}")
    return [*wrapper, "--core=0", "--", *command]


def _text(output: bytes) -> str:
    return output[:_MAX_OUTPUT].decode("utf-8", "replace")
