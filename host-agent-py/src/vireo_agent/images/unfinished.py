"""Files that are being made: what is left of them by an agent that was killed, the next removes."""

import contextlib
import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from vireo_agent.errors import AgentError
from vireo_agent.workers import WorkerPool

_log = logging.getLogger(__name__)
_SECONDS = 60.0


class Unfinished:
    """A link to each such file, in a folder of the agent's own."""

    def __init__(self, state_directory: Path) -> None:
        self._links = state_directory / "unfinished"
        self._links.mkdir(exist_ok=True)
        self._left = list(self._links.iterdir())

    @contextmanager
    def noted(self, file: Path) -> Iterator[None]:
        """While the file is written."""
        link = self._links / secrets.token_hex(8)
        # Without a link it is removed when its storage is prepared again, hours later.
        with contextlib.suppress(OSError):
            link.symlink_to(file)
        try:
            yield
        finally:
            link.unlink(missing_ok=True)

    async def remove(self, files: WorkerPool) -> None:
        """What cannot be removed, as when its storage is not there, is left to the next agent."""
        for link in self._left:
            lane = f"partial:{link.readlink()}"
            with contextlib.suppress(OSError, AgentError):
                if await files.run(lane, partial(_removed, link), _SECONDS):
                    link.unlink(missing_ok=True)


def _removed(link: Path) -> bool:
    file = link.readlink()
    with contextlib.suppress(FileNotFoundError):
        file.unlink()
        _log.info("removed %s: the agent that made it was killed", file)
    return file.parent.is_dir()
