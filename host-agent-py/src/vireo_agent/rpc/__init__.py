"""The JSON-RPC server: TLS, connections, dispatch, idempotency."""
