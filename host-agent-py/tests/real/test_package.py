"""The Debian package, installed for real into a copy of this machine that nothing of it leaves."""

import re
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
mkdir "$1/upper" "$1/work" "$1/copy"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/copy"
mount --bind "$2" "$1/copy/mnt"
mount -t proc proc "$1/copy/proc"
exec chroot "$1/copy" /bin/sh -e /mnt/script
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


# As if systemd ran the copy: what it is told is written down, and it starts all but for /mnt/fails.
_SYSTEMD = r"""
mkdir -p /run/systemd/system
rm -f /usr/sbin/policy-rc.d
mv /usr/bin/systemctl /usr/bin/real-systemctl
cat > /usr/bin/systemctl << 'END'
#!/bin/sh
echo "systemctl $*" >> /mnt/told
case "$*" in
    *preset* | *is-enabled*) SYSTEMD_OFFLINE=1 exec real-systemctl "$@" ;;
    *is-active*) test -e /mnt/active ;;
    *start*) if [ -e /mnt/fails ]; then echo "Job failed." >&2; exit 1; fi; touch /mnt/active ;;
    *stop*) rm -f /mnt/active ;;
esac
END
chmod 755 /usr/bin/systemctl
link=/etc/systemd/system/multi-user.target.wants/vireo-agent.service
told() { mv /mnt/told "/mnt/told-$1"; }
"""


def testTheUnitIsRunAsDebianRunsUnits(tmp_path: Path, package: Path, engine: FakeEngine) -> None:
    printed = run_in_copy(
        tmp_path,
        package,
        f"""
        {_SYSTEMD}
        dpkg -i /mnt/vireo-agent.deb
        systemd-analyze verify --recursive-errors=no /lib/systemd/system/vireo-agent.service
        ls $link
        told installed
        enrol="vireo-agent enrol --engine {engine.url} --address 127.0.0.1"
        enrol="$enrol --ca-fingerprint {fingerprint(engine)}"
        echo t0ken | $enrol
        told enrolled
        touch /mnt/fails
        echo t0ken | $enrol 2>&1 || echo "status $?"
        told enrolled-in-vain
        dpkg -i /mnt/vireo-agent.deb
        dpkg-query -W -f '${{Status}}\\n' vireo-agent
        told upgraded-in-vain
        rm $link /mnt/fails /mnt/active
        dpkg -i /mnt/vireo-agent.deb
        ls $link 2>&1 || true
        told upgraded-though-disabled
        mkdir -p /run/vireo-agent/payload/x
        dpkg --purge vireo-agent
        told purged
        find /run /etc/systemd /var/lib/systemd -name '*vireo*'
        echo purged
        """,
    )
    actions = {
        file.name.removeprefix("told-"): re.findall(r" (start|restart|stop) vireo", file.read_text())
        for file in (tmp_path / "shared").glob("told-*")
    }
    assert actions == {
        "installed": ["start"],
        "enrolled": ["restart"],
        "enrolled-in-vain": ["restart"],
        "upgraded-in-vain": ["restart"],
        "upgraded-though-disabled": [],
        "purged": ["stop"],
    }
    assert "vireo-agent.service runs with it" in printed
    assert "is enrolled, but vireo-agent.service does not start: Job failed." in printed
    assert "status 1" in printed
    assert "install ok installed" in printed
    assert printed.count("No such file or directory") == 1, "a disabled unit is enabled again"
    assert printed.endswith("purged\n"), "the purge leaves something"


def testThePackageBringsWhatTheAgentNeedsAndNoMore(package: Path) -> None:
    listed = subprocess.run(["dpkg-deb", "--contents", str(package)], check=True, capture_output=True, text=True).stdout
    for place in (
        "./usr/lib/python3/dist-packages/vireo_agent/protocol/protocol.json",
        "./usr/lib/python3/dist-packages/vireo_agent/network/vireo-strict.xml",
        "./lib/systemd/system/vireo-agent.service",
    ):
        assert place in listed
    assert "__pycache__" not in listed
    assert all(line.split()[1] == "root/root" for line in listed.splitlines())
