"""Scripts that an admin puts in place of verbs."""

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vireo_agent import deadline, log, protocol
from vireo_agent.domains import masking
from vireo_agent.errors import AgentError
from vireo_agent.hooks import scripts
from vireo_agent.hooks.failures import Failures, misspelt
from vireo_agent.hooks.scripts import Script
from vireo_agent.schema.types import ScriptFailure

_log = logging.getLogger(__name__)
_OUTPUT_SHOWN = 4000
# Whoever asks what a host was customised with must not be answered by a customisation.
_NEVER = ("host.hello", "host.customizations")


@dataclass(frozen=True, slots=True)
class Answer:
    """The verb's result, when the script did it; else the verb is to be run with the params."""

    params: dict[str, Any]
    result: dict[str, Any] | None = None


class Overrides:
    """The scripts of this host: files named after verbs, looked up at every request."""

    def __init__(
        self, directory: Path, libvirt_uri: str, seconds: float, failures: Failures
    ) -> None:
        self._directory = directory
        self._libvirt_uri = libvirt_uri
        self._seconds = seconds
        self._failures = failures
        self._verbs = set(protocol.document()["verbs"]) - set(_NEVER)

    def all(self) -> tuple[Script, ...]:
        """Every script that stands in place of a verb."""
        found = scripts.in_directory(self._directory)
        return tuple(script for script in found if script.point in self._verbs)

    def unused(self) -> tuple[ScriptFailure, ...]:
        """Scripts that are named after no verb that one can stand in for; blocking."""
        return tuple(
            misspelt(script.path, "verb to override", self._verbs)
            for script in scripts.in_directory(self._directory)
            if script.point not in self._verbs
        )

    def of(self, verb: str) -> Script | None:
        """The script in place of a verb."""
        path = self._directory / verb
        return Script(verb, path) if verb not in _NEVER and scripts.is_script(path) else None

    async def ask(self, script: Script, params: dict[str, Any]) -> Answer:
        """Runs the script: the request as JSON in, what is to happen as JSON out.

        Secrets of the request are left out; the verb gets them when the script says proceed.
        """
        try:
            return await self._ask(script, params)
        except AgentError as error:
            subject = params.get("id") if isinstance(params.get("id"), str) else ""
            raise self._failures.noted(script.path, str(subject or ""), error) from None

    async def _ask(self, script: Script, params: dict[str, Any]) -> Answer:
        hidden = masking.secrets_in(str(params.get("xml", "")))
        request = {
            "verb": script.point,
            "params": {name: value for name, value in params.items() if name != "secrets"},
            "correlation_id": log.correlation.get(),
        }
        why, outcome = await script.run(
            deadline.at_most(self._seconds),
            json.dumps(request),
            {scripts.LIBVIRT_URI: self._libvirt_uri},
        )
        if why:
            shown = masking.scrub(outcome.stderr, hidden).strip()[-_OUTPUT_SHOWN:]
            raise _failed(script, f"{why}: {shown}")
        return self._answer(script, outcome.stdout, params, hidden)

    @staticmethod
    def _answer(
        script: Script, printed: str, params: dict[str, Any], hidden: tuple[str, ...]
    ) -> Answer:
        try:
            answer = json.loads(printed)
        except (ValueError, RecursionError):
            answer = None
        match answer:
            case {"result": dict() as result, **rest} if not rest:
                _log.info("script %s answered %s", script.path, script.point)
                return Answer(params, result)
            case {"proceed": True, "params": dict() as changed, **rest} if not rest:
                kept = {"secrets": params["secrets"]} if "secrets" in params else {}
                return Answer({**changed, **kept})
            case {"proceed": True, **rest} if not rest:
                return Answer(params)
        raise _failed(
            script,
            f"printed {masking.scrub(printed, hidden).strip()[:200]!r}; print"
            ' {"proceed": true}, {"proceed": true, "params": {…}} or {"result": {…}}',
        )


def _failed(script: Script, why: str) -> AgentError:
    return AgentError(
        "OVERRIDE_FAILED",
        f"the script {script.path} in place of {script.point} {why}",
        subject=str(script.path),
    )
