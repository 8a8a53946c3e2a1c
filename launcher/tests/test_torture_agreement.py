"""Database, libvirt, files and REST of one VM with one disk, and each difference between them."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from launcher.torture import agreement
from launcher.torture.rows import Rows
from launcher.torture.truth import Shown, Truth


def rows() -> Rows:
    vm = {"id": "v", "name": "web", "status": "UP", "host_id": "h"}
    disk = {"id": "d", "name": "data", "status": "OK", "path": "/s"}
    attachment = {"vm_id": "v", "disk_id": "d", "state": "PAIRED", "plugged": True, "configured": True}
    return Rows([], [vm], [disk], [attachment], [], {"locks": 0})


def truth() -> Truth:
    return Truth(
        shown={"v": Shown("up", "h", {"d"}, {"d"})},
        shown_disks={"d": "ok"},
        domains={"v": {"d"}},
        qemus=Counter({"v": 1}),
        images={"d"},
        of_runs={"payload drives": {"v"}},
        marks={"v"},
    )


def testWhatAgreesHasNoFault() -> None:
    assert agreement.faults(rows(), truth()) == []


def testAVmThatIsOffHasNothingOnTheHost() -> None:
    off = rows()
    off.vms[0].update(status="DOWN", host_id=None)
    there = Truth(shown={"v": Shown("down", "", {"d"}, {"d"})}, shown_disks={"d": "ok"}, images={"d"})
    assert agreement.faults(off, there) == []
    there.qemus["v"] = 1
    assert agreement.faults(off, there) == ["1 processes run VM v, libvirt has it off"]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda t: t.domains.clear(), "VM web is UP on host h, libvirt has it off"),
        (lambda t: t.shown["v"].__setattr__("status", "down"), "REST shows down"),
        (lambda t: t.shown["v"].__setattr__("host", "other"), "REST shows up on other"),
        (lambda t: t.shown.clear(), "not in REST"),
        (lambda t: t.domains["v"].clear(), "libvirt has []"),
        (lambda t: t.shown["v"].disks.add("e"), "REST shows ['d', 'e']"),
        (lambda t: t.shown["v"].active.clear(), "REST shows [] as such"),
        (lambda t: t.domains.__setitem__("x", set()), "which the database does not know"),
        (lambda t: t.defined.add("y"), "libvirt keeps y defined"),
        (lambda t: t.qemus.update(["v"]), "2 processes run VM v"),
        (lambda t: t.qemus.update(["x"]), "1 processes run VM x, libvirt has it off"),
        (lambda t: t.images.add("x"), "image x belongs to no disk"),
        (lambda t: t.images.clear(), "disk data (d) is said to be there, and has no image"),
        (lambda t: t.shown_disks.update(d="locked"), "disk data is OK, REST shows locked"),
        (lambda t: t.leftovers.append("/s/.x.vireo-partial"), "left behind: /s/.x.vireo-partial"),
        (lambda t: t.of_runs["payload drives"].add("x"), "left behind: payload drives of x, which does not run"),
        (lambda t: t.marks.add("x"), "left behind: mark of a start of x, which the database does not know"),
        (lambda t: t.open_jobs.append("j"), "REST shows job j as started"),
    ],
)
def testEachDifferenceIsTold(change: Callable[[Truth], Any], fault: str) -> None:
    changed = truth()
    change(changed)
    assert any(fault in found for found in agreement.faults(rows(), changed))


def testADiskThatTheGuestLetGoOfMustBeSaidToBeMissing() -> None:
    late, there = rows(), truth()
    there.domains["v"].clear()
    there.shown["v"].active.clear()
    assert agreement.faults(late, there) == [
        "VM web has the active disks ['d'], libvirt has []",
        "VM web has the active disks ['d'], REST shows [] as such",
    ]
    late.attachments[0]["state"] = "MISSING"
    assert agreement.faults(late, there) == []


def testWhatTheDatabaseShouldNotHoldIsTold() -> None:
    held = rows()
    held.remains["locks"] = 2
    held.disks.clear()
    found = agreement.faults(held, truth())
    assert "2 locks" in found
    assert "VM web has disks that are not there: ['d']" in found
