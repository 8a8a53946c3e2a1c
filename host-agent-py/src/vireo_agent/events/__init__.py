"""The numbered stream of events towards the engines."""
