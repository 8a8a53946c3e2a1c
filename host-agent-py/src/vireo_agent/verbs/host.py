"""Verbs about the host. host.hello belongs to a connection and is in vireo_agent.rpc.hello."""

from vireo_agent.agent import Agent
from vireo_agent.schema.replies import HostCapabilities, HostStatistics
from vireo_agent.schema.requests import Empty
from vireo_agent.verbs.registry import verb


@verb("host.capabilities", Empty, HostCapabilities)
async def capabilities(agent: Agent, _params: Empty) -> HostCapabilities:
    """Static facts and libvirt's capabilities."""
    return await agent.capabilities.read()


@verb("host.statistics", Empty, HostStatistics)
async def statistics(agent: Agent, _params: Empty) -> HostStatistics:
    """The last sample; waits for nothing."""
    return agent.sampler.last
