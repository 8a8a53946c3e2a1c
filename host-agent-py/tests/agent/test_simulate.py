"""Many simulated hosts in one process: each is a host of its own, by the real agent's code."""

import asyncio
import os
import signal
import sys
import time
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from support.certificates import ENGINE_URI, Authority, Pki
from support.engine import Engine, connected
from support.process import write_config
from support.waiting import until
from vireo_agent import main
from vireo_agent.config import Config, ConfigError
from vireo_agent.service import Service
from vireo_agent.simulation import hosts as simulate

HOSTS, VMS = int(os.environ.get("VIREO_HOSTS", "3")), int(os.environ.get("VIREO_VMS", "12"))


def identities(directory: Path, hosts: int) -> list[Pki]:
    """Hosts of one authority, with the engine's certificate beside each."""
    authority, found = Authority(), []
    for number in range(hosts):
        pki = Pki(directory / f"host-{number:03d}/pki")
        pki.authority = authority
        pki.ca = authority.write(pki.directory / "ca.crt")
        uri = f"vireo:host:00000000-0000-4000-8000-{number:012d}"
        authority.issue(pki.directory, "host", (uri,))
        pki.engine = authority.issue(pki.directory, "engine", (ENGINE_URI,))
        found.append(pki)
    return found


async def settled(engine: Engine, domains: int) -> set[str]:
    async def count() -> int:
        return len((await engine.call("domain.list"))["domains"])

    await until(count, domains, 60)
    return {domain["id"] for domain in (await engine.call("domain.list"))["domains"]}


def megabytes() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


async def testEveryHostHasItsOwnDomains(config: Config, tmp_path: Path) -> None:
    pkis = identities(tmp_path / "sim", HOSTS)
    before = megabytes()
    services = [Service(c) for c in simulate.configs(config, tmp_path / "sim", HOSTS)]
    ports = [await service.start() for service in services]
    begun = time.monotonic()
    await simulate.fill(services, VMS)
    print(f"\n{HOSTS} hosts, {VMS} VMs: started in {time.monotonic() - begun:.1f} s")
    async with AsyncExitStack() as stack:
        engines = [await stack.enter_async_context(connected(pki, port)) for pki, port in zip(pkis, ports, strict=True)]
        seen = [await settled(e, VMS // HOSTS + (n < VMS % HOSTS)) for n, e in enumerate(engines)]
        assert len(set().union(*seen)) == VMS
        delays = []
        for engine, identity in [(e, min(ids)) for e, ids in zip(engines, seen, strict=True)]:
            begun = time.monotonic()
            await engine.call("domain.suspend", id=identity)
            arrived, _ = await engine.status(identity, state="paused")
            delays.append(arrived - begun)
        used, clock = time.process_time(), time.monotonic()
        await asyncio.sleep(float(os.environ.get("VIREO_QUIET_SECONDS", "1")))
        share = (time.process_time() - used) / (time.monotonic() - clock) * 100
        delays.sort()
        print(
            f"{megabytes() - before:.0f} MiB more than without, {share:.1f} % of a core when quiet,"
            f" event after {delays[HOSTS // 2] * 1000:.0f} ms, {delays[-1] * 1000:.0f} at most"
        )
    for service in services:
        await service.stop()


def testAHostWithoutAnIdentityIsNamed(config: Config, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="host-000/pki has no identity"):
        simulate.configs(config, tmp_path, 1)


async def testTheCommandServesUntilItIsEnded(config: Config, tmp_path: Path) -> None:
    (pki,) = identities(tmp_path / "sim", 1)
    log = tmp_path / "log"
    file = write_config(replace(config, log_file=log), tmp_path / "agent.toml")
    arguments = ["simulate", "--config", str(file), "--hosts", "1", "--vms", "2"]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "vireo_agent", *arguments, "--directory", str(tmp_path / "sim")),
        env={"PYTHONPATH": str(Path(main.__file__).parents[1]), "PATH": "/usr/bin:/bin"},
    )
    await until(lambda: log.exists() and " listens on " in log.read_text(), expected=True)
    port = int(log.read_text().partition(" listens on 127.0.0.1:")[2].split()[0])
    async with connected(pki, port) as engine:
        await settled(engine, 2)
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
