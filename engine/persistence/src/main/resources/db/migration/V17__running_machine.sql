-- How large the machine of a run is by its host's word, and how much of the host's memory is kept for the run. What runs
-- already is read anew: its hash is forgotten.
alter table vm_runtime add column machine jsonb;
alter table vm_runtime add column promised_bytes bigint not null default 0;
update vm_runtime r set promised_bytes = v.memory_bytes, devices_hash = null
    from vm v where v.id = r.vm_id and r.host_id is not null;
