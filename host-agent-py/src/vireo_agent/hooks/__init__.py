"""Scripts that an admin puts on a host: hooks at fixed points, and scripts in place of verbs."""
