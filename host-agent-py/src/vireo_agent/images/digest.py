"""Run as a program of its own: digest.py FILE prints how far it is, and at last the SHA-256."""

import hashlib
import os
import sys
from pathlib import Path

_CHUNK = 1 << 20
_SHOWN = 64 << 20


def main(path: Path) -> int:
    """Reads the file once."""
    digest, done = hashlib.sha256(), 0
    with path.open("rb", buffering=0) as stream:
        before = os.fstat(stream.fileno())
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            done += len(chunk)
            if done % _SHOWN < _CHUNK:
                print(done, flush=True)
        after = os.fstat(stream.fileno())
    if (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
        print(f"{path} was written to meanwhile", file=sys.stderr)
        return 1
    print(f"sha256 {digest.hexdigest()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
