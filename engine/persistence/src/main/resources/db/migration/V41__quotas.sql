-- Quotas, as oVirt's: shares of a data center that VMs and disks are counted to. What is used is never stored.
set constraints all immediate;
alter table data_center add column quota_mode text not null default 'DISABLED';

create table quota (
    id             uuid primary key,
    data_center_id uuid not null references data_center on delete cascade deferrable initially deferred,
    name           text not null check (name <> ''),
    description    text not null,
    vm_limit       integer check (vm_limit >= 0)
);
create unique index quota_name on quota (data_center_id, (lower(name) collate "C"));
create index quota_sorted on quota ((lower(name) collate "C"), id);

-- Without a cluster: of all clusters together.
create table quota_cluster_limit (
    id           uuid primary key,
    quota_id     uuid not null references quota on delete cascade deferrable initially deferred,
    cluster_id   uuid references cluster on delete cascade deferrable initially deferred,
    vcpus        integer check (vcpus >= 0),
    memory_bytes bigint check (memory_bytes >= 0)
);
create unique index quota_cluster_limit_of on quota_cluster_limit (quota_id, coalesce(cluster_id, quota_id));
create index quota_cluster_limit_cluster on quota_cluster_limit (cluster_id);

-- Without a storage domain: of all storage domains together.
create table quota_storage_limit (
    id                uuid primary key,
    quota_id          uuid not null references quota on delete cascade deferrable initially deferred,
    storage_domain_id uuid references storage_domain on delete cascade deferrable initially deferred,
    provisioned_bytes bigint check (provisioned_bytes >= 0)
);
create unique index quota_storage_limit_of on quota_storage_limit (quota_id, coalesce(storage_domain_id, quota_id));
create index quota_storage_limit_storage_domain on quota_storage_limit (storage_domain_id);

alter table vm   add column quota_id uuid references quota deferrable initially deferred;
alter table disk add column quota_id uuid references quota deferrable initially deferred;
create index vm_quota   on vm   (quota_id) where quota_id is not null;
create index disk_quota on disk (quota_id) where quota_id is not null;

-- A running VM that is to grow counts as if it had grown, from when that is accepted.
alter table vm_runtime
    add column growing_vcpus integer not null default 0,
    add column growing_bytes bigint  not null default 0;

create trigger end_permissions after delete on quota for each row execute function end_permissions('QUOTA');

insert into role (id, name, description, administrative, predefined, permits) values
    ('def0000a-0000-0000-0000-def00000000a', 'QuotaConsumer', 'Has VMs and disks counted to a quota.', false, true,
     '{VIEW,CONSUME_QUOTA}');
update role set permits = permits || '{CONFIGURE_QUOTA,CONSUME_QUOTA}'
    where name in ('SuperUser', 'DataCenterAdmin') and predefined;
