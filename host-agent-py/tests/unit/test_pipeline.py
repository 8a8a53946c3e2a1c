"""Bursts are settled together, in order, and a start in progress keeps quiet."""

import asyncio

import pytest

from support.waiting import until
from vireo_agent.domains.pipeline import BURST, Hold, Pipelines
from vireo_agent.errors import AgentError
from vireo_agent.virt.types import Change


class Recorder:
    def __init__(self) -> None:
        self.batches: list[tuple[str, list[str]]] = []
        self.fail = False
        self.ready = asyncio.Event()
        self.ready.set()

    async def settle(self, identity: str, changes: list[Change]) -> None:
        self.batches.append((identity, [change.cause for change in changes]))
        await self.ready.wait()
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
    await until(lambda: sorted(recorder.batches), [("a", ["1", "2", "3"]), ("b", ["1", "2", "3"])])


async def testWhatComesMeanwhileIsTheNextBatch(recorder: Recorder, pipelines: Pipelines) -> None:
    recorder.ready.clear()
    pipelines.push(Change("a", "a", "1"))
    await until(lambda: recorder.batches, [("a", ["1"])])
    pipelines.push(Change("a", "a", "2"))
    recorder.ready.set()
    await until(lambda: recorder.batches, [("a", ["1"]), ("a", ["2"])])


async def testAStopIsSettledAtOnce(recorder: Recorder, pipelines: Pipelines, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vireo_agent.domains.pipeline.DEBOUNCE_SECONDS", 3600)
    pipelines.push(Change("a", "a", "1"))
    pipelines.push(Change("a", "a", "gone", stopped="destroyed"))
    await until(lambda: recorder.batches, [("a", ["1", "gone"])])


async def testSettledWaitsForItsOwnBatch(recorder: Recorder, pipelines: Pipelines) -> None:
    pipelines.push(Change("a", "a", "1"))
    await pipelines.settled(Change("a", "a", "2"))
    assert recorder.batches == [("a", ["1", "2"])]
    recorder.fail = True
    with pytest.raises(ValueError, match="no look"):
        await pipelines.settled(Change("a", "a", "3"))


async def testNothingIsSettledWhileADomainIsHeld(recorder: Recorder, pipelines: Pipelines) -> None:
    with pipelines.held("a", Hold("started")):
        pipelines.push(Change("a", "a", "1"))
        pipelines.push(Change("b", "b", "1"))
        await until(lambda: recorder.batches, [("b", ["1"])])
        with pytest.raises(AgentError, match="is being started"), pipelines.held("a", Hold("x")):
            pass
    await until(lambda: recorder.batches[1:], [("a", ["1"])])


async def testALostConnectionAnswersThoseWhoWait(recorder: Recorder, pipelines: Pipelines) -> None:
    pipelines.hold_all()
    waiting = asyncio.ensure_future(pipelines.settled(Change("a", "a", "1")))
    await asyncio.sleep(0)
    pipelines.drop_all(ConnectionError("gone"))
    with pytest.raises(ConnectionError):
        await waiting
    pipelines.release_all()
    await pipelines.settled(Change("a", "a", "2"))
    assert recorder.batches == [("a", ["2"])]


async def testAGuestThatKeepsChangingIsLookedAtSlowerAndItsStopAtOnce(
    recorder: Recorder, pipelines: Pipelines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vireo_agent.domains.pipeline._SLOW_SECONDS", 3600)
    for number in range(BURST):
        pipelines.push(Change("a", "a", "agent.changed"))
        await until(lambda: len(recorder.batches), number + 1)
    pipelines.push(Change("a", "a", "agent.changed"))
    pipelines.push(Change("b", "b", "agent.changed"))
    await until(lambda: recorder.batches[BURST:], [("b", ["agent.changed"])])
    pipelines.push(Change("a", "a", "gone", stopped="shutdown"))
    await until(lambda: recorder.batches[BURST + 1 :], [("a", ["agent.changed", "gone"])])
