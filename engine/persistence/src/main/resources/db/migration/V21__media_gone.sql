-- Drives whose image was removed before drives were counted as its users.
update vm_device
set device = jsonb_set(device, '{medium}', '"empty"')
where medium_id is null and device ->> 'medium' like 'disk:%';
