-- Which template a disk belongs to is asked whenever a disk is attached or removed.
create index template_devices on template using gin (devices jsonb_path_ops);
