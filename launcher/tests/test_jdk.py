"""Which JDK is taken."""

from pathlib import Path

import pytest

from launcher import jdk
from launcher.errors import LauncherError


def make_jdk(home: Path, version: str) -> Path:
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "javac").touch()
    (home / "release").write_text(f'IMPLEMENTOR="Someone"\nJAVA_VERSION="{version}"\n')
    return home


@pytest.mark.parametrize(("written", "read"), [("21.0.2", 21), ("25", 25), ("1.8.0_392", 8), ("17.0.1-ea", 17)])
def testTheVersionComesFromTheReleaseFile(tmp_path: Path, written: str, read: int) -> None:
    found = jdk.inspect(make_jdk(tmp_path / "jdk", written))
    assert found is not None
    assert found.version == read


def testARuntimeWithoutACompilerIsNoJdk(tmp_path: Path) -> None:
    home = make_jdk(tmp_path / "jre", "21")
    (home / "bin" / "javac").unlink()
    assert jdk.inspect(home) is None


def testJavaHomeWinsWhenItIsNewEnough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_jdk(tmp_path / "all" / "newest", "25")
    chosen = make_jdk(tmp_path / "chosen", "21")
    monkeypatch.setattr(jdk, "VIRTUAL_MACHINES", tmp_path / "all")
    assert jdk.find({"JAVA_HOME": str(chosen), "PATH": ""}).home == chosen


def testTheNewestIsTakenWhenJavaHomeIsTooOld(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("17", "25", "21"):
        make_jdk(tmp_path / "all" / version, version)
    monkeypatch.setattr(jdk, "VIRTUAL_MACHINES", tmp_path / "all")
    environment = {"JAVA_HOME": str(tmp_path / "all" / "17"), "PATH": ""}
    assert jdk.find(environment).version == 25


def testARefusalNamesWhatWasFoundAndARemedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = make_jdk(tmp_path / "all" / "old", "17")
    monkeypatch.setattr(jdk, "VIRTUAL_MACHINES", tmp_path / "all")
    with pytest.raises(LauncherError) as refusal:
        jdk.find({"PATH": ""})
    assert f"{old} (17)" in str(refusal.value)
    assert "JAVA_HOME" in refusal.value.remedy
