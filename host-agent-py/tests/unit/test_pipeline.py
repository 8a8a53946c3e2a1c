"""Bursts are settled together, in order, and a start in progress keeps quiet."""

import asyncio

import pytest

from vireo_agent.domains.pipeline import Pipelines
from vireo_agent.virt.types import Change


class Recorder:
    def __init__(self) -> None:
        self.batches: list[tuple[str, list[str]]] = []
        self.fail = False
        self.slow = 0.0

    async def settle(self, identity: str, changes: list[Change]) -> None:
        await asyncio.sleep(self.slow)
        self.batches.append((identity, [change.cause for change in changes]))
        if self.fail:
            raise ValueError("no look")


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def pipelines(recorder: Recorder) -> Pipelines:
    made = Pipelines(recorder.settle)
    made.release_all()
    return made


async def testABurstIsOneBatchADomain(recorder: Recorder, pipelines: Pipelines) -> None:
    for cause in ("1", "2", "3"):
        pipelines.push(Change("a", "a", cause))
        pipelines.push(Change("b", "b", cause))
    await asyncio.sleep(0.15)
    assert sorted(recorder.batches) == [("a", ["1", "2", "3"]), ("b", ["1", "2", "3"])]


async def testWhatComesMeanwhileIsTheNextBatch(recorder: Recorder, pipelines: Pipelines) -> None:
    recorder.slow = 0.1
    pipelines.push(Change("a", "a", "1"))
    await asyncio.sleep(0.1)
    pipelines.push(Change("a", "a", "2"))
    await asyncio.sleep(0.4)
    assert recorder.batches == [("a", ["1"]), ("a", ["2"])]


async def testAStopIsSettledAtOnce(recorder: Recorder, pipelines: Pipelines) -> None:
    pipelines.push(Change("a", "a", "1"))
    pipelines.push(Change("a", "a", "gone", stopped="destroyed"))
    await asyncio.sleep(0.01)
    assert recorder.batches == [("a", ["1", "gone"])]


async def testSettledWaitsForItsOwnBatch(recorder: Recorder, pipelines: Pipelines) -> None:
    pipelines.push(Change("a", "a", "1"))
    await pipelines.settled(Change("a", "a", "2"))
    assert recorder.batches == [("a", ["1", "2"])]
    recorder.fail = True
    with pytest.raises(ValueError, match="no look"):
        await pipelines.settled(Change("a", "a", "3"))


async def testNothingIsSettledWhileADomainIsHeld(recorder: Recorder, pipelines: Pipelines) -> None:
    with pipelines.held("a"):
        pipelines.push(Change("a", "a", "1"))
        pipelines.push(Change("b", "b", "1"))
        await asyncio.sleep(0.1)
        assert recorder.batches == [("b", ["1"])]
    await asyncio.sleep(0.1)
    assert recorder.batches[1:] == [("a", ["1"])]


async def testALostConnectionAnswersThoseWhoWait(recorder: Recorder, pipelines: Pipelines) -> None:
    pipelines.hold_all()
    waiting = asyncio.ensure_future(pipelines.settled(Change("a", "a", "1")))
    await asyncio.sleep(0)
    pipelines.drop_all(ConnectionError("gone"))
    with pytest.raises(ConnectionError):
        await waiting
    pipelines.release_all()
    await asyncio.sleep(0.1)
    assert recorder.batches == []
