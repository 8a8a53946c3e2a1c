-- Which of its host's processors a run has, so that no other run is given them.
alter table vm_runtime add column cpu_placement jsonb;
create index vm_runtime_cpu_placement on vm_runtime (host_id) where cpu_placement is not null;
