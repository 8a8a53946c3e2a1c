"""Wall-clock time in the one spelling that leaves this process: UTC, RFC 3339, milliseconds."""

from datetime import UTC, datetime


def rfc3339(seconds: float | None = None) -> str:
    """``seconds`` since the epoch, or now, as 2026-11-21T10:00:00.123Z."""
    moment = datetime.now(UTC) if seconds is None else datetime.fromtimestamp(seconds, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
