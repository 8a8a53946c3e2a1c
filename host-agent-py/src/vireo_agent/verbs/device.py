"""Verbs about the devices of an active domain. The XML goes to libvirt unread."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

from vireo_agent import deadline, log
from vireo_agent.agent import Agent
from vireo_agent.domains import document, hostfiles, masking
from vireo_agent.domains.hostfiles import Named
from vireo_agent.domains.removals import Removal
from vireo_agent.errors import AgentError
from vireo_agent.hooks import points
from vireo_agent.hooks.runner import Occasion
from vireo_agent.schema import types
from vireo_agent.verbs.registry import verb
from vireo_agent.verbs.settling import changed, check_files, occasion, scrubbed, settled
from vireo_agent.virt.failures import NoSuchDomain
from vireo_agent.virt.hypervisor import Hypervisor

_log = logging.getLogger(__name__)
# An event can be lost with the connection to libvirt, so that the XML is asked as well.
_CHECK_SECONDS = 2.0
# The refusal must be on its way before the request's own deadline makes the outcome unknown.
_MARGIN_SECONDS = 1.0


@verb("domain.attach_device")
async def attach_device(agent: Agent, params: types.DeviceXml) -> types.DomainStatus:
    """Plugs a device into the live domain, given its full XML."""
    named = hostfiles.of_device(document.read_device(params.xml))
    hooked = replace(params, xml=await _hooked_attach(agent, params))
    status = await _with_xml(agent, hooked, named, lambda host: host.attach_device(hooked.id, hooked.xml))
    await agent.hooks.after(points.AFTER_ATTACH, occasion(agent, params.id), hooked.xml)
    return status


@verb("domain.update_device")
async def update_device(agent: Agent, params: types.DeviceXml) -> types.DomainStatus:
    """Changes a device of the live domain, given its full XML."""
    return await _with_xml(
        agent,
        params,
        hostfiles.of_device(document.read_device(params.xml)),
        lambda host: host.update_device(params.id, params.xml),
    )


@verb("domain.detach_device")
async def detach_device(agent: Agent, params: types.DeviceAlias) -> types.DomainStatus:
    """Takes a device out of the live domain; answers when the guest has let go of it."""
    identity, alias = params.id, params.alias
    await agent.hooks.before(points.BEFORE_DETACH, _of_device(agent, params))
    agent.tracker.attribution.acting(identity, log.correlation.get())
    with agent.removals.expected(identity, alias) as told:
        await agent.link.call(identity, lambda host: host.detach_device(identity, alias))
        while await _is_plugged(agent, identity, alias):
            left = deadline.remaining() - _MARGIN_SECONDS
            if left <= 0:
                raise _in_use(params, "has not answered in time; it may let go of it later")
            await asyncio.wait((told,), timeout=min(left, _CHECK_SECONDS))
            if told.done() and told.result() is Removal.KEPT:
                raise _in_use(params, "refused to let go of it")
            if told.done():
                break
    status = await settled(agent, identity)
    await agent.hooks.after(points.AFTER_DETACH, _of_device(agent, params))
    return status


async def _hooked_attach(agent: Agent, params: types.DeviceXml) -> str:
    kind = document.read_device(params.xml).tag

    def check(changed: str) -> None:
        if document.read_device(changed).tag != kind:
            raise AgentError("INVALID_XML", f"it is no <{kind}> any more")

    why = occasion(agent, params.id)
    return await agent.hooks.before(points.BEFORE_ATTACH, why, params.xml, check)


def _of_device(agent: Agent, params: types.DeviceAlias) -> Occasion:
    why = occasion(agent, params.id)
    return replace(why, parameters=(*why.parameters, ("alias", params.alias)))


async def _with_xml(
    agent: Agent,
    params: types.DeviceXml,
    named: frozenset[Named],
    work: Callable[[Hypervisor], None],
) -> types.DomainStatus:
    root = document.read_device(params.xml)
    _log.info("device XML of %s for %s: %s", log.verb.get(), params.id, masking.loggable(root))
    named &= hostfiles.of_device(root)
    await check_files(agent, params.id, named)

    def checked(host: Hypervisor) -> None:
        agent.host_files.check(named)
        work(host)

    with scrubbed(masking.secrets_of(root)):
        return await changed(agent, params.id, checked)


async def _is_plugged(agent: Agent, identity: str, alias: str) -> bool:
    try:
        look = await agent.tracker.look(identity)
    except (TimeoutError, AgentError):
        # QEMU is busy, as it may well be with the device: nobody said that it is gone.
        return True
    if look is None:
        raise NoSuchDomain(identity)
    return document.has_device(look.snapshot.xml, alias)


def _in_use(params: types.DeviceAlias, how: str) -> AgentError:
    return AgentError(
        "DEVICE_IN_USE",
        f"domain {params.id} keeps device {params.alias}: the guest {how};"
        " stop using the device inside the guest and try again",
        subject=params.alias,
    )
