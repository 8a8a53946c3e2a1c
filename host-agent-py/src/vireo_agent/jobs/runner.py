"""Begins, watches and ends jobs; after a restart of the agent it decides how they ended."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, NamedTuple, Protocol, TypeVar

from vireo_agent import deadline
from vireo_agent.clock import rfc3339
from vireo_agent.errors import AgentError
from vireo_agent.jobs import journal
from vireo_agent.jobs.journal import Entry, Journal
from vireo_agent.schema.types import Job, JobFailure

T = TypeVar("T")
_log = logging.getLogger(__name__)
_MAX_RUNNING = 64
_AGAIN_SECONDS = 5.0
# A storage that hangs keeps no agent from stopping; the next one decides the job.
_STOP_SECONDS = 5.0
_LONGEST_SECONDS = 24 * 3600.0


class Progress:
    """What a job's work tells of itself."""

    def __init__(self, runner: "Jobs", entry: Entry) -> None:
        self._runner = runner
        self._entry = entry
        self.job = entry.job.id
        self.committed = False

    def at(self, done_bytes: int, total_bytes: int) -> None:
        """How far it is."""
        self._entry.job = replace(self._entry.job, done_bytes=done_bytes, total_bytes=total_bytes)

    async def note(self, **notes: Any) -> None:
        """On disk when this returns; ``Work.decide`` is given it after a kill."""
        self._entry.notes.update(notes)
        await self._runner.keep(self._entry)

    async def commit(self, **notes: Any) -> None:
        """Like ``note``, before the one step that makes the outcome: it is not aborted from now."""
        self.committed = True
        await self.note(**notes)


