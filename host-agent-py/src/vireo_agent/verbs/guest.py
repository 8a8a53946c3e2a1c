"""Verbs that ask the guest through its agent, and one that looks at its display."""

import base64
import binascii

from vireo_agent import log
from vireo_agent.agent import Agent
from vireo_agent.domains import masking
from vireo_agent.errors import AgentError
from vireo_agent.schema.replies import FileSystems, Nothing, Screenshot
from vireo_agent.schema.requests import DomainId, DomainScreen, UserPassword
from vireo_agent.verbs.registry import verb
from vireo_agent.virt.failures import LibvirtFailure

_PASSWORD = "password"


@verb("domain.freeze", DomainId, FileSystems, mutates=True)
async def freeze(agent: Agent, params: DomainId) -> FileSystems:
    """Holds the guest's file systems still until domain.thaw."""
    return FileSystems(await agent.link.call(params.id, lambda host: host.freeze(params.id)))


@verb("domain.thaw", DomainId, FileSystems, mutates=True)
async def thaw(agent: Agent, params: DomainId) -> FileSystems:
    """Lets them go on."""
    return FileSystems(await agent.link.call(params.id, lambda host: host.thaw(params.id)))


@verb("domain.set_user_password", UserPassword, Nothing, mutates=True)
async def set_user_password(agent: Agent, params: UserPassword) -> Nothing:
    """Changes the password of an account in the guest."""
    password = secret(params.secrets.get(_PASSWORD), _PASSWORD).decode("utf-8", "replace")
    agent.tracker.attribution.acting(params.id, log.correlation.get())
    try:
        await agent.link.call(
            params.id, lambda host: host.set_user_password(params.id, params.user, password)
        )
    except LibvirtFailure as error:
        error.scrub(lambda text: masking.scrub(text, (password,)))
        raise
    return Nothing()


@verb("domain.screenshot", DomainScreen, Screenshot)
async def screenshot(agent: Agent, params: DomainScreen) -> Screenshot:
    """What a display shows now."""
    lane = f"screen:{params.id}"
    picture = await agent.link.call(lane, lambda h: h.screenshot(params.id, params.screen))
    if picture.content is None:
        raise AgentError("BUSY", f"the picture of domain {params.id} is too large to be sent")
    return Screenshot(picture.mime_type, base64.b64encode(picture.content).decode("ascii"))


def secret(text: str | None, name: str) -> bytes:
    """A value of the member ``secrets`` of a request."""
    try:
        return base64.b64decode(text or "", validate=True)
    except (binascii.Error, ValueError):
        raise AgentError("PAYLOAD_INVALID", f"the secret {name} is not base64") from None
