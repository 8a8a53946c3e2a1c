"""Verbs about image files. What takes long is a job; see vireo_agent.jobs."""

import uuid

from vireo_agent.agent import Agent
from vireo_agent.errors import AgentError
from vireo_agent.schema import types
from vireo_agent.schema.codec import encode
from vireo_agent.verbs.registry import verb

_LONGEST_SECONDS = 24 * 3600.0


@verb("volume.create")
async def create(agent: Agent, params: types.CreateVolume) -> types.VolumeInfo:
    """A new image, empty or copy-on-write."""
    return await agent.volumes.create(
        params.path, params.format, params.capacity_bytes, params.backing
    )


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


@verb("volume.resize")
async def resize(agent: Agent, params: types.ResizeVolume) -> types.VolumeInfo:
    """Makes an image that is not in use larger."""
    return await agent.volumes.resize(params.path, params.format, params.capacity_bytes)


@verb("volume.info")
async def info(agent: Agent, params: types.InspectVolume) -> types.VolumeInfo:
    """Sizes and backing file, with the format given."""
    return await agent.volumes.info(params.path, params.format)


@verb("volume.delete")
async def delete(agent: Agent, params: types.DeleteVolume) -> types.Existed:
    """Removes one image file."""
    return types.Existed(await agent.volumes.delete(params.path))


def _request(params: types.StartCopy | types.StartChecksum) -> dict[str, str]:
    return {name: value for name, value in encode(params).items() if name != "job"}


def _failure(job: types.Job) -> AgentError:
    error = job.error or types.JobFailure("INTERNAL", f"job {job.id} has no outcome")
    return AgentError(
        error.name, error.message, **({"output": error.output} if error.output else {})
    )
