-- What a run was started with, to tell whether the next start is another one. Of what runs already nobody knows it.
alter table vm_runtime add column started_with jsonb;
