"""Verbs about the host. host.hello belongs to a connection and is in vireo_agent.rpc.connection."""

from vireo_agent.agent import Agent
from vireo_agent.hooks import points
from vireo_agent.hooks.scripts import Script
from vireo_agent.schema import types
from vireo_agent.verbs.registry import verb


@verb("host.capabilities")
async def capabilities(agent: Agent, _params: types.Empty) -> types.HostCapabilities:
    """Static facts and libvirt's capabilities."""
    return await agent.capabilities.read()


@verb("host.statistics")
async def statistics(agent: Agent, _params: types.Empty) -> types.HostStatistics:
    """The last sample; waits for nothing."""
    return agent.sampler.last


@verb("host.statistics_since")
async def statistics_since(agent: Agent, params: types.StatisticsSince) -> types.StatisticsDelta:
    """What changed of the numbers of host and domains; counts anew only when nobody did lately."""
    return await agent.statistics.since(params.session, params.cycle)


@verb("host.devices")
async def devices(agent: Agent, _params: types.Empty) -> types.NodeDevices:
    """What guests can be given of this host, as libvirt sees it now."""
    return types.NodeDevices(await agent.capabilities.devices())


@verb("host.customizations")
async def customizations(agent: Agent, _params: types.Empty) -> types.Customizations:
    """What an admin has put on this host, and what of it failed lately."""
    return await agent.files.run("customizations", lambda: _customizations(agent))


def _customizations(agent: Agent) -> types.Customizations:
    hooks = [script for point in points.ALL for script in agent.hooks.at(point)]
    failures = (
        *agent.hooks.unused(),
        *agent.overrides.unused(),
        *agent.hooks.setting.failures.copy(),
    )
    return types.Customizations(
        tuple(_shown(script) for script in hooks),
        tuple(_shown(script) for script in agent.overrides.all()),
        failures,
    )


def _shown(script: Script) -> types.CustomScript:
    return types.CustomScript(script.point, str(script.path), script.digest())
