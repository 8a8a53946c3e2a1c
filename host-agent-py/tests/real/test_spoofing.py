"""Vireo's network filters on the packets of a real guest: what it may send passes alone."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest

from real.conftest import Lab
from support.certificates import Pki
from support.engine import Engine, connected
from support.packets import HOST4, HOST6, Bridge, Shell
from vireo_agent.config import Config
from vireo_agent.service import Service

pytestmark = pytest.mark.real
MAC, FORGED_MAC = "52:54:00:77:00:10", "52:54:00:66:66:66"
LINK_LOCAL = "fe80::5054:ff:fe77:10"
OWN4, OWN6 = ("198.51.100.10", "198.51.100.11"), ("2001:db8:77::10", "2001:db8:77::11")
FORGED4, FORGED6 = "198.51.100.66", "2001:db8:77::66"
_USER_CARD = '<interface type="user"><model type="virtio"/></interface>'
_SETTLE = """cat /proc/net/if_inet6 >/dev/null; echo 0 > /proc/sys/net/ipv6/conf/eth0/accept_dad
ip link set eth0 up; ip addr flush dev eth0 scope global
for a in 198.51.100.10/24 198.51.100.11/24 198.51.100.66/24 \
 2001:db8:77::10/64 2001:db8:77::11/64 2001:db8:77::66/64
