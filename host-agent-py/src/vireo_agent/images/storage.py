"""Local storage domains: a directory with two folders and a marker that says whose it is."""

import json
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vireo_agent.clock import rfc3339
from vireo_agent.errors import AgentError
from vireo_agent.images.paths import IMAGES_FOLDER, IMPORT_FOLDER, Confinement
from vireo_agent.images.tools import NO_SPACE
from vireo_agent.images.volumes import PARTIAL_SUFFIX, give_to_qemu
from vireo_agent.schema.types import StorageFile, StorageFiles, StorageStatistics

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
        with _usable(home):
            home.mkdir(mode=0o755, parents=True, exist_ok=True)
            _mark(home / MARKER, storage_domain_id)
            for name in (IMAGES_FOLDER, IMPORT_FOLDER):
                _make_folder(home / name)
            _remove_stale(home)
        return self.statistics(root)

    def statistics(self, root: str) -> StorageStatistics:
        """Size of the file system behind a storage domain."""
        home = self._confinement.root(root)
        with _usable(home):
            found = os.statvfs(home)
        return StorageStatistics(found.f_blocks * found.f_frsize, found.f_bavail * found.f_frsize)

    def files(self, root: str, folder: str) -> StorageFiles:
        """The files of one folder; the agent's own (dot) files are not shown."""
        home = self._confinement.root(str(Path(root) / folder))
        with _usable(home):
            found = _files(home, Path(root) / folder)
            return StorageFiles(tuple(sorted(found, key=lambda file: file.path)))


@contextmanager
def _usable(home: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise AgentError("VOLUME_NOT_FOUND", f"no directory {home}; call storage.prepare first") from None
    except OSError as error:
        name = "STORAGE_FULL" if error.errno in NO_SPACE else "PATH_REFUSED"
        raise AgentError(
            name,
            f"{home} cannot be used: {error.strerror}; see to it on the host",
            subject=str(home),
        ) from None


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=_FOLDER_MODE, exist_ok=True)
    if folder.is_symlink():
        raise AgentError("PATH_REFUSED", f"{folder} is a link; make it a directory", subject=str(folder))
    give_to_qemu(folder, _FOLDER_MODE)
    _remove_stale(folder)


def _mark(marker: Path, storage_domain_id: str) -> None:
    text = json.dumps({"storage_domain_id": storage_domain_id, "version": 1}) + "\n"
    whole = marker.with_name(f"{marker.name}.{secrets.token_hex(4)}{PARTIAL_SUFFIX}")
    try:
        with whole.open("x", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        try:
            marker.hardlink_to(whole)
        except FileExistsError:
            found = marker.read_bytes()
            # An agent of before markers came whole may have been stopped at writing this one.
            if found != text.encode() and text.encode().startswith(found):
                whole.replace(marker)
            else:
                _require_owner(marker, storage_domain_id)
    finally:
        whole.unlink(missing_ok=True)


def _require_owner(marker: Path, storage_domain_id: str) -> None:
    try:
        owner = str(json.loads(marker.read_text(encoding="utf-8"))["storage_domain_id"])
    except (OSError, ValueError, KeyError, TypeError):
        owner = "(unreadable marker)"
    if owner != storage_domain_id:
        raise AgentError(
            "STORAGE_CONFLICT",
            f"{marker.parent} belongs to storage domain {owner}, not to {storage_domain_id};"
            f" choose another path, or remove {marker} if that storage domain is gone",
            subject=str(marker.parent),
        )


def _remove_stale(folder: Path) -> None:
    oldest = time.time() - _PARTIAL_MAX_AGE_SECONDS
    for partial in folder.glob(f".*{PARTIAL_SUFFIX}"):
        if partial.lstat().st_mtime < oldest:
            partial.unlink(missing_ok=True)


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
                raise AgentError("IMAGE_TOOL_FAILED", f"{home} holds more than {_MAX_FILES} files", output="")
            yield StorageFile(str(shown / entry.name), found.st_size, rfc3339(found.st_mtime))
