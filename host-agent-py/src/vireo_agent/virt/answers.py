"""Errors of libvirt that are an answer, such as that there is no such domain."""

from collections.abc import Iterator
from contextlib import contextmanager

import libvirt


@contextmanager
def ignoring(code: int) -> Iterator[None]:
    """Goes on behind the block when libvirt reports this; all other errors pass."""
    try:
        yield
    except libvirt.libvirtError as error:
        if error.get_error_code() != code:
            raise
