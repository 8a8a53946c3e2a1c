"""A real libvirtd with the QEMU driver that shares nothing with the one of this machine."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_NEEDED = ("/usr/sbin/libvirtd", "/usr/bin/virsh", "/usr/bin/qemu-system-x86_64")
_ENTER = Path(__file__).with_name("enter_libvirtd.py")
_START_SECONDS = 20


class PrivateLibvirtd:
    """Starts, kills and restarts libvirtd; its domains live on meanwhile."""

    def __init__(self) -> None:
        missing = [program for program in _NEEDED if not Path(program).exists()]
        if missing or os.geteuid() != 0:
            raise RuntimeError(
                f"the tests marked 'real' need root and {', '.join(_NEEDED)};"
                f" missing: {', '.join(missing) or 'root'}. Run: apt-get install"
                " libvirt-daemon-system libvirt-clients qemu-system-x86, or: pytest -m 'not real'"
            )
        # QEMU's user must be able to walk here, so pytest's own directory will not do.
        self.base = Path(tempfile.mkdtemp(prefix="vireo-it-", dir="/var/tmp"))
        self.base.chmod(0o755)
        self.uri = f"qemu+unix:///system?socket={self.base}/sock/libvirt-sock"
        self._process: subprocess.Popen[bytes] | None = None
        self._write_configuration()

    def _write_configuration(self) -> None:
        for name in ("run", "lib", "cache", "log", "sock", "etc/qemu"):
            (self.base / name).mkdir(parents=True)
        shutil.copytree("/etc/libvirt/nwfilter", self.base / "etc/nwfilter")
        (self.base / "etc/qemu.conf").write_text('stdio_handler = "file"\ncgroup_controllers = []\n', encoding="ascii")
        (self.base / "libvirtd.conf").write_text(
            f'unix_sock_dir = "{self.base}/sock"\n'
            'auth_unix_rw = "none"\nunix_sock_rw_perms = "0700"\n'
            f'log_outputs = "3:file:{self.base}/libvirtd.log"\n',
            encoding="ascii",
        )

    def start(self) -> None:
        command = ["unshare", "--mount", "--propagation", "private"]
        self._process = subprocess.Popen(
            [*command, "/usr/bin/python3", str(_ENTER), str(self.base)], start_new_session=True
        )
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end:
            if self.virsh("version", check=False).returncode == 0:
                return
            if self._process.poll() is not None:
                break
            time.sleep(0.05)
        log = self.base / "libvirtd.log"
        raise RuntimeError(f"libvirtd did not start: {log.read_text() if log.exists() else ''}")

    def kill(self) -> None:
        """kill -9."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def pause(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def unpause(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def virsh(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["virsh", "-q", "-c", self.uri, *arguments],
            check=check,
            capture_output=True,
            text=True,
        )

    def qemu_pids(self) -> list[int]:
        return [int(file.read_text()) for file in (self.base / "run/qemu").glob("*.pid")]

    def destroy_all(self) -> None:
        """Ends every domain; each takes libvirt a second or two."""
        names = self.virsh("list", "--name", check=False).stdout.split()
        with ThreadPoolExecutor(16) as threads:
            list(threads.map(lambda name: self.virsh("destroy", name, check=False), names))

    def close(self) -> None:
        """Ends the domains and libvirtd, and leaves nothing behind."""
        self.destroy_all()
        for pid in self.qemu_pids():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        shutil.rmtree(self.base, ignore_errors=True)
