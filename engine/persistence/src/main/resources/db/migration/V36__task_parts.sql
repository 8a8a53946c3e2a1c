-- Most tasks have no parts; each that ends would count them otherwise.
alter table task add column has_parts boolean not null default false;
update task set has_parts = true where id in (select parent_id from task where parent_id is not null);
