"""Long work that outlives a request: journaled on disk, and decided after the agent was killed."""
