"""The end of every verb that changes a domain: a look at it, so that the answer is what is true."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, get_type_hints

from vireo_agent import log
from vireo_agent.agent import Agent
from vireo_agent.domains import masking
from vireo_agent.domains.hostfiles import Named
from vireo_agent.errors import AgentError
from vireo_agent.hooks.runner import Occasion
from vireo_agent.schema import types
from vireo_agent.verbs import registry
from vireo_agent.virt.failures import LibvirtFailure, NoSuchDomain
from vireo_agent.virt.hypervisor import Hypervisor
from vireo_agent.virt.types import Change

Hooked = tuple[str, str] | None


async def changed(agent: Agent, identity: str, work: Callable[[Hypervisor], None]) -> types.DomainStatus:
    """Runs ``work``, after earlier work on the domain."""
    agent.tracker.attribution.acting(identity, log.correlation.get())
    await agent.link.call(identity, work)
    return await settled(agent, identity)


def changing(name: str, work: Callable[[Hypervisor, Any], None], hooks: Hooked = None) -> None:
    """Registers a verb that is one call of libvirt, with hooks before it and after."""

    async def handle(agent: Agent, params: Any) -> types.DomainStatus:
        if hooks:
            await agent.hooks.before(hooks[0], occasion(agent, params.id))
        status = await changed(agent, params.id, lambda host: work(host, params))
        if hooks:
            await agent.hooks.after(hooks[1], occasion(agent, params.id))
        return status

    asked, _nothing = get_type_hints(work).values()
    registry.add(name, asked, types.DomainStatus, handle)


@contextmanager
def scrubbed(secrets: Iterable[str]) -> Iterator[None]:
    """Takes these out of what libvirt says when it refuses."""
    try:
        yield
    except LibvirtFailure as error:
        error.scrub(lambda text: masking.scrub(text, secrets))
        raise


def occasion(agent: Agent, identity: str) -> Occasion:
    """The domain as hooks are told of it."""
    status = agent.tracker.status(identity)
    parameters = agent.tracker.hook_parameters(identity)
    return Occasion(identity, status.name if status else "", parameters)


async def check_files(agent: Agent, identity: str, named: Iterable[Named]) -> None:
    """Refuses files of the host that lead elsewhere than VMs may go.

    Aside of libvirt's threads, which storage that hangs must not hold; who asks libvirt then has
    them checked once more on its thread, since that may have waited.
    """
    wanted = tuple(named)
    if wanted:
        await agent.files.run(f"paths:{identity}", lambda: agent.host_files.check(wanted))


async def settled(agent: Agent, identity: str) -> types.DomainStatus:
    """The status of an active domain after the verb at work."""
    await looked_at(agent, Change(identity, "", log.verb.get()))
    status = agent.tracker.status(identity)
    if status is None:
        raise NoSuchDomain(identity)
    return status


async def looked_at(agent: Agent, change: Change) -> None:
    """Tells what came of a verb that took effect: whatever fails now undoes nothing of it."""
    try:
        await agent.tracker.pipelines.settled(change)
    except (TimeoutError, AgentError) as error:
        raise AgentError(
            "DEADLINE_EXCEEDED",
            f"{change.cause} is done, but the state of domain {change.id} is not known since:"
            f" {error or 'it does not answer'}",
        ) from None
