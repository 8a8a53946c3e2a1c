"""A client of the engine's REST API, as any other: TLS checked, a token, JSON."""

from __future__ import annotations

import http.client
import json
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from launcher.errors import LauncherError

Entity = dict[str, Any]
TIMEOUT_SECONDS = 60
REFUSED = 400  # this status and those above it
CONFLICT = 409
BUSY = "in progress"  # what the engine says of an object that another task has locked


class ApiError(LauncherError):
    """The engine refused a request."""

    def __init__(self, method: str, path: str, status: int, body: str) -> None:
        """Keep the status and say what the engine said."""
        super().__init__(f"{method} {path} was answered with {status}: {_reason(body)}")
        self.status = status


class NoAnswerError(LauncherError):
    """What became of a request is not known: the engine is away, or went before it answered."""

    def __init__(self, url: str, lost: Exception) -> None:
        """Say where the engine was looked for."""
        super().__init__(f"the engine at {url} does not answer: {lost}", "see ./vireo status; ./vireo up brings it up")


class Api:
    """The engine at one address, with one user's rights."""

    def __init__(self, url: str, ca_certificate: Path) -> None:
        """Trust only the engine's own certificate authority."""
        self._url = url
        self._tls = ssl.create_default_context(cafile=str(ca_certificate))
        self.token = ""

    def log_in(self, user: str, password: str) -> None:
        """Get a token by the password."""
        form = {"grant_type": "password", "scope": "ovirt-app-api", "username": user, "password": password}
        answer = self._send(
            "POST",
            "/ovirt-engine/sso/oauth/token",
            urlencode(form).encode(),
            {"Content-Type": "application/x-www-form-urlencoded"},
        )
        if "access_token" not in answer:
            raise LauncherError(f"the engine gave {user} no token: {answer.get('error', answer)}")
        self.token = answer["access_token"]

    def healthy(self) -> bool:
        """Whether the engine says it is ready."""
        try:
            self._send("GET", "/ovirt-engine/services/health", None, {})
        except LauncherError:
            return False
        return True

    def get(self, path: str) -> Entity:
        """Read one resource below the API's root."""
        return self._send("GET", f"/ovirt-engine/api{path}", None, {})

    def delete(self, path: str, headers: dict[str, str] | None = None) -> Entity:
        """Remove one resource."""
        return self._send("DELETE", f"/ovirt-engine/api{path}", None, headers or {})

    def post(
        self, path: str, body: Entity, root: str = "/ovirt-engine/api", headers: dict[str, str] | None = None
    ) -> Entity:
        """Add to a collection, or call an action."""
        all_headers = {"Content-Type": "application/json", **(headers or {})}
        return self._send("POST", root + path, json.dumps(body).encode(), all_headers)

    def post_when_free(self, path: str, body: Entity, seconds: float) -> Entity:
        """Post as soon as no other task holds what the call needs."""
        end = time.monotonic() + seconds
        while True:
            try:
                return self.post(path, body)
            except ApiError as refused:
                if refused.status != CONFLICT or BUSY not in refused.what or time.monotonic() > end:
                    raise
            time.sleep(0.5)

    def list(self, path: str, member: str) -> list[Entity]:
        """Return all entities of a collection."""
        found = self.get(path).get(member, [])
        return found if isinstance(found, list) else [found]

    def find(self, path: str, member: str, name: str) -> Entity | None:
        """Return the entity of that name."""
        query = f"?search={quote(f'name={name}')}"
        return next((one for one in self.list(path + query, member) if one.get("name") == name), None)

    def ensure(self, path: str, member: str, body: Entity) -> tuple[Entity, bool]:
        """Return the entity of the body's name, added if it was not there, and whether it was added."""
        found = self.find(path, member, body["name"])
        return (found, False) if found else (self.post(path, body), True)

    def await_status(self, path: str, wanted: set[str], seconds: float, busy: Callable[[str], None]) -> Entity:
        """Wait until an entity's status is one of those wanted."""
        end = time.monotonic() + seconds
        while True:
            entity = self.get(path)
            status = str(entity.get("status", ""))
            if status in wanted:
                return entity
            name = entity.get("name", path)
            busy(f"{name} is {status}")
            if time.monotonic() > end:
                raise LauncherError(f"{name} is {status} after {seconds:.0f} s, not {' or '.join(sorted(wanted))}")
            time.sleep(0.5)

    def _send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Entity:
        request = urllib.request.Request(  # noqa: S310 - the URL is https, made by us
            self._url + path, data=body, method=method, headers={"Accept": "application/json", **headers}
        )
        if self.token:
            request.add_header("Authorization", f"Bearer {self.token}")
        try:
            status, content, kind = self._exchange(request)
        except (OSError, http.client.HTTPException) as lost:
            raise NoAnswerError(self._url, lost) from lost
        if status >= REFUSED:
            raise ApiError(method, path, status, content.decode(errors="replace"))
        parsed = json.loads(content) if content and "json" in kind else {}
        return parsed if isinstance(parsed, dict) else {"value": parsed}

    def _exchange(self, request: urllib.request.Request) -> tuple[int, bytes, str]:
        """Return an answer's status, body and type, whether it is good or a fault."""
        try:
            answer = urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS, context=self._tls)  # noqa: S310
        except urllib.error.HTTPError as fault:
            answer = fault
        with answer:
            return answer.status, answer.read(), answer.headers.get("Content-Type", "")


def _reason(body: str) -> str:
    """Return the human part of a fault."""
    try:
        fault = json.loads(body)
    except ValueError:
        return body[:500]
    if isinstance(fault, dict) and "fault" in fault:
        fault = fault["fault"]
    parts = [str(fault[key]) for key in ("reason", "detail", "error") if isinstance(fault, dict) and fault.get(key)]
    return ": ".join(parts) or body[:500]
