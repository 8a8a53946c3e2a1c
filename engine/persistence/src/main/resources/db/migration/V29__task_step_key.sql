-- A step is entered once, also when the answer to that commit was lost; it is found by what it is.
drop index task_step_task;
create unique index task_step_key on task_step (task_id, position, undoing);
