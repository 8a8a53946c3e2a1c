"""Remembers the outcome of every request with an idempotency key, over restarts of the agent."""

import asyncio
import contextlib
import hashlib
import json
import logging
import math
import os
import sqlite3
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from vireo_agent.errors import AgentError
from vireo_agent.log import task_name
from vireo_agent.protocol import UNRECORDED

_log = logging.getLogger(__name__)
_KEPT_SECONDS = 24 * 3600
_MAX_ENTRIES = 10_000
_RETRY_SECONDS = 60.0

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

_SCHEMA = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
CREATE TABLE IF NOT EXISTS outcome (key TEXT PRIMARY KEY, request TEXT NOT NULL,
  outcome TEXT NOT NULL, finished REAL NOT NULL);
CREATE INDEX IF NOT EXISTS outcome_finished ON outcome (finished);
"""
_KEEP = "INSERT OR REPLACE INTO outcome VALUES (?, ?, ?, ?)"

Outcome = dict[str, Any]


def fingerprint(method: str, params: dict[str, Any]) -> str:
    """Hex SHA-256 of a request; of secrets only their names count, so that none reaches a disk."""
    shown = dict(params)
    if isinstance(shown.get("secrets"), dict):
        shown["secrets"] = sorted(shown["secrets"])
    text = json.dumps([method, shown], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Journal:
    """A small SQLite file, used from one thread."""

    def __init__(self, state_directory: Path) -> None:
        self._file = state_directory / "requests.db"
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="journal")
        self._running: dict[str, tuple[str, asyncio.Task[Outcome]]] = {}
        # In memory for as long as the file cannot be opened.
        self._database = _prepared(":memory:")
        self._retry_at = math.inf

    async def open(self) -> None:
        """Opens the file; one that is damaged is put aside, and without one memory has to do."""
        await self._in_thread(self._open)

    async def close(self) -> None:
        """Closes the file."""
        await self._in_thread(self._database.close)
        self._thread.shutdown(wait=False)

    async def once(self, key: str, request: str, work: Callable[[], Awaitable[Outcome]]) -> Outcome:
        """The first outcome under ``key``: kept, awaited, or made now by ``work``."""
        if key not in self._running:
            task = asyncio.create_task(self._find_or_make(key, request, work), name=task_name())
            task.add_done_callback(lambda _done: self._running.pop(key))
            self._running[key] = (request, task)
        earlier, running = self._running[key]
        _require_same(earlier, request, key)
        return await asyncio.shield(running)

    async def _find_or_make(self, key: str, request: str, work: Callable[[], Awaitable[Outcome]]) -> Outcome:
        kept = await self._in_thread(lambda: self._find(key))
        if kept is not None:
            _require_same(kept[0], request, key)
            _log.info("answered from the journal of idempotency keys")
            found: Outcome = kept[1]
            return found
        outcome = await work()
        if outcome.get("error", {}).get("data", {}).get("name") not in UNRECORDED:
            await self._in_thread(lambda: self._keep(key, request, outcome))
        return outcome

    async def _in_thread(self, work: Callable[[], Any]) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _open(self) -> None:
        try:
            database = self._opened()
        except (sqlite3.Error, OSError) as error:
            if self._retry_at == math.inf:
                _log.critical(
                    "%s cannot be opened (%s): until it can be, a request that is repeated after a"
                    " restart of the agent is done again; look for a full disk",
                    self._file,
                    error,
                )
            self._retry_at = time.monotonic() + _RETRY_SECONDS
            return
        if self._retry_at != math.inf:
            _log.warning("%s can be opened again", self._file)
        self._database.close()
        self._database, self._retry_at = database, math.inf

    def _opened(self) -> sqlite3.Connection:
        try:
            database = self._connect()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode not in _DAMAGED:
                raise
            self._put_aside(error)
            database = self._connect()
        try:
            database.executemany(_KEEP, self._database.execute("SELECT * FROM outcome"))
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _put_aside(self, error: Exception) -> None:
        aside = self._file.with_suffix(f".damaged-{time.time_ns()}")
        _log.error("%s is damaged (%s); it is kept as %s", self._file, error, aside)
        self._file.replace(aside)
        for kind in ("-wal", "-shm"):
            # These belong to it, and would be read into the new one.
            with contextlib.suppress(FileNotFoundError):
                Path(f"{self._file}{kind}").replace(f"{aside}{kind}")

    def _connect(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(self._file, os.O_CREAT | os.O_RDWR, 0o600))
        return _prepared(self._file)

    def _find(self, key: str) -> tuple[str, Outcome] | None:
        if time.monotonic() >= self._retry_at:
            self._open()
        try:
            row = self._database.execute(
                "SELECT request, outcome FROM outcome WHERE key = ? AND finished > ?",
                (key, time.time() - _KEPT_SECONDS),
            ).fetchone()
            return (row[0], json.loads(row[1])) if row else None
        except (sqlite3.Error, ValueError) as error:
            _log.error("%s cannot be read: %s", self._file, error)
            return None

    def _keep(self, key: str, request: str, outcome: Outcome) -> None:
        try:
            self._database.execute(_KEEP, (key, request, json.dumps(outcome), time.time()))
            self._database.execute(
                "DELETE FROM outcome WHERE finished <= ? OR finished <"
                " (SELECT finished FROM outcome ORDER BY finished DESC LIMIT 1 OFFSET ?)",
                (time.time() - _KEPT_SECONDS, _MAX_ENTRIES - 1),
            )
        except sqlite3.Error as error:
            _log.warning("the outcome could not be kept in %s: %s", self._file, error)


def _prepared(file: Path | str) -> sqlite3.Connection:
    database = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    try:
        database.executescript(_SCHEMA)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _require_same(earlier: str, request: str, key: str) -> None:
    if earlier != request:
        raise AgentError(
            "IDEMPOTENCY_CONFLICT",
            f"the key {key[:80]!r} was used before with another request; use a new key",
        )
