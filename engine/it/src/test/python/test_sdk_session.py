"""oVirt's Python SDK, unmodified, through a session over a running Vireo with a real guest.

Every step depends on those before it, so it is one test. ``VIREO_URL``, ``VIREO_CA_FILE`` and ``VIREO_PASSWORD_FILE``
say where Vireo is.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import ovirtsdk4 as sdk
import pytest
from ovirtsdk4 import types

API_VERSION = 4
LEAST_REQUESTS = 60
PATIENCE_SECONDS = 120
MIB = 1 << 20


class CountingConnection(sdk.Connection):
    """The SDK's connection, which knows how many requests it sent."""

    def __init__(self, **arguments: object) -> None:
        self.sent = 0
        super().__init__(**arguments)

    def send(self, request: object) -> object:
        """Send as ever."""
        self.sent += 1
        return super().send(request)


@pytest.fixture
def connection() -> Iterator[CountingConnection]:
    """Return a session of the administrator, by the token endpoint as the SDK uses it."""
    opened = CountingConnection(
        url=os.environ["VIREO_URL"] + "/ovirt-engine/api",
        username="admin@internal",
        password=Path(os.environ["VIREO_PASSWORD_FILE"]).read_text().strip(),
        ca_file=os.environ["VIREO_CA_FILE"],
    )
    yield opened
    opened.close()


