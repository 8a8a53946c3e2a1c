"""The engine's settings file: Java properties, readable by the engine's user alone."""

from __future__ import annotations

import re

from launcher import accounts, secretfile
from launcher.database_url import DatabaseAddress
from launcher.installation import Installation


def write(installation: Installation, database: DatabaseAddress) -> bool:
    """Write the settings unless they are there already; tells whether they changed."""
    values = {
        "vireo.state.directory": str(installation.state),
        "vireo.pki.directory": str(installation.pki),
        "vireo.pki.password": (installation.pki / "server.password").read_text().strip(),
        "vireo.admin.password.file": str(installation.admin_password_file),
        "vireo.https.port": str(installation.ports.https),
        "vireo.management.port": str(installation.ports.management),
        "vireo.database.url": database.jdbc_url,
        "vireo.database.user": database.user,
        "vireo.database.password": database.password,
        "vireo.host.directories": installation.host_directories,
        "vireo.tasks.kept.days": str(installation.task_days),
        "vireo.user.rate": str(installation.user_rate),
    }
    text = "".join(f"{name}={_escape(value)}\n" for name, value in values.items())
    target = installation.engine_properties
    if target.exists() and target.read_text() == text:
        return False
    secretfile.write(target, text, accounts.owner(accounts.ENGINE_USER))
    return True


def database(installation: Installation) -> DatabaseAddress:
    """Return the database the engine is set to use."""
    values = read(installation)
    location = values["vireo.database.url"].removeprefix("jdbc:postgresql://")
    authority, _, rest = location.partition("/")
    host, _, port = authority.rpartition(":")
    name, _, parameters = rest.partition("?")
    user, password = values["vireo.database.user"], values["vireo.database.password"]
    return DatabaseAddress(host.strip("[]"), int(port), name, user, password, parameters)


def read(installation: Installation) -> dict[str, str]:
    """Return the settings as written."""
    lines = installation.engine_properties.read_text().splitlines()
    pairs = (line.partition("=") for line in lines)
    return {name: _unescape(value) for name, _, value in pairs}


def _escape(value: str) -> str:
    """Escape what a Java properties file would read in another way."""
    text = value.replace("\\", "\\\\")
    text = "\\" + text if text.startswith(" ") else text
    return "".join(char if char.isascii() else _unicode_escape(char) for char in text)


def _unicode_escape(char: str) -> str:
    """Return Java's escape: one or two UTF-16 units."""
    units = char.encode("utf-16-be").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def _unescape(value: str) -> str:
    text = re.sub(r"\\(u[0-9a-f]{4}|.)", lambda found: _unescaped(found.group(1)), value)
    return text.encode("utf-16", "surrogatepass").decode("utf-16")


def _unescaped(word: str) -> str:
    return chr(int(word[1:], 16)) if len(word) > 1 else word
