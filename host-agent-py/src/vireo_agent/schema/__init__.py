"""Requests, replies and events of the protocol as dataclasses; a test checks them."""
