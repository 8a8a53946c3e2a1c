"""Verbs about what VMs leave on the host between their runs."""

from vireo_agent.agent import Agent
from vireo_agent.domains.pipeline import Hold
from vireo_agent.errors import AgentError
from vireo_agent.schema import types
from vireo_agent.verbs.registry import verb


@verb("domain.remains")
async def remains(agent: Agent, _params: types.Empty) -> types.DomainIdList:
    """The VMs whose UEFI variables or TPM state lie here."""
    return types.DomainIdList(await agent.files.run("remains", agent.remains.ids))


@verb("domain.forget")
async def forget(agent: Agent, params: types.DomainId) -> types.Existed:
    """Removes what a VM left, unless libvirt knows a domain with its id."""
    identity = params.id
    with agent.tracker.pipelines.held(identity, Hold("forgotten")):
        if await agent.link.call(identity, lambda host: host.knows(identity)):
            raise AgentError(
                "DOMAIN_EXISTS",
                f"domain {identity} is still there: what it keeps is not removed under it",
                subject=identity,
            )
        return types.Existed(
            await agent.files.run(f"remains:{identity}", lambda: agent.remains.forget(identity))
        )
