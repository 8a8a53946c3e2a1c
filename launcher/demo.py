"""The first guest: template ``tiny`` from the built image, and the VM ``hello`` made from it."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from launcher import defaults, libvirt
from launcher.api import Api, Entity
from launcher.console import Outcome, changed, unchanged
from launcher.errors import LauncherError
from launcher.guest.image import GuestFiles

TEMPLATE = "tiny"
IMAGE_FILE = "tiny.qcow2"
VM = "hello"
MEMORY_BYTES = 256 * 1024 * 1024
IMPORT_SECONDS = 120
START_SECONDS = 120
GUEST_SECONDS = 180
KNOWN_GUEST_SECONDS = 10


def ensure_template(
    api: Api, name: str, storage: str, folder: Path, guest: GuestFiles, busy: Callable[[str], None]
) -> Outcome:
    """Register the guest image as a template, by the call that oVirt has for images of a storage domain."""
    found = api.find("/templates", "template", name)
    new = found is None
    if new:
        _place_image(folder, guest)
        domain = api.find("/storagedomains", "storage_domain", storage)
        images = f"/storagedomains/{domain['id'] if domain else ''}/images"
        image = next((one for one in api.list(images, "image") if one.get("name") == IMAGE_FILE), None)
        if image is None:
            raise LauncherError(f"storage domain {storage} does not list the image {IMAGE_FILE}")
        action = {
            "import_as_template": True,
            "template": {"name": name},
            "cluster": {"name": defaults.CLUSTER},
            "storage_domain": {"name": storage},
        }
        api.post_when_free(f"{images}/{image['id']}/import", action, IMPORT_SECONDS)
        found = _await_entity(api, "/templates", "template", name, IMPORT_SECONDS)
    api.await_status(f"/templates/{found['id'] if found else ''}", {"ok"}, IMPORT_SECONDS, busy)
    return changed(f"registered template {name}") if new else unchanged(f"template {name}")


def _place_image(storage: Path, guest: GuestFiles) -> None:
    folder = storage / "import"
    folder.mkdir(exist_ok=True)
    shutil.copyfile(guest.image, folder / IMAGE_FILE)


def _await_entity(api: Api, path: str, member: str, name: str, seconds: float) -> Entity:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := api.find(path, member, name):
            return found
        time.sleep(0.5)
    raise LauncherError(f"no {member} named {name} after {seconds:.0f} s")


def ensure_vm(
    api: Api, busy: Callable[[str], None], name: str = VM, template: str = TEMPLATE
) -> tuple[Entity, Outcome]:
    """Create, start and await the VM; a VM that somebody stopped is started again."""
    body = {
        "name": name,
        "cluster": {"name": defaults.CLUSTER},
        "template": {"name": template},
        "memory": MEMORY_BYTES,
        "initialization": {"host_name": name},
    }
    vm, new = api.ensure("/vms", "vm", body)
    path = f"/vms/{vm['id']}"
    if new:
        api.await_status(path, {"down"}, IMPORT_SECONDS, busy)
    if not api.list(f"{path}/nics", "nic"):
        profile = api.find("/vnicprofiles", "vnic_profile", libvirt.NETWORK)
        nic = {"name": "nic1", "vnic_profile": {"id": profile["id"] if profile else ""}}
        api.post_when_free(f"{path}/nics", nic, IMPORT_SECONDS)
    vm = api.get(path)
    was_up = vm.get("status") == "up"
    if vm.get("status") in {"down", "suspended"}:
        api.post_when_free(f"{path}/start", {}, START_SECONDS)
    vm = api.await_status(path, {"up"}, START_SECONDS, busy)
    text = f"VM {name} is up"
    return vm, unchanged(text) if was_up else changed(text)


def await_guest(api: Api, vm: Entity, seconds: float, busy: Callable[[str], None]) -> tuple[str, list[str]]:
    """Wait until the guest agent has told the host name and an address; returns both, or nothing."""
    path = f"/vms/{vm['id']}"
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        name = str(api.get(path).get("fqdn", ""))
        found = addresses(api.list(f"{path}/reporteddevices", "reported_device"))
        if name and found:
            return name, found
        busy(f"waiting for the guest agent of {VM}")
        time.sleep(0.5)
    return "", []


def addresses(devices: list[Entity]) -> list[str]:
    """Return the addresses of all reported devices that others can reach, IPv4 first."""
    ips = [ip for device in devices for ip in _members(device.get("ips"), "ip")]
    found = [str(ip["address"]) for ip in ips if not str(ip["address"]).lower().startswith(("fe80", "127.", "::1"))]
    return sorted(found, key=lambda address: ":" in address)


def _members(value: object, member: str) -> list[Entity]:
    """Return the items of a list that may be wrapped in an object."""
    items = value.get(member, []) if isinstance(value, dict) else value
    return items if isinstance(items, list) else []
