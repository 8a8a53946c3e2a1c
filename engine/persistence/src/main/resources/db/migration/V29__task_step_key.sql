-- A step is entered once, also when the answer to that commit was lost; it is found by what it is. Of those that were entered
-- twice the one that ended is kept.
delete from task_step a using task_step b
where a.task_id = b.task_id and a.position = b.position and a.undoing = b.undoing and a.id <> b.id
  and ((a.ended_at is null and b.ended_at is not null)
       or ((a.ended_at is null) = (b.ended_at is null) and a.id > b.id));
drop index task_step_task;
create unique index task_step_key on task_step (task_id, position, undoing);
