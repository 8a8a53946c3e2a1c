"""Who is told of the domains that run and stop."""

from typing import Protocol

Parameters = tuple[tuple[str, str], ...]


class Payloads(Protocol):
    """Who keeps files for a domain while it runs."""

    def runs(self, identity: str, run: str, parameters: Parameters) -> None:
        """The domain runs; ``run`` differs between two runs of it."""

    def remove(self, identity: str, hook_parameters: Parameters) -> None:
        """The domain stopped."""

    def sweep(self, running: set[str]) -> None:
        """Only these domains run, or are being started."""


class GuestFollower(Protocol):
    """Who asks the guests; told about every domain after each look."""

    def follow(self, identity: str, run: int, *, connected: bool) -> None:
        """The domain runs; ``connected`` tells whether its guest agent is there."""

    def forget(self, identity: str) -> None:
        """The domain stopped."""
