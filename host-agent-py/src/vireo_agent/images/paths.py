"""Keeps every path inside the configured storage roots."""

import stat
from collections.abc import Iterable
from pathlib import Path

from vireo_agent import disk
from vireo_agent.errors import AgentError, path_refused

IMPORT_FOLDER = "import"
IMAGES_FOLDER = "images"
_MAX_PATH = 1000


class Confinement:
    """Answers for paths from outside; only what it returned may be opened."""

    def __init__(self, roots: Iterable[Path]) -> None:
        self._roots = tuple(roots)

    def root(self, text: str) -> Path:
        """The directory of a storage domain; it need not exist yet."""
        path = _plain(text)
        self._require_inside(path, path.resolve())
        return path.resolve()

    def image(self, text: str) -> Path:
        """The path of an image file; the file itself need not exist, its folder must."""
        path = _plain(text)
        if path.name.startswith("."):
            raise path_refused(text, "names that begin with a dot are the agent's own")
        try:
            resolved = path.parent.resolve(strict=True) / path.name
        except (OSError, RuntimeError):
            raise path_refused(text, "its folder does not exist; call storage.prepare first") from None
        self._require_inside(path, resolved)
        try:
            mode = resolved.lstat().st_mode
        except FileNotFoundError:
            return resolved
        if not stat.S_ISREG(mode):
            raise path_refused(text, "it is not a regular file")
        return resolved

    def existing_image(self, text: str) -> Path:
        """The path of an image file that is there."""
        path = self.image(text)
        if not path.exists():
            raise AgentError(
                "VOLUME_NOT_FOUND",
                f"no image file {text}; put it back, or choose another",
                subject=text,
            )
        return path

    def imported(self, image: Path) -> bool:
        """Whether the file lies where users put files of their own."""
        root = self._root_of(image)
        return root is not None and IMPORT_FOLDER in image.parent.relative_to(root).parts

    def storage_of(self, lane: str) -> str:
        """The directory below a root that a lane of calls is about; empty for none."""
        path = Path(lane.removeprefix("partial:"))
        for root in self._roots:
            if path.is_relative_to(root):
                return str(root.joinpath(*path.relative_to(root).parts[:1]))
        return ""

    def _root_of(self, resolved: Path) -> Path | None:
        reals = map(disk.real_folder, self._roots)
        return next((real for real in reals if resolved.is_relative_to(real)), None)

    def _require_inside(self, path: Path, resolved: Path) -> None:
        if self._root_of(resolved) is not None:
            return
        roots = ", ".join(str(root) for root in self._roots)
        raise path_refused(str(path), f"it is outside of the storage roots {roots}")


def _plain(text: str) -> Path:
    path = Path(text)
    if (
        not text.isprintable()
        or not path.is_absolute()
        or ".." in path.parts
        or len(text.encode("utf-8", "replace")) > _MAX_PATH
    ):
        raise path_refused(text, "write an absolute path of printable characters without '..'")
    return path
