-- Roles become rows, so that there can be more of them; permissions may be a group's. Ids and names are oVirt's.
create table role (
    id             uuid    primary key,
    name           text    not null check (name <> ''),
    description    text    not null,
    administrative boolean not null,
    predefined     boolean not null,
    permits        varchar[] not null
);
create unique index role_name on role (lower(name) collate "C");

insert into role (id, name, description, administrative, predefined, permits) values
    ('00000000-0000-0000-0000-000000000001', 'SuperUser', 'May do everything.', true, true,
     '{VIEW,CREATE_DATA_CENTER,EDIT_DATA_CENTER,DELETE_DATA_CENTER,CREATE_CLUSTER,EDIT_CLUSTER,DELETE_CLUSTER,CREATE_HOST,EDIT_HOST,DELETE_HOST,MANIPULATE_HOST,CREATE_NETWORK,EDIT_NETWORK,DELETE_NETWORK,CREATE_STORAGE_DOMAIN,EDIT_STORAGE_DOMAIN,DELETE_STORAGE_DOMAIN,CREATE_TEMPLATE,DELETE_TEMPLATE,CREATE_VM,EDIT_VM,DELETE_VM,RUN_VM,STOP_VM,REBOOT_VM,CONNECT_TO_VM,CREATE_DISK,DELETE_DISK,MANIPULATE_USERS,MANIPULATE_ROLES,MANIPULATE_PERMISSIONS,MANIPULATE_TASK}'),
    ('def0000d-0000-0000-0000-def00000000d', 'ReadOnlyAdmin', 'Sees everything and changes nothing.', true, true,
     '{VIEW}'),
    ('def00002-0000-0000-0000-def000000002', 'DataCenterAdmin', 'Runs a data center with all that is in it, but for its hosts.', true, true,
     '{VIEW,EDIT_DATA_CENTER,DELETE_DATA_CENTER,CREATE_CLUSTER,EDIT_CLUSTER,DELETE_CLUSTER,CREATE_NETWORK,EDIT_NETWORK,DELETE_NETWORK,EDIT_STORAGE_DOMAIN,CREATE_TEMPLATE,DELETE_TEMPLATE,CREATE_VM,EDIT_VM,DELETE_VM,RUN_VM,STOP_VM,REBOOT_VM,CONNECT_TO_VM,CREATE_DISK,DELETE_DISK,MANIPULATE_PERMISSIONS}'),
    ('def00001-0000-0000-0000-def000000001', 'ClusterAdmin', 'Runs a cluster with its hosts and VMs.', true, true,
     '{VIEW,EDIT_CLUSTER,DELETE_CLUSTER,CREATE_HOST,EDIT_HOST,DELETE_HOST,MANIPULATE_HOST,CREATE_TEMPLATE,DELETE_TEMPLATE,CREATE_VM,EDIT_VM,DELETE_VM,RUN_VM,STOP_VM,REBOOT_VM,CONNECT_TO_VM,MANIPULATE_PERMISSIONS}'),
    ('def00004-0000-0000-0000-def000000004', 'HostAdmin', 'Runs hosts.', true, true,
     '{VIEW,CREATE_HOST,EDIT_HOST,DELETE_HOST,MANIPULATE_HOST,MANIPULATE_PERMISSIONS}'),
    ('def00003-0000-0000-0000-def000000003', 'StorageAdmin', 'Runs storage domains and disks.', true, true,
     '{VIEW,CREATE_STORAGE_DOMAIN,EDIT_STORAGE_DOMAIN,DELETE_STORAGE_DOMAIN,CREATE_DISK,DELETE_DISK,MANIPULATE_PERMISSIONS}'),
    ('def00005-0000-0000-0000-def000000005', 'NetworkAdmin', 'Runs networks and vNIC profiles.', true, true,
     '{VIEW,CREATE_NETWORK,EDIT_NETWORK,DELETE_NETWORK,MANIPULATE_PERMISSIONS}'),
    ('def00008-0000-0000-0000-def000000008', 'TemplateAdmin', 'Runs templates.', true, true,
     '{VIEW,CREATE_TEMPLATE,DELETE_TEMPLATE,MANIPULATE_PERMISSIONS}'),
    ('00000000-0000-0000-0001-000000000001', 'UserRole', 'Uses VMs: starts, stops and looks at them.', false, true,
     '{VIEW,RUN_VM,STOP_VM,REBOOT_VM,CONNECT_TO_VM}'),
    ('00000000-0000-0000-0001-000000000002', 'PowerUserRole', 'Makes VMs, templates and disks, and keeps what was made.', false, true,
     '{CREATE_VM,CREATE_TEMPLATE,CREATE_DISK}'),
    ('def00006-0000-0000-0000-def000000006', 'UserVmManager', 'Does everything with a VM, and lets others use it.', false, true,
     '{VIEW,EDIT_VM,DELETE_VM,RUN_VM,STOP_VM,REBOOT_VM,CONNECT_TO_VM,MANIPULATE_PERMISSIONS}'),
    ('def0000a-0000-0000-0000-def00000000d', 'VmCreator', 'Makes VMs, and keeps what was made.', false, true,
     '{CREATE_VM}'),
    ('def0000a-0000-0000-0000-def00000000c', 'DiskCreator', 'Makes disks, and keeps what was made.', false, true,
     '{CREATE_DISK}'),
    ('def0000a-0000-0000-0000-def00000000b', 'DiskOperator', 'Does everything with a disk.', false, true,
     '{VIEW,CREATE_DISK,DELETE_DISK,MANIPULATE_PERMISSIONS}'),
    ('def0000a-0000-0000-0000-def00000000e', 'TemplateCreator', 'Makes templates, and keeps what was made.', false, true,
     '{CREATE_TEMPLATE}'),
    ('def0000a-0000-0000-0000-def00000000f', 'TemplateOwner', 'Does everything with a template, and lets others use it.', false, true,
     '{VIEW,DELETE_TEMPLATE,MANIPULATE_PERMISSIONS}'),
    ('def00009-0000-0000-0000-def000000009', 'UserTemplateBasedVm', 'Uses templates.', false, true,
     '{VIEW}');

