-- Searches that people keep under a name; all users have the same.
create table bookmark (
    id    uuid primary key,
    name  text not null check (name <> ''),
    value text not null check (length(value) between 1 and 4000)
);
create unique index bookmark_name on bookmark (lower(name) collate "C");
create index bookmark_sorted on bookmark ((lower(name) collate "C"), id);

update role set permits = permits || '{BOOKMARK_MANAGEMENT}' where name = 'SuperUser' and predefined;
