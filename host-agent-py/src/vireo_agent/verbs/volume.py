"""Verbs about storage domains, the image files in them, and the jobs on those.

What takes long is a job; see vireo_agent.jobs.
"""

import uuid

from vireo_agent import deadline
from vireo_agent.agent import Agent
from vireo_agent.errors import AgentError
from vireo_agent.schema import types
from vireo_agent.schema.codec import encode
from vireo_agent.verbs.registry import answered, verb

# So that the answer arrives within the request's time.
_MARGIN_SECONDS = 0.5
_LONGEST_SECONDS = 24 * 3600.0


answered("volume.create", types.CreateVolume, types.VolumeInfo, lambda agent: agent.volumes.create)
answered("volume.resize", types.ResizeVolume, types.VolumeInfo, lambda agent: agent.volumes.resize)
answered("volume.info", types.InspectVolume, types.VolumeInfo, lambda agent: agent.volumes.info)
answered("volume.delete", types.DeleteVolume, types.Existed, lambda agent: agent.volumes.delete)


@verb("volume.copy")
async def copy(agent: Agent, params: types.CopyVolume) -> types.VolumeInfo:
    """A full copy, as a job that is waited for."""
    identity = str(uuid.uuid4())
    await agent.jobs.start("volume.start_copy", identity, encode(params))
    job = await agent.jobs.status(identity, _LONGEST_SECONDS)
    if job.volume is None:
        raise _failure(job)
    return job.volume


@verb("volume.start_copy")
async def start_copy(agent: Agent, params: types.StartCopy) -> types.Job:
    """A full copy, under an id of the engine's."""
    return await agent.jobs.start("volume.start_copy", params.job, _request(params))


@verb("volume.start_checksum")
async def start_checksum(agent: Agent, params: types.StartChecksum) -> types.Job:
    """The SHA-256 of a file, under an id of the engine's."""
    return await agent.jobs.start("volume.start_checksum", params.job, _request(params))


@verb("storage.prepare")
async def prepare(agent: Agent, params: types.PrepareStorage) -> types.StorageStatistics:
    """Makes a directory a local storage domain."""
    return await agent.files.run(params.root, lambda: agent.storage.prepare(params.root, params.storage_domain_id))


@verb("storage.statistics")
async def statistics(agent: Agent, params: types.StorageRoot) -> types.StorageStatistics:
    """Size of the file system behind a storage domain."""
    return await agent.files.run(params.root, lambda: agent.storage.statistics(params.root))


@verb("storage.list")
async def list_files(agent: Agent, params: types.ListStorage) -> types.StorageFiles:
    """Files below one folder of a storage domain."""
    return await agent.files.run(params.root, lambda: agent.storage.files(params.root, params.folder))


@verb("job.status")
async def status(agent: Agent, params: types.JobQuery) -> types.Job:
    """How far a job is, or how it ended."""
    longest = max(0.0, deadline.remaining() - _MARGIN_SECONDS)
    return await agent.jobs.status(params.id, min(params.wait_ms / 1000, longest))


@verb("job.list")
async def list_jobs(agent: Agent, _params: types.Empty) -> types.Jobs:
    """Those that run, and those that ended in the last week."""
    return types.Jobs(agent.jobs.all())


@verb("job.abort")
async def abort(agent: Agent, params: types.JobId) -> types.Job:
    """Ends a job; one that has ended stays as it is."""
    return await agent.jobs.abort(params.id)


def _request(params: types.StartCopy | types.StartChecksum) -> dict[str, str]:
    return {name: value for name, value in encode(params).items() if name != "job"}


def _failure(job: types.Job) -> AgentError:
    error = job.error or types.JobFailure("INTERNAL", f"job {job.id} has no outcome")
    return AgentError(error.name, error.message, **({"output": error.output} if error.output else {}))
