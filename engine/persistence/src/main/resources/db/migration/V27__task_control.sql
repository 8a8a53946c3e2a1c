-- Tasks that can be cancelled, repeated, and be made of others; steps that are undone and say how far they are.
alter table task
    add column parent_id          uuid references task on delete cascade deferrable initially deferred,
    add column retry_of           uuid,
    add column step_count         integer not null default 0,
    add column error_code         text,
    add column cancelled_by       uuid,
    add column cancelled_at       timestamptz,
    add column waits_for_children boolean not null default false;
create index task_parent on task (parent_id, started_at, id) where parent_id is not null;
create index task_parent_unfinished on task (parent_id) where parent_id is not null and ended_at is null;

alter table task_step
    add column undoing     boolean not null default false,
    add column bytes_done  bigint,
    add column bytes_total bigint;

create table task_line (
    id       bigint generated always as identity primary key,
    task_id  uuid        not null references task on delete cascade deferrable initially deferred,
    position integer     not null,
    at       timestamptz not null,
    severity text        not null,
    text     text        not null
);
create index task_line_task on task_line (task_id, id);
