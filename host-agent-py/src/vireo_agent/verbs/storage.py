"""Verbs about storage domains."""

from vireo_agent.agent import Agent
from vireo_agent.schema import types
from vireo_agent.verbs.registry import verb


@verb("storage.prepare")
async def prepare(agent: Agent, params: types.PrepareStorage) -> types.StorageStatistics:
    """Makes a directory a local storage domain."""
    return await agent.files.run(
        params.root, lambda: agent.storage.prepare(params.root, params.storage_domain_id)
    )


@verb("storage.statistics")
async def statistics(agent: Agent, params: types.StorageRoot) -> types.StorageStatistics:
    """Size of the file system behind a storage domain."""
    return await agent.files.run(params.root, lambda: agent.storage.statistics(params.root))


@verb("storage.list")
async def list_files(agent: Agent, params: types.ListStorage) -> types.StorageFiles:
    """Files below one folder of a storage domain."""
    return await agent.files.run(
        params.root, lambda: agent.storage.files(params.root, params.folder)
    )
