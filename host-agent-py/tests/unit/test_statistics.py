"""Numbers are told as what has changed, and a hung domain holds nobody else up."""

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from support.waiting import until
from vireo_agent.errors import AgentError
from vireo_agent.facts import devices, statistics
from vireo_agent.facts.statistics import Statistics
from vireo_agent.virt.statistics import named
from vireo_agent.virt.types import DomainNumbersNow
from vireo_agent.workers import WorkerPool

A, B = "7b5b2d52-0f5f-4d5c-8f0a-000000000001", "7b5b2d52-0f5f-4d5c-8f0a-000000000002"


class Libvirt:
    """A link whose libvirt counts what the test says."""

    def __init__(self) -> None:
        self.now: dict[str, dict[str, int]] = {}
        self.before: Callable[[], None] = lambda: None

    def statistics(self) -> tuple[DomainNumbersNow, ...]:
        self.before()
        return tuple(DomainNumbersNow(i, dict(numbers)) for i, numbers in self.now.items())

    async def call_within(self, lane: str, work: Any, timeout: float, pool: WorkerPool) -> Any:
        return await pool.run_within(lane, lambda: work(self), timeout)


def made(libvirt: Libvirt) -> Statistics:
    pool = WorkerPool("statistics", size=2, cap=2)
    return Statistics(libvirt, pool, "s", lambda: tuple(libvirt.now))  # type: ignore[arg-type]


async def testOnlyWhatChangedIsTold() -> None:
    libvirt = Libvirt()
    sampler = made(libvirt)
    libvirt.now = {A: {"cpu.time": 1, "balloon.current": 5}, B: {"cpu.time": 1}}
    await sampler.sample()
    first = sampler.since("", 0)
    assert first.whole
    assert {d.id: d.numbers for d in first.domains} == libvirt.now
    libvirt.now[A]["cpu.time"] = 2
    await sampler.sample()
    second = sampler.since("s", first.cycle)
    assert not second.whole
    assert [(d.id, d.whole, d.numbers) for d in second.domains] == [(A, False, {"cpu.time": 2})]
    assert sampler.since("s", second.cycle).domains == ()
    assert sampler.since("other", second.cycle).whole
    assert sampler.since("s", second.cycle + 9).whole


async def testADeviceThatCameOrWentMakesADomainWhole() -> None:
    libvirt = Libvirt()
    sampler = made(libvirt)
    libvirt.now = {A: {"cpu.time": 1, "net.vnet0.rx.bytes": 5, "balloon.current": 1}}
    await sampler.sample()
    libvirt.now = {A: {"cpu.time": 1, "balloon.current": 1}}
    await sampler.sample()
    (domain,) = sampler.since("s", 1).domains
    assert domain.whole
    assert domain.numbers == libvirt.now[A]


async def testADomainThatEndedIsGone() -> None:
    libvirt = Libvirt()
    sampler = made(libvirt)
    libvirt.now = {A: {"cpu.time": 1}}
    await sampler.sample()
    libvirt.now = {}
    await sampler.sample()
    assert sampler.since("s", 1).gone == (A,)
    assert sampler.since("s", 2).gone == ()
    assert sampler.since("", 0).domains == ()


async def testAHungDomainIsNamedAndDelaysNobody(monkeypatch: Any) -> None:
    monkeypatch.setattr(statistics, "_BULK_SECONDS", 0.2)
    libvirt = Libvirt()
    sampler = made(libvirt)
    whole = {"cpu.time": 1, "balloon.current": 5}
    libvirt.now = {A: dict(whole), B: dict(whole)}
    await sampler.sample()
    held = threading.Event()
    calls = []

    def hang() -> None:
        calls.append(1)
        if len(calls) == 1:
            held.wait(30)  # the call that meets the hung monitor first
        libvirt.now[A] = {"state.state": 1}  # the next ones leave out what needs it

    libvirt.before = hang
    libvirt.now[B]["cpu.time"] = 9
    await sampler.sample()
    told = sampler.since("s", 1)
    assert told.unresponsive == (A,)
    assert {d.id: d.numbers for d in told.domains}[B] == {"cpu.time": 9}
    assert not any(d.whole for d in told.domains)
    held.set()
    await asyncio.sleep(0.05)
    libvirt.before = lambda: None
    libvirt.now[A] = dict(whole)
    await sampler.sample()
    assert sampler.since("s", 2).unresponsive == ()


async def testWithoutLibvirtTheLastNumbersStay() -> None:
    libvirt = Libvirt()
    sampler = made(libvirt)
    libvirt.now = {A: {"cpu.time": 1}}
    await sampler.sample()

    def gone() -> None:
        raise AgentError("LIBVIRT_UNAVAILABLE", "gone")

    libvirt.before = gone
    await sampler.sample()
    told = sampler.since("", 0)
    assert told.unresponsive == (A,)
    assert [d.numbers for d in told.domains] == [{"cpu.time": 1}]


async def testNothingIsCountedForNobody(monkeypatch: Any) -> None:
    monkeypatch.setattr(statistics, "PERIOD_SECONDS", 0.01)
    libvirt = Libvirt()
    sampler = made(libvirt)
    libvirt.now = {A: {"cpu.time": 1}}
    running = asyncio.ensure_future(sampler.run())
    await asyncio.sleep(0.1)
    assert sampler.since("", 0).cycle == 0
    await until(lambda: [d.id for d in sampler.since("", 0).domains], [A])
    running.cancel()


def testDevicesAreNamedAndTextsLeftOut() -> None:
    told = {
        "state.state": 1,
        "block.count": 1,
        "block.0.name": "vda",
        "block.0.rd.bytes": 7,
        "block.0.path": "/secret",
        "net.0.name": "vnet3",
        "net.0.rx.bytes": 9,
        "balloon.odd": -1,
    }
    assert named(told) == {
        "state.state": 1,
        "block.count": 1,
        "block.vda.rd.bytes": 7,
        "net.vnet3.rx.bytes": 9,
    }


def testTheHostsDevicesAreCounted(tmp_path: Path) -> None:
    for folder in ("proc/net", "sys/block/sda", "sys/class/thermal/thermal_zone0"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "proc/diskstats").write_text(
        " 8 0 sda 10 0 4 0 20 0 6 0 0 0 0\n 8 1 sda1 1 0 1 0 1 0 1 0 0 0 0\n"
        " 7 0 loop0 1 0 1 0 1 0 1 0 0 0 0\n"
    )
    (tmp_path / "proc/net/dev").write_text(
        "Inter-|\n face |\n    lo: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0\n"
        "  eth0: 11 2 3 4 0 0 0 0 15 6 7 8 0 0 0 0\n vnet0: 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1\n"
    )
    (tmp_path / "sys/class/thermal/thermal_zone0/type").write_text("acpitz\n")
    (tmp_path / "sys/class/thermal/thermal_zone0/temp").write_text("48000\n")
    assert devices.numbers(tmp_path) == {
        "disk.sda.rd.reqs": 10,
        "disk.sda.rd.bytes": 2048,
        "disk.sda.wr.reqs": 20,
        "disk.sda.wr.bytes": 3072,
        "net.eth0.rx.bytes": 11,
        "net.eth0.rx.pkts": 2,
        "net.eth0.rx.errs": 3,
        "net.eth0.rx.drop": 4,
        "net.eth0.tx.bytes": 15,
        "net.eth0.tx.pkts": 6,
        "net.eth0.tx.errs": 7,
        "net.eth0.tx.drop": 8,
        "temperature.acpitz": 48000,
    }
    assert devices.numbers(tmp_path / "nowhere") == {}
