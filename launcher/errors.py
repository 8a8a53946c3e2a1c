"""What the launcher says when it cannot go on."""

from __future__ import annotations


class LauncherError(Exception):
    """A refusal with a remedy; shown to the user without a stack trace."""

    def __init__(self, what: str, remedy: str = "") -> None:
        """Say what is wrong, with its value, and what to do about it."""
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        """Both parts on their own lines."""
        return f"{self.what}\n  remedy: {self.remedy}" if self.remedy else self.what
