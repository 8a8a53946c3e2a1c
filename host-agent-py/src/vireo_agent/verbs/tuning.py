"""Verbs about how much of the host an active domain gets. No XML is involved."""

from vireo_agent.agent import Agent
from vireo_agent.schema.domain import DomainStatus
from vireo_agent.schema.requests import BalloonTarget, BlockIoTune, ResizeBlock, VcpuCount
from vireo_agent.verbs.registry import verb
from vireo_agent.verbs.settling import changed


@verb("domain.set_vcpus", VcpuCount, DomainStatus, mutates=True)
async def set_vcpus(agent: Agent, params: VcpuCount) -> DomainStatus:
    """Gives the live domain so many vCPUs."""
    return await changed(
        agent,
        params.id,
        "domain.set_vcpus",
        lambda host: host.set_vcpus(params.id, params.count),
    )


@verb("domain.resize_block", ResizeBlock, DomainStatus, mutates=True)
async def resize_block(agent: Agent, params: ResizeBlock) -> DomainStatus:
    """Makes a disk of the live domain larger."""
    return await changed(
        agent,
        params.id,
        "domain.resize_block",
        lambda host: host.resize_block(params.id, params.disk, params.capacity_bytes),
    )


@verb("domain.set_balloon", BalloonTarget, DomainStatus, mutates=True)
async def set_balloon(agent: Agent, params: BalloonTarget) -> DomainStatus:
    """Tells the balloon of the live domain how much memory to leave the guest."""
    return await changed(
        agent,
        params.id,
        "domain.set_balloon",
        lambda host: host.set_balloon(params.id, params.memory_bytes),
    )


@verb("domain.set_block_io_tune", BlockIoTune, DomainStatus, mutates=True)
async def set_block_io_tune(agent: Agent, params: BlockIoTune) -> DomainStatus:
    """Replaces I/O limits of a disk of the live domain; those that are not named stay."""
    return await changed(
        agent,
        params.id,
        "domain.set_block_io_tune",
        lambda host: host.set_block_io_tune(params.id, params.disk, dict(params.limits)),
    )
