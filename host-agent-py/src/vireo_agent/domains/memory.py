"""What is kept of domains: which ran when the agent last looked, over a restart of the agent."""

import json
import logging
from pathlib import Path
from typing import Protocol

from vireo_agent import disk
from vireo_agent.domains.metadata import Parameters

_log = logging.getLogger(__name__)


class Payloads(Protocol):
    """Who keeps files for a domain while it runs."""

    def runs(self, identity: str, run: str, parameters: Parameters) -> None:
        """The domain runs; ``run`` differs between two runs of it."""

    def remove(self, identity: str, hook_parameters: Parameters) -> None:
        """The domain stopped."""

    def sweep(self, running: set[str]) -> None:
        """Only these domains run, or are being started."""


class DomainMemory:
    """A small file, replaced as a whole whenever the set of domains changes."""

    def __init__(self, state_directory: Path) -> None:
        self._file = state_directory / "domains.json"
        self._domains: dict[str, dict[str, object]] = self._load()

    def ids(self) -> set[str]:
        """The domains that ran."""
        return set(self._domains)

    def was_managed(self, identity: str) -> bool:
        """Whether the domain carried our metadata when it was last seen."""
        return bool(self._domains.get(identity, {}).get("managed"))

    def remember(self, identity: str, name: str, *, managed: bool) -> None:
        """The domain runs."""
        entry: dict[str, object] = {"name": name, "managed": managed}
        if self._domains.get(identity) != entry:
            self._domains[identity] = entry
            self._store()

    def forget(self, identity: str) -> None:
        """The domain does not run any more, and that was told."""
        if self._domains.pop(identity, None) is not None:
            self._store()

    def _load(self) -> dict[str, dict[str, object]]:
        try:
            domains = json.loads(self._file.read_text(encoding="utf-8"))["domains"]
            return {str(k): dict(v) for k, v in domains.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            _log.warning("%s is unreadable and is begun anew: %s", self._file, error)
            return {}

    def _store(self) -> None:
        disk.note(self._file, {"domains": self._domains})
