"""What a host does for a domain before its start by the metadata's closed list, and undoes."""
