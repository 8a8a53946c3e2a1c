-- What hosts call a disk or drive, such as vda: they count by that name.
alter table vm_device add column target text;
