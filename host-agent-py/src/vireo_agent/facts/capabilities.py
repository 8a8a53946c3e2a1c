"""host.capabilities: the slow part is asked once a connection to libvirt."""

import logging
import platform

from vireo_agent import __version__
from vireo_agent.config import Config
from vireo_agent.errors import AgentError
from vireo_agent.facts import node_devices, proc
from vireo_agent.schema.types import DomainCapabilities, HostCapabilities, NodeDevice, VirtType
from vireo_agent.virt.link import Link
from vireo_agent.virt.types import HypervisorFacts

_TIMEOUT = 120.0
_log = logging.getLogger(__name__)


class Capabilities:
    """Answers from what libvirt said after the last connection."""

    def __init__(self, config: Config, link: Link, virt_type: VirtType) -> None:
        self._config = config
        self._link = link
        self._virt_type: VirtType = virt_type
        self._cached: tuple[int, HypervisorFacts] | None = None

    async def read(self) -> HostCapabilities:
        """The facts of this host."""
        facts = await self._facts()
        return HostCapabilities(
            hostname=platform.node(),
            agent_version=__version__,
            libvirt_version=facts.libvirt_version,
            qemu_version=facts.hypervisor_version,
            kernel=platform.release(),
            os_name=proc.os_name(),
            virt_type=self._virt_type,
            memory_bytes=proc.memory().total,
            cpus=proc.cpus(),
            capabilities_xml=facts.capabilities_xml,
            domain_capabilities=tuple(
                DomainCapabilities(platform.machine(), machine, self._virt_type, xml)
                for machine, xml in facts.domain_capabilities
            ),
            bridges=proc.bridges(),
            storage_roots=tuple(str(root) for root in self._config.storage_roots),
            payload_directory=str(self._config.payload_directory),
        )

    async def devices(self) -> tuple[NodeDevice, ...]:
        """What guests can be given, as libvirt sees it now; it changes as devices come and go."""
        return await self._link.call("node devices", lambda host: node_devices.parse(host.node_devices()))

    async def warm(self) -> None:
        """Asks ahead: a cold libvirt takes seconds to learn what its QEMU can do."""
        try:
            await self._facts()
        except AgentError as error:
            _log.info("capabilities are not known yet: %s", error.message)

    async def _facts(self) -> HypervisorFacts:
        generation = self._link.generation
        if self._cached is None or self._cached[0] != generation or not self._link.usable:
            virt_type = self._virt_type
            found = await self._link.call("facts", lambda host: host.facts(virt_type), _TIMEOUT)
            self._cached = (generation, found)
        return self._cached[1]
