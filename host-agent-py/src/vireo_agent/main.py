"""The command line: run, enrol, kvm-probe, call, events."""

import argparse
import asyncio
import getpass
import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from vireo_agent import __version__, client, config, log, service, simulate
from vireo_agent.client import CallError
from vireo_agent.config import Config, ConfigError
from vireo_agent.enrol import exchange, unit
from vireo_agent.enrol.identity import EnrolError
from vireo_agent.facts import kvm_probe, virt_type
from vireo_agent.rpc.tls import TlsError

_log = logging.getLogger(__name__)
_CONFIG = Path("/etc/vireo-agent/agent.toml")
_MAX_TOKEN = 4096


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; the exit status is 0 when it succeeded."""
    options = _parser().parse_args(arguments)
    try:
        settings = config.load(options.config)
        status: int = options.command(settings, options)
    except (ConfigError, EnrolError, TlsError, CallError, OSError) as error:
        print(f"vireo-agent: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return status


def _run(settings: Config, _options: argparse.Namespace) -> int:
    log.configure(settings.log_level, settings.log_file)
    try:
        asyncio.run(service.run([settings]))
    except Exception as error:
        _log.critical("vireo-agent ends: %s", error)
        raise
    return 0


def _simulate(settings: Config, options: argparse.Namespace) -> int:
    log.configure(settings.log_level, settings.log_file)
    hosts = simulate.configs(settings, options.directory.absolute(), options.hosts)
    asyncio.run(service.run(hosts, lambda services: simulate.fill(services, options.vms)))
    return 0


def _enrol(settings: Config, options: argparse.Namespace) -> int:
    invitation = exchange.Invitation(
        engine=options.engine,
        token=_token(options.token_file),
        ca_fingerprint=options.ca_fingerprint,
        address=options.address,
        port=options.port or settings.port,
    )
    host_id = exchange.enrol(invitation, settings)
    print(f"enrolled as host {host_id}; identity written to {settings.pki_directory}")
    if options.config == _CONFIG and unit.is_there():
        asyncio.run(unit.restart())
        print(f"{unit.NAME} runs with it")
    else:
        print("start the agent now, or anew: one that runs keeps the identity it began with")
    return 0


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


def _probe(settings: Config, options: argparse.Namespace) -> int:
    result = asyncio.run(
        kvm_probe.probe(options.kernel, options.initrd, options.marker, options.seconds)
    )
    virt_type.store(settings.state_directory, result)
    print(f"{'kvm' if result.kvm else 'qemu'}: {result.reason}")
    return 0


def _call(settings: Config, options: argparse.Namespace) -> int:
    try:
        params = json.loads(options.params)
    except ValueError as error:
        raise CallError(f"PARAMS {options.params[:200]!r} is not JSON: {error}") from None
    if not isinstance(params, dict):
        raise CallError(f"PARAMS {options.params[:200]!r} is not a JSON object such as {{}}")
    asyncio.run(client.call(settings, options.verb, params, options.seconds))
    return 0


def _events(settings: Config, options: argparse.Namespace) -> int:
    asyncio.run(client.events(settings, last=options.last, follow=options.follow))
    return 0


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{text} is less than 0")
    return number


def _enrol_parser(commands: Any) -> argparse.ArgumentParser:
    enrol: argparse.ArgumentParser = commands.add_parser(
        "enrol", help="make this machine a host of an engine", allow_abbrev=False
    )
    enrol.set_defaults(command=_enrol)
    enrol.add_argument("--engine", required=True, metavar="URL")
    enrol.add_argument(
        "--token-file",
        metavar="FILE",
        help="holds the one-time token for this host; - is standard input (default: asks for it)",
    )
    enrol.add_argument("--ca-fingerprint", required=True, metavar="SHA256")
    enrol.add_argument("--address", required=True, help="where the engine reaches this host")
    enrol.add_argument("--port", type=int, help="default: the port of the configuration")
    return enrol


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vireo-agent", description="The Vireo host agent")
    parser.add_argument("--version", action="version", version=f"vireo-agent {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    run = commands.add_parser("run", help="serve the engine")
    run.set_defaults(command=_run)

    enrol = _enrol_parser(commands)

    probe = commands.add_parser("kvm-probe", help="find out whether KVM really carries a guest")
    probe.set_defaults(command=_probe)
    probe.add_argument("--kernel", required=True, type=Path)
    probe.add_argument("--initrd", required=True, type=Path)
    probe.add_argument("--marker", default=kvm_probe.DEFAULT_MARKER)
    probe.add_argument("--seconds", type=float, default=kvm_probe.DEFAULT_SECONDS)

    call = commands.add_parser("call", help="ask the agent on this machine, for support")
    call.set_defaults(command=_call)
    call.add_argument("verb", help="such as domain.list; see protocol.json")
    call.add_argument("params", nargs="?", default="{}", help="a JSON object")
    call.add_argument("--seconds", type=float, default=30.0, help="how long the agent may take")

    events = commands.add_parser("events", help="show what the agent tells the engine")
    events.set_defaults(command=_events)
    events.add_argument("--last", type=_count, default=20, metavar="N", help="how many past ones")
    events.add_argument("--follow", action="store_true", help="go on until interrupted")

    many = commands.add_parser("simulate", help="serve many hosts on libvirt's test driver")
    many.set_defaults(command=_simulate)
    many.add_argument("--hosts", type=_count, required=True, metavar="N")
    many.add_argument("--vms", type=_count, default=0, metavar="M", help="on all hosts together")
    many.add_argument("--directory", type=Path, required=True, help="has host-000/pki and so on")

    for command in (run, enrol, probe, call, events, many):
        command.add_argument(
            "--config", type=Path, metavar="FILE", default=_CONFIG, help=f"default: {_CONFIG}"
        )
    return parser
