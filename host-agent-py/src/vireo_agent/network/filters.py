"""The definitions of Vireo's network filters for libvirt; they are the files beside this."""

from functools import cache
from importlib import resources


@cache
def documents() -> tuple[str, ...]:
    """What libvirt is given. To define them again changes nothing.

    In the order of their names, in which each comes after those that it refers to.
    """
    files = (file for file in resources.files(__package__).iterdir() if file.name.endswith(".xml"))
    ordered = sorted(files, key=lambda file: file.name)
    return tuple(file.read_text(encoding="utf-8") for file in ordered)
