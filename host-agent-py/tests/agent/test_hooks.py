"""Hooks and overrides: real scripts, on libvirt's test driver."""

import asyncio
import json
import os
import re
import threading
import time
import uuid
from pathlib import Path
from typing import Any

import libvirt
import pytest

from conftest import RunningAgent
from support.documents import DomainXml
from support.engine import CallFailed, Engine, connected
from support.waiting import until
from vireo_agent.hooks import points
from vireo_agent.hooks.scripts import Script


def put(path: Path, body: str, mode: int = 0o755) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, encoding="utf-8")
    path.chmod(mode)
    return path


def shell(body: str) -> str:
    return f"#!/bin/sh\n{body}\n"


async def eventually(path: Path) -> str:
    for _ in range(100):
        if path.exists():
            return path.read_text(encoding="utf-8")
        await asyncio.sleep(0.05)
    raise AssertionError(f"{path} was not written")


async def create(engine: Engine, **options: Any) -> str:
    document = DomainXml(**options)
    await engine.call("domain.create", xml=document.text())
    return document.identity


def live_xml(identity: str) -> str:
    connection = libvirt.open("test:///default")
    try:
        return str(connection.lookupByUUIDString(identity).XMLDesc())
    finally:
        connection.close()


async def testAHookBeforeTheStartChangesTheXml(agent: RunningAgent, engine: Engine) -> None:
    hooks = agent.config.hooks_directory / points.BEFORE_START
    put(hooks / "10-rename", shell("sed 's|<vcpu>1</vcpu>|<vcpu>2</vcpu>|'"))
    put(hooks / "20-title", shell("sed 's|</memory>|</memory><title>by a hook</title>|'"))
    identity = await create(engine)
    xml = live_xml(identity)
    assert ">2</vcpu>" in xml
    assert "<title>by a hook</title>" in xml
    await engine.call("domain.destroy", id=identity)


async def testWhatAHookPrintsIsToldUnderTheKeyOfTheRequest(agent: RunningAgent, engine: Engine) -> None:
    hooks = agent.config.hooks_directory / points.BEFORE_START
    script = put(hooks / "10-say", shell("cat > /dev/null; echo vlan 7 is up >&2; printf 'a\\033[31mb\\n' >&2"))
    document = DomainXml()
    await engine.call_with("domain.create", {"xml": document.text()}, correlation_id="why", key="k:1")
    _, event = await engine.event(lambda event: event["type"] == "hook.printed")
    assert event["body"] == {"key": "k:1", "script": str(script), "lines": ["vlan 7 is up", "a\\x1b[31mb"]}
    assert event["correlation_id"] == "why"
    await engine.call("domain.destroy", id=document.identity)


async def testAHookThatSaysNothingLeavesTheXmlAsItIs(agent: RunningAgent, engine: Engine) -> None:
    seen = agent.config.state_directory / "seen"
    put(
        agent.config.hooks_directory / points.BEFORE_START / "look",
        shell(f'cat > {seen}.xml; printf %s "$VIREO_CONTEXT" > {seen}'),
    )
    document = DomainXml()
    await engine.call_with("domain.create", {"xml": document.text()}, correlation_id="why")
    context = seen.read_text(encoding="utf-8")
    assert f'"id": "{document.identity}"' in context
    assert f'"name": "{document.name}"' in context
    assert '"correlation_id": "why"' in context
    assert seen.with_suffix(".xml").read_text(encoding="utf-8") == document.text()
    await engine.call("domain.destroy", id=document.identity)


