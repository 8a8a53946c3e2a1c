"""Many hosts in one process, on libvirt's test driver, by the code of the real agent."""

import asyncio
import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from vireo_agent import deadline
from vireo_agent.config import Config, ConfigError
from vireo_agent.domains.metadata import NAMESPACE
from vireo_agent.schema.types import CreateDomain
from vireo_agent.service import Service
from vireo_agent.verbs.domain import create

_HOST = """<node><cpu><model>x86_64</model><active>64</active><nodes>1</nodes><sockets>1</sockets>
<cores>64</cores><threads>1</threads></cpu><memory>1073741824</memory></node>"""
_VM = """<domain type="test"><name>{name}</name><uuid>{id}</uuid>
<metadata><v:vm xmlns:v="{namespace}" version="1"><v:id>{id}</v:id></v:vm></metadata>
<memory unit="MiB">64</memory><vcpu>1</vcpu><os><type>hvm</type></os><devices>
<disk type="file" device="disk"><source file="/images/{id}"/><target dev="vda" bus="virtio"/></disk>
<interface type="network"><source network="default"/><model type="virtio"/></interface>
</devices></domain>"""


def configs(template: Config, directory: Path, hosts: int) -> list[Config]:
    """The hosts, each with a folder of its own; they listen on ports that follow each other."""
    return [_config(template, directory / f"host-{number:03d}", number) for number in range(hosts)]


def _config(template: Config, home: Path, number: int) -> Config:
    node, pki, storage = home / "node.xml", home / "pki", home / "storage"
    storage.mkdir(parents=True, exist_ok=True)
    node.write_text(_HOST, encoding="ascii")
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
        tpm_directory=home / "swtpm",
        storage_roots=(storage,),
        virt_type="qemu",
    )


async def fill(services: Sequence[Service], vms: int) -> None:
    """Starts so many VMs in all, evenly on the hosts; their ids are the same in every run."""
    deadline.set_remaining(3600)
    while not all(service.agent.tracker.synced for service in services):
        await asyncio.sleep(0.05)
    for number in range(vms):
        identity = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{NAMESPACE}/simulated/{number}"))
        xml = _VM.format(name=f"sim-{number:05d}", id=identity, namespace=NAMESPACE)
        await create(services[number % len(services)].agent, CreateDomain(xml))
