"""Writes the guest's disk: one FAT partition that boots by BIOS (syslinux) and by UEFI (systemd-boot)."""

from __future__ import annotations

from pathlib import Path

from launcher.process import run

MIB = 1024 * 1024
DISK_MIB = 128
START_SECTOR = 2048
SECTOR_BYTES = 512
COMMAND_LINE = "console=tty0 console=ttyS0,115200 quiet net.ifnames=0 panic=5"
MASTER_BOOT_RECORD = Path("/usr/lib/SYSLINUX/mbr.bin")
BOOT_CODE_BYTES = 440

SYSLINUX_CONFIG = f"""\
DEFAULT vireo
PROMPT 0
TIMEOUT 0
LABEL vireo
  KERNEL /vmlinuz
  INITRD /initrd
  APPEND {COMMAND_LINE}
"""
LOADER_CONFIG = "timeout 0\ndefault vireo.conf\neditor no\n"
LOADER_ENTRY = f"title Vireo tiny guest\nlinux /vmlinuz\ninitrd /initrd\noptions {COMMAND_LINE}\n"


def build(unpacked: Path, kernel: Path, initrd: Path, target: Path) -> None:
    """Write the qcow2 image ``target``; needs no root and no loop device."""
    work = target.parent
    partition = work / "partition.img"
    partition.unlink(missing_ok=True)
    run(["mkfs.fat", "-C", "-F", "16", "-n", "VIREO", "-h", str(START_SECTOR), partition, str((DISK_MIB - 1) * 1024)])
    run(["syslinux", "--install", partition])
    for folder in ("/EFI", "/EFI/BOOT", "/loader", "/loader/entries"):
        run(["mmd", "-i", partition, f"::{folder}"])
    files = {
        "/vmlinuz": kernel,
        "/initrd": initrd,
        "/EFI/BOOT/BOOTX64.EFI": unpacked / "usr/lib/systemd/boot/efi/systemd-bootx64.efi",
        "/syslinux.cfg": _text(work / "syslinux.cfg", SYSLINUX_CONFIG),
        "/loader/loader.conf": _text(work / "loader.conf", LOADER_CONFIG),
        "/loader/entries/vireo.conf": _text(work / "vireo.conf", LOADER_ENTRY),
    }
    for name, source in files.items():
        run(["mcopy", "-i", partition, source, f"::{name}"])
    raw = work / "disk.raw"
    with raw.open("wb") as disk:
        disk.truncate(DISK_MIB * MIB)
    run(["sfdisk", "--quiet", raw], stdin=f"label: dos\nstart={START_SECTOR}, type=ef, bootable\n")
    with raw.open("r+b") as disk:
        disk.write(MASTER_BOOT_RECORD.read_bytes()[:BOOT_CODE_BYTES])
        disk.seek(START_SECTOR * SECTOR_BYTES)
        disk.write(partition.read_bytes())
    run(["qemu-img", "convert", "-c", "-f", "raw", "-O", "qcow2", raw, target])


def _text(path: Path, content: str) -> Path:
    path.write_text(content)
    return path
