"""Payload drives: small images, ISO or floppy, that carry first-boot data into a guest."""
