"""Verbs about the host's own certificate, which the engine renews long before it expires."""

from vireo_agent.agent import Agent
from vireo_agent.schema import types
from vireo_agent.verbs.registry import verb

_LANE = "certificate"


@verb("host.certificate")
async def certificate(agent: Agent, _params: types.Empty) -> types.HostCertificate:
    """The one in use."""
    return types.HostCertificate(await agent.files.run(_LANE, agent.renewal.certificate))


@verb("host.request_certificate")
async def request_certificate(agent: Agent, _params: types.Empty) -> types.CertificateRequest:
    """Makes a new key, which never leaves the host, and asks for its certificate."""
    return types.CertificateRequest(await agent.files.run(_LANE, agent.renewal.request))


@verb("host.install_certificate")
async def install_certificate(agent: Agent, params: types.InstallCertificate) -> types.Nothing:
    """Shows the new certificate from the next connection on."""
    text, host = params.certificate_pem, agent.host_uuid
    await agent.files.run(_LANE, lambda: agent.renewal.accept(text, host))
    agent.renewal.complete()  # on the event loop: no handshake sees a key without its certificate
    return types.Nothing()
