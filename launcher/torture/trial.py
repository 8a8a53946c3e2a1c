"""Kills engine, agent and database at random moments under load; ``launcher.e2e`` runs a short one."""

from __future__ import annotations

import os
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass

from launcher import defaults, process, up
from launcher.api import Api, ApiError, Entity
from launcher.console import say
from launcher.errors import LauncherError
from launcher.findings import Findings
from launcher.installation import Installation
from launcher.torture import agreement, ends, plan, rows, truth
from launcher.torture.caller import Caller
from launcher.torture.killer import Killer, all_is_up
from launcher.torture.ledger import Ledger
from launcher.torture.replay import Replay
from launcher.torture.rows import Task
from launcher.torture.watcher import Watcher
from launcher.torture.wishes import PREFIX, Place

CALLERS = 4
IMAGE = f"{PREFIX}.qcow2"
IMAGE_BYTES = 96 << 20
CALLERS_SECONDS = 90
SETTLED_SECONDS = 150
SETTLED_EVERY = 3.0
TIDY_SECONDS = 120
SHOWN = 60


@dataclass(frozen=True)
class Outcome:
    """What is told at the end; the history is that of what the faults name."""

    faults: list[str]
    text: str
    history: list[str]


def run(installation: Installation, findings: Findings, kills: int, seed: int) -> None:
    """Make so many kills and look at everything."""
    say(f"{kills} kills by the plan of seed {seed}")
    api = up.logged_in(installation)
    outcome = _Trial(installation, api, _place(installation, api)).outcome(kills, seed)
    say(outcome.text)
    for line in [*outcome.faults[:SHOWN], *outcome.history[-SHOWN:]]:
        say(f"   {line}")
    told = f"{len(outcome.faults)} faults: {'; '.join(outcome.faults[:3])}" if outcome.faults else ""
    findings.expect("killsShouldLoseNothingAndDoNothingTwice", told)


def tidy(installation: Installation) -> None:
    """Take away what the callers made."""
    _tidy(up.logged_in(installation))
    (installation.local_storage / "import" / IMAGE).unlink(missing_ok=True)


class _Trial:
    """Callers, a killer and a watcher at work."""

    def __init__(self, installation: Installation, api: Api, place: Place) -> None:
        self._installation = installation
        self._place = place
        self._api = api
        self._ledger = Ledger()

    def outcome(self, kills: int, seed: int) -> Outcome:
        begun = time.monotonic()
        token = secrets.token_hex(3)
        callers = [
            Caller(self._installation, self._place, f"{PREFIX}-{token}-{number}", seed * CALLERS + number, self._ledger)
            for number in range(CALLERS)
        ]
        watcher, killer = Watcher(), Killer(self._installation, lambda: all_is_up(self._api))
        for thread in (watcher, *callers):
            thread.start()
        killer.carry_out(plan.draw(kills, seed))
        seconds = time.monotonic() - begun
        faults = killer.faults + self._end(callers)
        settled, differences, tasks = self._settle(token)
        watcher.end()
        faults += [caller.broken for caller in callers if caller.broken]
        faults += [f"VM {vm} ran twice at a moment" for vm in sorted(watcher.twice)]
        faults += differences
        counts = ends.counts(self._ledger.attempts(), tasks)
        dead = ", ".join(f"{name} {count}" for name, count in sorted(killer.kills.items()))
        text = (
            f"{killer.kills.total()} kills ({dead}) in {seconds:.0f} s; slowest comeback {killer.slowest:.0f} s\n"
            f"{len(self._ledger.attempts())} requests: "
            + ", ".join(f"{count} {end}" for end, count in sorted(counts.items()))
            + f"\nanswers: {self._ledger.answers()}"
            + f"\ncommands: {_commands(tasks)}"
            + f"\nall agreed {settled:.0f} s after the last kill; looked {watcher.looks} times for VMs that run twice"
        )
        return Outcome(faults, text, ends.named(tasks, faults))

    def _end(self, callers: list[Caller]) -> list[str]:
        for caller in callers:
            caller.end()
        deadline = time.monotonic() + CALLERS_SECONDS
        for caller in callers:
            caller.join(max(0.1, deadline - time.monotonic()))
        return [f"{caller.name} still waits for an answer" for caller in callers if caller.is_alive()]

    def _settle(self, token: str) -> tuple[float, list[str], list[Task]]:
        """Look until all agrees, but not for ever."""
        begun = time.monotonic()
        found, tasks = ["nothing could be looked at"], list[Task]()
        while found and time.monotonic() - begun < SETTLED_SECONDS:
            try:
                found, tasks = self._look(token)
            except (OSError, LauncherError, ValueError) as away:
                found = [f"nothing could be looked at: {away}"]
            if found:
                time.sleep(SETTLED_EVERY)
        return time.monotonic() - begun, found, tasks

    def _look(self, token: str) -> tuple[list[str], list[Task]]:
        there = rows.read(self._installation)
        tasks = [task for task in there.tasks if task.correlation.startswith(f"{PREFIX}-{token}-")]
        replay = Replay()
        replay.follow(tasks)
        found = agreement.faults(there, truth.look(self._installation, self._api))
        found += ends.faults(self._ledger.attempts(), tasks)
        return found + replay.faults(there), tasks


def _commands(tasks: list[Task]) -> str:
    names = sorted({task.command for task in tasks})
    return ", ".join(f"{name} {sum(task.command == name for task in tasks)}" for name in names)


def _place(installation: Installation, api: Api) -> Place:
    """Put a file to copy there that takes a while to copy: noise, which no format makes smaller."""
    domain = api.find("/storagedomains", "storage_domain", defaults.STORAGE)
    if domain is None:
        raise LauncherError(f"there is no storage domain {defaults.STORAGE}", "./vireo up makes it")
    folder = installation.local_storage / "import"
    raw = folder / f"{PREFIX}.raw"
    with raw.open("wb") as noise:
        for _ in range(IMAGE_BYTES >> 20):
            noise.write(os.urandom(1 << 20))
    process.run(["qemu-img", "convert", "-f", "raw", "-O", "qcow2", raw, folder / IMAGE])
    raw.unlink()
    return Place(str(domain["id"]), IMAGE)


def _tidy(api: Api) -> None:
    for vm in _ours(api, "/vms", "vm"):
        path = f"/vms/{vm['id']}"
        if vm.get("status") != "down":
            api.post_when_free(f"{path}/stop", {}, TIDY_SECONDS)
            api.await_status(path, {"down"}, TIDY_SECONDS, say)
        api.delete(path)
    process.wait_until(lambda: not _ours(api, "/vms", "vm"), TIDY_SECONDS)
    for collection, member in (("/templates", "template"), ("/disks", "disk")):
        for one in _ours(api, collection, member):
            with suppress(ApiError):  # a template takes its disk with it
                api.delete(f"{collection}/{one['id']}")


def _ours(api: Api, collection: str, member: str) -> list[Entity]:
    return [one for one in api.list(collection, member) if str(one["name"]).startswith(PREFIX)]
