"""What the engine's database says, all of it of one moment."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from launcher import database_question
from launcher.installation import Installation

MISSING = "MISSING"
# Each is broken by a commit that leaves half of something, whenever one looks.
REMAINS = {
    "locks": "select count(*) from entity_lock",
    "tasks without an end": "select count(*) from task where ended_at is null",
    "entries of the queue": "select count(*) from scheduled_tasks where task_instance in (select id::text from task)",
    "entries of the queue without a task": "select count(*) from scheduled_tasks s"
    " where task_instance ~ '^[0-9a-f-]{36}$' and not exists (select 1 from task t where t.id::text = s.task_instance)",
    "finished tasks with a step that did not end": "select count(*) from task t join task_step s on s.task_id = t.id"
    " where t.status = 'FINISHED' and s.status = 'STARTED'",
    "VMs with memory reserved": "select count(*) from vm_runtime where reserved_bytes <> 0",
    "VMs on their way": "select count(*) from vm_runtime"
    " where status in ('IMAGE_LOCKED', 'WAIT_FOR_LAUNCH', 'UNKNOWN', 'POWERING_DOWN', 'REBOOT_IN_PROGRESS')",
    "disks that are locked": "select count(*) from disk where status = 'LOCKED'",
    "templates that are locked": "select count(*) from template where status = 'LOCKED'",
}
TABLES = {
    "tasks": "select id, command, arguments, correlation_id, description, status, failure, started_at, ended_at"
    " from task order by coalesce(ended_at, started_at)",
    "vms": "select v.id, v.name, r.status, r.host_id from vm v join vm_runtime r on r.vm_id = v.id",
    "disks": "select d.id, d.name, d.status, s.path from disk d join storage_domain s on s.id = d.storage_domain_id"
    " where d.direct is null",
    "attachments": "select vm_id, disk_id, state, plugged, device is not null as configured"
    " from vm_device where disk_id is not null and kind = 'DISK'",
    "templates": "select id, name, status from template",
}


@dataclass(frozen=True)
class Task:
    """A task as it ended."""

    id: str
    command: str
    arguments: dict[str, Any]
    correlation: str
    description: str
    status: str
    failure: str
    ended: datetime | None


@dataclass(frozen=True)
class Rows:
    """The tables that matter here, and what should not be there when nothing is asked for."""

    tasks: list[Task]
    vms: list[dict[str, Any]]
    disks: list[dict[str, Any]]
    attachments: list[dict[str, Any]]
    templates: list[dict[str, Any]]
    remains: dict[str, int]


def question() -> str:
    """Return the one statement that reads everything."""
    parts = [f"'{name}', ({sql})" for name, sql in REMAINS.items()]
    tables = [f"'{name}', (select coalesce(json_agg(t), '[]') from ({sql}) t)" for name, sql in TABLES.items()]
    return f"select json_build_object('remains', json_build_object({', '.join(parts)}), {', '.join(tables)})::text"


def read(installation: Installation) -> Rows:
    """Ask the database."""
    return parsed(database_question.ask(installation, question()))


def parsed(text: str) -> Rows:
    """Read the answer."""
    answer = json.loads(text)
    tasks = [
        Task(
            row["id"],
            row["command"],
            row["arguments"],
            row["correlation_id"],
            row["description"],
            row["status"],
            row["failure"] or "",
            datetime.fromisoformat(row["ended_at"]) if row["ended_at"] else None,
        )
        for row in answer["tasks"]
    ]
    return Rows(tasks, answer["vms"], answer["disks"], answer["attachments"], answer["templates"], answer["remains"])
