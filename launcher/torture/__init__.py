"""Kills the processes of a whole Vireo while it works, and looks whether anything was lost or done twice."""
