"""The verbs of the protocol: one file a family, one small function a verb.

To add one: describe it in protocol.json, add its dataclasses to vireo_agent.schema, and write
the function here under the decorator; a test checks that nothing is missing.
"""
