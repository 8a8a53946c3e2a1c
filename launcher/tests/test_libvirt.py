"""The guests' network."""

import ipaddress
import xml.etree.ElementTree as ET

import pytest

from launcher import libvirt
from launcher.errors import LauncherError


def testTheFirstFreeSubnetIsTaken() -> None:
    used = [ipaddress.IPv4Network("192.168.150.0/25"), ipaddress.IPv4Network("10.0.0.0/30")]
    assert str(libvirt.choose_subnet(used)) == "192.168.151.0/24"


def testAMachineWithoutAFreeSubnetIsRefusedWithARemedy() -> None:
    with pytest.raises(LauncherError) as refusal:
        libvirt.choose_subnet([ipaddress.IPv4Network("0.0.0.0/0")])
    assert libvirt.NETWORK in refusal.value.remedy


def testTheNetworkGivesAddressesBesideItsOwn() -> None:
    network = ET.fromstring(libvirt.network_xml(ipaddress.IPv4Network("10.150.0.0/24")))
    ip = network.find("ip")
    lease = network.find("ip/dhcp/range")
    assert ip is not None
    assert lease is not None
    assert (ip.get("address"), lease.get("start"), lease.get("end")) == ("10.150.0.1", "10.150.0.10", "10.150.0.254")


def testThisMachinesRoutesAreRead() -> None:
    assert ipaddress.IPv4Network("127.0.0.0/8") in libvirt.used_subnets()
