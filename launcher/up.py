"""``./vireo up``: from a bare machine to a running guest; every step leaves alone what is as it should be."""

from __future__ import annotations

import argparse
import os
import socket
import threading
from collections.abc import Callable
from dataclasses import replace

from launcher import (
    agent,
    build,
    database,
    database_login,
    database_url,
    defaults,
    demo,
    layout,
    libvirt,
    orphans,
    packages,
    preflight,
    programs,
    server,
    settings,
    supervisor,
)
from launcher.api import Api
from launcher.console import Outcome, Steps, changed, say, unchanged
from launcher.errors import LauncherError
from launcher.guest import image
from launcher.guest.image import GuestFiles
from launcher.installation import Installation, exclusive
from launcher.process import wait_until

ADMIN = "admin@internal"
ENGINE_SECONDS = 180
Busy = Callable[[str], None]


def logged_in(installation: Installation) -> Api:
    """Return the API of a running engine, as its administrator."""
    api = Api(installation.url, installation.ca_certificate)
    api.log_in(ADMIN, installation.admin_password_file.read_text().strip())
    return api


class Up:
    """One run of ``up`` over one installation."""

    def __init__(self, installation: Installation, arguments: argparse.Namespace) -> None:
        """Take the choices of the command line."""
        self.installation = installation
        self.database_url: str | None = arguments.database_url or os.environ.get("VIREO_DATABASE_URL")
        self.virtualization: str = arguments.virtualization
        self.host_name: str = arguments.host_name or socket.gethostname()
        self.steps = Steps()

    def run(self) -> None:
        """Do all steps and say where everything is."""
        self._look()
        step = self.steps.run
        step("packages", packages.ensure)
        step("state", self._state)
        guest = _InBackground(lambda: image.ensure(image.default_cache()))
        step("build", lambda busy: build.ensure(self.installation, busy))
        step("server", self._server)
        step("database", self._database)
        step("processes", self._processes)
        files, built = guest.result()
        step("guest image", lambda _: (changed if built else unchanged)(f"{files.image}"))
        step("libvirt", lambda _: libvirt.ensure_daemon(self.installation))
        step("KVM", lambda busy: self._kvm(files, busy))
        step("guests' net", libvirt.ensure_network)
        api = Api(self.installation.url, self.installation.ca_certificate)
        step("engine", lambda busy: self._engine(api, busy))
        self._objects(api, files)

    def _look(self) -> None:
        failed = []
        for check in preflight.checks(self.installation):
            mark = "ok  " if check.passed else "FAIL" if check.fatal else "note"
            say(f" {mark} {check.name:<13} {check.found}")
            if not check.passed:
                say(f"      {'':<13} -> {check.remedy}")
                failed += [check.name] if check.fatal else []
        if failed:
            raise LauncherError(f"this machine is not ready: {', '.join(failed)}", "see the lines marked FAIL above")

    def _state(self, _: Busy) -> Outcome:
        made = layout.ensure(self.installation)
        self.installation = replace(self.installation, libvirtd=libvirt.keeper(self.installation))
        self.installation.save()
        text = f"state folder {self.installation.state}"
        return changed(f"made {text}") if made else unchanged(text)

    def _server(self, busy: Busy) -> Outcome:
        fresh = not server.is_current(self.installation)
        if fresh:
            busy("stopping the engine")
            self._stop_engine()
            busy("putting the server together")
            server.assemble(self.installation)
        certificates = layout.ensure_certificates(self.installation)
        if certificates:
            self._stop_engine()
        text = f"WildFly with {server.ARCHIVE} in {self.installation.server}"
        return changed(f"assembled {text}") if fresh or certificates else unchanged(text)

    def _stop_engine(self) -> None:
        if any(state.name == "engine" for state in supervisor.states(self.installation)):
            supervisor.stop(self.installation, ["engine"])
        elif supervisor.pid(self.installation) is None:
            orphans.end(self.installation, [])

    def _database(self, busy: Busy) -> Outcome:
        if self.database_url or self.installation.database_kind == "outside":
            return self._outside_database(busy)
        outcome = database.ensure(self.installation, busy)
        wrote = self._use_database(database.address(self.installation))
        return changed(outcome.text) if wrote else outcome

    def _outside_database(self, busy: Busy) -> Outcome:
        given = self.database_url
        address = database_url.parse(given) if given else settings.database(self.installation)
        text = f"PostgreSQL at {address.host}:{address.port}/{address.name}"
        if not address.answers():
            raise LauncherError(f"{text} does not answer", "see that it runs and that this machine may connect")
        busy("logging in")
        database_login.check(self.installation, address)
        self.installation = replace(self.installation, database_kind="outside")
        self.installation.save()
        return changed(text) if self._use_database(address) else unchanged(text)

    def _use_database(self, address: database_url.DatabaseAddress) -> bool:
        """Write the engine's settings; it reads them when it starts."""
        wrote = settings.write(self.installation, address)
        if wrote:
            self._stop_engine()
        return wrote

    def _processes(self, busy: Busy) -> Outcome:
        wanted = programs.of(self.installation)
        taken = []
        if supervisor.pid(self.installation) is None:
            busy("ending what outlived its supervisor")
            taken = orphans.end(self.installation, wanted)
        agent.configure(self.installation)
        started = supervisor.apply(self.installation, wanted)
        text = f"supervisord keeps {', '.join(program.name for program in wanted)}"
        if taken:
            text += f" (taken over: {', '.join(taken)})"
        return changed(text) if started else unchanged(text)

    def _kvm(self, guest: GuestFiles, busy: Busy) -> Outcome:
        opened = libvirt.ensure_kvm_access()
        known = self.installation.virtualization
        wanted = self.virtualization if self.virtualization != "auto" else known
        reason = ""
        if wanted == "auto":
            busy("booting a guest with KVM to see whether it carries one")
            wanted, reason = agent.probe_kvm(self.installation, guest)
        self.installation = replace(self.installation, virtualization=wanted)
        self.installation.save()
        agent.configure(self.installation)
        text = "KVM carries guests" if wanted == "kvm" else "no usable KVM: guests are EMULATED (TCG), which is slow"
        text += f"; {reason}" if reason else ""
        return changed(text) if opened or wanted != known else unchanged(text)

    def _engine(self, api: Api, busy: Busy) -> Outcome:
        was = api.healthy()
        busy("waiting for the engine to deploy")
        failed_before = len(server.failures(self.installation))

        def settled() -> bool:
            return api.healthy() or len(server.failures(self.installation)) > failed_before

        wait_until(settled, ENGINE_SECONDS, every=0.5)
        if not api.healthy():
            reasons = server.failures(self.installation)[failed_before:]
            why = f"did not deploy: {reasons[-1]}" if reasons else f"is not healthy after {ENGINE_SECONDS} s"
            raise LauncherError(
                f"the engine {why}", f"see {self.installation.logs}/engine.log and server.log beside it"
            )
        api.log_in(ADMIN, self.installation.admin_password_file.read_text().strip())
        text = f"{self.installation.url}/ovirt-engine/api"
        return unchanged(text) if was else changed(text)

    def _objects(self, api: Api, guest: GuestFiles) -> None:
        step = self.steps.run
        step("data center", lambda _: defaults.ensure_data_center(api))
        host, enrolled = defaults.ensure_host(
            api,
            self.installation,
            self.host_name,
            lambda offer: agent.enrol(self.installation, offer, self.installation.url),
        )
        if enrolled:
            supervisor.apply(self.installation, programs.of(self.installation))
        step("host", lambda busy: defaults.await_host(api, host, busy))
        folder = self.installation.local_storage
        step("storage", lambda busy: defaults.ensure_storage(api, defaults.STORAGE, folder, host, busy))
        step("network", lambda _: defaults.ensure_network(api))
        step("template", lambda busy: demo.ensure_template(api, demo.TEMPLATE, defaults.STORAGE, folder, guest, busy))
        told: list[str] = []

        def start(busy: Busy) -> Outcome:
            vm, outcome = demo.ensure_vm(api, busy)
            patience = demo.GUEST_SECONDS if outcome.changed else demo.KNOWN_GUEST_SECONDS
            name, addresses = demo.await_guest(api, vm, patience, busy)
            if outcome.changed and not name:
                raise LauncherError(
                    f"the guest agent of {demo.VM} told no address within {patience} s",
                    f"look at the guest's console: virsh -c {libvirt.URI} console {demo.VM}",
                )
            told.append(f"its guest agent says {name}: {', '.join(addresses)}" if name else "its guest agent is silent")
            return outcome

        step("VM", start)
        self._farewell(told[0])

    def _farewell(self, guest: str) -> None:
        say()
        done = f"{self.steps.changes} steps changed something" if self.steps.changes else "Nothing had to be changed"
        say(f"{done}; {self.steps.seconds():.0f} s.")
        say(f"  portal    https://{socket.gethostname()}:{self.installation.ports.https}/portal/")
        say(f"  user      {ADMIN}")
        say(f"  password  in {self.installation.admin_password_file}")
        say(f"  CA        {self.installation.ca_certificate} (import it into the browser)")
        say(f"  VM        {demo.VM} is up, {guest}")


class _InBackground:
    """Work that goes on beside the steps."""

    def __init__(self, work: Callable[[], tuple[GuestFiles, bool]]) -> None:
        """Begin."""
        self._result: tuple[GuestFiles, bool] | None = None
        self._error: Exception | None = None
        self._work = work
        self._thread = threading.Thread(target=self._do, daemon=True)
        self._thread.start()

    def _do(self) -> None:
        try:
            self._result = self._work()
        except Exception as error:  # noqa: BLE001 - raised again where the result is asked for
            self._error = error

    def result(self) -> tuple[GuestFiles, bool]:
        """Wait for the end; raises what the work raised."""
        self._thread.join()
        if self._error:
            raise self._error
        assert self._result is not None
        return self._result


def main(installation: Installation, arguments: argparse.Namespace) -> int:
    """Bring everything up."""
    with exclusive(installation):
        Up(installation, arguments).run()
    return 0
