"""Keeps secrets out of the log and out of error texts."""

import copy
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from vireo_agent import xmlsafe
from vireo_agent.domains import metadata

_MASK = "***"
_SECRET_ATTRIBUTES = frozenset({"passwd", "password", "secret"})
_MIN_SECRET_LENGTH = 4

ElementTree.register_namespace("vireo", metadata.NAMESPACE)


def loggable(root: Element) -> str:
    """The document on one line, with passwords, payload contents and firmware texts masked."""
    shown = copy.deepcopy(root)
    for entry in _entries(shown):
        entry.text = _MASK
    for element in shown.iter():
        for attribute in _SECRET_ATTRIBUTES & set(element.attrib):
            if element.tag != metadata.FILE:  # there the attribute is a mere reference
                element.set(attribute, _MASK)
        if element.tag == metadata.FILE and element.text:
            element.text = _MASK
        if element.text and not element.text.strip():
            element.text = None
        if element.tail and not element.tail.strip():
            element.tail = None
    text = ElementTree.tostring(shown, encoding="unicode")
    return text.replace("\r", "&#13;").replace("\n", "&#10;")


def secrets_of(root: Element) -> tuple[str, ...]:
    """Every password and every text for the guest's firmware that the document holds."""
    entries = (part for entry in _entries(root) for part in _parts(entry.text or ""))
    passwords = (
        value
        for element in root.iter()
        for attribute, value in element.attrib.items()
        if attribute in _SECRET_ATTRIBUTES and element.tag != metadata.FILE
    )
    return (*filter(None, entries), *passwords)


def secrets_in(xml: str) -> tuple[str, ...]:
    """Like secrets_of for a text that need not be XML."""
    try:
        return secrets_of(xmlsafe.parse(xml)) if xml else ()
    except xmlsafe.XmlRefused:
        return ()


def _entries(root: Element) -> Iterator[Element]:
    # Guests take credentials from SMBIOS and from fw_cfg, such as io.systemd.credential:x=secret.
    for path in ("sysinfo/oemStrings/entry", "sysinfo/entry"):
        yield from root.iterfind(path)


def _parts(text: str) -> Iterator[str]:
    for part in (text, text.partition("=")[2]):
        yield part
        if "," in part:
            yield part.replace(",", ",,")  # as QEMU's command line has it


def scrub(text: str, secrets: Iterable[str]) -> str:
    """``text`` without the secrets, should an error message quote them."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) >= _MIN_SECRET_LENGTH:
            text = text.replace(secret, _MASK)
    return text
