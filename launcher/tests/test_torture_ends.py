"""How requests are held against what was done for them."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from launcher.torture import ends, rows
from launcher.torture.ledger import NO_ANSWER, Attempt, Ledger
from launcher.torture.replay import Replay
from launcher.torture.rows import Rows, Task

END = datetime(2026, 1, 1, tzinfo=UTC)


def task(command: str, status: str = "FINISHED", request: str = "a-1-1", **arguments: object) -> Task:
    failure = "" if status == "FINISHED" else "the host said no"
    return Task("t1", command, arguments, request, command, status, failure, END)


def there(**tables: list[dict[str, Any]]) -> Rows:
    nothing: dict[str, list[dict[str, Any]]] = {"vms": [], "disks": [], "attachments": [], "templates": []}
    return Rows(tasks=[], remains={}, **{**nothing, **tables})


@pytest.mark.parametrize("status", ["FINISHED", "FAILED", "UNKNOWN"])
@pytest.mark.parametrize("answer", [200, NO_ANSWER])
def testATaskWithAnEndAndAReasonIsWell(status: str, answer: int) -> None:
    assert ends.faults([Attempt("a-1-1", "start x", answer)], [task("StartVm", status)]) == []


def testWhatWasAcceptedMustHaveATask() -> None:
    assert "vanished" in ends.faults([Attempt("a-1-1", "start x", 200)], [])[0]
    assert ends.faults([Attempt("a-1-1", "start x", NO_ANSWER)], []) == []
    assert ends.faults([Attempt("a-1-1", "start x", 409)], []) == []


def testWhatWasAskedForOnceMustNotBeDoneTwice() -> None:
    found = ends.faults([Attempt("a-1-1", "start x", 200)], [task("StartVm"), task("StartVm")])
    assert found == ["wish a-1 (StartVm) was done 2 times"]


def testWhatWasRefusedMustNotBeDone() -> None:
    assert "refused" in ends.faults([Attempt("a-1-1", "start x", 409)], [task("StartVm")])[0]
    assert ends.faults([Attempt("a-1-1", "start x", 409)], [task("StartVm", "FAILED")]) == []


def testAFaultOfTheServerLeavesOpenWhatWasDone() -> None:
    for tasks in ([], [task("StartVm")]):
        assert ends.faults([Attempt("a-1-1", "start x", 503)], tasks) == []


def testWhatWasSentAgainMustNotBeDoneAgain() -> None:
    attempts = [Attempt("a-1-1", "add disk", NO_ANSWER), Attempt("a-1-2", "add disk", 200, "t1")]
    first = task("AddDisk", request="a-1-1")
    assert ends.faults(attempts, [first]) == []
    assert ends.counts(attempts, [first]) == {"finished": 1, "answered again": 1}
    found = ends.faults(attempts, [first, task("AddDisk", request="a-1-2")])
    assert found == ["wish a-1 (AddDisk) was done 2 times"]


def testWhatIsRefusedTheSecondTimeMayHaveBeenDoneTheFirst() -> None:
    attempts = [Attempt("a-1-1", "start x", NO_ANSWER), Attempt("a-1-2", "start x", 404)]
    assert ends.faults(attempts, [task("StartVm")]) == []


def testTheJobThatWasToldMustBeTheTask() -> None:
    assert "was told of job j9" in ends.faults([Attempt("a-1-1", "start x", 200, "j9")], [task("StartVm")])[0]


def testEveryTaskMustEndAndSayWhy() -> None:
    unended = Task("t1", "StartVm", {}, "a-1-1", "Starting x", "STARTED", "", None)
    silent = Task("t2", "StopVm", {}, "a-2-1", "Stopping x", "FAILED", "", END)
    assert [fault.partition(") ")[2] for fault in ends.faults([], [unended, silent])] == [
        "has no end: it is STARTED",
        "ended as FAILED without a reason",
    ]


def testEndsAreCountedByKind() -> None:
    attempts = [Attempt("a-1-1", "x", 200), Attempt("a-2-1", "x", 409), Attempt("a-3-1", "x", NO_ANSWER)]
    assert ends.counts(attempts, [task("StartVm")]) == {
        "finished": 1,
        "refused": 1,
        "unanswered": 1,
    }


def testTheLedgerTellsOfAnswers() -> None:
    ledger = Ledger()
    for status in (200, 200, NO_ANSWER):
        ledger.note(Attempt("a", "x", status))
    assert ledger.answers() == "1 times no answer, 2 times 200"


def testWhatWasDoneMustBeThere() -> None:
    replay = Replay()
    replay.follow([task("AddVm", id="v"), task("StartVm", id="v"), task("AddDisk", id="d")])
    replay.follow([task("AttachDisk", vmId="v", diskId="d")])
    attachment = {"vm_id": "v", "disk_id": "d", "configured": True}
    whole = there(vms=[{"id": "v", "status": "UP"}], disks=[{"id": "d"}], attachments=[attachment])
    assert replay.faults(whole) == []
    assert replay.faults(there(vms=[{"id": "v", "status": "DOWN"}], disks=[{"id": "d"}])) == [
        "a run of VM v must be there by what was done, and is not",
        "attachment ('v', 'd') must be there by what was done, and is not",
    ]
    assert "VM v must be there by what was done, and is not" in replay.faults(there())


def testWhatFailedOrWasNotDecidedCanBeBoth() -> None:
    replay = Replay()
    replay.follow([task("AddVm", id="v"), task("StartVm", "UNKNOWN", id="v"), task("AddDisk", "FAILED", id="d")])
    for status in ("UP", "DOWN"):
        assert replay.faults(there(vms=[{"id": "v", "status": status}])) == []
    replay.follow([task("StartVm", "FAILED", id="v")])
    assert replay.faults(there(vms=[{"id": "v", "status": "UP"}])) != []


def testARemovedVmTakesItsDisksWithIt() -> None:
    replay = Replay()
    replay.follow([task("AddVm", id="v"), task("AddVmDisk", vmId="v", disk={"id": "d"}), task("AddDisk", id="e")])
    replay.follow([task("RemoveVm", id="v")])
    assert replay.faults(there(disks=[{"id": "e"}])) == []
    assert replay.faults(there(disks=[{"id": "d"}, {"id": "e"}])) == [
        "disk d must be not there by what was done, and is not"
    ]


def testTheDatabasesAnswerIsRead() -> None:
    row = {"id": "t", "command": "StartVm", "arguments": {"id": "v"}, "correlation_id": "c", "description": "d"}
    row |= {"status": "FAILED", "failure": "why", "ended_at": "2026-01-01T00:00:00+00:00"}
    answer = {"tasks": [row], "vms": [], "disks": [], "attachments": [], "templates": [], "remains": {"locks": 1}}
    read = rows.parsed(json.dumps(answer))
    assert read.tasks == [Task("t", "StartVm", {"id": "v"}, "c", "d", "FAILED", "why", END)]
    assert read.remains == {"locks": 1}
    assert rows.question().startswith("select json_build_object('remains'")


@pytest.mark.parametrize(
    ("detached", "fault"),
    [("FAILED", []), ("UNKNOWN", []), (None, ["VM v lacks its disk d, which nobody asked it to let go of"])],
)
def testOnlyADiskThatAGuestWasAskedForMayBeMissing(detached: str | None, fault: list[str]) -> None:
    replay = Replay()
    replay.follow([task("AddVm", id="v"), task("AddVmDisk", vmId="v", disk={"id": "d"})])
    replay.follow([] if detached is None else [task("DetachDisk", detached, vmId="v", diskId="d")])
    attachment = {"vm_id": "v", "disk_id": "d", "configured": True, "state": "MISSING"}
    late = there(vms=[{"id": "v", "status": "DOWN"}], disks=[{"id": "d"}], attachments=[attachment])
    assert replay.faults(late) == fault


def testTheHistoryOfWhatAFaultNamesIsTold() -> None:
    disk = "5448cbbe-4170-4eab-9abd-0fb929ffb629"
    of_disk, other = task("DetachDisk", "FAILED", diskId=disk), task("AddDisk", id=disk.replace("5", "6"))
    assert ends.named([of_disk, other], [f"VM torture-4 has the active disks ['{disk}'], libvirt has []"]) == [
        "2026-01-01 00:00:00+00:00 DetachDisk (DetachDisk) FAILED the host said no"
    ]
