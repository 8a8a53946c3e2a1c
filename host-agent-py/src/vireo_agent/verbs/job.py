"""Verbs about long jobs: those of the agent itself, and the one that libvirt does on a domain."""

from vireo_agent import deadline
from vireo_agent.agent import Agent
from vireo_agent.schema import types
from vireo_agent.verbs.registry import verb
from vireo_agent.virt import names

# So that the answer arrives within the request's time.
_MARGIN_SECONDS = 0.5


@verb("domain.job")
async def job(agent: Agent, params: types.DomainId) -> types.DomainJob:
    """What is being done and how far it is; asked beside whatever waits for the domain."""
    numbers = await agent.link.call(
        f"job:{params.id}", lambda host: host.job(params.id), pool=agent.link.asks
    )
    return types.DomainJob(names.job(numbers.pop("type", 0)), numbers)


@verb("domain.abort_job")
async def abort_job(agent: Agent, params: types.DomainId) -> types.Nothing:
    """Ends it, also while the call that began it waits."""
    lane = f"abort:{params.id}"
    await agent.link.call(lane, lambda host: host.abort_job(params.id), pool=agent.link.asks)
    return types.Nothing()


@verb("job.status")
async def status(agent: Agent, params: types.JobQuery) -> types.Job:
    """How far a job is, or how it ended."""
    longest = max(0.0, deadline.remaining() - _MARGIN_SECONDS)
    return await agent.jobs.status(params.id, min(params.wait_ms / 1000, longest))


@verb("job.list")
async def list_jobs(agent: Agent, _params: types.Empty) -> types.Jobs:
    """Those that run, and those that ended in the last week."""
    return types.Jobs(agent.jobs.all())


@verb("job.abort")
async def abort(agent: Agent, params: types.JobId) -> types.Job:
    """Ends a job; one that has ended stays as it is."""
    return await agent.jobs.abort(params.id)
