"""What a caller may ask for, given what there is."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from launcher import defaults, demo
from launcher.api import Entity

MOST_VMS = 6
MOST_DISKS = 8
MOST_TEMPLATES = 2
PREFIX = "torture"
MEMORY_BYTES = 128 << 20
DISK_BYTES = 16 << 20
BLIND_SHARE = 0.1
RUNNING = {"up", "paused", "powering_up", "wait_for_launch", "powering_down", "unknown", "reboot_in_progress"}


@dataclass(frozen=True)
class Wish:
    """A request that changes something."""

    what: str
    method: str
    path: str
    body: Entity = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """A storage domain, and the image file there that can be copied."""

    storage: str
    image: str


@dataclass
class Scene:
    """What a caller sees before it asks; names begin with the prefix."""

    vms: list[Entity]
    disks: list[Entity]
    templates: list[Entity]
    attached: dict[str, list[str]]
    place: Place


Maker = Callable[[random.Random, Scene], Wish | None]


def choose(dice: random.Random, scene: Scene) -> Wish:
    """Return something that can be asked for; now and then it makes no sense, and will be refused."""
    makers = [maker for maker, _ in MAKERS]
    weights = [weight for _, weight in MAKERS]
    while True:
        wish = dice.choices(makers, weights)[0](dice, scene)
        if wish is not None:
            return wish


def _add_vm(dice: random.Random, scene: Scene) -> Wish | None:
    name = _free(dice, PREFIX, MOST_VMS, scene.vms)
    if name is None:
        return None
    body: dict[str, Any] = {
        "name": name,
        "cluster": {"name": defaults.CLUSTER},
        "template": {"name": demo.TEMPLATE},
        "memory": MEMORY_BYTES,
        "initialization": {"host_name": name},
    }
    return Wish(f"add VM {name}", "POST", "/vms", body)


def _free(dice: random.Random, prefix: str, most: int, there: list[Entity]) -> str | None:
    taken = {one["name"] for one in there}
    free = [f"{prefix}-{number}" for number in range(1, most + 1)]
    free = [name for name in free if name not in taken]
    return dice.choice(free) if free else None


def _vm(dice: random.Random, scene: Scene, *, running: bool) -> Entity | None:
    blind = dice.random() < BLIND_SHARE
    fitting = [vm for vm in scene.vms if blind or (vm.get("status") in RUNNING) == running]
    return dice.choice(fitting) if fitting else None


def _start(dice: random.Random, scene: Scene) -> Wish | None:
    vm = _vm(dice, scene, running=False)
    return None if vm is None else Wish(f"start {vm['name']}", "POST", f"/vms/{vm['id']}/start")


def _stop(dice: random.Random, scene: Scene) -> Wish | None:
    vm = _vm(dice, scene, running=True)
    return None if vm is None else Wish(f"stop {vm['name']}", "POST", f"/vms/{vm['id']}/stop")


def _remove_vm(dice: random.Random, scene: Scene) -> Wish | None:
    vm = _vm(dice, scene, running=False)
    return None if vm is None else Wish(f"remove VM {vm['name']}", "DELETE", f"/vms/{vm['id']}")


def _add_vm_disk(dice: random.Random, scene: Scene) -> Wish | None:
    if not scene.vms or len(scene.disks) >= MOST_DISKS:
        return None
    vm = dice.choice(scene.vms)
    body = {"interface": "virtio", "bootable": False, "active": True, "disk": _new_disk(dice, scene)}
    return Wish(f"add disk to {vm['name']}", "POST", f"/vms/{vm['id']}/diskattachments", body)


def _add_disk(dice: random.Random, scene: Scene) -> Wish | None:
    if len(scene.disks) >= MOST_DISKS:
        return None
    return Wish("add disk", "POST", "/disks", _new_disk(dice, scene))


def _new_disk(dice: random.Random, scene: Scene) -> Entity:
    return {
        "name": f"{PREFIX}-disk-{dice.randrange(10**6)}",
        "format": dice.choice(["cow", "raw"]),
        "sparse": True,
        "provisioned_size": DISK_BYTES,
        "storage_domains": {"storage_domain": [{"id": scene.place.storage}]},
    }


def _attach(dice: random.Random, scene: Scene) -> Wish | None:
    disk = _floating(dice, scene)
    if disk is None or not scene.vms:
        return None
    vm = dice.choice(scene.vms)
    body = {"interface": "virtio", "bootable": False, "active": True, "disk": {"id": disk["id"]}}
    path = f"/vms/{vm['id']}/diskattachments"
    return Wish(f"attach disk {disk['name']} to {vm['name']}", "POST", path, body)


def _floating(dice: random.Random, scene: Scene) -> Entity | None:
    taken = {disk for disks in scene.attached.values() for disk in disks}
    blind = dice.random() < BLIND_SHARE
    fitting = [disk for disk in scene.disks if blind or disk["id"] not in taken]
    return dice.choice(fitting) if fitting else None


def _detach(dice: random.Random, scene: Scene) -> Wish | None:
    known = {disk["id"] for disk in scene.disks}
    pairs = [(vm, disk) for vm, disks in scene.attached.items() for disk in disks if disk in known]
    if not pairs:
        return None
    vm, disk = dice.choice(pairs)
    return Wish(f"detach disk {disk}", "DELETE", f"/vms/{vm}/diskattachments/{disk}")


def _remove_disk(dice: random.Random, scene: Scene) -> Wish | None:
    disk = _floating(dice, scene)
    return None if disk is None else Wish(f"remove disk {disk['name']}", "DELETE", f"/disks/{disk['id']}")


def _import(dice: random.Random, scene: Scene) -> Wish | None:
    name = _free(dice, f"{PREFIX}-copy", MOST_TEMPLATES, scene.templates)
    if name is None:
        return None
    body = {
        "import_as_template": True,
        "template": {"name": name},
        "cluster": {"name": defaults.CLUSTER},
        "storage_domain": {"id": scene.place.storage},
    }
    path = f"/storagedomains/{scene.place.storage}/images/{scene.place.image}/import"
    return Wish(f"copy image to {name}", "POST", path, body)


def _remove_template(dice: random.Random, scene: Scene) -> Wish | None:
    if not scene.templates:
        return None
    template = dice.choice(scene.templates)
    return Wish(f"remove template {template['name']}", "DELETE", f"/templates/{template['id']}")


MAKERS: list[tuple[Maker, int]] = [
    (_add_vm, 6),
    (_start, 6),
    (_stop, 4),
    (_remove_vm, 4),
    (_add_vm_disk, 3),
    (_add_disk, 2),
    (_attach, 4),
    (_detach, 2),
    (_remove_disk, 2),
    (_import, 6),
    (_remove_template, 4),
]
