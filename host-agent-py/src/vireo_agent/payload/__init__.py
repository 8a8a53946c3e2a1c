"""Payload drives: small ISO images that carry first-boot data into a guest."""
