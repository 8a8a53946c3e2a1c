"""Only what QEMU itself serves is opened as a text console."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from vireo_agent.errors import AgentError
from vireo_agent.virt.consoles import ConsoleCalls

DEVICE = (
    '<domain><devices><serial type="{kind}"><source {mode} path="{path}"/><target port="0"/>'
    '<alias name="ua-1"/></serial></devices></domain>'
)
BIND = 'mode="bind"'


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Path]:
    # As long as libvirt's own directories may be, and longer than an address of a socket.
    folder = tmp_path / ("x" * 120)
    folder.mkdir()
    short = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(short))
        server.listen()
        yield short.rename(folder / "served")


def opened(kind: str, mode: str, path: Path) -> int:
    xml = DEVICE.format(kind=kind, mode=mode, path=path)
    domain: Any = SimpleNamespace(XMLDesc=lambda _flags: xml, ID=lambda: 1)
    calls: Any = ConsoleCalls.__new__(ConsoleCalls)
    calls._domain = lambda _identity: domain
    return int(calls.open_text("d", "ua-1"))


def testASocketOfQemuIsOpened(served: Path) -> None:
    os.close(opened("unix", BIND, served))


@pytest.mark.parametrize("mode", ['mode="connect"', ""])
def testASocketOfSomebodyElseIsNotOpened(served: Path, mode: str) -> None:
    with pytest.raises(AgentError, match="only pty, and unix with the mode bind") as refused:
        opened("unix", mode, served)
    assert refused.value.name == "DOMAIN_STATE"


@pytest.mark.parametrize("kind", ["unix", "pty"])
def testALinkIsNotFollowed(served: Path, tmp_path: Path, kind: str) -> None:
    link, target = tmp_path / "link", served if kind == "unix" else Path("/dev/null")
    link.symlink_to(target)
    with pytest.raises(AgentError, match="cannot be opened at") as refused:
        opened(kind, BIND, link)
    assert refused.value.name == "DOMAIN_STATE"


def testAFileIsNoSocket(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(AgentError, match="it is no socket"):
        opened("unix", BIND, file)
