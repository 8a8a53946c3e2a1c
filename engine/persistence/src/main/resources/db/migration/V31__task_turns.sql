-- Tasks of engines that had no queue yet get their turn.
insert into scheduled_tasks (task_name, task_instance, owner_id, execution_time, picked, version)
select 'task', id::text, owner_id, 'epoch', false, 1 from task where ended_at is null and not waits_for_children
on conflict do nothing;

-- What runs is counted by place, and what works nowhere in particular has a line of its own.
create index scheduled_tasks_running on scheduled_tasks (place_id) where picked;
create index scheduled_tasks_nowhere on scheduled_tasks (execution_time) where not picked and place_id is null;

-- Rows come and go with every task; dead ones slow each look down.
alter table scheduled_tasks set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- What ended first is removed first, with its parts. Lists of tasks show wholes.
drop index task_ended;
create index task_ended on task (ended_at, id) where ended_at is not null and parent_id is null;
create index task_part on task ((case when parent_id is null then 'false' else 'true' end), started_at desc, id);
