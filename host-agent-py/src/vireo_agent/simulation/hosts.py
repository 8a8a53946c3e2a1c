"""Many hosts in one process, on libvirt's test driver, by the code of the real agent."""

import asyncio
import uuid
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path

from vireo_agent import deadline, simulation
from vireo_agent.config import Config, ConfigError
from vireo_agent.domains.metadata import NAMESPACE
from vireo_agent.schema.types import CreateDomain
from vireo_agent.service import Service
from vireo_agent.verbs.domain import create


def configs(template: Config, directory: Path, hosts: int) -> list[Config]:
    """The hosts, each with a folder of its own; they listen on ports that follow each other."""
    return [_config(template, directory / f"host-{number:03d}", number) for number in range(hosts)]


def _config(template: Config, home: Path, number: int) -> Config:
    node, pki, storage = home / "node.xml", home / "pki", home / "storage"
    storage.mkdir(parents=True, exist_ok=True)
    node.write_text(_data("host.xml"), encoding="ascii")
    if not (pki / "host.crt").exists():
        raise ConfigError(f"{pki} has no identity; enrol this host with pki_directory = {pki}")
    return replace(
        template,
        libvirt_uri=f"test://{node}",
        port=template.port + number if template.port else 0,
        pki_directory=pki,
        state_directory=home / "state",
        payload_directory=home / "payload",
        nvram_directory=home / "uefi",
        tpm_directory=home / "tpms",
        storage_roots=(storage,),
        virt_type="qemu",
    )


def _data(name: str) -> str:
    return resources.files(simulation).joinpath(name).read_text(encoding="ascii")


async def fill(services: Sequence[Service], vms: int) -> None:
    """Starts so many VMs in all, evenly on the hosts; their ids are the same in every run."""
    deadline.set_remaining(3600)
    while not all(service.agent.tracker.synced for service in services):
        await asyncio.sleep(0.05)
    vm = _data("vm.xml")
    for number in range(vms):
        identity = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{NAMESPACE}/simulated/{number}"))
        xml = vm.format(name=f"sim-{number:05d}", id=identity, namespace=NAMESPACE)
        await create(services[number % len(services)].agent, CreateDomain(xml))
