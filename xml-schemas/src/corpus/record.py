"""Records the corpus: what real libvirt says of VMs that it runs.

    python3 -m launcher.sandbox DIRECTORY /usr/bin/python3 xml-schemas/src/corpus/record.py

from the root of the repository, as root. Every golden case that QEMU starts here is recorded as ``qemu-<case>.xml``; the
documents in ``sources`` show what other tools make, and what a VM looks like in states that a golden case is never in.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

CORPUS = Path(__file__).resolve().parent
REPOSITORY = CORPUS.parents[2]
GOLDEN = REPOSITORY / "engine/domainxml/src/test/golden"
DOMAINS = CORPUS / "domains"
FILES = Path("/var/lib/libvirt/images")
FILE = re.compile(r"""(?<=<source file=["'])/[^"']+|(?<=<path>)/[^<]+|(?<=<kernel>)/[^<]+|(?<=<initrd>)/[^<]+""")
RAW_BYTES = 512 << 20
KERNEL_BYTES = 64 << 10
START_SECONDS = 60


def virsh(*words: str, uri: str = "qemu:///system", check: bool = True) -> str:
    """Return what virsh prints."""
    done = subprocess.run(["virsh", "-q", "-c", uri, *words], capture_output=True, text=True, check=False)
    if check and done.returncode:
        raise RuntimeError(f"virsh {' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


def start_libvirt() -> subprocess.Popen[bytes]:
    """Start the daemons and wait until they answer."""
    daemon = subprocess.Popen([sys.executable, "-m", "launcher.lab"], cwd=REPOSITORY, stderr=subprocess.DEVNULL)
    end = time.monotonic() + START_SECONDS
    while subprocess.run(["virsh", "-q", "-c", "qemu:///system", "version"], capture_output=True, check=False).returncode:
        if time.monotonic() > end:
            raise RuntimeError("libvirtd does not answer")
        time.sleep(0.1)
    return daemon


def with_files(xml: str) -> tuple[str, dict[str, str]]:
    """Put small files in the place of those that are not here; tells which stands for which."""
    changed: dict[str, str] = {}

    def local(match: re.Match[str]) -> str:
        named = match.group()
        if Path(named).exists():
            return named
        file = FILES / named.lstrip("/").replace("/", "_")
        make(file)
        changed[str(file)] = named
        return str(file)

    return FILE.sub(local, xml), changed


def make(file: Path) -> None:
    """Make an empty image of the format that its name says."""
    FILES.mkdir(parents=True, exist_ok=True)
    if file.exists():
        return
    if file.suffix == ".qcow2":
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", str(file), "64M"], check=True)
    elif "vmlinuz" in file.name:
        file.write_bytes(kernel())
    else:
        with file.open("wb") as raw:
            raw.truncate(KERNEL_BYTES if "initrd" in file.name else RAW_BYTES)
    file.chmod(0o666)


def kernel() -> bytes:
    """Return what QEMU takes for a kernel of Linux that loads a RAM disk: it looks at the header alone."""
    image = bytearray(KERNEL_BYTES)
    image[0x1F1] = 4
    image[0x1FE:0x200] = b"\x55\xaa"
    image[0x202:0x208] = b"HdrS\x0c\x02"
    image[0x22C:0x230] = (0x7FFFFFFF).to_bytes(4, "little")
    image[0x238:0x23C] = (2048).to_bytes(4, "little")
    return bytes(image)


def keep(name: str, dump: str, changed: dict[str, str]) -> None:
    """Write a dump, with the names that the document gave."""
    for file, named in changed.items():
        dump = dump.replace(file, named)
    (DOMAINS / f"{name}.xml").write_text(dump)
    print("recorded", name)


def start(xml: str) -> tuple[str, dict[str, str]]:
    """Start a VM; return its id and the files that stand for others."""
    text, changed = with_files(xml)
    if re.search(r"""<source path=["']/dev/""", text):
        # virtlogd rotates and removes the files that it writes, also where they are device nodes of the machine.
        raise RuntimeError("a character device must not write to a node of /dev")
    document = Path("/run/libvirt/record.xml")
    document.write_text(text)
    virsh("create", "--validate", str(document))
    found = re.search(r"<uuid>([^<]+)</uuid>", text)
    name = re.search(r"<name>([^<]+)</name>", text)
    return (found or name)[1], changed  # type: ignore[index]


def record_golden() -> None:
    """Record what QEMU starts of the golden cases."""
    for file in sorted(GOLDEN.glob("*.xml")):
        try:
            domain, changed = start(file.read_text())
        except RuntimeError as refusal:
            print("not started:", file.stem, str(refusal).splitlines()[-1])
            continue
        keep(f"qemu-{file.stem}", virsh("dumpxml", domain), changed)
        virsh("destroy", domain)


def record_sources() -> None:
    """Record the documents that other tools make, running and shut off."""
    for file in sorted((CORPUS / "sources").glob("*.xml")):
        try:
            domain, changed = start(file.read_text())
        except RuntimeError as refusal:
            print("not started:", file.stem, str(refusal))
            continue
        keep(f"other-{file.stem}", virsh("dumpxml", domain), changed)
        virsh("destroy", domain)
    shut_off = CORPUS / "sources/virt-manager-linux.xml"
    text, changed = with_files(shut_off.read_text())
    document = Path("/run/libvirt/record.xml")
    document.write_text(text)
    virsh("define", str(document))
    keep("other-shut-off", virsh("dumpxml", "--inactive", "linux"), changed)
    virsh("undefine", "--nvram", "linux")


def record_states() -> None:
    """Record a VM with snapshots, with block jobs, paused, and changed while it runs."""
    domain, changed = start((CORPUS / "sources/virt-install-server.xml").read_text())
    virsh("suspend", domain)
    keep("state-paused", virsh("dumpxml", domain), changed)
    virsh("resume", domain)
    for number in (1, 2):
        layer = FILES / f"layer{number}.qcow2"
        virsh("snapshot-create-as", domain, f"s{number}", "--disk-only", "--no-metadata", "--atomic",
              "--diskspec", f"vda,file={layer}", "--diskspec", "hdc,snapshot=no", check=False)
    keep("state-chain-of-layers", virsh("dumpxml", domain), changed)
    virsh("blockcopy", domain, "vda", str(FILES / "copy.qcow2"), "--transient-job", "--wait", "--verbose", check=False)
    keep("state-mirror-ready", virsh("dumpxml", domain), changed)
    virsh("blockjob", domain, "vda", "--abort", check=False)
    virsh("blockcommit", domain, "vda", "--active", "--wait", check=False)
    keep("state-active-commit", virsh("dumpxml", domain), changed)
    virsh("blockjob", domain, "vda", "--abort", check=False)
    virsh("setmem", domain, "200M", check=False)
    virsh("metadata", domain, "--uri", "https://example.org/notes", "--key", "n", "--set", "<note>kept</note>")
    virsh("desc", domain, "--live", "changed while it runs", check=False)
    keep("state-changed-while-running", virsh("dumpxml", domain, "--security-info"), changed)
    virsh("destroy", domain)


def record_test_driver() -> None:
    """Record libvirt's test driver, which knows a domain of its own."""
    keep("test-driver", virsh("dumpxml", "test", uri="test:///default"), {})


def main() -> None:
    """Record everything anew."""
    daemon = start_libvirt()
    try:
        record_golden()
        record_sources()
        record_states()
        record_test_driver()
    finally:
        daemon.terminate()


if __name__ == "__main__":
    main()
