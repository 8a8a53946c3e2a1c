"""Callers that may be refused, and what the agent says of them."""

import asyncio
import contextlib
import ssl

import pytest


async def knock(port: int, context: ssl.SSLContext) -> str:
    """Tries to talk as a WebSocket client would; returns what came back."""
    answer = b""
    with contextlib.suppress(OSError, asyncio.IncompleteReadError):
        reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname="localhost")
        with contextlib.suppress(OSError):
            writer.write(b"GET /rpc HTTP/1.1\r\nHost: localhost\r\n\r\n")
            await writer.drain()
            answer = await asyncio.wait_for(reader.read(100), 5)
        writer.close()
    return answer.decode("latin-1")


async def logged(caplog: pytest.LogCaptureFixture, *parts: str) -> str:
    for _ in range(100):
        for record in caplog.records:
            line = record.getMessage()
            if line.startswith("refused peer") and all(part in line for part in parts):
                return line
        await asyncio.sleep(0.02)
    raise AssertionError(f"no refusal with {parts} in the log: {caplog.text}")
