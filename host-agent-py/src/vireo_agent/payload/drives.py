"""Builds the payload drives of a domain and removes them when it is gone."""

import base64
import hashlib
import logging
import shutil
import tempfile
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from vireo_agent.domains.document import DomainDocument, PayloadDrive, PayloadFile
from vireo_agent.errors import AgentError
from vireo_agent.payload import images, memory
from vireo_agent.uuids import is_uuid

_log = logging.getLogger(__name__)
_MAX_FILES = 64
_MAX_BYTES = 4 * 1024 * 1024
_MAX_NAME = 128
_MAX_FILE_NAME = 255
# The first of these that lives in memory takes the files while the image is made.
_SCRATCH = (Path("/run"), Path("/dev/shm"))
# QEMU's user must be able to walk to the image; libvirt hands the file itself over at the start.
_DIRECTORY_MODE = 0o711


@dataclass(frozen=True, slots=True)
class _Kind:
    """By which label a guest finds the drive, how large it is when empty, and what it is."""

    label: str
    size: int
    write: Callable[[Path, str, Path], Awaitable[None]]
    problem: Callable[[images.Files], str]


_KINDS = {
    "nocloud": _Kind("cidata", 0, images.iso, lambda _files: ""),
    "configdrive": _Kind("config-2", 0, images.iso, lambda _files: ""),
    "unattend": _Kind("sysprep", 0, images.iso, lambda _files: ""),
    "sysprep": _Kind("sysprep", images.FLOPPY_BYTES, images.floppy, images.floppy_problem),
}


class PayloadDrives:
    """One directory a VM, named by its id, holding nothing but its images."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._scratch = memory.scratch(_SCRATCH, Path(tempfile.gettempdir()))
        # Agents of several hosts can share what lies in memory, as in a lab.
        owner = hashlib.sha256(str(directory).encode()).hexdigest()[:12]
        self._scratch_prefix = f"vireo-payload-{owner}-"

    def prepare(self) -> None:
        """Makes the top directory, and removes what an agent left that was killed at work."""
        self._directory.mkdir(parents=True, exist_ok=True)
        self._directory.chmod(_DIRECTORY_MODE)
        if not memory.holds(self._directory, memory.mounts()):
            _log.warning(
                "payload_directory %s is on a disk: passwords and keys for the first boot of guests"
                " are written to it; choose one below a tmpfs, such as /run",
                self._directory,
            )
        for left in self._scratch.glob(f"{self._scratch_prefix}*"):
            shutil.rmtree(left, ignore_errors=True)

    async def build(self, document: DomainDocument, secrets: Mapping[str, str]) -> None:
        """Builds every drive that the document asks for; what was there before is replaced."""
        targets = [self._target(document.id, drive) for drive in document.payloads]
        if len(set(targets)) != len(targets):
            raise _invalid("two payload drives have the same path; give each its own")
        contents = [_contents(drive, secrets) for drive in document.payloads]
        self.remove(document.id)
        if not targets:
            return
        home = self._directory / document.id
        home.mkdir(mode=_DIRECTORY_MODE)
        home.chmod(_DIRECTORY_MODE)
        for drive, target, files in zip(document.payloads, targets, contents, strict=True):
            await self._build(drive, target, files)
            _log.info("built payload drive %s (%s, %d files)", target, drive.kind, len(files))

    def remove(self, identity: str) -> None:
        """Removes the drives of a VM; nothing there is fine."""
        home = self._directory / str(uuid.UUID(identity))
        if home.is_dir() and not home.is_symlink():
            shutil.rmtree(home, ignore_errors=True)
            _log.info("removed payload drives of domain %s", identity)

    def sweep(self, running: set[str]) -> None:
        """Removes the drives of the VMs that do not run."""
        if not self._directory.is_dir():
            return
        for home in self._directory.iterdir():
            if is_uuid(home.name) and home.name not in running:
                self.remove(home.name)

    async def _build(self, drive: PayloadDrive, target: Path, files: images.Files) -> None:
        kind = _KINDS[drive.kind]
        with tempfile.TemporaryDirectory(prefix=self._scratch_prefix, dir=self._scratch) as top:
            for path, content in files.items():
                file = Path(top) / path
                try:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(content)
                except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
                    raise _invalid(f"file path {str(path)!r}: {error.strerror}") from None
            images.reserve(target, kind.size)
            await kind.write(target, kind.label, Path(top))

    def _target(self, identity: str, drive: PayloadDrive) -> Path:
        kind = _KINDS.get(drive.kind)
        if kind is None:
            raise _invalid(f"kind {drive.kind[:40]!r} is not known; write {', '.join(_KINDS)}")
        if drive.label != kind.label:
            raise _invalid(f"label of a {drive.kind} drive must be {kind.label!r}")
        home = self._directory / identity
        name = drive.path.rpartition("/")[2]
        if drive.path != f"{home}/{name}" or name in ("", ".", "..") or not name.isprintable():
            raise _invalid(f"path {drive.path[:200]!r} is not a file directly in {home}")
        if len(name.encode()) > _MAX_FILE_NAME:
            raise _invalid(f"file name {name[:60]!r}... is longer than {_MAX_FILE_NAME} bytes")
        return home / name


def _contents(drive: PayloadDrive, secrets: Mapping[str, str]) -> dict[PurePosixPath, bytes]:
    if not 1 <= len(drive.files) <= _MAX_FILES:
        raise _invalid(f"{len(drive.files)} files; a drive has 1 to {_MAX_FILES}")
    contents: dict[PurePosixPath, bytes] = {}
    for file in drive.files:
        path = _inner_path(file.path)
        if path in contents:
            raise _invalid(f"file {file.path!r} is there twice")
        contents[path] = _decoded(file, secrets)
    total = sum(len(content) for content in contents.values())
    if total > _MAX_BYTES:
        raise _invalid(f"{total} bytes in all are more than the limit of {_MAX_BYTES}")
    if problem := _KINDS[drive.kind].problem(contents):
        raise _invalid(problem)
    return contents


def _inner_path(text: str) -> PurePosixPath:
    path = PurePosixPath(text)
    plain = (
        text == str(path)
        and text.isprintable()
        and 0 < len(text.encode("utf-8", "replace")) <= _MAX_NAME
        and not path.is_absolute()
        and ".." not in path.parts
        and text != "."
        and "\\" not in text
    )
    if not plain:
        raise _invalid(f"file path {text[:80]!r} is not a plain relative path of at most {_MAX_NAME} bytes")
    return path


def _decoded(file: PayloadFile, secrets: Mapping[str, str]) -> bytes:
    text = file.base64 or ""
    if file.secret is not None:
        if text.strip():
            raise _invalid(f"file {file.path!r} has both a text and a secret; keep one")
        if file.secret not in secrets:
            raise _invalid(f"the secret of file {file.path!r} was not sent in params.secrets")
        text = secrets[file.secret]
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except ValueError:
        raise _invalid(f"the content of file {file.path!r} is not base64") from None


def _invalid(reason: str) -> AgentError:
    return AgentError("PAYLOAD_INVALID", f"payload drive refused: {reason}")
