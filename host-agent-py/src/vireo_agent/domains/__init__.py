"""What the agent knows about domains: documents to start, hashes, and what runs now."""
