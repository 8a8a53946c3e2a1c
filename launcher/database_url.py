"""Database addresses: from the form people write to the form the engine's driver wants."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from launcher.errors import LauncherError

DEFAULT_PORT = 5432
PROTOCOL_VERSION = 3 << 16
STARTING_UP = b"57P03"
FORM = "write postgresql://USER:PASSWORD@HOST[:PORT]/DATABASE"


@dataclass(frozen=True)
class DatabaseAddress:
    """Where a database is and who may log in."""

    host: str
    port: int
    name: str
    user: str
    password: str = field(repr=False)
    parameters: str = ""

    @property
    def jdbc_url(self) -> str:
        """The address as the JDBC driver wants it, without user and password."""
        query = f"?{self.parameters}" if self.parameters else ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"jdbc:postgresql://{host}:{self.port}/{self.name}{query}"

    def answers(self, seconds: float = 3) -> bool:
        """Whether a PostgreSQL is there and ready to let users log in."""
        words = f"user\0{self.user}\0database\0{self.name}\0\0".encode()
        try:
            with socket.create_connection((self.host, self.port), timeout=seconds) as connection:
                connection.sendall(struct.pack("!II", len(words) + 8, PROTOCOL_VERSION) + words)
                reply = connection.recv(1024)
        except OSError:
            return False
        return reply[:1] == b"R" or (reply[:1] == b"E" and STARTING_UP not in reply)


def parse(url: str) -> DatabaseAddress:
    """Read ``postgresql://user:password@host:port/database``."""
    try:
        parts = urlsplit(url)
        port = parts.port or DEFAULT_PORT
    except ValueError as error:
        raise LauncherError(f"the database URL cannot be read: {error}", FORM) from None
    name = parts.path.removeprefix("/")
    if parts.scheme not in {"postgresql", "postgres"} or not (parts.hostname and parts.username and name):
        raise LauncherError("the database URL lacks its scheme, host, user or database name", FORM)
    password = unquote(parts.password or "")
    if "${" in password or "\n" in password:
        raise LauncherError("the database password contains '${' or a line break", "choose another password")
    return DatabaseAddress(parts.hostname, port, name, unquote(parts.username), password, parts.query)
