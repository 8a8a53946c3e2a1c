"""What must be there after all that was done: the ends of the tasks, followed in their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from launcher.torture.rows import MISSING, Rows, Task

K = TypeVar("K")


class Presence(Enum):
    """Whether something is there; a task that failed or was not decided can leave both."""

    YES = "there"
    NO = "not there"
    MAYBE = "there or not"

    def fits(self, *, there: bool) -> bool:
        """Whether it may be as it is."""
        return self is Presence.MAYBE or (self is Presence.YES) == there


YES, NO, MAYBE = Presence


@dataclass
class Replay:
    """What must be there. Only what a task was seen to make is judged."""

    vms: dict[str, Presence] = field(default_factory=dict)
    running: dict[str, Presence] = field(default_factory=dict)
    disks: dict[str, Presence] = field(default_factory=dict)
    templates: dict[str, Presence] = field(default_factory=dict)
    attached: dict[tuple[str, str], Presence] = field(default_factory=dict)

    def follow(self, tasks: list[Task]) -> None:
        """Take the ends in their order; tasks hold locks, so that those on one object follow each other."""
        for task in tasks:
            if effect := EFFECTS.get(task.command):
                effect(self, task)

    def faults(self, rows: Rows) -> list[str]:
        """Return what is not as it must be."""
        vms = {row["id"] for row in rows.vms}
        running = {row["id"] for row in rows.vms if row["status"] != "DOWN"}
        disks = {row["id"] for row in rows.disks}
        templates = {row["id"] for row in rows.templates}
        attached = {(row["vm_id"], row["disk_id"]) for row in rows.attachments if row["configured"]}
        return [
            *_faults("VM", self.vms, vms),
            *_faults("a run of VM", {vm: p for vm, p in self.running.items() if vm in vms}, running),
            *_faults("disk", self.disks, disks),
            *_faults("template", self.templates, templates),
            *_faults("attachment", {k: p for k, p in self.attached.items() if k[0] in vms and k[1] in disks}, attached),
            *(
                f"VM {vm} lacks its disk {disk}, which nobody asked it to let go of"
                for vm, disk in _missing(rows)
                if self.attached.get((vm, disk)) is not MAYBE
            ),
        ]

    def _add_vm(self, task: Task) -> None:
        vm = task.arguments["id"]
        self.vms[vm] = MAYBE if task.status == "UNKNOWN" else _done(task)
        self.running[vm] = NO

    def _start(self, task: Task) -> None:
        vm = task.arguments["id"]
        self.running[vm] = MAYBE if task.status == "UNKNOWN" else _done(task)

    def _stop(self, task: Task) -> None:
        vm = task.arguments["id"]
        self.running[vm] = NO if task.status == "FINISHED" else MAYBE

    def _remove_vm(self, task: Task) -> None:
        vm = task.arguments["id"]
        gone = NO if task.status == "FINISHED" else MAYBE
        self.vms[vm] = gone
        for (owner, disk), presence in self.attached.items():
            if owner == vm and presence is not NO and disk in self.disks:
                self.disks[disk] = gone if presence is YES else MAYBE

    def _add_disk(self, task: Task) -> None:
        self.disks[task.arguments["id"]] = _done_or_either(task)

    def _add_vm_disk(self, task: Task) -> None:
        disk = task.arguments["disk"]["id"]
        self.disks[disk] = _done_or_either(task)
        self.attached[task.arguments["vmId"], disk] = _done_or_either(task)

    def _attach(self, task: Task) -> None:
        self.attached[task.arguments["vmId"], task.arguments["diskId"]] = _done_or_either(task)

    def _detach(self, task: Task) -> None:
        self.attached[task.arguments["vmId"], task.arguments["diskId"]] = NO if task.status == "FINISHED" else MAYBE

    def _remove_disk(self, task: Task) -> None:
        self.disks[task.arguments["id"]] = NO if task.status == "FINISHED" else MAYBE

    def _add_template(self, task: Task) -> None:
        self.templates[task.arguments["id"]] = _done_or_either(task)

    def _remove_template(self, task: Task) -> None:
        self.templates[task.arguments["id"]] = NO if task.status == "FINISHED" else MAYBE


EFFECTS: dict[str, Callable[[Replay, Task], None]] = {
    "AddVm": Replay._add_vm,
    "StartVm": Replay._start,
    "StopVm": Replay._stop,
    "RemoveVm": Replay._remove_vm,
    "AddDisk": Replay._add_disk,
    "AddVmDisk": Replay._add_vm_disk,
    "AttachDisk": Replay._attach,
    "DetachDisk": Replay._detach,
    "RemoveDisk": Replay._remove_disk,
    "ImportTemplate": Replay._add_template,
    "RemoveTemplate": Replay._remove_template,
}


def _missing(rows: Rows) -> list[tuple[str, str]]:
    return [(row["vm_id"], row["disk_id"]) for row in rows.attachments if row.get("state") == MISSING]


def _done(task: Task) -> Presence:
    return YES if task.status == "FINISHED" else NO


def _done_or_either(task: Task) -> Presence:
    return YES if task.status == "FINISHED" else MAYBE


def _faults(what: str, expected: Mapping[K, Presence], there: Set[K]) -> list[str]:
    return [
        f"{what} {key} must be {presence.value} by what was done, and is not"
        for key, presence in expected.items()
        if not presence.fits(there=key in there)
    ]
