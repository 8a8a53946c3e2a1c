"""What guests may fill of the agent's memory and of a message."""

import json

import pytest

from vireo_agent import protocol
from vireo_agent.domains.guests import sanitized
from vireo_agent.events import stream
from vireo_agent.schema.codec import encode
from vireo_agent.schema.types import LibvirtEvent
from vireo_agent.virt.types import RawGuest, RawGuestInterface


@pytest.mark.parametrize("letter", ["x", "\u00e9", "\U0001f600"])
def testTwoThousandChattyGuestsFitIntoAMessage(letter: str) -> None:
    addresses = tuple((f"2001:db8:1111:2222:3333:4444:5555:{n:x}", 64) for n in range(1000))
    card = RawGuestInterface(letter * 1000, "52:54:00:00:00:01", addresses)
    facts = ("hostname", "os.name", "os.version", "os.kernel-release")
    told = sanitized(RawGuest((card,) * 1000, dict.fromkeys(facts, letter * 100000)))
    assert len(json.dumps(encode(told))) < protocol.MAX_MESSAGE_BYTES / 2000


def testAnOrdinaryGuestIsToldWhole() -> None:
    cards = tuple(
        RawGuestInterface(f"eth{n}", "52:54:00:00:00:01", (("10.0.0.1", 24), ("2001:db8::1", 64)))
        for n in range(20)
    )
    assert len(sanitized(RawGuest(cards, {"hostname": "web"})).interfaces) == 20


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
