-- Tables of the engine. Foreign keys between rows that one transaction may write in any order are checked at commit.
-- Times are UTC, sizes are bytes; enum columns hold the names of the Java constants. Indexes that end with _sorted
-- serve lists in the order of names, and searches for names and their beginnings, whatever the locale of the database.

-- --- Users -----------------------------------------------------------------------------------------------------

create table app_user (
    id            uuid primary key,
    principal     text    not null,
    password_hash text    not null,
    enabled       boolean not null
);
create unique index app_user_principal on app_user (principal);

create table permission (
    id          uuid primary key,
    user_id     uuid not null references app_user on delete cascade deferrable initially deferred,
    role        text not null,
    object_type text not null,
    object_id   uuid not null
);
create unique index permission_grant on permission (user_id, object_type, object_id, role);
create index permission_object on permission (object_type, object_id);

create table access_token (
    token_hash text primary key,
    user_id    uuid        not null references app_user on delete cascade deferrable initially deferred,
    expires_at timestamptz not null
);
create index access_token_user on access_token (user_id);
create index access_token_expiry on access_token (expires_at);

-- --- Where things belong -----------------------------------------------------------------------------------------

create table data_center (
    id          uuid primary key,
    name        text    not null check (name <> ''),
    description text    not null,
    local       boolean not null
);
create unique index data_center_name on data_center (name);
create index data_center_sorted on data_center (lower(name) collate "C", id) include (name);

create table cluster (
    id             uuid primary key,
    data_center_id uuid not null references data_center deferrable initially deferred,
    name           text not null check (name <> ''),
    description    text not null,
    architecture   text not null,
    bios_type      text not null
);
create unique index cluster_name on cluster (name);
create index cluster_sorted on cluster (lower(name) collate "C", id) include (name);
create index cluster_data_center on cluster (data_center_id);

-- --- Hosts -------------------------------------------------------------------------------------------------------

create table host (
    id            uuid primary key,
    cluster_id    uuid    not null references cluster deferrable initially deferred,
    name          text    not null check (name <> ''),
    description   text    not null,
    address       text    not null,
    port          integer not null check (port between 1 and 65535),
    status        text    not null,
    status_reason text    not null
);
create unique index host_name on host (name);
create unique index host_endpoint on host (address, port);
create index host_sorted on host (lower(name) collate "C", id) include (name);
create index host_cluster on host (cluster_id);
create index host_status on host (status);

create table host_report (
    host_id   uuid primary key references host on delete cascade deferrable initially deferred,
    inventory jsonb not null
);

create table host_enrolment (
    token_hash text primary key,
    host_id    uuid        not null references host on delete cascade deferrable initially deferred,
    expires_at timestamptz not null
);
create index host_enrolment_host on host_enrolment (host_id);

-- --- Networks ----------------------------------------------------------------------------------------------------

create table network (
    id             uuid primary key,
    data_center_id uuid    not null references data_center deferrable initially deferred,
    name           text    not null check (name <> ''),
    description    text    not null,
    bridge         text    not null,
    mtu            integer not null check (mtu >= 0)
);
create unique index network_name on network (data_center_id, name);
create index network_sorted on network (lower(name) collate "C", id) include (name);

create table vnic_profile (
    id          uuid primary key,
    network_id  uuid not null references network on delete cascade deferrable initially deferred,
    name        text not null check (name <> ''),
    description text not null
);
create unique index vnic_profile_name on vnic_profile (network_id, name);
create index vnic_profile_sorted on vnic_profile (lower(name) collate "C", id) include (name);

-- --- Storage -----------------------------------------------------------------------------------------------------

create table storage_domain (
    id              uuid primary key,
    data_center_id  uuid references data_center deferrable initially deferred,
    host_id         uuid   not null references host deferrable initially deferred,
    name            text   not null check (name <> ''),
    description     text   not null,
    path            text   not null,
    status          text   not null,
    capacity_bytes  bigint not null check (capacity_bytes >= 0),
    available_bytes bigint not null check (available_bytes >= 0)
);
create unique index storage_domain_name on storage_domain (name);
create index storage_domain_sorted on storage_domain (lower(name) collate "C", id) include (name);
create index storage_domain_data_center on storage_domain (data_center_id);
create index storage_domain_host on storage_domain (host_id);

create table disk (
    id                uuid primary key,
    storage_domain_id uuid   not null references storage_domain deferrable initially deferred,
    backing_disk_id   uuid references disk deferrable initially deferred,
    name              text   not null,
    description       text   not null,
    format            text   not null,
    provisioned_bytes bigint not null check (provisioned_bytes >= 0),
    actual_bytes      bigint not null check (actual_bytes >= 0),
    status            text   not null,
    check (backing_disk_id <> id)
);
create index disk_name on disk (name);
create index disk_sorted on disk (lower(name) collate "C", id) include (name);
create index disk_storage_domain on disk (storage_domain_id);
create index disk_backing on disk (backing_disk_id) where backing_disk_id is not null;

-- --- Templates and VMs -------------------------------------------------------------------------------------------

create table template (
    id           uuid primary key,
    cluster_id   uuid references cluster deferrable initially deferred,
    name         text        not null check (name <> ''),
    description  text        not null,
    status       text        not null,
    memory_bytes bigint      not null check (memory_bytes > 0),
    cpu_sockets  integer     not null check (cpu_sockets > 0),
    cpu_cores    integer     not null check (cpu_cores > 0),
    cpu_threads  integer     not null check (cpu_threads > 0),
    os_type      text        not null,
    bios_type    text,
    devices      jsonb       not null,
    created_at   timestamptz not null
);
create unique index template_name on template (name);
create index template_sorted on template (lower(name) collate "C", id) include (name);
create index template_cluster on template (cluster_id);