do ip addr add $a dev eth0; done; sleep 1; true"""


def _parameters(addresses4: tuple[str, ...], addresses6: tuple[str, ...]) -> str:
    pairs = [("IP", value) for value in addresses4] + [("IPV6", value) for value in addresses6]
    return "".join(f'<parameter name="{name}" value="{value}"/>' for name, value in pairs)


@dataclass
class Wire:
    """A guest behind a filter."""

    bridge: Bridge
    shell: Shell
    identity: str
    filter: str

    def card(self, parameters: str, link: str = "up") -> str:
        return f"""<interface type="bridge"><mac address="{MAC}"/>
            <source bridge="{self.bridge.name}"/><model type="virtio"/>
            <filterref filter="{self.filter}">{parameters}</filterref><link state="{link}"/>
            <alias name="ua-5a5f7e1e-3a3a-4f4f-8c8c-000000000077"/></interface>"""

    async def ping(self, target: str, source: str) -> bool:
        return await self.shell.run(f"ping -c 1 -W 2 -I {source} {target}") == 0

    async def honest_passes(self) -> None:
        for source in OWN4:
            assert await self.ping(HOST4, source), source
        for source in OWN6:
            assert await self.ping(HOST6, source), source

    async def forged_is_dropped(self) -> None:
        """IPv4, ARP, IPv6 and neighbour advertisements under addresses of others."""
        self.bridge.forget()
        assert not await self.ping(HOST4, FORGED4)
        await self.shell.run(f"arping -c 2 -w 2 -U -I eth0 -s {FORGED4} {FORGED4}")
        assert not await self.ping(HOST6, FORGED6)
        # The guest answers this machine's question for the address with an advertisement.
        asked = await asyncio.create_subprocess_exec(
            *("busybox", "ping", "-6", "-c", "1", "-W", "2", FORGED6),
            stdout=asyncio.subprocess.DEVNULL,
        )
        assert await asked.wait() != 0
        assert not self.bridge.seen(socket.inet_aton(FORGED4)), "IPv4 or ARP"
        assert not self.bridge.seen(socket.inet_pton(socket.AF_INET6, FORGED6)), "IPv6"

    async def another_card_is_dropped(self) -> None:
        self.bridge.forget()
        change = "ip link set eth0 down; ip link set eth0 address {}; ip link set eth0 up"
        await self.shell.run(f"{change.format(FORGED_MAC)}; {_SETTLE}")
        assert not await self.ping(HOST4, OWN4[0])
        assert not await self.ping(HOST6, OWN6[0])
        assert not self.bridge.seen(bytes.fromhex(FORGED_MAC.replace(":", "")))
        # In ARP the guest can name another card than the one that the frame comes from.
        await self.shell.run(f"{change.format(MAC)}; {_SETTLE}")


@pytest.fixture
def bridge() -> Iterator[Bridge]:
    made = Bridge()
    yield made
    made.close()


async def _guest(engine: Engine, lab: Lab, bridge: Bridge, name: str, parameters: str) -> Wire:
    document = lab.document()
    wire = Wire(bridge, Shell(lab.libvirtd, document.name), document.identity, name)
    document.devices = document.devices.replace(_USER_CARD, wire.card(parameters))
    await engine.call("domain.create", xml=document.text())
    await engine.event(lambda e: bool(e["body"].get("domain", {}).get("guest")), timeout=40)
    await wire.shell.run(_SETTLE)
    return wire


@pytest.fixture
async def guarded(real_engine: Engine, lab: Lab, bridge: Bridge) -> AsyncIterator[Wire]:
    parameters = _parameters(OWN4, (*OWN6, LINK_LOCAL))
    wire = await _guest(real_engine, lab, bridge, "vireo-no-spoofing", parameters)
    yield wire
    await real_engine.call("domain.destroy", id=wire.identity)


async def testAGuestSendsUnderItsOwnAddressesAlone(guarded: Wire) -> None:
    await guarded.honest_passes()
    await guarded.forged_is_dropped()
    await guarded.another_card_is_dropped()
    await guarded.honest_passes()


async def testTheFilterStaysWhenTheCardChangesAndLibvirtdRestarts(guarded: Wire, real_engine: Engine, lab: Lab) -> None:
    parameters = _parameters(OWN4, (*OWN6, LINK_LOCAL))
    for link in ("down", "up"):
        await real_engine.call("domain.update_device", id=guarded.identity, xml=guarded.card(parameters, link))
    await guarded.shell.run(_SETTLE)
    await guarded.honest_passes()
    await guarded.forged_is_dropped()
    lab.libvirtd.kill()
    await asyncio.to_thread(lab.libvirtd.start)
    await real_engine.libvirt(connected=True)
    await guarded.forged_is_dropped()
    await guarded.honest_passes()
    swapped = _parameters((FORGED4,), (FORGED6, LINK_LOCAL))
    await real_engine.call("domain.update_device", id=guarded.identity, xml=guarded.card(swapped))
    assert await guarded.ping(HOST4, FORGED4)
    assert await guarded.ping(HOST6, FORGED6)
    assert not await guarded.ping(HOST4, OWN4[0])
    assert not await guarded.ping(HOST6, OWN6[0])


async def testTheFilterStaysWhenTheAgentRestarts(guarded: Wire, real_config: Config, pki: Pki) -> None:
    again = Service(real_config)
    port = await again.start()
    try:
        async with connected(pki, port) as engine:
            while not (await engine.call("domain.list"))["libvirt_connected"]:
                await asyncio.sleep(0.05)
        await guarded.forged_is_dropped()
        await guarded.honest_passes()
    finally:
        await again.stop()


async def testWhereNoAddressIsKnownTheCardIsGuarded(real_engine: Engine, lab: Lab, bridge: Bridge) -> None:
    wire = await _guest(real_engine, lab, bridge, "vireo-no-mac-spoofing", "")
    await wire.honest_passes()
    assert await wire.ping(HOST4, FORGED4), "any address will do"
    assert await wire.ping(HOST6, FORGED6), "any address will do"
    await wire.another_card_is_dropped()


async def testAStrictCardHasNothingOfAFamilyWithoutAddresses(real_engine: Engine, lab: Lab, bridge: Bridge) -> None:
    wire = await _guest(real_engine, lab, bridge, "vireo-strict", _parameters(OWN4, ("::",)))
    for source in OWN4:
        assert await wire.ping(HOST4, source)
    assert not await wire.ping(HOST6, OWN6[0])
    assert not bridge.seen(socket.inet_pton(socket.AF_INET6, OWN6[0]))


@pytest.mark.parametrize("family", ["ipv4", "ipv6"])
async def testAFamilyWhoseAddressesAreNotKnownPasses(
    real_engine: Engine, lab: Lab, bridge: Bridge, family: str
) -> None:
    known = _parameters(OWN4, ()) if family == "ipv4" else _parameters((), (*OWN6, LINK_LOCAL))
    wire = await _guest(real_engine, lab, bridge, f"vireo-no-spoofing-{family}", known)
    await wire.honest_passes()
    assert await wire.ping(HOST4, FORGED4) is (family == "ipv6")
    assert await wire.ping(HOST6, FORGED6) is (family == "ipv4")
