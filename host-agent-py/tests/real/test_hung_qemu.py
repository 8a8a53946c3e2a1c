"""One QEMU of many hangs: the others' calls are as quick as before, and it is named."""

import asyncio
import os
import signal
import statistics
import time
import uuid
from pathlib import Path

import pytest

from real.conftest import Lab
from support.documents import DomainXml
from support.engine import CallFailed, Engine

pytestmark = pytest.mark.real
OTHERS = 50
MOST_SECONDS = 0.1


def small(lab: Lab) -> DomainXml:
    """A guest that never runs, of as little as QEMU takes."""
    return DomainXml(
        identity=str(uuid.uuid4()),
        type="qemu",
        paused=True,
        memory_mib=16,
        head='<os><type arch="x86_64" machine="q35">hvm</type></os>',
        devices="<emulator>/usr/bin/qemu-system-x86_64</emulator>"
        '<memballoon model="virtio"/><video><model type="none"/></video>',
    )


async def round_of(engine: Engine, documents: list[DomainXml]) -> list[float]:
    """How long three calls take on each of them, one after the other."""
    took = []
    for document in documents:
        identity = document.identity
        for verb, params in (
            ("domain.xml", {"ids": [identity]}),
            ("domain.suspend", {"id": identity}),
            ("domain.set_balloon", {"id": identity, "memory_bytes": 16 << 20}),
        ):
            begun = time.monotonic()
            await engine.call_with(verb, params)
            took.append(time.monotonic() - begun)
    return took


@pytest.mark.parametrize("hanging", [1, 3])
async def testFiftyOthersAnswerAsBefore(real_engine: Engine, lab: Lab, hanging: int) -> None:
    documents = [small(lab) for _ in range(OTHERS + hanging)]
    for document in documents:
        await real_engine.call("domain.create", xml=document.text())
    hung, others = documents[:hanging], documents[hanging:]
    pids = [int(Path(lab.base / f"run/qemu/{d.name}.pid").read_text()) for d in hung]
    told, counted = real_engine.statistics(), set[str]()
    while len(counted) < len(documents):
        found = (await anext(told))["domains"]
        counted |= {d["id"] for d in found if "balloon.current" in d["numbers"]}
    before = await round_of(real_engine, others)
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        begun = time.monotonic()
        stuck = [
            asyncio.ensure_future(
                real_engine.call_with(
                    "domain.set_balloon",
                    {"id": document.identity, "memory_bytes": 8 << 20},
                    deadline_ms=3000,
                )
            )
            for document in hung
        ]
        after = await round_of(real_engine, others)
        for call in stuck:
            with pytest.raises(CallFailed) as failure:
                await call
            assert failure.value.name == "DEADLINE_EXCEEDED"
        assert time.monotonic() - begun < max(4, 1.5 * sum(after))
        for label, took in (("before", before), ("beside", after)):
            shown = statistics.quantiles(took, n=100)
            print(
                f"\n{label} {hanging} hung of {OTHERS + hanging}: median {shown[49] * 1000:.0f} ms,"
                f" P95 {shown[94] * 1000:.0f} ms, most {max(took) * 1000:.0f} ms"
            )
        assert statistics.quantiles(after, n=100)[94] < MOST_SECONDS
        named = {document.identity for document in hung}
        while set((await anext(told))["unresponsive"]) != named:
            pass
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)
    for document in hung:
        status = await real_engine.call("domain.suspend", id=document.identity)
        assert status["state"] == "paused"
