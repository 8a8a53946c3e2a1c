"""A slow, staggered look at every domain: finds what changed without an event."""

import asyncio

from vireo_agent.domains.tracker import Tracker
from vireo_agent.virt.types import Change

PERIOD_SECONDS = 60.0
_LONGEST_PAUSE = 5.0


async def run(tracker: Tracker, period: float = PERIOD_SECONDS) -> None:
    """Visits every domain once a period, evenly spread; runs until cancelled."""
    while True:
        identities = tracker.ids() if tracker.synced else ()
        if not identities:
            await asyncio.sleep(min(period, _LONGEST_PAUSE))
        for identity in identities:
            await asyncio.sleep(period / len(identities))
            status = tracker.status(identity)
            if tracker.synced and status:
                tracker.pipelines.push(Change(identity, status.name, "audit"))
