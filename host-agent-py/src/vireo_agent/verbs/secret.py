"""Verbs about secrets that libvirt keeps in its memory for QEMU, such as keys of disks."""

from vireo_agent.agent import Agent
from vireo_agent.schema import types
from vireo_agent.verbs.guest import secret
from vireo_agent.verbs.registry import verb

_VALUE = "value"


@verb("secret.define")
async def define(agent: Agent, params: types.DefineSecret) -> types.Nothing:
    """Gives libvirt a secret, which is gone when libvirtd is started anew."""
    value = secret(params.secrets.get(_VALUE), _VALUE)
    await agent.link.call(f"secret:{params.id}", lambda h: h.define_secret(params.id, value))
    return types.Nothing()


@verb("secret.undefine")
async def undefine(agent: Agent, params: types.SecretId) -> types.Existed:
    """Takes it away; a VM that has it goes on."""
    lane = f"secret:{params.id}"
    return types.Existed(await agent.link.call(lane, lambda host: host.undefine_secret(params.id)))
