"""Verbs that ask the guest through its agent, and one that looks at its display."""

import base64
import binascii

from vireo_agent import log
from vireo_agent.agent import Agent
from vireo_agent.domains import masking
from vireo_agent.errors import AgentError
from vireo_agent.schema import types
from vireo_agent.verbs.registry import verb
from vireo_agent.virt.failures import LibvirtFailure

_PASSWORD = "password"


@verb("domain.freeze")
async def freeze(agent: Agent, params: types.DomainId) -> types.FileSystems:
    """Holds the guest's file systems still until domain.thaw."""
    return types.FileSystems(await agent.link.call(params.id, lambda host: host.freeze(params.id)))


@verb("domain.thaw")
async def thaw(agent: Agent, params: types.DomainId) -> types.FileSystems:
    """Lets them go on."""
    return types.FileSystems(await agent.link.call(params.id, lambda host: host.thaw(params.id)))


@verb("domain.set_user_password")
async def set_user_password(agent: Agent, params: types.UserPassword) -> types.Nothing:
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
    return types.Nothing()


@verb("domain.screenshot")
async def screenshot(agent: Agent, params: types.DomainScreen) -> types.Screenshot:
    """What a display shows now."""
    lane = f"screen:{params.id}"
    picture = await agent.link.call(lane, lambda h: h.screenshot(params.id, params.screen))
    if picture.content is None:
        raise AgentError("BUSY", f"the picture of domain {params.id} is too large to be sent")
    return types.Screenshot(picture.mime_type, base64.b64encode(picture.content).decode("ascii"))


def secret(text: str | None, name: str) -> bytes:
    """A value of the member ``secrets`` of a request."""
    try:
        return base64.b64decode(text or "", validate=True)
    except (binascii.Error, ValueError):
        raise AgentError("PAYLOAD_INVALID", f"the secret {name} is not base64") from None
