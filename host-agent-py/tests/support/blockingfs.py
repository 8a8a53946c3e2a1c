"""A storage that can die: blockingfs.py MOUNTPOINT BEHIND GATE.

Shows the directory BEHIND at MOUNTPOINT. While the file GATE is there it answers nothing, as an
NFS server that is gone: whoever asks waits in the kernel.
"""

import functools
import os
import sys
import time
from pathlib import Path
from typing import Any

import mfusepy


class BlockingFs(mfusepy.Operations):  # type: ignore[misc]
    """Files of another directory, behind a gate."""

    use_ns = True

    def __init__(self, behind: Path, gate: Path) -> None:
        self._behind = behind
        self._gate = gate

    def __getattribute__(self, name: str) -> Any:
        found = super().__getattribute__(name)
        if name.startswith("_") or not callable(found):
            return found

        @functools.wraps(found)
        def answer(*arguments: Any) -> Any:
            while self._gate.exists():
                time.sleep(0.05)
            return found(*arguments)

        return answer

    def _at(self, path: str) -> str:
        return str(self._behind) + path

    def getattr(self, path: str, fh: int | None = None) -> dict[str, Any]:
        found = os.lstat(self._at(path))
        names = ("st_mode", "st_ino", "st_nlink", "st_uid", "st_gid", "st_size", "st_blocks")
        times = {f"st_{n}time": getattr(found, f"st_{n}time_ns") for n in ("a", "m", "c")}
        return {**{name: getattr(found, name) for name in names}, **times}

    def readdir(self, path: str, fh: int) -> list[tuple[str, Any, int]]:
        # A name without an inode is shown to nobody.
        found = [(entry.name, {"st_ino": entry.inode()}, 0) for entry in os.scandir(self._at(path))]
        return [(".", {"st_ino": 1}, 0), ("..", {"st_ino": 1}, 0), *found]

    def create(self, path: str, mode: int, fi: Any = None) -> int:
        return os.open(self._at(path), os.O_RDWR | os.O_CREAT, mode)

    def open(self, path: str, flags: int) -> int:
        return os.open(self._at(path), flags & ~os.O_DIRECT)

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        return os.pread(fh, size, offset)

    def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
        return os.pwrite(fh, data, offset)

    def truncate(self, path: str, length: int, fh: int | None = None) -> int:
        os.truncate(self._at(path), length)
        return 0

    def fsync(self, path: str, datasync: int, fh: int) -> int:
        return 0

    def release(self, path: str, fh: int) -> int:
        os.close(fh)
        return 0

    def unlink(self, path: str) -> int:
        os.unlink(self._at(path))  # noqa: PTH108
        return 0

    def link(self, target: str, source: str) -> int:
        os.link(self._at(source), self._at(target))
        return 0

    def mkdir(self, path: str, mode: int) -> int:
        os.mkdir(self._at(path), mode)  # noqa: PTH102
        return 0

    def chmod(self, path: str, mode: int) -> int:
        os.chmod(self._at(path), mode)  # noqa: PTH101
        return 0

    def chown(self, path: str, uid: int, gid: int) -> int:
        os.chown(self._at(path), uid, gid)
        return 0

    def statfs(self, path: str) -> dict[str, int]:
        found = os.statvfs(self._at(path))
        names = ("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree")
        return {name: getattr(found, name) for name in names}


if __name__ == "__main__":
    mountpoint, behind, gate = map(Path, sys.argv[1:4])
    mfusepy.FUSE(
        BlockingFs(behind, gate),
        str(mountpoint),
        foreground=True,
        allow_other=True,
        use_ino=True,
        attr_timeout=0,
        entry_timeout=0,
        negative_timeout=0,
    )
