"""A tree like the kernel's for mediated devices, with somebody behind it who makes them."""

import contextlib
import os
import shutil
import threading
import time
from pathlib import Path

PARENT = "0000:3b:00.0"
TYPE = "nvidia-63"


class FakeMdevs:
    """Answers the files create and remove as a card's driver does; its own code is no kernel's."""

    def __init__(self, root: Path, available: int = 2) -> None:
        self._root = root
        self.devices = root / "bus/mdev/devices"
        self.devices.mkdir(parents=True)
        self.type = root / f"class/mdev_bus/{PARENT}/mdev_supported_types/{TYPE}"
        self.type.mkdir(parents=True)
        (root / "class/mdev_bus/0000:04:00.0/mdev_supported_types/i915-GVTg_V5_4").mkdir(parents=True)
        (self.type / "available_instances").write_text(f"{available}\n")
        os.mkfifo(self.type / "create")
        self._stopping = False
        self._threads = [threading.Thread(target=work) for work in (self._create, self._remove)]
        for thread in self._threads:
            thread.start()

    def made(self) -> set[str]:
        return {device.name for device in self.devices.iterdir()}

    def add(self, name: str) -> None:
        device = self._root / f"{name}.new"
        (device / "nvidia").mkdir(parents=True)
        (device / "nvidia/vgpu_params").write_text("")
        (device / "mdev_type").symlink_to(self.type)
        (device / "remove").write_text("")
        device.rename(self.devices / name)  # whole at once, as the kernel shows it

    def stop(self) -> None:
        self._stopping = True
        with contextlib.suppress(OSError):
            os.close(os.open(self.type / "create", os.O_WRONLY | os.O_NONBLOCK))
        for thread in self._threads:
            thread.join()

    def _create(self) -> None:
        while not self._stopping:
            name = (self.type / "create").read_text()
            if name:
                self.add(name)

    def _remove(self) -> None:
        while not self._stopping:
            for device in list(self.devices.iterdir()):
                with contextlib.suppress(OSError):
                    if (device / "remove").read_text() == "1":
                        shutil.rmtree(device)
            time.sleep(0.01)
