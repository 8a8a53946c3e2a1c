"""The state folder, its settings and its secrets."""

import tomllib
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import pytest

from launcher import agent, pki, secretfile, server, settings
from launcher import installation as installations
from launcher.database_url import DatabaseAddress
from launcher.errors import LauncherError
from launcher.installation import Installation, Ports


def testSettingsComeBackAsTheyWereSaved(tmp_path: Path) -> None:
    chosen = replace(
        Installation(tmp_path),
        ports=Ports(https=9443),
        virtualization="kvm",
        libvirtd="vireo",
        host_directories="/srv/a:/srv/b",
        task_days=7,
        user_rate=50,
    )
    chosen.save()
    assert installations.load(tmp_path) == chosen


def testAFreshFolderHasTheDefaults(tmp_path: Path) -> None:
    assert installations.load(tmp_path / "none").ports == Ports(8443, 9990, 54320, 54321)


def testAStateFolderWithATooLongPathIsRefused(tmp_path: Path) -> None:
    with pytest.raises(LauncherError, match="characters"):
        installations.load(tmp_path / ("x" * 100))


def testAFolderBehindAPrivateOneIsNotOpenToAll(tmp_path: Path) -> None:
    private = tmp_path / "private"
    (private / "state").mkdir(parents=True)
    private.chmod(0o700)
    assert not installations.open_to_all(private / "state")


def testASecretIsItsOwnersAlone(tmp_path: Path) -> None:
    target = tmp_path / "secret"
    secretfile.write(target, "one")
    secretfile.write(target, "two")
    assert target.read_text() == "two"
    assert secretfile.is_private(target)
    assert list(tmp_path.iterdir()) == [target]


def testACertificateIsTakenBackOnlyWhereThereIsAnEngine(installation: Installation) -> None:
    with pytest.raises(LauncherError, match="./vireo up makes one"):
        pki.renew(installation, Namespace(stolen=None))
    command = server.renewal_command(installation, Path("/backup/engine.crt"))
    assert command[-5:] == ["renew", "--directory", str(installation.pki), "--stolen", "/backup/engine.crt"]
    assert server.renewal_command(installation, None)[-3:] == command[-5:-2]


def testPasswordsDiffer() -> None:
    assert len({secretfile.new_password() for _ in range(100)}) == 100


@pytest.mark.parametrize("password", ["plain", "with \\ and = and : and #", " leading", "grün ✓ 🐦"])
def testTheEnginesSettingsGiveTheDatabaseBack(installation: Installation, password: str) -> None:
    installation.pki.mkdir()
    (installation.pki / "server.password").write_text("store")
    address = DatabaseAddress("db.example", 5432, "engine", "vi", password, "sslmode=require")
    assert settings.write(replace(installation), address)
    assert settings.database(installation) == address
    assert secretfile.is_private(installation.engine_properties)
    assert not settings.write(installation, address)


def testOnlyOneCommandAtATimeMayChangeAnInstallation(installation: Installation) -> None:
    with (
        installations.exclusive(installation),
        pytest.raises(LauncherError, match="another"),
        installations.exclusive(installation),
    ):
        pass
    with installations.exclusive(installation):
        pass


@pytest.mark.parametrize("folder", ["srv", "/", "/srv/../etc", "/srv/a:relative", "/srv//a"])
def testFoldersOfHostsAreAbsolutePathsBelowTheRoot(folder: str) -> None:
    assert installations.checked("/srv/a:/srv/b") == "/srv/a:/srv/b"
    with pytest.raises(LauncherError, match="--host-directories"):
        installations.checked(folder)


@pytest.mark.parametrize("number", [-1, 0, 3651])
def testANumberOutsideItsBoundsIsRefusedByItsOption(number: int) -> None:
    assert installations.checked_number("--task-days", 1, 3650) == 1
    with pytest.raises(LauncherError, match="--task-days"):
        installations.checked_number("--task-days", number, 3650)


def testTheEngineIsToldWhatTheAdministratorChose(installation: Installation) -> None:
    installation.pki.mkdir()
    (installation.pki / "server.password").write_text("store")
    chosen = replace(installation, task_days=90, user_rate=50)
    settings.write(chosen, DatabaseAddress("db.example", 5432, "engine", "vi", "x", ""))
    assert settings.read(installation)["vireo.tasks.kept.days"] == "90"
    assert settings.read(installation)["vireo.user.rate"] == "50"


def testPayloadDrivesLieInMemoryAndApartForEachInstallation(installation: Installation) -> None:
    old = installation.agent / "payload" / "7b5b2d52-0f5f-4d5c-8f0a-000000000001"
    old.mkdir(parents=True)
    agent.configure(installation)
    written = tomllib.loads(agent.configuration_file(installation).read_text())
    assert written["payload_directory"] == str(installation.payloads)
    assert installation.payloads.is_relative_to("/run")
    assert installation.payloads != replace(installation, state=Path("/srv/other")).payloads
    assert not old.exists()
