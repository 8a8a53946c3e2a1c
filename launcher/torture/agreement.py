"""Whether the database, libvirt, the files and REST say the same."""

from __future__ import annotations

from typing import Any

from launcher.torture.rows import MISSING, Rows
from launcher.torture.truth import Shown, Truth

OFF = "DOWN"


def faults(rows: Rows, truth: Truth) -> list[str]:
    """Return every difference, and everything that should not be there when nothing is asked for."""
    return [
        *(f"{count} {what}" for what, count in rows.remains.items() if count),
        *(f"REST shows job {job} as started" for job in truth.open_jobs),
        *_powers(rows, truth),
        *_attachments(rows, truth),
        *_images(rows, truth),
        *_leftovers(rows, truth),
    ]


def _powers(rows: Rows, truth: Truth) -> list[str]:
    found = []
    known = {row["id"]: row for row in rows.vms}
    for vm, row in known.items():
        name, status, host = row["name"], row["status"], row["host_id"] or ""
        shown = truth.shown.get(vm)
        if shown is None:
            found.append(f"VM {name} is in the database, and not in REST")
        elif (shown.status.upper(), shown.host) != (status, host):
            found.append(f"VM {name} is {status} on host {host or 'none'}, REST shows {shown.status} on {shown.host}")
        runs = vm in truth.domains
        if runs != (status != OFF) or bool(host) != runs:
            found.append(f"VM {name} is {status} on host {host or 'none'}, libvirt has it {_on(runs)}")
    found += [f"VM {vm} is in REST, and not in the database" for vm in truth.shown if vm not in known]
    found += [f"libvirt runs {vm}, which the database does not know" for vm in truth.domains if vm not in known]
    found += [f"libvirt keeps {vm} defined, which does not run" for vm in sorted(truth.defined)]
    for vm in sorted(truth.qemus.keys() | truth.domains.keys()):
        if truth.qemus[vm] != (vm in truth.domains):
            found.append(f"{truth.qemus[vm]} processes run VM {vm}, libvirt has it {_on(vm in truth.domains)}")
    return found


def _on(runs: bool) -> str:  # noqa: FBT001 - one word for it
    return "on" if runs else "off"


def _attachments(rows: Rows, truth: Truth) -> list[str]:
    found = []
    names = {row["id"]: row["name"] for row in rows.vms}
    disks = {row["id"] for row in rows.disks}
    for vm, name in names.items():
        of_vm = [row for row in rows.attachments if row["vm_id"] == vm]
        configured = {row["disk_id"] for row in of_vm if row["configured"]}
        shown = truth.shown[vm].disks if vm in truth.shown else configured
        if shown != configured:
            found.append(f"VM {name} has disks {sorted(configured)}, REST shows {sorted(shown)}")
        found += _running(name, of_vm, truth.domains[vm], truth.shown.get(vm)) if vm in truth.domains else []
        if lost := configured - disks:
            found.append(f"VM {name} has disks that are not there: {sorted(lost)}")
    return found


def _running(name: str, rows: list[dict[str, Any]], plugged: set[str], shown: Shown | None) -> list[str]:
    """A guest may let go of a disk after whoever asked it to has gone: then the disk is missing, and said to be."""
    active = {row["disk_id"] for row in rows if row["configured"] and row["plugged"] and row["state"] != MISSING}
    found = []
    if plugged != active:
        found.append(f"VM {name} has the active disks {sorted(active)}, libvirt has {sorted(plugged)}")
    if shown is not None and shown.active != active:
        found.append(f"VM {name} has the active disks {sorted(active)}, REST shows {sorted(shown.active)} as such")
    return found


def _images(rows: Rows, truth: Truth) -> list[str]:
    known = {row["id"]: row for row in rows.disks}
    found = [f"image {disk} belongs to no disk" for disk in sorted(truth.images - known.keys())]
    for disk, row in known.items():
        if row["status"] == "OK" and disk not in truth.images:
            found.append(f"disk {row['name']} ({disk}) is said to be there, and has no image")
        if truth.shown_disks.get(disk, "").upper() != row["status"]:
            found.append(f"disk {row['name']} is {row['status']}, REST shows {truth.shown_disks.get(disk)}")
    return found


def _leftovers(rows: Rows, truth: Truth) -> list[str]:
    found = [f"left behind: {what}" for what in truth.leftovers]
    for what, owners in truth.of_runs.items():
        found += [f"left behind: {what} of {vm}, which does not run" for vm in sorted(owners - truth.domains.keys())]
    # A VM that is off may have left UEFI variables, which are its own.
    unknown = truth.marks - {row["id"] for row in rows.vms}
    return found + [f"left behind: mark of a start of {vm}, which the database does not know" for vm in sorted(unknown)]
