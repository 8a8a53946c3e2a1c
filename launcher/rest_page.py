"""Runs inside the sandbox: how long a page of VMs takes over REST, of very many VMs.

``python3 -m launcher.rest_page STATE`` brings a Vireo up there, copies its one VM 50,000 times within the database, and
asks for pages at a steady pace, whether or not the answers before have come. The reference is an answer that asks the
database for nothing but the login, at the same pace.
"""

from __future__ import annotations

import http.client
import itertools
import random
import ssl
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from launcher import database_question, demo, installation, up
from launcher.api import Api
from launcher.console import error
from launcher.errors import LauncherError
from launcher.installation import REPOSITORY, Installation
from launcher.process import wait_until

NAME = "rest-page"
VMS = 50_000
PAGE = 100
PER_SECOND = 50
WARM_UP_SECONDS = 60
SECONDS = 60
REFERENCE_SECONDS = 20
CLIENTS = 24
OK = 200
PERCENT = 100
ANALYSED_SECONDS = 300
STOPPED_SECONDS = 60
TIMEOUT_SECONDS = 30
API = "/ovirt-engine/api"
REFERENCE = "/networkfilters"
ORDERS = ("name asc", "name desc", "memory desc", "creationdate asc")
TABLES = ("vm", "vm_device", "disk")

# Ids of the copies follow from those of the pattern, so that all tables agree on them.
COPIES = f"""
with made as (
    select i, p.id as pattern, md5('vm' || i)::uuid as id
    from vm p, generate_series(0, {VMS - 1}) i where p.name = '{demo.VM}'
), vms as (
    insert into vm select (jsonb_populate_record(null::vm, to_jsonb(p) || jsonb_build_object(
        'id', m.id, 'name', 'page-' || lpad(m.i::text, 5, '0'), 'created_at', p.created_at + m.i * interval '1 s',
        'memory_bytes', (128 + m.i % 64) * 1048576))).*
    from made m join vm p on p.id = m.pattern returning 1
), runs as (
    insert into vm_runtime select (jsonb_populate_record(null::vm_runtime, to_jsonb(r)
        || jsonb_build_object('vm_id', m.id))).*
    from made m join vm_runtime r on r.vm_id = m.pattern returning 1
), disks as (
    insert into disk select (jsonb_populate_record(null::disk, to_jsonb(d) || jsonb_build_object(
        'id', md5(d.id::text || m.i)::uuid, 'name', 'page-' || lpad(m.i::text, 5, '0') || '_Disk'))).*
    from made m join vm_device v on v.vm_id = m.pattern join disk d on d.id = v.disk_id returning 1
), devices as (
    insert into vm_device select (jsonb_populate_record(null::vm_device, replace(replace(replace(to_jsonb(v)::text,
        v.vm_id::text, m.id::text), v.device_id::text, md5(v.device_id::text || m.i)::uuid::text), coalesce(v.mac, '#'),
        '02:00:00:' || regexp_replace(lpad(to_hex(m.i), 6, '0'), '(..)(..)(..)', '\\1:\\2:\\3'))::jsonb)).*
    from made m join vm_device v on v.vm_id = m.pattern returning 1
)
select (select count(*) from vms) || ' VMs, ' || (select count(*) from disks) || ' disks, '
    || (select count(*) from devices) || ' devices'"""
NOT_ANALYSED = f"""select count(*) from pg_stat_user_tables where relname in ('{"', '".join(TABLES)}')
    and last_autoanalyze is null and last_analyze is null"""


