-- Which vNIC profile a card has was written in its document alone, so that "who uses this profile" read all VMs.
alter table vm_device add column profile_id uuid;

update vm_device
set profile_id = (device ->> 'vnicProfileId')::uuid
where kind = 'NIC' and device ->> 'vnicProfileId' is not null;

create index vm_device_profile on vm_device (profile_id) where profile_id is not null;
