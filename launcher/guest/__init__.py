"""Builds the tiny guest: a real Linux that boots in seconds and answers through qemu-guest-agent."""
