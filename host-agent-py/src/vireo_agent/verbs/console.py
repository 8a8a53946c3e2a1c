"""Verbs about consoles; their bytes go through vireo_agent.rpc.tunnel."""

from vireo_agent.agent import Agent
from vireo_agent.schema import types
from vireo_agent.verbs.registry import verb


@verb("console.open")
async def open_console(agent: Agent, params: types.OpenConsole) -> types.ConsoleTicket:
    """Opens a console and gives a ticket for it."""
    return await agent.consoles.open(params)
