"""Scripts that an admin puts in place of verbs."""

import json
import logging
from dataclasses import dataclass
from typing import Any

from vireo_agent import log, protocol
from vireo_agent.domains import masking
from vireo_agent.errors import AgentError
from vireo_agent.hooks import scripts
from vireo_agent.hooks.scripts import Script, Scripts
from vireo_agent.schema.types import ScriptFailure

_log = logging.getLogger(__name__)
# Whoever asks what a host was customised with must not be answered by a customisation.
_NEVER = ("host.hello", "host.follow_statistics", "host.customizations")
_VERBS = set(protocol.document()["verbs"]) - set(_NEVER)


@dataclass(frozen=True, slots=True)
class Answer:
    """The verb's result, when the script did it; else the verb is to be run with the params."""

    params: dict[str, Any]
    result: dict[str, Any] | None = None


class Overrides(Scripts):
    """The scripts of this host: files named after verbs, looked up at every request."""

    def all(self) -> tuple[Script, ...]:
        """Every script that stands in place of a verb."""
        found = scripts.in_directory(self.directory)
        return tuple(script for script in found if script.point in _VERBS)

    def unused(self) -> tuple[ScriptFailure, ...]:
        """Scripts that are named after no verb that one can stand in for; blocking."""
        return tuple(
            scripts.misspelt(script.path, "verb to override", _VERBS)
            for script in scripts.in_directory(self.directory)
            if script.point not in _VERBS
        )

    def of(self, verb: str) -> Script | None:
        """The script in place of a verb."""
        path = self.directory / verb
        return Script(verb, path) if verb not in _NEVER and scripts.is_script(path) else None

    async def ask(self, script: Script, params: dict[str, Any]) -> Answer:
        """Runs the script: the request as JSON in, what is to happen as JSON out.

        Secrets of the request are left out; the verb gets them when the script says proceed.
        """
        hidden = masking.secrets_in(str(params.get("xml", "")))
        request = {
            "verb": script.point,
            "params": {name: value for name, value in params.items() if name != "secrets"},
            "correlation_id": log.correlation.get(),
        }
        subject = str(params.get("id", ""))
        outcome = await self.run(script, subject, json.dumps(request), hidden, {})
        try:
            answer = json.loads(outcome.stdout)
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
        printed = masking.scrub(outcome.stdout, hidden).strip()[:200]
        why = (
            f"printed {printed!r}; print"
            ' {"proceed": true}, {"proceed": true, "params": {…}} or {"result": {…}}'
        )
        raise self.failed(script, subject, why)

    def error(self, script: Script, _subject: str, why: str) -> AgentError:
        """Names the script."""
        message = f"the script {script.path} in place of {script.point} {why}"
        return AgentError("OVERRIDE_FAILED", message, subject=str(script.path))
