"""Somebody's script: asks for one thing after the other, and asks again when nobody answers."""

from __future__ import annotations

import random
import threading
import uuid
from collections.abc import Callable
from typing import TypeVar

from launcher import up
from launcher.api import BUSY, CONFLICT, Api, ApiError, Entity, NoAnswerError
from launcher.errors import LauncherError
from launcher.installation import Installation
from launcher.torture.ledger import FAULTY, NO_ANSWER, Attempt, Ledger
from launcher.torture.wishes import PREFIX, Place, Scene, Wish, choose

UNAUTHORIZED = 401
TRIES = 6
TRIES_OF_BUSY = 3
AGAIN_SECONDS = 0.7
LONGEST_THOUGHT = 1.2
FOLLOWED_SHARE = 0.4
FOLLOW_SECONDS = 20
T = TypeVar("T")


class Caller(threading.Thread):
    """One of several; its wishes come of its seed and of what it sees."""

    def __init__(self, installation: Installation, place: Place, name: str, seed: int, ledger: Ledger) -> None:
        """Take a name that no other has: its requests' correlation ids begin with it."""
        super().__init__(name=name, daemon=True)
        self._installation = installation
        self._api = Api(installation.url, installation.ca_certificate)
        self._dice = random.Random(seed)  # noqa: S311 - nothing secret
        self._ledger = ledger
        self._over = threading.Event()
        self._count = 0
        self._run = uuid.uuid4()
        self._place = place
        self.broken = ""

    def end(self) -> None:
        """Stop asking; what is being asked for is asked to the end."""
        self._over.set()

    def run(self) -> None:
        """Ask until the end."""
        try:
            self._log_in()
            while not self._over.is_set():
                self._ask(choose(self._dice, self._scene()))
                self._over.wait(self._dice.uniform(0, LONGEST_THOUGHT))
        except Exception as error:  # noqa: BLE001 - told by whoever waits for this thread
            self.broken = f"{self.name}: {error!r}"

    def _log_in(self) -> None:
        password = self._installation.admin_password_file.read_text().strip()
        self._patiently(lambda: self._api.log_in(up.ADMIN, password))

    def _scene(self) -> Scene:
        vms = self._ours("/vms", "vm")
        disks = self._ours("/disks", "disk")
        disks = [disk for disk in disks if str(disk["name"]).startswith(f"{PREFIX}-disk-")]
        templates = self._ours("/templates", "template")
        attached = {str(vm["id"]): self._disks_of(vm) for vm in vms}
        return Scene(vms, disks, templates, attached, self._place)

    def _ours(self, path: str, member: str) -> list[Entity]:
        found = self._patiently(lambda: self._api.list(f"{path}?search=name%3D{PREFIX}*", member))
        return sorted(found, key=lambda one: str(one["name"]))

    def _disks_of(self, vm: Entity) -> list[str]:
        try:
            path = f"/vms/{vm['id']}/diskattachments"
            found = self._patiently(lambda: self._api.list(path, "disk_attachment"))
        except ApiError:
            return []  # it was removed meanwhile
        return [str(one["id"]) for one in found]

    def _patiently(self, read: Callable[[], T]) -> T:
        """Read something however long the engine is away."""
        while True:
            try:
                return read()
            except ApiError as refused:
                if refused.status < FAULTY and refused.status != UNAUTHORIZED:
                    raise
            except (LauncherError, ValueError):
                pass  # nobody answers, or gives a token while the database is away
            threading.Event().wait(AGAIN_SECONDS)

    def _ask(self, wish: Wish) -> None:
        self._count += 1
        busy = 0
        for number in range(1, TRIES + 1):
            correlation = f"{self.name}-{self._count}-{number}"
            attempt = self._attempt(wish, correlation)
            self._ledger.note(attempt)
            if attempt.accepted:
                self._follow(attempt)
                return
            if attempt.status == CONFLICT and BUSY in attempt.said:
                busy += 1
            elif attempt.refused:
                return
            if busy >= TRIES_OF_BUSY or self._over.wait(AGAIN_SECONDS):
                return

    def _attempt(self, wish: Wish, correlation: str) -> Attempt:
        try:
            # Under its key the same wish is known for the same however often it is sent.
            headers = {"Correlation-Id": correlation, "Idempotency-Key": f"{self._run}-{self.name}-{self._count}"}
            if wish.method == "DELETE":
                answer = self._api.delete(wish.path, headers)
            else:
                answer = self._api.post(wish.path, wish.body, headers=headers)
        except ApiError as refused:
            return Attempt(correlation, wish.what, refused.status, said=refused.what)
        except (NoAnswerError, ValueError) as lost:
            return Attempt(correlation, wish.what, NO_ANSWER, said=repr(lost))
        job = answer.get("job", {})
        return Attempt(correlation, wish.what, 200, str(job.get("id", "")))

    def _follow(self, attempt: Attempt) -> None:
        """Now and then wait for the end, as scripts do; a job that was accepted must be found."""
        if not attempt.job or self._dice.random() > FOLLOWED_SHARE:
            return
        for _ in range(int(FOLLOW_SECONDS / AGAIN_SECONDS)):
            job = self._patiently(lambda: self._api.get(f"/jobs/{attempt.job}"))
            if job.get("status") != "started" or self._over.wait(AGAIN_SECONDS):
                return
