"""One file a job: what was asked, what is noted for the case of a kill, and how it ended."""

import json
import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vireo_agent import disk
from vireo_agent.schema.codec import DecodeError, decode, encode
from vireo_agent.schema.types import Job
from vireo_agent.uuids import is_uuid

_log = logging.getLogger(__name__)
KEPT_SECONDS = 7 * 24 * 3600
MAX_KEPT = 1000


@dataclass(slots=True)
class Entry:
    """A job as it is on disk. ``notes`` are its work's own, to decide its outcome by."""

    job: Job
    request: dict[str, Any]
    notes: dict[str, Any] = field(default_factory=dict)
    ended: float = 0.0


class Journal:
    """Blocking calls; every write is on disk when it returns."""

    def __init__(self, state_directory: Path) -> None:
        self._folder = state_directory / "jobs"
        self._folder.mkdir(exist_ok=True)

    def read(self) -> list[Entry]:
        """Every job; what cannot be read is put aside and said."""
        found = []
        for file in sorted(self._folder.glob("*.json")):
            try:
                kept = json.loads(file.read_text(encoding="utf-8"))
                job, request, notes = (
                    decode(Job, kept["job"], "job"),
                    kept["request"],
                    kept["notes"],
                )
                found.append(Entry(job, dict(request), dict(notes), float(kept["ended"])))
            except (OSError, ValueError, KeyError, TypeError, DecodeError) as error:
                _log.error("%s is not a job (%s); it is kept as %s.damaged", file, error, file.name)
                file.replace(file.with_name(f"{file.name}.damaged"))
        return found

    def write(self, entry: Entry) -> None:
        """Keeps a job as it is now."""
        disk.write(self._file(entry.job.id), json.dumps(encode(entry)), durable=True)

    def forget(self, identities: Iterable[str]) -> None:
        """Removes jobs that ended long ago."""
        for identity in identities:
            self._file(identity).unlink(missing_ok=True)

    def _file(self, identity: str) -> Path:
        if not is_uuid(identity):
            raise ValueError(f"{identity!r} is not the id of a job")
        return self._folder / f"{identity}.json"


def stale(entries: list[Entry]) -> list[Entry]:
    """Those that ended a week ago, or before the newest thousand."""
    ended = sorted((e for e in entries if e.ended), key=lambda e: e.ended, reverse=True)
    oldest = time.time() - KEPT_SECONDS
    return [e for number, e in enumerate(ended) if number >= MAX_KEPT or e.ended < oldest]
