-- What of a mainboard is not searched for. What a document does not say is the default.
alter table vm add column platform jsonb not null default '{}';
alter table template add column platform jsonb not null default '{}';
