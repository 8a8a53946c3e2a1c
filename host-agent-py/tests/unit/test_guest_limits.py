"""What guests may fill of the agent's memory and of a message."""

import asyncio
import json
from typing import Any

import pytest

from support.waiting import until
from vireo_agent import protocol
from vireo_agent.domains.guests import GuestPoller, sanitized
from vireo_agent.events import stream
from vireo_agent.schema.codec import encode
from vireo_agent.schema.types import GuestInfo, LibvirtEvent
from vireo_agent.virt.types import RawGuest, RawGuestInterface
from vireo_agent.workers import WorkerPool


@pytest.mark.parametrize("letter", ["x", "\u00e9", "\U0001f600"])
def testTwoThousandChattyGuestsFitIntoAMessage(letter: str) -> None:
    addresses = tuple((f"2001:db8:1111:2222:3333:4444:5555:{n:x}", 64) for n in range(1000))
    card = RawGuestInterface(letter * 1000, "52:54:00:00:00:01", addresses)
    facts = ("hostname", "os.name", "os.version", "os.kernel-release")
    told = sanitized(RawGuest((card,) * 1000, dict.fromkeys(facts, letter * 100000)))
    assert len(json.dumps(encode(told))) < protocol.MAX_MESSAGE_BYTES / 2000


def testAnOrdinaryGuestIsToldWhole() -> None:
    cards = tuple(
        RawGuestInterface(f"eth{n}", "52:54:00:00:00:01", (("10.0.0.1", 24), ("2001:db8::1", 64))) for n in range(20)
    )
    assert len(sanitized(RawGuest(cards, {"hostname": "web"})).interfaces) == 20


def testWhatIsNotToldTakesNoRoom() -> None:
    local = (("fe80::1", 64), ("127.0.0.1", 8))
    idle = tuple(RawGuestInterface(f"veth{n}", "52:54:00:00:00:01", local) for n in range(200))
    card = RawGuestInterface("eth0", "52:54:00:00:00:02", (*local * 100, ("10.0.0.1", 24)))
    (interface,) = sanitized(RawGuest((*idle, card), {})).interfaces
    assert (interface.name, [a.address for a in interface.addresses]) == ("eth0", ["10.0.0.1"])


async def testOnlyGuestsThatAreFoundTogetherAreAskedOneAfterTheOther() -> None:
    class Asked:
        def __init__(self) -> None:
            self.asks = WorkerPool("guest")
            self.lanes: list[str] = []

        async def call_within(self, lane: str, *_arguments: object) -> GuestInfo:
            self.lanes.append(lane)
            return GuestInfo(interfaces=())

    link: Any = Asked()
    poller = GuestPoller(link, lambda *_told: None)
    for number in range(60):
        poller.follow(f"{number:08}", 1, connected=True, at_once=False)
    await asyncio.sleep(0.2)
    assert len(link.lanes) < 30
    poller.follow("new", 1, connected=True, at_once=True)
    await until(lambda: "guest:new" in link.lanes, expected=True, seconds=1)
    for number in range(60):
        poller.forget(f"{number:08}")
    poller.forget("new")


def testTheBufferOfEventsIsBoundedByItsBytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "BUFFERED_BYTES", 10_000)
    events = stream.EventStream("s")
    for _ in range(100):
        events.append(LibvirtEvent(connected=True, detail="x" * 1000))
    assert events.replayable("s", 95)
    assert not events.replayable("s", 80)
    assert events.next(99)
    with pytest.raises(stream.EventsLost):
        events.next(50)
