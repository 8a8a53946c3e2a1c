"""Verbs about secrets that libvirt keeps in its memory for QEMU, such as keys of disks."""

from vireo_agent.agent import Agent
from vireo_agent.schema.replies import Existed, Nothing
from vireo_agent.schema.requests import DefineSecret, SecretId
from vireo_agent.verbs.guest import secret
from vireo_agent.verbs.registry import verb

_VALUE = "value"


@verb("secret.define", DefineSecret, Nothing, mutates=True)
async def define(agent: Agent, params: DefineSecret) -> Nothing:
    """Gives libvirt a secret, which is gone when libvirtd is started anew."""
    value = secret(params.secrets.get(_VALUE), _VALUE)
    await agent.link.call(f"secret:{params.id}", lambda h: h.define_secret(params.id, value))
    return Nothing()


@verb("secret.undefine", SecretId, Existed, mutates=True)
async def undefine(agent: Agent, params: SecretId) -> Existed:
    """Takes it away; a VM that has it goes on."""
    lane = f"secret:{params.id}"
    return Existed(await agent.link.call(lane, lambda host: host.undefine_secret(params.id)))
