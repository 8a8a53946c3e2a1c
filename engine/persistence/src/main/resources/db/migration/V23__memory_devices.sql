-- Memory devices were taken that are impossible, and rows that cannot be read stop the monitoring of their host: an
-- alignment and persistence of what has no path, which never did anything, and sizes that no VM can start with.
delete from vm_device where kind = 'MEMORY' and (device ->> 'sizeBytes')::numeric > 4398046511104;

update vm_device set device = device #- '{store,alignBytes}' #- '{store,persistent}'
    where kind = 'MEMORY' and device #>> '{store,path}' is null
        and (device -> 'store' ? 'alignBytes' or device -> 'store' ? 'persistent');

update template t set devices = jsonb_set(t.devices, '{devices}', (
        select coalesce(
            jsonb_agg(
                case
                    when each ->> 'kind' = 'MEMORY' and each #>> '{store,path}' is null
                        then each #- '{store,alignBytes}' #- '{store,persistent}'
                    else each
                end
                order by place),
            '[]')
        from jsonb_array_elements(t.devices -> 'devices') with ordinality listed (each, place)
        where each ->> 'kind' <> 'MEMORY' or coalesce((each ->> 'sizeBytes')::numeric, 0) <= 4398046511104))
    where t.devices @> '{"devices": [{"kind": "MEMORY"}]}';
