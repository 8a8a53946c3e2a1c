"""Blocking calls on threads: lanes, stuck threads, the cap."""

import asyncio
import threading
import time
from collections.abc import Iterator

import pytest

from support.waiting import until
from vireo_agent import deadline
from vireo_agent.errors import AgentError
from vireo_agent.workers import WorkerPool


@pytest.fixture
def hang() -> Iterator[threading.Event]:
    """A call on this event hangs until the test ends."""
    event = threading.Event()
    yield event
    event.set()


def hanging(event: threading.Event) -> str:
    event.wait(30)
    return "late"


async def testJobsOfALaneRunInOrderAndOthersMeanwhile() -> None:
    pool = WorkerPool("test", size=4)
    order: list[str] = []
    other_lane_ran = threading.Event()

    def first() -> None:
        assert other_lane_ran.wait(10), "the other lane waited for this one"
        order.append("a1")

    def other() -> None:
        order.append("b1")
        other_lane_ran.set()

    await asyncio.gather(
        pool.run("a", first),
        pool.run("a", lambda: order.append("a2")),
        pool.run("b", other),
    )
    assert order == ["b1", "a1", "a2"]
    pool.close()


async def testAGroupThatHangsLeavesThreadsForOthers(hang: threading.Event) -> None:
    pool = WorkerPool("test", size=2, cap=8, group_of=lambda lane: lane[0])
    calls = [asyncio.ensure_future(pool.run(f"a{n}", lambda: hanging(hang), 1)) for n in range(9)]
    assert await asyncio.wait_for(pool.run("b", lambda: 7, 5), 4) == 7
    refused = await asyncio.gather(*calls[2:], return_exceptions=True)
    assert all(isinstance(error, AgentError) and error.name == "BUSY" for error in refused)
    assert pool.stuck <= 2
    hang.set()
    assert await asyncio.gather(*calls[:2]) == ["late", "late"]
    assert await pool.run("a1", lambda: 8) == 8
    pool.close()


