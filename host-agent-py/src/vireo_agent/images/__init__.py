"""Image files below the storage roots: confined paths, explicit formats, bounded tools."""
