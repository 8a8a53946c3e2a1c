"""How each request ended: none may vanish, and none be done twice."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict

from launcher.torture.ledger import Attempt, wish_of
from launcher.torture.rows import Task
from launcher.torture.wishes import PREFIX

ENDS = {"FINISHED": "finished", "FAILED": "failed", "ABORTED": "aborted", "UNKNOWN": "undecided"}
MOST_TASKS = 1
# Names of what the callers make, and ids.
WORD = re.compile(rf"{PREFIX}-[\w-]+|[0-9a-f]{{8}}-[0-9a-f-]{{27}}")


def faults(attempts: list[Attempt], tasks: list[Task]) -> list[str]:
    """Return what is wrong between the answers and the tasks: each wish has a key, so at most one task comes of it."""
    by_wish: defaultdict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        by_wish[wish_of(task.correlation)].append(task)
    found = [
        f"wish {wish} ({done[0].description}) was done {len(done)} times"
        for wish, done in by_wish.items()
        if len(done) > MOST_TASKS
    ]
    for attempt in attempts:
        found += _of_request(attempt, by_wish[attempt.wish])
    return found + [fault for task in tasks if (fault := _of_end(task))]


def _of_request(attempt: Attempt, tasks: list[Task]) -> list[str]:
    who = f"request {attempt.correlation} ({attempt.what}, answered with {attempt.status or 'nothing'})"
    if not tasks:
        return [f"{who} has vanished: it has no task"] if attempt.accepted else []
    if attempt.job and tasks[0].id != attempt.job:
        return [f"{who} was told of job {attempt.job}, and has {tasks[0].id}"]
    own = tasks[0].correlation == attempt.correlation
    if own and tasks[0].status == "FINISHED" and attempt.refused:
        return [f"{who} was refused ({attempt.said}), and done all the same"]
    return []


def _of_end(task: Task) -> str:
    if task.ended is None or task.status not in ENDS:
        return f"task {task.id} ({task.description}) has no end: it is {task.status}"
    if task.status != "FINISHED" and not task.failure:
        return f"task {task.id} ({task.description}) ended as {task.status} without a reason"
    return ""


def named(tasks: list[Task], faults: list[str]) -> list[str]:
    """Return a line for each task about something that a fault names."""
    words = set(WORD.findall(" ".join(faults)))
    return [
        f"{task.ended} {task.command} ({task.description}) {task.status} {task.failure}"
        for task in tasks
        if words & set(WORD.findall(f"{task.description} {json.dumps(task.arguments)}"))
    ]


def counts(attempts: list[Attempt], tasks: list[Task]) -> dict[str, int]:
    """Return how many requests ended how.

    One that was sent again has no task of its own, but the first one's; where no answer says no and there is no task,
    the request never arrived.
    """
    of_request = {task.correlation: task for task in tasks}
    found: Counter[str] = Counter()
    for attempt in attempts:
        task = of_request.get(attempt.correlation)
        if task is not None:
            found[ENDS.get(task.status, task.status)] += 1
        elif attempt.accepted:
            found["answered again"] += 1
        else:
            found["refused" if attempt.refused else "unanswered"] += 1
    return dict(found)
