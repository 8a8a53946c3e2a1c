-- Templates can be changed, by whoever may remove them.
update role set permits = permits || '{EDIT_TEMPLATE}' where predefined and 'DELETE_TEMPLATE' = any (permits);
