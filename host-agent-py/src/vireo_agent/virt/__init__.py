"""The only package that imports libvirt: a connection that heals, and a small typed facade."""
