"""The network filters' files: whole, in an order that libvirt can take, and never renumbered."""

from xml.etree.ElementTree import Element

from vireo_agent import xmlsafe
from vireo_agent.network import filters


def parsed() -> list[Element]:
    return [xmlsafe.parse(document) for document in filters.documents()]


def testEveryFilterRefersOnlyToThoseBefore() -> None:
    known: set[str] = set()
    for document in parsed():
        for reference in document.iterfind("filterref"):
            assert reference.get("filter") in known
        name = document.get("name")
        assert name
        assert name.startswith("vireo-")
        known.add(name)


def testEveryFilterHasAnIdOfItsOwn() -> None:
    ids = [document.findtext("uuid") for document in parsed()]
    assert all(ids)
    assert len(set(ids)) == len(ids)


def testEveryGuardEndsWithADrop() -> None:
    for document in parsed():
        rules = document.findall("rule")
        if rules:
            last = max(rules, key=lambda rule: int(rule.get("priority", "0")))
            assert last.get("action") == "drop"
