"""Verbs about the host. host.hello belongs to a connection and is in vireo_agent.rpc.connection."""

from vireo_agent.agent import Agent
from vireo_agent.hooks import points
from vireo_agent.hooks.scripts import Script
from vireo_agent.schema.replies import (
    Customizations,
    CustomScript,
    HostCapabilities,
    HostStatistics,
    NodeDevices,
    ScriptFailure,
    StatisticsDelta,
)
from vireo_agent.schema.requests import Empty, StatisticsSince
from vireo_agent.verbs.registry import verb


@verb("host.capabilities", Empty, HostCapabilities)
async def capabilities(agent: Agent, _params: Empty) -> HostCapabilities:
    """Static facts and libvirt's capabilities."""
    return await agent.capabilities.read()


@verb("host.statistics", Empty, HostStatistics)
async def statistics(agent: Agent, _params: Empty) -> HostStatistics:
    """The last sample; waits for nothing."""
    return agent.sampler.last


@verb("host.statistics_since", StatisticsSince, StatisticsDelta)
async def statistics_since(agent: Agent, params: StatisticsSince) -> StatisticsDelta:
    """What changed of the numbers of host and domains; waits for nothing."""
    return agent.statistics.since(params.session, params.cycle)


@verb("host.devices", Empty, NodeDevices)
async def devices(agent: Agent, _params: Empty) -> NodeDevices:
    """What guests can be given of this host, as libvirt sees it now."""
    return NodeDevices(await agent.capabilities.devices())


@verb("host.customizations", Empty, Customizations)
async def customizations(agent: Agent, _params: Empty) -> Customizations:
    """What an admin has put on this host, and what of it failed lately."""
    return await agent.files.run("customizations", lambda: _customizations(agent))


def _customizations(agent: Agent) -> Customizations:
    hooks = [script for point in points.ALL for script in agent.hooks.at(point)]
    failures = (*agent.hooks.unused(), *agent.overrides.unused(), *agent.failures.latest.copy())
    return Customizations(
        tuple(_shown(script) for script in hooks),
        tuple(_shown(script) for script in agent.overrides.all()),
        tuple(ScriptFailure(f.script, f.at, f.subject, f.message) for f in failures),
    )


def _shown(script: Script) -> CustomScript:
    return CustomScript(script.point, str(script.path), script.digest())
