"""Verbs about image files."""

from vireo_agent.agent import Agent
from vireo_agent.schema import types
from vireo_agent.verbs.registry import verb


@verb("volume.create")
async def create(agent: Agent, params: types.CreateVolume) -> types.VolumeInfo:
    """A new image, empty or copy-on-write."""
    return await agent.volumes.create(
        params.path, params.format, params.capacity_bytes, params.backing
    )


@verb("volume.copy")
async def copy(agent: Agent, params: types.CopyVolume) -> types.VolumeInfo:
    """A full copy."""
    return await agent.volumes.copy(params.source, params.source_format, params.path, params.format)


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
