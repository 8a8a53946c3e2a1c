"""Numbers are told as what has changed, and a hung domain holds nobody else up."""

import asyncio
import base64
import json
import threading
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.waiting import until
from vireo_agent.errors import AgentError
from vireo_agent.facts import devices, statistics
from vireo_agent.facts.statistics import Counting
from vireo_agent.schema.codec import decode
from vireo_agent.schema.types import StatisticsDelta
from vireo_agent.virt.statistics import named
from vireo_agent.virt.types import DomainNumbersNow
from vireo_agent.workers import WorkerPool

A, B, C = (f"7b5b2d52-0f5f-4d5c-8f0a-00000000000{number}" for number in (1, 2, 3))


class Libvirt:
    """A link whose libvirt counts what the test says."""

    def __init__(self) -> None:
        self.now: dict[str, dict[str, int]] = {}
        self.hung: set[str] = set()
        self.held: set[str] = set()
        self.end = threading.Event()
        self.before: Callable[[], None] = lambda: None
        self.counts = WorkerPool("statistics", size=2, cap=3)

    def statistics(self) -> tuple[DomainNumbersNow, ...]:
        self.before()
        for identity in sorted(self.hung - self.held):
            # This call takes the domain's job and waits for its monitor; those after it do not.
            self.held.add(identity)
            self.end.wait(30)
        return tuple(self.count(i, numbers) for i, numbers in self.now.items())

    def count(self, identity: str, numbers: dict[str, int]) -> DomainNumbersNow:
        if identity not in self.hung:
            return DomainNumbersNow(identity, dict(numbers))
        of_libvirt = {n: v for n, v in numbers.items() if n in ("state.state", "balloon.current")}
        return DomainNumbersNow(identity, of_libvirt, answered=False)

    def running(self) -> tuple[str, ...]:
        return tuple(self.now)

    def wake(self) -> None:
        self.hung.clear()
        self.held.clear()
        self.end.set()

    async def call_within(self, lane: str, work: Any, timeout: float, pool: WorkerPool) -> Any:
        return await pool.run_within(lane, lambda: work(self), timeout)


def made(libvirt: Libvirt) -> Counting:
    return Counting(libvirt, WorkerPool("file"), libvirt.running)  # type: ignore[arg-type]


def pushed(sampler: Counting, after: int) -> StatisticsDelta:
    """What a frame says."""
    found = sampler.next(after)
    assert found is not None
    frame = json.loads(found[1])
    assert frame["method"] == "statistics"
    return decode(StatisticsDelta, json.loads(zlib.decompress(base64.b64decode(frame["params"]["deflated"]))))


async def testOnlyWhatChangedIsTold() -> None:
    libvirt = Libvirt()
    sampler = made(libvirt)
    libvirt.now = {A: {"cpu.time": 1, "balloon.current": 5}, B: {"cpu.time": 1}}
    await sampler.sample()
    first = sampler.since(0)
    assert first.whole
    assert {d.id: d.numbers for d in first.domains} == libvirt.now
    libvirt.now[A]["cpu.time"] = 2
    await sampler.sample()
    second = sampler.since(1)
    assert not second.whole
    assert [(d.id, d.whole, d.numbers) for d in second.domains] == [(A, False, {"cpu.time": 2})]
    assert sampler.since(2).domains == ()


async def testADeviceThatCameOrWentMakesADomainWhole() -> None:
    libvirt = Libvirt()
    sampler = made(libvirt)
    libvirt.now = {A: {"cpu.time": 1, "net.vnet0.rx.bytes": 5, "balloon.current": 1}}
    await sampler.sample()
    libvirt.now = {A: {"cpu.time": 1, "balloon.current": 1}}
    await sampler.sample()
    (domain,) = sampler.since(1).domains
    assert domain.whole
    assert domain.numbers == libvirt.now[A]


async def testADomainThatEndedIsGone() -> None:
    libvirt = Libvirt()
    sampler = made(libvirt)
    libvirt.now = {A: {"cpu.time": 1}}
    await sampler.sample()
    libvirt.now = {}
    await sampler.sample()
    assert sampler.since(1).gone == (A,)
    assert sampler.since(2).gone == ()
    assert sampler.since(0).domains == ()