insert into template (id, name, description, status, memory_bytes, cpu_sockets, cpu_cores, cpu_threads, os_type, devices, created_at)
values ('00000000-0000-0000-0000-000000000000', 'Blank', 'Blank template', 'OK', 1073741824, 1, 1, 1, 'other', '{"devices": []}',
        '2026-01-01 00:00:00+00');

create table vm (
    id                    uuid primary key,
    cluster_id            uuid        not null references cluster deferrable initially deferred,
    template_id           uuid        not null references template deferrable initially deferred,
    name                  text        not null check (name <> ''),
    description           text        not null,
    comment               text        not null,
    origin                text        not null,
    memory_bytes          bigint      not null check (memory_bytes >= 0),
    cpu_sockets           integer     not null check (cpu_sockets > 0),
    cpu_cores             integer     not null check (cpu_cores > 0),
    cpu_threads           integer     not null check (cpu_threads > 0),
    os_type               text        not null,
    bios_type             text        not null,
    delete_protected      boolean     not null,
    start_paused          boolean     not null,
    initialization        jsonb       not null,
    configuration_version bigint      not null check (configuration_version > 0),
    created_at            timestamptz not null
);
-- What hosts run beside our VMs may be called like them.
create unique index vm_name_of_managed on vm (name) where origin = 'MANAGED';
create index vm_name on vm (name);
create index vm_sorted on vm (lower(name) collate "C", id) include (name);
create index vm_cluster on vm (cluster_id);
create index vm_template on vm (template_id);

-- Monitoring rewrites these rows all the time: room in each page keeps the updates off the indexes.
create table vm_runtime (
    vm_id         uuid primary key references vm on delete cascade deferrable initially deferred,
    status        text        not null,
    host_id       uuid references host deferrable initially deferred,
    status_reason text        not null,
    status_since  timestamptz not null,
    started_at    timestamptz,
    stopped_at    timestamptz,
    stop_reason   text        not null,
    guest         jsonb       not null,
    devices_hash  text,
    check (host_id is null or status <> 'DOWN')
) with (fillfactor = 80);
create index vm_runtime_host on vm_runtime (host_id) where host_id is not null;
create index vm_runtime_status on vm_runtime (status);

create table vm_device (
    vm_id     uuid not null references vm on delete cascade deferrable initially deferred,
    device_id uuid not null,
    kind      text not null,
    device    jsonb,
    disk_id   uuid references disk deferrable initially deferred,
    mac       text,
    state     text not null,
    address   text,
    alias     text,
    host_side text,
    primary key (vm_id, device_id)
);
create index vm_device_disk on vm_device (disk_id) where disk_id is not null;
create unique index vm_device_mac on vm_device (mac) where mac is not null and device is not null;

-- --- Tasks -------------------------------------------------------------------------------------------------------

create table task (
    id             uuid primary key,
    command        text        not null,
    arguments      jsonb       not null,
    description    text        not null,
    owner_id       uuid        not null,
    correlation_id text        not null,
    subject_type   text        not null,
    subject_id     uuid        not null,
    status         text        not null,
    failure        text,
    started_at     timestamptz not null,
    ended_at       timestamptz
);
create index task_newest on task (started_at desc, id);
create index task_unfinished on task (started_at, id) where ended_at is null;
create index task_status on task (status, started_at desc);
create index task_correlation on task (correlation_id);
create index task_subject on task (subject_type, subject_id);

create table task_step (
    id          uuid primary key,
    task_id     uuid        not null references task on delete cascade deferrable initially deferred,
    position    integer     not null check (position >= 0),
    description text        not null,
    status      text        not null,
    failure     text,
    started_at  timestamptz not null,
    ended_at    timestamptz
);
create index task_step_task on task_step (task_id, position);

create table entity_lock (
    id          uuid primary key,
    object_type text        not null,
    object_id   uuid        not null,
    exclusive   boolean     not null,
    task_id     uuid        not null references task on delete cascade deferrable initially deferred,
    purpose     text        not null,
    since       timestamptz not null
);
create index entity_lock_object on entity_lock (object_type, object_id);
-- Whatever the engine does, two tasks never hold one object exclusively.
create unique index entity_lock_exclusive on entity_lock (object_type, object_id) where exclusive;
create index entity_lock_task on entity_lock (task_id);

-- --- Audit log: outlives what it tells of ------------------------------------------------------------------------

create table audit_event (
    id             bigint generated always as identity primary key,
    code           text        not null,
    occurred_at    timestamptz not null,
    message        text        not null,
    correlation_id text        not null,
    user_id        uuid,
    vm_id          uuid,
    host_id        uuid,
    object_type    text,
    object_id      uuid
);
create index audit_event_vm on audit_event (vm_id, id) where vm_id is not null;
create index audit_event_host on audit_event (host_id, id) where host_id is not null;
create index audit_event_object on audit_event (object_type, object_id, id) where object_id is not null;
create index audit_event_correlation on audit_event (correlation_id);
create index audit_event_time on audit_event (occurred_at);
create index audit_event_code on audit_event (code, id);
