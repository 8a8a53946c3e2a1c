"""The engine's server: WildFly as the build configured it, with the enterprise archive, in the state folder."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from pathlib import Path

from launcher import accounts, jdk
from launcher.installation import Installation

ARCHIVE = "vireo.ear"
HEAP = "1g"
UNSAFE_WARNS_SINCE = 23  # the JDK that warns of what WildFly 39 still does
WRITABLE_FOLDERS = ("data", "tmp", "deployments", "configuration")


def built(installation: Installation) -> Path:
    """Return the folder that the build writes to."""
    return installation.repository / "ear" / "target"


def stamp_of_build(installation: Installation) -> str:
    """Return a hash over all that makes the server differ from another build's."""
    target = built(installation)
    digest = hashlib.sha256()
    for path in (
        target / ARCHIVE,
        target / "server/standalone/configuration/vireo.xml",
        target / "server/bin/jvm.options",
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_current(installation: Installation) -> bool:
    """Whether the assembled server is that of the present build."""
    stamp = installation.server / "stamp"
    return stamp.exists() and stamp.read_text() == stamp_of_build(installation)


def assemble(installation: Installation) -> None:
    """Put the server together afresh. The engine must not be running."""
    target = built(installation)
    work = installation.server.with_name("server.part")
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(target / "server", work, symlinks=True)
    shutil.copytree(target / "pki", work / "pki")
    shutil.copyfile(target / ARCHIVE, work / "standalone/deployments" / ARCHIVE)
    for name in WRITABLE_FOLDERS:
        _give_to_engine(work / "standalone" / name)
    (work / "stamp").write_text(stamp_of_build(installation))
    shutil.rmtree(installation.server, ignore_errors=True)
    work.rename(installation.server)
    forget_failures(installation)


def _give_to_engine(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    user = accounts.owner(accounts.ENGINE_USER)
    for path in [folder, *folder.rglob("*")]:
        if user:
            shutil.chown(path, user, user)
    folder.chmod(0o700)


def mark_for_deployment(installation: Installation) -> None:
    """Forget how earlier deployments ended, so that this start deploys."""
    folder = installation.server / "standalone" / "deployments"
    for marker in folder.glob(f"{ARCHIVE}.*"):
        marker.unlink()
    (folder / f"{ARCHIVE}.dodeploy").touch()


def deployed(installation: Installation) -> bool:
    """Whether the server has deployed the archive."""
    return (installation.server / "standalone/deployments" / f"{ARCHIVE}.deployed").exists()


def note_failure(installation: Installation) -> bool:
    """Keep the reason if the server gave up on the archive; tells whether it did."""
    marker = installation.server / "standalone/deployments" / f"{ARCHIVE}.failed"
    if not marker.exists():
        return False
    causes = re.findall(r"Caused by: (.*?)(?:\\n|\n|\"\}|$)", marker.read_text(errors="replace"))
    reason = causes[-1] if causes else marker.read_text(errors="replace")[:1000].replace("\n", " ")
    with _failure_file(installation).open("a") as failures:
        failures.write(reason + "\n")
    return True


def failures(installation: Installation) -> list[str]:
    """Return why the deployments since the last good one failed."""
    file = _failure_file(installation)
    return file.read_text(errors="replace").splitlines() if file.exists() else []


def forget_failures(installation: Installation) -> None:
    """Begin to count anew."""
    _failure_file(installation).unlink(missing_ok=True)


def _failure_file(installation: Installation) -> Path:
    return installation.engine_logs / "failed-deployments"


def java_command(installation: Installation) -> list[str]:
    """Return the engine's command line; it holds no secret."""
    home = installation.server
    heap = os.environ.get("VIREO_HEAP", HEAP)
    found = jdk.find()
    quiet = ["--sun-misc-unsafe-memory-access=allow"] if found.version >= UNSAFE_WARNS_SINCE else []
    return [
        str(found.java),
        *quiet,
        f"@{home}/bin/jvm.options",
        "-Xms256m",
        f"-Xmx{heap}",
        f"-XX:ErrorFile={installation.engine_logs}/jvm-crash-%p.log",
        f"-Djava.io.tmpdir={home}/standalone/tmp",
        f"-Dorg.jboss.boot.log.file={installation.engine_logs}/server.log",
        f"-Dlogging.configuration=file:{home}/standalone/configuration/logging.properties",
        "-jar",
        f"{home}/jboss-modules.jar",
        "-mp",
        f"{home}/modules",
        "org.jboss.as.standalone",
        f"-Djboss.home.dir={home}",
        f"-Djboss.server.base.dir={home}/standalone",
        f"-Djboss.server.log.dir={installation.engine_logs}",
        "--read-only-server-config=vireo.xml",
        f"--properties={installation.engine_properties}",
    ]


def certificate_command(installation: Installation, names: list[str]) -> list[str]:
    """Return the command that makes the engine's certificates, and renews those that are old."""
    return [*_pki_command(installation, "init"), "--name", ",".join(names)]


def renewal_command(installation: Installation, stolen: Path | None) -> list[str]:
    """Return the command that takes the engine's certificate back, and another that was stolen, and makes a new one."""
    return [*_pki_command(installation, "renew"), *(["--stolen", str(stolen)] if stolen else [])]


def _pki_command(installation: Installation, command: str) -> list[str]:
    tool = installation.server / "pki" / "*"
    main = "org.vireo.hostproxy.pki.PkiMain"
    return [str(jdk.find().java), "-cp", str(tool), main, command, "--directory", str(installation.pki)]
