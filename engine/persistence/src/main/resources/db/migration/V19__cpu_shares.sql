-- Shares went up to 262144, which hosts with control groups of version 2 refused. The most that starts everywhere is 10000.
update vm set platform = jsonb_set(platform, '{cpu,tuning,shares}', '10000')
    where (platform #>> '{cpu,tuning,shares}')::bigint > 10000;
update template set platform = jsonb_set(platform, '{cpu,tuning,shares}', '10000')
    where (platform #>> '{cpu,tuning,shares}')::bigint > 10000;
