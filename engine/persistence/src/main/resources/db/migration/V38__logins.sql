-- Logins can be listed and ended one by one, and there are tokens for programs, which a role can narrow.
alter table access_token
    add column id        uuid        not null default gen_random_uuid(),
    add column kind      text        not null default 'LOGIN',
    add column name      text        not null default '',
    add column address   text        not null default '',
    add column role_id   uuid        references role on delete cascade deferrable initially deferred,
    add column issued_at timestamptz not null default now(),
    add column used_at   timestamptz not null default now();
alter table access_token
    alter column id drop default,
    alter column kind drop default,
    alter column name drop default,
    alter column address drop default,
    alter column issued_at drop default,
    alter column used_at drop default;
create unique index access_token_id on access_token (id);
create index access_token_role on access_token (role_id);
