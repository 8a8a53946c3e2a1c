"""Read-only facts about this host."""
