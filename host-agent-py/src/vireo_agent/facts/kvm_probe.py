"""Boots a tiny guest on KVM and waits for its kernel to run: an API that answers is no proof."""

import asyncio
from pathlib import Path

from vireo_agent import subprocesses
from vireo_agent.clock import rfc3339
from vireo_agent.facts.virt_type import KVM_DEVICE, ProbeResult
from vireo_agent.subprocesses import Limits

_QEMU = "/usr/bin/qemu-system-x86_64"
# Printed by every Linux kernel when it hands over to the program in the initial RAM disk.
DEFAULT_MARKER = "Run /init as init process"
DEFAULT_SECONDS = 20.0


async def probe(kernel: Path, initrd: Path, marker: str, seconds: float) -> ProbeResult:
    """Whether a guest reaches ``marker`` on its serial console within ``seconds``."""
    if not KVM_DEVICE.exists():
        return _result(kvm=False, reason=f"this machine has no {KVM_DEVICE}")
    for file in (kernel, initrd):
        if not file.is_file():
            raise FileNotFoundError(f"{file} does not exist; name the files of the tiny guest")
    loop, shown = asyncio.get_running_loop(), bytearray()
    runs: asyncio.Future[float] = loop.create_future()
    begun = loop.time()

    def watch(printed: bytes) -> None:
        shown.extend(printed)
        if marker.encode() in shown and not runs.done():
            runs.set_result(loop.time() - begun)

    qemu_runs = subprocesses.run(command(kernel, initrd), Limits(seconds), watch=watch)
    qemu = asyncio.ensure_future(qemu_runs)
    await asyncio.wait((qemu, runs), return_when=asyncio.FIRST_COMPLETED)
    if runs.done():
        qemu.cancel()
        await asyncio.wait((qemu,))
        return _result(kvm=True, reason=f"a guest ran on KVM after {runs.result():.1f} s")
    outcome = qemu.result()
    said = (outcome.stdout + outcome.stderr).strip()
    if outcome.timed_out:
        last = said.splitlines()[-1:] or ["nothing"]
        reason = f"a guest on KVM did not run within {seconds:.0f} s; it last said: {last[0]!r}"
        return _result(kvm=False, reason=reason)
    return _result(kvm=False, reason=f"QEMU on KVM ended at once: {said[-300:]!r}")


def command(kernel: Path, initrd: Path) -> list[str]:
    """QEMU with KVM and nothing but a serial console on standard output."""
    return [
        *(_QEMU, "-accel", "kvm", "-machine", "q35", "-m", "256"),
        *("-nodefaults", "-no-user-config", "-no-reboot", "-display", "none"),
        *("-serial", "stdio", "-monitor", "none"),
        *("-kernel", str(kernel), "-initrd", str(initrd)),
        *("-append", "console=ttyS0 panic=-1"),
    ]


def _result(*, kvm: bool, reason: str) -> ProbeResult:
    return ProbeResult(kvm, reason, rfc3339())
