"""One look at a domain: its state and its live XML, read."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from vireo_agent.domains import report
from vireo_agent.virt.hypervisor import Hypervisor
from vireo_agent.virt.types import Snapshot

TIMEOUT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Look:
    """A Snapshot with its XML read; ``digest`` spares reading an unchanged XML again."""

    snapshot: Snapshot
    digest: bytes
    report: report.Report


def at(
    identity: str, known: tuple[bytes, report.Report | None]
) -> Callable[[Hypervisor], Look | None]:
    """The work of a look, given the digest and reading of the last one; None when not active."""

    def work(hypervisor: Hypervisor) -> Look | None:
        snapshot = hypervisor.look(identity)
        if snapshot is None:
            return None
        digest = hashlib.sha256(snapshot.xml.encode("utf-8", "surrogatepass")).digest()
        if known[0] == digest and known[1]:
            return Look(snapshot, digest, known[1])
        return Look(snapshot, digest, report.read(snapshot.xml))

    return work
