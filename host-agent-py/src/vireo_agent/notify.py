"""Tells systemd how the agent is doing (sd_notify); says nothing where no systemd asked for it."""

import contextlib
import os
import socket


def ready() -> None:
    """The agent listens; what kept it busy is over."""
    _tell("READY=1\nSTATUS=")


def busy(seconds: float, doing: str) -> None:
    """What is being done may take so long: the unit's time-out begins anew."""
    _tell(f"EXTEND_TIMEOUT_USEC={int(seconds * 1_000_000)}\nSTATUS={doing}")


def stopping() -> None:
    """The agent ends."""
    _tell("STOPPING=1")


def _tell(text: str) -> None:
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return
    # A leading @ stands for the zero byte of an abstract socket.
    with (
        contextlib.suppress(OSError),
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel,
    ):
        channel.sendto(text.encode(), address.replace("@", "\0", 1))
