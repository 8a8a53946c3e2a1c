"""Runs the few programs the agent needs: argument vectors, limits, no shell, no orphans."""

import asyncio
import contextlib
import os
import signal
import subprocess
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import IO

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
    watch: Callable[[bytes], None] | None = None,
) -> Outcome:
    """Runs a program to its end; it dies with the agent, and when its time is over.

    What it started itself and left running ends with it: it gets a process group of its own.
    ``environment`` is added to the fixed one; ``watch`` is told what is printed, as it comes.
    """
    added = environment or {}
    program = _Program(_wrapped(command, limits), stdin, {**_ENVIRONMENT, **added}, watch)
    timed_out = False
    try:
        async with asyncio.timeout(limits.seconds):
            await asyncio.gather(*program.readers(), program.ended())
    except TimeoutError:
        timed_out = True
    finally:
        program.close()
        await program.ended()
        status = program.reap()
    return Outcome(
        status,
        program.stdout.decode("utf-8", "replace"),
        program.stderr.decode("utf-8", "replace"),
        timed_out,
        program.flooded,
    )


class _Program:
    """A program at work and what it printed so far; one that prints too much is killed.

    asyncio would wait for it by itself, and nobody could tell then whether its number, which is
    its group's as well, is another's already. So it is waited for here, after its group's end.
    """

    def __init__(
        self,
        command: list[str],
        stdin: bytes,
        environment: dict[str, str],
        watch: Callable[[bytes], None] | None,
    ) -> None:
        self.stdout = bytearray()
        self.stderr = bytearray()
        self.flooded = False
        self._watch = watch
        self._transports: list[asyncio.BaseTransport] = []
        # A file in memory: a program need not read what it is given.
        with os.fdopen(os.memfd_create("stdin"), "w+b") as given:
            given.write(stdin)
            given.seek(0)
            self._process = subprocess.Popen(
                command,
                stdin=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment,
                cwd="/",
                start_new_session=True,
            )

    def readers(self) -> tuple[Coroutine[None, None, None], ...]:
        """One for each stream, to be awaited side by side."""
        return (
            self._read(self._process.stdout, self.stdout),
            self._read(self._process.stderr, self.stderr),
        )

    async def _read(self, pipe: IO[bytes] | None, into: bytearray) -> None:
        stream = asyncio.StreamReader()
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(stream), pipe
        )
        self._transports.append(transport)
        while chunk := await stream.read(_CHUNK):
            if len(into) + len(chunk) > _MAX_OUTPUT:
                self.flooded = True
                self._kill()
                return
            into += chunk
            if self._watch is not None and into is self.stdout:
                self._watch(chunk)

    async def ended(self) -> None:
        """The program has come to its end; what it left behind has now, and holds no pipe open."""
        loop, end = asyncio.get_running_loop(), asyncio.Event()
        watch = os.pidfd_open(self._process.pid)
        loop.add_reader(watch, end.set)
        try:
            await end.wait()
        finally:
            loop.remove_reader(watch)
            os.close(watch)
        self._kill()

    def close(self) -> None:
        """Ends what still runs."""
        self._kill()
        for transport in self._transports:
            transport.close()

    def reap(self) -> int:
        """The exit status; gives the number of the process back."""
        return self._process.wait()

    def _kill(self) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)


def _wrapped(command: Sequence[str], limits: Limits) -> list[str]:
    wrapper = ["/usr/bin/setpriv", "--pdeathsig", "KILL", "--", "/usr/bin/prlimit"]
    if limits.address_space_bytes is not None:
        wrapper.append(f"--as={limits.address_space_bytes}")
    if limits.cpu_seconds is not None:
        wrapper.append(f"--cpu={limits.cpu_seconds}")
    return [*wrapper, "--core=0", "--", *command]
