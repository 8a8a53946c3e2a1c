"""The command line: run, enrol, kvm-probe, call, events, simulate."""

import argparse
import asyncio
import getpass
import json
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from vireo_agent import __version__, client, config, log, service, subprocesses
from vireo_agent.client import CallError
from vireo_agent.config import Config, ConfigError
from vireo_agent.enrol import exchange
from vireo_agent.enrol.identity import EnrolError
from vireo_agent.facts import kvm_probe, virt_type
from vireo_agent.rpc.tls import TlsError
from vireo_agent.simulation import hosts as simulated
from vireo_agent.subprocesses import Limits

_log = logging.getLogger(__name__)
_CONFIG = Path("/etc/vireo-agent/agent.toml")
_MAX_TOKEN = 4096
_SYSTEMD = Path("/run/systemd/system")
# An enrolment starts it: a running agent has its old identity.
_UNIT = "vireo-agent.service"
# Hooks of the host may take their time at both ends.
_RESTART_SECONDS = 600.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; the exit status is 0 when it succeeded."""
    options = _parser().parse_args(arguments)
    try:
        settings = config.load(options.config)
        options.command(settings, options)
    except (ConfigError, EnrolError, TlsError, CallError, OSError) as error:
        print(f"vireo-agent: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


def _run(settings: Config, _options: argparse.Namespace) -> None:
    log.configure(settings.log_level, settings.log_file)
    try:
        asyncio.run(service.run([settings]))
    except Exception as error:
        _log.critical("vireo-agent ends: %s", error)
        raise


def _simulate(settings: Config, options: argparse.Namespace) -> None:
    log.configure(settings.log_level, settings.log_file)
    hosts = simulated.configs(settings, options.directory.absolute(), options.hosts)
    asyncio.run(service.run(hosts, lambda services: simulated.fill(services, options.vms)))


def _enrol(settings: Config, options: argparse.Namespace) -> None:
    invitation = exchange.Invitation(
        engine=options.engine,
        token=_token(options.token_file),
        ca_fingerprint=options.ca_fingerprint,
        address=options.address,
        port=options.port or settings.port,
    )
    host_id = exchange.enrol(invitation, settings)
    print(f"enrolled as host {host_id}; identity written to {settings.pki_directory}")
    if options.config == _CONFIG and _SYSTEMD.is_dir():
        asyncio.run(_restart())
        print(f"{_UNIT} runs with it")
    else:
        print("start the agent now, or anew: one that runs keeps the identity it began with")


async def _restart() -> None:
    """Starts the agent, or starts it anew, and waits until it serves."""
    command = ["systemctl", "restart", _UNIT]
    outcome = await subprocesses.run(command, Limits(_RESTART_SECONDS))
    if outcome.status != 0:
        why = outcome.stderr.strip() or f"'{' '.join(command)}' ended with {outcome.status}"
        raise EnrolError(
            f"this machine is enrolled, but {_UNIT} does not start: {why};"
            f" look at 'journalctl -u {_UNIT}', then run '{' '.join(command)}'"
        )


def _token(file: str | None) -> str:
    """The token, never from an argument: everybody on this machine can read those."""
    if file is None and sys.stdin.isatty():
        text = getpass.getpass("One-time token: ")
    elif file in (None, "-"):
        text = sys.stdin.readline(_MAX_TOKEN + 1)
    else:
        with Path(str(file)).open(encoding="utf-8") as stream:
            text = stream.readline(_MAX_TOKEN + 1)
    token = text.strip()
    if not token or len(token) > _MAX_TOKEN or not token.isprintable():
        raise EnrolError(f"no token in {file or 'what was typed'}; get one from the engine")
    return token


def _probe(settings: Config, options: argparse.Namespace) -> None:
    probe = kvm_probe.probe(options.kernel, options.initrd, options.marker, options.seconds)
    result = asyncio.run(probe)
    virt_type.store(settings.state_directory, result)
    print(f"{'kvm' if result.kvm else 'qemu'}: {result.reason}")


def _call(settings: Config, options: argparse.Namespace) -> None:
    try:
        params = json.loads(options.params)
    except ValueError as error:
        raise CallError(f"PARAMS {options.params[:200]!r} is not JSON: {error}") from None
    if not isinstance(params, dict):
        raise CallError(f"PARAMS {options.params[:200]!r} is not a JSON object such as {{}}")
    asyncio.run(client.call(settings, options.verb, params, options.seconds))


def _events(settings: Config, options: argparse.Namespace) -> None:
    asyncio.run(client.events(settings, last=options.last, follow=options.follow))


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{text} is less than 0")
    return number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vireo-agent", description="The Vireo host agent")
    parser.add_argument("--version", action="version", version=f"vireo-agent {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    _add(commands, "run", "serve the engine", _run)

    enrol = _add(commands, "enrol", "make this machine a host of an engine", _enrol)
    enrol.add_argument("--engine", required=True, metavar="URL")
    text = "holds the one-time token for this host; - is standard input (default: asks for it)"
    enrol.add_argument("--token-file", metavar="FILE", help=text)
    enrol.add_argument("--ca-fingerprint", required=True, metavar="SHA256")
    enrol.add_argument("--address", required=True, help="where the engine reaches this host")
    enrol.add_argument("--port", type=int, help="default: the port of the configuration")
    _for_support(commands)
    return parser


def _add(commands: Any, name: str, text: str, command: Callable[..., None]) -> argparse.ArgumentParser:
    added: argparse.ArgumentParser = commands.add_parser(name, help=text, allow_abbrev=False)
    added.set_defaults(command=command)
    where = f"default: {_CONFIG}"
    added.add_argument("--config", type=Path, metavar="FILE", default=_CONFIG, help=where)
    return added


def _for_support(commands: Any) -> None:
    probe = _add(commands, "kvm-probe", "find out whether KVM really carries a guest", _probe)
    probe.add_argument("--kernel", required=True, type=Path)
    probe.add_argument("--initrd", required=True, type=Path)
    probe.add_argument("--marker", default=kvm_probe.DEFAULT_MARKER)
    probe.add_argument("--seconds", type=float, default=kvm_probe.DEFAULT_SECONDS)

    call = _add(commands, "call", "ask the agent on this machine, for support", _call)
    call.add_argument("verb", help="such as domain.list; see protocol.json")
    call.add_argument("params", nargs="?", default="{}", help="a JSON object")
    call.add_argument("--seconds", type=float, default=30.0, help="how long the agent may take")

    events = _add(commands, "events", "show what the agent tells the engine", _events)
    events.add_argument("--last", type=_count, default=20, metavar="N", help="how many past ones")
    events.add_argument("--follow", action="store_true", help="go on until interrupted")

    many = _add(commands, "simulate", "serve many hosts on libvirt's test driver", _simulate)
    many.add_argument("--hosts", type=_count, required=True, metavar="N")
    many.add_argument("--vms", type=_count, default=0, metavar="M", help="on all hosts together")
    many.add_argument("--directory", type=Path, required=True, help="has host-000/pki and so on")
