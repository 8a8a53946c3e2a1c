-- The backing chain that a host reports of a running disk, and the block job on it.
alter table vm_device add column images jsonb;
