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
