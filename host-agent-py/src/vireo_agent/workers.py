"""Threads for blocking calls: one lane a domain, slow threads replaced, a hard cap.

All bookkeeping happens on the event loop; a thread only takes a job, runs it and hands the
outcome back. A call that is stuck holds its own lane and one thread, and nothing else: after
two seconds its thread is replaced, and when as many as the cap are beyond their deadlines,
new calls are refused. Lanes of one group, such as a storage, have a quarter of the threads at most.
"""

import asyncio
import contextlib
import contextvars
import itertools
import logging
import queue
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from vireo_agent import deadline
from vireo_agent.errors import AgentError

T = TypeVar("T")
_log = logging.getLogger(__name__)
_MAX_PENDING = 1024
_SLOW_SECONDS = 2.0
_SHARE = 4
_LANES_SHOWN = 10


class _Job(Generic[T]):
    """One blocking call on its way through a pool."""

    def __init__(self, lane: str, work: Callable[[], T], loop: asyncio.AbstractEventLoop) -> None:
        self.lane = lane
        self.group = ""
        self.work = work
        self.context = contextvars.copy_context()
        self.future: asyncio.Future[T] = loop.create_future()
        self.ends_at = 0.0
        self.slow = False
        self.stuck = False
        self.begun = False
        self.timers: list[asyncio.TimerHandle] = []
        self._taken = threading.Lock()

    def take(self) -> bool:
        """True for the one caller that may run the job, or drop it."""
        return self._taken.acquire(blocking=False)


@dataclass(eq=False)
class _Group:
    """How many calls of a group have a thread, and those that wait for one."""

    active: int = 0
    waiting: deque[_Job[Any]] = field(default_factory=deque)


