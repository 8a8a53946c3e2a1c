"""Verbs about the long job that libvirt does on a domain: a migration, a dump or a backup."""

from vireo_agent.agent import Agent
from vireo_agent.schema import types
from vireo_agent.verbs.registry import verb
from vireo_agent.virt import names


@verb("domain.job")
async def job(agent: Agent, params: types.DomainId) -> types.DomainJob:
    """What is being done and how far it is; asked beside whatever waits for the domain."""
    told = await agent.link.call(f"job:{params.id}", lambda host: host.job(params.id))
    numbers = {
        name: value
        for name, value in told.items()
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0
    }
    return types.DomainJob(names.job(numbers.pop("type", 0)), numbers)


@verb("domain.abort_job")
async def abort_job(agent: Agent, params: types.DomainId) -> types.Nothing:
    """Ends it, also while the call that began it waits."""
    await agent.link.call(f"job:{params.id}", lambda host: host.abort_job(params.id))
    return types.Nothing()
