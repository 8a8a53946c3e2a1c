"""Verbs about domains. Whatever changes one ends with a look at it, before the answer."""

import asyncio
import base64
import contextlib
import logging
from collections.abc import Callable, Mapping

from vireo_agent import deadline, log
from vireo_agent.agent import Agent
from vireo_agent.clock import rfc3339
from vireo_agent.domains import document, hostfiles, masking
from vireo_agent.domains.document import DomainDocument
from vireo_agent.domains.pipeline import Hold
from vireo_agent.errors import AgentError
from vireo_agent.hooks import points
from vireo_agent.hooks.runner import Occasion
from vireo_agent.schema import types
from vireo_agent.verbs.registry import verb
from vireo_agent.verbs.settling import changing, check_files, looked_at, occasion, scrubbed, settled
from vireo_agent.virt import names
from vireo_agent.virt.hypervisor import Hypervisor
from vireo_agent.virt.types import Change

_log = logging.getLogger(__name__)
_MAX_IDS = 1000
_FILTER_WAIT_SECONDS = 2.0
_START_CHECK_SECONDS = 0.1


@verb("domain.list")
async def list_domains(agent: Agent, _params: types.Empty) -> types.DomainList:
    """Every active domain as last seen; true as of the event number in the result."""
    stream = agent.stream
    tracker, place = agent.tracker, (stream.session, stream.last_sequence)
    return types.DomainList(*place, tracker.synced, tracker.statuses())


@verb("domain.xml")
async def xml_of_domains(agent: Agent, params: types.DomainIds) -> types.DomainXmls:
    """Live XML with the hash that belongs to exactly this text."""
    if len(params.ids) > _MAX_IDS:
        raise AgentError("BUSY", f"{len(params.ids)} ids are more than {_MAX_IDS}; ask in parts")
    identities = list(dict.fromkeys(params.ids))
    looks = await asyncio.gather(*(_look(agent, identity) for identity in identities))
    answers = dict(zip(identities, looks, strict=True))
    return types.DomainXmls(
        domains=tuple(look for look in looks if isinstance(look, types.DomainXml)),
        missing=tuple(i for i, look in answers.items() if look is None),
        unanswered=tuple(i for i, look in answers.items() if isinstance(look, AgentError)),
    )


@verb("domain.create")
async def create(agent: Agent, params: types.CreateDomain) -> types.DomainStatus:
    """Prepares what the metadata asks for, then starts a transient domain."""
    wanted = document.read(params.xml)
    hidden = (*masking.secrets_of(wanted.root), *_readable(params.secrets))
    named = hostfiles.of_domain(wanted.root)
    _log.info("domain XML of %s: %s", wanted.id, masking.loggable(wanted.root))
    starting = types.DomainStatus(wanted.id, wanted.name, "nostate", "starting", "", managed=True)
    with agent.tracker.pipelines.held(wanted.id, Hold("started", starting)) as hold:
        await _refuse_running(agent, wanted)
        await _filtered(agent)
        agent.tracker.vanished(wanted.id)
        async with agent.departures.starting(wanted.id, wanted.hook_parameters):
            try:
                wanted = await _hooked_start(agent, wanted)
                hidden = (*hidden, *masking.secrets_of(wanted.root))
                await agent.preparations.make(wanted, params.secrets)
                # What the host's admin put in by a hook is the admin's own.
                named &= hostfiles.of_domain(wanted.root)
                await check_files(agent, wanted.id, named)
                agent.tracker.attribution.acting(wanted.id, log.correlation.get())
                await _start(agent, wanted, hidden, hold, lambda: agent.host_files.check(named))
            except BaseException as error:
                refused = isinstance(error, AgentError) and error.name != "LIBVIRT_UNAVAILABLE"
                if hold.sent and not refused:  # it may run after this answer, or after none
                    agent.tracker.started(starting, surely=False)
                    raise
                # What the hooks before the start made on the host is theirs to remove.
                agent.departures.not_started(wanted.id, _starting(wanted))
                raise
        agent.tracker.started(starting)
    status = await settled(agent, wanted.id)
    await agent.hooks.after(points.AFTER_START, _starting(wanted), wanted.xml)
    return status


@verb("domain.shutdown")
async def shutdown(agent: Agent, params: types.PowerDomain) -> types.Nothing:
    """Asks the guest to power off; whether and when it does is told by events."""
    await agent.hooks.before(points.BEFORE_STOP, occasion(agent, params.id))
    agent.tracker.attribution.shutting_down(params.id, log.correlation.get())
    await agent.link.call(params.id, lambda host: host.shutdown(params.id, params.mode))
    return types.Nothing()


@verb("domain.reboot")
async def reboot(agent: Agent, params: types.PowerDomain) -> types.Nothing:
    """Asks the guest to reboot."""
    agent.tracker.attribution.acting(params.id, log.correlation.get())
    await agent.link.call(params.id, lambda host: host.reboot(params.id, params.mode))
    return types.Nothing()


