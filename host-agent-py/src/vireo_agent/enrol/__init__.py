"""Makes this host a member: a key, a certificate signed by the engine, and the engine's CA."""
