"""The definitions of Vireo's network filters for libvirt; they are the files beside this."""

from functools import cache
from importlib import resources

# Those that are referred to come first.
_NAMES = (
    "vireo-mac",
    "vireo-arp-mac",
    "vireo-arp-ip",
    "vireo-ipv4",
    "vireo-ipv6",
    "vireo-known-protocols",
    "vireo-no-mac-spoofing",
    "vireo-no-spoofing-ipv4",
    "vireo-no-spoofing-ipv6",
    "vireo-no-spoofing",
    "vireo-strict",
)


@cache
def documents() -> tuple[str, ...]:
    """What libvirt is given, in this order. To define them again changes nothing."""
    files = resources.files(__package__)
    return tuple(files.joinpath(f"{name}.xml").read_text(encoding="utf-8") for name in _NAMES)
