"""The rules that the admin guide gives for routed networks, on real packets between namespaces."""

import re
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.real
GUIDE = Path(__file__).parents[3] / "docs/admin-guide.md"
OWN4, FORGED4, OUTSIDE4 = "203.0.113.5", "203.0.113.66", "198.51.100.1"
OWN6, FORGED6, OUTSIDE6 = "2001:db8:5::5", "2001:db8:5::66", "2001:db8:9::1"
_HOST = f"""link set vnet77 up|link set lo up|addr add 169.254.0.1/32 dev vnet77
addr add fe80::1/64 dev vnet77 nodad|route add {OWN4}/32 dev vnet77|route add {OWN6}/128 dev vnet77
addr add {OUTSIDE4}/32 dev lo|addr add {OUTSIDE6}/128 dev lo nodad"""
_GUEST = f"""link set eth0 up|addr add {OWN4}/32 dev eth0|addr add {FORGED4}/32 dev eth0
addr add {OWN6}/128 dev eth0 nodad|addr add {FORGED6}/128 dev eth0 nodad
route add 169.254.0.1 dev eth0|route add default via 169.254.0.1 dev eth0
-6 route add default via fe80::1 dev eth0"""


class Routed:
    """A host and a guest that it routes to, without a bridge, each in a network namespace."""

    def __init__(self) -> None:
        token = uuid.uuid4().hex[:6]
        self.host, self.guest = f"vireo-h-{token}", f"vireo-g-{token}"
        for name in (self.host, self.guest):
            run("ip", "netns", "add", name)
        peer = ("type", "veth", "peer", "name", "eth0", "netns", self.guest)
        run("ip", "link", "add", "vnet77", "netns", self.host, *peer)
        for name, text in ((self.host, _HOST), (self.guest, _GUEST)):
            for line in re.split(r"[|\n]", text):
                run("ip", "-n", name, *line.split())

    def ping(self, source: str, target: str) -> bool:
        words = ("busybox", "ping", "-c", "1", "-W", "2", "-I", source, target)
        return run("ip", "netns", "exec", self.guest, *words, check=False).returncode == 0

    def in_host(self, *words: str, stdin: str = "") -> str:
        return run("ip", "netns", "exec", self.host, *words, stdin=stdin).stdout

    def echoes(self) -> int:
        """How many requests for an echo of IPv4 have come to the host."""
        lines = self.in_host("cat", "/proc/net/snmp").splitlines()
        names, values = (line.split() for line in lines if line.startswith("Icmp:"))
        return int(values[names.index("InEchos")])

    def close(self) -> None:
        for name in (self.host, self.guest):
            run("ip", "netns", "delete", name, check=False)


def run(*command: str, check: bool = True, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=check, capture_output=True, text=True, input=stdin)


@pytest.fixture
def routed() -> Iterator[Routed]:
    made = Routed()
    yield made
    made.close()


def testTheRulesOfTheGuideDropWhatIsNotRoutedBack(routed: Routed) -> None:
    found = re.search(r"^    table inet vireo_routed \{\n(?:    .*\n)+", GUIDE.read_text(), re.M)
    assert found, "the admin guide gives the rules"
    routed.in_host("nft", "-f", "-", stdin=found.group())
    assert routed.ping(OWN4, OUTSIDE4)
    assert routed.ping(OWN6, OUTSIDE6)
    assert "packets 0" in routed.in_host("nft", "list", "ruleset")
    before = routed.echoes()
    assert not routed.ping(FORGED4, OUTSIDE4)
    assert not routed.ping(FORGED6, OUTSIDE6)
    assert routed.echoes() == before
    assert "packets 2" in routed.in_host("nft", "list", "ruleset")


def testTheReversePathFilterOfTheGuideDropsForgedIpv4(routed: Routed) -> None:
    settings = re.findall(r"^    (net\.ipv4\.conf\.\w+\.rp_filter) = 1$", GUIDE.read_text(), re.M)
    assert len(settings) == 2
    assert not routed.ping(FORGED4, OUTSIDE4), "there is no way back"
    reached = routed.echoes()
    assert reached == 1, "without the filter it arrives"
    routed.in_host("sysctl", "-qw", *(f"{name}=1" for name in settings))
    assert not routed.ping(FORGED4, OUTSIDE4)
    assert routed.echoes() == reached
    assert routed.ping(OWN4, OUTSIDE4)