@dataclass(eq=False)
class WorkerPool:
    """Runs blocking calls; jobs of one lane run one after the other."""

    name: str
    size: int = 8
    cap: int = 32
    lane_limit: int = 16
    group_of: Callable[[str], str] = lambda _lane: ""
    # Threads that sit in a call beyond its deadline.
    stuck: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._groups: dict[str, _Group] = {}
        self._lanes: dict[str, deque[_Job[Any]]] = {}
        self._jobs: queue.SimpleQueue[_Job[Any] | None] = queue.SimpleQueue()
        self._numbers = itertools.count(1)
        self._threads = self._slow = self._active = self._pending = 0

    async def run(self, lane: str, work: Callable[[], T], timeout: float | None = None) -> T:
        """The outcome of ``work``, however late it comes.

        ``timeout`` (seconds; the request's deadline when None) only decides when the call
        counts as stuck, and when a job that has not begun is given up.
        """
        loop = asyncio.get_running_loop()
        job = _Job(lane, work, loop)
        job.group = self.group_of(lane)
        seconds = deadline.remaining() if timeout is None else timeout
        patience = max(seconds / 2, seconds - deadline.NOT_STARTED_MARGIN)
        job.ends_at = loop.time() + seconds
        self._enqueue(job)
        job.timers.append(loop.call_later(patience, self._give_up, job))
        return await asyncio.shield(job.future)

    async def run_within(self, lane: str, work: Callable[[], T], timeout: float) -> T:
        """Like run, but TimeoutError once ``timeout`` has passed."""
        task = asyncio.ensure_future(self.run(lane, work, timeout))
        task.add_done_callback(_retrieve)
        return await asyncio.wait_for(asyncio.shield(task), timeout)

    def close(self) -> None:
        """Lets idle threads end; stuck ones are daemons and die with the process."""
        for _ in range(self._threads):
            self._jobs.put(None)

    def _enqueue(self, job: _Job[Any]) -> None:
        if self.stuck >= self.cap:
            raise AgentError(
                "BUSY",
                f"all {self.cap} {self.name} workers of the agent hang in earlier calls;"
                " look for a hung libvirt, QEMU or storage on the host",
            )
        lane = self._lanes.setdefault(job.lane, deque())
        if len(lane) >= self.lane_limit or self._pending >= _MAX_PENDING:
            raise AgentError("BUSY", f"{len(lane)} calls are already waiting for {job.lane}; try again later")
        self._pending += 1
        lane.append(job)
        if len(lane) == 1:
            self._dispatch(job)

    def _dispatch(self, job: _Job[Any]) -> None:
        if job.group:
            group = self._groups.setdefault(job.group, _Group())
            if group.active >= self.cap // _SHARE:
                group.waiting.append(job)
                return
            group.active += 1
        self._active += 1
        self._jobs.put(job)
        self._staff()

    def _staff(self) -> None:
        healthy = self._threads - self._slow
        wanted = min(self.size, self._active - self._slow)
        if healthy < wanted and self._threads < self.cap:
            self._threads += 1
            threading.Thread(
                target=self._serve,
                args=(asyncio.get_running_loop(),),
                name=f"{self.name}-{next(self._numbers)}",
                daemon=True,
            ).start()

    def _serve(self, loop: asyncio.AbstractEventLoop) -> None:
        while (job := self._jobs.get()) is not None:
            if not job.take():
                post(loop, self._finished, job, None, None)
                continue
            post(loop, self._begun, job)
            result, error = None, None
            try:
                result = job.context.run(job.work)
            except BaseException as caught:  # handed to the awaiting task
                error = caught
            post(loop, self._finished, job, result, error)

    def _begun(self, job: _Job[Any]) -> None:
        # From here on, for it may have waited: a thread that hangs is replaced however late.
        loop = asyncio.get_running_loop()
        job.begun = True
        job.timers += [
            loop.call_later(_SLOW_SECONDS, self._mark_slow, job),
            loop.call_at(max(job.ends_at, loop.time()), self._mark_stuck, job),
        ]

    def _finished(self, job: _Job[Any], result: object, error: BaseException | None) -> None:
        for timer in job.timers:
            timer.cancel()
        self._active -= 1
        self.stuck -= job.stuck
        self._slow -= job.slow
        if self._threads - self._slow > self.size:
            self._threads -= 1
            self._jobs.put(None)
        if not job.future.done():
            if error is None:
                job.future.set_result(result)
            else:
                job.future.set_exception(error)
        self._leave(job)
        if job.group:
            self._next_of(job.group)

    def _next_of(self, name: str) -> None:
        group = self._groups[name]
        group.active -= 1
        if group.waiting:
            self._dispatch(group.waiting.popleft())
        elif not group.active:
            del self._groups[name]

    def _leave(self, job: _Job[Any]) -> None:
        lane = self._lanes[job.lane]
        first = lane[0] is job
        lane.remove(job)
        self._pending -= 1
        if not lane:
            del self._lanes[job.lane]
        elif first:
            self._dispatch(lane[0])

    def _give_up(self, job: _Job[Any]) -> None:
        if job.future.done() or not job.take():
            return
        is_first = self._lanes[job.lane][0] is job
        group = self._groups.get(job.group)
        held_back = group is not None and job in group.waiting
        if held_back:
            why = f"earlier calls on {job.group} still run"
        elif is_first:
            why = self._all_busy()
        else:
            why = f"an earlier call on {job.lane} still runs"
        job.future.set_exception(AgentError("BUSY", f"not started in time: {why}; try again later"))
        if group is not None and held_back:
            group.waiting.remove(job)
        if held_back or not is_first:
            self._leave(job)

    def _all_busy(self) -> str:
        lanes = [lane for lane, jobs in self._lanes.items() if jobs[0].begun]
        shown = ", ".join(lanes[:_LANES_SHOWN])
        return f"all {len(lanes)} {self.name} workers of the agent are busy, with {shown}"

    def _mark_slow(self, job: _Job[Any]) -> None:
        if not job.slow:
            job.slow = True
            self._slow += 1
            self._staff()

    def _mark_stuck(self, job: _Job[Any]) -> None:
        self._mark_slow(job)
        job.stuck = True
        self.stuck += 1
        stuck = f"{self.stuck} of at most {self.cap} workers are stuck"
        _log.warning("%s call on %s is beyond its deadline; %s", self.name, job.lane, stuck)


def post(loop: asyncio.AbstractEventLoop, callback: Callable[..., None], *args: object) -> None:
    """Has the event loop call back; for use on other threads."""
    with contextlib.suppress(RuntimeError):  # the agent stops, and its loop is closed
        loop.call_soon_threadsafe(callback, *args)


def _retrieve(task: "asyncio.Future[Any]") -> None:
    if not task.cancelled():
        task.exception()
