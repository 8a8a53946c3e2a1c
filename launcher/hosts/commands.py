"""``./vireo lab``: brings hosts up beside the installation's own, takes them off the network and back, and down."""

from __future__ import annotations

import argparse
import ipaddress
import socket
from collections.abc import Callable
from dataclasses import replace

from launcher import agent, defaults, demo, libvirt, programs, supervisor, up
from launcher.api import Api, Entity
from launcher.console import Outcome, Steps, changed, say, unchanged
from launcher.errors import LauncherError
from launcher.guest import image
from launcher.guest.image import GuestFiles
from launcher.hosts import cable, machine
from launcher.hosts.machine import LabHost
from launcher.installation import Installation, exclusive
from launcher.process import run, wait_until

DEFAULT_HOSTS = 3
BOOT_SECONDS = 120  # the first time each libvirt asks QEMU what it can do
ROW = "{:<8} {:<8} {:<7} {:<15} {:<16} {}"
Busy = Callable[[str], None]


def bring_up(installation: Installation, arguments: argparse.Namespace) -> int:
    """Boot the hosts, enrol them and wait until the engine sees them up."""
    with exclusive(installation):
        api = _engine(installation)
        lab = replace(installation, lab_hosts=wanted_hosts(installation, arguments.hosts))
        steps = Steps()
        guest, _ = image.ensure(image.default_cache())
        steps.run("machines", lambda busy: _boot(lab, busy))
        for host in machine.hosts(lab):
            _introduce(steps, api, host, guest)
        done = f"{steps.changes} steps changed something" if steps.changes else "Nothing had to be changed"
        say(f"{done}; {steps.seconds():.0f} s.")
    return 0


def _engine(installation: Installation) -> Api:
    refusal = LauncherError("the lab's hosts need an engine, and there is no healthy one", "run ./vireo up first")
    if not installation.ca_certificate.exists():
        raise refusal
    api = Api(installation.url, installation.ca_certificate)
    if not api.healthy():
        raise refusal
    api.log_in(up.ADMIN, installation.admin_password_file.read_text().strip())
    return api


def wanted_hosts(installation: Installation, asked: int | None) -> int:
    """Return how many hosts there are to be; refuses what cannot be."""
    known = installation.lab_hosts
    wanted = known or DEFAULT_HOSTS if asked is None else asked
    if not 1 <= wanted <= machine.MOST:
        raise LauncherError(f"--hosts {wanted} is not between 1 and {machine.MOST}")
    if wanted < known:
        raise LauncherError(f"the lab has {known} hosts, more than {wanted}", "run ./vireo lab down first")
    if not known and any(one.overlaps(ipaddress.IPv4Network(machine.SUBNET)) for one in libvirt.used_subnets()):
        raise LauncherError(
            f"this machine has a route into {machine.SUBNET}, the network of the lab's hosts",
            f"free it; if an earlier lab left it behind: ip link delete {machine.BRIDGE}",
        )
    return wanted


def _boot(lab: Installation, busy: Busy) -> Outcome:
    lab.save()
    news = [host.prepare() for host in machine.hosts(lab)]
    news.append(supervisor.apply(lab, programs.of(lab)))
    for host in machine.hosts(lab):
        busy(f"waiting for libvirt of {host.name}")
        if not wait_until(host.libvirt_answers, BOOT_SECONDS, every=0.5):
            raise LauncherError(
                f"libvirtd of host {host.name} does not answer after {BOOT_SECONDS} s",
                f"see {lab.logs}/{host.name}.log and {host.installation.logs}",
            )
        news.append(host.choose_programs())
    names = ", ".join(host.name for host in machine.hosts(lab))
    text = f"{names} run on bridge {machine.BRIDGE}, {machine.SUBNET}"
    return changed(text) if any(news) else unchanged(text)


def _introduce(steps: Steps, api: Api, host: LabHost, guest: GuestFiles) -> None:
    """Make the host, a storage domain on it and a template there known to the engine."""
    entity, enrolled = defaults.ensure_host(api, host.installation, host.name, lambda offer: _enrol(host, offer))
    if enrolled:
        host.choose_programs()
    steps.run(host.name, lambda busy: defaults.await_host(api, entity, busy))
    domain, template = host.name, f"{demo.TEMPLATE}-{host.name}"
    steps.run("storage", lambda busy: defaults.ensure_storage(api, domain, host.storage, entity, busy))
    steps.run("template", lambda busy: demo.ensure_template(api, template, domain, host.storage, guest, busy))


def _enrol(host: LabHost, offer: Entity) -> None:
    engine = f"https://{socket.gethostname()}:{host.lab.ports.https}"
    agent.enrol(host.installation, offer, engine, host.inside())


def cut(installation: Installation, arguments: argparse.Namespace) -> int:
    """Take one host off the network."""
    done = cable.cut(machine.host(installation, arguments.host))
    say(f"Host {arguments.host} is {'now' if done else 'already'} off the network.")
    return 0


def heal(installation: Installation, arguments: argparse.Namespace) -> int:
    """Bring one host back."""
    done = cable.heal(machine.host(installation, arguments.host))
    say(f"Host {arguments.host} is {'back' if done else 'already'} on the network.")
    return 0


def status(installation: Installation, _: argparse.Namespace) -> int:
    """Print a line for each host; ends with 1 when one of them does not run."""
    hosts = machine.hosts(installation)
    if not hosts:
        say("There is no lab. Bring it up: ./vireo lab up")
        return 1
    known = _told(installation)
    say(ROW.format("HOST", "PID", "CABLE", "ADDRESS", "ENGINE SAYS", "VMS"))
    pids = [host.pid() for host in hosts]
    for host, pid in zip(hosts, pids, strict=True):
        link = "whole" if cable.is_whole(host) else "cut" if pid else "none"
        state, vms = known.get(host.name, ("nothing", ""))
        say(ROW.format(host.name, pid or "off", link, host.address, state, vms))
    return 0 if all(pids) else 1


def _told(installation: Installation) -> dict[str, tuple[str, str]]:
    """Return what the engine says of each host and of the VMs there."""
    try:
        api = _engine(installation)
        hosts, vms = api.list("/hosts", "host"), api.list("/vms", "vm")
    except (OSError, LauncherError) as error:
        say(f"the engine does not tell: {error}")
        return {}
    return {
        str(host.get("name")): (
            str(host.get("status")),
            ", ".join(f"{vm['name']} {vm['status']}" for vm in vms if _runs_on(vm, host)),
        )
        for host in hosts
    }


def _runs_on(vm: Entity, host: Entity) -> bool:
    return bool(vm.get("host")) and vm["host"].get("id") == host["id"]


def take_down(installation: Installation, _: argparse.Namespace) -> int:
    """Switch all hosts off, with their guests."""
    with exclusive(installation):
        if not switch_off(installation):
            say("There is no lab.")
    return 0


def switch_off(installation: Installation) -> bool:
    """End the hosts and their guests; tells whether there were any. The engine keeps their records."""
    names = [host.name for host in machine.hosts(installation)]
    if not names:
        return False
    without = replace(installation, lab_hosts=0)
    if supervisor.pid(installation) is not None:
        supervisor.apply(without, programs.of(without))
    for host in machine.hosts(installation):
        host.cut_power()
    run(["ip", "link", "delete", machine.BRIDGE], good=(0, 1))
    without.save()  # last, so that an interrupted one can be run again
    say(f"Switched off {', '.join(names)} and their guests; ./vireo lab up brings the hosts back.")
    return True
