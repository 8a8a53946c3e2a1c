"""Refuses images that lead a tool to files which are none of their business."""

from pathlib import Path
from typing import cast

from vireo_agent.errors import AgentError
from vireo_agent.images import qcow2
from vireo_agent.images.paths import Confinement
from vireo_agent.schema.types import ImageFormat

_MAX_DEPTH = 32
_FORMATS = ("qcow2", "raw")


def header(path: Path, image_format: ImageFormat) -> qcow2.Header | None:
    """The header of a qcow2 image without external data; None for raw, which has no header."""
    if image_format == "raw":
        return None
    try:
        found = qcow2.read(path)
    except qcow2.NotQcow2 as error:
        raise AgentError(
            "IMAGE_TOOL_FAILED",
            f"{path} is not a qcow2 image: {error}; name its true format",
            output="",
            subject=str(path),
        ) from None
    if found.external_data:
        raise _refused(path, "it keeps its data in another file; convert it to a plain qcow2 first")
    return found


def check(confinement: Confinement, path: Path, image_format: ImageFormat) -> None:
    """Walks the backing chain: every link inside the roots, with its format said, none imported."""
    current, current_format = path, image_format
    for _ in range(_MAX_DEPTH):
        found = header(current, current_format)
        if found is None or found.backing is None:
            return
        if confinement.imported(current):
            raise _refused(
                current,
                f"an imported image may not name a backing file ({found.backing[:200]!r});"
                " flatten it with qemu-img convert first",
            )
        current_format = _format(current, found)
        current = _next(confinement, current, found.backing)
    raise _refused(path, f"its backing chain is longer than {_MAX_DEPTH} files")


def _format(image: Path, found: qcow2.Header) -> ImageFormat:
    if found.backing_format not in _FORMATS:
        raise _refused(image, f"the format of its backing file is {found.backing_format!r}")
    return cast("ImageFormat", found.backing_format)


def _next(confinement: Confinement, image: Path, backing: str) -> Path:
    if ":" in backing.partition("/")[0]:
        raise _refused(image, f"its backing file {backing[:200]!r} is not a file name")
    target = Path(backing) if backing.startswith("/") else image.parent / backing
    try:
        return confinement.existing_image(str(target))
    except AgentError as error:
        raise _refused(image, f"of its backing file: {error.message}") from None


def _refused(path: Path, reason: str) -> AgentError:
    return AgentError("PATH_REFUSED", f"image {path} refused: {reason}", subject=str(path))
