"""A bridge of this machine with a card of a guest on it, and what the guest gets through to it."""

import asyncio
import json
import socket
import subprocess
import threading
import uuid
from dataclasses import dataclass
from typing import Any

from support.libvirtd import PrivateLibvirtd

HOST4, HOST6 = "198.51.100.1", "2001:db8:77::1"
_OUTGOING = 4


class Bridge:
    """Collects every frame that comes out of a bridge towards this machine."""

    def __init__(self) -> None:
        self.name = f"vt{uuid.uuid4().hex[:8]}"
        _ip("link", "add", self.name, "type", "bridge", "mcast_snooping", "0")
        _ip("address", "add", f"{HOST4}/24", "dev", self.name)
        _ip("address", "add", f"{HOST6}/64", "dev", self.name, "nodad")
        _ip("link", "set", self.name, "up")
        self._frames: list[bytes] = []
        self._socket = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
        self._socket.bind((self.name, 0))
        self._socket.settimeout(0.2)
        self._open = True
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def seen(self, *needles: bytes) -> list[bytes]:
        """The frames that hold all of these."""
        return [frame for frame in list(self._frames) if all(n in frame for n in needles)]

    def forget(self) -> None:
        self._frames.clear()
        subprocess.run(["ip", "neigh", "flush", "dev", self.name], check=True, capture_output=True)

    def close(self) -> None:
        self._open = False
        self._thread.join()
        self._socket.close()
        _ip("link", "delete", self.name)

    def _listen(self) -> None:
        while self._open:
            try:
                frame, address = self._socket.recvfrom(4096)
            except TimeoutError:
                continue
            if address[2] != _OUTGOING:
                self._frames.append(frame)


@dataclass
class Shell:
    """Runs commands inside a guest, through its guest agent."""

    libvirtd: PrivateLibvirtd
    domain: str

    async def run(self, command: str) -> int:
        """The exit status."""
        arguments = {"path": "/bin/sh", "arg": ["-c", command], "capture-output": True}
        begun = await self._agent({"execute": "guest-exec", "arguments": arguments})
        async with asyncio.timeout(40):
            while True:
                asked = {"execute": "guest-exec-status", "arguments": begun}
                status = await self._agent(asked)
                if status["exited"]:
                    return int(status["exitcode"])
                await asyncio.sleep(0.1)

    async def _agent(self, message: dict[str, Any]) -> dict[str, Any]:
        done = await asyncio.to_thread(self.libvirtd.virsh, "qemu-agent-command", self.domain, json.dumps(message))
        found: dict[str, Any] = json.loads(done.stdout)["return"]
        return found


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)
