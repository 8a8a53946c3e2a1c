"""What libvirt, the processes, the files and REST say, to be held against the database."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from launcher import libvirt, process
from launcher.api import Api
from launcher.installation import Installation
from launcher.torture.watcher import qemus

IDENTITY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
PARTIAL = ".vireo-partial"
SCRATCH = "vireo-payload-"
TOOLS = ("qemu-img", "genisoimage", "xorriso", "mkfs.vfat")


@dataclass
class Shown:
    """A VM as REST shows it."""

    status: str
    host: str
    disks: set[str]
    active: set[str]


@dataclass
class Truth:
    """All of it by ids; paths where no id is known."""

    shown: dict[str, Shown] = field(default_factory=dict)
    shown_disks: dict[str, str] = field(default_factory=dict)
    open_jobs: list[str] = field(default_factory=list)
    domains: dict[str, set[str]] = field(default_factory=dict)
    defined: set[str] = field(default_factory=set)
    qemus: Counter[str] = field(default_factory=Counter)
    images: set[str] = field(default_factory=set)
    of_runs: dict[str, set[str]] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    leftovers: list[str] = field(default_factory=list)


def look(installation: Installation, api: Api) -> Truth:
    """Look everywhere once."""
    truth = Truth(qemus=qemus())
    _rest(api, truth)
    _libvirt(truth)
    _files(installation, truth)
    return truth


def _rest(api: Api, truth: Truth) -> None:
    for vm in api.list("/vms", "vm"):
        attachments = api.list(f"/vms/{vm['id']}/diskattachments", "disk_attachment")
        disks = {str(one["id"]) for one in attachments}
        active = {str(one["id"]) for one in attachments if one.get("active") == "true"}
        host = str(vm.get("host", {}).get("id", ""))
        truth.shown[str(vm["id"])] = Shown(str(vm.get("status")), host, disks, active)
    truth.shown_disks = {str(disk["id"]): str(disk.get("status")) for disk in api.list("/disks", "disk")}
    truth.open_jobs = [str(job["id"]) for job in api.list("/jobs?search=status%3Dstarted", "job")]


def _libvirt(truth: Truth) -> None:
    truth.defined = set(_virsh("list", "--inactive", "--uuid").split())
    for vm in _virsh("list", "--uuid").split():
        root = ET.fromstring(_virsh("dumpxml", vm))  # noqa: S314 - libvirt wrote it
        sources = [disk.find("source") for disk in root.iterfind("devices/disk[@device='disk']")]
        paths = [Path(str(source.get("file"))) for source in sources if source is not None]
        truth.domains[vm] = {path.stem for path in paths}


def _virsh(*words: str) -> str:
    return process.run(["virsh", "-q", "-c", libvirt.URI, *words])


def _files(installation: Installation, truth: Truth) -> None:
    images = installation.local_storage / "images"
    for file in images.iterdir():
        if file.name.endswith(PARTIAL) or not IDENTITY.fullmatch(file.stem):
            truth.leftovers.append(str(file))
        else:
            truth.images.add(file.stem)
    truth.leftovers += [str(path) for path in images.parent.iterdir() if path.name.endswith(PARTIAL)]
    truth.leftovers += [str(path) for root in ("/run", "/dev/shm") for path in Path(root).glob(f"{SCRATCH}*")]
    state = installation.agent / "state"
    truth.of_runs = {
        "payload drives": _identities(installation.payloads.iterdir()),
        "debts of runs": _identities((state / "runs").iterdir()),
    }
    truth.marks = _identities((state / "started").iterdir())
    truth.leftovers += [f"{path} (a damaged record)" for path in state.rglob("*.damaged")]
    truth.leftovers += [f"job {path.stem} of the agent runs" for path in (state / "jobs").glob("*.json") if _runs(path)]
    truth.leftovers += [
        f"process {pid}: {' '.join(words)[:200]}"
        for pid, words in process.processes()
        if Path(words[0]).name in TOOLS and str(installation.state) in " ".join(words)
    ]
    mounts = [line.split()[4] for line in Path("/proc/self/mountinfo").read_text().splitlines()]
    truth.leftovers += [f"mount {place}" for place in mounts if place.startswith(str(installation.state) + "/")]


def _identities(paths: Iterable[Path]) -> set[str]:
    return {found.group() for path in paths if (found := IDENTITY.match(path.name))}


def _runs(job: Path) -> bool:
    return bool(json.loads(job.read_text())["job"]["state"] == "running")