async def testAHookThatFailsStopsTheStartAndItsOwnWordsAreInTheError(agent: RunningAgent, engine: Engine) -> None:
    script = put(
        agent.config.hooks_directory / points.BEFORE_START / "licence",
        shell("echo 'no licence left for this guest' >&2; exit 3"),
    )
    with pytest.raises(CallFailed) as failed:
        await create(engine)
    assert failed.value.name == "HOOK_FAILED"
    message = failed.value.error["message"]
    assert str(script) in message
    assert "status 3" in message
    assert "no licence left for this guest" in message
    report = await engine.call("host.customizations")
    assert [failure["message"] for failure in report["failures"]] == [message]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("s|<uuid>.*</uuid>|<uuid>11111111-2222-4333-8444-555555555555</uuid>|", "UUID|uuid|VM id"),
        ("s|<name>.*</name>|<name>other</name>|", "name"),
        ("s|<domain |<dom |", "not well-formed"),
        ("s|<memory |<!DOCTYPE x><memory |", "not well-formed|DTD"),
    ],
)
async def testAHookThatPrintsNonsenseIsNamed(agent: RunningAgent, engine: Engine, change: str, why: str) -> None:
    put(agent.config.hooks_directory / points.BEFORE_START / "odd", shell(f"sed '{change}'"))
    with pytest.raises(CallFailed) as failed:
        await create(engine)
    assert failed.value.name == "HOOK_FAILED"
    assert any(word in failed.value.error["message"] for word in why.split("|"))


async def testAHookThatHangsIsEndedAndNamed(agent: RunningAgent, engine: Engine) -> None:
    agent.service.agent.hooks.setting.seconds = 0.5
    put(agent.config.hooks_directory / points.BEFORE_PAUSE / "slow", shell("sleep 60; echo late"))
    identity = await create(engine)
    begun = time.monotonic()
    with pytest.raises(CallFailed, match=r"within 0\.5 s"):
        await engine.call("domain.suspend", id=identity)
    assert time.monotonic() - begun < 5
    assert (await engine.call("domain.list"))["domains"]
    await engine.call("domain.destroy", id=identity)


async def testEveryOtherPointIsReached(agent: RunningAgent, engine: Engine) -> None:
    log = agent.config.state_directory / "points"
    reached = [p for p in points.ALL if "host" not in p and "tach" not in p]
    for point in reached:
        put(agent.config.hooks_directory / point / "note", shell(f"echo {point} >> {log}"))
    identity = await create(engine)
    await engine.call("domain.suspend", id=identity)
    await engine.call("domain.resume", id=identity)
    await engine.call("domain.destroy", id=identity)
    for _ in range(100):
        if points.AFTER_STOP in log.read_text(encoding="utf-8"):
            break
        await asyncio.sleep(0.05)
    assert log.read_text(encoding="utf-8").split() == [
        points.BEFORE_START,
        points.AFTER_START,
        points.BEFORE_PAUSE,
        points.AFTER_PAUSE,
        points.BEFORE_RESUME,
        points.AFTER_RESUME,
        points.BEFORE_STOP,
        points.AFTER_STOP,
    ]


async def testWhatWasMadeBeforeAStartThatFailsIsRemoved(agent: RunningAgent, engine: Engine) -> None:
    hooks = agent.config.hooks_directory
    log = agent.config.state_directory / "points"
    put(hooks / points.BEFORE_START / "10-make", shell(f"echo made >> {log}"))
    put(hooks / points.BEFORE_START / "20-refuse", shell("exit 3"))
    put(hooks / points.AFTER_STOP / "undo", shell(f"echo undone >> {log}"))
    with pytest.raises(CallFailed):
        await create(engine)
    await until(lambda: log.read_text(encoding="utf-8").split(), ["made", "undone"])


async def testAStartWaitsForTheHooksAfterTheStopBeforeIt(agent: RunningAgent, engine: Engine) -> None:
    hooks = agent.config.hooks_directory
    log = agent.config.state_directory / "points"
    refuse = put(hooks / points.BEFORE_START / "20-refuse", shell("exit 3"))
    put(hooks / points.BEFORE_START / "10-make", shell(f"echo made >> {log}"))
    put(hooks / points.AFTER_STOP / "undo", shell(f"sleep 1; echo undone >> {log}"))
    document = DomainXml()
    begun = time.monotonic()
    with pytest.raises(CallFailed, match="20-refuse"):
        await engine.call("domain.create", xml=document.text())
    assert time.monotonic() - begun < 0.9
    refuse.unlink()
    with pytest.raises(CallFailed, match="after_stop still run") as busy:
        await engine.call_with("domain.create", {"xml": document.text()}, deadline_ms=300)
    assert busy.value.name == "BUSY"
    for _ in range(2):
        await engine.call("domain.create", xml=document.text())
        await engine.call("domain.destroy", id=document.identity)
    await until(lambda: log.read_text(encoding="utf-8").split(), ["made", "undone"] * 3)
    debts = agent.config.state_directory / "runs"
    await until(lambda: list(debts.glob(f"{document.identity}*")), [])


