-- Tickets that let one connection through to a console of a VM; what is used is deleted.
create table console_ticket (
    ticket_hash    text primary key,
    user_id        uuid        not null references app_user on delete cascade deferrable initially deferred,
    token_hash     text        references access_token on delete cascade deferrable initially deferred,
    vm_id          uuid        not null references vm on delete cascade deferrable initially deferred,
    console        text        not null,
    force          boolean     not null,
    correlation_id text        not null,
    expires_at     timestamptz not null
);
create index console_ticket_user   on console_ticket (user_id);
create index console_ticket_token  on console_ticket (token_hash);
create index console_ticket_vm     on console_ticket (vm_id);
create index console_ticket_expiry on console_ticket (expires_at);
