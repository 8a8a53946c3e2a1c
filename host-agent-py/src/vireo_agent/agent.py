"""The parts of a running agent, as the verbs see them."""

import asyncio
import uuid
from collections.abc import Callable

from vireo_agent import log
from vireo_agent.config import Config
from vireo_agent.consoles import Consoles
from vireo_agent.departures import Departures
from vireo_agent.domains.hostfiles import HostFiles
from vireo_agent.domains.memory import DomainMemory
from vireo_agent.domains.removals import Removals
from vireo_agent.domains.thaws import Thaws
from vireo_agent.domains.tracker import Tracker
from vireo_agent.enrol.renewal import Renewal
from vireo_agent.events.stream import EventStream
from vireo_agent.facts import virt_type
from vireo_agent.facts.capabilities import Capabilities
from vireo_agent.facts.proc import Sampler
from vireo_agent.facts.statistics import Counting
from vireo_agent.hooks.overrides import Overrides
from vireo_agent.hooks.runner import Hooks
from vireo_agent.hooks.scripts import Setting
from vireo_agent.images import copies
from vireo_agent.images.paths import Confinement
from vireo_agent.images.storage import Storage
from vireo_agent.images.unfinished import Unfinished
from vireo_agent.images.volumes import Volumes
from vireo_agent.jobs.journal import Journal
from vireo_agent.jobs.runner import Jobs
from vireo_agent.payload.drives import PayloadDrives
from vireo_agent.preparation.all import Preparations
from vireo_agent.preparation.mdevs import MediatedDevices
from vireo_agent.remains import Remains
from vireo_agent.rpc import tls
from vireo_agent.schema.types import HookEvent
from vireo_agent.virt.link import Link
from vireo_agent.workers import WorkerPool


class Agent:
    """Everything that a verb may use, made from the configuration; nothing of it runs yet."""

    # The gate's: ends what is open with a certificate on the list that it is given.
    revoke: Callable[..., None]

    def __init__(self, config: Config) -> None:
        config.state_directory.mkdir(parents=True, exist_ok=True)
        self.config = config
        self.renewal = Renewal(config)
        self.renewal.complete()
        self.host_uuid = tls.host_uuid(config.certificate_file)
        self.stream = EventStream(session=str(uuid.uuid4()))
        confinement = Confinement(config.storage_roots)
        self.files = WorkerPool("file", group_of=confinement.storage_of)
        self.link = Link(config.libvirt_uri)
        self.filtered = asyncio.Event()
        setting = Setting(self.host_uuid, config.libvirt_uri, config.script_seconds, self._printed)
        self.hooks = Hooks(config.hooks_directory, setting)
        self.overrides = Overrides(config.overrides_directory, setting)
        self._preparations(config)
        self._domains(config)
        self.statistics = Counting(self.link, self.files, self.tracker.ids)
        self.storage = Storage(confinement)
        self.volumes = Volumes(confinement, self.files, Unfinished(config.state_directory))
        self.jobs = Jobs(Journal(config.state_directory), copies.works(self.volumes))

    def _printed(self, key: str, script: str, lines: tuple[str, ...]) -> None:
        self.stream.append(HookEvent(key, script, lines), log.correlation.get() or None)

    def _preparations(self, config: Config) -> None:
        state = config.state_directory
        self.remains = Remains(state, config.nvram_directory, config.tpm_directory)
        payloads = PayloadDrives(config.payload_directory)
        payloads.prepare()
        mdevs = MediatedDevices(config.sysfs_directory, state)
        self.preparations = Preparations(payloads, mdevs, self.remains, self.files)
        self.departures = Departures(self.preparations, self.hooks, state)

    def _domains(self, config: Config) -> None:
        memory = DomainMemory(config.state_directory)
        self.tracker = Tracker(self.link, self.stream, memory, self.departures)
        self.removals = Removals()
        self.thaws = Thaws(self.link)
        self.consoles = Consoles(self.link)
        self.host_files = HostFiles(config.host_directories, config.storage_roots)
        self.capabilities = Capabilities(config, self.link, virt_type.decide(config))
        self.sampler = Sampler(lambda: len(self.tracker.ids()))
