-- Which disks lie in drives was written in the devices' documents alone, and their images could be removed under a guest.
alter table vm_device add column medium_id uuid references disk deferrable initially deferred;

update vm_device
set medium_id = disk.id
from disk
where vm_device.device ->> 'medium' = 'disk:' || disk.id::text;

create index vm_device_medium on vm_device (medium_id) where medium_id is not null;

-- What lies in a drive of a running VM only until it stops.
create index vm_device_drive on vm_device (host_side) where kind in ('CDROM', 'FLOPPY') and host_side is not null;