@pytest.mark.parametrize("hung", [{A}, {A, B}])
async def testHungDomainsAreNamedAndDelayNobody(monkeypatch: Any, hung: set[str]) -> None:
    monkeypatch.setattr(statistics, "_CALL_SECONDS", 0.2)
    libvirt = Libvirt()
    sampler = made(libvirt)
    whole = {"cpu.time": 1, "balloon.current": 5, "balloon.rss": 7}
    libvirt.now = {A: dict(whole), B: dict(whole), C: dict(whole)}
    await sampler.sample()
    libvirt.hung = hung
    for cycle in (1, 2, 3):
        libvirt.now[C]["cpu.time"] += 1
        await sampler.sample()
        told = sampler.since(cycle)
        assert set(told.unresponsive) == hung
        assert [(d.id, d.numbers) for d in told.domains] == [(C, {"cpu.time": 1 + cycle})]
        assert not any(d.whole for d in told.domains)
    libvirt.wake()
    await sampler.sample()
    assert sampler.since(3).unresponsive == ()


async def testTheHostIsCountedHoweverManyDomainsHang(monkeypatch: Any) -> None:
    monkeypatch.setattr(statistics, "_CALL_SECONDS", 0.1)
    counted = iter(range(9))
    monkeypatch.setattr(devices, "numbers", lambda: {"disk.sda.rd.reqs": next(counted)})
    libvirt = Libvirt()
    sampler = made(libvirt)
    libvirt.now = {A: {"cpu.time": 1}, B: {"cpu.time": 1}, C: {"cpu.time": 1}}
    await sampler.sample()
    libvirt.hung = {A, B, C}
    for cycle in (1, 2, 3):
        await sampler.sample()
        assert sampler.since(cycle).host.numbers == {"disk.sda.rd.reqs": cycle}
    libvirt.wake()


async def testADomainThatJustStartsIsNoneThatHangs() -> None:
    libvirt = Libvirt()
    sampler = made(libvirt)
    libvirt.now, libvirt.hung = {A: {"state.state": 1, "balloon.rss": 7}}, {A}
    libvirt.held = {A}  # by its start
    await sampler.sample()
    assert sampler.since(0).unresponsive == ()
    await sampler.sample()
    assert sampler.since(0).unresponsive == (A,)


async def testWhoAsksInTheMiddleOfACycleMissesNothingOfIt() -> None:
    libvirt = Libvirt()
    sampler = made(libvirt)
    libvirt.now = {A: {"cpu.time": 1}}
    await sampler.sample()
    begun, going_on = threading.Event(), threading.Event()

    def slowly() -> None:
        begun.set()
        going_on.wait(10)

    libvirt.before = slowly
    libvirt.now[A]["cpu.time"] = 2
    sampling = asyncio.ensure_future(sampler.sample())
    await until(begun.is_set, True)  # noqa: FBT003
    assert sampler.next(1) is None
    going_on.set()
    await sampling
    assert [d.numbers for d in pushed(sampler, 1).domains] == [{"cpu.time": 2}]


async def testADefectInACycleEndsNobody(monkeypatch: Any, caplog: Any) -> None:
    def broken() -> dict[str, int]:
        raise ValueError("a defect")

    monkeypatch.setattr(devices, "numbers", broken)
    libvirt = Libvirt()
    sampler = made(libvirt)
    libvirt.now = {A: {"cpu.time": 1}}
    await sampler.sample()
    assert [d.id for d in sampler.since(0).domains] == [A]
    assert "a defect" in caplog.text


async def testADeviceThatIsGoneIsNotToldOfTheHostAnyMore(monkeypatch: Any) -> None:
    found = {"disk.sda.rd.reqs": 1, "disk.sdb.rd.reqs": 1}
    monkeypatch.setattr(devices, "numbers", lambda: dict(found))
    sampler = made(Libvirt())
    await sampler.sample()
    del found["disk.sdb.rd.reqs"]
    await sampler.sample()
    host = sampler.since(1).host
    assert host.whole
    assert host.numbers == found
    assert not sampler.since(2).host.whole


async def testWithoutLibvirtTheLastNumbersStay() -> None:
    libvirt = Libvirt()
    sampler = made(libvirt)
    libvirt.now = {A: {"cpu.time": 1}}
    await sampler.sample()

    def gone() -> None:
        raise AgentError("LIBVIRT_UNAVAILABLE", "gone")

    libvirt.before = gone
    await sampler.sample()
    told = sampler.since(0)
    assert told.unresponsive == (A,)
    assert [d.numbers for d in told.domains] == [{"cpu.time": 1}]


