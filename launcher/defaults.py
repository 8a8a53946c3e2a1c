"""What a fresh engine is given through its own API: a data center, a cluster, this host, storage, a network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from launcher import agent, libvirt
from launcher.api import Api, Entity
from launcher.console import Outcome, changed, unchanged
from launcher.installation import Installation

DATA_CENTER = "Default"
CLUSTER = "Default"
STORAGE = "local"
HOST_SECONDS = 90
STORAGE_SECONDS = 60


def ensure_data_center(api: Api) -> Outcome:
    """Make the data center and the cluster ``Default``."""
    center, new_center = api.ensure("/datacenters", "data_center", {"name": DATA_CENTER, "local": True})
    cluster = {"name": CLUSTER, "cpu": {"architecture": "x86_64"}, "data_center": {"id": center["id"]}}
    _, new_cluster = api.ensure("/clusters", "cluster", cluster)
    text = f"data center {DATA_CENTER}, cluster {CLUSTER}"
    return changed(f"made {text}") if new_center or new_cluster else unchanged(text)


def ensure_host(
    api: Api, installation: Installation, name: str, enrol: Callable[[Entity], None]
) -> tuple[Entity, bool]:
    """Add a machine as a host and have its agent enrolled; returns the host and whether it was enrolled now."""
    body = {"name": name, "address": installation.host_address, "cluster": {"name": CLUSTER}}
    host, _ = api.ensure("/hosts", "host", body)
    if agent.is_enrolled(installation):
        return host, False
    enrol(api.post(f"/hosts/{host['id']}/enrolment", {}, root="/ovirt-engine/services"))
    return host, True


def await_host(api: Api, host: Entity, busy: Callable[[str], None]) -> Outcome:
    """Wait until the engine sees the host up."""
    path = f"/hosts/{host['id']}"
    was_up = host.get("status") == "up"
    if host.get("status") == "maintenance":
        api.post(f"{path}/activate", {})
    up = api.await_status(path, {"up"}, HOST_SECONDS, busy)
    text = f"host {up['name']} is up"
    return unchanged(text) if was_up else changed(text)


def ensure_storage(api: Api, name: str, folder: Path, host: Entity, busy: Callable[[str], None]) -> Outcome:
    """Add a storage domain in a folder of a host and attach it."""
    storage = {"type": "localfs", "path": str(folder)}
    body = {"name": name, "type": "data", "host": {"id": host["id"]}, "storage": storage}
    domain, new = api.ensure("/storagedomains", "storage_domain", body)
    center = api.find("/datacenters", "data_center", DATA_CENTER)
    attached = f"/datacenters/{center['id'] if center else ''}/storagedomains"
    if not any(one["id"] == domain["id"] for one in api.list(attached, "storage_domain")):
        api.post_when_free(attached, {"id": domain["id"]}, STORAGE_SECONDS)
        new = True
    api.await_status(f"{attached}/{domain['id']}", {"active"}, STORAGE_SECONDS, busy)
    text = f"storage domain {name} at {folder}"
    return changed(f"added {text}") if new else unchanged(text)


def ensure_network(api: Api) -> Outcome:
    """Tell the engine of the bridge that the guests' network has."""
    center = api.find("/datacenters", "data_center", DATA_CENTER)
    body = {
        "name": libvirt.NETWORK,
        "vdsm_name": libvirt.BRIDGE,
        "data_center": {"id": center["id"] if center else ""},
    }
    _, new = api.ensure("/networks", "network", body)
    text = f"network {libvirt.NETWORK} on bridge {libvirt.BRIDGE}"
    return changed(f"added {text}") if new else unchanged(text)