create table user_group (
    id   uuid primary key,
    name text not null check (name <> '')
);
create unique index user_group_name on user_group (lower(name) collate "C");
insert into user_group (id, name) values ('eee00000-0000-0000-0000-123456789eee', 'Everyone');

create table group_member (
    group_id uuid not null references user_group on delete cascade deferrable initially deferred,
    user_id  uuid not null references app_user   on delete cascade deferrable initially deferred,
    primary key (group_id, user_id)
);
create index group_member_user on group_member (user_id);

-- What is changed here is checked here: a table with checks to come cannot be altered.
set constraints all immediate;
alter table permission
    add column role_id  uuid references role       on delete cascade deferrable initially deferred,
    add column group_id uuid references user_group on delete cascade deferrable initially deferred;
update permission set role_id = case role
    when 'SUPER_USER'      then '00000000-0000-0000-0000-000000000001'::uuid
    when 'READ_ONLY_ADMIN' then 'def0000d-0000-0000-0000-def00000000d'::uuid
    when 'USER_VM_MANAGER' then 'def00006-0000-0000-0000-def000000006'::uuid
    when 'USER_ROLE'       then '00000000-0000-0000-0001-000000000001'::uuid
end;
alter table permission
    alter column role_id set not null,
    alter column user_id drop not null,
    add constraint permission_grantee check (num_nonnulls(user_id, group_id) = 1),
    drop column role;
create unique index permission_of_user on permission (user_id, object_type, object_id, role_id);
create unique index permission_of_group on permission (group_id, object_type, object_id, role_id);
create index permission_role on permission (role_id);

-- The blank template is there for everybody.
insert into permission (id, group_id, role_id, object_type, object_id) values
    ('00000000-0000-0000-0000-0000000000b1', 'eee00000-0000-0000-0000-123456789eee',
     'def00009-0000-0000-0000-def000000009', 'TEMPLATE', '00000000-0000-0000-0000-000000000000');

-- A permission ends with its object, whichever way that goes.
create function end_permissions() returns trigger language plpgsql as $$
begin
    delete from permission where object_type = tg_argv[0] and object_id = old.id;
    return null;
end $$;
create trigger end_permissions after delete on data_center    for each row execute function end_permissions('DATA_CENTER');
create trigger end_permissions after delete on cluster        for each row execute function end_permissions('CLUSTER');
create trigger end_permissions after delete on host           for each row execute function end_permissions('HOST');
create trigger end_permissions after delete on storage_domain for each row execute function end_permissions('STORAGE_DOMAIN');
create trigger end_permissions after delete on network        for each row execute function end_permissions('NETWORK');
create trigger end_permissions after delete on vnic_profile   for each row execute function end_permissions('VNIC_PROFILE');
create trigger end_permissions after delete on template       for each row execute function end_permissions('TEMPLATE');
create trigger end_permissions after delete on vm             for each row execute function end_permissions('VM');
create trigger end_permissions after delete on disk           for each row execute function end_permissions('DISK');
