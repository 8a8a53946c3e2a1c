"""Connections for calls."""

import pytest

from vireo_agent.virt.failures import Unavailable
from vireo_agent.virt.lines import Lines


def testAConnectionThatCannotBeOpenedSentNothing() -> None:
    lines = Lines("qemu+unix:///system?socket=/nonexistent/libvirt.sock")
    with pytest.raises(Unavailable) as failure, lines.line():
        pass
    assert "libvirt" not in failure.value.data
