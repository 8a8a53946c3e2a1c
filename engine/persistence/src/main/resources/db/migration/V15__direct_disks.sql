-- Disks on storage that hosts reach by themselves, and disks that several VMs have at a time.
alter table disk
    alter column storage_domain_id drop not null,
    add column direct jsonb,
    add column source_key text,
    add column shareable boolean not null default false,
    add constraint disk_storage check ((storage_domain_id is null) = (direct is not null)),
    add constraint disk_source_known check ((source_key is null) = (direct is null)),
    add constraint disk_direct_alone check (direct is null or backing_disk_id is null);

alter table disk alter column shareable drop default;

-- The same data is one disk: two would be two writers that do not know of each other.
create unique index disk_source on disk (source_key) where source_key is not null;
