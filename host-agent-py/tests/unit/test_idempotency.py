"""The journal of idempotency keys on disk."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from vireo_agent.errors import AgentError
from vireo_agent.rpc.idempotency import Journal, Outcome, fingerprint

OK: Outcome = {"result": {"n": 1}}


class Work:
    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.runs = 0

    async def __call__(self) -> Outcome:
        self.runs += 1
        await asyncio.sleep(0.01)
        return self.outcome


async def opened(directory: Path) -> Journal:
    journal = Journal(directory)
    await journal.open()
    return journal


async def testAResultSurvivesARestart(tmp_path: Path) -> None:
    work = Work(OK)
    journal = await opened(tmp_path)
    assert await journal.once("k", "r", work) == OK
    await journal.close()
    journal = await opened(tmp_path)
    assert await journal.once("k", "r", work) == OK
    assert work.runs == 1
    with pytest.raises(AgentError, match="used before"):
        await journal.once("k", "other", work)
    await journal.close()
    assert (tmp_path / "requests.db").stat().st_mode & 0o077 == 0


async def testTogetherTheWorkIsDoneOnce(tmp_path: Path) -> None:
    journal, work = await opened(tmp_path), Work(OK)
    results = await asyncio.gather(*(journal.once("k", "r", work) for _ in range(5)))
    assert results == [OK] * 5
    assert work.runs == 1
    await journal.close()


@pytest.mark.parametrize(
    ("name", "runs"),
    [
        *(("BUSY", 2), ("LIBVIRT_UNAVAILABLE", 2), ("PATH_REFUSED", 2), ("PREPARATION_FAILED", 2)),
        ("DOMAIN_EXISTS", 1),
    ],
)
async def testOnlyWhatWasDecidedIsKept(tmp_path: Path, name: str, runs: int) -> None:
    journal = await opened(tmp_path)
    work = Work({"error": {"code": 1, "message": "m", "data": {"name": name}}})
    for _ in range(2):
        await journal.once("k", "r", work)
    assert work.runs == runs
    await journal.close()


async def testADamagedFileIsPutAside(tmp_path: Path) -> None:
    (tmp_path / "requests.db").write_bytes(b"not a database" * 1000)
    journal, work = await opened(tmp_path), Work(OK)
    assert await journal.once("k", "r", work) == OK
    await journal.close()
    assert len(list(tmp_path.glob("requests.damaged-*"))) == 1


async def testAFileThatIsDamagedAgainIsPutBesideTheFirst(tmp_path: Path) -> None:
    for _ in range(2):
        (tmp_path / "requests.db").write_bytes(b"not a database" * 1000)
        await (await opened(tmp_path)).close()
    assert len(list(tmp_path.glob("requests.damaged-*"))) == 2


@pytest.mark.parametrize("words", ["database is locked", "disk I/O error", "unable to open"])
async def testWithoutAJournalTheAgentServesAndSaysSo(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, words: str
) -> None:
    await (await opened(tmp_path)).close()

    def connect(_self: Journal) -> sqlite3.Connection:
        error = sqlite3.OperationalError(words)
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(Journal, "_connect", connect)
    monkeypatch.setattr("vireo_agent.rpc.idempotency._RETRY_SECONDS", 0.0)
    journal, work = await opened(tmp_path), Work(OK)
    for _ in range(2):
        assert await journal.once("k", "r", work) == OK
    assert "done again" in caplog.text
    monkeypatch.undo()
    assert await journal.once("k", "r", work) == OK
    await journal.close()
    journal = await opened(tmp_path)
    assert await journal.once("k", "r", work) == OK
    assert work.runs == 1
    await journal.close()


async def testAJournalThatBreaksAtWorkHidesNoOutcome(tmp_path: Path) -> None:
    journal = await opened(tmp_path)
    assert journal._database is not None
    journal._database.execute("DROP TABLE outcome")
    assert await journal.once("k", "r", Work(OK)) == OK
    await journal.close()


async def testTheFileStaysBounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vireo_agent.rpc.idempotency._MAX_ENTRIES", 10)
    journal = await opened(tmp_path)
    for number in range(30):
        await journal.once(f"k{number}", "r", Work(OK))
    await journal.close()
    database = sqlite3.connect(tmp_path / "requests.db")
    assert database.execute("SELECT count(*) FROM outcome").fetchone() == (10,)
    database.close()


def testSecretsDoNotReachTheFingerprint() -> None:
    def request(secret: str, xml: str = "x") -> dict[str, Any]:
        return {"xml": xml, "secrets": {"ref": secret}}

    assert fingerprint("m", request("one")) == fingerprint("m", request("two"))
    assert fingerprint("m", request("one")) != fingerprint("m", request("one", "y"))
    assert fingerprint("m", request("one")) != fingerprint("n", request("one"))
