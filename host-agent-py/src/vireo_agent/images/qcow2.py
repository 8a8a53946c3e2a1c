"""Reads the header of a qcow2 file, before any tool that would follow what it names."""

import struct
from dataclasses import dataclass
from pathlib import Path

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


class NotQcow2(ValueError):
    """The file is not what it was said to be."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a qcow2 header names outside of the file."""

    backing: str | None
    backing_format: str | None
    external_data: bool


def read(path: Path) -> Header:
    """The header of a qcow2 file."""
    with path.open("rb") as stream:
        data = stream.read(_HEADER_BYTES)
    if len(data) < _V2_HEADER_LENGTH or data[:4] != _MAGIC:
        raise NotQcow2("it has no qcow2 header")
    _, version, offset, length = _FIXED.unpack_from(data)
    if version not in (2, _VERSION_3):
        raise NotQcow2(f"qcow2 version {version} is not known")
    features, header_length = 0, _V2_HEADER_LENGTH
    if version == _VERSION_3:
        if len(data) < _HEADER_LENGTH_OFFSET + 4:
            raise NotQcow2("its header is cut off")
        (features,) = struct.unpack_from(">Q", data, _FEATURES_OFFSET)
        (header_length,) = struct.unpack_from(">I", data, _HEADER_LENGTH_OFFSET)
    return Header(
        backing=_backing(data, offset, length),
        backing_format=_backing_format(data, header_length),
        external_data=bool(features & _EXTERNAL_DATA_FILE),
    )


def _backing(data: bytes, offset: int, length: int) -> str | None:
    if offset == 0:
        return None
    if length > _MAX_NAME or offset + length > len(data):
        raise NotQcow2("the name of its backing file lies outside of its header")
    return data[offset : offset + length].decode("utf-8", "replace")


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
