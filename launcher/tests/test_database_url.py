"""Reading database addresses, and asking whether a database is there."""

import socket
import threading
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from launcher import database_url
from launcher.database_url import DatabaseAddress
from launcher.errors import LauncherError


def testAllPartsAreRead() -> None:
    found = database_url.parse("postgresql://vi:p%40ss@db.example:6432/engine?sslmode=verify-full")
    assert found == DatabaseAddress("db.example", 6432, "engine", "vi", "p@ss", "sslmode=verify-full")
    assert found.jdbc_url == "jdbc:postgresql://db.example:6432/engine?sslmode=verify-full"


def testAnIpv6HostKeepsItsBrackets() -> None:
    assert database_url.parse("postgresql://u:p@[::1]/d").jdbc_url == "jdbc:postgresql://[::1]:5432/d"


@pytest.mark.parametrize(
    "url", ["mysql://u:p@h/d", "postgresql://h/d", "postgresql://u:p@h", "x", "postgresql://u@h:x/d"]
)
def testWhatIsNoDatabaseUrlIsRefusedWithTheForm(url: str) -> None:
    with pytest.raises(LauncherError) as refusal:
        database_url.parse(url)
    assert refusal.value.remedy == database_url.FORM


def testAPasswordNeverShowsInTheTextOfAnAddress() -> None:
    assert "geheim" not in repr(database_url.parse("postgresql://u:geheim@h/d"))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def testAnyPasswordSurvivesItsUrl(password: str) -> None:
    if "${" not in password:
        assert database_url.parse(f"postgresql://u:{quote(password, safe='')}@h/d").password == password


def serve(reply: bytes) -> int:
    listener = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(1024)
            connection.sendall(reply)

    threading.Thread(target=answer, daemon=True).start()
    return int(listener.getsockname()[1])


@pytest.mark.parametrize(
    ("reply", "ready"),
    [
        (b"R\0\0\0\x17", True),
        (b"E\0\0\0\x50SFATAL\0C28P01\0", True),
        (b"ESFATAL\0C57P03\0", False),
        (b"HTTP/1.1", False),
    ],
)
def testADatabaseAnswersOnlyWhenItLetsUsersIn(reply: bytes, *, ready: bool) -> None:
    address = DatabaseAddress("127.0.0.1", serve(reply), "d", "u", "p")
    assert address.answers() is ready


def testAnEmptyPortIsNoDatabase() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = int(listener.getsockname()[1])
    assert not DatabaseAddress("127.0.0.1", port, "d", "u", "p").answers()
