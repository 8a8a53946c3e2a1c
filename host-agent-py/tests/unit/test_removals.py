"""Who waits for a guest to let go of a device hears of exactly that device."""

import asyncio

from vireo_agent.domains.removals import Removal, Removals
from vireo_agent.virt.callbacks import DEVICE_KEPT
from vireo_agent.virt.types import Change

VM = "1c9a3c5e-4f0b-4f0e-9c53-6f2f1f0f8a01"
OTHER = "1c9a3c5e-4f0b-4f0e-9c53-6f2f1f0f8a02"


async def testOnlyTheDeviceThatWentIsTold() -> None:
    removals = Removals()
    with removals.expected(VM, "ua-a") as first, removals.expected(VM, "ua-b") as second:
        removals.noticed(Change(VM, "", "device_removed", device="ua-b"))
        removals.noticed(Change(OTHER, "", "device_removed", device="ua-a"))
        removals.noticed(Change(VM, "", "device_added", device=None))
        assert not first.done()
        assert second.result() is Removal.REMOVED


async def testEveryoneWhoWaitsForADeviceIsToldOnce() -> None:
    removals = Removals()
    with removals.expected(VM, "ua-a") as first, removals.expected(VM, "ua-a") as second:
        removals.noticed(Change(VM, "", DEVICE_KEPT, device="ua-a"))
        removals.noticed(Change(VM, "", "device_removed", device="ua-a"))
        assert (first.result(), second.result()) == (Removal.KEPT, Removal.KEPT)
    removals.noticed(Change(VM, "", "device_removed", device="ua-a"))


async def testADomainThatStopsEndsEveryWaitForItsDevices() -> None:
    removals = Removals()
    with removals.expected(VM, "ua-a") as ours, removals.expected(OTHER, "ua-a") as other:
        removals.noticed(Change(VM, "", "lifecycle.stopped.destroyed", stopped="destroyed"))
        assert ours.result() is Removal.STOPPED
        await asyncio.sleep(0)
        assert not other.done()