def await_true(what: str, holds: Callable[[], bool]) -> None:
    """Ask once a second until it is so."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end, f"{what} did not come true within {PATIENCE_SECONDS} s"
        time.sleep(1)


def when_free(action: Callable[[], object]) -> None:
    """Do it as soon as no other task works on the same VM: a guest may take its time to let go of a device."""
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            action()
        except sdk.Error as refused:
            if "currently in progress" not in str(refused) or time.monotonic() > end:
                raise
            time.sleep(1)
        else:
            return


def test_aSessionShouldGoThroughTheWholeLifeOfAVm(connection: CountingConnection) -> None:
    system = connection.system_service()
    assert connection.test(raise_exception=True)
    api = system.get()
    assert api.product_info.version.major == API_VERSION
    assert api.special_objects.blank_template.id == "00000000-0000-0000-0000-000000000000"

    cluster, storage = look_around(system)
    network, profile = networks(system, cluster)
    vm = make_vm(system, cluster)
    vm_service = system.vms_service().vm_service(vm.id)
    try:
        nic = nics(vm_service, profile)
        disk = disks(system, vm_service, storage)
        run(system, vm_service, nic, disk)
        rights(system, vm_service)
        refusals(system, vm_service)
        what_happened(system, vm)
    finally:
        clean_up(system, vm_service, network)
    assert connection.sent >= LEAST_REQUESTS


def look_around(system: sdk.services.SystemService) -> tuple[types.Cluster, types.StorageDomain]:
    """Read what an installation has from its start."""
    center = system.data_centers_service().list(search="name=Default")[0]
    assert center.status == types.DataCenterStatus.UP
    assert system.data_centers_service().data_center_service(center.id).get().name == "Default"
    clusters = system.clusters_service()
    cluster = clusters.list(search="name=Default")[0]
    clusters.cluster_service(cluster.id).update(types.Cluster(description="seen by the SDK"))
    assert clusters.cluster_service(cluster.id).get().description == "seen by the SDK"
    hosts = system.hosts_service()
    host = hosts.list(search="status=up", all_content=True)[0]
    assert hosts.host_service(host.id).get().summary.total >= 0
    assert hosts.host_service(host.id).statistics_service().list()
    assert host.spm.status is not None
    storage = system.storage_domains_service().list(search="name=local")[0]
    assert system.storage_domains_service().storage_domain_service(storage.id).get().available > 0
    attached = system.data_centers_service().data_center_service(center.id).storage_domains_service().list()
    assert storage.id in [one.id for one in attached]
    assert system.templates_service().list(search="name=tiny")
    assert system.operating_systems_service().list()
    assert system.instance_types_service().list() == []
    root = api_root_tag(system)
    assert [tag.id for tag in system.tags_service().list()] == [root]
    return cluster, storage


def api_root_tag(system: sdk.services.SystemService) -> str:
    """Return the id of the tag above all others."""
    return system.get().special_objects.root_tag.id


def networks(system: sdk.services.SystemService, cluster: types.Cluster) -> tuple[types.Network, types.VnicProfile]:
    """Make a network, and find the profile that guests of this installation use."""
    added = system.networks_service().add(
        types.Network(name="sdk-net", data_center=types.DataCenter(name="Default"), mtu=1400)
    )
    service = system.networks_service().network_service(added.id)
    service.update(types.Network(description="made by the SDK"))
    assert service.get().description == "made by the SDK"
    assert [one.name for one in service.vnic_profiles_service().list()] == ["sdk-net"]
    of_cluster = system.clusters_service().cluster_service(cluster.id).networks_service()
    assert added.id in [one.id for one in of_cluster.list()]
    profile = next(one for one in system.vnic_profiles_service().list() if one.name == "vireo")
    assert system.vnic_profiles_service().profile_service(profile.id).get().name == profile.name
    return added, profile


def make_vm(system: sdk.services.SystemService, cluster: types.Cluster) -> types.Vm:
    """Make a VM of the tiny template."""
    vms = system.vms_service()
    vm = vms.add(
        types.Vm(
            name="sdk-session",
            cluster=types.Cluster(id=cluster.id),
            template=types.Template(name="tiny"),
            memory=256 * MIB,
            comment='<&> "quoted" ümlaut ☃',
        )
    )
    service = vms.vm_service(vm.id)
    await_true("the VM is down", lambda: service.get().status == types.VmStatus.DOWN)
    found = vms.list(search="name=sdk-s* and status=down", max=5, follow="nics,disk_attachments")
    assert [one.id for one in found] == [vm.id]
    assert found[0].comment == '<&> "quoted" ümlaut ☃'
    service.update(types.Vm(description="changed", memory=300 * MIB))
    assert service.get().memory == 300 * MIB
    assert service.get(all_content=True).console is not None
    return vm


def nics(vm_service: sdk.services.VmService, profile: types.VnicProfile) -> types.Nic:
    """Give it a card."""
    service = vm_service.nics_service()
    nic = service.add(types.Nic(name="nic1", vnic_profile=types.VnicProfile(id=profile.id)))
    service.nic_service(nic.id).update(types.Nic(linked=False))
    assert service.nic_service(nic.id).get().linked is False
    service.nic_service(nic.id).update(types.Nic(linked=True))
    assert [one.name for one in service.list()] == ["nic1"]
    return nic


def disks(
    system: sdk.services.SystemService, vm_service: sdk.services.VmService, storage: types.StorageDomain
) -> types.Disk:
    """Make a disk beside it and attach it."""
    service = system.disks_service()
    disk = service.add(
        types.Disk(
            name="sdk-disk",
            format=types.DiskFormat.COW,
            provisioned_size=64 * MIB,
            storage_domains=[types.StorageDomain(id=storage.id)],
        )
    )
    one = service.disk_service(disk.id)
    await_true("the disk is ok", lambda: one.get().status == types.DiskStatus.OK)
    assert [each.id for each in service.list(search="name=sdk-disk")] == [disk.id]
    one.update(types.Disk(description="made by the SDK"))
    attachments = vm_service.disk_attachments_service()
    attachments.add(
        types.DiskAttachment(
            disk=types.Disk(id=disk.id), interface=types.DiskInterface.VIRTIO, bootable=False, active=True
        )
    )
    assert disk.id in [each.disk.id for each in attachments.list()]
    assert attachments.attachment_service(disk.id).get().active
    return disk


def run(
    system: sdk.services.SystemService, vm_service: sdk.services.VmService, nic: types.Nic, disk: types.Disk
) -> None:
    """Start it, look at it and change it while it runs."""
    vm_service.start()
    await_true("the VM is up", lambda: vm_service.get().status == types.VmStatus.UP)
    running = vm_service.get()
    assert running.host is not None
    assert system.hosts_service().host_service(running.host.id).get().summary.active >= 1
    await_true("there are statistics", lambda: len(vm_service.statistics_service().list()) > 0)
    await_true("the guest agent answers", lambda: len(vm_service.reported_devices_service().list()) > 0)
    vm_service.numa_nodes_service().list()
    vm_service.snapshots_service().list()
    vm_service.cdroms_service().list()
    consoles = vm_service.graphics_consoles_service()
    console = consoles.list(current=True)[0]
    ticket = consoles.console_service(console.id).ticket()
    assert ticket.value
    attachment = vm_service.disk_attachments_service().attachment_service(disk.id)
    attachment.update(types.DiskAttachment(active=False))
    await_true("the disk is off", lambda: not attachment.get().active)
    card = vm_service.nics_service().nic_service(nic.id)
    when_free(card.deactivate)
    await_true("the card is off", lambda: not card.get().plugged)
    when_free(card.activate)
    await_true("the card is on", lambda: card.get().plugged)
    when_free(lambda: vm_service.reboot(force=True))
    await_true("the VM is up again", lambda: vm_service.get().status == types.VmStatus.UP)
    when_free(vm_service.stop)
    await_true("the VM is down", lambda: vm_service.get().status == types.VmStatus.DOWN)


def rights(system: sdk.services.SystemService, vm_service: sdk.services.VmService) -> None:
    """Give a user a role on it, and take it away."""
    users = system.users_service()
    admin = next(one for one in users.list() if one.user_name.startswith("admin"))
    role = next(one for one in system.roles_service().list() if one.name == "UserRole")
    assert system.roles_service().role_service(role.id).permits_service().list()
    permissions = vm_service.permissions_service()
    given = permissions.add(types.Permission(user=types.User(id=admin.id), role=types.Role(id=role.id)))
    assert given.id in [one.id for one in permissions.list()]
    permissions.permission_service(given.id).remove()
    assert given.id not in [one.id for one in permissions.list()]
    assert system.groups_service().list()


def refusals(system: sdk.services.SystemService, vm_service: sdk.services.VmService) -> None:
    """Meet errors as the SDK's own exceptions, with the engine's words."""
    with pytest.raises(sdk.Error, match="VM is not running"):
        vm_service.stop()
    with pytest.raises(sdk.NotFoundError):
        system.vms_service().vm_service("00000000-0000-0000-0000-0000000000ff").get()
    with pytest.raises(sdk.Error, match="name"):
        system.vms_service().add(types.Vm(cluster=types.Cluster(name="Default")))
    with pytest.raises(sdk.Error, match="already"):
        system.vms_service().add(
            types.Vm(name="sdk-session", cluster=types.Cluster(name="Default"), template=types.Template(name="Blank"))
        )


def what_happened(system: sdk.services.SystemService, vm: types.Vm) -> None:
    """Find all of it in the events and jobs."""
    events = system.events_service().list(search="vm.name=sdk-session", max=50)
    assert events
    assert system.events_service().event_service(events[0].id).get().code == events[0].code
    jobs = system.jobs_service().list(max=20)
    assert jobs
    assert system.jobs_service().job_service(jobs[0].id).get().status is not None
    assert system.jobs_service().job_service(jobs[0].id).steps_service().list() is not None


def clean_up(system: sdk.services.SystemService, vm_service: sdk.services.VmService, network: types.Network) -> None:
    """Leave nothing behind."""
    if vm_service.get().status != types.VmStatus.DOWN:
        vm_service.stop()
        await_true("the VM is down", lambda: vm_service.get().status == types.VmStatus.DOWN)
    vm_service.remove()
    await_true("the VM is gone", lambda: not system.vms_service().list(search="name=sdk-session"))
    await_true("its disk is gone", lambda: not system.disks_service().list(search="name=sdk-disk"))
    system.networks_service().network_service(network.id).remove()
