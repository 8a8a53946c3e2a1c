"""The verbs of the protocol: one file a family, one small function a verb.

To add one: describe it in protocol.json, run tools/generate_schema.py, and write the function
here under the decorator; a test checks that nothing is missing.
"""
