"""Refuses images that lead a tool to files which are none of their business.

By their headers, read here before any tool that would follow what these name.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from vireo_agent.errors import AgentError
from vireo_agent.images.paths import Confinement
from vireo_agent.schema.types import ImageFormat

_MAX_DEPTH = 32
_FORMATS = ("qcow2", "raw")
_MAGIC = b"QFI\xfb"
_FIXED = struct.Struct(">4sIQI")  # magic, version, backing file offset, its length
_FEATURES_OFFSET = 72
_HEADER_LENGTH_OFFSET = 100
_V2_HEADER_LENGTH = 72
_VERSION_3 = 3
_EXTERNAL_DATA_FILE = 1 << 2
_BACKING_FORMAT = 0xE2792ACA
_EXTENSION = struct.Struct(">II")
_MAX_NAME = 1023
_HEADER_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Header:
    """What a qcow2 header names outside of the file."""

    backing: str | None
    backing_format: str | None


def header(path: Path, image_format: ImageFormat) -> Header | None:
    """The header of a qcow2 image without external data; None for raw, which has no header."""
    if image_format == "raw":
        return None
    with path.open("rb") as stream:
        data = stream.read(_HEADER_BYTES)
    if len(data) < _V2_HEADER_LENGTH or data[:4] != _MAGIC:
        raise _not_qcow2(path, "it has no qcow2 header")
    _, version, offset, length = _FIXED.unpack_from(data)
    if version not in (2, _VERSION_3):
        raise _not_qcow2(path, f"qcow2 version {version} is not known")
    features, header_length = 0, _V2_HEADER_LENGTH
    if version == _VERSION_3:
        if len(data) < _HEADER_LENGTH_OFFSET + 4:
            raise _not_qcow2(path, "its header is cut off")
        (features,) = struct.unpack_from(">Q", data, _FEATURES_OFFSET)
        (header_length,) = struct.unpack_from(">I", data, _HEADER_LENGTH_OFFSET)
    if offset and (length > _MAX_NAME or offset + length > len(data)):
        raise _not_qcow2(path, "the name of its backing file lies outside of its header")
    if features & _EXTERNAL_DATA_FILE:
        raise _refused(path, "it keeps its data in another file; convert it to a plain qcow2 first")
    backing = data[offset : offset + length].decode("utf-8", "replace") if offset else None
    return Header(backing, _backing_format(data, header_length))


def _backing_format(data: bytes, position: int) -> str | None:
    while position + _EXTENSION.size <= len(data):
        kind, length = _EXTENSION.unpack_from(data, position)
        position += _EXTENSION.size
        if kind == 0 or length > len(data):
            return None
        if kind == _BACKING_FORMAT:
            return data[position : position + length].decode("ascii", "replace")
        position += (length + 7) & ~7
    return None


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
        if found.backing_format not in _FORMATS:
            raise _refused(current, f"the format of its backing file is {found.backing_format!r}")
        current_format = cast("ImageFormat", found.backing_format)
        current = _next(confinement, current, found.backing)
    raise _refused(path, f"its backing chain is longer than {_MAX_DEPTH} files")


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


def _not_qcow2(path: Path, why: str) -> AgentError:
    message = f"{path} is not a qcow2 image: {why}; name its true format"
    return AgentError("IMAGE_TOOL_FAILED", message, output="", subject=str(path))
