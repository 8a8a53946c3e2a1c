"""Verbs about the host, with its certificate and the secrets that libvirt keeps in its memory.

host.hello and host.follow_statistics belong to a connection: vireo_agent.rpc.connection.
"""

from vireo_agent.agent import Agent
from vireo_agent.hooks import points
from vireo_agent.hooks.scripts import Script
from vireo_agent.schema import types
from vireo_agent.verbs.guest import secret
from vireo_agent.verbs.registry import verb

_CERTIFICATE = "certificate"


@verb("host.capabilities")
async def capabilities(agent: Agent, _params: types.Empty) -> types.HostCapabilities:
    """Static facts and libvirt's capabilities."""
    return await agent.capabilities.read()


@verb("host.statistics")
async def statistics(agent: Agent, _params: types.Empty) -> types.HostStatistics:
    """The last sample; waits for nothing."""
    return agent.sampler.last


@verb("host.devices")
async def devices(agent: Agent, _params: types.Empty) -> types.NodeDevices:
    """What guests can be given of this host, as libvirt sees it now."""
    return types.NodeDevices(await agent.capabilities.devices())


@verb("host.customizations")
async def customizations(agent: Agent, _params: types.Empty) -> types.Customizations:
    """What an admin has put on this host, and what of it failed lately."""
    return await agent.files.run("customizations", lambda: _customizations(agent))


@verb("host.certificate")
async def certificate(agent: Agent, _params: types.Empty) -> types.HostCertificate:
    """The one in use."""
    return types.HostCertificate(await agent.files.run(_CERTIFICATE, agent.renewal.certificate))


@verb("host.request_certificate")
async def request_certificate(agent: Agent, _params: types.Empty) -> types.CertificateRequest:
    """Makes a new key, which never leaves the host, and asks for its certificate."""
    return types.CertificateRequest(await agent.files.run(_CERTIFICATE, agent.renewal.request))


@verb("host.install_certificate")
async def install_certificate(agent: Agent, params: types.InstallCertificate) -> types.Nothing:
    """Shows the new certificate from the next connection on."""
    text, host = params.certificate_pem, agent.host_uuid
    await agent.files.run(_CERTIFICATE, lambda: agent.renewal.accept(text, host))
    agent.renewal.complete()  # on the event loop: no handshake sees a key without its certificate
    return types.Nothing()


@verb("host.set_revocations")
async def set_revocations(agent: Agent, params: types.SetRevocations) -> types.Nothing:
    """Lets nobody in any more with a certificate that was taken back."""
    agent.revoke(await agent.files.run(_CERTIFICATE, lambda: agent.renewal.revoke(params.list_pem)))
    return types.Nothing()


@verb("secret.define")
async def define_secret(agent: Agent, params: types.DefineSecret) -> types.Nothing:
    """Gives libvirt a secret, which is gone when libvirtd is started anew."""
    value = secret(params.secrets.get("value"), "value")
    await agent.link.call(f"secret:{params.id}", lambda h: h.define_secret(params.id, value))
    return types.Nothing()


@verb("secret.undefine")
async def undefine_secret(agent: Agent, params: types.SecretId) -> types.Existed:
    """Takes it away; a VM that has it goes on."""
    lane = f"secret:{params.id}"
    return types.Existed(await agent.link.call(lane, lambda host: host.undefine_secret(params.id)))


def _customizations(agent: Agent) -> types.Customizations:
    hooks = [script for point in points.ALL for script in agent.hooks.at(point)]
    failures = (
        *agent.hooks.unused(),
        *agent.overrides.unused(),
        *agent.hooks.setting.failures.copy(),
    )
    return types.Customizations(
        tuple(_shown(script) for script in hooks),
        tuple(_shown(script) for script in agent.overrides.all()),
        failures,
    )


def _shown(script: Script) -> types.CustomScript:
    return types.CustomScript(script.point, str(script.path), script.digest())
