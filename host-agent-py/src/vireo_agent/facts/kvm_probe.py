"""Boots a tiny guest on KVM and waits for its kernel to run: an API that answers is no proof."""

import asyncio
import contextlib
import logging
from pathlib import Path

from vireo_agent.clock import rfc3339
from vireo_agent.facts.virt_type import KVM_DEVICE, ProbeResult

_log = logging.getLogger(__name__)
_QEMU = "/usr/bin/qemu-system-x86_64"
# Printed by every Linux kernel when it hands over to the program in the initial RAM disk.
DEFAULT_MARKER = "Run /init as init process"
DEFAULT_SECONDS = 20.0
_CHUNK = 4096
_KEPT = 256 * 1024


async def probe(kernel: Path, initrd: Path, marker: str, seconds: float) -> ProbeResult:
    """Whether a guest reaches ``marker`` on its serial console within ``seconds``."""
    if not KVM_DEVICE.exists():
        return _result(kvm=False, reason=f"this machine has no {KVM_DEVICE}")
    for file in (kernel, initrd):
        if not file.is_file():
            raise FileNotFoundError(f"{file} does not exist; name the files of the tiny guest")
    process = await asyncio.create_subprocess_exec(
        *command(kernel, initrd),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        return await _judge(process, marker, seconds)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _judge(process: asyncio.subprocess.Process, marker: str, seconds: float) -> ProbeResult:
    seen = bytearray()
    begun = asyncio.get_running_loop().time()
    stream = process.stdout
    assert stream is not None
    try:
        async with asyncio.timeout(seconds):
            while chunk := await stream.read(_CHUNK):
                seen += chunk
                del seen[:-_KEPT]
                if marker.encode() in seen:
                    took = asyncio.get_running_loop().time() - begun
                    return _result(kvm=True, reason=f"a guest ran on KVM after {took:.1f} s")
    except TimeoutError:
        last = seen.decode("utf-8", "replace").strip().splitlines()[-1:] or ["nothing"]
        return _result(
            kvm=False,
            reason=f"a guest on KVM did not run within {seconds:.0f} s; it last said: {last[0]!r}",
        )
    text = seen.decode("utf-8", "replace").strip()[-300:]
    return _result(kvm=False, reason=f"QEMU on KVM ended at once: {text!r}")


def command(kernel: Path, initrd: Path) -> list[str]:
    """QEMU with KVM and nothing but a serial console on standard output."""
    return [
        *("/usr/bin/setpriv", "--pdeathsig", "KILL", "--"),
        *(_QEMU, "-accel", "kvm", "-machine", "q35", "-m", "256"),
        *("-nodefaults", "-no-user-config", "-no-reboot", "-display", "none"),
        *("-serial", "stdio", "-monitor", "none"),
        *("-kernel", str(kernel), "-initrd", str(initrd)),
        *("-append", "console=ttyS0 panic=-1"),
    ]


def _result(*, kvm: bool, reason: str) -> ProbeResult:
    return ProbeResult(kvm, reason, rfc3339())