class Work(Protocol):
    """One kind of job."""

    async def run(self, request: Mapping[str, Any], progress: Progress) -> Mapping[str, Any]:
        """Does it, and returns members of Job; leaves nothing behind when it raises."""

    async def decide(self, notes: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """After a kill: members of Job where it was done, else None with all leftovers removed.

        OSError: that cannot be told now, as when the storage is not there yet.
        """


class _Running(NamedTuple):
    task: "asyncio.Task[None]"
    progress: Progress | None


class Jobs:
    """All jobs of this host. Their ids are the engine's, so that starting one again is harmless."""

    def __init__(self, kept: Journal, works: Mapping[str, Work]) -> None:
        self._journal = kept
        self._works = works
        self._entries: dict[str, Entry] = {}
        self._running: dict[str, _Running] = {}
        self._starting = asyncio.Lock()
        # One, so that what is written of a job later stays.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="jobs")
        self._stopping = ""

    async def open(self) -> None:
        """Reads the journal, and begins to decide what an agent left that was killed."""
        for entry in await self._in_thread(self._journal.read):
            self._entries[entry.job.id] = entry
            if entry.job.state == "running":
                self._go(entry, self._decide(entry), None)

    async def close(self) -> None:
        """Ends what runs."""
        self._stopping = "the agent was stopped"
        for identity, running in list(self._running.items()):
            if running.progress is None:
                running.task.cancel()  # the next agent decides it
            else:
                await self._end(identity, _STOP_SECONDS)
        self._thread.shutdown(wait=False)

    async def start(self, verb: str, identity: str, request: Mapping[str, Any]) -> Job:
        """Begins a job, or finds that it was begun before."""
        async with self._starting:
            found = self._entries.get(identity)
            if found is None:
                return await self._begin(verb, identity, dict(request))
        if (found.job.verb, found.request) != (verb, dict(request)):
            raise AgentError(
                "IDEMPOTENCY_CONFLICT",
                f"job {identity} is another request; use a new id",
                subject=identity,
            )
        return found.job

    async def status(self, identity: str, wait_seconds: float = 0.0) -> Job:
        """How far a job is; waits so long for its end."""
        entry = self._entry(identity)
        if wait_seconds and identity in self._running:
            await asyncio.wait((self._running[identity].task,), timeout=wait_seconds)
        return entry.job

    def all(self) -> tuple[Job, ...]:
        """Every job that is known."""
        return tuple(entry.job for entry in self._entries.values())

    async def abort(self, identity: str) -> Job:
        """Ends a job."""
        entry = self._entry(identity)
        await self._end(identity)
        return entry.job

    async def keep(self, entry: Entry) -> None:
        """Writes a job down; what is told of it is always on disk."""
        try:
            await self._in_thread(lambda: self._journal.write(entry))
        except OSError as error:
            raise AgentError(
                "STORAGE_FULL",
                f"job {entry.job.id} cannot be written down: {error}; free space on this host",
                subject=entry.job.id,
            ) from None

    def _entry(self, identity: str) -> Entry:
        entry = self._entries.get(identity)
        if entry is None:
            raise AgentError("JOB_NOT_FOUND", f"no job {identity} on this host", subject=identity)
        return entry

    async def _begin(self, verb: str, identity: str, request: dict[str, Any]) -> Job:
        if len(self._running) >= _MAX_RUNNING:
            raise AgentError("BUSY", f"{_MAX_RUNNING} jobs run already; try again later")
        old = [entry.job.id for entry in journal.stale(list(self._entries.values()))]
        for stale in old:
            del self._entries[stale]
        await self._in_thread(lambda: self._journal.forget(old))
        entry = Entry(Job(identity, verb, "running", 0, 0, rfc3339()), request)
        await self.keep(entry)
        self._entries[identity] = entry
        progress = Progress(self, entry)
        self._go(entry, self._run(entry, progress), progress)
        return entry.job

    def _go(self, entry: Entry, work: Coroutine[Any, Any, None], progress: Progress | None) -> None:
        identity = entry.job.id
        task = asyncio.create_task(work, name=f"job-{identity[:8]}")
        self._running[identity] = _Running(task, progress)
        task.add_done_callback(lambda _done: self._running.pop(identity, None))

    async def _end(self, identity: str, seconds: float | None = None) -> None:
        running = self._running.get(identity)
        if running is None:
            return
        if running.progress is not None and not running.progress.committed:
            running.task.cancel()
        elif running.progress is None:
            raise AgentError("BUSY", f"how job {identity} ended is being decided; ask again later")
        await asyncio.wait((running.task,), timeout=seconds)

    async def _run(self, entry: Entry, progress: Progress) -> None:
        deadline.set_remaining(_LONGEST_SECONDS)  # not that of the request that began it
        job = entry.job
        _log.info("job %s begins: %s", job.id, job.verb)
        try:
            told = await self._works[job.verb].run(entry.request, progress)
            ended = replace(entry.job, state="finished", **told)
        except asyncio.CancelledError:
            ended = _failed(entry.job, _interrupted(self._stopping or "it was aborted"))
            ended = replace(ended, state="failed" if self._stopping else "aborted")
        except AgentError as error:
            ended = _failed(entry.job, error)
        except Exception as error:
            _log.error("job %s failed by a defect of the agent", job.id, exc_info=error)
            ended = _failed(entry.job, AgentError("INTERNAL", "a defect of the agent; see its log"))
        progress.committed = True
        await self._conclude(entry, ended)

    async def _decide(self, entry: Entry) -> None:
        """The agent was killed while it ran."""
        job, said = entry.job, ""
        while True:
            try:
                told = await self._works[job.verb].decide(entry.notes)
                break
            except (OSError, AgentError) as error:
                if str(error) != said:
                    said = str(error)
                    _log.warning("how job %s ended cannot be told yet: %s", job.id, error)
                await asyncio.sleep(_AGAIN_SECONDS)
        ended = _failed(job, _interrupted("the agent ended while it ran; begin it again"))
        if told is not None:
            ended = replace(job, state="finished", done_bytes=job.total_bytes, **told)
        await self._conclude(entry, ended)

    async def _conclude(self, entry: Entry, ended: Job) -> None:
        """Told once it is on disk, so that no restart makes another end of it."""
        while True:
            try:
                await self.keep(Entry(ended, entry.request, entry.notes, time.time()))
                break
            except AgentError as error:
                _log.error("%s", error.message)
                await asyncio.sleep(_AGAIN_SECONDS)
        entry.job, entry.ended = ended, time.time()
        why = f": {ended.error.message}" if ended.error else ""
        _log.info("job %s ended: %s%s", ended.id, ended.state, why)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _failed(job: Job, error: AgentError) -> Job:
    failure = JobFailure(error.name, error.message, error.data.get("output"))
    return replace(job, state="failed", error=failure)


def _interrupted(why: str) -> AgentError:
    return AgentError("JOB_INTERRUPTED", f"the job ended before its time: {why}")
