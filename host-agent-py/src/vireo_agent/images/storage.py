"""Local storage domains: a directory with two folders and a marker that says whose it is."""

import json
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from vireo_agent.clock import rfc3339
from vireo_agent.errors import AgentError
from vireo_agent.images.paths import IMAGES_FOLDER, IMPORT_FOLDER, Confinement
from vireo_agent.images.volumes import PARTIAL_SUFFIX, qemu_group
from vireo_agent.schema.replies import StorageFile, StorageFiles, StorageStatistics

MARKER = ".vireo-storage-domain"
_MAX_FILES = 10_000
_FOLDER_MODE = 0o750
# No copy may run longer than six hours, so an older partial file belongs to nobody.
_PARTIAL_MAX_AGE_SECONDS = 7 * 3600


class Storage:
    """Blocking calls; the verbs run them on worker threads."""

    def __init__(self, confinement: Confinement) -> None:
        self._confinement = confinement

    def prepare(self, root: str, storage_domain_id: str) -> StorageStatistics:
        """Makes a directory a storage domain, or finds it one already."""
        home = self._confinement.root(root)
        home.mkdir(mode=0o755, parents=True, exist_ok=True)
        _mark(home / MARKER, storage_domain_id)
        for name in (IMAGES_FOLDER, IMPORT_FOLDER):
            folder = home / name
            folder.mkdir(mode=_FOLDER_MODE, exist_ok=True)
            if folder.is_symlink():
                raise AgentError(
                    "PATH_REFUSED", f"{folder} is a link; make it a directory", subject=str(folder)
                )
            folder.chmod(_FOLDER_MODE)
            group = qemu_group()
            if group is not None and os.geteuid() == 0:
                os.chown(folder, -1, group)
            _remove_stale(folder)
        return _statistics(home)

    def statistics(self, root: str) -> StorageStatistics:
        """Size of the file system behind a storage domain."""
        return _statistics(self._confinement.root(root))

    def files(self, root: str, folder: str) -> StorageFiles:
        """The files of one folder; the agent's own (dot) files are not shown."""
        home = self._confinement.root(str(Path(root) / folder))
        try:
            found = _files(home, Path(root) / folder)
            return StorageFiles(tuple(sorted(found, key=lambda file: file.path)))
        except FileNotFoundError:
            raise AgentError(
                "VOLUME_NOT_FOUND", f"no folder {home}; call storage.prepare first"
            ) from None


def _mark(marker: Path, storage_domain_id: str) -> None:
    text = json.dumps({"storage_domain_id": storage_domain_id, "version": 1}) + "\n"
    try:
        with marker.open("x", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
    except FileExistsError:
        owner = _owner(marker)
        if owner != storage_domain_id:
            raise AgentError(
                "STORAGE_CONFLICT",
                f"{marker.parent} belongs to storage domain {owner}, not to {storage_domain_id};"
                f" choose another path, or remove {marker} if that storage domain is gone",
                subject=str(marker.parent),
            ) from None


def _owner(marker: Path) -> str:
    try:
        return str(json.loads(marker.read_text(encoding="utf-8"))["storage_domain_id"])
    except (OSError, ValueError, KeyError, TypeError):
        return "(unreadable marker)"


def _remove_stale(folder: Path) -> None:
    oldest = time.time() - _PARTIAL_MAX_AGE_SECONDS
    for partial in folder.glob(f".*{PARTIAL_SUFFIX}"):
        if partial.lstat().st_mtime < oldest:
            partial.unlink(missing_ok=True)


def _statistics(home: Path) -> StorageStatistics:
    try:
        found = os.statvfs(home)
    except FileNotFoundError:
        raise AgentError(
            "VOLUME_NOT_FOUND", f"no directory {home}; call storage.prepare first"
        ) from None
    return StorageStatistics(found.f_blocks * found.f_frsize, found.f_bavail * found.f_frsize)


def _files(home: Path, shown: Path) -> Iterator[StorageFile]:
    count = 0
    with os.scandir(home) as entries:
        for entry in entries:
            if entry.name.startswith(".") or not entry.name.isprintable():
                continue
            found = entry.stat(follow_symlinks=False)
            if not stat.S_ISREG(found.st_mode):
                continue
            count += 1
            if count > _MAX_FILES:
                raise AgentError(
                    "IMAGE_TOOL_FAILED", f"{home} holds more than {_MAX_FILES} files", output=""
                )
            yield StorageFile(str(shown / entry.name), found.st_size, rfc3339(found.st_mtime))
