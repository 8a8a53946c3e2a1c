"""Runs the few programs the agent needs: argument vectors, limits, no shell, no orphans."""

import asyncio
import contextlib
import os
import signal
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass

_MAX_OUTPUT = 1024 * 1024
_CHUNK = 64 * 1024
_ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a program may use; None is no limit of ours."""

    seconds: float
    address_space_bytes: int | None = None
    cpu_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended.

    ``timed_out``: it was killed for its time; ``flooded``: for printing more than a mebibyte.
    """

    status: int
    stdout: str
    stderr: str
    timed_out: bool = False
    flooded: bool = False


async def run(
    command: Sequence[str],
    limits: Limits,
    *,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> Outcome:
    """Runs a program to its end; it dies with the agent, and when its time is over.

    What it started itself and left running ends with it: it gets a process group of its own.
    ``environment`` is added to the fixed one.
    """
    process = await asyncio.create_subprocess_exec(
        *_wrapped(command, limits),
        stdin=asyncio.subprocess.PIPE if stdin else asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**_ENVIRONMENT, **(environment or {})},
        cwd="/",
        start_new_session=True,
    )
    printed = _Printed(process)
    timed_out = False
    try:
        async with asyncio.timeout(limits.seconds):
            await asyncio.gather(_feed(process, stdin), *printed.readers(), _end(process))
    except TimeoutError:
        timed_out = True
    finally:
        _kill(process)
    await process.wait()
    return Outcome(
        process.returncode or 0,
        printed.stdout.decode("utf-8", "replace"),
        printed.stderr.decode("utf-8", "replace"),
        timed_out,
        printed.flooded,
    )


class _Printed:
    """What a program printed so far; one that prints too much is killed."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.stdout = bytearray()
        self.stderr = bytearray()
        self.flooded = False

    def readers(self) -> tuple[Coroutine[None, None, None], ...]:
        """One for each stream, to be awaited side by side."""
        return (
            self._read(self._process.stdout, self.stdout),
            self._read(self._process.stderr, self.stderr),
        )

    async def _read(self, stream: asyncio.StreamReader | None, into: bytearray) -> None:
        while stream and (chunk := await stream.read(_CHUNK)):
            if len(into) + len(chunk) > _MAX_OUTPUT:
                self.flooded = True
                _kill(self._process)
                return
            into += chunk


async def _feed(process: asyncio.subprocess.Process, stdin: bytes) -> None:
    if process.stdin is None:
        return
    # A program need not read what it is given.
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):
        process.stdin.write(stdin)
        await process.stdin.drain()
    process.stdin.close()


async def _end(process: asyncio.subprocess.Process) -> None:
    await process.wait()
    # What is left of the group would hold the pipes open.
    _kill(process)


def _kill(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _wrapped(command: Sequence[str], limits: Limits) -> list[str]:
    wrapper = ["/usr/bin/setpriv", "--pdeathsig", "KILL", "--", "/usr/bin/prlimit"]
    if limits.address_space_bytes is not None:
        wrapper.append(f"--as={limits.address_space_bytes}")
    if limits.cpu_seconds is not None:
        wrapper.append(f"--cpu={limits.cpu_seconds}")
    return [*wrapper, "--core=0", "--", *command]
