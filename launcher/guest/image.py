"""The tiny guest's files, built once and kept by the hash of their recipe."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from launcher.guest import disk, initramfs, packages

HERE = Path(__file__).parent


@dataclass(frozen=True)
class GuestFiles:
    """What the recipe makes: a disk image, and kernel and initrd for booting without it."""

    image: Path
    kernel: Path
    initrd: Path


def recipe_hash() -> str:
    """Return one hash over every file of the recipe."""
    digest = hashlib.sha256()
    for path in sorted([*HERE.glob("*.py"), *(HERE / "rootfs").iterdir()]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def default_cache() -> Path:
    """Return the folder for things that can be made again."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "vireo"


def files_in(cache: Path) -> GuestFiles:
    """Return where the files of the present recipe are, or would be."""
    folder = cache / f"guest-{recipe_hash()}"
    return GuestFiles(folder / "tiny.qcow2", folder / "vmlinuz", folder / "initrd")


def ensure(cache: Path) -> tuple[GuestFiles, bool]:
    """Build the files unless they are there; tells whether it built."""
    files = files_in(cache)
    if files.image.exists():
        return files, False
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="guest-", dir=cache) as name:
        _build(Path(name), files)
    return files, True


def _build(work: Path, files: GuestFiles) -> None:
    version = packages.unpack(work)
    unpacked = work / "root"
    made = GuestFiles(work / "tiny.qcow2", unpacked / "boot" / f"vmlinuz-{version}", work / "initrd")
    initramfs.build(unpacked, version, made.initrd)
    disk.build(unpacked, made.kernel, made.initrd, made.image)
    files.image.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(made.kernel, files.kernel)
    shutil.copyfile(made.initrd, files.initrd)
    part = files.image.with_suffix(".part")
    shutil.copyfile(made.image, part)
    part.replace(files.image)  # last, and whole: the image's presence means that all is there
