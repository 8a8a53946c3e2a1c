#!/usr/bin/python3
"""Writes the dataclasses of the protocol from protocol.json: generate_schema.py [--check]."""

import argparse
import json
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parents[1] / "src/vireo_agent"
DOCUMENT = PACKAGE / "protocol/protocol.json"
TARGET = PACKAGE / "schema/types.py"
WIDTH = 120
HEAD = '''"""Generated from protocol.json by tools/generate_schema.py; do not edit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

Uuid = Annotated[str, "uuid"]
'''
SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def generated(definitions: dict[str, Any]) -> str:
    """The text of the module."""
    blocks = [HEAD]
    blocks += [_words(n, d["enum"]) for n, d in definitions.items() if "enum" in d]
    done: set[str] = set()
    for name in definitions:
        blocks += _classes(name, definitions, done)
    return "".join(blocks)


def _words(name: str, words: list[str]) -> str:
    listed = ", ".join(f'"{word}"' for word in words)
    line = f"{name} = Literal[{listed}]\n"
    return line if len(line) <= WIDTH else f"{name} = Literal[\n    {listed}\n]\n"


def _classes(name: str, definitions: dict[str, Any], done: set[str]) -> Iterator[str]:
    """The class of a definition, after those that it needs."""
    described = definitions[name]
    if name in done or "enum" in described:
        return
    done.add(name)
    for needed in _references(described):
        yield from _classes(needed, definitions, done)
    yield f"\n\n@dataclass(frozen=True, slots=True)\nclass {name}:\n" + _docstring(
        described["description"].rstrip(".") + "."
    )
    required = described["required"]
    members = described["properties"].items()
    lines = [f"    {n}: {_hint(m)}\n" for n, m in members if n in required]
    lines += [f"    {n}: {_optional(m)}\n" for n, m in members if n not in required]
    if lines:
        yield "\n" + "".join(lines)


def _references(described: Any) -> Iterator[str]:
    if isinstance(described, dict):
        if "$ref" in described:
            yield _name(described)
        for value in described.values():
            yield from _references(value)
    elif isinstance(described, list):
        for value in described:
            yield from _references(value)


def _docstring(text: str) -> str:
    if len(text) + len('    """"""') <= WIDTH:
        return f'    """{text}"""\n'
    first, *rest = textwrap.wrap(text, WIDTH - len('    """'))
    body = "".join(f"{line}\n" for line in textwrap.wrap(" ".join(rest), WIDTH - 4))
    return textwrap.indent(f'"""{first}\n{body}"""\n', "    ")


def _optional(described: dict[str, Any]) -> str:
    hint, default = _hint(described), described.get("default")
    if default is None:
        return f"{hint} | None = None"
    if default == {}:
        return f"{hint} = field(default_factory=dict)"
    return f"{hint} = {json.dumps(default)}"


def _hint(described: dict[str, Any]) -> str:
    if "$ref" in described:
        return _name(described)
    if "oneOf" in described:
        return " | ".join(_hint(member) for member in described["oneOf"])
    if "enum" in described:
        return "Literal[" + ", ".join(f'"{word}"' for word in described["enum"]) + "]"
    if described["type"] == "array":
        return f"tuple[{_hint(described['items'])}, ...]"
    if described["type"] == "object":
        return f"Mapping[str, {_hint(described['additionalProperties'])}]"
    return "Uuid" if described.get("format") == "uuid" else _bounded(described)


def _bounded(described: dict[str, Any]) -> str:
    """A scalar with what the document says of its values; integers are never negative."""
    scalar = SCALARS[described["type"]]
    if "pattern" in described:
        return f'Annotated[{scalar}, r"{described["pattern"].strip("^$")}"]'
    if "maximum" in described:
        least = f"{described['minimum']}, " if described.get("minimum") else ""
        return f"Annotated[{scalar}, range({least}{described['maximum'] + 1})]"
    return scalar


def _name(described: dict[str, Any]) -> str:
    name: str = described["$ref"].rpartition("/")[2]
    return name


def main() -> int:
    """Writes the module, or says that it is not what it would write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when out of date")
    check = parser.parse_args().check
    text = generated(json.loads(DOCUMENT.read_text(encoding="utf-8"))["$defs"])
    if not check:
        TARGET.write_text(text, encoding="utf-8")
    return int(TARGET.read_text(encoding="utf-8") != text)


if __name__ == "__main__":
    sys.exit(main())
