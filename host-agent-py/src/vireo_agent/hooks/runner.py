"""Runs the scripts of a hook point one after the other."""

import contextlib
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass

from vireo_agent import log
from vireo_agent.domains import masking
from vireo_agent.domains.metadata import Parameters
from vireo_agent.errors import AgentError
from vireo_agent.hooks import points, scripts
from vireo_agent.hooks.scripts import Script, Scripts
from vireo_agent.schema.types import ScriptFailure

_log = logging.getLogger(__name__)
CONTEXT = "VIREO_CONTEXT"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Why hooks run: the VM or host that something happens to, and further words for scripts."""

    subject: str = ""
    name: str = ""
    parameters: Parameters = ()


class Hooks(Scripts):
    """The hooks of this host, in directories named after the points."""

    def at(self, point: str) -> tuple[Script, ...]:
        """The scripts of a point, in their order."""
        return scripts.in_directory(self.directory / point, point)

    def unused(self) -> tuple[ScriptFailure, ...]:
        """Folders that are named after no point; blocking."""
        return tuple(
            scripts.misspelt(path, "hook point", points.ALL)
            for path in scripts.entries(self.directory)
            if path.name not in points.ALL and path.is_dir()
        )

    def seconds_at(self, point: str) -> float:
        """How long the scripts of a point can take in all."""
        with contextlib.suppress(OSError):
            return len(self.at(point)) * self.setting.seconds
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
                    raise self.failed(script, occasion.subject, why) from None
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
            folder = Script(point, self.directory / point)
            why = f"cannot be looked into: {error}"
            raise self.failed(folder, occasion.subject, why) from None

    async def _run(self, script: Script, occasion: Occasion, xml: str, *, bounded: bool) -> str:
        context = {
            "point": script.point,
            "id": occasion.subject,
            "name": occasion.name,
            "host": self.setting.host_uuid,
            "correlation_id": log.correlation.get(),
            "parameters": dict(occasion.parameters),
        }
        outcome = await self.run(
            script,
            occasion.subject,
            xml,
            masking.secrets_in(xml),
            {CONTEXT: json.dumps(context)},
            bounded=bounded,
        )
        lines = tuple(log.printable(line[:500]) for line in outcome.stderr.splitlines()[-20:])
        for line in lines:
            _log.info("hook %s: %s", script.path, line)
        if lines and log.key.get():
            self.setting.told(log.key.get(), str(script.path), lines)
        return outcome.stdout

    def error(self, script: Script, subject: str, why: str) -> AgentError:
        """Names the VM that it is about, where there is one."""
        told = subject or str(script.path)
        return AgentError("HOOK_FAILED", f"hook {script.path} {why}", subject=told)