async def testErrorsReachTheCaller() -> None:
    pool = WorkerPool("test")
    with pytest.raises(ZeroDivisionError):
        await pool.run("a", lambda: 1 // 0)
    assert await pool.run("a", lambda: 7) == 7
    pool.close()


async def testAStuckCallBlocksNoOtherLane(hang: threading.Event) -> None:
    pool = WorkerPool("test", size=2, cap=8)
    stuck = []
    for number in range(4):
        call = pool.run(f"s{number}", lambda: hanging(hang), 0.1)
        stuck.append(asyncio.ensure_future(call))
        await asyncio.sleep(0.15)
    assert pool.stuck == 4
    begun = time.monotonic()
    assert await pool.run("other", lambda: "fine", 5) == "fine"
    assert time.monotonic() - begun < 2.0
    hang.set()
    assert await asyncio.gather(*stuck) == ["late"] * 4
    assert pool.stuck == 0
    assert await pool.run("other", lambda: "fine", 5) == "fine"
    pool.close()


async def testASlowCallIsReplacedLongBeforeItsDeadline(hang: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vireo_agent.workers._SLOW_SECONDS", 0.1)
    pool = WorkerPool("test", size=2, cap=8)
    slow = [asyncio.ensure_future(pool.run(f"s{n}", lambda: hanging(hang), 30)) for n in range(5)]
    await asyncio.sleep(0.05)
    begun = time.monotonic()
    assert await pool.run("other", lambda: "fine", 30) == "fine"
    assert time.monotonic() - begun < 5.0
    assert pool.stuck == 0
    hang.set()
    await asyncio.gather(*slow)
    pool.close()


async def testACallThatBeginsLateAndHangsIsReplacedAsWell(
    hang: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vireo_agent.workers._SLOW_SECONDS", 0.1)
    pool, first = WorkerPool("test", size=1, cap=8), threading.Event()
    early = asyncio.ensure_future(pool.run("a", lambda: hanging(first), 30))
    late = asyncio.ensure_future(pool.run("a", lambda: hanging(hang), 30))
    await asyncio.sleep(0.3)
    first.set()
    await early
    assert await asyncio.wait_for(pool.run("other", lambda: "fine", 30), 10) == "fine"
    hang.set()
    assert await late == "late"
    pool.close()


async def testAStuckCallIsReplacedHoweverShortItsDeadline(hang: threading.Event) -> None:
    pool = WorkerPool("test", size=1, cap=8)
    stuck = asyncio.ensure_future(pool.run("stuck", lambda: hanging(hang), 0.2))
    await until(lambda: pool.stuck, 1)
    assert await asyncio.wait_for(pool.run("other", lambda: "fine", 30), 20) == "fine"
    hang.set()
    await stuck
    pool.close()


async def testBehindAStuckCallNothingIsStartedAndThatIsSaid(hang: threading.Event) -> None:
    pool = WorkerPool("test", size=2)
    first = asyncio.ensure_future(pool.run("a", lambda: hanging(hang), 0.1))
    await asyncio.sleep(0.05)
    ran: list[int] = []
    with pytest.raises(AgentError, match="an earlier call on a still runs") as refused:
        await pool.run("a", lambda: ran.append(1), 0.2)
    assert refused.value.name == "BUSY"
    hang.set()
    assert await first == "late"
    assert await pool.run("a", lambda: 5) == 5
    assert ran == []
    pool.close()


async def testAtTheCapTheAnswerIsBusyAtOnce(hang: threading.Event) -> None:
    pool = WorkerPool("test", size=2, cap=3)
    stuck = []
    for number in range(3):
        call = pool.run(f"s{number}", lambda: hanging(hang), 0.1)
        stuck.append(asyncio.ensure_future(call))
        while pool.stuck <= number:
            await asyncio.sleep(0.01)
    with pytest.raises(AgentError, match="all 3 test workers"):
        await pool.run("other", lambda: 1)
    hang.set()
    await asyncio.gather(*stuck)
    assert await pool.run("other", lambda: 1) == 1
    pool.close()


async def testWhoWaitsForAThreadIsToldWhatHoldsThem(hang: threading.Event) -> None:
    pool = WorkerPool("test", size=2, cap=2)
    held = [asyncio.ensure_future(pool.run(f"s{n}", lambda: hanging(hang), 5)) for n in range(2)]
    await asyncio.sleep(0.05)
    with pytest.raises(AgentError, match=r"all 2 test workers of the agent are busy, with s0, s1"):
        await pool.run("other", lambda: 1, 0.1)
    with pytest.raises(AgentError, match="an earlier call on s0 still runs"):
        await pool.run("s0", lambda: 1, 0.1)
    hang.set()
    await asyncio.gather(*held)
    pool.close()


async def testALaneTakesNoEndlessQueue(hang: threading.Event) -> None:
    pool = WorkerPool("test", lane_limit=4)
    calls = [asyncio.ensure_future(pool.run("a", lambda: hanging(hang), 5)) for _ in range(4)]
    await asyncio.sleep(0.05)
    with pytest.raises(AgentError, match="4 calls are already waiting"):
        await pool.run("a", lambda: "x")
    hang.set()
    await asyncio.gather(*calls)
    pool.close()


async def testRunWithinGivesUpWaiting(hang: threading.Event) -> None:
    pool = WorkerPool("test")
    with pytest.raises(TimeoutError):
        await pool.run_within("a", lambda: hanging(hang), 0.05)
    hang.set()
    pool.close()


async def testTheDeadlineOfTheRequestCounts(hang: threading.Event) -> None:
    pool = WorkerPool("test")
    deadline.set_remaining(0.05)
    call = asyncio.ensure_future(pool.run("a", lambda: hanging(hang)))
    await asyncio.sleep(0.2)
    assert pool.stuck == 1
    hang.set()
    assert await call == "late"
    pool.close()


async def testThousandJobsOnManyLanesAllEnd() -> None:
    pool = WorkerPool("thousand", size=8)
    results = await asyncio.gather(
        *(pool.run(f"lane-{n % 97}", lambda n=n: n * n) for n in range(1000))  # type: ignore[misc]
    )
    assert results == [n * n for n in range(1000)]
    assert sum(thread.name.startswith("thousand") for thread in threading.enumerate()) <= 8
    pool.close()
