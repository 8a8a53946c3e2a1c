"""The numbers of a guest that runs come by themselves."""

import pytest

from real.conftest import Lab
from support.engine import Engine

pytestmark = pytest.mark.real
MEMORY = ("balloon.available", "balloon.usable", "balloon.current", "balloon.rss")


async def testTheProcessorAndTheMemoryOfAGuestArrive(real_engine: Engine, lab: Lab) -> None:
    document, plain = lab.document(), '<memballoon model="virtio"/>'
    reporting = '<memballoon model="virtio"><stats period="2"/></memballoon>'
    assert plain in document.text()
    told = real_engine.statistics()
    assert (await anext(told))["whole"]
    await real_engine.call("domain.create", xml=document.text().replace(plain, reporting))
    seen: dict[str, int] = {}
    times: list[int] = []
    # The guest tells of its memory once its driver is there, and again after its own period.
    while len(times) < 3 or not all(seen.get(name) for name in MEMORY):
        for domain in (await anext(told))["domains"]:
            assert domain["id"] == document.identity
            seen |= domain["numbers"]
            times.append(seen["cpu.time"])
    print(f"\n{len(times)} cycles: {seen}")
    assert times == sorted(set(times))
    assert 0 < seen["cpu.user"] + seen["cpu.system"] <= seen["cpu.time"] * 2
    assert 0 < seen["balloon.usable"] < seen["balloon.available"] <= seen["balloon.current"]
    assert seen["balloon.current"] == 160 * 1024
