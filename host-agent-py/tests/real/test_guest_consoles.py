"""Consoles of real guests through the agent's endpoint."""

import asyncio
import os
import signal
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import pytest

from real.conftest import Lab
from support.certificates import Pki
from support.consoles import Peer, console, open_descriptors
from support.documents import DomainXml
from support.engine import CallFailed, Engine, connected
from support.waiting import until
from vireo_agent.config import Config
from vireo_agent.service import Service

pytestmark = pytest.mark.real
PTY = "ua-0b0f0d2e-59a5-4bd1-b2c0-54a3a8f2e4a1"
SOCKET = "ua-1b0f0d2e-59a5-4bd1-b2c0-54a3a8f2e4a2"
_BOOT_SECONDS = 60.0


@dataclass
class Running:
    """An agent, an engine and a guest with a display and two text consoles."""

    engine: Engine
    pki: Pki
    port: int
    document: DomainXml

    async def ticket(self, kind: str = "text", **members: Any) -> str:
        given = {"user": "ann", "force": False, "alias": PTY, **members}
        answer = await self.engine.call("console.open", id=self.document.identity, kind=kind, **given)
        return str(answer["ticket"])

    def open(self, ticket: str) -> Any:
        return console(self.pki, self.port, ticket)


@pytest.fixture
async def running(real_config: Config, pki: Pki, lab: Lab) -> AsyncIterator[Running]:
    service = Service(real_config)
    port = await service.start()
    document = document_of(lab)
    try:
        async with connected(pki, port) as engine:
            while not (await engine.call("domain.list"))["libvirt_connected"]:
                await asyncio.sleep(0.05)
            await engine.call("domain.create", xml=document.text())
            yield Running(engine, pki, port, document)
    finally:
        await service.stop()
        lab.libvirtd.destroy_all()


def document_of(lab: Lab) -> DomainXml:
    """The tiny guest, which prints to its second serial port and echoes what is typed there."""
    identity = str(uuid.uuid4())
    path = lab.base / f"console/{identity[:8]}.sock"
    document = lab.document(
        identity=identity,
        paused=True,
        devices=f"""<serial type="pty"><target port="1"/><alias name="{PTY}"/></serial>
            <serial type="unix"><source mode="bind" path="{path}"/><target port="2"/>
            <alias name="{SOCKET}"/></serial>""",
    )
    # The kernel speaks on the port behind the pseudo-terminal.
    document.head = document.head.replace("console=ttyS0 quiet", "console=ttyS1 sysrq_always_enabled")
    return document


async def testADisplayIsReachedWithoutAnyPortAndAsksForItsPassword(running: Running) -> None:
    async with running.open(await running.ticket("vnc")) as peer:
        await peer.until(b"RFB 003.008\n")
        await peer.send(b"RFB 003.008\n")
        # One security type, number 2: VNC authentication. None (1) is not among them.
        await peer.until(b"\x01\x02")


async def testASecondDisplayIsRefused(running: Running) -> None:
    with pytest.raises(CallFailed) as failed:
        await running.ticket("vnc", screen=1)
    assert failed.value.name == "LIBVIRT_REFUSED"


async def testTheKernelIsReadOnItsSerialPort(running: Running) -> None:
    async with running.open(await running.ticket()) as peer:
        # QEMU looks for who reads a pseudo-terminal once a second.
        await asyncio.sleep(1.5)
        await running.engine.call("domain.resume", id=running.document.identity)
        await shown(peer, b"Linux version")
        await shown(peer, b"VIREO-GUEST-READY")
        await peer.send(b"hello\n")
        await shown(peer, b"hello")


async def shown(peer: Peer, wanted: bytes) -> None:
    async with asyncio.timeout(_BOOT_SECONDS):
        while wanted not in peer.seen:
            peer.seen += (await peer.socket.receive()).data


@pytest.mark.parametrize(("kind", "alias"), [("vnc", ""), ("text", PTY), ("text", SOCKET)])
async def testTheEndOfTheDomainEndsItsConsoles(running: Running, kind: str, alias: str) -> None:
    descriptors = open_descriptors()
    async with running.open(await running.ticket(kind, alias=alias)) as peer:
        if kind == "vnc":
            await peer.until(b"RFB 003.008\n")
        else:
            await asyncio.sleep(1.5)
        await running.engine.call("domain.destroy", id=running.document.identity)
        assert (await peer.closed(20))[0] == "ENDED"
    await until(lambda: open_descriptors() <= descriptors, expected=True)


async def testConsolesOutliveLibvirtd(running: Running, lab: Lab) -> None:
    async with (
        running.open(await running.ticket("vnc")) as display,
        running.open(await running.ticket()) as text,
    ):
        await display.until(b"RFB 003.008\n")
        lab.libvirtd.kill()
        await running.engine.libvirt(connected=False)
        await display.send(b"RFB 003.008\n")
        await display.until(b"\x01\x02")
        with pytest.raises(CallFailed) as failed:
            await running.ticket("vnc")
        assert failed.value.name == "LIBVIRT_UNAVAILABLE"
        await asyncio.to_thread(lab.libvirtd.start)
        await running.engine.libvirt(connected=True, timeout=30)
        await running.engine.call("domain.resume", id=running.document.identity)
        await shown(text, b"VIREO-GUEST-READY")
        # Who has it is still known.
        with pytest.raises(CallFailed) as failed:
            await running.ticket(user="bob")
        assert failed.value.name == "CONSOLE_IN_USE"


async def testAHungQemuKeepsNobodyWaiting(running: Running, lab: Lab) -> None:
    pid = int((lab.base / f"run/qemu/{running.document.name}.pid").read_text())
    async with running.open(await running.ticket("vnc")) as peer:
        await peer.until(b"RFB 003.008\n")
        os.kill(pid, signal.SIGSTOP)
        try:
            wish = {"id": running.document.identity, "kind": "vnc", "user": "x", "force": False}
            with pytest.raises(CallFailed) as failed:
                await running.engine.call_with("console.open", wish, deadline_ms=1000)
            assert failed.value.name == "DEADLINE_EXCEEDED"
            await peer.send(b"z" * 1_000_000)
            assert (await peer.closed(30))[0] == "STALLED"
        finally:
            os.kill(pid, signal.SIGCONT)


async def testTheGuestAgentsChannelIsNoConsole(running: Running, lab: Lab) -> None:
    xml = lab.libvirtd.virsh("dumpxml", running.document.name).stdout
    channel = xml.partition("org.qemu.guest_agent.0")[2].partition("<alias name='")[2]
    with pytest.raises(CallFailed) as failed:
        await running.ticket(alias=channel.partition("'")[0])
    assert failed.value.name == "DOMAIN_STATE"
