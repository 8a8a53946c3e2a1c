"""Verbs about how much of the host an active domain gets. No XML is involved."""

from vireo_agent.agent import Agent
from vireo_agent.schema import types
from vireo_agent.verbs.registry import verb
from vireo_agent.verbs.settling import changed


@verb("domain.set_vcpus")
async def set_vcpus(agent: Agent, params: types.VcpuCount) -> types.DomainStatus:
    """Gives the live domain so many vCPUs."""
    return await changed(agent, params.id, lambda host: host.set_vcpus(params.id, params.count))


@verb("domain.resize_block")
async def resize_block(agent: Agent, params: types.ResizeBlock) -> types.DomainStatus:
    """Makes a disk of the live domain larger."""
    return await changed(
        agent,
        params.id,
        lambda host: host.resize_block(params.id, params.disk, params.capacity_bytes),
    )


@verb("domain.set_balloon")
async def set_balloon(agent: Agent, params: types.BalloonTarget) -> types.DomainStatus:
    """Tells the balloon of the live domain how much memory to leave the guest."""
    return await changed(
        agent, params.id, lambda host: host.set_balloon(params.id, params.memory_bytes)
    )


@verb("domain.set_block_io_tune")
async def set_block_io_tune(agent: Agent, params: types.BlockIoTune) -> types.DomainStatus:
    """Replaces I/O limits of a disk of the live domain; those that are not named stay."""
    return await changed(
        agent,
        params.id,
        lambda host: host.set_block_io_tune(params.id, params.disk, dict(params.limits)),
    )
