-- What of networks and profiles is not searched for. What a document does not say is the default.
alter table network add column settings jsonb not null default '{}';
alter table vnic_profile add column settings jsonb not null default '{}';
-- A device that is kept, but not part of the machine.
alter table vm_device add column plugged boolean not null default true;
