"""The agent as a process of its own, so that it can be killed."""

import asyncio
import contextlib
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from vireo_agent.config import Config

_SOURCES = Path(__file__).parents[2] / "src"
_MORTAL = Path(__file__).with_name("mortal.py")
_START_SECONDS = 20


def write_config(config: Config, path: Path) -> Path:
    roots = ", ".join(f'"{root}"' for root in config.storage_roots)
    path.write_text(
        f"""libvirt_uri = "{config.libvirt_uri}"
bind = "{config.bind}"
port = {config.port}
pki_directory = "{config.pki_directory}"
state_directory = "{config.state_directory}"
payload_directory = "{config.payload_directory}"
nvram_directory = "{config.nvram_directory}"
tpm_directory = "{config.tpm_directory}"
sysfs_directory = "{config.sysfs_directory}"
storage_roots = [{roots}]
virt_type = "{config.virt_type}"
log_file = "{config.log_file or path.with_suffix(".log")}"
log_level = "INFO"
"""
    )
    return path


class AgentProcess:
    """python -m vireo_agent run."""

    def __init__(self, config: Config, directory: Path, *, within: tuple[str, ...] = ()) -> None:
        self.log = directory / "agent.log"
        self.config = replace(config, log_file=self.log)
        self._within = within  # a program that becomes the agent
        self._file = directory / "agent.toml"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    async def start(self, point: str = "") -> int:
        """Starts it; returns the port, which stays the same over restarts.

        With a ``point`` it is killed when it comes there; see support.mortal.
        """
        write_config(self.config, self._file)
        already = self.log.read_text().count(" listens on ") if self.log.exists() else 0
        program = [str(_MORTAL), point] if point else ["-m", "vireo_agent"]
        self._process = subprocess.Popen(
            [*self._within, sys.executable, *program, "run", "--config", str(self._file)],
            env={"PYTHONPATH": str(_SOURCES), "PATH": "/usr/bin:/bin"},
        )
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end:
            text = self.log.read_text() if self.log.exists() else ""
            ports = re.findall(r" listens on \S+:(\d+)", text)
            if len(ports) > already:
                self.config = replace(self.config, port=int(ports[-1]))
                return self.config.port
            await asyncio.sleep(0.05)
        raise AssertionError(f"the agent did not start: {self.log.read_text()}")

    def kill(self) -> None:
        """kill -9."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    async def died(self) -> None:
        """Waits until it was killed at its point."""
        assert self._process is not None
        assert await asyncio.to_thread(self._process.wait, 30) == -signal.SIGKILL

    def stop(self) -> int:
        """SIGTERM; returns the exit status."""
        assert self._process is not None
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        return self._process.wait(15)
