-- Words that people put on VMs, hosts and templates, in a tree; the root has no parent, and its id is oVirt's.
create table tag (
    id          uuid primary key,
    name        text not null check (name <> ''),
    description text not null,
    parent_id   uuid references tag on delete cascade deferrable initially deferred,
    check ((parent_id is null) = (id = '00000000-0000-0000-0000-000000000000'))
);
create unique index tag_name on tag (lower(name) collate "C");
create index tag_sorted on tag ((lower(name) collate "C"), id);
create index tag_parent on tag (parent_id);
insert into tag values ('00000000-0000-0000-0000-000000000000', 'root', 'Above all other tags', null);

create table tag_assignment (
    tag_id      uuid not null references tag on delete cascade deferrable initially deferred,
    object_type text not null,
    object_id   uuid not null,
    primary key (tag_id, object_type, object_id)
);
create index tag_assignment_object on tag_assignment (object_type, object_id);

-- Each tag with itself and all above it: what has a tag is found by those above, too.
create view tag_above as
with recursive up (tag_id, above_id) as (
    select id, id from tag
    union
    select up.tag_id, tag.parent_id from up join tag on tag.id = up.above_id where tag.parent_id is not null
)
select tag_id, above_id from up;

create function end_tags() returns trigger language plpgsql as $$
begin
    delete from tag_assignment where object_type = tg_argv[0] and object_id = old.id;
    return null;
end $$;
create trigger end_tags after delete on host     for each row execute function end_tags('HOST');
create trigger end_tags after delete on template for each row execute function end_tags('TEMPLATE');
create trigger end_tags after delete on vm       for each row execute function end_tags('VM');

update role set permits = permits || '{TAG_MANAGEMENT}' where name = 'SuperUser' and predefined;
