"""Runs a program that sees a small disk: small_disk.py FOLDER BYTES PROGRAM [ARGUMENT]…

To be run in a mount namespace of its own, whose mounts nobody else sees.
"""

import os
import subprocess
import sys

folder, size, *program = sys.argv[1:]
subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "small", folder], check=True)
os.execv(program[0], program)
