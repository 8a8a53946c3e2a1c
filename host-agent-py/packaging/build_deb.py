#!/usr/bin/python3
"""Builds the Debian package of the agent: build_deb.py FOLDER. Needs dpkg-deb and nothing else."""

import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
AGENT = HERE.parent
DEPENDS = (
    "python3 (>= 3.11)",
    "python3-libvirt (>= 9.0)",
    "python3-aiohttp (>= 3.8.4)",
    "python3-cryptography (>= 38)",
    "python3-defusedxml (>= 0.7.1)",
    "libvirt-daemon-system (>= 9.0)",
    "qemu-system-x86",
    "qemu-utils",
    "genisoimage",
    "mtools",
    "swtpm-tools",
    "util-linux",
    "init-system-helpers (>= 1.52)",
)
CONTROL = """Package: vireo-agent
Version: {version}
Architecture: all
Section: admin
Priority: optional
Maintainer: Vireo <vireo@vireo-project.org>
Installed-Size: {kibibytes}
Depends: {depends}
Recommends: ovmf, qemu-block-extra
Description: Vireo host agent
 Routes Domain XML from a Vireo engine to libvirt and reports what runs.
 After the installation, 'vireo-agent enrol' makes this machine a host.
"""
# Every file that the package brings: its source, its place, its mode.
SYSTEMD = Path("lib/systemd/system")
FILES = (
    (HERE / "vireo-agent.service", SYSTEMD / "vireo-agent.service", 0o644),
    (HERE / "agent.toml", Path("etc/vireo-agent/agent.toml"), 0o644),
    (HERE / "vireo-agent", Path("usr/bin/vireo-agent"), 0o755),
    (HERE / "copyright", Path("usr/share/doc/vireo-agent/copyright"), 0o644),
)
FOLDERS = ("etc/vireo-agent/hooks", "etc/vireo-agent/overrides")
SCRIPTS = ("postinst", "prerm", "postrm")


def build(folder: Path) -> Path:
    """Writes the package into a folder and returns its path."""
    project = tomllib.loads((AGENT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    target = folder / f"vireo-agent_{project['version']}_all.deb"
    with tempfile.TemporaryDirectory() as scratch:
        top = Path(scratch) / "tree"
        top.mkdir(mode=0o755)
        _fill(top)
        _describe(top, str(project["version"]))
        folder.mkdir(parents=True, exist_ok=True)
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(top), str(target)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return target


def _fill(top: Path) -> None:
    for source, place, mode in FILES:
        (top / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, top / place)
        (top / place).chmod(mode)
    for folder in FOLDERS:
        (top / folder).mkdir(parents=True)
    shutil.copytree(
        AGENT / "src/vireo_agent",
        top / "usr/lib/python3/dist-packages/vireo_agent",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    shutil.copytree(AGENT / "examples", top / "usr/share/doc/vireo-agent/examples")
    for folder in (path for path in top.rglob("*") if path.is_dir()):
        folder.chmod(0o755)


def _describe(top: Path, version: str) -> None:
    size = sum(path.stat().st_size for path in top.rglob("*") if path.is_file())
    control = top / "DEBIAN"
    control.mkdir(mode=0o755)
    text = CONTROL.format(version=version, kibibytes=-(-size // 1024), depends=", ".join(DEPENDS))
    (control / "control").write_text(text, encoding="utf-8")
    (control / "conffiles").write_text("/etc/vireo-agent/agent.toml\n", encoding="utf-8")
    for name in SCRIPTS:
        shutil.copyfile(HERE / name, control / name)
        (control / name).chmod(0o755)


if __name__ == "__main__":
    match sys.argv[1:]:
        case [given]:
            print(build(Path(given)))
        case _:
            sys.exit("usage: build_deb.py FOLDER")