@verb("domain.destroy")
async def destroy(agent: Agent, params: types.DomainId) -> types.Existed:
    """Powers off at once, also while an earlier call on the domain hangs; ends a start as well."""
    identity, pipelines = params.id, agent.tracker.pipelines
    await agent.hooks.before(points.BEFORE_STOP, occasion(agent, identity))
    agent.tracker.attribution.acting(identity, log.correlation.get())
    existed, held = pipelines.cancel(identity), True
    while held:
        # What is under way may reach libvirt until it is over, so that it is asked once more then.
        held = pipelines.is_held(identity)
        existed |= await agent.link.call(
            f"destroy:{identity}", lambda host: host.destroy(identity), pool=agent.link.urgent
        )
        await asyncio.sleep(_START_CHECK_SECONDS if held else 0)
    if existed:
        await looked_at(agent, Change(identity, "", "domain.destroy", stopped="destroyed"))
    return types.Existed(existed)


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
        return types.Existed(await agent.files.run(f"remains:{identity}", lambda: agent.remains.forget(identity)))


@verb("domain.job")
async def job(agent: Agent, params: types.DomainId) -> types.DomainJob:
    """What is being done and how far it is; asked beside whatever waits for the domain."""
    numbers = await agent.link.ask(f"job:{params.id}", lambda host: host.job(params.id))
    return types.DomainJob(names.job(numbers.pop("type", 0)), numbers)


@verb("domain.abort_job")
async def abort_job(agent: Agent, params: types.DomainId) -> types.Nothing:
    """Ends it, also while the call that began it waits."""
    await agent.link.ask(f"abort:{params.id}", lambda host: host.abort_job(params.id))
    return types.Nothing()


changing("domain.reset", Hypervisor.reset)
changing("domain.suspend", Hypervisor.suspend, (points.BEFORE_PAUSE, points.AFTER_PAUSE))
changing("domain.resume", Hypervisor.resume, (points.BEFORE_RESUME, points.AFTER_RESUME))
changing("domain.set_vcpus", Hypervisor.set_vcpus)
changing("domain.set_balloon", Hypervisor.set_balloon)
changing("domain.set_block_io_tune", Hypervisor.set_block_io_tune)
changing("domain.resize_block", Hypervisor.resize_block)


async def _hooked_start(agent: Agent, wanted: DomainDocument) -> DomainDocument:
    def check(printed: str) -> None:
        read = document.read(printed)
        if (read.id, read.name) != (wanted.id, wanted.name):
            raise AgentError("INVALID_XML", "its <uuid> or <name> is another one")

    xml = await agent.hooks.before(points.BEFORE_START, _starting(wanted), wanted.xml, check)
    if xml == wanted.xml:
        return wanted
    changed = document.read(xml)
    _log.info("domain XML of %s after its hooks: %s", wanted.id, masking.loggable(changed.root))
    return changed


def _starting(wanted: DomainDocument) -> Occasion:
    return Occasion(wanted.id, wanted.name, wanted.hook_parameters)


async def _look(agent: Agent, identity: str) -> types.DomainXml | AgentError | None:
    try:
        look = await agent.tracker.look(identity)
    except TimeoutError:
        return AgentError("BUSY", f"domain {identity} does not answer; look for a hung QEMU")
    except AgentError as error:
        if error.name == "LIBVIRT_UNAVAILABLE":
            raise
        return error
    if look is None:
        return None
    agent.tracker.observe(look, "domain.xml")
    return types.DomainXml(identity, look.report.devices_hash, look.snapshot.xml)


async def _refuse_running(agent: Agent, wanted: DomainDocument) -> None:
    found = await agent.link.call(wanted.id, lambda host: host.occupant(wanted.id, wanted.name))
    if found:
        raise AgentError("DOMAIN_EXISTS", f"{found} is active on this host", subject=wanted.id)


async def _filtered(agent: Agent) -> None:
    """Right after an upgrade libvirt may not know a filter yet that the document refers to."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(agent.filtered.wait(), deadline.at_most(_FILTER_WAIT_SECONDS))


async def _start(
    agent: Agent,
    wanted: DomainDocument,
    hidden: tuple[str, ...],
    hold: Hold,
    check: Callable[[], None],
) -> None:
    xml = wanted.stamped(rfc3339())

    def begin(host: Hypervisor) -> None:
        if hold.cancelled:
            raise AgentError("DOMAIN_STATE", f"domain.destroy ended the start of {wanted.id}")
        check()
        hold.sent = True
        host.create(xml, paused=wanted.launch_paused)

    with scrubbed(hidden):
        await agent.link.call(wanted.id, begin)


def _readable(secrets: Mapping[str, str]) -> list[str]:
    found = list(secrets.values())
    for value in secrets.values():
        with contextlib.suppress(ValueError):
            found.append(base64.b64decode(value, validate=True).decode("utf-8"))
    return found