async def testARunWhoseEndNobodySawIsOverBeforeTheNextBegins(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooks = agent.config.hooks_directory
    log = agent.config.state_directory / "points"
    put(hooks / points.BEFORE_START / "make", shell(f"echo made >> {log}; sleep 0.5"))
    put(hooks / points.AFTER_STOP / "undo", shell(f"echo undone >> {log}"))
    document = DomainXml()
    await engine.call("domain.create", xml=document.text())
    monkeypatch.setattr(agent.service, "changed", lambda _change: None)
    connection = libvirt.open("test:///default")
    connection.lookupByUUIDString(document.identity).destroy()
    connection.close()
    begun = asyncio.ensure_future(engine.call("domain.create", xml=document.text()))
    await engine.stopped(document.identity)

    async def state() -> list[str]:
        domains = (await engine.call("domain.list"))["domains"]
        return [d["reason"] for d in domains if d["id"] == document.identity]

    assert await state() == ["starting"]
    assert (await begun)["state"] == "running"
    assert log.read_text(encoding="utf-8").split() == ["made", "undone", "made"]
    await engine.call("domain.destroy", id=document.identity)


async def testRunsOfADomainOfSomebodyElseAreToldApart(agent: RunningAgent, engine: Engine) -> None:
    seen = agent.config.state_directory / "seen"
    put(agent.config.hooks_directory / points.AFTER_STOP / "note", shell(f"echo ended >> {seen}"))
    xml = "<domain type='test'><name>foreign</name><memory>1024</memory><os><type>hvm</type></os></domain>"
    connection = libvirt.open("test:///default")  # the driver lives as long as somebody uses it
    domain = connection.createXML(xml, 0)
    identity = domain.UUIDString()
    await engine.status(identity, state="running")
    await agent.stop()
    domain.destroy()
    connection.createXML(xml.replace("<memory>", f"<uuid>{identity}</uuid><memory>"), 0)
    again = RunningAgent(agent.config, agent.pki)
    await again.start()
    assert await eventually(seen) == "ended\n"
    connection.lookupByUUIDString(identity).destroy()
    await again.stop()
    connection.close()


async def testAScriptThatOthersCanChangeIsNotRun(agent: RunningAgent, engine: Engine) -> None:
    marker = agent.config.state_directory / "ran"
    script = agent.config.hooks_directory / points.BEFORE_START / "open"
    put(script, shell(f"touch {marker}"), 0o777)
    with pytest.raises(CallFailed, match="can be changed by others"):
        await create(engine)
    script.chmod(0o1777)  # what the sticky bit is worth at a directory, it is not at a file
    with pytest.raises(CallFailed, match="can be changed by others"):
        await create(engine)
    script.chmod(0o755)
    os.chown(script, 65534, 65534)
    with pytest.raises(CallFailed, match="can be changed by others"):
        await create(engine)
    assert not marker.exists()


async def testLeftoversAndLinksAreNoScripts(agent: RunningAgent, engine: Engine) -> None:
    directory = agent.config.hooks_directory / points.BEFORE_START
    elsewhere = put(agent.config.state_directory / "elsewhere", shell("exit 1"))
    for name in (".hidden", "old.dpkg-old", "edit~"):
        put(directory / name, shell("exit 1"))
    put(directory / "not-executable", shell("exit 1"), 0o644)
    (directory / "link").symlink_to(elsewhere)
    identity = await create(engine)
    await engine.call("domain.destroy", id=identity)


async def testAScriptInPlaceOfAVerbAnswers(agent: RunningAgent, engine: Engine) -> None:
    script = put(
        agent.config.overrides_directory / "domain.shutdown",
        shell("cat > /dev/null; echo '{\"result\": {}}'"),
    )
    identity = await create(engine)
    assert await engine.call("domain.shutdown", id=identity, mode="any") == {}
    await asyncio.sleep(0.3)
    assert "<domain" in live_xml(identity)
    report = await engine.call("host.customizations")
    assert [(s["point"], s["path"]) for s in report["overrides"]] == [("domain.shutdown", str(script))]
    await engine.call("domain.destroy", id=identity)


async def testAScriptInPlaceOfAVerbMayLetItRun(agent: RunningAgent, engine: Engine) -> None:
    seen = agent.config.state_directory / "request"
    put(
        agent.config.overrides_directory / "domain.create",
        shell(f"cat > {seen}; echo '{{\"proceed\": true}}'"),
    )
    document = DomainXml()
    await engine.call("domain.create", xml=document.text(), secrets={"s": "aHVzaA=="})
    assert "aHVzaA" not in seen.read_text(encoding="utf-8")
    assert document.identity in seen.read_text(encoding="utf-8")
    await engine.call("domain.destroy", id=document.identity)


@pytest.mark.parametrize("printed", ["", "yes", "[]", "{}", '{"result": {"no": 1}}', '{"proceed": false}', "[" * 20000])
async def testAScriptInPlaceOfAVerbThatPrintsNonsenseIsNamed(agent: RunningAgent, engine: Engine, printed: str) -> None:
    answer = put(agent.config.state_directory / "answer", printed)
    put(agent.config.overrides_directory / "domain.destroy", shell(f"cat {answer}"))
    identity = await create(engine)
    with pytest.raises(CallFailed) as failed:
        await engine.call("domain.destroy", id=identity)
    assert failed.value.name == "OVERRIDE_FAILED"
    (agent.config.overrides_directory / "domain.destroy").unlink()
    await engine.call("domain.destroy", id=identity)


async def testTheListOfScriptsCannotBeOverridden(agent: RunningAgent, engine: Engine) -> None:
    put(agent.config.overrides_directory / "host.customizations", shell("exit 1"))
    report = await engine.call("host.customizations")
    assert report["hooks"] == []


async def testTheHostsOwnStartAndStopHaveHooks(agent: RunningAgent) -> None:
    log = agent.config.state_directory / "host"
    for point in points.ALL:
        if "host" in point:
            put(agent.config.hooks_directory / point / "note", shell(f"echo {point} >> {log}"))
    await agent.stop()
    again = RunningAgent(agent.config, agent.pki)
    await again.start()
    assert log.read_text(encoding="utf-8").split() == [
        points.BEFORE_HOST_STOP,
        points.AFTER_HOST_STOP,
        points.BEFORE_HOST_START,
        points.AFTER_HOST_START,
    ]
    await again.stop()


async def testTheParametersOfAVmReachItsHooks(agent: RunningAgent, engine: Engine) -> None:
    seen = agent.config.state_directory / "seen"
    for point in (points.BEFORE_START, points.BEFORE_PAUSE, points.AFTER_STOP):
        put(
            agent.config.hooks_directory / point / "look",
            shell(f'cd {seen.parent}; printf %s "$VIREO_CONTEXT" > part; mv part seen-{point}'),
        )
    parameter = '<vireo:hookParameter name="owner">Jürgen &amp; Söhne</vireo:hookParameter>'
    identity = await create(engine, payload=parameter)
    await engine.call("domain.suspend", id=identity)
    await engine.call("domain.destroy", id=identity)
    for point in (points.BEFORE_START, points.BEFORE_PAUSE, points.AFTER_STOP):
        context = json.loads(await eventually(Path(f"{seen}-{point}")))
        assert context["parameters"] == {"owner": "Jürgen & Söhne"}


async def failures_of(engine: Engine) -> list[dict[str, str]]:
    return list((await engine.call("host.customizations"))["failures"])


async def testAScriptInPlaceOfAVerbThatFailsIsListed(agent: RunningAgent, engine: Engine) -> None:
    script = put(agent.config.overrides_directory / "domain.shutdown", shell("echo no >&2; exit 2"))
    identity = await create(engine)
    with pytest.raises(CallFailed) as failed:
        await engine.call("domain.shutdown", id=identity, mode="any")
    (failure,) = await failures_of(engine)
    assert failure["script"] == str(script)
    assert failure["subject"] == identity
    assert failure["message"] == failed.value.error["message"]
    put(script, shell('cat > /dev/null; echo \'{"result": {"no": 1}}\''))
    with pytest.raises(CallFailed, match="unknown members"):
        await engine.call("domain.shutdown", id=identity, mode="any")
    assert "unknown members" in (await failures_of(engine))[-1]["message"]
    await engine.call("domain.destroy", id=identity)


@pytest.mark.parametrize("verb", [False, True])
async def testAScriptThatIsNotTrustedIsListed(agent: RunningAgent, engine: Engine, *, verb: bool) -> None:
    script = agent.config.hooks_directory / points.BEFORE_START / "open"
    if verb:
        script = agent.config.overrides_directory / "domain.create"
    put(script, shell("exit 0"), 0o777)
    with pytest.raises(CallFailed):
        await create(engine)
    (failure,) = await failures_of(engine)
    assert failure["script"] == str(script)
    assert "can be changed by others" in failure["message"]


async def testWhatIsNamedAfterNothingIsListedAsNeverUsed(agent: RunningAgent, engine: Engine) -> None:
    script = put(agent.config.overrides_directory / "domain.shutdwn", shell("exit 1"))
    put(agent.config.hooks_directory / "before_strat" / "x", shell("exit 1"))
    put(agent.config.overrides_directory / "host.hello", shell("exit 1"))
    report = await engine.call("host.customizations")
    assert report["overrides"] == []
    messages = "\n".join(failure["message"] for failure in report["failures"])
    assert f"{script} is never used" in messages
    assert "did you mean domain.shutdown?" in messages
    assert "did you mean before_start?" in messages
    assert "host.hello is never used" in messages


async def testALinkAboveAScriptIsNamedAsWhatItIs(agent: RunningAgent, engine: Engine) -> None:
    elsewhere = agent.config.state_directory / "elsewhere"
    put(elsewhere / points.BEFORE_START / "fine", shell("exit 0"))
    agent.config.hooks_directory.symlink_to(elsewhere)
    with pytest.raises(CallFailed, match="hooks is a link; name the directory itself"):
        await create(engine)


async def testTheListOfScriptsIsMadeAsideOfTheEventLoop(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []
    digest = Script.digest

    def noted(script: Script) -> str:
        threads.append(threading.current_thread())
        return digest(script)

    monkeypatch.setattr(Script, "digest", noted)
    put(agent.config.hooks_directory / points.AFTER_STOP / "x", shell("exit 0"))
    await engine.call("host.customizations")
    assert threads
    assert threading.main_thread() not in threads


async def testWhatAScriptRepeatsOfAGuestsSecretsIsMasked(
    agent: RunningAgent, engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    entry = "io.systemd.credential:passwd=hunter2,really"
    head = f"<os><type>hvm</type></os><sysinfo type='smbios'><oemStrings><entry>{entry}</entry></oemStrings></sysinfo>"
    put(agent.config.hooks_directory / points.BEFORE_START / "echo", shell("cat >&2"))
    identity = await create(engine, head=head)
    assert "***" in caplog.text
    await engine.call("domain.destroy", id=identity)
    put(agent.config.hooks_directory / points.BEFORE_START / "fail", shell("cat >&2; exit 1"))
    with pytest.raises(CallFailed) as failed:
        await create(engine, head=head)
    put(agent.config.overrides_directory / "domain.create", shell("cat"))
    with pytest.raises(CallFailed) as printed:
        await create(engine, head=head)
    for text in (caplog.text, str(failed.value), str(printed.value)):
        assert "hunter2" not in text


async def testTheHooksAfterAStopRunOnceForADomainThatEndedWithoutTheAgent(agent: RunningAgent, engine: Engine) -> None:
    seen = agent.config.state_directory / "seen"
    note = f'printf %s "$VIREO_CONTEXT" >> {seen}'
    put(agent.config.hooks_directory / points.AFTER_STOP / "note", shell(note))
    identity = await create(engine, payload='<vireo:hookParameter name="owner">Eva</vireo:hookParameter>')
    connection = libvirt.open("test:///default")  # the driver lives as long as somebody uses it
    await agent.stop()
    connection.lookupByUUIDString(identity).destroy()
    for _ in range(2):
        again = RunningAgent(agent.config, agent.pki)
        await again.start()
        context = json.loads(await eventually(seen))
        assert context["id"] == identity
        assert context["parameters"] == {"owner": "Eva"}
        async with asyncio.timeout(20):
            while list((agent.config.state_directory / "runs").glob(f"{identity}*")):
                await asyncio.sleep(0.02)
        await again.stop()
    connection.close()


async def testTheHooksAfterAStopRunForARunThatWasReplacedWithoutTheAgent(agent: RunningAgent, engine: Engine) -> None:
    seen = agent.config.state_directory / "seen"
    put(agent.config.hooks_directory / points.AFTER_STOP / "note", shell(f"echo ended >> {seen}"))
    identity = await create(engine)
    connection = libvirt.open("test:///default")  # the driver lives as long as somebody uses it
    await agent.stop()
    domain = connection.lookupByUUIDString(identity)
    xml = re.sub(r"startedAt>[^<]*<", "startedAt>2020-01-01T00:00:00.000Z<", domain.XMLDesc())
    domain.destroy()
    connection.createXML(xml, 0)
    again = RunningAgent(agent.config, agent.pki)
    await again.start()
    assert await eventually(seen) == "ended\n"
    async with connected(agent.pki, again.port) as other:
        await other.call("domain.destroy", id=identity)
    for _ in range(100):
        if seen.read_text(encoding="utf-8") == "ended\nended\n":
            break
        await asyncio.sleep(0.05)
    assert seen.read_text(encoding="utf-8") == "ended\nended\n"
    await again.stop()
    connection.close()


async def testWhatWasMadeBeforeAStartIsRemovedAlsoWhenTheAgentWasKilledInBetween(
    agent: RunningAgent,
) -> None:
    seen = agent.config.state_directory / "seen"
    put(agent.config.hooks_directory / points.AFTER_STOP / "note", shell(f"echo undone >> {seen}"))
    identity = str(uuid.uuid4())
    await agent.stop()
    starting = agent.service.agent.departures.starting(identity, ())
    await starting.__aenter__()
    again = RunningAgent(agent.config, agent.pki)
    await again.start()
    assert await eventually(seen) == "undone\n"
    await again.stop()


async def testAHookThatCannotBeRunIsNamedBeforeAndHidesNoSuccessAfter(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = put(agent.config.hooks_directory / points.AFTER_START / "gone", shell("exit 0"))

    def trusted(_script: Script) -> None:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(Script, "require_trusted", trusted)
    identity = await create(engine)
    put(agent.config.hooks_directory / points.BEFORE_PAUSE / "gone", shell("exit 0"))
    with pytest.raises(CallFailed, match="could not be run") as failed:
        await engine.call("domain.suspend", id=identity)
    assert failed.value.name == "HOOK_FAILED"
    report = await engine.call("host.customizations")
    assert str(script) in [failure["script"] for failure in report["failures"]]
    await engine.call("domain.destroy", id=identity)


async def testAFolderOfHooksThatCannotBeReadIsNamedBeforeAndHidesNoSuccessAfter(
    agent: RunningAgent, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    hooks, listed = agent.config.hooks_directory, Path.iterdir

    def iterdir(path: Path) -> Any:
        if path.name in (points.AFTER_START, points.BEFORE_PAUSE):
            raise OSError(5, "Input/output error")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    identity = await create(engine)
    with pytest.raises(CallFailed, match="cannot be looked into") as failed:
        await engine.call("domain.suspend", id=identity)
    assert failed.value.name == "HOOK_FAILED"
    monkeypatch.undo()
    report = await engine.call("host.customizations")
    noted = [failure["script"] for failure in report["failures"]]
    assert noted == [str(hooks / points.AFTER_START), str(hooks / points.BEFORE_PAUSE)]
    await engine.call("domain.destroy", id=identity)
