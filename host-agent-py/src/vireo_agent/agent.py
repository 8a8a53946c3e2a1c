"""The parts of a running agent, as the verbs see them."""

import asyncio
from dataclasses import dataclass

from vireo_agent.config import Config
from vireo_agent.departures import Departures
from vireo_agent.domains.hostfiles import HostFiles
from vireo_agent.domains.removals import Removals
from vireo_agent.domains.thaws import Thaws
from vireo_agent.domains.tracker import Tracker
from vireo_agent.enrol.renewal import Renewal
from vireo_agent.events.stream import EventStream
from vireo_agent.facts.capabilities import Capabilities
from vireo_agent.facts.sampler import Sampler
from vireo_agent.facts.statistics import Statistics
from vireo_agent.hooks.failures import Failures
from vireo_agent.hooks.overrides import Overrides
from vireo_agent.hooks.runner import Hooks
from vireo_agent.images.storage import Storage
from vireo_agent.images.volumes import Volumes
from vireo_agent.jobs.runner import Jobs
from vireo_agent.preparation.all import Preparations
from vireo_agent.remains import Remains
from vireo_agent.virt.link import Link
from vireo_agent.workers import WorkerPool


@dataclass(frozen=True, slots=True)
class Agent:
    """Everything that a verb may use."""

    config: Config
    host_uuid: str
    renewal: Renewal
    link: Link
    filtered: asyncio.Event
    stream: EventStream
    tracker: Tracker
    removals: Removals
    capabilities: Capabilities
    sampler: Sampler
    statistics: Statistics
    preparations: Preparations
    departures: Departures
    remains: Remains
    host_files: HostFiles
    storage: Storage
    volumes: Volumes
    jobs: Jobs
    thaws: Thaws
    files: WorkerPool
    hooks: Hooks
    overrides: Overrides
    failures: Failures
