"""Runs other programs: always an argument vector, never a shell."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from launcher.errors import LauncherError

OUTPUT_TAIL_LINES = 30


def run(
    argv: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdin: str | None = None,
    secret: bool = False,
    good: Sequence[int] = (0,),
) -> str:
    """Run to the end and return standard output; a failure carries the end of what was printed.

    With ``secret`` the arguments are not repeated in the error.
    """
    words = [str(word) for word in argv]
    done = subprocess.run(
        words,
        cwd=cwd,
        env={**os.environ, **env} if env else None,
        input=stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode not in good:
        shown = words[0] if secret else shlex.join(words)
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-OUTPUT_TAIL_LINES:])
        raise LauncherError(f"{shown} ended with {done.returncode}:\n{tail}")
    return done.stdout


def succeeds(argv: Sequence[str | Path]) -> bool:
    """Whether the program exists and ends with 0."""
    words = [str(word) for word in argv]
    return shutil.which(words[0]) is not None and (
        subprocess.run(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        ).returncode
        == 0
    )


def command_line(pid: int) -> list[str]:
    """Return the arguments of a live process, empty when it is gone or a zombie."""
    try:
        raw = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return []
    return [part.decode(errors="replace") for part in raw.split(b"\0") if part]


def processes() -> Iterator[tuple[int, list[str]]]:
    """Every live process with its arguments."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            words = command_line(int(entry.name))
            if words:
                yield int(entry.name), words


def wait_until(condition: Callable[[], bool], seconds: float, every: float = 0.2) -> bool:
    """Ask again and again; whether it came true in time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(every)
    return True


def end_process(pid: int, gently: signal.Signals = signal.SIGTERM, seconds: float = 20) -> None:
    """Ask a process to end; kill it when it has not after the given time."""
    with suppress(ProcessLookupError):
        os.kill(pid, gently)
        if not wait_until(lambda: not command_line(pid), seconds):
            os.kill(pid, signal.SIGKILL)
