"""Verbs that ask the guest through its agent, and those that show its displays and consoles."""

import base64
from collections.abc import Callable
from typing import TypeVar

from vireo_agent import deadline, log
from vireo_agent.agent import Agent
from vireo_agent.errors import AgentError
from vireo_agent.schema import types
from vireo_agent.verbs.registry import answered, verb
from vireo_agent.verbs.settling import scrubbed
from vireo_agent.virt.failures import LibvirtFailure
from vireo_agent.virt.hypervisor import Hypervisor

T = TypeVar("T")
_PASSWORD = "password"
# Their bytes go through vireo_agent.rpc.tunnel.
answered("console.open", types.OpenConsole, types.ConsoleTicket, lambda a: a.consoles.open)


@verb("domain.freeze")
async def freeze(agent: Agent, params: types.DomainId) -> types.FileSystems:
    """Holds the guest's file systems still until domain.thaw."""
    agent.thaws.require_none(params.id)
    try:
        count = await _ask(agent, params.id, lambda host: host.freeze(params.id))
    except LibvirtFailure as error:
        if error.is_unclear:
            agent.thaws.begin(params.id)
        raise
    if not deadline.remaining():
        agent.thaws.begin(params.id)
        raise AgentError("DEADLINE_EXCEEDED", f"domain {params.id} froze after the deadline and is let go on")
    return types.FileSystems(count)


@verb("domain.thaw")
async def thaw(agent: Agent, params: types.DomainId) -> types.FileSystems:
    """Lets them go on; waits for nothing else that the guest is asked."""
    lane = f"thaw:{params.id}"
    return types.FileSystems(await agent.link.ask(lane, lambda host: host.thaw(params.id)))


@verb("domain.set_user_password")
async def set_user_password(agent: Agent, params: types.UserPassword) -> types.Nothing:
    """Changes the password of an account in the guest."""
    password = _text(secret(params.secrets.get(_PASSWORD), _PASSWORD), _PASSWORD)
    agent.tracker.attribution.acting(params.id, log.correlation.get())
    with scrubbed((password,)):
        await _ask(agent, params.id, lambda host: host.set_user_password(params.id, params.user, password))
    return types.Nothing()


@verb("domain.screenshot")
async def screenshot(agent: Agent, params: types.DomainScreen) -> types.Screenshot:
    """What a display shows now."""
    return await agent.link.call(
        f"screen:{params.id}",
        lambda host: host.screenshot(params.id, params.screen),
        pool=agent.link.screens,
    )


async def _ask(agent: Agent, identity: str, work: Callable[[Hypervisor], T]) -> T:
    # How long libvirt waits for a guest agent is one number a domain, which each call sets: so
    # they share a lane with whoever else asks the guest.
    return await agent.link.ask(f"guest:{identity}", work)


def secret(text: str | None, name: str) -> bytes:
    """A value of the member ``secrets`` of a request; an empty one opens what it should lock."""
    try:
        value = base64.b64decode(text or "", validate=True)
    except ValueError:
        raise _invalid(name, "is not base64") from None
    if not value:
        raise _invalid(name, "is missing or empty")
    return value


def _text(value: bytes, name: str) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        raise _invalid(name, "is not UTF-8") from None


def _invalid(name: str, why: str) -> AgentError:
    return AgentError("PAYLOAD_INVALID", f"secrets.{name} {why}", subject=f"secrets.{name}")
