"""How each request ended: none may vanish, and none be done twice."""

from __future__ import annotations

from collections import Counter, defaultdict

from launcher.torture.ledger import Attempt
from launcher.torture.rows import Task

ENDS = {"FINISHED": "finished", "FAILED": "failed", "ABORTED": "aborted", "UNKNOWN": "undecided"}
# One request of the API can be two commands.
MOST_TASKS = 1


def faults(attempts: list[Attempt], tasks: list[Task]) -> list[str]:
    """Return what is wrong between the answers and the tasks."""
    by_request: defaultdict[str, list[Task]] = defaultdict(list)
    for task in tasks:
        by_request[task.correlation].append(task)
    found = []
    for attempt in attempts:
        found += _of_request(attempt, by_request[attempt.correlation])
    return found + [fault for task in tasks if (fault := _of_end(task))]


def _of_request(attempt: Attempt, tasks: list[Task]) -> list[str]:
    who = f"request {attempt.correlation} ({attempt.what}, answered with {attempt.status or 'nothing'})"
    if len(tasks) > MOST_TASKS:
        return [f"{who} was done {len(tasks)} times"]
    if not tasks and attempt.accepted:
        return [f"{who} has vanished: it has no task"]
    if tasks and attempt.job and tasks[0].id != attempt.job:
        return [f"{who} was told of job {attempt.job}, and has {tasks[0].id}"]
    if tasks and tasks[0].status == "FINISHED" and attempt.refused:
        return [f"{who} was refused ({attempt.said}), and done all the same"]
    return []


def _of_end(task: Task) -> str:
    if task.ended is None or task.status not in ENDS:
        return f"task {task.id} ({task.description}) has no end: it is {task.status}"
    if task.status != "FINISHED" and not task.failure:
        return f"task {task.id} ({task.description}) ended as {task.status} without a reason"
    return ""


def counts(attempts: list[Attempt], tasks: list[Task]) -> dict[str, int]:
    """Return how many requests ended how; where no answer says no and there is no task, the request never arrived."""
    of_request = {task.correlation: task for task in tasks}
    found: Counter[str] = Counter()
    for attempt in attempts:
        task = of_request.get(attempt.correlation)
        if task is not None:
            found[ENDS.get(task.status, task.status)] += 1
        else:
            found["refused" if attempt.refused else "unanswered"] += 1
    return dict(found)


def asked_again(attempts: list[Attempt], tasks: list[Task]) -> int:
    """Return how often a caller that got no answer asked again for what had been done, and it was done once more."""
    finished = {task.correlation for task in tasks if task.status == "FINISHED"}
    wishes = Counter(attempt.wish for attempt in attempts if attempt.correlation in finished)
    return sum(count > 1 for count in wishes.values())
