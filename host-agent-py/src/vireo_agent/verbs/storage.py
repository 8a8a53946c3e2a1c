"""Verbs about storage domains."""

from vireo_agent.agent import Agent
from vireo_agent.schema.replies import StorageFiles, StorageStatistics
from vireo_agent.schema.requests import ListStorage, PrepareStorage, StorageRoot
from vireo_agent.verbs.registry import verb


@verb("storage.prepare", PrepareStorage, StorageStatistics, mutates=True)
async def prepare(agent: Agent, params: PrepareStorage) -> StorageStatistics:
    """Makes a directory a local storage domain."""
    return await agent.files.run(
        params.root, lambda: agent.storage.prepare(params.root, params.storage_domain_id)
    )


@verb("storage.statistics", StorageRoot, StorageStatistics)
async def statistics(agent: Agent, params: StorageRoot) -> StorageStatistics:
    """Size of the file system behind a storage domain."""
    return await agent.files.run(params.root, lambda: agent.storage.statistics(params.root))


@verb("storage.list", ListStorage, StorageFiles)
async def list_files(agent: Agent, params: ListStorage) -> StorageFiles:
    """Files below one folder of a storage domain."""
    return await agent.files.run(
        params.root, lambda: agent.storage.files(params.root, params.folder)
    )
