-- A step and the taking back of it have the same position; what each of them wrote is told apart.
alter table task_line
    add column undoing boolean not null default false;
update task_line l set undoing = true
    from task_step s
    where s.task_id = l.task_id and s.position = l.position and s.undoing and s.started_at <= l.at;
