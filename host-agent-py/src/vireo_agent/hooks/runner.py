"""Runs the scripts of a hook point one after the other."""

import contextlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vireo_agent import deadline, log
from vireo_agent.domains import masking
from vireo_agent.errors import AgentError
from vireo_agent.hooks import points, scripts
from vireo_agent.hooks.failures import Failures, misspelt
from vireo_agent.hooks.scripts import Script
from vireo_agent.schema.types import ScriptFailure

_log = logging.getLogger(__name__)
CONTEXT = "VIREO_CONTEXT"
_OUTPUT_SHOWN = 4000


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why hooks run: the VM or host that something happens to, and further words for scripts."""

    subject: str = ""
    name: str = ""
    parameters: tuple[tuple[str, str], ...] = ()


class Hooks:
    """The hooks of this host: directories named after the points, read at every occasion."""

    def __init__(
        self,
        directory: Path,
        host_uuid: str,
        libvirt_uri: str,
        seconds: float,
        failures: Failures,
    ) -> None:
        self._directory = directory
        self._libvirt_uri = libvirt_uri
        self._host_uuid = host_uuid
        self._seconds = seconds
        self._failures = failures

    def at(self, point: str) -> tuple[Script, ...]:
        """The scripts of a point, in their order."""
        return scripts.in_directory(self._directory / point, point)

    def unused(self) -> tuple[ScriptFailure, ...]:
        """Folders that are named after no point; blocking."""
        return tuple(
            misspelt(path, "hook point", points.ALL)
            for path in scripts.entries(self._directory)
            if path.name not in points.ALL and path.is_dir()
        )

    def seconds_at(self, point: str) -> float:
        """How long the scripts of a point can take in all."""
        with contextlib.suppress(OSError):
            return len(self.at(point)) * self._seconds
        return 0.0

    async def before(
        self,
        point: str,
        occasion: Occasion,
        xml: str = "",
        check: Callable[[str], object] = lambda _changed: None,
    ) -> str:
        """Runs the point's scripts; the first that fails stops what was about to happen.

        Each gets the XML on its standard input. What a script of a point in CHANGING_XML prints
        takes its place once ``check`` did not raise. No script outlasts the request's deadline.
        """
        for script in self._listed(point, occasion):
            printed = await self._run(script, occasion, xml, bounded=True)
            if point in points.CHANGING_XML and printed.strip() and printed != xml:
                try:
                    check(printed)
                except AgentError as error:
                    why = f"printed XML that is refused: {error.message}"
                    raise self._failed(script, occasion, why) from None
                _log.info("hook %s changed the XML of %s", script.path, occasion.subject)
                xml = printed
        return xml

    async def after(self, point: str, occasion: Occasion, xml: str = "") -> None:
        """Runs the point's scripts; what fails is logged and kept, since nothing can be undone."""
        try:
            found = self._listed(point, occasion)
        except AgentError as error:
            _log.error("%s", error.message)
            return
        for script in found:
            try:
                await self._run(script, occasion, xml, bounded=False)
            except AgentError as error:
                _log.error("%s", error.message)
            except Exception:
                _log.exception("hook %s could not be run by a defect of the agent", script.path)

    def _listed(self, point: str, occasion: Occasion) -> tuple[Script, ...]:
        try:
            return self.at(point)
        except OSError as error:
            folder = Script(point, self._directory / point)
            raise self._failed(folder, occasion, f"cannot be looked into: {error}") from None

    async def _run(self, script: Script, occasion: Occasion, xml: str, *, bounded: bool) -> str:
        context = {
            "point": script.point,
            "id": occasion.subject,
            "name": occasion.name,
            "host": self._host_uuid,
            "correlation_id": log.correlation.get(),
            "parameters": dict(occasion.parameters),
        }
        seconds = deadline.at_most(self._seconds) if bounded else self._seconds
        environment = {CONTEXT: json.dumps(context), scripts.LIBVIRT_URI: self._libvirt_uri}
        try:
            why, outcome = await script.run(seconds, xml, environment)
        except AgentError as error:
            raise self._failures.noted(script.path, occasion.subject, error) from None
        except OSError as error:
            raise self._failed(script, occasion, f"could not be run: {error}") from None
        # A script may repeat what it was given, and the log is no place for a guest's secrets.
        printed = masking.scrub(outcome.stderr, masking.secrets_in(xml))
        if why:
            raise self._failed(script, occasion, why, printed)
        for line in printed.strip().splitlines()[-20:]:
            _log.info("hook %s: %s", script.path, line[:500])
        return outcome.stdout

    def _failed(self, script: Script, occasion: Occasion, why: str, output: str = "") -> AgentError:
        shown = output.strip()[-_OUTPUT_SHOWN:]
        message = f"hook {script.path} {why}" + (f": {shown}" if shown else "")
        error = AgentError("HOOK_FAILED", message, subject=occasion.subject or str(script.path))
        return self._failures.noted(script.path, occasion.subject, error)