async def testNothingIsCountedForNobody(monkeypatch: Any) -> None:
    monkeypatch.setattr(statistics, "PERIOD_SECONDS", 0.01)
    libvirt, one, other = Libvirt(), asyncio.Event(), asyncio.Event()
    sampler = made(libvirt)
    libvirt.now = {A: {"cpu.time": 1}}
    running = asyncio.ensure_future(sampler.run())
    await asyncio.sleep(0.1)
    assert sampler.next(0) is None
    sampler.follow(one)
    await one.wait()
    assert pushed(sampler, 0).whole
    sampler.follow(other)
    sampler.leave(one)
    await other.wait()
    sampler.leave(other)
    await asyncio.sleep(0.1)
    last = sampler._cycle
    await asyncio.sleep(0.1)
    assert sampler._cycle == last
    running.cancel()


async def testWhoReadsSlowlyIsToldOnceWhatChangedMeanwhile() -> None:
    libvirt = Libvirt()
    sampler = made(libvirt)
    for time in (1, 2, 3):
        libvirt.now = {A: {"cpu.time": time, "balloon.current": 5}}
        await sampler.sample()
    assert pushed(sampler, 1).domains[0].numbers == {"cpu.time": 3}
    assert sampler.next(3) is None


async def testNobodyIsToldWhatIsOld(monkeypatch: Any) -> None:
    sampler = made(Libvirt())
    await sampler.sample()
    monkeypatch.setattr(statistics, "_OLD_SECONDS", 0.0)
    assert sampler.next(0) is None


async def testWhoMissedThatDomainsWentIsToldEverything(monkeypatch: Any) -> None:
    monkeypatch.setattr(statistics, "_GONE_KEPT", 1)
    libvirt = Libvirt()
    sampler = made(libvirt)
    for running in ((A, B), (B,), ()):
        libvirt.now = {identity: {"cpu.time": 1} for identity in running}
        await sampler.sample()
    assert sampler.since(1).whole
    assert not sampler.since(2).whole
    assert sampler.since(2).gone == (B,)


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
        " 8 0 sda 10 0 4 0 20 0 6 0 0 0 0\n 8 1 sda1 1 0 1 0 1 0 1 0 0 0 0\n 7 0 loop0 1 0 1 0 1 0 1 0 0 0 0\n"
    )
    (tmp_path / "proc/net/dev").write_text(
        "Inter-|\n face |\n    lo: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0\n"
        "  eth0: 11 2 3 4 0 0 0 0 15 6 7 8 0 0 0 0\n vnet0: 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1\n"
        "macvtap0: 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1\n"
        "   br0: 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1\n"
    )
    (tmp_path / "proc/meminfo").write_text(
        "MemTotal:       16 kB\nMemAvailable:    8 kB\nSwapTotal: 4 kB\nHugePages_Total: 7\n"
    )
    (tmp_path / "proc/stat").write_text("cpu  10 2 20 70 5 1 2 3 9 9\ncpu0 1 1 1 1 1 1 1 1 0 0\nbtime 1700000000\n")
    (tmp_path / "proc/loadavg").write_text("0.10 1.29 0.30 1/200 4711\n")
    (tmp_path / "sys/class/net/br0/lower_eth0").mkdir(parents=True)
    (tmp_path / "sys/class/thermal/thermal_zone0/type").write_text("acpitz\n")
    (tmp_path / "sys/class/thermal/thermal_zone0/temp").write_text("48000\n")
    assert devices.numbers(tmp_path) == {
        "memory.total": 16384,
        "memory.available": 8192,
        "swap.total": 4096,
        "cpu.user": 12,
        "cpu.system": 26,
        "cpu.idle": 75,
        "boot.time": 1700000000,
        "load.5m": 129,
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


def testNamesOfAnyBytesAndEqualOnesAreToldApart(tmp_path: Path) -> None:
    (tmp_path / "proc/net").mkdir(parents=True)
    counted = b" 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1\n"
    names = (b"lom1", b"a\xff", b"a\xfe", b"a\x1c", b"a\xe2\x80\xa8")
    lines = b"".join(b"%6s:" % name + counted for name in names)
    (tmp_path / "proc/net/dev").write_bytes(b"Inter-|\n face |\n" + lines)
    for number, degrees in ((0, 1), (2, 2), (10, 3)):
        zone = tmp_path / f"sys/class/thermal/thermal_zone{number}"
        zone.mkdir(parents=True)
        (zone / "type").write_text("x86_pkg_temp\n")
        (zone / "temp").write_text(f"{degrees}\n")
    found = devices.numbers(tmp_path)
    cards = {name.split(".")[1] for name in found if name.startswith("net.")}
    assert cards == {"lom1", "a\\xff", "a\\xfe", "a\x1c", "a\u2028"}
    assert {name: value for name, value in found.items() if name.startswith("temp")} == {
        "temperature.x86_pkg_temp": 1,
        "temperature.x86_pkg_temp.2": 2,
        "temperature.x86_pkg_temp.3": 3,
    }
