-- Events are sealed one after the other, each with a hash over itself and the seal before: what is changed or removed
-- afterwards no longer fits. An event waits in audit_unsealed, which its own transaction enters it into, so that none is
-- passed over whose transaction ended late.
create table audit_seal (
    seq      bigint primary key,
    event_id bigint not null,
    hash     text   not null
);
create unique index audit_seal_event on audit_seal (event_id);

create table audit_unsealed (
    event_id bigint primary key
);
insert into audit_unsealed (event_id) select id from audit_event;

create function await_seal() returns trigger language plpgsql as $$
begin
    insert into audit_unsealed (event_id) values (new.id);
    return null;
end $$;
create trigger await_seal after insert on audit_event for each row execute function await_seal();
