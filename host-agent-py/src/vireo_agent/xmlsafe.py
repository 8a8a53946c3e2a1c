"""XML from outside: no DTD, no entities, bounded in size, depth and number of elements."""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

MAX_BYTES = 4 * 1024 * 1024
_MAX_DEPTH = 64
_MAX_ELEMENTS = 50_000


class XmlRefused(ValueError):
    """Why a document is not taken."""


class _Target(TreeBuilder):
    """Builds the tree within bounds and tells where elements end."""

    def __init__(self, on_end: Callable[[str, int], None]) -> None:
        super().__init__()
        self._on_end = on_end
        self._depth = 0
        self._elements = 0

    def start(self, tag: Any, attrs: Any, /) -> Element:
        self._depth += 1
        self._elements += 1
        if self._depth > _MAX_DEPTH:
            raise XmlRefused(f"elements are nested deeper than {_MAX_DEPTH} levels")
        if self._elements > _MAX_ELEMENTS:
            raise XmlRefused(f"more than {_MAX_ELEMENTS} elements")
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Element:
        self._on_end(tag, self._depth)
        self._depth -= 1
        return super().end(tag)


def parse(text: str) -> Element:
    """The root element of ``text``."""
    return parse_with_ends(text)[0]


def parse_with_ends(text: str, tag: str = "", depth: int = 0) -> tuple[Element, list[int]]:
    """The root element, and the byte offsets (UTF-8) of the end tags of ``tag`` at ``depth``."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise XmlRefused(f"not encodable as UTF-8: {error.reason}") from None
    if len(data) > MAX_BYTES:
        raise XmlRefused(f"{len(data)} bytes are more than the limit of {MAX_BYTES}")
    ends: list[int] = []

    def on_end(ended: str, at_depth: int) -> None:
        if ended == tag and at_depth == depth:
            ends.append(parser.parser.CurrentByteIndex)

    parser = DefusedXMLParser(target=_Target(on_end), encoding="utf-8", forbid_dtd=True)
    try:
        parser.feed(data)
        root: Element = parser.close()
    except DefusedXmlException as error:
        raise XmlRefused(f"a DTD or an entity is declared ({type(error).__name__})") from None
    except ParseError as error:
        raise XmlRefused(f"not well-formed: {error}") from None
    return root, ends


def local_name(element: Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]