def main(state: Path) -> int:
    """Bring up, fill, ask, take down; the last line is the benchmark's."""
    _vireo(state, "up", "--virtualization", "qemu")
    here = installation.load(state)
    try:
        _stop_pattern(up.logged_in(here))
        error(f" . {database_question.ask(here, COPIES).strip()} copied")
        analysed = wait_until(lambda: database_question.ask(here, NOT_ANALYSED).strip() == "0", ANALYSED_SECONDS, 5)
        if not analysed:
            raise LauncherError(f"PostgreSQL analysed its tables in no {ANALYSED_SECONDS} s", "see postgresql.log")
        pace = Pace(here)
        pace.run(_page, WARM_UP_SECONDS)
        reference = _milliseconds(pace.run(lambda _: REFERENCE, REFERENCE_SECONDS))
        pages = _milliseconds(pace.run(_page, SECONDS))
    finally:
        _vireo(state, "down", "--with-vms")
    print(f"{NAME}-reference {reference[1]:.1f} ms")
    print(f"{NAME}-ratio {pages[1] / reference[1]:.1f} x")
    print(f"{NAME}-median {pages[0]:.1f} ms")
    print(f"{NAME} {pages[1]:.1f} ms")
    return 0


def _vireo(state: Path, *words: str) -> None:
    command = [str(REPOSITORY / "vireo"), "--state", str(state), *words]
    status = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=False).returncode
    if status:
        raise LauncherError(f"./vireo {words[0]} ended with {status}", "see what it said above")


def _stop_pattern(api: Api) -> None:
    pattern = api.find("/vms", "vm", demo.VM)
    if pattern is None:
        raise LauncherError(f"there is no VM {demo.VM} to copy", "see what ./vireo up said above")
    path = f"/vms/{pattern['id']}"
    api.post(f"{path}/stop", {})
    api.await_status(path, {"down"}, STOPPED_SECONDS, error)


def _page(dice: random.Random) -> str:
    """One of the hundred pages of the ten thousand VMs whose number begins with some digit, in some order."""
    digit = dice.randrange(VMS // 10_000)
    page = dice.randrange(1, 10_000 // PAGE + 1)
    search = f"name=page-{digit}* and status=down sortby {dice.choice(ORDERS)} page {page}"
    return f"/vms?max={PAGE}&follow=nics,disk_attachments&search=" + search.replace("=", "%3D").replace(" ", "%20")


def _milliseconds(seconds: list[float]) -> tuple[float, float]:
    """Return median and P95."""
    cuts = statistics.quantiles(seconds, n=PERCENT)
    return statistics.median(seconds) * 1000, cuts[94] * 1000


class Pace:
    """Clients that send at set times; a request that had to wait for one of them took that long, too."""

    def __init__(self, here: Installation) -> None:
        """Log in."""
        self._here = here
        self._tls = ssl.create_default_context(cafile=str(here.ca_certificate))
        self._token = up.logged_in(here).token

    def run(self, choose: Callable[[random.Random], str], seconds: int) -> list[float]:
        """Return how long each request took from when it was due."""
        numbers = itertools.count()
        begun = time.monotonic() + 0.5
        took: list[float] = []
        wrong: list[str] = []

        def client(seed: int) -> None:
            dice = random.Random(seed)  # noqa: S311 - nothing secret
            connection = http.client.HTTPSConnection(
                "localhost", self._here.ports.https, context=self._tls, timeout=TIMEOUT_SECONDS
            )
            headers = {"Authorization": f"Bearer {self._token}", "Accept": "application/json"}
            while (number := next(numbers)) < seconds * PER_SECOND and not wrong:
                due = begun + number / PER_SECOND
                time.sleep(max(0.0, due - time.monotonic()))
                path = choose(dice)
                connection.request("GET", API + path, headers=headers)
                answer = connection.getresponse()
                body = answer.read()
                took.append(time.monotonic() - due)
                if answer.status != OK or (path != REFERENCE and body.count(b'"disk_attachments"') < PAGE):
                    wrong.append(f"GET {path} was answered with {answer.status}: {body[:300]!r}")
            connection.close()

        clients = [threading.Thread(target=client, args=(seed,), daemon=True) for seed in range(CLIENTS)]
        for one in clients:
            one.start()
        for one in clients:
            one.join()
        if wrong or len(took) < seconds * PER_SECOND:
            raise LauncherError(wrong[0] if wrong else "not all requests were answered", "see engine.log")
        return took


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
