"""Runs one request: parameters, idempotency, deadline, log lines, and an outcome in any case."""

import asyncio
import json
import logging
import time
from typing import Any

from vireo_agent import deadline, log
from vireo_agent.agent import Agent
from vireo_agent.errors import AgentError
from vireo_agent.hooks.scripts import Script
from vireo_agent.protocol import MAX_MESSAGE_BYTES
from vireo_agent.rpc.idempotency import Journal, Outcome, fingerprint
from vireo_agent.rpc.request import Request
from vireo_agent.schema.codec import DecodeError, decode, encode
from vireo_agent.verbs.registry import Verb

_log = logging.getLogger(__name__)


class Dispatcher:
    """Shared by all connections."""

    def __init__(self, agent: Agent, journal: Journal) -> None:
        self._agent = agent
        self._journal = journal
        self._tasks: set[asyncio.Task[Outcome]] = set()

    async def answer(self, request: Request, verb: Verb | None) -> str:
        """The reply frame to a request; never raises."""
        log.correlation.set(request.meta.correlation_id)
        log.verb.set(request.method)
        meta = request.meta
        log.key.set(meta.idempotency_key or "")
        key = f" key={meta.idempotency_key}" if meta.idempotency_key else ""
        _log.info("START %s deadline=%dms%s", request.method, meta.deadline_ms, key)
        begun = time.monotonic()
        outcome = await self._outcome(request, verb)
        frame = _frame(request, outcome)
        _log_finish(request, outcome, begun)
        return frame

    async def _outcome(self, request: Request, verb: Verb | None) -> Outcome:
        try:
            if verb is None:
                raise AgentError("METHOD_NOT_FOUND", f"no verb {request.method!r}; see protocol.json")
            params = decode(verb.params, request.params)
            seconds = request.meta.deadline_ms / 1000
            if not seconds:
                raise AgentError(
                    "DEADLINE_EXCEEDED",
                    f"{request.method} came without time left; nothing was done",
                )
            deadline.set_remaining(seconds)
            work = self._once(request, verb, params)
            task = asyncio.create_task(work, name=log.task_name())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            done, _ = await asyncio.wait((task,), timeout=seconds)
            if not done:
                task.add_done_callback(lambda late: _log_late(request, late))
                raise AgentError(
                    "DEADLINE_EXCEEDED",
                    f"{request.method} was not finished within {seconds:g} s; its outcome is"
                    " unknown: repeat it with the same idempotency key to learn it",
                )
            return task.result()
        except DecodeError as error:
            return _failure(request.method, AgentError("INVALID_PARAMS", str(error)))
        except Exception as error:
            return _failure(request.method, error)

    async def _once(self, request: Request, verb: Verb, params: Any) -> Outcome:
        async def work() -> Outcome:
            return await self._run(verb, params, request.params)

        key = request.meta.idempotency_key
        if verb.mutates and key is not None:
            return await self._journal.once(key, fingerprint(request.method, request.params), work)
        return await work()

    async def _run(self, verb: Verb, params: Any, raw: Any) -> Outcome:
        try:
            script = self._agent.overrides.of(verb.name)
            if script is not None:
                answer = await self._agent.overrides.ask(script, raw)
                if answer.result is not None:
                    return {"result": encode(self._printed(verb.result, answer.result, script))}
                params = self._printed(verb.params, answer.params, script)
            return {"result": encode(await verb.handle(self._agent, params))}
        except Exception as error:
            return _failure(verb.name, error)

    def _printed(self, kind: type[Any], value: object, script: Script) -> Any:
        try:
            return decode(kind, value, "printed")
        except DecodeError as error:
            why = AgentError("OVERRIDE_FAILED", f"script {script.path}: {error}", subject=str(script.path))
            raise self._agent.overrides.noted(script, "", why) from None


def _failure(verb: str, error: Exception) -> Outcome:
    if not isinstance(error, AgentError):
        message = f"{verb} failed by a defect of the agent; see the agent's log"
        _log.error("%s failed by a defect of the agent", verb, exc_info=error)
        error = AgentError("INTERNAL", message)
    return {"error": error.to_json()}


def reply(request_id: str | int | None, outcome: Outcome) -> str:
    """A reply frame."""
    frame = {"jsonrpc": "2.0", "id": request_id, **outcome}
    return json.dumps(frame, separators=(",", ":"))


def _frame(request: Request, outcome: Outcome) -> str:
    frame = reply(request.id, outcome)
    if len(frame) <= MAX_MESSAGE_BYTES:
        return frame
    too_long = AgentError(
        "INTERNAL",
        f"the result of {request.method} has {len(frame)} bytes, more than the"
        f" {MAX_MESSAGE_BYTES} of a message; ask for less at a time",
    )
    return reply(request.id, {"error": too_long.to_json()})


def _log_finish(request: Request, outcome: Outcome, begun: float) -> None:
    milliseconds = (time.monotonic() - begun) * 1000
    error = outcome.get("error")
    if error is None:
        _log.info("FINISH %s OK %.0f ms", request.method, milliseconds)
        return
    name = error["data"]["name"]
    _log.warning("FINISH %s %s %.0f ms: %s", request.method, name, milliseconds, error["message"])


def _log_late(request: Request, task: "asyncio.Task[Outcome]") -> None:
    if task.cancelled():
        return
    error = task.exception()
    outcome = {"error": {"data": {"name": str(error)}}} if error else task.result()
    how = outcome["error"]["data"]["name"] if "error" in outcome else "OK"
    _log.warning("LATE %s %s after its deadline", request.method, how)
