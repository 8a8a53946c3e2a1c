"""Verbs about image files."""

from vireo_agent.agent import Agent
from vireo_agent.schema.replies import Existed, VolumeInfo
from vireo_agent.schema.requests import (
    CopyVolume,
    CreateVolume,
    DeleteVolume,
    InspectVolume,
    ResizeVolume,
)
from vireo_agent.verbs.registry import verb


@verb("volume.create", CreateVolume, VolumeInfo, mutates=True)
async def create(agent: Agent, params: CreateVolume) -> VolumeInfo:
    """A new image, empty or copy-on-write."""
    return await agent.volumes.create(
        params.path, params.format, params.capacity_bytes, params.backing
    )


@verb("volume.copy", CopyVolume, VolumeInfo, mutates=True)
async def copy(agent: Agent, params: CopyVolume) -> VolumeInfo:
    """A full copy."""
    return await agent.volumes.copy(params.source, params.source_format, params.path, params.format)


@verb("volume.resize", ResizeVolume, VolumeInfo, mutates=True)
async def resize(agent: Agent, params: ResizeVolume) -> VolumeInfo:
    """Makes an image that is not in use larger."""
    return await agent.volumes.resize(params.path, params.format, params.capacity_bytes)


@verb("volume.info", InspectVolume, VolumeInfo)
async def info(agent: Agent, params: InspectVolume) -> VolumeInfo:
    """Sizes and backing file, with the format given."""
    return await agent.volumes.info(params.path, params.format)


@verb("volume.delete", DeleteVolume, Existed, mutates=True)
async def delete(agent: Agent, params: DeleteVolume) -> Existed:
    """Removes one image file."""
    return Existed(await agent.volumes.delete(params.path))
