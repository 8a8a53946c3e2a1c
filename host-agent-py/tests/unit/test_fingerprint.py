"""The devices hash changes with the devices and with nothing else."""

import random
from pathlib import Path
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from vireo_agent.domains import report
from vireo_agent.domains.metadata import NAMESPACE

LIVE = (Path(__file__).parent / "live.xml").read_text(encoding="utf-8")

MIRROR = "<mirror type='file' job='copy'><source file='/x' index='3'/></mirror>"


def hash_of(xml: str) -> str:
    return report.read(xml).devices_hash


def testTheHashIsTheSameInEveryProcessAndVersion() -> None:
    # Change this value only together with docs/protocol.md: all engines read all XMLs anew.
    assert hash_of(LIVE) == "e169b5c6fde6d7996d6017c9948f45f166c6b72994376e0593c34129bf763e41"


def testVolatilePartsDoNotCount() -> None:
    for before, after in (
        ("state='disconnected'", "state='connected'"),
        (
            "<source file='/images/a.qcow2' index='2'/>",
            "<source file='/images/a.qcow2' index='9'/>",
        ),
        ("<backingStore type='file' index='3'>", "<backingStore type='file' index='5'>"),
        ("<startedAt>2026-11-21T10:00:00.000Z</startedAt>", "<startedAt>2030</startedAt>"),
        ("<!-- here -->", "<seclabel model='dac' relabel='no'/>"),
        ("<current unit='KiB'>0</current>", "<current unit='KiB'>4096</current>"),
    ):
        assert before in LIVE
        assert hash_of(LIVE.replace(before, after)) == hash_of(LIVE), before


def testTheNumberOfTheCopyInABlockJobDoesNotCount() -> None:
    copied = LIVE.replace("<!-- here -->", MIRROR)
    assert hash_of(copied.replace("index='3'/></mirror>", "index='8'/></mirror>")) == hash_of(copied)


def testEveryRealChangeCounts() -> None:
    seen = {hash_of(LIVE)}
    for before, after in (
        ("vnet0", "vnet1"),
        ("port='5900'", "port='5901'"),
        ("/images/a.qcow2", "/images/b.qcow2"),
        ("/images/base.qcow2", "/images/other.qcow2"),
        ("<target dev='vda' bus='virtio'/>", "<target dev='vda' bus='virtio' tray='open'/>"),
        ("ua-7d2f", "ua-7d30"),
        ("slot='0x03'", "slot='0x04'"),
        ("<v:configurationVersion>7<", "<v:configurationVersion>8<"),
        ("YQ==", "Yg=="),
        ("<!-- here -->", MIRROR),
        ("<!-- here -->", MIRROR.replace("job='copy'", "job='copy' ready='yes'")),
        ("<memballoon model='virtio'/>", ""),
        ("<vcpu>1</vcpu>", "<vcpu current='1'>2</vcpu>"),
        ("adjustment='0'", "adjustment='3600'"),
    ):
        assert before in LIVE
        changed = hash_of(LIVE.replace(before, after))
        assert changed not in seen, before
        seen.add(changed)


def testOrderOfDevicesAndAttributesAndPrefixesDoNotCount() -> None:
    root = ElementTree.fromstring(LIVE)
    devices = root.find("devices")
    assert devices is not None
    shuffled = list(devices)
    random.Random(7).shuffle(shuffled)
    devices[:] = shuffled
    for element in root.iter():
        attributes = sorted(element.attrib.items(), reverse=True)
        element.attrib.clear()
        element.attrib.update(attributes)
    assert hash_of(ElementTree.tostring(root, encoding="unicode")) == hash_of(LIVE)
    assert hash_of(LIVE.replace("v:", "other:").replace("xmlns:v=", "xmlns:other=")) == hash_of(LIVE)


def testReportReadsWhatTheAgentWroteAndWhoManages() -> None:
    found = report.read(LIVE)
    assert found.managed
    assert found.started_at == "2026-11-21T10:00:00.000Z"
    assert not found.agent_connected
    assert report.read(LIVE.replace("state='disconnected'", "state='connected'")).agent_connected
    assert not report.read(LIVE.replace(NAMESPACE, "urn:other")).managed


@given(st.text())
def testAnyTextHasAHashAndTheSameEachTime(text: str) -> None:
    assert hash_of(text) == hash_of(text)
    assert len(hash_of(text)) == 64
