-- What requests with a key were answered with: sent again, they get the same answer. They go with their task.
create table kept_request (
    task_id     uuid primary key references task on delete cascade deferrable initially deferred,
    owner_id    uuid not null,
    request_key text not null,
    command     text not null,
    fingerprint text not null,
    answer      text
);
create unique index kept_request_key on kept_request (owner_id, request_key, command);
