"""The commands of ``./vireo``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

from launcher import audit, bench, doctor, down, installation, logs, pki, status, testrun, tracing, up
from launcher.console import error
from launcher.errors import LauncherError
from launcher.hosts import commands as hosts
from launcher.installation import Installation, Ports
from launcher.torture import command as torture

Command = Callable[[Installation, argparse.Namespace], int]


def main(words: list[str]) -> int:
    """Run one command; returns the exit code."""
    arguments = _parser().parse_args(words)
    state = Path(arguments.state).absolute() if arguments.state else installation.default_state(os.environ)
    try:
        command: Command = arguments.command
        return command(_chosen(installation.load(state), arguments), arguments)
    except LauncherError as refusal:
        error(f"vireo: {refusal}")
        return 1
    except KeyboardInterrupt:
        error("vireo: interrupted; run the same command again to go on")
        return 130


def _chosen(found: Installation, arguments: argparse.Namespace) -> Installation:
    """Put the settings of the command line over those saved."""
    ports = {
        field.name: getattr(arguments, f"{field.name}_port", None) or getattr(found.ports, field.name)
        for field in fields(Ports)
    }
    address = getattr(arguments, "host_address", None) or found.host_address
    directories = getattr(arguments, "host_directories", None)
    if directories is None:
        directories = found.host_directories
    return replace(
        found,
        ports=Ports(**ports),
        host_address=address,
        host_directories=installation.checked(directories),
        task_days=_number(arguments, "task_days", found.task_days, installation.MAX_TASK_DAYS),
        user_rate=_number(arguments, "user_rate", found.user_rate, installation.MAX_USER_RATE),
    )


def _number(arguments: argparse.Namespace, name: str, saved: int, most: int) -> int:
    """Return the number of the command line, or the one saved."""
    chosen = getattr(arguments, name, None)
    return installation.checked_number("--" + name.replace("_", "-"), saved if chosen is None else chosen, most)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vireo", description="Virtual machines on KVM hosts, managed by one engine.")
    parser.add_argument("--state", metavar="DIR", help="state folder (default: VIREO_STATE, else .state beside vireo)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_up(commands)
    stop = _add(commands, "down", "stop the engine, the agent and the database; guests keep running", down.main)
    stop.add_argument("--with-vms", action="store_true", help="shut the guests down first")
    _add(commands, "status", "show processes, hosts and VMs", status.main)
    show = _add(commands, "logs", "show a log", logs.main)
    show.add_argument(
        "log", nargs="?", default="engine", choices=sorted(logs.FILES), help="which one (default: engine)"
    )
    show.add_argument("--host", metavar="HOST", help="of this host of the lab")
    show.add_argument("-f", "--follow", action="store_true", help="go on as it grows")
    show.add_argument("-n", "--lines", type=int, default=50, help="how many lines (default: 50)")
    _add(commands, "doctor", "check the machine and the installation; a remedy for each failure", doctor.main)
    follow = _add(commands, "trace", "show every log line of one correlation id, engine and hosts", tracing.main)
    follow.add_argument("id", help="the correlation id: in engine.log, in tasks, events and REST answers")
    check = _add(commands, "audit", "check that nobody changed the audit log behind the engine's back", audit.main)
    check.add_argument("--known", metavar="SEAL", help="a seal that was written down, as engine.log has it")
    test = _add(commands, "test", "run all tests", testrun.main)
    test.add_argument("--quick", action="store_true", help="without real guests, under five minutes")
    _add_pki(commands)
    _add_torture(commands)
    _add_lab(commands)
    measure = _add(commands, "bench", "run one benchmark; ends with NAME VALUE UNIT", bench.main)
    measure.add_argument("name", help="which one; docs/benchmarks.md lists them")
    return parser


def _add_up(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    start = _add(commands, "up", "bring everything up, from a bare machine to a running guest", up.main)
    start.add_argument("--database-url", metavar="URL", help="use this PostgreSQL instead of the embedded one")
    start.add_argument("--virtualization", choices=("auto", "kvm", "qemu"), default="auto", help="qemu means emulated")
    start.add_argument("--host-name", metavar="NAME", help="this machine's name as a host (default: its host name)")
    start.add_argument("--host-address", metavar="ADDRESS", help="where the agent listens (default: 127.0.0.1)")
    start.add_argument(
        "--host-directories", metavar="DIR:DIR", help="folders of hosts that devices of VMs may use (default: none)"
    )
    start.add_argument("--task-days", type=int, metavar="DAYS", help="keep ended tasks so long (default: 30)")
    start.add_argument(
        "--user-rate", type=int, metavar="N", help="answer so many requests a second of one user (default: 200)"
    )
    for field in fields(Ports):
        start.add_argument(f"--{field.name}-port", type=int, metavar="PORT", help=f"default {field.default}")


def _add_pki(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "certificates of the engine"
    found = commands.add_parser("pki", help=text, description=text).add_subparsers(required=True, metavar="COMMAND")
    text = "give the engine a new key, and have hosts let nobody in with the certificate of the old one"
    renewal = _add(found, "renew", text, pki.renew)
    renewal.add_argument(
        "--stolen", metavar="FILE", help="another certificate of the engine to take back, such as a backup's engine.crt"
    )


def _add_torture(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "kill engine, agent and database under load, in a Vireo of its own, and see that nothing is lost"
    kill = _add(commands, "torture", text, torture.main)
    number = torture.DEFAULT_KILLS
    kill.add_argument("--kills", type=int, default=number, metavar="N", help=f"how many (default: {number})")
    kill.add_argument("--seed", type=int, metavar="N", help="repeat the plan of an earlier run (default: a new one)")


def _add_lab(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    text = "several real hosts on this machine, in namespaces of their own, beside the one that up makes"
    lab = commands.add_parser("lab", help=text, description=text).add_subparsers(required=True, metavar="COMMAND")
    start = _add(lab, "up", "boot and enrol the hosts, each with a libvirt and an agent of its own", hosts.bring_up)
    start.add_argument(
        "--hosts", type=int, metavar="N", help=f"how many (default: as before, else {hosts.DEFAULT_HOSTS})"
    )
    for name, help_text, command in (
        ("cut", "take a host off the network: what is sent to it and from it is lost", hosts.cut),
        ("heal", "bring a host back to the network", hosts.heal),
    ):
        _add(lab, name, help_text, command).add_argument("host", metavar="HOST", help="such as lab1")
    _add(lab, "status", "show the hosts, their cables, and what the engine says of them", hosts.status)
    _add(lab, "down", "switch all of them off, with their guests", hosts.take_down)


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str, command: Command
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(command=command)
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
