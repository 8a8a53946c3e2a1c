"""What people and guests wrote: log lines, masking, XML limits, guest information."""

import asyncio
import logging
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vireo_agent import log, xmlsafe
from vireo_agent.domains import document, masking
from vireo_agent.domains.guests import sanitized
from vireo_agent.virt.types import RawGuest, RawGuestInterface

LINE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (DEBUG|INFO |WARN |ERROR)"
    r" \[[\w.]+\] \([^)]*\) \[.*\] .*"
)


def formatted(message: str, level: int = logging.INFO) -> str:
    record = logging.LogRecord("vireo_agent.x", level, "f", 1, message, None, None)
    return log.LineFormatter().format(record)


def testALogLineHasTheShapeOfEngineLog() -> None:
    log.configure("INFO", None)
    log.correlation.set("c-1")
    line = formatted("hello", logging.WARNING)
    assert LINE.fullmatch(line)
    assert " WARN  [vireo_agent.x] (MainThread) [c-1] hello" in line


async def testALogLineNamesTheTask() -> None:
    assert (task := asyncio.current_task()) is not None
    task.set_name("domain.create#7")
    assert "(domain.create#7)" in formatted("x")


@given(st.text())
def testNoTextCanForgeALogLine(text: str) -> None:
    line = formatted(text)
    assert len(line.splitlines()) == 1
    assert "\u202e" not in line


def testSecretsAreMaskedInTheLoggedDocument() -> None:
    shown = masking.loggable(
        xmlsafe.parse(
            "<domain>\n <x passwd='hunter2' a='b'/>\n <d>one\ntwo</d>"
            "<f xmlns='https://vireo-project.org/xmlns/vm/1'><file path='p'>Y29udGVudA==</file></f>"
            "</domain>"
        )
    )
    assert "hunter2" not in shown
    assert "Y29udGVudA==" not in shown
    assert "one&#10;two" in shown
    assert "\n" not in shown


def testOemStringsAreMaskedAsTheyMayBeCredentials() -> None:
    text = (
        "<domain><sysinfo type='smbios'><oemStrings>"
        "<entry>io.systemd.credential:passwd=hunter2</entry></oemStrings></sysinfo></domain>"
    )
    assert "hunter2" not in masking.loggable(xmlsafe.parse(text))
    whole = "io.systemd.credential:passwd=hunter2"
    assert masking.secrets_of(xmlsafe.parse(text)) == (whole, "hunter2")


def testTextsOfTheFirmwareAreScrubbedAsQemuRepeatsThem() -> None:
    text = "<domain><sysinfo type='fwcfg'><entry name='x'>a=hun,ter2</entry></sysinfo></domain>"
    hidden = masking.secrets_in(text)
    assert masking.scrub("-fw_cfg string=hun,,ter2: no", hidden) == "-fw_cfg string=***: no"
    assert "ter2" not in masking.loggable(xmlsafe.parse(text))
    assert masking.secrets_in("no XML") == ()


def testErrorTextsAreScrubbed() -> None:
    root = xmlsafe.parse("<g passwd='hunter2'/>")
    assert masking.scrub("bad value 'hunter2'", masking.secrets_of(root)) == "bad value '***'"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<a>" * 100 + "</a>" * 100, "nested deeper"),
        ("<a>" + "<b/>" * 60_000 + "</a>", "more than 50000 elements"),
        ("<a>" + "x" * 5_000_000 + "</a>", "more than the limit"),
        ("<!DOCTYPE a><a/>", "DTD"),
        ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "DTD"),
        ("<a>&nosuch;</a>", "not well-formed"),
        ("<a", "not well-formed"),
        ("", "not well-formed"),
        ("\ud800", "not encodable"),
        ("<a>\x00</a>", "not well-formed"),
    ],
)
def testDangerousXmlIsRefused(text: str, reason: str) -> None:
    with pytest.raises(xmlsafe.XmlRefused, match=reason):
        xmlsafe.parse(text)


def testOnlyTheStartTimeIsAddedToADocument() -> None:
    identity = "7b5b2d52-0f5f-4d5c-8f0a-000000000001"
    text = (
        "<?xml version='1.0' encoding='UTF-8'?>\n<domain><!-- ä --><name>ü<![CDATA[<&]]></name>"
        f"<uuid>{identity}</uuid><metadata><o:other xmlns:o='urn:o'><o:vm/></o:other>"
        "<q:vm xmlns:q='https://vireo-project.org/xmlns/vm/1' version='1'>"
        f"<q:id>{identity}</q:id><q:x><q:vm/></q:x></q:vm ></metadata></domain>"
    )
    stamped = document.read(text).stamped("2026-01-01T00:00:00.000Z")
    added = re.search(r"<runtime .*</runtime>", stamped)
    assert added is not None
    assert stamped.replace(added.group(), "") == text
    assert stamped.index("</q:vm >") == added.end()


ANY_INTERFACE = st.builds(
    RawGuestInterface,
    name=st.text(max_size=400),
    mac=st.text(max_size=30),
    addresses=st.lists(
        st.tuples(st.one_of(st.ip_addresses().map(str), st.text(max_size=50)), st.integers(-5, 200)),
        max_size=80,
    ).map(tuple),
)


@given(
    st.lists(ANY_INTERFACE, max_size=80).map(tuple),
    st.dictionaries(
        st.sampled_from(["hostname", "os.name", "os.version", "os.kernel-release"]),
        st.text(max_size=400),
    ),
)
def testWhatAGuestSaysIsBoundedAndPrintable(interfaces: tuple[RawGuestInterface, ...], facts: dict[str, str]) -> None:
    told = sanitized(RawGuest(interfaces, facts))
    assert len(told.interfaces) <= 64
    texts = [told.hostname, told.os_name, told.os_version, told.kernel]
    for interface in told.interfaces:
        assert 1 <= len(interface.addresses) <= 64
        texts.append(interface.name)
        for address in interface.addresses:
            assert not address.address.startswith(("127.", "169.254.", "fe80:"))
            assert address.address != "::1"
    for text in texts:
        if text is not None:
            assert 0 < len(text) <= 255
            assert not re.search(r"[\x00-\x1f\x7f\u202e]", text)
            text.encode("utf-8")
