-- The clock was one word; it is a document now.
update vm set platform = jsonb_set(platform, '{clock}', jsonb_build_object('basis', platform -> 'clock'))
    where jsonb_typeof(platform -> 'clock') = 'string';
update template set platform = jsonb_set(platform, '{clock}', jsonb_build_object('basis', platform -> 'clock'))
    where jsonb_typeof(platform -> 'clock') = 'string';
