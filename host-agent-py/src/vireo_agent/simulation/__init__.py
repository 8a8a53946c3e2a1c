"""Hosts that are not there, for runs of scale; what they and their VMs are like is data."""
