-- The tablet of a graphical console was an extra that every console brought along; now it is a device like any other.
with tablet as (
    select distinct vm_id, gen_random_uuid() as device_id
    from (select distinct vm_id from vm_device where kind = 'GRAPHICS' and device is not null) as with_console
)
insert into vm_device (vm_id, device_id, kind, device, state)
select vm_id,
       device_id,
       'INPUT',
       jsonb_build_object('kind', 'INPUT', 'id', device_id::text, 'type', 'TABLET', 'bus', 'USB'),
       'UNKNOWN'
from tablet;

update template
set devices = jsonb_set(
        devices,
        '{devices}',
        devices -> 'devices'
            || jsonb_build_object('kind', 'INPUT', 'id', gen_random_uuid()::text, 'type', 'TABLET', 'bus', 'USB'))
where devices -> 'devices' @> '[{"kind": "GRAPHICS"}]';
