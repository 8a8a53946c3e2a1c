-- A VM's row is written by commands and by the monitoring: who read it before another wrote it must not write it back.
alter table vm add column row_version bigint not null default 0;
alter table vm alter column row_version drop default;

-- Memory of a host that is kept for the growth of a running VM until its host has plugged it in.
alter table vm_runtime add column reserved_bytes bigint not null default 0;
alter table vm_runtime alter column reserved_bytes drop default;
