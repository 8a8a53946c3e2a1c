"""Counters of the host, its disks and network cards, and its temperatures: /proc and /sys."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

_SECTOR = 512
_NOT_DISKS = ("loop", "ram", "zram", "sr", "fd")
# libvirt gives names of these kinds to the cards of guests, which are told with their guests.
_OF_GUESTS = ("vnet", "macvtap")
_KIB = 1024
_MEMORY = {
    "MemTotal": "memory.total",
    "MemFree": "memory.free",
    "MemAvailable": "memory.available",
    "Buffers": "memory.buffers",
    "Cached": "memory.cached",
    "Shmem": "memory.shared",
    "SwapTotal": "swap.total",
    "SwapFree": "swap.free",
    "SwapCached": "swap.cached",
}


def numbers(root: Path = Path("/")) -> dict[str, int]:
    """All of them by name, such as disk.sda.rd.bytes, net.eth0.rx.bytes, temperature.acpitz."""
    return dict(
        (
            *_memory(root),
            *_processors(root),
            *_disks(root),
            *_cards(root),
            *_temperatures(root),
        )
    )


def _memory(root: Path) -> Iterator[tuple[str, int]]:
    for line in _lines(root / "proc/meminfo"):
        name, _, rest = line.partition(":")
        if name in _MEMORY:
            yield _MEMORY[name], int(rest.split()[0]) * _KIB


def _processors(root: Path) -> Iterator[tuple[str, int]]:
    for line in _lines(root / "proc/stat"):
        words = line.split()
        if words[0] == "cpu":
            user, nice, system, idle, waiting, *others = (int(word) for word in words[1:9])
            yield "cpu.user", user + nice
            yield "cpu.system", system + sum(others)
            yield "cpu.idle", idle + waiting
        elif words[0] == "btime":
            yield "boot.time", int(words[1])
    for line in _lines(root / "proc/loadavg"):
        yield "load.5m", round(float(line.split()[1]) * 100)


def _disks(root: Path) -> Iterator[tuple[str, int]]:
    for line in _lines(root / "proc/diskstats"):
        words = line.split()
        name = words[2]
        # A partition has no folder of its own there.
        if not name.startswith(_NOT_DISKS) and (root / "sys/block" / name).is_dir():
            reads, read, writes, written = (int(words[i]) for i in (3, 5, 7, 9))
            yield f"disk.{name}.rd.reqs", reads
            yield f"disk.{name}.rd.bytes", read * _SECTOR
            yield f"disk.{name}.wr.reqs", writes
            yield f"disk.{name}.wr.bytes", written * _SECTOR


def _cards(root: Path) -> Iterator[tuple[str, int]]:
    for line in _lines(root / "proc/net/dev")[2:]:
        name, _, rest = line.partition(":")
        words = rest.split()
        name = name.strip(" ")
        # What a bridge, a bond or a VLAN stands on counts the same bytes.
        below = any((root / "sys/class/net" / name).glob("lower_*"))
        if name != "lo" and not name.startswith(_OF_GUESTS) and not below:
            for way, first in (("rx", 0), ("tx", 8)):
                for what, offset in (("bytes", 0), ("pkts", 1), ("errs", 2), ("drop", 3)):
                    yield f"net.{name}.{way}.{what}", int(words[first + offset])


def _temperatures(root: Path) -> Iterator[tuple[str, int]]:
    """Thousandths of a degree Celsius; the second sensor of a name has a 2 behind it."""
    seen: Counter[str] = Counter()
    zones = (root / "sys/class/thermal").glob("thermal_zone*")
    for zone in sorted(zones, key=lambda zone: (len(zone.name), zone.name)):
        try:
            name = (zone / "type").read_text(encoding="utf-8").strip()
            seen[name] += 1
            number = f".{seen[name]}" if seen[name] > 1 else ""
            yield f"temperature.{name}{number}", int((zone / "temp").read_text(encoding="ascii"))
        except (OSError, ValueError):
            continue  # a sensor that is switched off


def _lines(file: Path) -> list[str]:
    # The kernel takes any bytes for a name, but no line feed.
    try:
        text = file.read_text(encoding="utf-8", errors="backslashreplace")
    except OSError:
        return []
    return [line for line in text.split("\n") if line]
