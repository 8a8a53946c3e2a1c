"""Log lines in the shape of engine.log, with the correlation id of the request at work."""

import asyncio
import logging
import logging.handlers
import re
import sys
import threading
from contextvars import ContextVar
from pathlib import Path

from vireo_agent.clock import rfc3339

correlation: ContextVar[str] = ContextVar("correlation", default="")
verb: ContextVar[str] = ContextVar("verb", default="")
# Of the request at work; empty for one without.
key: ContextVar[str] = ContextVar("key", default="")

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """``text`` on one line: what could forge or garble a log line is shown as an escape."""
    return _CONTROL.sub(lambda match: match.group().encode("unicode_escape").decode(), text)


class LineFormatter(logging.Formatter):
    """time LEVEL [logger] (task) [correlation-id] message"""

    def format(self, record: logging.LogRecord) -> str:
        line = (
            f"{rfc3339(record.created)} {record.levelname:<5} [{record.name}] ({task_name()})"
            f" [{printable(correlation.get())}] {printable(record.getMessage())}"
        )
        if record.exc_info:
            line += "\n" + self.formatException(record.exc_info)
        return line


def task_name() -> str:
    """The name of the current task, or of the thread where there is none."""
    try:
        task = asyncio.current_task()
    except RuntimeError:
        task = None
    return task.get_name() if task else threading.current_thread().name


def name_task(name: str) -> None:
    """Names the current task, for its log lines."""
    task = asyncio.current_task()
    if task is not None:
        task.set_name(name)


def configure(level: str, log_file: Path | None) -> None:
    """Sends all logging to ``log_file`` (safe under logrotate), or to standard error."""
    logging.addLevelName(logging.WARNING, "WARN")
    handler: logging.Handler = logging.StreamHandler(sys.stderr)
    if log_file is not None:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.WatchedFileHandler(log_file, encoding="utf-8")
    handler.setFormatter(LineFormatter())
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(level)
    logging.getLogger("asyncio").setLevel("WARNING")
    logging.getLogger("aiohttp").setLevel("WARNING")
