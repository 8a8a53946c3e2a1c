"""Files of the host that a Domain XML names: they must lie where the host's admin allows it.

The engine has looked at the text of each path, but a guest that may write to a shared folder can
plant a link there. Only the host can see that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from vireo_agent import disk
from vireo_agent.errors import path_refused

# Where XML of devices names files that VMs share with the host, whatever the device is.
_ATTRIBUTES = (("source", "dir"), ("source", "socket"), ("target", "path"), ("rom", "file"))
_TEXT = "source/path"
_KERNELS = ("os/kernel", "os/initrd")
_BOOT_FOLDER = "boot"


@dataclass(frozen=True, slots=True)
class Named:
    """A path in a document; ``kernel`` for one that QEMU starts directly."""

    path: str
    kernel: bool = False


def of_domain(root: Element) -> frozenset[Named]:
    """What a whole document names."""
    kernels = (element.text or "" for path in _KERNELS for element in root.iterfind(path))
    named = frozenset(Named(path.strip(), kernel=True) for path in kernels)
    return named.union(*(of_device(device) for device in root.iterfind("devices/*")))


def of_device(device: Element) -> frozenset[Named]:
    """What the document of one device names."""
    paths = [(element.text or "").strip() for element in device.iterfind(_TEXT)]
    for child, attribute in _ATTRIBUTES:
        values = (element.get(attribute, "") for element in device.iterfind(child))
        # A channel's target has names, and a share's a mount tag.
        paths += [value for value in values if value.startswith("/")]
    return frozenset(map(Named, paths))


class HostFiles:
    """Looks at the file system: its calls block where that does."""

    def __init__(self, folders: Iterable[Path] | None, storage_roots: Iterable[Path]) -> None:
        self._folders = None if folders is None else tuple(folders)
        self._roots = tuple(storage_roots)

    def check(self, wanted: Iterable[Named]) -> None:
        """Refuses a path that leads elsewhere, or to nothing, as its links are now."""
        for named in sorted(wanted, key=lambda named: named.path):
            self._check(named)

    def _check(self, named: Named) -> None:
        path = Path(named.path)
        try:
            # What the agent cannot see may be a link nevertheless, and libvirt follows it.
            real = path.resolve(strict=True)
        except (OSError, RuntimeError, ValueError) as error:
            raise path_refused(named.path, f"this agent cannot see it: {error}") from None
        boot = (disk.real_folder(root) / _BOOT_FOLDER for root in self._roots)
        if named.kernel and any(real.is_relative_to(folder) for folder in boot):
            return
        if self._folders is None:
            if real != path:
                raise path_refused(
                    named.path,
                    f"it leads to {real}; name that file itself, or open the folders that VMs may"
                    " use with host_directories in the agent's configuration",
                )
        elif not any(real.is_relative_to(disk.real_folder(f)) for f in self._folders):
            allowed = ", ".join(str(folder) for folder in self._folders) or "none"
            raise path_refused(
                named.path,
                f"it is {real}, and the folders that VMs may use on this host are: {allowed};"
                " open its folder with host_directories in the agent's configuration",
            )
