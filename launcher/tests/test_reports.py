"""Counting tests, and what to build."""

import os
import shutil
from pathlib import Path

from launcher import build, maven, reports
from launcher.installation import REPOSITORY
from launcher.reports import Count

AGENT = REPOSITORY / build.AGENT

REPORT = """<testsuites><testsuite name="s">
<testcase classname="A" name="passes"/>
<testcase classname="A" name="fails"><failure message="x"/></testcase>
<testcase classname="A" name="breaks"><error/></testcase>
<testcase classname="A" name="waits"><skipped/></testcase>
</testsuite></testsuites>"""


def testEveryKindOfEndIsCounted(tmp_path: Path) -> None:
    report = tmp_path / "TEST-A.xml"
    report.write_text(REPORT)
    assert reports.count([report, report]) == (Count(2, 4, 2), ["A.fails", "A.breaks"] * 2)


def testAReportThatIsNoXmlIsAFailureByItsName(tmp_path: Path) -> None:
    report = tmp_path / "TEST-A.xml"
    report.write_text("<testsuites>\uffff</testsuites>")
    counted, failures = reports.count([report])
    assert counted == Count(failed=1)
    assert failures[0].startswith("TEST-A.xml cannot be read: not well-formed")


def testReportsOfAnEarlierRunDoNotCount(tmp_path: Path) -> None:
    folder = tmp_path / "engine" / "core" / "target" / "surefire-reports"
    folder.mkdir(parents=True)
    for name, when in (("TEST-old.xml", 1000), ("TEST-new.xml", 3000), ("other-new.xml", 3000)):
        (folder / name).touch()
        os.utime(folder / name, (when, when))
    assert [path.name for path in reports.maven_reports(tmp_path, since=2000)] == ["TEST-new.xml"]


def testTheGoalThatBrokeTheBuildIsNamed() -> None:
    said = [
        "[ERROR] COMPILATION ERROR : \n",
        "[ERROR] Failed to execute goal a:compile (default) on project core: broken -> [Help 1]\n",
        "[ERROR] Failed to execute goal b:test (default) on project it: later\n",
    ]
    assert maven.cause(said) == "Failed to execute goal a:compile (default) on project core: broken"
    assert maven.cause(said[:1]) == "COMPILATION ERROR :"


def testOnlySourcesOfTheServerChangeTheBuild(tmp_path: Path) -> None:
    source = tmp_path / "engine" / "core" / "src" / "main" / "A.java"
    test = tmp_path / "engine" / "core" / "src" / "test" / "ATest.java"
    for path in (source, test):
        path.parent.mkdir(parents=True)
        path.write_text("1")
    before = build.source_hash(tmp_path)
    test.write_text("2")
    assert build.source_hash(tmp_path) == before
    source.write_text("2")
    assert build.source_hash(tmp_path) != before


def testASourceThatWentSinceTheLastBuildIsNoticed(tmp_path: Path) -> None:
    kept, gone = (tmp_path / "engine" / name for name in ("Kept.java", "Gone.java"))
    kept.parent.mkdir()
    kept.write_text("")
    gone.write_text("")
    assert not build.sources_gone(tmp_path), "nothing was built yet"
    build.mark_built(tmp_path, "hash")
    assert not build.sources_gone(tmp_path)
    (tmp_path / "engine" / "New.java").write_text("")
    assert not build.sources_gone(tmp_path)
    gone.unlink()
    assert build.sources_gone(tmp_path)


def testTheAgentsPackageIsBuiltWhenItsSourcesChangeOrItIsGone(tmp_path: Path) -> None:
    for name in ("src", "packaging", "examples"):
        shutil.copytree(AGENT / name, tmp_path / build.AGENT / name)
    shutil.copy(AGENT / "pyproject.toml", tmp_path / build.AGENT)
    said: list[str] = []
    assert build.ensure_package(tmp_path, said.append)
    assert not build.ensure_package(tmp_path, said.append)
    (tmp_path / build.AGENT / "src" / "vireo_agent" / "new.py").write_text("")
    assert build.ensure_package(tmp_path, said.append)
    (package,) = (tmp_path / build.AGENT / "dist").glob("*.deb")
    package.unlink()
    assert build.ensure_package(tmp_path, said.append)
    assert package.exists()
    assert len(said) == 3
