"""The Vireo host agent: a router between the engine and libvirt."""

__version__ = "0.1.0"
