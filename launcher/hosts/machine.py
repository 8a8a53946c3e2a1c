"""A host of the lab: its names and addresses, its folders, and the process that it is."""

from __future__ import annotations

import signal
from dataclasses import dataclass, replace
from pathlib import Path

from launcher import agent, libvirt, process, sandbox, supervisor
from launcher.errors import LauncherError
from launcher.installation import Installation
from launcher.supervisor import Program

MOST = 50
# Reserved for documentation (RFC 5737), so that no real network has it.
SUBNET = "198.51.100.0/24"
BRIDGE = "vireolab0"
MAX_SOCKET_PATH = 107


def cidr(number: int) -> str:
    """Return an address of the lab's network with its prefix."""
    return SUBNET.replace(".0/", f".{number}/")


GATEWAY = cidr(1).partition("/")[0]


def mac(number: int) -> str:
    """Return a fixed address for a bridge; one that follows its ports would leave stale entries at its neighbours."""
    return f"02:56:49:52:45:{number:02x}"


@dataclass(frozen=True)
class LabHost:
    """One of the hosts that belong to an installation; counted from 1."""

    lab: Installation
    number: int

    @property
    def name(self) -> str:
        """Its host name, and its name in the engine."""
        return f"lab{self.number}"

    @property
    def address(self) -> str:
        """Where the engine reaches its agent."""
        return cidr(self.number + 10).partition("/")[0]

    @property
    def link(self) -> str:
        """The engine's end of its network cable."""
        return f"vireo-{self.name}"

    @property
    def folder(self) -> Path:
        """All that is the host's own."""
        return self.lab.state / "lab" / self.name

    @property
    def storage(self) -> Path:
        """The root of its storage domain, in the directory that all hosts have in common."""
        return common_storage(self.lab) / self.name

    @property
    def installation(self) -> Installation:
        """What the launcher's other parts take for a machine."""
        return replace(self.lab, state=self.folder, host_address=self.address, libvirtd="vireo")

    def program(self) -> Program:
        """Return what the installation's supervisord runs: killing it is cutting the host's power."""
        boot = [agent.PYTHON, "-m", "launcher.hosts.boot", str(self.lab.state), self.name]
        return Program(
            self.name,
            ["unshare", *sandbox.NAMESPACES, sandbox.KILL_ALL, *boot],
            f"{self.name}.log",
            environment={"PYTHONPATH": str(self.lab.repository), "PYTHONUNBUFFERED": "1"},
            stop_signal="KILL",
        )

    def first_process(self) -> list[str]:
        """Return the command that the host's first process ends up as; it keeps the others alive."""
        return [agent.PYTHON, supervisor.SUPERVISORD, "-n", "-c", str(supervisor.configuration_file(self.installation))]

    def pid(self) -> int | None:
        """Return the id of the first process; nothing while the host is off or still booting."""
        wanted = self.first_process()
        return next((pid for pid, words in process.processes() if words == wanted), None)

    def inside(self) -> list[str]:
        """Return the words that lead a command into the host."""
        pid = self.pid()
        if pid is None:
            raise LauncherError(f"host {self.name} is not running", f"see {self.lab.logs}/{self.name}.log")
        return ["nsenter", f"--target={pid}", "--net", "--mount", "--uts", "--ipc", "--pid"]

    def libvirt_answers(self) -> bool:
        """Whether its libvirtd takes calls."""
        return self.pid() is not None and process.succeeds(
            [*self.inside(), "virsh", "-q", "-c", libvirt.URI, "version"]
        )

    def prepare(self) -> bool:
        """Write what it needs for booting; tells whether anything was new."""
        socket = self.installation.run / "supervisor.sock.1"
        if len(str(socket)) > MAX_SOCKET_PATH:
            raise LauncherError(
                f"the path of a host's socket is too long: {socket}",
                "the lab needs a state folder whose path has fewer characters",
            )
        new = not self.storage.is_dir()
        for folder in (self.installation.run, self.installation.logs, self.installation.agent, self.storage):
            folder.mkdir(parents=True, exist_ok=True)
        for folder in (self.lab.state / "lab", self.folder, common_storage(self.lab), self.storage):
            folder.chmod(0o711)  # QEMU runs as a user of its own
        configured = agent.configure(self.installation, common_storage(self.lab))
        return self._write_programs() or configured or new

    def choose_programs(self) -> bool:
        """Run what the host needs now, its agent as soon as it has a certificate; tells whether that was new."""
        self._write_programs()
        return bool(supervisor.control(self.installation, "update").strip())

    def cut_power(self) -> None:
        """End everything in the host, also where no supervisord looks after it any more."""
        command = self.program().command
        for pid in [pid for pid, words in process.processes() if words == command]:
            process.end_process(pid, signal.SIGKILL)

    def _write_programs(self) -> bool:
        programs = libvirt.programs(self.installation)
        if agent.is_enrolled(self.installation):
            programs.append(agent.program(self.installation))
        text = supervisor.configuration(self.installation, programs)
        target = supervisor.configuration_file(self.installation)
        if target.exists() and target.read_text() == text:
            return False
        target.write_text(text)
        return True


def common_storage(lab: Installation) -> Path:
    """Return the directory that all hosts have in common."""
    return lab.state / "storage" / "lab"


def hosts(lab: Installation) -> list[LabHost]:
    """Return all hosts of an installation's lab; none before ``lab up``."""
    return [LabHost(lab, number) for number in range(1, lab.lab_hosts + 1)]


def host(lab: Installation, name: str) -> LabHost:
    """Return the host of that name."""
    known = hosts(lab)
    for one in known:
        if one.name == name:
            return one
    names = ", ".join(one.name for one in known)
    raise LauncherError(f"the lab has no host {name}", f"choose one of {names}" if names else "run: ./vireo lab up")
