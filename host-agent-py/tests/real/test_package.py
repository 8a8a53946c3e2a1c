"""The Debian package, installed for real into a copy of this machine that nothing of it leaves."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.certificates import HOST_ID
from support.enrolment import FakeEngine, fingerprint, serving

pytestmark = pytest.mark.real
PACKAGING = Path(__file__).parents[2] / "packaging"
# A mount namespace whose root is this machine's with an overlay in memory on top.
_ENTER = """
set -e
mount -t tmpfs none "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root"
mount --bind "$2" "$1/root/mnt"
mount -t proc proc "$1/root/proc"
exec chroot "$1/root" /bin/sh -e /mnt/script
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    command = [sys.executable, str(PACKAGING / "build_deb.py"), str(folder)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Path(printed.strip())


def run_in_copy(tmp_path: Path, package: Path, script: str) -> str:
    shared, top = tmp_path / "shared", tmp_path / "top"
    shared.mkdir()
    top.mkdir()
    (shared / "script").write_text(script, encoding="utf-8")
    (shared / "vireo-agent.deb").write_bytes(package.read_bytes())
    done = subprocess.run(
        ["unshare", "--mount", "/bin/sh", "-c", _ENTER, "sh", str(top), str(shared)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[FakeEngine]:
    with serving(tmp_path) as fake:
        yield fake


def testTheInstalledPackageMakesAHost(tmp_path: Path, package: Path, engine: FakeEngine) -> None:
    printed = run_in_copy(
        tmp_path,
        package,
        f"""
        dpkg -i /mnt/vireo-agent.deb
        cd /
        vireo-agent --version
        echo t0ken | vireo-agent enrol --engine {engine.url} --address 127.0.0.1 \
            --ca-fingerprint {fingerprint(engine)}
        stat -c '%a %n' /etc/vireo-agent/pki/host.key /var/lib/vireo-agent
        sed -i 's|virt_type.*|libvirt_uri = "test:///default"|' /etc/vireo-agent/agent.toml
        vireo-agent run > /tmp/log 2>&1 &
        agent=$!
        for i in 1 2 3 4 5 6 7 8 9 10; do
            sleep 1
            if vireo-agent call domain.list 2> /dev/null; then break; fi
        done
        kill $agent
        wait $agent || cat /tmp/log
        dpkg --purge vireo-agent
        ls -d /etc/vireo-agent /var/lib/vireo-agent /usr/bin/vireo-agent 2>&1 || true
        """,
    )
    assert "run the command 'vireo-agent enrol" in printed
    assert f"enrolled as host {HOST_ID}" in printed
    assert "600 /etc/vireo-agent/pki/host.key" in printed
    assert "711 /var/lib/vireo-agent" in printed
    assert '"name": "test"' in printed
    assert printed.count("No such file or directory") == 3
    assert not Path("/etc/vireo-agent").exists()


def testThePackageBringsWhatTheAgentNeedsAndNoMore(package: Path) -> None:
    listed = subprocess.run(
        ["dpkg-deb", "--contents", str(package)], check=True, capture_output=True, text=True
    ).stdout
    for place in (
        "./usr/lib/python3/dist-packages/vireo_agent/protocol/protocol.json",
        "./usr/lib/python3/dist-packages/vireo_agent/network/vireo-strict.xml",
        "./lib/systemd/system/vireo-agent.service",
        "./lib/systemd/system/vireo-agent.path",
    ):
        assert place in listed
    assert "__pycache__" not in listed
    assert all(line.split()[1] == "root/root" for line in listed.splitlines())
