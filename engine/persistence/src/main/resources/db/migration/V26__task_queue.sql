-- Accepted tasks with steps left, in db-scheduler's table (its documentation names the columns) and two columns more. The
-- execution time is a turn here, see SchedulerTaskQueue.
create table scheduled_tasks (
    task_name            text collate "C" not null,
    task_instance        text collate "C" not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    owner_id             uuid        not null,
    place_id             uuid,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_turn on scheduled_tasks (execution_time) where not picked;
create index scheduled_tasks_place on scheduled_tasks (place_id, execution_time) where not picked;
create index scheduled_tasks_owner on scheduled_tasks (owner_id, execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat) where picked;
